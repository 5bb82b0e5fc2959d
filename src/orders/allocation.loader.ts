import type { AllocationListing } from '../matching/allocation-frame.rule.ts';
import type { WeightedPart } from '../matching/allocation-frame.rule.ts';
import type { Tx } from '../platform/database/database.ts';

/** A listing as a plan needs it. */
export interface PlannedListing extends AllocationListing {
  readonly kind: 'NEED' | 'RESOURCE';
  readonly unit: string | null;
  readonly strength: string | null;
  readonly status: string;
  readonly version: number;
  /** What a plan may still use of it, in its thousandths; 1 or 0 where it says no quantity. */
  readonly left: bigint;
}

/** A pairing that nobody has taken up. */
export interface PlannedPairing {
  readonly id: string;
  readonly need: string;
  readonly resource: string;
  readonly score: number;
  readonly parts: Partial<Record<WeightedPart, number | null>>;
  readonly covers: bigint | null;
  readonly version: number;
}

interface ListingRow {
  readonly id: string;
  readonly kind: 'NEED' | 'RESOURCE';
  readonly unit: string | null;
  readonly quantity: string | null;
  readonly held: string;
  readonly asked: string;
  readonly uncounted: number;
  readonly dimension: string | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly minimum_lot: string | null;
  readonly divisible: boolean;
  readonly strength: string | null;
  readonly status: string;
  readonly version: number;
}

// Placed orders hold nothing in the ledger yet, but a plan that gave away what they ask for would
// promise it twice. A declined one still asks on behalf of its need, no longer of its resource.
const listingColumns = `
  select l.id, l.kind, l.unit, l.quantity::text, (l.reserved + l.committed)::text as held, u.dimension,
    u.numerator::text, u.denominator::text, l.minimum_lot::text, l.divisible, l.status, l.version,
    case when p.kind = 'VILLAGE' then p.strength end as strength,
    coalesce(o.asked, 0)::text as asked, coalesce(o.uncounted, 0)::int as uncounted
  from listing l
  join party p on p.district = $1 and p.id = l.party
  left join unit u on u.code = l.unit`;
const ofNeed = `
  left join lateral (
    select sum(w.need_quantity) filter (where w.standing = 'NONE') as asked,
      count(*) filter (where w.need_quantity is null) as uncounted
    from work_order w where w.district = $1 and w.need = l.id and w.state not in ('RATED', 'CANCELLED', 'UNMATCHED')
  ) o on true`;
const ofResource = `
  left join lateral (
    select sum(w.quantity) filter (where w.standing = 'NONE' and w.counted) as asked,
      count(*) filter (where not w.counted) as uncounted
    from work_order w where w.district = $1 and w.resource = l.id and w.state not in ('RATED', 'CANCELLED', 'UNMATCHED', 'DECLINED')
  ) o on true`;

/** What needs a plan is over. */
export interface NeedScope {
  readonly chain: string | null;
  readonly town: string | null;
  readonly category: string | null;
}

/** The open needs of a scope (a category with all below it), at most `limit`. */
export async function plannedNeeds(
  tx: Tx,
  { chain, town, category }: NeedScope,
  limit: number,
): Promise<PlannedListing[]> {
  const rows = await tx.sql<ListingRow>(
    `with recursive below as (
       select code from category where code = $4 union all select c.code from category c join below b on c.parent = b.code
     ) ${listingColumns} ${ofNeed}
     where l.district = $1 and l.kind = 'NEED' and l.status = 'OPEN'
       and ($2::uuid is null or l.chain = $2) and ($3::uuid is null or l.town = $3)
       and ($4::text is null or l.category in (select code from below))
     order by l.id limit $5`,
    [tx.district, chain, town, category, limit],
  );
  return rows.map(plannedListing);
}

/** Listings of one kind by id, whatever their state. */
export async function plannedListings(
  tx: Tx,
  kind: 'NEED' | 'RESOURCE',
  ids: readonly string[],
): Promise<Map<string, PlannedListing>> {
  const rows = await tx.sql<ListingRow>(
    `${listingColumns} ${kind === 'NEED' ? ofNeed : ofResource}
     where l.district = $1 and l.id = any ($2::uuid[]) and l.kind = $3 order by l.id`,
    [tx.district, ids, kind],
  );
  return new Map(rows.map((row) => [row.id, plannedListing(row)]));
}

function plannedListing(row: ListingRow): PlannedListing {
  const quantity = row.quantity === null ? null : BigInt(row.quantity);
  const booked = BigInt(row.held) + BigInt(row.asked);
  const rest = (quantity ?? 0n) - booked;
  const one = row.uncounted > 0 ? 0n : 1n;
  return {
    ...row,
    quantity,
    booked,
    numerator: BigInt(row.numerator ?? '1'),
    denominator: BigInt(row.denominator ?? '1'),
    minimumLot: row.minimum_lot === null ? null : BigInt(row.minimum_lot),
    left: quantity === null ? one : rest > 0n ? rest : 0n,
  };
}

/** The proposed pairings of these needs with open resources, at most `limit`. */
export async function plannedPairings(
  tx: Tx,
  needs: readonly string[],
  limit: number,
): Promise<PlannedPairing[]> {
  const rows = await tx.sql<Omit<PlannedPairing, 'covers'> & { quantity: string | null }>(
    `select p.id, p.need, p.resource, p.score, p.parts, p.quantity::text, p.version
     from pairing p join listing r on r.district = $1 and r.id = p.resource
     where p.district = $1 and p.need = any ($2::uuid[]) and p.live and p.state = 'PROPOSED' and r.status = 'OPEN'
     order by p.need, p.score desc, p.id limit $3`,
    [tx.district, needs, limit],
  );
  return rows.map(({ quantity, ...row }) => ({
    ...row,
    covers: quantity === null ? null : BigInt(quantity),
  }));
}

/** The log's position in this snapshot. */
export async function positionOf(tx: Tx): Promise<string> {
  const [row] = await tx.sql<{ position: string }>(
    `select position::text from event_head where district = $1`,
    [tx.district],
  );
  return row?.position ?? '0';
}
