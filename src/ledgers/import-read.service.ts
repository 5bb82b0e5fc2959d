import type { Knowledge } from '../matching/knowledge.service.ts';
import { ExpectedError, type Problem } from '../platform/errors/expected-error.ts';
import type { Database } from '../platform/database/database.ts';
import type { UnitOfWork, Units } from '../platform/events/unit-of-work.ts';
import { newId } from '../platform/id.ts';
import {
  faultHeading,
  findHeading,
  headingSignature,
  plainHeading,
  type Cells,
  type Heading,
} from './heading.rule.ts';
import { isListing, judgeRows, kept, type Bench } from './import-judge.service.ts';
import {
  ledgerOf,
  lockImport,
  placesPerSheet,
  rowColumns,
  type ImportRow,
  type ImportSheet,
  type LedgerImport,
} from './import.loader.ts';
import type { LedgerField, LedgerKind } from './ledger-field.rule.ts';
import { isNoEntry, withDitto } from './row-reading.rule.ts';
import { readWorkbook, type SheetRows } from './workbook.service.ts';

/** What the workers' steps work with. */
export interface Works {
  readonly database: Database;
  readonly units: Units;
  readonly lexicons: Knowledge;
}

/** Whoever reads a file has it so long; a killed reader's file is read again by another after that. */
const leaseSeconds = 60;

/** Takes in one file that waits: its sheets and raw rows. False when none does. */
export async function takeInFile(works: Works, district: string, now: Date): Promise<boolean> {
  const claimed = await works.database.write(district, (tx) =>
    tx.sql<{ id: string; file: Buffer; file_name: string; kind: LedgerKind | null; scope: string }>(
      `update ledger_import set read_by = $2::timestamptz + make_interval(secs => ${leaseSeconds}) where district = $1 and id = (
         select id from ledger_import where district = $1 and state = 'RECEIVED' and (read_by is null or read_by < $2)
         order by created_at limit 1 for update skip locked)
       returning id, file, file_name, kind, scope`,
      [district, now],
    ),
  );
  const [of] = claimed;
  if (of === undefined) return false;
  await works.database.write(district, (tx) =>
    tx.sql('delete from ledger_import_row where district = $1 and import = $2', [district, of.id]),
  );
  try {
    const intake = new Intake(works, district, of, now);
    for await (const rows of readWorkbook(of.file)) await intake.take(rows);
    await intake.end();
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error;
    await fail(works.database, district, of.id, error.problems, now);
  }
  return true;
}

async function fail(
  database: Database,
  district: string,
  id: string,
  [problem]: readonly Problem[],
  now: Date,
): Promise<void> {
  const { code, params } = problem as Problem;
  await database.write(district, (tx) =>
    tx.sql(
      `update ledger_import set state = 'FAILED', problem = $3, file = null, read_by = null, updated_at = $4,
         version = version + 1 where district = $1 and id = $2`,
      [district, id, JSON.stringify(kept(code, params, null)), now],
    ),
  );
}

interface Claimed {
  readonly id: string;
  readonly file_name: string;
  readonly kind: LedgerKind | null;
  readonly scope: string;
}

interface SheetInHand {
  readonly at: number;
  readonly name: string;
  readonly heading: Heading | null;
  readonly remembered: boolean;
  rows: number;
  above: Cells;
}

/** A file's rows on their way into the database, sheet by sheet. */
class Intake {
  private readonly sheets: ImportSheet[] = [];
  private hand: SheetInHand | null = null;
  private total = 0;

  constructor(
    private readonly works: Works,
    private readonly district: string,
    private readonly of: Claimed,
    private readonly now: Date,
  ) {}

  async take({ sheet, name, from, rows }: SheetRows): Promise<void> {
    if (this.hand?.at !== sheet) {
      this.close();
      this.hand = await this.open(sheet, name, rows);
    }
    const { hand } = this;
    if (hand.heading === null) return;
    const { row: headingRow, columns } = hand.heading;
    const wanted: { at: number; cells: Cells }[] = [];
    rows.forEach((given, i) => {
      const at = from + i;
      if (at <= headingRow) return;
      const cells = withDitto(given, hand.above);
      if (isNoEntry(cells, columns)) return;
      hand.above = cells;
      wanted.push({ at, cells });
    });
    hand.rows += wanted.length;
    this.total += wanted.length;
    await this.works.database.write(this.district, (tx) =>
      tx.sql(
        `with kept as (
           update ledger_import set row_count = $4, read_by = $5::timestamptz + make_interval(secs => ${leaseSeconds})
           where district = $1 and id = $2)
         insert into ledger_import_row (district, id, import, sheet, row_number, place, cells, verdict, state, problems, suggestions)
         select $1, r.id, $2, $6::int, r.at, $6::int::bigint * ${placesPerSheet} + r.at, r.cells, 'UNREAD', 'WAITING', '[]', '[]'
         from jsonb_to_recordset($3::jsonb) as r(id uuid, at int, cells jsonb)`,
        [
          this.district,
          this.of.id,
          JSON.stringify(wanted.map((row) => ({ ...row, id: newId(this.now) }))),
          this.total,
          new Date(),
          sheet,
        ],
      ),
    );
  }

