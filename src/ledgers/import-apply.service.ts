import { LockMode } from '@mikro-orm/core';
import { recipientOf } from '../access/recipient.rule.ts';
import { mayWriteFor } from '../access/access.policy.ts';
import { addListings, type ListingToAdd } from '../listings/listing-bulk.service.ts';
import { emptyListing, type ListingColumns } from '../listings/listing-input.rule.ts';
import { editListing, withdrawListing } from '../listings/listing.service.ts';
import { ListingEntity } from '../listings/listing.entity.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import {
  fieldsOfDraft,
  isListing,
  judgeRows,
  kept,
  keptOf,
  type Bench,
} from './import-judge.service.ts';
import {
  ledgerOf,
  lockImport,
  rowColumns,
  sheetAt,
  type ImportRow,
  type KeptProblem,
  type LedgerImport,
} from './import.loader.ts';
import type { LedgerKind } from './ledger-field.rule.ts';
import { putAccount } from './account-ledger.service.ts';
import { putPlace } from './place-ledger.service.ts';
import type { Draft } from './row-draft.rule.ts';

/** New entries come in few statements; changes take several each. */
const mostNew = 250;
const mostChanged = 100;

/** What came of a row. */
export interface Outcome {
  readonly id: string;
  readonly state: 'DONE' | 'REFUSED' | 'UNDONE';
  readonly listing?: string | null;
  readonly made?: string | null;
  readonly before?: unknown;
  readonly problems?: readonly KeptProblem[];
}

/**
 * Carries out some rows of an import in one transaction; a worker killed in between leaves whole
 * batches, and the next goes on behind them. @returns whether more are left
 */
export async function applySome(unit: UnitOfWork, id: string, bench: Bench): Promise<boolean> {
  const of = await lockImport(unit, id);
  if (of.state !== 'APPLYING') return false;
  const rows = await nextRows(unit, of);
  if (rows.length === 0) {
    await finish(unit, of, 'APPLIED');
    return false;
  }
  // What was new when it was looked at may be there by now: what is carried out is judged anew.
  await judgeRows(
    unit,
    bench,
    of,
    rows.filter(({ verdict }) => verdict !== 'MISSING'),
  );
  const judged = await unit.sql<ImportRow>(
    `select ${rowColumns} from ledger_import_row where district = $1 and id = any($2::uuid[]) order by place`,
    [unit.district, rows.map((row) => row.id)],
  );
  const outcomes = await carryOut(unit, bench, of, judged);
  await note(unit, outcomes);
  await unit.sql(
    'update ledger_import set done_count = done_count + $3, updated_at = $4 where district = $1 and id = $2',
    [unit.district, id, rows.length, unit.now],
  );
  return true;
}

/** The next rows of one verdict, in their order. */
async function nextRows(unit: UnitOfWork, of: LedgerImport): Promise<ImportRow[]> {
  const verdicts = ['NEW', 'UNCHANGED', 'UPDATE', ...(of.withdraw_missing ? ['MISSING'] : [])];
  for (const verdict of verdicts) {
    const rows = await unit.sql<ImportRow>(
      `select ${rowColumns} from ledger_import_row where district = $1 and import = $2 and state = 'WAITING' and verdict = $3
       order by place limit $4`,
      [
        unit.district,
        of.id,
        verdict,
        verdict === 'NEW' || verdict === 'UNCHANGED' ? mostNew : mostChanged,
      ],
    );
    if (rows.length > 0) return rows;
  }
  return [];
}

/** Ends an import; whoever sent it is told. */
export async function finish(
  unit: UnitOfWork,
  { id, writer }: Pick<LedgerImport, 'id' | 'writer'>,
  state: 'APPLIED' | 'UNDONE',
): Promise<void> {
  await unit.sql(
    `update ledger_import set state = $3, updated_at = $4, version = version + 1 where district = $1 and id = $2`,
    [unit.district, id, state, unit.now],
  );
  // The command line watches what it sent by itself.
  const recipient = unit.actor === null ? null : recipientOf(writer);
  unit.emit({
    type: 'ledgerApplied',
    cause: state === 'APPLIED' ? 'applied' : 'undone',
    detail: { import: id, account: writer.id, recipient },
  });
}

