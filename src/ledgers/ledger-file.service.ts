import type { Workbook, Worksheet } from 'exceljs';
import { mayWriteForSome } from '../access/access.policy.ts';
import type { Call } from '../access/call.service.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import { receiveLedger, type GivenFile } from './import.service.ts';
import { mayHandleImport } from './ledger.policy.ts';
import { faultHeading } from './heading.rule.ts';
import {
  rowColumns,
  type ImportRow,
  type ImportSheet,
  type LedgerImport,
  lockImport,
} from './import.loader.ts';
import { ledgerKinds, type LedgerField } from './ledger-field.rule.ts';
import { loadNameBook } from './name-book.loader.ts';
import type { NameBook } from './name-book.rule.ts';
import { ledgerTitle, templateOf, type TemplateColumn } from './template.rule.ts';

/** A file of ours to download. */
export interface MadeFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Rows under a template's heading that have dropdowns. */
const templateRows = 500;

/** Takes in a file that was sent over HTTP. @throws ExpectedError as `receiveLedger` */
export function receiveSent(call: Call, bytes: Buffer, query: URLSearchParams): Promise<string> {
  const kind = query.get('kind');
  const file: GivenFile = {
    name: (query.get('name') ?? '').trim() || '台账',
    bytes,
    kind: ledgerKinds.find((one) => one === kind) ?? null,
    party: query.get('party'),
  };
  return receiveLedger(call, file);
}

/**
 * An empty ledger of a kind: headings, dropdowns from the district's own names, two examples that are
 * left out when it is sent back. Null where there is no such kind.
 */
export async function ledgerTemplate(call: Call, name: string): Promise<MadeFile | null> {
  const kind = ledgerKinds.find((one) => one.toLowerCase() === name) ?? null;
  if (kind === null || kind === 'ACCOUNT') return null;
  if (!mayWriteForSome(call.viewer)) throw ExpectedError.of('FORBIDDEN');
  const { database } = call.services;
  const book = await database.write(call.viewer.district, (tx) => loadNameBook(tx));
  const [title, columns] = [ledgerTitle(kind), templateOf(kind)];
  const workbook = await newWorkbook();
  const sheet = workbook.addWorksheet(title, { views: [{ state: 'frozen', ySplit: 2 }] });
  sheet.mergeCells(1, 1, 1, columns.length);
  sheet.getCell(1, 1).value = `${title}（灰色斜体为示例，上传时自动略过）`;
  sheet.getCell(1, 1).font = { size: 14, bold: true };
  heading(
    sheet,
    2,
    columns.map((column) => `${column.heading}${column.needed ? '（必填）' : ''}`),
  );
  columns.forEach(({ width }, i) => (sheet.getColumn(i + 1).width = width));
  for (const example of [0, 1]) {
    const row = sheet.addRow(columns.map(({ examples }) => examples[example] ?? ''));
    row.font = { italic: true, color: { argb: 'FF808080' } };
  }
  dropdowns(workbook, sheet, columns, book);
  return { name: `${title}模板.xlsx`, mediaType: xlsxType, bytes: await bytesOf(workbook) };
}

/** Choices stand in a hidden sheet: a list written into the cell's rule holds 255 characters at most. */
function dropdowns(
  workbook: Workbook,
  sheet: Worksheet,
  columns: readonly TemplateColumn[],
  book: NameBook,
): void {
  const choices = workbook.addWorksheet('选项', { state: 'veryHidden' });
  columns.forEach((column, i) => {
    const values = column.choices === null ? [] : column.choices(book);
    if (values.length === 0) return;
    const at = choices.columnCount + 1;
    values.forEach((value, row) => (choices.getCell(row + 1, at).value = value));
    const letter = choices.getColumn(at).letter;
    for (let row = 3; row < templateRows; row++) {
      sheet.getCell(row, i + 1).dataValidation = {
        type: 'list',
        allowBlank: true,
        formulae: [`选项!$${letter}$1:$${letter}$${values.length}`],
        showErrorMessage: column.strict,
        errorTitle: column.heading,
        error: '请从下拉列表中选择',
      };
    }
  });
}

const mostFaults = 20_000;

/**
 * The faulty rows of an import as a workbook with the same headings and, in a last column that is not
 * read, what is wrong: put right, it is sent again by itself.
 * @throws ExpectedError LEDGER_NOT_FOUND
 */
export async function faultyRows({ services, viewer }: Call, id: string): Promise<MadeFile> {
  const { of, rows } = await services.database.write(viewer.district, async (tx) => {
    const found = await lockImport(tx, id);
    if (!mayHandleImport(viewer, found)) throw ExpectedError.of('LEDGER_NOT_FOUND');
    return {
      of: found,
      rows: await tx.sql<ImportRow>(
        `select ${rowColumns} from ledger_import_row where district = $1 and import = $2 and verdict = 'ERROR'
         order by place limit ${mostFaults}`,
        [tx.district, found.id],
      ),
    };
  });
  const workbook = await newWorkbook();
  for (const sheet of of.sheets) {
    const own = rows.filter((row) => row.sheet === sheet.at);
    if (own.length > 0) faultySheet(workbook, sheet, own);
  }
  if (workbook.worksheets.length === 0) workbook.addWorksheet('没有问题');
  return { name: `待改 ${nameOf(of)}.xlsx`, mediaType: xlsxType, bytes: await bytesOf(workbook) };
}

const nameOf = ({ file_name }: LedgerImport): string => file_name.replace(/\.\w{1,5}$/, '');

function faultySheet(workbook: Workbook, of: ImportSheet, rows: readonly ImportRow[]): void {
  const sheet = workbook.addWorksheet(of.name.slice(0, 31), {
    views: [{ state: 'frozen', ySplit: 2 }],
  });
  sheet.getCell(1, 1).value = `${ledgerTitle(of.kind ?? 'NEED')}：待改的行，改好后单独上传`;
  heading(sheet, 2, [...of.columns.map(({ heading: text }) => text), faultHeading]);
  const columnOf = new Map<LedgerField, number>();
  of.columns.forEach(({ field }, i) => columnOf.set(field, i + 1));
  for (const { cells, problems, suggestions } of rows) {
    const likely = suggestions.map(({ value }) => value).join('、');
    const said = problems.map(({ zh }) => zh).join('');
    const row = sheet.addRow([
      ...of.columns.map(({ at }) => cells[at] ?? ''),
      likely === '' ? said : `${said}（是不是：${likely}？）`,
    ]);
    for (const { field } of problems) {
      const at = field === null ? undefined : columnOf.get(field);
      if (at !== undefined) row.getCell(at).fill = marked;
    }
  }
  of.columns.forEach((_, i) => (sheet.getColumn(i + 1).width = 16));
  sheet.getColumn(of.columns.length + 1).width = 60;
}

const marked = {
  type: 'pattern',
  pattern: 'solid',
  fgColor: { argb: 'FFFFE08A' },
} as const;

function heading(sheet: Worksheet, at: number, texts: readonly string[]): void {
  const row = sheet.getRow(at);
  row.values = [...texts];
  row.font = { bold: true };
  row.alignment = { wrapText: true, vertical: 'middle' };
}

/** Loaded when first needed: readers never need it. */
async function newWorkbook(): Promise<Workbook> {
  const { default: exceljs } = await import('exceljs');
  return new exceljs.Workbook();
}

async function bytesOf(workbook: Workbook): Promise<Buffer> {
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
