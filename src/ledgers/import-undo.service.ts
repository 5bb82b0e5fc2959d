import { formatThousandths } from '../platform/read/thousandths.rule.ts';
import type { ListingFields } from '../listings/listing-input.rule.ts';
import { editListing, renewListing, withdrawListing } from '../listings/listing.service.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { finish, listingOf, note, type Outcome } from './import-apply.service.ts';
import { isListing, keptOf, type Bench } from './import-judge.service.ts';
import {
  lockImport,
  rowColumns,
  sheetAt,
  type ImportRow,
  type LedgerImport,
} from './import.loader.ts';
import { takeBackAccount } from './account-ledger.service.ts';
import { takeBackPlace } from './place-ledger.service.ts';

const mostUndone = 100;

/** Takes back some rows, the last first. @returns whether more are left */
export async function undoSome(unit: UnitOfWork, id: string, bench: Bench): Promise<boolean> {
  const of = await lockImport(unit, id);
  if (of.state !== 'UNDOING') return false;
  const rows = await unit.sql<ImportRow>(
    `select ${rowColumns} from ledger_import_row where district = $1 and import = $2 and state = 'DONE'
     order by place desc limit ${mostUndone}`,
    [unit.district, id],
  );
  if (rows.length === 0) {
    await finish(unit, of, 'UNDONE');
    return false;
  }
  const outcomes: Outcome[] = [];
  for (const row of rows) outcomes.push(await undoRow(unit, bench, of, row));
  await note(unit, outcomes);
  await unit.sql(
    `delete from ledger_key where district = $1 and listing = any($2::uuid[]) and key = any($3::text[])`,
    [
      unit.district,
      rows.flatMap(({ made }) => made ?? []),
      rows.flatMap(({ made, key }) => (made === null || key === null ? [] : [key])),
    ],
  );
  await unit.sql(
    'update ledger_import set done_count = done_count + $3, updated_at = $4 where district = $1 and id = $2',
    [unit.district, id, rows.length, unit.now],
  );
  return true;
}

async function undoRow(
  unit: UnitOfWork,
  bench: Bench,
  of: LedgerImport,
  row: ImportRow,
): Promise<Outcome> {
  const kind = sheetAt(of, row.sheet)?.kind ?? null;
  try {
    if (isListing(kind)) await undoListing(unit, bench, row);
    else if (kind === 'ACCOUNT') await takeBackAccount(unit, row);
    else await takeBackPlace(unit, row);
    return { id: row.id, state: 'UNDONE' };
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error;
    return { id: row.id, state: 'REFUSED', problems: keptOf(error.problems) };
  }
}

interface Before extends Record<string, unknown> {
  readonly version: number;
  readonly withdrawn?: boolean;
}

async function undoListing(unit: UnitOfWork, bench: Bench, row: ImportRow): Promise<void> {
  if (row.made !== null) {
    const listing = await listingOf(unit, row.made);
    if (listing.status === 'WITHDRAWN') return;
    if (listing.reserved + listing.committed > 0n) throw ExpectedError.of('LEDGER_IN_USE');
    await withdrawListing(unit, listing);
    return;
  }
  const before = row.before as Before | null;
  if (before === null) return;
  const listing = await listingOf(unit, row.listing as string);
  if (listing.version !== before.version) throw ExpectedError.of('LEDGER_CHANGED_SINCE');
  if (before.withdrawn === true) await renewListing(unit, listing, bench.timeZone, null);
  else {
    const contact = before['contact'] as string | null;
    await editListing(unit, listing, bench.timeZone, fieldsBefore(before));
    if (listing.contact !== contact) {
      // The person is kept; only who is named goes back.
      listing.contact = contact;
      await unit.em.flush();
    }
  }
  await unit.sql(`update ledger_key set hash = '' where district = $1 and listing = $2`, [
    unit.district,
    listing.id,
  ]);
}

function fieldsBefore(before: Before): ListingFields {
  // The contact is an id here; it is put back by itself.
  const columns = Object.fromEntries(Object.entries(before).filter(([key]) => key !== 'contact'));
  const decimal = (value: unknown): string | null =>
    typeof value === 'string' ? formatThousandths(value) : null;
  return {
    ...columns,
    quantity: decimal(columns['quantity']),
    minimumLot: decimal(columns['minimumLot']),
  };
}
