import {
  fieldsOf,
  kindWords,
  ledgerKinds,
  neededFields,
  type LedgerField,
  type LedgerKind,
} from './ledger-field.rule.ts';

/** A row of a sheet as text; missing cells are empty. */
export type Cells = readonly string[];

/** One column of a ledger as it was understood. */
export interface LedgerColumn {
  /** From 0. */
  readonly at: number;
  /** As it stands in the sheet. */
  readonly heading: string;
  readonly field: LedgerField;
}

/** How a sheet was understood. */
export interface Heading {
  /** The heading's (last) row, from 0; rows before it are titles. */
  readonly row: number;
  /** Null where nothing tells what the rows are. */
  readonly kind: LedgerKind | null;
  readonly columns: readonly LedgerColumn[];
}

/** Heads the column in which faulty rows given back say what is wrong; it is never read. */
export const faultHeading = '要改的地方';

/** A heading stands within so many rows. */
const mostTitleRows = 25;

/** `联系人（必填）*` → `联系人`; what stands in brackets is kept apart as a hint at the unit. */
export function normaliseHeading(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[(（[【].*?[)）\]】]/g, '')
    .replace(/[\s*＊:：、,，。.·/\\|_-]/g, '')
    .replace(/(?:必填|选填|下拉选择)$/, '')
    .toLowerCase();
}

const dictionaries = Object.fromEntries(
  ledgerKinds.map((kind) => [kind, dictionary(kind)]),
) as Readonly<Record<LedgerKind, ReadonlyMap<string, LedgerField>>>;

function dictionary(kind: LedgerKind): ReadonlyMap<string, LedgerField> {
  const words = new Map<string, LedgerField>();
  for (const [field, { zh, en, also }] of Object.entries(fieldsOf[kind])) {
    for (const word of [zh, en, ...also]) {
      const key = normaliseHeading(word);
      if (!words.has(key)) words.set(key, field as LedgerField);
    }
  }
  return words;
}

/** The field a heading names: exactly, or by the longest of its words that it ends or begins with. */
function fieldOf(heading: string, words: ReadonlyMap<string, LedgerField>): LedgerField | null {
  const exact = words.get(heading);
  if (exact !== undefined || heading.length > 14) return exact ?? null;
  let best: { readonly length: number; readonly field: LedgerField } | null = null;
  for (const [word, field] of words) {
    if (word.length < 2 || word.length <= (best?.length ?? 0)) continue;
    if (heading.endsWith(word) || heading.startsWith(word)) best = { length: word.length, field };
  }
  return best?.field ?? null;
}

/**
 * Finds a sheet's heading by what its cells mean: the row in which most cells name fields of one
 * kind. A heading of two rows (a merged group over its columns) is read as one. Titles above are left
 * out, but their words help to tell the kind. Null where nothing looks like a ledger.
 */
export function findHeading(
  rows: readonly Cells[],
  hint: { readonly sheet: string; readonly file: string; readonly kind: LedgerKind | null },
): (Heading & { readonly kind: LedgerKind }) | null {
  let best: (Heading & { readonly kind: LedgerKind; readonly points: number }) | null = null;
  for (let row = 0; row < Math.min(rows.length, mostTitleRows); row++) {
    const above = rows.slice(0, row).flat().join(' ');
    for (const cells of [rows[row] as Cells, joined(rows[row - 1], rows[row] as Cells)]) {
      const said = kindSaid(`${hint.sheet} ${above} ${cells.join(' ')}`) ?? kindSaid(hint.file);
      for (const kind of hint.kind === null ? ledgerKinds : [hint.kind]) {
        const columns = columnsOf(cells, kind);
        const known = columns.filter(({ field }) => field !== 'IGNORE').length;
        const needed = neededFields[kind].every((field) =>
          columns.some((column) => column.field === field),
        );
        const filled = cells.filter((cell) => cell !== '').length;
        if (known < 2 && !(needed && filled <= 2 && known === filled)) continue;
        const points = known * 2 - (filled - known) + (needed ? 3 : 0) + (kind === said ? 2.5 : 0);
        if (needed && (best === null || points > best.points))
          best = { row, kind, columns, points };
      }
    }
  }
  return best === null ? null : { row: best.row, kind: best.kind, columns: best.columns };
}

/**
 * The row that would be the heading of a table nobody recognises: the first with the most cells. Its
 * columns say nothing until somebody says what they are. Null where there is no table at all.
 */
export function plainHeading(rows: readonly Cells[]): Heading | null {
  const filled = (cells: Cells): number => cells.filter((cell) => cell.trim() !== '').length;
  const counts = rows.slice(0, Math.min(mostTitleRows, rows.length - 1)).map(filled);
  const most = Math.max(0, ...counts);
  const row = counts.indexOf(most);
  if (most < 2) return null;
  const columns = (rows[row] as Cells).map((cell, at) => ({
    at,
    heading: cell.trim(),
    field: 'IGNORE' as const,
  }));
  return { row, kind: null, columns };
}

/** Headings of two rows: what stands above, then what stands below; merged cells say it twice. */
function joined(above: Cells | undefined, below: Cells): Cells {
  if (above === undefined) return below;
  return below.map((cell, at) => (cell === '' ? (above[at] ?? '') : cell));
}

function kindSaid(text: string): LedgerKind | null {
  return kindWords.find(([, words]) => words.test(text))?.[0] ?? null;
}

/** Each column's field; a field is named once, by its best column, later ones are left out. */
export function columnsOf(cells: Cells, kind: LedgerKind): LedgerColumn[] {
  const taken = new Set<LedgerField>();
  const exact = cells.map((cell) => dictionaries[kind].get(normaliseHeading(cell)) ?? null);
  return cells.map((cell, at) => {
    const heading = cell.trim();
    const wanted = exact[at] ?? fieldOf(normaliseHeading(heading), dictionaries[kind]);
    const late = exact[at] === null && wanted !== null && exact.includes(wanted);
    const field = wanted === null || taken.has(wanted) || late ? 'IGNORE' : wanted;
    if (field !== 'SEQUENCE' && field !== 'IGNORE') taken.add(field);
    return { at, heading, field };
  });
}

/** What a ledger is remembered by: its headings, in their order; the rows of it to put right look the same. */
export function headingSignature(columns: readonly LedgerColumn[]): string {
  return columns
    .filter(({ heading }) => heading !== faultHeading)
    .map(({ heading }) => normaliseHeading(heading))
    .join('|')
    .slice(0, 1_000);
}

/** The unit that stands in a heading's brackets: `数量（斤）` → `斤`. */
export function unitInHeading(heading: string): string | null {
  const inner = /[(（[【]\s*(?:单位\s*[:：]?)?\s*([^)）\]】]{1,6})\s*[)）\]】]/.exec(heading)?.[1];
  return inner === undefined || /必填|选填|下拉|可/.test(inner) ? null : inner.trim();
}
