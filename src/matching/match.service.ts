import { hotStatement } from '../platform/database/preparing-client.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import {
  amongTheirBest,
  candidatesByStamps,
  learnListing,
  stampsByTerms,
  type ListingSource,
} from './candidate.loader.ts';
import { keptPerListing } from './keep.rule.ts';
import type { Lexicon } from './lexicon.rule.ts';
import { proposalOf, type StoredPairing } from './proposal.rule.ts';
import { Refused } from './refused.rule.ts';
import { otherKind, readListing, shownOf, sides } from './rank.service.ts';
import type { ReadListing, Shown } from './rank.service.ts';
import { withdrawOutranked, writePairings } from './write-pairing.service.ts';

/**
 * How a listing is matched: at once for who is waiting, where a place on another's list is only asked for if there is
 * hope of it, or thoroughly, as the log reader does afterwards. See {@link Refused}.
 */
export type Pace = 'PROMPT' | 'THOROUGH';

/**
 * Brings one listing's pairings up to date: reads its text, finds candidates by terms, scores them,
 * drops those a hard constraint forbids, keeps the best (see keep.rule.ts) and writes only what
 * changed, with its events. Doing it again changes nothing. A listing that is closed loses its
 * proposed pairings.
 *
 * Some four statements, whatever the number of candidates. What others may have to make up for it
 * (a listing that lost one of its best) is found in the log, see `follow.service.ts`.
 */
export async function matchListing(
  unit: UnitOfWork,
  lexicon: Lexicon,
  source: ListingSource,
  cause: string,
  pace: Pace,
): Promise<void> {
  const read = readListing(lexicon, source);
  const isOpen = source.status === 'OPEN';
  const { stamps, stored } = await storeAndFind(unit, read, isOpen);
  const self = learnListing(lexicon, read.stamp, read.features);
  const declined = new Set(
    [...stored.values()].filter(({ state }) => state === 'DECLINED').map(({ other }) => other),
  );
  const candidates = await candidatesByStamps(
    unit,
    lexicon,
    read.lookUp,
    otherKind(source.kind),
    stamps,
  );
  const shown = shownOf(lexicon, self, candidates).filter(({ other }) => !declined.has(other));
  const kept = await keptOf(unit, source, shown, pace);
  const proposals = kept
    .map(({ other, score, candidate }) => {
      const [need, resource] = sides(self, candidate);
      const row = proposalOf(lexicon, need, resource, score, stored.get(other));
      return row === null ? null : { other, row };
    })
    .filter((one) => one !== null);
  const keptIds = new Set(kept.map(other));
  const gone = [...stored.values()].filter(
    ({ other, state }) => state === 'PROPOSED' && !keptIds.has(other),
  );
  await writePairings(
    unit,
    proposals.map(({ row }) => row),
    gone.map((pairing) => pairing.id),
    cause,
  );
  // Two that were added at the same moment did not see each other at a third listing: the repetition looks again.
  const again = cause === 'repeat';
  const crowding = again ? keptIds : proposals.map(other);
  const depth = again ? null : 1;
  await withdrawOutranked(unit, otherKind(source.kind), [...crowding], keptPerListing, depth);
}

const other = (one: { readonly other: string }): string => one.other;

/** A pairing of the listing. */
interface Stored extends StoredPairing {
  readonly other: string;
}

const storing = (own: 'need' | 'resource', other: 'need' | 'resource'): string =>
  hotStatement(`
  with stored as (
    update listing set features = $5::jsonb
    where district = $1 and id = $4 and features is distinct from $5::jsonb
  ), gone as (
    delete from listing_term where district = $1 and listing = $4 and term <> all ($6::text[])
  ), kept as (
    insert into listing_term (district, term, kind, listing, stamp)
    select $1, term, '${own.toUpperCase()}', $4, $7::bigint from unnest($6::text[]) term
    on conflict (district, term, kind, listing) do update set stamp = excluded.stamp
      where listing_term.stamp <> excluded.stamp
  )
  select (${stampsByTerms}) as stamps, (
    select jsonb_agg(jsonb_build_object('id', p.id, 'other', p.${other}, 'score', p.score, 'state', p.state,
      'quantity', p.quantity::text, 'remaining', (n.quantity - n.reserved - n.committed)::text))
    from pairing p join listing n on n.district = $1 and n.id = p.need
    where p.district = $1 and p.${own} = $4
  ) as stored`);
const storeNeed = storing('need', 'resource');
const storeResource = storing('resource', 'need');

/** Stores what was read, and finds in one go what it may pair with and what it is paired with. */
async function storeAndFind(
  unit: UnitOfWork,
  { source: { id, kind }, text, stamp, terms, lookUp }: ReadListing,
  isOpen: boolean,
): Promise<{ stamps: Buffer | null; stored: ReadonlyMap<string, Stored> }> {
  const [row] = await unit.sql<{ stamps: Buffer | null; stored: Stored[] | null }>(
    kind === 'NEED' ? storeNeed : storeResource,
    [unit.district, isOpen ? lookUp : [], otherKind(kind), id, text, isOpen ? terms : [], stamp],
  );
  return {
    stamps: row?.stamps ?? null,
    stored: new Map((row?.stored ?? []).map((pairing) => [pairing.other, pairing])),
  };
}

const refused = new Refused();

/** Its own best, and those among whose best it is. */
async function keptOf(
  unit: UnitOfWork,
  { kind, id }: Pick<ListingSource, 'kind' | 'id'>,
  shown: readonly Shown[],
  pace: Pace,
): Promise<Shown[]> {
  const rest = shown
    .slice(keptPerListing)
    .filter((one) => pace === 'THOROUGH' || !refused.isLikely(one.candidate, id, one.score));
  const theirs = await amongTheirBest(unit, otherKind(kind), rest, id, keptPerListing);
  for (const { other, score, candidate } of rest)
    if (!theirs.has(other)) refused.note(candidate, id, score);
  return [...shown.slice(0, keptPerListing), ...rest.filter(({ other }) => theirs.has(other))];
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
