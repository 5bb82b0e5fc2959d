import { createHash } from 'node:crypto';
import { setImmediate as turnOfOthers } from 'node:timers/promises';
import { mayWriteFor } from '../access/access.policy.ts';
import {
  dayIn,
  emptyListing,
  listingFaults,
  withFields,
  type ListingColumns,
  type ListingFields,
} from '../listings/listing-input.rule.ts';
import { ListingEntity } from '../listings/listing.entity.ts';
import type { Lexicon } from '../matching/lexicon.rule.ts';
import { messageOf, type ErrorCode } from '../platform/errors/error-table.ts';
import type { Problem } from '../platform/errors/expected-error.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { parseThousandths } from '../platform/read/thousandths.rule.ts';
import { sheetAt, type ImportRow, type KeptProblem, type LedgerImport } from './import.loader.ts';
import type { LedgerField, LedgerKind } from './ledger-field.rule.ts';
import { accountFault } from './account-ledger.service.ts';
import { mayImportKind, mayWritePlace } from './ledger.policy.ts';
import type { NameBook } from './name-book.rule.ts';
import { placeDiffers, type PlaceRow } from './place-difference.rule.ts';
import type { Draft, RowReading } from './row-draft.rule.ts';
import { isNoEntry, readRow, rowSaying } from './row-reading.rule.ts';

/** What rows are judged with; made once for many. */
export interface Bench {
  readonly lexicon: Lexicon;
  readonly book: NameBook;
  readonly timeZone: string;
}

/** What a row turned out to be. */
interface Judged {
  readonly id: string;
  readonly verdict: 'NEW' | 'UPDATE' | 'UNCHANGED' | 'ERROR' | 'LEFT_OUT';
  readonly title: string | null;
  readonly party: string | null;
  readonly draft: Draft | null;
  readonly problems: readonly KeptProblem[];
  readonly suggestions: RowReading['suggestions'];
  readonly key: string | null;
  readonly hash: string;
  readonly listing: string | null;
}

interface Read {
  readonly row: ImportRow;
  readonly kind: LedgerKind;
  readonly reading: RowReading;
  readonly hash: string;
  readonly problems: KeptProblem[];
}

/** A problem with its messages, as it is kept and shown. */
export function kept(
  code: ErrorCode,
  params: Problem['params'],
  field: LedgerField | null,
): KeptProblem {
  return { code, field, zh: messageOf(code, params, 'zh'), en: messageOf(code, params, 'en') };
}

/** Reading takes some 0.2 ms a row: after so many, whoever else asks this process has a turn. */
const readAtOnce = 25;

/**
 * Reads rows and says of each what applying it would do: make something new, change what is there,
 * nothing, or what has to be put right first. Judging again gives the same until something changes.
 */
export async function judgeRows(
  unit: UnitOfWork,
  bench: Bench,
  of: LedgerImport,
  rows: readonly ImportRow[],
): Promise<void> {
  const read: Read[] = [];
  for (const [i, row] of rows.entries()) {
    read.push(...readOne(bench, unit.now, of, row));
    if (i % readAtOnce === readAtOnce - 1) await turnOfOthers();
  }
  const judged = [
    ...(await judgeListings(
      unit,
      bench,
      of,
      read.filter(({ kind }) => isListing(kind)),
    )),
    ...(await judgePlaces(
      unit,
      of,
      read.filter(({ kind }) => kind === 'PARTY' || kind === 'VILLAGE'),
    )),
    ...(await judgeAccounts(
      unit,
      bench,
      of,
      read.filter(({ kind }) => kind === 'ACCOUNT'),
    )),
    ...rows
      .filter((row) => !read.some((one) => one.row === row))
      .map((row): Judged => leftOut(row.id)),
  ];
  await store(unit, await withoutRepeated(unit, of, judged, rows));
}

export const isListing = (kind: LedgerKind | null): kind is 'NEED' | 'RESOURCE' =>
  kind === 'NEED' || kind === 'RESOURCE';

