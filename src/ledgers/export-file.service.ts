import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import { defused, sheetName, type Cell } from './export-cell.rule.ts';
import { openTable, type ExportCall, type ExportWish, type Table } from './export.service.ts';
import { xlsxType } from './ledger-file.service.ts';

/** A workbook's sheet holds no more; what is over goes on in the next. */
const mostRowsInSheet = 1_000_000;

/** What a file is called and what it is. */
export function fileOf(
  { layout, format, lang }: ExportWish,
  day: string,
): { readonly name: string; readonly mediaType: string } {
  const base = `${lang === 'zh' ? layout.nameZh : layout.nameEn} ${day}`;
  return format === 'CSV'
    ? { name: `${base}.csv`, mediaType: 'text/csv; charset=utf-8' }
    : { name: `${base}.xlsx`, mediaType: xlsxType };
}

/**
 * Writes what is wished for into a stream and ends it. Rows are read as fast as they are taken: the
 * next hundred when the ones before have left, so that 100,000 take no more memory than a thousand.
 * @returns how many rows. @throws when the stream breaks off
 */
export async function writeFile(
  call: ExportCall,
  wish: ExportWish,
  out: Writable,
  told: (rows: number) => void = () => undefined,
): Promise<number> {
  const table = await openTable(call, wish);
  return wish.format === 'CSV' ? writeCsv(table, out, told) : writeWorkbook(table, wish, out, told);
}

async function writeCsv(
  { headings, sheets }: Table,
  out: Writable,
  told: (rows: number) => void,
): Promise<number> {
  let rows = 0;
  // Without the mark Excel on a Chinese Windows reads UTF-8 as GBK.
  out.write(`\ufeff${csv([headings])}`);
  for await (const { pages } of sheets) {
    for await (const page of pages) {
      out.write(csv(page));
      told((rows += page.length));
      await taken(out);
    }
  }
  out.end();
  return rows;
}

const csv = (rows: readonly (readonly Cell[])[]): string =>
  stringify(
    rows.map((row) => row.map(defused)),
    { record_delimiter: 'windows' },
  );

async function writeWorkbook(
  { headings, widths, sheets }: Table,
  { layout }: ExportWish,
  out: Writable,
  told: (rows: number) => void,
): Promise<number> {
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({
    stream: out,
    useStyles: true,
    useSharedStrings: false,
  });
  const names = new Set<string>();
  const open = (wanted: string) => {
    const name = sheetName(wanted, names);
    names.add(name.toLowerCase());
    const top = layout.title === null ? 1 : 2;
    const sheet = workbook.addWorksheet(name, {
      views: [{ state: 'frozen', ySplit: top }],
      pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToHeight: 0 },
    });
    sheet.columns = widths.map((width) => ({ width }));
    if (layout.title !== null) {
      const title = sheet.addRow([
        layout.sheetBy === null ? layout.title : `${layout.title} ${name}`,
      ]);
      title.font = { size: 14, bold: true };
      sheet.mergeCells(1, 1, 1, Math.max(1, headings.length));
      title.commit();
    }
    const row = sheet.addRow([...headings]);
    row.font = { bold: true };
    row.commit();
    return sheet;
  };
  let rows = 0;
  for await (const { name, pages } of sheets) {
    let [sheet, inSheet] = [open(name), 0];
    for await (const page of pages) {
      if (inSheet + page.length > mostRowsInSheet) {
        sheet.commit();
        [sheet, inSheet] = [open(name), 0];
      }
      // Strings stay strings in a workbook: none becomes a formula.
      for (const cells of page) sheet.addRow([...cells]).commit();
      inSheet += page.length;
      told((rows += page.length));
      await taken(out);
    }
    sheet.commit();
  }
  if (names.size === 0) open(layout.nameZh).commit();
  await workbook.commit();
  return rows;
}

/** Waits until what was written is on its way. @throws when nobody takes it any more */
async function taken(out: Writable): Promise<void> {
  if (out.destroyed) throw new BrokenOffError('nobody takes the file any more');
  if (out.writableNeedDrain) {
    const gone = new AbortController();
    const close = once(out, 'close', { signal: gone.signal }).then(() => {
      throw new BrokenOffError('nobody takes the file any more');
    });
    try {
      await Promise.race([once(out, 'drain', { signal: gone.signal }), close]);
    } finally {
      gone.abort();
      close.catch(() => undefined);
    }
  }
  // Others have their turn between pages.
  await new Promise((resume) => setImmediate(resume));
}

/** Whoever asked for a file went away. */
export class BrokenOffError extends Error {
  override readonly name = 'BrokenOffError';
}
