import { once } from 'node:events';
import { Readable } from 'node:stream';
import { parentPort, workerData } from 'node:worker_threads';
import { parse } from 'csv-parse';
import { csvDelimiter, csvText, fileFormat } from './csv-text.rule.ts';
import { MergedCells, type TallMerge } from './sheet-xml.rule.ts';
import { WorkbookError, workbookLimits, type WorkbookMessage } from './workbook.rule.ts';
import { readXlsx, type RowTaker } from './xlsx-file.service.ts';

/*
 * Reads one file and ends: what it took is given back with the thread, and a file that takes more
 * than it may ends the thread, not the server. Formulas are never computed: their last value counts.
 * Node runs this file as it is in tests, so it holds nothing that would need compiling.
 */

const port = parentPort;
const say = (message: WorkbookMessage): void => port?.postMessage(message);

/** Sends rows on, some at a time; the next go when those are worked through. */
class Outlet implements RowTaker {
  private rows: string[][] = [];
  private from = 0;

  async sheet(name: string): Promise<void> {
    await this.end();
    this.from = 0;
    say({ type: 'sheet', name });
  }

  row(at: number, cells: readonly string[]): void {
    // A cell that was once formatted at the end of the sheet is no row.
    if (cells.length === 0) return;
    if (at >= workbookLimits.rows) throw new WorkbookError('LEDGER_TOO_LARGE');
    while (this.from + this.rows.length < at) this.rows.push([]);
    this.rows.push(cells.map(cut));
  }

  async drained(): Promise<void> {
    while (this.rows.length >= workbookLimits.rowsAtOnce) await this.send();
  }

  async end(): Promise<void> {
    while (this.rows.length > 0) await this.send();
  }

  private async send(): Promise<void> {
    const rows = this.rows.splice(0, workbookLimits.rowsAtOnce);
    say({ type: 'rows', from: this.from, rows });
    this.from += rows.length;
    if (port !== null) await once(port, 'message');
  }
}

try {
  const out = new Outlet();
  await readFile(Buffer.from(workerData as Uint8Array), out);
  await out.end();
  say({ type: 'end' });
} catch (error) {
  const code =
    error instanceof WorkbookError
      ? error.code
      : /password|encrypt/i.test(String(error))
        ? 'LEDGER_PROTECTED'
        : 'LEDGER_UNREADABLE';
  say({ type: 'failed', code });
}
port?.close();

async function readFile(bytes: Buffer, out: RowTaker): Promise<void> {
  const format = fileFormat(bytes);
  if (format === null) throw new WorkbookError('LEDGER_UNREADABLE');
  if (format === 'CSV') await readCsv(bytes, out);
  else if (format === 'XLS' || !(await readXlsx(bytes, out))) await readOther(bytes, format, out);
}

async function readCsv(bytes: Buffer, out: RowTaker): Promise<void> {
  const rows = Readable.from(csvText(bytes)).pipe(
    parse({
      bom: true,
      delimiter: csvDelimiter(bytes),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      to: workbookLimits.rows + 1,
    }),
  );
  await out.sheet('');
  let at = 0;
  for await (const row of rows as AsyncIterable<string[]>) {
    out.row(at++, row.some((cell) => cell !== '') ? row.slice(0, workbookLimits.columns) : []);
    await out.drained();
  }
}

/** Old workbooks (.xls) and the rarer packed ones (.xlsb, .ods): read whole, by a library. */
async function readOther(bytes: Buffer, format: 'XLS' | 'XLSX', out: RowTaker): Promise<void> {
  const { read, set_cptable } = await import('@e965/xlsx');
  // Old files say their texts in a code page of their own.
  if (format === 'XLS') set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'));
  const book = read(bytes, {
    dense: true,
    cellDates: true,
    UTC: true,
    cellFormula: false,
    cellHTML: false,
    cellText: false,
    sheetRows: workbookLimits.rows + 1,
  });
  for (const name of book.SheetNames.slice(0, workbookLimits.sheets)) {
    const sheet = book.Sheets[name];
    const hidden = book.Workbook?.Sheets?.find((one) => one.name === name)?.Hidden ?? 0;
    if (sheet === undefined || hidden !== 0) continue;
    const rows = (sheet as { '!data'?: (Cell | undefined)[][] })['!data'] ?? [];
    const merged = new MergedCells((sheet['!merges'] ?? []).flatMap(tall));
    await out.sheet(name);
    for (const [at, row = []] of rows.entries()) {
      const cells = Array.from(row.slice(0, workbookLimits.columns), textOf);
      merged.fill(at, cells);
      out.row(at, cells);
      await out.drained();
    }
    delete book.Sheets[name];
  }
}

interface Cell {
  readonly t: string;
  readonly v?: string | number | boolean | Date;
  readonly w?: string;
}

interface Range {
  readonly s: { readonly r: number; readonly c: number };
  readonly e: { readonly r: number };
}

function tall({ s, e }: Range): TallMerge[] {
  return e.r > s.r ? [{ column: s.c, from: s.r, to: e.r }] : [];
}

function textOf(cell: Cell | undefined): string {
  if (cell?.v === undefined) return '';
  if (cell.t === 'e') return typeof cell.w === 'string' ? cell.w : '#ERROR';
  if (cell.v instanceof Date) return cell.v.toISOString().slice(0, 10);
  if (typeof cell.v === 'boolean') return cell.v ? '是' : '否';
  // 0.1 + 0.2 as the sheet shows it, not as binary fractions end.
  return typeof cell.v === 'number' ? String(Number(cell.v.toPrecision(14))) : cell.v;
}

function cut(text: string): string {
  const short =
    text.length > workbookLimits.cellCharacters
      ? text.slice(0, workbookLimits.cellCharacters)
      : text;
  // A zero byte is no text for the database.
  return short.replaceAll('\u0000', '').trim();
}