function leftOut(id: string): Judged {
  return {
    id,
    verdict: 'LEFT_OUT',
    title: null,
    party: null,
    draft: null,
    problems: [],
    suggestions: [],
    key: null,
    hash: '',
    listing: null,
  };
}

function readOne(bench: Bench, now: Date, of: LedgerImport, row: ImportRow): Read[] {
  const sheet = sheetAt(of, row.sheet);
  if (sheet?.kind == null || isNoEntry(row.cells, sheet.columns)) return [];
  const { columns } = sheet;
  const reading = readRow(row.cells, {
    book: bench.book,
    lexicon: bench.lexicon,
    today: dayIn(bench.timeZone, now),
    kind: sheet.kind,
    columns,
    party: of.party,
  });
  const problems = reading.problems.map(({ code, params, field }) => kept(code, params, field));
  if (!mayImportKind(of.writer, sheet.kind)) problems.push(kept('FORBIDDEN', {}, null));
  return [
    { row, kind: sheet.kind, reading, hash: hashOf(rowSaying(row.cells, columns)), problems },
  ];
}

const hashOf = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 22);

const fieldNames: Readonly<Record<string, LedgerField>> = {
  title: 'TITLE',
  detail: 'DETAIL',
  quantity: 'QUANTITY',
  unit: 'UNIT',
  minimumLot: 'MINIMUM_LOT',
  availableFrom: 'FROM',
  availableTo: 'TO',
  expiresOn: 'EXPIRES',
  category: 'CATEGORY',
  chain: 'CHAIN',
  stage: 'STAGE',
};

/** Problems that a service found, as a row shows them. */
export function keptOf(problems: readonly Problem[]): KeptProblem[] {
  return problems.map(({ code, params, field }) =>
    kept(code, params, fieldNames[field?.at(-1) ?? ''] ?? null),
  );
}

/** What a draft says, as the listings' services take it: new entries also take what was read between the lines. */
export function fieldsOfDraft(draft: Draft, fresh: boolean): ListingFields {
  const { said, read, contact } = draft;
  const merged = fresh ? { ...read, ...said } : said;
  return { ...merged, ...(contact === null ? {} : { contact }) };
}

async function judgeListings(
  unit: UnitOfWork,
  bench: Bench,
  of: LedgerImport,
  read: readonly Read[],
): Promise<Judged[]> {
  if (read.length === 0) return [];
  const known = await knownListings(unit, read);
  const today = dayIn(bench.timeZone, unit.now);
  return read.map(({ row, reading, hash, problems }) => {
    const { draft, key } = reading;
    const party = draft?.party == null ? null : (bench.book.partyById.get(draft.party) ?? null);
    if (party !== null && !mayWriteFor(of.writer, party))
      problems.push(kept('LEDGER_PARTY_NOT_YOURS', { name: party.name }, 'PARTY'));
    const there = key === null ? undefined : known.get(key);
    let verdict: Judged['verdict'] = there === undefined ? 'NEW' : 'UPDATE';
    if (draft !== null && problems.length === 0) {
      const after = laid(there?.listing ?? emptyListing, fieldsOfDraft(draft, there === undefined));
      problems.push(
        ...keptOf(listingFaults(after, today).map((fault) => ({ ...fault, field: [fault.field] }))),
      );
      if (there !== undefined && (there.hash === hash || same(there.listing, after)))
        verdict = 'UNCHANGED';
    }
    // What is as it was is let be, whatever today's reading of it finds.
    if (there?.hash === hash && draft !== null) problems.length = 0;
    return {
      id: row.id,
      verdict: problems.length > 0 ? 'ERROR' : verdict,
      title: reading.title,
      party: party?.id ?? null,
      draft,
      problems,
      suggestions: reading.suggestions,
      key,
      hash,
      listing: there?.listing.id ?? null,
    };
  });
}

const laid = (before: ListingColumns, { contact: _, ...fields }: ListingFields): ListingColumns =>
  withFields(before, { ...fields, contact: before.contact }, parseThousandths);

