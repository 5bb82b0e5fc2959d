import type { Call, Services } from '../access/call.service.ts';
import { lexiconAt, type Knowledge } from '../matching/knowledge.service.ts';
import { checkId } from '../platform/errors/check-id.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { benchFor } from './import-bench.service.ts';
import { judgeRows } from './import-judge.service.ts';
import {
  rowColumns,
  sheetAt,
  type ImportRow,
  type ImportSheet,
  type LedgerImport,
} from './import.loader.ts';
import type { Repeatable } from '../access/once.service.ts';
import { changeImport } from './import.service.ts';
import { columnsOf } from './heading.rule.ts';
import { fieldsOf, type LedgerField, type LedgerKind } from './ledger-field.rule.ts';
import { workbookLimits } from './workbook.rule.ts';

/** A call whose services can read what people wrote. */
export interface LedgerCall extends Call {
  readonly services: Services & { readonly lexicons: Knowledge };
}

/**
 * Puts cells of a row right and judges it again at once.
 * @throws ExpectedError LEDGER_ROW_NOT_FOUND, LEDGER_COLUMN_UNKNOWN, LEDGER_BUSY
 */
export async function fixRow(
  call: LedgerCall,
  input: Repeatable & {
    readonly row: string;
    readonly cells: readonly { readonly at: number; readonly text: string }[];
  },
): Promise<{ import: string; row: string }> {
  const id = checkId(input.row, ['input', 'row']);
  const { import: of } = await importOfRow(call, id);
  return changeImport(
    call,
    { mutation: 'fixLedgerRow', input, id: of, states: ['READY', 'APPLIED'] },
    async (unit, found) => {
      const [row] = await unit.sql<ImportRow>(
        `select ${rowColumns} from ledger_import_row where district = $1 and id = $2 and import = $3 for update`,
        [unit.district, id, found.id],
      );
      // What is done is changed where it stands now, not in the ledger it came with.
      if (row === undefined || row.verdict === 'MISSING' || row.state === 'DONE')
        throw ExpectedError.of('LEDGER_ROW_NOT_FOUND', {}, ['input', 'row']);
      const cells = fixed(row, sheetAt(found, row.sheet), input.cells);
      await unit.sql('update ledger_import_row set cells = $3 where district = $1 and id = $2', [
        unit.district,
        id,
        JSON.stringify(cells),
      ]);
      const bench = await benchFor(unit, await lexiconAt(unit, call.services.lexicons));
      await judgeRows(unit, bench, { ...found, writer: call.viewer }, [{ ...row, cells }]);
      return { import: found.id, row: id };
    },
  );
}

function fixed(
  row: ImportRow,
  sheet: ImportSheet | undefined,
  given: readonly { readonly at: number; readonly text: string }[],
): string[] {
  const cells = [...row.cells];
  for (const { at, text } of given) {
    if (sheet?.columns.some((column) => column.at === at) !== true)
      throw ExpectedError.of('LEDGER_COLUMN_UNKNOWN', {}, ['input', 'cells']);
    while (cells.length <= at) cells.push('');
    cells[at] = text.slice(0, workbookLimits.cellCharacters);
  }
  return cells;
}

async function importOfRow(
  { services, viewer }: LedgerCall,
  id: string,
): Promise<{ import: string }> {
  const [found] = await services.database.write(viewer.district, (tx) =>
    tx.sql<{ import: string }>(
      'select import from ledger_import_row where district = $1 and id = $2',
      [tx.district, id],
    ),
  );
  if (found === undefined) throw ExpectedError.of('LEDGER_ROW_NOT_FOUND', {}, ['input', 'row']);
  return found;
}

/**
 * Says what a sheet's rows and columns are; its rows are judged again by the workers, and the same
 * headings are understood so from then on wherever they come from the same town.
 * @throws ExpectedError LEDGER_COLUMN_UNKNOWN, LEDGER_BUSY, LEDGER_NOT_FOUND
 */
export async function mapSheet(
  call: LedgerCall,
  input: Repeatable & {
    readonly import: string;
    readonly sheet: number;
    readonly kind: LedgerKind;
    readonly columns: readonly { readonly at: number; readonly field: LedgerField }[];
  },
): Promise<{ import: string }> {
  return changeImport(
    call,
    { mutation: 'mapLedgerSheet', input, id: input.import, states: ['READY'] },
    async (unit, of) => {
      const sheet = sheetAt(of, input.sheet);
      if (sheet === undefined)
        throw ExpectedError.of('LEDGER_COLUMN_UNKNOWN', {}, ['input', 'sheet']);
      const mapped = remapped(sheet, input.kind, input.columns);
      await rejudge(unit, of, mapped);
      await remember(unit, of, mapped);
      return { import: of.id };
    },
  );
}

/** The sheet with other columns; a field is said by one column only, the one said last. */
function remapped(
  sheet: ImportSheet,
  kind: LedgerKind,
  given: readonly { readonly at: number; readonly field: LedgerField }[],
): ImportSheet {
  const cells: string[] = [];
  for (const { at, heading } of sheet.columns) cells[at] = heading;
  const understood =
    kind === sheet.kind
      ? sheet.columns
      : columnsOf(
          Array.from(cells, (cell) => cell ?? ''),
          kind,
        );
  const said = new Map(given.map(({ at, field }) => [at, field]));
  for (const [at, field] of said) {
    const known = field === 'IGNORE' || fieldsOf[kind][field] !== undefined;
    if (!known || !sheet.columns.some((column) => column.at === at))
      throw ExpectedError.of('LEDGER_COLUMN_UNKNOWN', {}, ['input', 'columns']);
  }
  const taken = new Set<LedgerField>([...said.values()].filter((field) => field !== 'IGNORE'));
  const columns = understood.map((column) => ({
    ...column,
    field: said.get(column.at) ?? (taken.has(column.field) ? 'IGNORE' : column.field),
  }));
  return { ...sheet, kind, columns, remembered: true };
}

async function rejudge(unit: UnitOfWork, of: LedgerImport, sheet: ImportSheet): Promise<void> {
  const sheets = of.sheets.map((one) => (one.at === sheet.at ? sheet : one));
  await unit.sql(
    `update ledger_import_row set verdict = 'UNREAD' where district = $1 and import = $2 and sheet = $3 and verdict <> 'MISSING'`,
    [unit.district, of.id, sheet.at],
  );
  await unit.sql(
    `update ledger_import set state = 'READING', problem = null, sheets = $3, done_count = row_count - $4, updated_at = $5,
       version = version + 1 where district = $1 and id = $2`,
    [unit.district, of.id, JSON.stringify(sheets), sheet.rows, unit.now],
  );
}

async function remember(unit: UnitOfWork, of: LedgerImport, sheet: ImportSheet): Promise<void> {
  const fields: LedgerField[] = [];
  for (const { at, field } of sheet.columns) fields[at] = field;
  await unit.sql(
    `insert into ledger_mapping (district, scope, signature, kind, fields, updated_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (district, scope, signature) do update set kind = excluded.kind, fields = excluded.fields,
       updated_at = excluded.updated_at`,
    [
      unit.district,
      of.scope,
      sheet.signature,
      sheet.kind,
      JSON.stringify(Array.from(fields, (field) => field ?? 'IGNORE')),
      unit.now,
    ],
  );
}
