import { hotStatement } from '../platform/database/preparing-client.ts';
import type { Tx } from '../platform/database/database.ts';
import type { MatchFeatures } from './features.rule.ts';

/** A listing as the matcher meets it: what it reads of it, and what a pairing keeps of it. */
export interface Matched {
  readonly id: string;
  readonly kind: 'NEED' | 'RESOURCE';
  readonly party: string;
  readonly town: string | null;
  readonly chain: string | null;
  readonly category: string | null;
  readonly quantity: string | null;
  readonly remaining: string | null;
  readonly unit: string | null;
  readonly features: MatchFeatures;
}

const matched = `l.id, l.kind, l.party, l.town, l.chain, l.category, l.quantity::text,
  (l.quantity - l.reserved - l.committed)::text as remaining, l.unit, l.features`;

const candidates = hotStatement(`
  select ${matched}
  from (
    select distinct t.listing from listing_term t
    where t.district = $1 and t.term = any ($2::text[]) and t.kind = $3
  ) c
  join listing l on l.district = $1 and l.id = c.listing
  where l.status = 'OPEN'`);

/** The open listings of the other side that share a term. */
export async function candidatesByTerms(
  tx: Tx,
  terms: readonly string[],
  kind: 'NEED' | 'RESOURCE',
): Promise<Matched[]> {
  return tx.sql<Matched>(candidates, [tx.district, terms, kind]);
}

const source = hotStatement(`
  select l.id, l.kind, l.party, l.town, l.chain, l.category, l.title, l.detail, l.quantity::text, l.unit,
    u.name_zh as unit_name, (l.quantity - l.reserved - l.committed)::text as remaining,
    l.minimum_lot::text, l.divisible, l.available_from::text, l.available_to::text,
    coalesce(l.lat, p.lat) as lat, coalesce(l.lon, p.lon) as lon, l.radius_m, t.name as town_name,
    o.name as only_town_name, l.status, l.freshness, l.terms, l.created_at::date::text as read_on, p.cluster
  from listing l
  join party p on p.district = $1 and p.id = l.party
  left join unit u on u.code = l.unit
  left join town t on t.district = $1 and t.id = l.town
  left join town o on o.district = $1 and o.id = l.only_town
  where l.district = $1 and l.id = any ($2::uuid[])
  order by l.id
  for share of l`);

/** A listing's columns from which its features are made. Quantities in thousandths, as text. */
export interface ListingSource {
  readonly id: string;
  readonly kind: 'NEED' | 'RESOURCE';
  readonly party: string;
  readonly town: string | null;
  readonly chain: string | null;
  readonly category: string | null;
  readonly title: string;
  readonly detail: string | null;
  readonly quantity: string | null;
  readonly unit: string | null;
  readonly unit_name: string | null;
  readonly remaining: string | null;
  readonly minimum_lot: string | null;
  readonly divisible: boolean;
  readonly available_from: string | null;
  readonly available_to: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly radius_m: number | null;
  readonly town_name: string | null;
  readonly only_town_name: string | null;
  readonly status: string;
  readonly freshness: 'FRESH' | 'AGING' | 'STALE';
  readonly terms: 'FREE' | 'LOW_COST' | 'MARKET' | null;
  readonly read_on: string;
  readonly cluster: string | null;
}

/** The columns of listings by id. */
export async function listingSources(tx: Tx, ids: readonly string[]): Promise<ListingSource[]> {
  return tx.sql<ListingSource>(source, [tx.district, ids]);
}

const existing = hotStatement(`
  select p.id, p.need, p.resource, p.need_party, p.resource_party, p.chain, p.category, p.score, p.state,
    p.version, p.quantity::text, n.town as need_town, r.town as resource_town
  from pairing p
  join listing n on n.district = $1 and n.id = p.need
  join listing r on r.district = $1 and r.id = p.resource
  where p.district = $1 and p.need = $2`);
const existingOfResource = hotStatement(existing.replace('p.need = $2', 'p.resource = $2'));