async function carryOut(
  unit: UnitOfWork,
  bench: Bench,
  of: LedgerImport,
  rows: readonly ImportRow[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const kindOf = (row: ImportRow): LedgerKind | null => sheetAt(of, row.sheet)?.kind ?? null;
  const fresh = rows.filter((row) => row.verdict === 'NEW' && isListing(kindOf(row)));
  outcomes.push(...(await addNew(unit, bench, of, fresh)));
  for (const row of rows) {
    const kind = kindOf(row);
    if (fresh.includes(row)) continue;
    if (row.verdict === 'ERROR' || row.verdict === 'LEFT_OUT') {
      outcomes.push({ id: row.id, state: 'REFUSED', problems: row.problems });
    } else if (row.verdict === 'UNCHANGED') {
      outcomes.push({ id: row.id, state: 'DONE', listing: row.listing });
    } else outcomes.push(await carryOutOne(unit, bench, of, row, kind));
  }
  await remember(unit, of, rows, outcomes);
  return outcomes;
}

async function carryOutOne(
  unit: UnitOfWork,
  bench: Bench,
  of: LedgerImport,
  row: ImportRow,
  kind: LedgerKind | null,
): Promise<Outcome> {
  try {
    if (row.verdict === 'MISSING') return await withdraw(unit, bench, of, row);
    const draft = row.draft as Draft;
    if (isListing(kind)) return await edit(unit, bench, row, draft);
    if (kind === 'ACCOUNT')
      return { id: row.id, state: 'DONE', made: await putAccount(unit, of.writer, draft) };
    const { party, made, before } = await putPlace(unit, draft);
    return { id: row.id, state: 'DONE', made: made ? party : null, before };
  } catch (error) {
    // Expected failures come before anything is written, so the others of the batch stay as they are.
    if (!(error instanceof ExpectedError)) throw error;
    return { id: row.id, state: 'REFUSED', problems: keptOf(error.problems) };
  }
}

async function addNew(
  unit: UnitOfWork,
  bench: Bench,
  of: LedgerImport,
  rows: readonly ImportRow[],
): Promise<Outcome[]> {
  if (rows.length === 0) return [];
  const items = rows.map((row): ListingToAdd => {
    const draft = row.draft as Draft;
    return {
      kind: sheetAt(of, row.sheet)?.kind as ListingToAdd['kind'],
      party: draft.party as string,
      town: bench.book.partyById.get(draft.party as string)?.town ?? null,
      fields: fieldsOfDraft(draft, true),
    };
  });
  const added = await addListings(unit, items, {
    timeZone: bench.timeZone,
    cause: 'imported',
    source: `台账导入：${of.file_name}`,
  });
  return rows.map((row, i): Outcome => {
    const result = added[i];
    return result !== undefined && 'id' in result
      ? { id: row.id, state: 'DONE', listing: result.id, made: result.id }
      : { id: row.id, state: 'REFUSED', problems: keptOf(result?.problems ?? []) };
  });
}

/** Columns as they are kept for undoing: bigint is no JSON. */
export function keptColumns(listing: ListingColumns): Record<string, unknown> {
  return Object.fromEntries(
    (Object.keys(emptyListing) as (keyof ListingColumns)[]).map((key) => {
      const value = listing[key];
      return [key, typeof value === 'bigint' ? value.toString() : value];
    }),
  );
}

export async function listingOf(unit: UnitOfWork, id: string): Promise<ListingEntity> {
  const listing = await unit.em.findOne(
    ListingEntity,
    { district: unit.district, id },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  if (listing === null) throw ExpectedError.of('LISTING_NOT_FOUND');
  return listing;
}

async function edit(
  unit: UnitOfWork,
  bench: Bench,
  row: ImportRow,
  draft: Draft,
): Promise<Outcome> {
  const listing = await listingOf(unit, row.listing as string);
  const before = keptColumns(listing);
  await editListing(unit, listing, bench.timeZone, fieldsOfDraft(draft, false));
  return {
    id: row.id,
    state: 'DONE',
    listing: listing.id,
    before: { ...before, version: listing.version },
  };
}

async function withdraw(
  unit: UnitOfWork,
  bench: Bench,
  of: LedgerImport,
  row: ImportRow,
): Promise<Outcome> {
  const listing = await listingOf(unit, row.listing as string);
  const party = bench.book.partyById.get(listing.party);
  if (party === undefined || !mayWriteFor(of.writer, party)) {
    return {
      id: row.id,
      state: 'REFUSED',
      problems: [kept('LEDGER_PARTY_NOT_YOURS', { name: party?.name ?? '' }, 'PARTY')],
    };
  }
  await withdrawListing(unit, listing);
  return {
    id: row.id,
    state: 'DONE',
    listing: listing.id,
    before: { withdrawn: true, version: listing.version },
  };
}

/** Keeps by which key an entry is found when the ledger comes again. */
async function remember(
  unit: UnitOfWork,
  of: LedgerImport,
  rows: readonly ImportRow[],
  outcomes: readonly Outcome[],
): Promise<void> {
  const done = new Map(
    outcomes.filter(({ state }) => state === 'DONE').map((one) => [one.id, one]),
  );
  const keys = rows.flatMap((row) => {
    const sheet = sheetAt(of, row.sheet);
    const listing = done.get(row.id)?.listing ?? null;
    if (sheet === undefined || !isListing(sheet.kind) || listing === null || row.key === null)
      return [];
    if (row.verdict === 'MISSING' || row.party === null) return [];
    return [
      {
        kind: sheet.kind,
        party: row.party,
        key: row.key,
        listing,
        hash: row.hash,
        ledger: ledgerOf(of, sheet),
      },
    ];
  });
  if (keys.length === 0) return;
  await unit.sql(
    `insert into ledger_key (district, kind, party, key, listing, hash, ledger, seen_at)
     select $1, r.kind, r.party, r.key, r.listing, r.hash, r.ledger, $3::timestamptz
     from jsonb_to_recordset($2::jsonb) as r(kind text, party uuid, key text, listing uuid, hash text, ledger text)
     on conflict (district, kind, party, key) do update set listing = excluded.listing, hash = excluded.hash,
       ledger = excluded.ledger, seen_at = excluded.seen_at`,
    [unit.district, JSON.stringify(keys), unit.now],
  );
}

/** Writes what came of rows beside them. */
export async function note(unit: UnitOfWork, outcomes: readonly Outcome[]): Promise<void> {
  await unit.sql(
    `update ledger_import_row t set state = r.state, listing = coalesce(r.listing, t.listing), made = coalesce(r.made, t.made),
       before = coalesce(r.before, t.before), problems = coalesce(r.problems, t.problems)
     from jsonb_to_recordset($2::jsonb) as r(id uuid, state text, listing uuid, made uuid, before jsonb, problems jsonb)
     where t.district = $1 and t.id = r.id`,
    [unit.district, JSON.stringify(outcomes)],
  );
}
