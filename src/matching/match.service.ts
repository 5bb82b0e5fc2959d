import { newId } from '../platform/id.ts';
import { hotStatement } from '../platform/database/preparing-client.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import {
  crowdedListings,
  kthOf,
  listingSources,
  outrankedPairings,
  pairingsOf,
  type ListingSource,
  type Matched,
  type StoredPairing,
} from './candidate.loader.ts';
import { coveredQuantity } from './cover.rule.ts';
import type { MatchFeatures } from './features.rule.ts';
import { keptPerListing, ranksBefore } from './keep.rule.ts';
import type { Lexicon } from './lexicon.rule.ts';
import { pairingCounters, pairingEvent, type EventfulPairing } from './pairing-event.rule.ts';
import { readListing, scoreCandidates, type ReadListing, type Scored } from './rank.service.ts';
import type { PairScore } from './score.rule.ts';
import type { Term } from './terms.rule.ts';

/**
 * Brings one listing's pairings up to date: reads its text, finds candidates by terms, drops those a
 * hard constraint forbids, scores the rest, keeps the best (see keep.rule.ts) and writes only what
 * changed, with its events. Doing it again changes nothing. A listing that is closed loses its
 * proposed pairings.
 */
export async function matchListing(
  unit: UnitOfWork,
  lexicon: Lexicon,
  id: string,
  cause: string,
): Promise<void> {
  const [source] = await listingSources(unit, [id]);
  if (source === undefined) return;
  const read = readListing(lexicon, source);
  const { self } = read;
  await storeReading(unit, source, self.features, source.status === 'OPEN' ? read.terms : []);
  const stored = new Map(
    (await pairingsOf(unit, source.kind, id)).map((pairing) => [
      otherOf(pairing, source.kind),
      pairing,
    ]),
  );
  const kept =
    source.status === 'OPEN'
      ? await keptCandidates(unit, lexicon, read, stored)
      : new Map<string, Scored>();
  await applyChanges(unit, self, kept, stored, cause);
}

const storeFeatures = hotStatement(`
  update listing set features = $3::jsonb where district = $1 and id = $2 and features is distinct from $3::jsonb`);
const storeTerms = hotStatement(`
  with wanted as (select term, weight from unnest($4::text[], $5::int[]) w(term, weight)),
  gone as (
    delete from listing_term where district = $1 and listing = $2 and term <> all ($4::text[])
  )
  insert into listing_term (district, term, kind, listing, weight)
  select $1, term, $3, $2, weight from wanted
  on conflict (district, term, kind, listing) do update set weight = excluded.weight
    where listing_term.weight <> excluded.weight`);

async function storeReading(
  unit: UnitOfWork,
  { id, kind }: ListingSource,
  features: MatchFeatures,
  terms: readonly Term[],
): Promise<void> {
  await unit.sql(storeFeatures, [unit.district, id, JSON.stringify(features)]);
  const weights = terms.map(({ weight }) => Math.round(weight * 1000));
  await unit.sql(storeTerms, [unit.district, id, kind, terms.map(({ term }) => term), weights]);
}

/** The candidates to keep, by the other listing's id. */
async function keptCandidates(
  unit: UnitOfWork,
  lexicon: Lexicon,
  read: ReadListing,
  stored: ReadonlyMap<string, StoredPairing>,
): Promise<Map<string, Scored>> {
  const { self } = read;
  const otherKind = self.kind === 'NEED' ? 'RESOURCE' : 'NEED';
  const ours = (await scoreCandidates(unit, lexicon, read)).filter(
    ({ show, other }) => show && stored.get(other)?.state !== 'DECLINED',
  );
  const rest = ours.slice(keptPerListing);
  const thresholds = await kthOf(
    unit,
    otherKind,
    rest.map(({ other }) => other),
    self.id,
    keptPerListing,
  );
  const theirs = rest.filter(({ other, score }) => {
    const kth = thresholds.get(other);
    return kth === undefined || ranksBefore({ other: self.id, score }, kth);
  });
  return new Map([...ours.slice(0, keptPerListing), ...theirs].map((one) => [one.other, one]));
}

/** Writes the difference between what is kept and what is stored. */
async function applyChanges(
  unit: UnitOfWork,
  self: Matched,
  kept: ReadonlyMap<string, Scored>,
  stored: ReadonlyMap<string, StoredPairing>,
  cause: string,
): Promise<void> {
  const otherKind = self.kind === 'NEED' ? 'RESOURCE' : 'NEED';
  const gained: string[] = [];
  const lost: string[] = [];
  const proposals: ProposalRow[] = [];
  for (const [other, scored] of kept) {
    const before = stored.get(other);
    if (before?.state === 'TAKEN_UP') continue;
    const row = proposal(unit, self, scored);
    if (
      before?.state === 'PROPOSED' &&
      before.score === row.score &&
      before.quantity === row.quantity
    )
      continue;
    if (before?.state === 'PROPOSED' && before.score > row.score) lost.push(other);
    gained.push(other);
    proposals.push(row);
  }
  const gone = [...stored].filter(([other, { state }]) => state === 'PROPOSED' && !kept.has(other));
  lost.push(...gone.map(([other]) => other));
  await propose(unit, proposals, cause);
  await withdraw(
    unit,
    gone.map(([, { id }]) => id),
    cause,
  );
  if (gained.length > 0) {
    const outranked = await outrankedPairings(unit, otherKind, gained, keptPerListing);
    await withdraw(unit, outranked, 'outranked');
  }
  if (lost.length > 0)
    await queue(unit, await crowdedListings(unit, otherKind, lost, keptPerListing), 'refill');
}

interface ProposalRow extends EventfulPairing {
  readonly parts: PairScore['parts'];
  readonly reasons: PairScore['reasons'];
  readonly notify: boolean;
  readonly quantity: string | null;
}

