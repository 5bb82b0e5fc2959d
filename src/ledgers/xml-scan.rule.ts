/** Reads XML piece by piece as it is unpacked, so that a large sheet is never in memory as a whole. */

/** What is told of a document, in its order. Names come without their prefix. */
export interface XmlListener {
  /** `attributes` as they stand in the tag; see {@link attribute}. An empty element is closed at once. */
  open(name: string, attributes: string): void;
  /** Text between tags, entities not yet replaced; what is long comes in pieces. */
  text(piece: string): void;
  close(name: string): void;
}

/** No tag of a workbook is as long; one without an end would fill the memory. */
const longestTag = 1_000_000;

/** Tells a listener what stands in the pieces it is given. No DTD is read: entities of its own mean nothing. */
export class XmlScan {
  private rest = '';
  private readonly listener: XmlListener;

  constructor(listener: XmlListener) {
    this.listener = listener;
  }

  /** @throws RangeError where a tag has no end */
  push(piece: string): void {
    const text = this.rest + piece;
    let at = 0;
    for (;;) {
      const begin = text.indexOf('<', at);
      if (begin < 0) break;
      if (begin > at) this.listener.text(text.slice(at, begin));
      at = begin;
      const end = endOfTag(text, begin);
      if (end < 0) break;
      this.tell(text.slice(begin + 1, end));
      at = end + 1;
    }
    this.rest = text.slice(at);
    if (this.rest.length > longestTag) throw new RangeError('a tag has no end');
  }

  private tell(tag: string): void {
    if (tag.startsWith('/')) this.listener.close(localName(tag.slice(1).trim()));
    else if (tag.startsWith('![CDATA[')) this.listener.text(escaped(tag.slice(8, -2)));
    else if (!tag.startsWith('!') && !tag.startsWith('?')) {
      const empty = tag.endsWith('/');
      const body = empty ? tag.slice(0, -1) : tag;
      const space = body.search(/\s/);
      const name = localName(space < 0 ? body : body.slice(0, space));
      this.listener.open(name, space < 0 ? '' : body.slice(space));
      if (empty) this.listener.close(name);
    }
  }
}

/** Where the tag that begins here ends, or -1 while its end has not come. */
function endOfTag(text: string, begin: number): number {
  if (text.startsWith('<!--', begin)) return after(text, begin, '-->');
  if (text.startsWith('<![CDATA[', begin)) return after(text, begin, ']]>');
  // `<!--` and `<![CDATA[` may be cut in two by the piece's end.
  if (text.length - begin < 9 && text.startsWith('<!', begin)) return -1;
  let end = text.indexOf('>', begin);
  // A value may hold the mark.
  while (end >= 0 && insideQuotes(text, begin, end)) end = text.indexOf('>', end + 1);
  return end;
}

function after(text: string, begin: number, mark: string): number {
  const end = text.indexOf(mark, begin);
  return end < 0 ? -1 : end + mark.length - 1;
}

function insideQuotes(text: string, begin: number, end: number): boolean {
  let open = '';
  for (let at = begin; at < end; at++) {
    const sign = text[at] as string;
    if (open === '' ? sign === '"' || sign === "'" : sign === open) open = open === '' ? sign : '';
  }
  return open !== '';
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const escaped = (text: string): string => text.replaceAll('&', '&amp;');

const patterns = new Map<string, RegExp>();

/** The value of an attribute, whatever its prefix; null where there is none. */
export function attribute(attributes: string, name: string): string | null {
  let pattern = patterns.get(name);
  if (pattern === undefined) {
    pattern = new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    patterns.set(name, pattern);
  }
  const found = pattern.exec(attributes);
  return found === null ? null : plainText(found[1] ?? found[2] ?? '');
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** Text with its entities replaced. */
export function plainText(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x?[\da-f]+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole;
    const hex = name[1] === 'x' || name[1] === 'X';
    const code = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