  /** @throws ExpectedError LEDGER_NOTHING_FOUND */
  async end(): Promise<void> {
    this.close();
    if (this.sheets.every(({ columns }) => columns.length === 0))
      throw ExpectedError.of('LEDGER_NOTHING_FOUND');
    // Tables that nobody recognises are kept, so that somebody can say what their columns are.
    const problem = this.sheets.every(({ kind }) => kind === null)
      ? kept('LEDGER_NOTHING_FOUND', {}, null)
      : null;
    await this.works.database.write(this.district, (tx) =>
      tx.sql(
        `update ledger_import set state = 'READING', sheets = $3, row_count = $4, file = null, read_by = null,
           problem = $6, updated_at = $5, version = version + 1 where district = $1 and id = $2`,
        [
          this.district,
          this.of.id,
          JSON.stringify(this.sheets),
          this.total,
          this.now,
          problem === null ? null : JSON.stringify(problem),
        ],
      ),
    );
  }

  private async open(at: number, name: string, rows: readonly Cells[]): Promise<SheetInHand> {
    const hint = { sheet: name, file: this.of.file_name, kind: this.of.kind };
    const found = findHeading(rows, hint) ?? plainHeading(rows);
    const known = found === null ? null : await this.remembered(found);
    return { at, name, heading: known ?? found, remembered: known !== null, rows: 0, above: [] };
  }

  /** The heading as somebody of the town put it right before. */
  private async remembered(heading: Heading): Promise<Heading | null> {
    const [found] = await this.works.database.write(this.district, (tx) =>
      tx.sql<{ kind: LedgerKind; fields: LedgerField[] }>(
        `select kind, fields from ledger_mapping where district = $1 and signature = $3 and scope in ($2, '')
         order by scope desc limit 1`,
        [this.district, this.of.scope, headingSignature(heading.columns)],
      ),
    );
    if (found === undefined || (this.of.kind !== null && found.kind !== this.of.kind)) return null;
    const columns = heading.columns.map((column) => ({
      ...column,
      field: found.fields[column.at] ?? column.field,
    }));
    return { ...heading, kind: found.kind, columns };
  }

  private close(): void {
    if (this.hand === null) return;
    const { at, name, heading, remembered, rows } = this.hand;
    const columns = heading?.columns ?? [];
    this.sheets.push({
      at,
      name,
      kind: heading?.kind ?? null,
      headingRow: heading?.row ?? 0,
      columns,
      signature: headingSignature(columns),
      remembered,
      rows,
    });
  }
}

const mostJudged = 250;

/**
 * Judges some rows that wait for it; when none is left, offers what the file no longer has.
 * @returns whether more are left
 */
export async function judgeSome(unit: UnitOfWork, id: string, bench: Bench): Promise<boolean> {
  const of = await lockImport(unit, id);
  if (of.state !== 'READING') return false;
  const rows = await unit.sql<ImportRow>(
    `select ${rowColumns} from ledger_import_row where district = $1 and import = $2 and verdict = 'UNREAD'
     order by place limit ${mostJudged}`,
    [unit.district, id],
  );
  if (rows.length > 0) {
    await judgeRows(unit, bench, of, rows);
    await unit.sql(
      'update ledger_import set done_count = done_count + $3, updated_at = $4 where district = $1 and id = $2',
      [unit.district, id, rows.length, unit.now],
    );
    return true;
  }
  for (const sheet of of.sheets) await offerMissing(unit, of, sheet);
  await unit.sql(
    `update ledger_import set state = 'READY', done_count = 0, updated_at = $3, version = version + 1
     where district = $1 and id = $2`,
    [unit.district, id, unit.now],
  );
  return false;
}

const mostMissing = 5_000;

/** Entries that this ledger had the last time, of parties it still speaks of, and has no more. */
async function offerMissing(unit: UnitOfWork, of: LedgerImport, sheet: ImportSheet): Promise<void> {
  // Rows given back to be put right are a part of their ledger: the others are not gone.
  if (!isListing(sheet.kind) || sheet.columns.some(({ heading }) => heading === faultHeading))
    return;
  await unit.sql(
    `delete from ledger_import_row where district = $1 and import = $2 and sheet = $3 and verdict = 'MISSING'`,
    [unit.district, of.id, sheet.at],
  );
  const gone = await unit.sql<{ listing: string; title: string; party: string; key: string }>(
    `select k.listing, l.title, l.party, k.key from ledger_key k
     join listing l on l.district = $1 and l.id = k.listing and l.status = 'OPEN'
     where k.district = $1 and k.ledger = $4 and k.kind = $5
       and k.party in (select r.party from ledger_import_row r where r.district = $1 and r.import = $2 and r.sheet = $3)
       and not exists (select from ledger_import_row r where r.district = $1 and r.import = $2 and r.key = k.key)
     limit ${mostMissing}`,
    [unit.district, of.id, sheet.at, ledgerOf(of, sheet), sheet.kind],
  );
  await unit.sql(
    `insert into ledger_import_row (district, id, import, sheet, row_number, place, cells, verdict, state, title, party,
       problems, suggestions, key, listing)
     select $1, r.id, $2, $3::int, r.at, $3::int::bigint * ${placesPerSheet} + ${placesPerSheet / 2} + r.at, '[]', 'MISSING', 'WAITING',
       r.title, r.party, '[]', '[]', r.key, r.listing
     from jsonb_to_recordset($4::jsonb) as r(id uuid, at int, title text, party uuid, key text, listing uuid)`,
    [
      unit.district,
      of.id,
      sheet.at,
      JSON.stringify(gone.map((row, at) => ({ ...row, at, id: newId(unit.now) }))),
    ],
  );
}
