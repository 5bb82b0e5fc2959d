/**
 * SQL text with typed parameters that are read at request time.
 *
 * A fragment is a list of strings and parameters. Rendering numbers the parameters; the same
 * parameter object used twice becomes one `$n`, so the district appears once per statement however
 * many tables name it.
 */

/** What a request binds: who asks, and the values of each page's and key's arguments. */
export interface Bind {
  readonly district: string;
  readonly viewer: ViewerValues;
  /** By statement. */
  readonly bounds: readonly (BoundValues | null | undefined)[];
}

/** What one statement's arguments bind. */
export interface BoundValues {
  /** In the order of the `?`s of its filter and cursor. */
  readonly values: readonly unknown[];
  /** The subject of the counter that answers its count. */
  readonly subject: string | null;
}

/** The viewer's facts that policies may put into SQL. */
export interface ViewerValues {
  readonly id: string | null;
  readonly town: string | null;
  readonly party: string | null;
  readonly chain: string | null;
}

/** One parameter: how PostgreSQL is told its type and where a request finds its value. */
export interface Param {
  readonly cast: string;
  read(bind: Bind): unknown;
}

export type Part = string | Param;
export type Fragment = readonly Part[];

export const districtParam: Param = { cast: 'text', read: (bind) => bind.district };

const viewerParams: Record<keyof ViewerValues, Param> = {
  id: { cast: 'uuid', read: (bind) => bind.viewer.id },
  town: { cast: 'uuid', read: (bind) => bind.viewer.town },
  party: { cast: 'uuid', read: (bind) => bind.viewer.party },
  chain: { cast: 'uuid', read: (bind) => bind.viewer.chain },
};

/** The viewer's own town, party, chain or id as a parameter, for policies and masks. */
export function viewerParam(fact: keyof ViewerValues): Param {
  return viewerParams[fact];
}

/** The facts that viewers differ by. */
export const viewerFacts = Object.keys(viewerParams) as readonly (keyof ViewerValues)[];

/** The parameter of a statement's counter subject. */
export function subjectParam(statement: number): Param {
  return { cast: 'text', read: (bind) => bind.bounds[statement]?.subject };
}

/**
 * Text with `?::cast` for values, as filters and cursors write it, as a fragment whose parameters
 * read the values bound for a statement, in order, beginning at `from`.
 */
export function withValues(text: string, statement: number, from = 0): Fragment {
  const [head = '', ...rest] = text.split('?::');
  const parts: Part[] = [head];
  rest.forEach((piece, i) => {
    const cast = /^[a-z]+(\[\])?/.exec(piece)?.[0] ?? '';
    parts.push({ cast, read: (bind) => bind.bounds[statement]?.values[from + i] });
    parts.push(piece.slice(cast.length));
  });
  return parts;
}

/** Template for fragments: strings stay SQL, fragments and parameters are spliced in. */
export function sql(strings: TemplateStringsArray, ...inserts: (Part | Fragment)[]): Fragment {
  const parts: Part[] = [];
  strings.forEach((text, i) => {
    parts.push(text);
    const insert = inserts[i];
    if (insert === undefined) return;
    if (typeof insert === 'string' || 'cast' in insert) parts.push(insert);
    else parts.push(...insert);
  });
  return parts;
}

/** Joins fragments by a separator. */
export function join(fragments: readonly Fragment[], separator: string): Fragment {
  return fragments.flatMap((fragment, i) => (i === 0 ? fragment : [separator, ...fragment]));
}

export interface Rendered {
  readonly text: string;
  readonly params: readonly Param[];
}

/** Numbers the parameters: `$1::uuid`, the same object always the same number. */
export function render(fragment: Fragment): Rendered {
  const params: Param[] = [];
  let text = '';
  for (const part of fragment) {
    if (typeof part === 'string') {
      text += part;
      continue;
    }
    let index = params.indexOf(part);
    if (index < 0) index = params.push(part) - 1;
    text += `$${index + 1}::${part.cast}`;
  }
  return { text, params };
}
