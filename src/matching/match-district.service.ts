import { setImmediate as turnOfOthers } from 'node:timers/promises';
import { hotStatement } from '../platform/database/preparing-client.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { openListings, type StoredSource } from './candidate.loader.ts';
import { DistrictMatch } from './district-match.rule.ts';
import { readListing, type ReadListing } from './rank.service.ts';
import {
  districtCause,
  lowestId,
  PairingWriter,
  within,
  type DistrictRun,
} from './write-district.service.ts';

/** What a match of a whole district found and changed. */
export interface DistrictMatched {
  readonly listings: number;
  /** Listings whose reading was stored anew. */
  readonly read: number;
  readonly kept: number;
  /** Pairings proposed, scored anew or withdrawn. */
  readonly written: number;
}

/** Whoever edits one of these listings waits until they are read: some ten milliseconds. */
const readAtOnce = 100;
/**
 * Brings all pairings of a district up to date at once: the result is what matching every listing by itself would
 * leave, some twenty times sooner. For imports, a new lexicon and the first match of a seeded district.
 *
 * Listings are read in pages and kept as numbers (about 2 kB each), pairs are scored in memory in slices that let
 * others have a turn, and only what differs from what is stored is written, in transactions of at most 500 rows.
 * Edits go on meanwhile: what they touch is left out of the writing where it is seen in time, and is matched again
 * afterwards, see {@link settle}. One process at a time does this for a district.
 *
 * @returns null where another process is at it
 */
export async function matchDistrict(run: DistrictRun): Promise<DistrictMatched | null> {
  for (const name of [readerName, runName])
    await within(run, (unit) => unit.sql(knowReader, [unit.district, name]));
  const lease = await Lease.take(run);
  if (lease === null) return null;
  try {
    const { since, queued } = await within(run, begin);
    const matched = await matchAll(run, lease, since);
    await within(run, (unit) => settle(unit, since, queued));
    return matched;
  } finally {
    await lease.leave();
  }
}

/** Another process took over: this one was silent for longer than a lease lasts. */
export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError';
}

const leaseMs = 60_000;

/**
 * The right to match a district, for a minute at a time, by the database's clock: free again whatever becomes
 * of this process. It holds no connection meanwhile, so it runs with a pool of one. What stands in the reader's
 * `position` is until when, in milliseconds.
 */
class Lease {
  private renewed = performance.now();

  private constructor(
    private readonly run: DistrictRun,
    private until: string,
  ) {}

  static async take(run: DistrictRun): Promise<Lease | null> {
    const [row] = await within(run, (unit) =>
      unit.sql<{ until: string }>(takeLease, [unit.district, runName, leaseMs]),
    );
    return row === undefined ? null : new Lease(run, row.until);
  }

  /** Called now and again while the work goes on. @throws LeaseLostError */
  async keep(): Promise<void> {
    if (performance.now() - this.renewed < leaseMs / 4) return;
    const [row] = await this.moved(leaseMs);
    if (row === undefined) throw new LeaseLostError('another process matches this district');
    this.until = row.until;
    this.renewed = performance.now();
  }

  async leave(): Promise<void> {
    await this.moved(0);
  }

  private moved(ms: number): Promise<{ until: string }[]> {
    return within(this.run, (unit) =>
      unit.sql<{ until: string }>(renewLease, [unit.district, runName, ms, this.until]),
    );
  }
}

const milliseconds = '(extract(epoch from clock_timestamp()) * 1000)::bigint';
const takeLease = hotStatement(`
  update event_reader set position = ${milliseconds} + $3::bigint
  where district = $1 and name = $2 and position <= ${milliseconds} returning position::text as until`);
const renewLease = hotStatement(`
  update event_reader set position = ${milliseconds} + $3::bigint
  where district = $1 and name = $2 and position = $4::bigint returning position::text as until`);

/** The log reader of matching. */
export const readerName = 'matching';
const runName = 'matching-district';

export const knowReader = hotStatement(`
  insert into event_reader (district, name, position) values ($1, $2, 0)
  on conflict (district, name) do nothing`);

/** Where the log stands, and which listings wait to be matched: all that is done with when the run is. */
async function begin(unit: UnitOfWork): Promise<{ since: string; queued: string[] }> {
  const [row] = await unit.sql<{ position: string }>(head, [unit.district]);
  const rows = await unit.sql<{ listing: string }>(
    `select listing from rematch where district = $1`,
    [unit.district],
  );
  return { since: row?.position ?? '0', queued: rows.map(({ listing }) => listing) };
}

const head = hotStatement(`select position::text from event_head where district = $1`);

