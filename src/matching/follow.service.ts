import type { Database } from '../platform/database/database.ts';
import { knownDistricts } from '../platform/database/district.ts';
import { hotStatement } from '../platform/database/preparing-client.ts';
import type { Units, UnitOfWork } from '../platform/events/unit-of-work.ts';
import { listingEvents } from '../listings/listing-event.rule.ts';
import { listingSources, type ListingSource } from './candidate.loader.ts';
import { keptPerListing } from './keep.rule.ts';
import { lexiconAt, type Knowledge } from './knowledge.service.ts';
import type { Lexicon } from './lexicon.rule.ts';
import { matchAnew } from './match-anew.service.ts';
import { knowReader, readerName } from './match-district.service.ts';
import { matchListing } from './match.service.ts';
import { districtCause } from './write-district.service.ts';

/** Matches every listing in the transaction that adds or changes it. Called where the application is wired. */
export function matchOnListingEvents(units: Units, knowledge: Knowledge): void {
  units.on(listingEvents, async (unit, events) => {
    // A ledger's new entries are many: the log reader, which matches each once anyway, is enough.
    const changed = events.filter(
      ({ type, cause }) => type !== 'listingAdded' || cause !== 'imported',
    );
    if (changed.length === 0) return;
    const [lexicon, sources] = await Promise.all([
      lexiconAt(unit, knowledge),
      sourcesById(
        unit,
        changed.flatMap(({ need, resource }) => need ?? resource ?? []),
      ),
    ]);
    for (const { need, resource, cause } of changed) {
      const source = sources.get(need ?? resource ?? '');
      if (source !== undefined) await matchListing(unit, lexicon, source, cause, 'PROMPT');
    }
  });
}

/** Listings with their columns, by id; asked for and locked at once. */
async function sourcesById(
  unit: UnitOfWork,
  listings: readonly string[],
): Promise<Map<string, ListingSource>> {
  if (listings.length === 0) return new Map();
  const sources = await listingSources(unit, [...new Set(listings)]);
  return new Map(sources.map((source) => [source.id, source]));
}

/** Few, since whoever edits one of these listings meanwhile waits for the whole transaction. */
const batch = 10;

// The reader's row is locked for the whole batch, so that of several processes one works at a time.
const lockReader = hotStatement(
  `select position::text from event_reader where district = $1 and name = $2 for update`,
);
// Ordered by the column by its full name: "position" alone would be the text that is selected, and 100 come before 99.
const listingLines = hotStatement(`
  select e.position::text, coalesce(e.need, e.resource) as listing from event e
  where e.district = $1 and e.position > $2::bigint and e.type = any ($3::text[])
  order by e.position limit $4`);
const headOf = hotStatement(`select position::text from event_head where district = $1`);
// How many listings wait to be matched, counted up to $4. Positions are some twenty times as many as listings that
// changed, so they are looked at only where they could be enough.
const waitingOf = hotStatement(`
  select (
    select count(*)::int from (select from rematch where district = $1 limit $4::int) q
  ) + case when h.position - coalesce(r.position, 0) < $4::int then 0 else (
    select count(*)::int from (
      select from event e
      where e.district = $1 and e.position > coalesce(r.position, 0) and e.type = any ($3::text[]) limit $4::int
    ) l
  ) end as waiting
  from event_head h left join event_reader r on r.district = $1 and r.name = $2
  where h.district = $1`);
const openOf = hotStatement(`
  select coalesce(sum(value), 0)::int as open from counter
  where district = $1 and scope = 'DISTRICT' and subject = '' and metric in ('need.open', 'resource.open')`);
const advance = hotStatement(
  `update event_reader set position = $3::bigint where district = $1 and name = $2`,
);
const nextQueued = hotStatement(`
  delete from rematch q using (
    select district, listing from rematch where district = $1 order by created_at, listing limit $2 for update skip locked
  ) n where q.district = n.district and q.listing = n.listing
  returning q.listing, q.cause`);

// Who lost a place may take in a candidate that had none. A list that a better pairing pushed out of is full, so that
// only one that is not (two transactions pushed at the same time) has room; one that only sank is worth a look where
// there may be others to take its place. A match of the whole district leaves nothing to make up for. Counted here, where every transaction the log has is seen, and not by the
// one that withdraws: another that it cannot see may just have been refused for want of a place.
const refill = hotStatement(`
  insert into rematch (district, listing, cause, created_at)
  select distinct $1, l.id, 'refill', $4::timestamptz
  from event e
  cross join lateral (values (e.need), (e.resource)) x(listing)
  join listing l on l.district = $1 and l.id = x.listing and l.status = 'OPEN'
  cross join lateral (
    select count(*) as live from (
      select from pairing p where p.district = $1 and p.need = l.id and l.kind = 'NEED' and p.live
      union all
      select from pairing p where p.district = $1 and p.resource = l.id and l.kind = 'RESOURCE' and p.live
      limit $5::int
    ) few
  ) c
  where e.district = $1 and e.position > $2::bigint and e.position <= $3::bigint and e.cause <> $6 and case
    when e.type = 'pairingRescored' then e.score < (e.detail ->> 'before')::int and c.live >= $5::int
    when e.type = 'pairingWithdrawn' and e.cause = 'outranked' then c.live < $5::int
    else e.type in ('pairingWithdrawn', 'pairingDeclined')
  end
  on conflict (district, listing) do nothing`);

