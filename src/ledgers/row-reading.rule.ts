import { saysDitto } from './cell.rule.ts';
import type { Cells, LedgerColumn } from './heading.rule.ts';
import { readListingRow } from './listing-row.rule.ts';
import { readAccountRow, readPlaceRow } from './place-row.rule.ts';
import { exampleMark } from './template.rule.ts';
import { RowSheet, type RowContext, type RowReading } from './row-draft.rule.ts';

/** Reads one row of a sheet. Pure; what is wrong is found all at once. */
export function readRow(cells: Cells, context: RowContext): RowReading {
  const sheet = new RowSheet(cells, context);
  if (context.kind === 'ACCOUNT') return readAccountRow(sheet);
  if (context.kind === 'PARTY' || context.kind === 'VILLAGE') return readPlaceRow(sheet);
  return readListingRow(sheet);
}

/** A row without an entry: empty, a sum, a signature, a remark under the table, the heading repeated. */
export function isNoEntry(cells: Cells, columns: readonly LedgerColumn[]): boolean {
  const filled = columns.filter(
    ({ at, field }) => field !== 'SEQUENCE' && (cells[at] ?? '').trim() !== '',
  );
  if (filled.length === 0) return true;
  const texts = filled.map(({ at }) => (cells[at] ?? '').normalize('NFKC').replace(/\s/g, ''));
  const first = cells.find((cell) => cell.trim() !== '')?.replace(/\s/g, '') ?? '';
  if (
    /^(?:合计|总计|小计|共计|汇总|填表人|填报人|制表|审核|负责人签字|注[:：]|备注[:：]|说明[:：])/.test(
      first,
    )
  )
    return true;
  return (
    exampleMark.test(first) ||
    (filled.length > 1 && filled.every(({ heading }, i) => heading.replace(/\s/g, '') === texts[i]))
  );
}

/** The row with 同上 replaced by what stands above. */
export function withDitto(cells: Cells, above: Cells): string[] {
  return cells.map((cell, at) => (saysDitto(cell) ? (above[at] ?? '') : cell));
}

/** What a row says in the columns that are read, as one text: the same text means nothing has changed. */
export function rowSaying(cells: Cells, columns: readonly LedgerColumn[]): string {
  const said = columns
    .filter(({ field }) => field !== 'IGNORE' && field !== 'SEQUENCE')
    .map(({ at, field }) => [
      field,
      (cells[at] ?? '').normalize('NFKC').replace(/\s+/g, ' ').trim(),
    ])
    .sort(([one = ''], [other = '']) => (one < other ? -1 : 1));
  return JSON.stringify(said);
}