/**
 * Leaves the rest to the log reader: it goes on where the run began. Every listing that others spoke of meanwhile is
 * matched again: it may have changed, or its pairings were judged by lists that were half old and half new.
 */
async function settle(unit: UnitOfWork, since: string, queued: readonly string[]): Promise<void> {
  await unit.sql(
    `update event_reader set position = $3::bigint where district = $1 and name = $2`,
    [unit.district, readerName, since],
  );
  // Who asked for one of them again meanwhile has written an event that names it.
  await unit.sql(`delete from rematch where district = $1 and listing = any ($2::uuid[])`, [
    unit.district,
    queued,
  ]);
  await unit.sql(
    `insert into rematch (district, listing, cause, created_at)
     select distinct $1, x.listing, 'repeat', $4::timestamptz
     from event e cross join lateral (values (e.need), (e.resource)) x(listing)
     where e.district = $1 and e.position > $2::bigint and e.cause <> $3 and x.listing is not null
     on conflict (district, listing) do nothing`,
    [unit.district, since, districtCause, unit.now],
  );
}

async function matchAll(run: DistrictRun, lease: Lease, since: string): Promise<DistrictMatched> {
  const match = new DistrictMatch(run.lexicon);
  const read = await readAll(run, lease, match);
  const declined = await within(run, declinedPairs);
  const writer = new PairingWriter(run, since);
  for (const step of match.kept(declined)) {
    await lease.keep();
    if (step === null) await turnOfOthers();
    else await writer.take(step.need, step.pairs);
  }
  await writer.finish();
  return { listings: match.size, read, kept: writer.kept, written: writer.written };
}

/** Reads every open listing, and stores what was read where it is not stored so. */
async function readAll(run: DistrictRun, lease: Lease, match: DistrictMatch): Promise<number> {
  await within(run, (unit) => unit.sql(forgetClosed, [unit.district]));
  let stored = 0;
  for (let after = lowestId; ;) {
    const page: { last: string | undefined; changed: number; read: ReadListing[] } = await within(
      run,
      async (unit) => {
        const sources = await openListings(unit, after, readAtOnce);
        const read = sources.map((source) => readListing(run.lexicon, source));
        const changed = read.flatMap((one, at) => changeOf(one, sources[at] as StoredSource));
        if (changed.length > 0) await unit.sql(store, [unit.district, JSON.stringify(changed)]);
        return { last: sources.at(-1)?.id, changed: changed.length, read };
      },
    );
    for (const one of page.read) match.add(one);
    stored += page.changed;
    if (page.last === undefined) return stored;
    after = page.last;
    await lease.keep();
    await turnOfOthers();
  }
}

const forgetClosed = `
  delete from listing_term t using listing l
  where t.district = $1 and l.district = $1 and l.id = t.listing and l.status <> 'OPEN'`;

/** What is to be stored of a listing; nothing where its terms and the stamp of its features say that it is there. */
function changeOf({ features, stamp, terms, source }: ReadListing, { stored }: StoredSource) {
  const known = new Set(stored?.terms);
  if (
    stored !== null &&
    stored.low === String(stamp) &&
    stored.high === String(stamp) &&
    known.size === terms.length &&
    terms.every((term) => known.has(term))
  )
    return [];
  return [{ id: source.id, kind: source.kind, features, stamp, terms }];
}

const store = hotStatement(`
  with r as materialized (
    select * from jsonb_to_recordset($2::jsonb) as r(id uuid, kind text, features jsonb, stamp bigint, terms text[])
  ), stored as (
    update listing l set features = r.features from r
    where l.district = $1 and l.id = r.id and l.features is distinct from r.features
  ), gone as (
    delete from listing_term t using r
    where t.district = $1 and t.listing = r.id and t.term <> all (r.terms)
  )
  insert into listing_term (district, term, kind, listing, stamp)
  select $1, term, r.kind, r.id, r.stamp from r cross join lateral unnest(r.terms) term
  on conflict (district, term, kind, listing) do update set stamp = excluded.stamp
    where listing_term.stamp <> excluded.stamp`);

async function declinedPairs(unit: UnitOfWork): Promise<Map<string, Set<string>>> {
  const rows = await unit.sql<{ need: string; resource: string }>(
    `select need, resource from pairing where district = $1 and state = 'DECLINED'`,
    [unit.district],
  );
  const pairs = new Map<string, Set<string>>();
  for (const { need, resource } of rows) {
    const resources = pairs.get(need);
    if (resources === undefined) pairs.set(need, new Set([resource]));
    else resources.add(resource);
  }
  return pairs;
}