function proposal(unit: UnitOfWork, self: Matched, { matched, ...score }: Scored): ProposalRow {
  const [need, resource] = self.kind === 'NEED' ? [self, matched] : [matched, self];
  return {
    id: newId(unit.now),
    need: need.id,
    resource: resource.id,
    need_party: need.party,
    resource_party: resource.party,
    need_town: need.town,
    resource_town: resource.town,
    chain: need.chain,
    category: need.category,
    score: score.score,
    parts: score.parts,
    reasons: score.reasons,
    notify: score.notify,
    quantity: coveredQuantity(need, score.cover),
  };
}

const proposed = `jsonb_to_recordset($3::jsonb) as n(id uuid, need uuid, resource uuid, need_party uuid, resource_party uuid,
    chain uuid, category text, score int, parts jsonb, reasons jsonb, notify boolean, quantity bigint)`;

const insertNew = hotStatement(`
  insert into pairing (district, id, need, resource, need_party, resource_party, chain, category, score, parts,
    reasons, notify, quantity, state, created_at, updated_at, version)
  select $1, n.id, n.need, n.resource, n.need_party, n.resource_party, n.chain, n.category, n.score, n.parts,
    n.reasons, n.notify, n.quantity, 'PROPOSED', $2::timestamptz, $2::timestamptz, 1
  from ${proposed}
  order by n.need, n.resource
  on conflict (district, need, resource) do nothing
  returning id`);

// The state a pairing had is read under its lock: a transaction we waited for may have changed it.
const updateKnown = hotStatement(`
  with old as (
    select p.id, p.need, p.resource, p.state, p.score, p.chain
    from pairing p join ${proposed} on p.need = n.need and p.resource = n.resource
    where p.district = $1 and p.state in ('PROPOSED', 'WITHDRAWN')
    order by p.need, p.resource
    for update of p
  )
  update pairing p set score = n.score, parts = n.parts, reasons = n.reasons, notify = n.notify, quantity = n.quantity,
    chain = n.chain, category = n.category, state = 'PROPOSED', updated_at = $2::timestamptz, version = p.version + 1
  from old join ${proposed} on old.need = n.need and old.resource = n.resource
  where p.district = $1 and p.id = old.id
  returning p.id, p.need, p.resource, old.state, old.score, old.chain`);

/** What a pairing was before it was proposed again. */
interface Before {
  readonly id: string;
  readonly need: string;
  readonly resource: string;
  readonly state: 'PROPOSED' | 'WITHDRAWN';
  readonly score: number;
  readonly chain: string | null;
}

async function propose(
  unit: UnitOfWork,
  rows: readonly ProposalRow[],
  cause: string,
): Promise<void> {
  if (rows.length === 0) return;
  const values = (some: readonly ProposalRow[]): unknown[] => [
    unit.district,
    unit.now,
    JSON.stringify(some),
  ];
  const inserted = new Set(
    (await unit.sql<{ id: string }>(insertNew, values(rows))).map(({ id }) => id),
  );
  for (const row of rows) if (inserted.has(row.id)) announce(unit, row, cause);
  const known = rows.filter(({ id }) => !inserted.has(id));
  if (known.length === 0) return;
  const byPair = new Map(known.map((row) => [`${row.need}${row.resource}`, row]));
  for (const before of await unit.sql<Before>(updateKnown, values(known))) {
    const row = {
      ...(byPair.get(`${before.need}${before.resource}`) as ProposalRow),
      id: before.id,
    };
    if (before.state === 'WITHDRAWN') announce(unit, row, cause);
    else {
      if (before.score !== row.score)
        unit.emit(pairingEvent('pairingRescored', cause, row, { before: before.score }));
      for (const change of [...pairingCounters(before, -1), ...pairingCounters(row, 1)])
        unit.count(change);
    }
  }
}

function announce(unit: UnitOfWork, row: ProposalRow, cause: string): void {
  unit.emit(pairingEvent('pairingProposed', cause, row, { notify: row.notify }));
  for (const change of pairingCounters(row, 1)) unit.count(change);
}

const takeBack = hotStatement(`
  update pairing p set state = 'WITHDRAWN', updated_at = $3::timestamptz, version = p.version + 1
  from listing n, listing r
  where p.district = $1 and p.id = any ($2::uuid[]) and p.state = 'PROPOSED'
    and n.district = $1 and n.id = p.need and r.district = $1 and r.id = p.resource
  returning p.id, p.need, p.resource, p.need_party, p.resource_party, n.town as need_town, r.town as resource_town,
    p.chain, p.category, p.score`);

async function withdraw(unit: UnitOfWork, ids: readonly string[], cause: string): Promise<void> {
  if (ids.length === 0) return;
  for (const pairing of await unit.sql<EventfulPairing>(takeBack, [unit.district, ids, unit.now])) {
    unit.emit(pairingEvent('pairingWithdrawn', cause, pairing, {}));
    for (const change of pairingCounters(pairing, -1)) unit.count(change);
  }
}

const enqueue = hotStatement(`
  insert into rematch (district, listing, cause, created_at)
  select $1, id, $3, $4::timestamptz from unnest($2::uuid[]) id order by id
  on conflict (district, listing) do nothing`);

/** Asks for listings to be matched again soon. */
export async function queue(
  unit: UnitOfWork,
  listings: readonly string[],
  cause: string,
): Promise<void> {
  if (listings.length > 0) await unit.sql(enqueue, [unit.district, listings, cause, unit.now]);
}

function otherOf(pairing: StoredPairing, kind: Matched['kind']): string {
  return kind === 'NEED' ? pairing.resource : pairing.need;
}
