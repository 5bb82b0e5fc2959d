import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { createInflateRaw } from 'node:zlib';
import { read, set_cptable, type CellObject, type WorkSheet } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { csvDelimiter, csvText, fileFormat } from './csv-text.rule.ts';
import { workbookLimits, type WorkbookFault, type WorkbookMessage } from './workbook.rule.ts';
import { packedBytes, zipEntries } from './zip.rule.ts';

/*
 * Reads one file and ends: what it took is given back with the thread, and a file that takes more
 * than it may ends the thread, not the server. Formulas are never computed: their last value counts.
 * Node runs this file as it is in tests, so it holds nothing that would need compiling.
 */

class Fault extends Error {
  readonly code: WorkbookFault;
  constructor(code: WorkbookFault) {
    super(code);
    this.code = code;
  }
}

const port = parentPort;
const say = (message: WorkbookMessage): void => port?.postMessage(message);

try {
  await readFile(Buffer.from(workerData as Uint8Array));
  say({ type: 'end' });
} catch (error) {
  const text = String(error);
  const code =
    error instanceof Fault
      ? error.code
      : /password|encrypt/i.test(text)
        ? 'LEDGER_PROTECTED'
        : 'LEDGER_UNREADABLE';
  say({ type: 'failed', code });
}
port?.close();

async function readFile(bytes: Buffer): Promise<void> {
  const format = fileFormat(bytes);
  if (format === null) throw new Fault('LEDGER_UNREADABLE');
  if (format === 'CSV') {
    const text = csvText(bytes);
    const rows = parse(text, {
      bom: true,
      delimiter: csvDelimiter(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      to: workbookLimits.rows + 1,
    });
    await send('', rows.length, (at) => (rows[at] ?? []).map(cut));
    return;
  }
  if (format === 'XLSX') await checkPacked(bytes);
  // Old files say their texts in a code page of their own.
  else set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'));
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
    // Templates keep their choices in a hidden sheet.
    if (sheet !== undefined && hidden === 0) await sendSheet(name, sheet);
    delete book.Sheets[name];
  }
}

/** Unpacks each entry into nothing, counting: what the directory claims is not believed. */
async function checkPacked(bytes: Buffer): Promise<void> {
  const entries = zipEntries(bytes, workbookLimits.packedFiles);
  if (entries === null) throw new Fault('LEDGER_UNREADABLE');
  let left: number = workbookLimits.unpackedBytes;
  for (const entry of entries) {
    const packed = packedBytes(bytes, entry);
    if (packed === null) throw new Fault('LEDGER_UNREADABLE');
    const size = entry.method === 8 ? await inflatedSize(packed, left) : packed.length;
    left -= Math.max(size, entry.size);
    if (left < 0) throw new Fault('LEDGER_TOO_LARGE');
  }
}

async function inflatedSize(packed: Buffer, most: number): Promise<number> {
  const stream = createInflateRaw();
  let size = 0;
  stream.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > most) stream.destroy(new Fault('LEDGER_TOO_LARGE'));
  });
  stream.end(packed);
  await once(stream, 'end');
  return size;
}

interface Range {
  readonly s: { readonly r: number; readonly c: number };
  readonly e: { readonly r: number; readonly c: number };
}

async function sendSheet(name: string, sheet: WorkSheet): Promise<void> {
  const data = (sheet as { '!data'?: (CellObject | undefined)[][] })['!data'] ?? [];
  const merges = (sheet['!merges'] ?? []) as readonly Range[];
  // A cell merged over several rows says the same in each: the village beside its entries.
  for (const { s, e } of merges) {
    const cell = data[s.r]?.[s.c];
    if (cell === undefined || e.r - s.r > 5_000) continue;
    for (let row = s.r + 1; row <= e.r; row++) (data[row] ??= [])[s.c] ??= cell;
  }
  await send(name, data.length, (at) => {
    const row = data[at] ?? [];
    const cells: string[] = [];
    for (let column = 0; column < Math.min(row.length, workbookLimits.columns); column++)
      cells.push(cut(textOf(row[column])));
    return cells;
  });
}

async function send(name: string, count: number, row: (at: number) => string[]): Promise<void> {
  if (count > workbookLimits.rows) throw new Fault('LEDGER_TOO_LARGE');
  say({ type: 'sheet', name });
  for (let from = 0; from < count; from += workbookLimits.rowsAtOnce) {
    const rows: string[][] = [];
    for (let at = from; at < Math.min(count, from + workbookLimits.rowsAtOnce); at++)
      rows.push(row(at));
    say({ type: 'rows', from, rows });
    if (port !== null) await once(port, 'message');
  }
}

function textOf(cell: CellObject | undefined): string {
  if (cell?.v === undefined || cell.v === null) return '';
  if (cell.t === 'e') return typeof cell.w === 'string' ? cell.w : '#ERROR';
  if (cell.v instanceof Date) return cell.v.toISOString().slice(0, 10);
  if (typeof cell.v === 'boolean') return cell.v ? '是' : '否';
  // 0.1 + 0.2 as the sheet shows it, not as binary fractions end.
  return typeof cell.v === 'number' ? String(Number(cell.v.toPrecision(14))) : String(cell.v);
}

function cut(text: string): string {
  const short =
    text.length > workbookLimits.cellCharacters
      ? text.slice(0, workbookLimits.cellCharacters)
      : text;
  // A zero byte is no text for the database.
  return short.replaceAll('\u0000', '').trim();
}
