/** The parts of an .xlsx workbook as rows of text. Formulas are never computed: their last value counts. */
import { cellDay, isDayFormat } from './sheet-day.rule.ts';
import { workbookLimits } from './workbook.rule.ts';
import { attribute, plainText, XmlScan, type XmlListener } from './xml-scan.rule.ts';

/** A sheet as the workbook names it. */
export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  /** Of the relation that says which file it is. */
  readonly relation: string;
}

/** What `workbook.xml` says. */
export function readBook(xml: string): {
  readonly sheets: readonly SheetPart[];
  readonly since1904: boolean;
} {
  const sheets: SheetPart[] = [];
  let since1904 = false;
  each(xml, (name, attributes) => {
    if (name === 'workbookPr')
      since1904 = /^(?:1|true)$/.test(attribute(attributes, 'date1904') ?? '');
    if (name !== 'sheet') return;
    const [title, relation] = [attribute(attributes, 'name'), attribute(attributes, 'id')];
    const hidden = (attribute(attributes, 'state') ?? 'visible') !== 'visible';
    if (title !== null && relation !== null) sheets.push({ name: title, hidden, relation });
  });
  return { sheets, since1904 };
}

/** A relation of one part to another. */
export interface Relation {
  readonly id: string;
  /** The last word of its type: `worksheet`, `sharedStrings`, `styles`, `officeDocument`. */
  readonly type: string;
  readonly target: string;
}

/** What a `.rels` file says. */
export function readRelations(xml: string): Relation[] {
  const found: Relation[] = [];
  each(xml, (name, attributes) => {
    if (name !== 'Relationship') return;
    const type = attribute(attributes, 'Type') ?? '';
    found.push({
      id: attribute(attributes, 'Id') ?? '',
      type: type.slice(type.lastIndexOf('/') + 1),
      target: attribute(attributes, 'Target') ?? '',
    });
  });
  return found;
}

/** Which styles of `styles.xml` show a number as a day. */
export function readDayStyles(xml: string): boolean[] {
  const formats = new Map<number, string>();
  const styles: boolean[] = [];
  let ofCells = false;
  each(
    xml,
    (name, attributes) => {
      const format = Number(attribute(attributes, 'numFmtId') ?? 0);
      if (name === 'numFmt') formats.set(format, attribute(attributes, 'formatCode') ?? '');
      if (name === 'cellXfs') ofCells = true;
      if (name === 'xf' && ofCells) styles.push(isDayFormat(format, formats.get(format) ?? null));
    },
    (name) => {
      if (name === 'cellXfs') ofCells = false;
    },
  );
  return styles;
}

function each(
  xml: string,
  open: (name: string, attributes: string) => void,
  close: (name: string) => void = () => undefined,
): void {
  new XmlScan({ open, text: () => undefined, close }).push(xml);
}

/** Text of `t` elements as it is read; how a word is pronounced (`rPh`) is left out. */
class TextInParts {
  private inText = false;
  private pronounced = false;
  private parts = '';

  open(name: string): void {
    if (name === 'rPh') this.pronounced = true;
    if (name === 't') this.inText = !this.pronounced;
  }

  text(piece: string): void {
    if (this.inText && this.parts.length <= workbookLimits.cellCharacters) this.parts += piece;
  }

  close(name: string): void {
    if (name === 'rPh') this.pronounced = false;
    if (name === 't') this.inText = false;
  }

  take(): string {
    const text = unescaped(plainText(this.parts));
    this.parts = '';
    return text;
  }
}

/** `_x000D_` is how a workbook writes what XML cannot. */
const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([\dA-F]{4})_/gi, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : text;

/** Gathers the texts that cells refer to by number. */
export class SharedTexts implements XmlListener {
  readonly texts: string[] = [];
  private readonly part = new TextInParts();

  open(name: string): void {
    this.part.open(name);
  }

  text(piece: string): void {
    this.part.text(piece);
  }

  close(name: string): void {
    this.part.close(name);
    if (name === 'si') this.texts.push(this.part.take());
  }
}

/** What a sheet's cells are read with. */
export interface SheetContext {
  readonly texts: readonly string[];
  readonly dayStyles: readonly boolean[];
  readonly since1904: boolean;
}

/** Gathers a sheet's rows; whoever pushes takes them away. */
export class SheetCells implements XmlListener {
  /** Rows that are whole, each with its place from 0. */
  readonly rows: { readonly at: number; readonly cells: string[] }[] = [];
  private row = -1;
  private column = -1;
  private cells: string[] = [];
  private type = 'n';
  private style = 0;
  private value = '';
  private inValue = false;
  private readonly part = new TextInParts();
  private readonly context: SheetContext;

