import type { UnitOfWork, Units } from '../platform/events/unit-of-work.ts';
import { listingSources } from './candidate.loader.ts';
import type { Lexicons } from './knowledge.service.ts';
import { lockKnowledge } from './lexicon-head.service.ts';
import './lexicon-event.rule.ts';
import type { Lexicon } from './lexicon.rule.ts';
import { queue } from './match.service.ts';
import { readListing, type ReadListing } from './rank.service.ts';

/** Whoever edits one of these listings meanwhile waits: some twenty milliseconds. */
const lookedAtOnce = 200;
/** One turn works so long, then lets other districts have theirs. */
const turnMs = 5_000;
const lowestId = '00000000-0000-0000-0000-000000000000';

interface Head {
  readonly version: number;
  readonly shipped: number;
  readonly touched: readonly string[];
  readonly looked_version: number;
  readonly looked_shipped: number;
  readonly run_version: number | null;
  readonly run_shipped: number | null;
  readonly run_after: string | null;
}

/**
 * Looks at a district's open listings with the lexicon as it is now, some hundred a transaction, and asks
 * for those to be matched again that are read differently or are about a concept whose nearness changed;
 * for all where a new version was shipped. Where it stands is in the district's head row, which one worker
 * holds at a time: a killed worker's look is gone on with by the next, and a change meanwhile begins it anew.
 * Listings saved meanwhile are matched with the new lexicon by the log reader anyway.
 */
export async function lookAgain(
  units: Units,
  lexicons: Lexicons,
  district: string,
  now: Date,
  mayGoOn: () => boolean = withinTurn(),
): Promise<void> {
  const context = { district, actor: null, now };
  for (let more = true; more && mayGoOn();)
    more = await units.run(context, (unit) => lookAtSome(unit, lexicons));
}

function withinTurn(): () => boolean {
  const until = performance.now() + turnMs;
  return () => performance.now() < until;
}

async function lookAtSome(unit: UnitOfWork, lexicons: Lexicons): Promise<boolean> {
  const { shipped } = await lexicons.versionAt(unit);
  const head = await headToWorkOn(unit, shipped);
  if (head === null) return false;
  const isNew = head.run_version !== head.version || head.run_shipped !== shipped;
  if (isNew) await begin(unit, head, shipped);
  const after = isNew ? lowestId : (head.run_after ?? lowestId);
  const page = await unit.sql<Stored>(openListings, [unit.district, after, lookedAtOnce]);
  const lexicon = await lexicons.at(unit);
  const touched =
    head.looked_shipped === shipped
      ? await touchedOf(unit, lexicon, page, head.touched)
      : page.map(({ id }) => id);
  await queue(unit, touched, 'lexicon');
  const last = page.at(-1)?.id ?? after;
  await unit.sql(
    `update lexicon_head set run_after = $2, run_looked = run_looked + $3, run_queued = run_queued + $4 where district = $1`,
    [unit.district, last, page.length, touched.length],
  );
  if (page.length === lookedAtOnce) return true;
  await finish(unit);
  return false;
}

/** The head where there is something to look at that nobody looks at just now. */
async function headToWorkOn(unit: UnitOfWork, shipped: number): Promise<Head | null> {
  const [known] = await unit.sql<{ done: boolean }>(
    `select looked_version = version and looked_shipped = $2 as done from lexicon_head where district = $1`,
    [unit.district, shipped],
  );
  if (known?.done === true) return null;
  if (known === undefined) await lockKnowledge(unit);
  const [head] = await unit.sql<Head>(
    `select version, touched, looked_version, looked_shipped, run_version, run_shipped, run_after
     from lexicon_head where district = $1 and not (looked_version = version and looked_shipped = $2) for update skip locked`,
    [unit.district, shipped],
  );
  return head ?? null;
}

async function begin(unit: UnitOfWork, { version }: Head, shipped: number): Promise<void> {
  await unit.sql(
    `update lexicon_head set run_version = $2, run_shipped = $3, run_after = null, run_looked = 0, run_queued = 0,
       run_total = (select coalesce(sum(value), 0) from counter where district = $1 and scope = 'DISTRICT' and subject = ''
         and metric in ('need.open', 'resource.open')), started_at = $4, finished_at = null
     where district = $1`,
    [unit.district, version, shipped, unit.now],
  );
}

async function finish(unit: UnitOfWork): Promise<void> {
  const [done] = await unit.sql<{ looked: number; queued: number }>(
    `update lexicon_head set looked_version = run_version, looked_shipped = run_shipped, touched = '{}', run_after = null, finished_at = $2
     where district = $1 returning run_looked as looked, run_queued as queued`,
    [unit.district, unit.now],
  );
  if (done !== undefined) unit.emit({ type: 'lexiconApplied', cause: 'lexicon', detail: done });
}

interface Stored {
  readonly id: string;
  /** Of the features as they were last matched. */
  readonly stamp: string | null;
  readonly terms: readonly string[] | null;
}

const openListings = `
  select l.id, s.stamp::text, s.terms
  from (select id from listing where district = $1 and status = 'OPEN' and id > $2::uuid order by id limit $3) l
  left join lateral (
    select max(t.stamp) as stamp, array_agg(t.term) as terms from listing_term t where t.district = $1 and t.listing = l.id
  ) s on true
  order by l.id`;

/** Those that are read differently now, and those about a concept that stands elsewhere now. */
async function touchedOf(
  unit: UnitOfWork,
  lexicon: Lexicon,
  page: readonly Stored[],
  codes: readonly string[],
): Promise<string[]> {
  const stored = new Map(page.map((one) => [one.id, one]));
  const sources = await listingSources(unit, [...stored.keys()]);
  return sources
    .map((source) => readListing(lexicon, source))
    .filter((read) => isReadOtherwise(read, stored.get(read.source.id)) || isAbout(read, codes))
    .map(({ source }) => source.id);
}

function isReadOtherwise({ stamp, terms }: ReadListing, stored: Stored | undefined): boolean {
  const known = new Set(stored?.terms ?? []);
  return (
    stored?.stamp !== String(stamp) ||
    known.size !== terms.length ||
    terms.some((term) => !known.has(term))
  );
}

/** A declaration about a concept holds for all below it. */
function isAbout({ features }: ReadListing, codes: readonly string[]): boolean {
  return features.frames.some(({ concept }) =>
    codes.some((code) => concept === code || concept.startsWith(`${code}.`)),
  );
}
