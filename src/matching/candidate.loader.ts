import { hotStatement } from '../platform/database/preparing-client.ts';
import type { Tx } from '../platform/database/database.ts';
import type { MatchFeatures } from './features.rule.ts';
import type { Lexicon } from './lexicon.rule.ts';
import { Vocabulary, type Scorable } from './scorable.rule.ts';

type Kind = 'NEED' | 'RESOURCE';

const columns = `l.id, l.kind, l.party, l.town, l.chain, l.category, l.title, l.detail, l.quantity::text, l.unit,
    u.name_zh as unit_name, (l.quantity - l.reserved - l.committed)::text as remaining,
    l.minimum_lot::text, l.divisible, l.available_from::text, l.available_to::text,
    coalesce(l.lat, p.lat) as lat, coalesce(l.lon, p.lon) as lon, l.radius_m, t.name as town_name,
    o.name as only_town_name, l.status, l.freshness, l.terms, l.created_at::date::text as read_on, p.cluster`;
const joinedTo = (listings: string) => `${listings} l
  join party p on p.district = $1 and p.id = l.party
  left join unit u on u.code = l.unit
  left join town t on t.district = $1 and t.id = l.town
  left join town o on o.district = $1 and o.id = l.only_town`;
const source = hotStatement(`
  select ${columns} from ${joinedTo('listing')}
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

// The next open listings by id, with what is stored of their reading. The few are chosen before anything is joined:
// in tables just filled, of which PostgreSQL has no statistics yet, it would join all and then choose.
const nextOpen = `(
    select * from listing where district = $1 and status = 'OPEN' and id > $2::uuid
    order by id limit $3::int for share)`;
const openSources = hotStatement(`
  select ${columns}, s.stored from ${joinedTo(nextOpen)}
  left join lateral (
    select jsonb_build_object('terms', jsonb_agg(st.term), 'low', min(st.stamp)::text, 'high', max(st.stamp)::text) as stored
    from listing_term st where st.district = $1 and st.listing = l.id
    having count(*) > 0
  ) s on true
  order by l.id`);

/** The columns of a listing, and what is stored of its reading: its terms, the lowest and the highest of their stamps. */
export interface StoredSource extends ListingSource {
  readonly stored: {
    readonly terms: readonly string[];
    readonly low: string;
    readonly high: string;
  } | null;
}

/** Open listings in the order of their ids, behind `after`. */
export async function openListings(tx: Tx, after: string, most: number): Promise<StoredSource[]> {
  return tx.sql<StoredSource>(openSources, [tx.district, after, most]);
}

/** The stamps of the open listings of kind $3 that store one of the terms $2, as eight bytes each, for each term again. */
export const stampsByTerms = `
  select string_agg(int8send(t.stamp), ''::bytea) from listing_term t
  where t.district = $1 and t.term = any ($2::text[]) and t.kind = $3`;
const stamps = hotStatement(`select (${stampsByTerms}) as stamps`);

// What a process scores for the first time; asked for by the terms again, so that stamps need no index.
const unknown = hotStatement(`
  select s.stamp::text, l.features
  from (
    select distinct t.stamp, t.listing from listing_term t
    where t.district = $1 and t.term = any ($2::text[]) and t.kind = $3 and t.stamp = any ($4::bigint[])
  ) s
  join listing l on l.district = $1 and l.id = s.listing`);

/** The open listings of the other side that share a term, ready to be scored. */
export async function candidatesByTerms(
  tx: Tx,
  lexicon: Lexicon,
  terms: readonly string[],
  kind: Kind,
): Promise<Scorable[]> {
  const [row] = await tx.sql<{ stamps: Buffer | null }>(stamps, [tx.district, terms, kind]);
  return candidatesByStamps(tx, lexicon, terms, kind, row?.stamps ?? null);
}

/** The same from the stamps that {@link stampsByTerms} gave: only what this process does not know is read. */
export async function candidatesByStamps(
  tx: Tx,
  lexicon: Lexicon,
  terms: readonly string[],
  kind: Kind,
  found: Buffer | null,
): Promise<Scorable[]> {
  if (found === null) return [];
  const known = ReadyListings.of(lexicon);
  const ready: Scorable[] = [];
  const missing: number[] = [];
  const seen = new Set<number>();
  for (let at = 0; at < found.length; at += 8) {
    const stamp = found.readInt32BE(at) * 2 ** 32 + found.readUInt32BE(at + 4);
    if (seen.size === seen.add(stamp).size) continue;
    const listing = known.get(stamp);
    if (listing === undefined) missing.push(stamp);
    else ready.push(listing);
  }
  if (missing.length === 0) return ready;
  const rows = await tx.sql<{ stamp: string; features: MatchFeatures }>(unknown, [
    tx.district,
    terms,
    kind,
    missing,
  ]);
  for (const { stamp, features } of rows) ready.push(known.learn(Number(stamp), features));
  return ready;
}

/** A listing made ready to be scored. This process need not read it when another's candidates are sought. */
export function learnListing(lexicon: Lexicon, stamp: number, features: MatchFeatures): Scorable {
  const known = ReadyListings.of(lexicon);
  return known.get(stamp) ?? known.learn(stamp, features);
}

/**
 * What this process made ready for scoring, by stamp. A stamp is a digest of the features (52 bits, the
 * listing's id among them), so what is kept can never be out of date: it is not asked for any more.
 * The half that was used last is kept when room runs out.
 */
class ReadyListings {
  private young = new Map<number, Scorable>();
  private old = new Map<number, Scorable>();
  private readonly vocabulary: Vocabulary;

  private constructor(lexicon: Lexicon) {
    this.vocabulary = Vocabulary.of(lexicon);
  }

  private static readonly known = new WeakMap<Lexicon, ReadyListings>();

  static of(lexicon: Lexicon): ReadyListings {
    let ready = ReadyListings.known.get(lexicon);
    if (ready === undefined) ReadyListings.known.set(lexicon, (ready = new ReadyListings(lexicon)));
    return ready;
  }

  get(stamp: number): Scorable | undefined {
    const young = this.young.get(stamp);
    if (young !== undefined) return young;
    const old = this.old.get(stamp);
    if (old !== undefined) this.keep(stamp, old);
    return old;
  }

  learn(stamp: number, features: MatchFeatures): Scorable {
    const listing = this.vocabulary.slim(features);
    this.keep(stamp, listing);
    return listing;
  }

  private keep(stamp: number, listing: Scorable): void {
    if (this.young.size >= mostReady / 2) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(stamp, listing);
  }
}

/**
 * About 1.2 kB each, taken as they are met. A district of 100,000 listings has some 92,000 open ones and a new one meets
 * thousands of them: with room for fewer, most of those would be read again each time.
 */
const mostReady = 200_000;

const ranking = (own: 'need' | 'resource', other: 'need' | 'resource'): string =>
  hotStatement(`
  select x.id from unnest($2::uuid[], $3::int[]) x(id, score)
  where (
    select count(*) from (
      select from pairing p
      where p.district = $1 and p.${other} = x.id and p.live and p.score >= x.score and p.${own} <> $4
        and (p.score > x.score or p.${own} < $4)
      limit $5::int
    ) better
  ) < $5::int`);
const rankingAtNeeds = ranking('resource', 'need');
const rankingAtResources = ranking('need', 'resource');

/** At which of the other side's listings a pairing with `self` would stand among the best K of those stored. */
export async function amongTheirBest(
  tx: Tx,
  kind: Kind,
  others: readonly { readonly other: string; readonly score: number }[],
  self: string,
  k: number,
): Promise<Set<string>> {
  if (others.length === 0) return new Set();
  const rows = await tx.sql<{ id: string }>(kind === 'NEED' ? rankingAtNeeds : rankingAtResources, [
    tx.district,
    others.map(({ other }) => other),
    others.map(({ score }) => score),
    self,
    k,
  ]);
  return new Set(rows.map(({ id }) => id));
}