  constructor(context: SheetContext) {
    this.context = context;
  }

  open(name: string, attributes: string): void {
    if (name === 'row') {
      const at = Number(attribute(attributes, 'r') ?? Number.NaN);
      this.row = Number.isInteger(at) && at > 0 ? at - 1 : this.row + 1;
      [this.column, this.cells] = [-1, []];
    } else if (name === 'c') {
      const at = columnOf(attribute(attributes, 'r') ?? '');
      this.column = at ?? this.column + 1;
      this.type = attribute(attributes, 't') ?? 'n';
      this.style = Number(attribute(attributes, 's') ?? 0);
      this.value = '';
    } else if (name === 'v') this.inValue = true;
    else this.part.open(name);
  }

  text(piece: string): void {
    if (!this.inValue) this.part.text(piece);
    else if (this.value.length <= workbookLimits.cellCharacters) this.value += piece;
  }

  close(name: string): void {
    if (name === 'v') this.inValue = false;
    else if (name === 'c') this.keep();
    else if (name === 'row') this.rows.push({ at: this.row, cells: this.cells });
    else this.part.close(name);
  }

  private keep(): void {
    const text = this.textOfCell();
    if (text === '' || this.column >= workbookLimits.columns) return;
    while (this.cells.length < this.column) this.cells.push('');
    this.cells[this.column] = text;
  }

  private textOfCell(): string {
    const inline = this.part.take();
    if (this.type === 'inlineStr') return inline;
    const value = plainText(this.value);
    if (value === '') return '';
    const { texts, dayStyles, since1904 } = this.context;
    if (this.type === 's') return texts[Number(value)] ?? '';
    if (this.type === 'str') return unescaped(value);
    if (this.type === 'b') return value === '1' ? '是' : '否';
    if (this.type === 'd') return value.slice(0, 10);
    const number = this.type === 'n' ? Number(value) : Number.NaN;
    // What failed (`#REF!`) is told as it stands.
    if (!Number.isFinite(number)) return value;
    const day = dayStyles[this.style] === true ? cellDay(number, since1904) : null;
    // 0.1 + 0.2 as the sheet shows it, not as binary fractions end.
    return day ?? String(Number(number.toPrecision(14)));
  }
}

/** `AB12` → 27; null without letters. */
function columnOf(place: string): number | null {
  let column = 0;
  for (const sign of place) {
    const letter = sign.charCodeAt(0) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column === 0 ? null : column - 1;
}

/** Cells of one column drawn together over several rows: the village beside its entries. */
export interface TallMerge {
  readonly column: number;
  /** First and last row, from 0. */
  readonly from: number;
  readonly to: number;
}

/** Over more rows nobody merges what each row means. */
const tallest = 5_000;

/** The merges that say the same in several rows, from the end of a sheet's file. */
export function readMerges(xml: string): TallMerge[] {
  return [...xml.matchAll(/<(?:\w+:)?mergeCell\s[^>]*ref="([A-Z]+)(\d+):[A-Z]+(\d+)"/g)].flatMap(
    ([, letters = '', first, last]) => {
      const [column, from, to] = [columnOf(letters), Number(first) - 1, Number(last) - 1];
      return column === null || to <= from || to - from > tallest ? [] : [{ column, from, to }];
    },
  );
}

/** Gives each row of a merge what stands in its first; rows come in their order. */
export class MergedCells {
  private readonly waiting: readonly TallMerge[];
  private next = 0;
  private open: { readonly merge: TallMerge; readonly text: string }[] = [];

  constructor(merges: readonly TallMerge[]) {
    this.waiting = [...merges].sort((one, other) => one.from - other.from);
  }

  fill(at: number, cells: string[]): void {
    this.open = this.open.filter(({ merge }) => merge.to >= at);
    if (cells.length > 0) {
      for (const { merge, text } of this.open) {
        while (cells.length <= merge.column) cells.push('');
        if (cells[merge.column] === '') cells[merge.column] = text;
      }
    }
    for (; (this.waiting[this.next]?.from ?? Infinity) <= at; this.next++) {
      const merge = this.waiting[this.next] as TallMerge;
      const text = merge.from === at ? (cells[merge.column] ?? '') : '';
      if (text !== '') this.open.push({ merge, text });
    }
  }
}