const same = (one: ListingColumns, other: ListingColumns): boolean =>
  (Object.keys(emptyListing) as (keyof ListingColumns)[]).every((key) => one[key] === other[key]);

interface KnownListing {
  readonly listing: ListingEntity;
  /** Of what the row said when it was last applied; null for an entry put in by hand. */
  readonly hash: string | null;
}

/** The open entries that rows mean: by the key of an earlier import, else by owner and title. */
async function knownListings(
  unit: UnitOfWork,
  read: readonly Read[],
): Promise<ReadonlyMap<string, KnownListing>> {
  const asked = read.flatMap(({ kind, reading: { key, draft, title } }) =>
    key === null || draft?.party == null
      ? []
      : [{ kind, key, party: draft.party, title: title ?? '' }],
  );
  if (asked.length === 0) return new Map();
  const columns = [asked.map((a) => a.kind), asked.map((a) => a.party), asked.map((a) => a.key)];
  const keyed = await unit.sql<{ key: string; listing: string; hash: string }>(
    `select k.key, k.listing, k.hash from unnest($2::text[], $3::uuid[], $4::text[]) as w(kind, party, key)
     join ledger_key k on k.district = $1 and k.kind = w.kind and k.party = w.party and k.key = w.key`,
    [unit.district, ...columns],
  );
  const titled = await unit.sql<{ key: string; listing: string }>(
    `select w.key, l.id as listing
     from unnest($2::text[], $3::uuid[], $4::text[], $5::text[]) as w(kind, party, key, title)
     join listing l on l.district = $1 and l.kind = w.kind and l.party = w.party and l.title = w.title and l.status = 'OPEN'`,
    [unit.district, ...columns, asked.map((a) => a.title)],
  );
  const found = await unit.em.find(ListingEntity, {
    district: unit.district,
    id: { $in: [...new Set([...keyed, ...titled].map(({ listing }) => listing))] },
    status: 'OPEN',
  });
  const open = new Map(found.map((listing) => [listing.id, listing]));
  const known = new Map<string, KnownListing>();
  for (const { key, listing, hash } of [
    ...titled.filter(({ key }) => key.includes('|=')).map((row) => ({ ...row, hash: null })),
    ...keyed,
  ]) {
    const entity = open.get(listing);
    if (entity !== undefined) known.set(key, { listing: entity, hash });
  }
  return known;
}

async function judgePlaces(
  unit: UnitOfWork,
  of: LedgerImport,
  read: readonly Read[],
): Promise<Judged[]> {
  if (read.length === 0) return [];
  const ids = read.flatMap(({ reading }) => reading.draft?.party ?? []);
  const rows = await unit.sql<PlaceRow & { id: string }>(
    `select id::text, name, town::text, cluster::text, strength, code, about, organization_kind as "organizationKind", lat, lon,
       (select string_agg(alias, '、' order by alias) from party_alias a where a.district = $1 and a.party = party.id) as aliases
     from party where district = $1 and id = any($2::uuid[])`,
    [unit.district, ids],
  );
  const known = new Map(rows.map((row) => [row.id, row]));
  return read.map(({ row, reading, hash, problems }) => {
    const there = known.get(reading.draft?.party ?? '');
    const town = (reading.draft?.said['town'] as string | undefined) ?? there?.town ?? null;
    const mine =
      mayWritePlace(of.writer, town) &&
      (there === undefined || mayWritePlace(of.writer, there.town));
    if (reading.draft !== null && !mine)
      problems.push(kept('LEDGER_PARTY_NOT_YOURS', { name: reading.title ?? '' }, 'PARTY'));
    const verdict =
      there === undefined
        ? 'NEW'
        : reading.draft !== null && placeDiffers(there, reading.draft.said)
          ? 'UPDATE'
          : 'UNCHANGED';
    return judgedAs(row, reading, hash, problems, verdict, there?.id ?? null);
  });
}