/** What one step of following found to do. */
export interface Followed {
  readonly repeated: number;
  readonly rematched: number;
}

/**
 * Works through what single transactions could not see: repeats each listing event's match once, in
 * order (two listings added at the same moment by transactions blind to each other still pair), queues
 * listings that lost one of their best, then matches queued listings again. One step is one transaction
 * of at most ten repetitions and ten queued listings; call it until
 * both counts are 0. Repeating is idempotent.
 */
export async function followListings(
  units: Units,
  knowledge: Knowledge,
  district: string,
  now: Date,
): Promise<Followed> {
  return units.run({ district, actor: null, now }, async (unit) => {
    await unit.sql(knowReader, [district, readerName]);
    const [reader] = await unit.sql<{ position: string }>(lockReader, [district, readerName]);
    const lexicon = await lexiconAt(unit, knowledge);
    const repeated = await repeatEvents(unit, lexicon, reader?.position ?? '0');
    const queued =
      repeated === batch
        ? []
        : await unit.sql<{ listing: string; cause: string }>(nextQueued, [district, batch]);
    const sources = await sourcesById(
      unit,
      queued.map(({ listing }) => listing),
    );
    for (const { listing, cause } of queued) {
      const source = sources.get(listing);
      if (source !== undefined) await matchListing(unit, lexicon, source, cause, 'THOROUGH');
    }
    return { repeated, rematched: queued.length };
  });
}

async function repeatEvents(unit: UnitOfWork, lexicon: Lexicon, after: string): Promise<number> {
  const [head] = await unit.sql<{ position: string }>(headOf, [unit.district]);
  const lines = await unit.sql<{ position: string; listing: string }>(listingLines, [
    unit.district,
    after,
    listingEvents,
    batch,
  ]);
  const sources = await sourcesById(
    unit,
    lines.map(({ listing }) => listing),
  );
  for (const listing of new Set(lines.map((line) => line.listing))) {
    const source = sources.get(listing);
    if (source !== undefined) await matchListing(unit, lexicon, source, 'repeat', 'THOROUGH');
  }
  const reached = lines.length === batch ? lines.at(-1)?.position : head?.position;
  if (reached !== undefined && reached !== after) {
    await unit.sql(refill, [
      unit.district,
      after,
      reached,
      unit.now,
      keptPerListing,
      districtCause,
    ]);
    await unit.sql(advance, [unit.district, readerName, reached]);
  }
  return lines.length;
}

// Below this many a match of the whole district is never worth it, and else from this share of its open listings on:
// one listing takes as long by itself as some twenty-five among all (2026-11-25).
const leastForAll = 200;
const shareForAll = 1 / 25;

/** Whether so many listings wait that matching the whole district at once is sooner done. */
async function isWorthAll(units: Units, district: string, now: Date): Promise<boolean> {
  return units.run({ district, actor: null, now }, async (unit) => {
    const waitingUpTo = async (most: number): Promise<number> => {
      const values = [district, readerName, listingEvents, most];
      const [row] = await unit.sql<{ waiting: number }>(waitingOf, values);
      return row?.waiting ?? 0;
    };
    if ((await waitingUpTo(leastForAll)) < leastForAll) return false;
    const [row] = await unit.sql<{ open: number }>(openOf, [district]);
    const enough = Math.ceil((row?.open ?? 0) * shareForAll);
    return enough <= leastForAll || (await waitingUpTo(enough)) >= enough;
  });
}

/**
 * Follows until nothing is left to do, or until another process does it all at once; gives the number of steps
 * taken. Where very many listings wait (an import, a seed, a new lexicon) the whole district is matched at once.
 */
export async function drainListings(
  units: Units,
  knowledge: Knowledge,
  district: string,
  now: () => Date,
): Promise<number> {
  for (let steps = 0, full = 0; ; steps++) {
    const { repeated, rematched } = await followListings(units, knowledge, district, now());
    if (repeated === 0 && rematched === 0) return steps;
    if (repeated < batch && rematched < batch) continue;
    // After the first full step, and then now and again.
    if (full++ % 20 !== 0 || !(await isWorthAll(units, district, now()))) continue;
    if ((await matchAnew({ units, knowledge, district, now })) === null) return steps;
  }
}

/** How far matching is behind the log, in positions over all districts. */
export async function eventLag(database: Database): Promise<number> {
  let lag = 0;
  for (const district of await knownDistricts(database)) {
    const [row] = await database.write(district, (tx) =>
      tx.sql<{ lag: string }>(
        `select (h.position - coalesce(r.position, 0))::text as lag from event_head h
         left join event_reader r on r.district = h.district and r.name = $2 where h.district = $1`,
        [district, readerName],
      ),
    );
    lag += Number(row?.lag ?? 0);
  }
  return lag;
}