/** A pairing as it is stored. */
export interface StoredPairing {
  readonly id: string;
  readonly need: string;
  readonly resource: string;
  readonly need_party: string;
  readonly resource_party: string;
  readonly need_town: string | null;
  readonly resource_town: string | null;
  readonly chain: string | null;
  readonly category: string | null;
  readonly score: number;
  readonly quantity: string | null;
  readonly state: 'PROPOSED' | 'TAKEN_UP' | 'DECLINED' | 'WITHDRAWN';
  readonly version: number;
}

/** All pairings of a listing, whatever their state. */
export async function pairingsOf(
  tx: Tx,
  kind: 'NEED' | 'RESOURCE',
  id: string,
): Promise<StoredPairing[]> {
  return tx.sql<StoredPairing>(kind === 'NEED' ? existing : existingOfResource, [tx.district, id]);
}

const thresholds = (own: 'need' | 'resource', other: 'need' | 'resource'): string =>
  hotStatement(`
  select x.id as listing, p.score, p.${own} as other
  from unnest($2::uuid[]) x(id)
  cross join lateral (
    select score, ${own} from pairing
    where district = $1 and ${other} = x.id and live and ${own} <> $3
    order by score desc, ${own} offset $4::int - 1 limit 1
  ) p`);
const needThresholds = thresholds('need', 'resource');
const resourceThresholds = thresholds('resource', 'need');

/**
 * For each of the other side's listings the pairing that stands at place K among those stored (this
 * listing's own left out): what a new pairing has to rank before. Absent where fewer than K stand.
 */
export async function kthOf(
  tx: Tx,
  kind: 'NEED' | 'RESOURCE',
  others: readonly string[],
  self: string,
  k: number,
): Promise<Map<string, { readonly score: number; readonly other: string }>> {
  const rows = await tx.sql<{ listing: string; score: number; other: string }>(
    kind === 'NEED' ? needThresholds : resourceThresholds,
    [tx.district, others, self, k],
  );
  return new Map(rows.map(({ listing, score, other }) => [listing, { score, other }]));
}

const outranked = (own: 'need' | 'resource', other: 'need' | 'resource'): string =>
  hotStatement(`
  with placed as (
    select p.id, p.score, p.${own} as own, p.${other} as other, p.state,
      row_number() over (partition by p.${other} order by p.score desc, p.${own}) as place
    from pairing p where p.district = $1 and p.${other} = any ($2::uuid[]) and p.live
  )
  select p.id from placed p
  where p.place > $3 and p.state = 'PROPOSED' and (
    select count(*) from pairing q
    where q.district = $1 and q.${own} = p.own and q.live
      and (q.score > p.score or (q.score = p.score and q.${other} < p.other))
  ) >= $3`);
const outrankedOfNeeds = outranked('resource', 'need');
const outrankedOfResources = outranked('need', 'resource');

/** Proposed pairings of these listings that are among the best K of neither side any more. */
export async function outrankedPairings(
  tx: Tx,
  kind: 'NEED' | 'RESOURCE',
  listings: readonly string[],
  k: number,
): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>(
    kind === 'NEED' ? outrankedOfNeeds : outrankedOfResources,
    [tx.district, listings, k],
  );
  return rows.map(({ id }) => id);
}

const crowded = (other: 'need' | 'resource'): string =>
  hotStatement(`
  select x.id from unnest($2::uuid[]) x(id)
  where (select count(*) from pairing where district = $1 and ${other} = x.id and live) >= $3::int - 1`);
const crowdedNeeds = crowded('need');
const crowdedResources = crowded('resource');

/** Which of these listings have so many pairings that others of their candidates may have been left out. */
export async function crowdedListings(
  tx: Tx,
  kind: 'NEED' | 'RESOURCE',
  listings: readonly string[],
  k: number,
): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>(kind === 'NEED' ? crowdedNeeds : crowdedResources, [
    tx.district,
    listings,
    k,
  ]);
  return rows.map(({ id }) => id);
}