async function judgeAccounts(
  unit: UnitOfWork,
  bench: Bench,
  of: LedgerImport,
  read: readonly Read[],
): Promise<Judged[]> {
  if (read.length === 0) return [];
  // One that is closed is nobody's to open again by a list.
  const rows = await unit.sql<{ name: string; role: string }>(
    `select name, case when disabled_at is null then role else '' end as role from account where district = $1 and name = any($2::text[])`,
    [unit.district, read.map(({ reading }) => reading.title ?? '')],
  );
  const known = new Map(rows.map(({ name, role }) => [name, role]));
  return read.map(({ row, reading, hash, problems }) => {
    const role = known.get(reading.title ?? '');
    if (role !== undefined && reading.draft !== null && role !== reading.draft.said['role'])
      problems.push(kept('ACCOUNT_NAME_TAKEN', { name: reading.title ?? '' }, 'ACCOUNT_NAME'));
    const fault =
      role === undefined && reading.draft !== null
        ? accountFault(of.writer, bench.book, reading.draft)
        : null;
    if (fault !== null) problems.push(kept(fault, {}, 'ACCOUNT_NAME'));
    return judgedAs(row, reading, hash, problems, role === undefined ? 'NEW' : 'UNCHANGED', null);
  });
}

function judgedAs(
  row: ImportRow,
  reading: RowReading,
  hash: string,
  problems: readonly KeptProblem[],
  verdict: Judged['verdict'],
  party: string | null,
): Judged {
  const { title, draft, suggestions, key } = reading;
  return {
    id: row.id,
    verdict: problems.length > 0 ? 'ERROR' : verdict,
    title,
    party,
    draft,
    problems,
    suggestions,
    key,
    hash,
    listing: null,
  };
}

/** The same entry twice in one file: the first counts; the second is left out, or wrong if it says something else. */
async function withoutRepeated(
  unit: UnitOfWork,
  of: LedgerImport,
  judged: readonly Judged[],
  rows: readonly ImportRow[],
): Promise<readonly Judged[]> {
  const keys = judged.flatMap(({ key, verdict }) =>
    key === null || verdict === 'ERROR' ? [] : [key],
  );
  const earlier = await unit.sql<{ key: string; hash: string; sheet: number; row_number: number }>(
    `select key, hash, sheet, row_number from ledger_import_row
     where district = $1 and import = $2 and key = any($3::text[]) and id <> all($4::uuid[])
       and verdict in ('NEW', 'UPDATE', 'UNCHANGED') order by place desc`,
    [unit.district, of.id, keys, rows.map(({ id }) => id)],
  );
  const first = new Map(earlier.map((row) => [row.key, row]));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return judged.map((one) => {
    if (one.key === null || one.verdict === 'ERROR') return one;
    const { sheet, row_number } = byId.get(one.id) as ImportRow;
    const before = first.get(one.key);
    if (before === undefined) {
      first.set(one.key, { key: one.key, hash: one.hash, sheet, row_number });
      return one;
    }
    if (before.hash === one.hash) return { ...one, verdict: 'LEFT_OUT' as const };
    const place = { row: before.row_number + 1, sheet: sheetAt(of, before.sheet)?.name ?? '' };
    return {
      ...one,
      verdict: 'ERROR' as const,
      problems: [kept('LEDGER_REPEATED', place, 'TITLE')],
    };
  });
}

async function store(unit: UnitOfWork, judged: readonly Judged[]): Promise<void> {
  await unit.sql(
    `update ledger_import_row t set verdict = r.verdict, state = 'WAITING', title = r.title, party = r.party,
       draft = r.draft, problems = r.problems, suggestions = r.suggestions, key = r.key, hash = r.hash, listing = r.listing
     from jsonb_to_recordset($2::jsonb) as r(id uuid, verdict text, title text, party uuid, draft jsonb, problems jsonb,
       suggestions jsonb, key text, hash text, listing uuid)
     where t.district = $1 and t.id = r.id`,
    [
      unit.district,
      JSON.stringify(judged.map((one) => ({ ...one, title: one.title?.slice(0, 200) ?? null }))),
    ],
  );
}
