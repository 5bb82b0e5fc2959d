import type { Tx } from '../platform/database/database.ts';
import type { Countable } from './order-quantity.rule.ts';
import type { Deadline, WorkCalendar } from './order-pace.rule.ts';
import type { Route } from './order-transition.rule.ts';

/** A listing as orders need it. */
export interface OrderListing {
  readonly id: string;
  readonly kind: 'NEED' | 'RESOURCE';
  readonly party: string;
  readonly town: string | null;
  readonly chain: string | null;
  readonly stage: string | null;
  readonly category: string | null;
  readonly status: string;
  readonly mechanism: string | null;
  /** Whether it is offered in windows, of which an order takes one. */
  readonly windowed: boolean;
  /** Null where it cannot be counted. */
  readonly countable: Countable | null;
}

interface ListingRow extends Omit<OrderListing, 'countable'> {
  readonly quantity: string | null;
  readonly left: string | null;
  readonly unit: string | null;
  readonly dimension: string | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly minimum_lot: string | null;
  readonly divisible: boolean;
}

/** The listings with these ids. Ids that are none of the district's are left out. */
export async function orderListings(
  tx: Tx,
  ids: readonly (string | null)[],
): Promise<Map<string, OrderListing>> {
  const wanted = ids.filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const rows = await tx.sql<ListingRow>(
    `select l.id, l.kind, l.party, l.town, l.chain, l.stage, l.category, l.status, l.mechanism, l.windowed,
       l.quantity::text, (l.quantity - l.reserved - l.committed)::text as left, l.unit, u.dimension,
       u.numerator::text, u.denominator::text, l.minimum_lot::text, l.divisible
     from listing l left join unit u on u.code = l.unit
     where l.district = $1 and l.id = any ($2::uuid[])`,
    [tx.district, wanted],
  );
  return new Map(rows.map((row) => [row.id, { ...row, countable: countableOf(row) }]));
}

function countableOf(row: ListingRow): Countable | null {
  if (row.quantity === null) return null;
  return {
    quantity: BigInt(row.quantity),
    left: BigInt(row.left ?? '0'),
    unit: row.unit ?? '',
    dimension: row.dimension ?? '',
    numerator: BigInt(row.numerator ?? '1'),
    denominator: BigInt(row.denominator ?? '1'),
    minimumLot: row.minimum_lot === null ? null : BigInt(row.minimum_lot),
    divisible: row.divisible,
  };
}

/** A window of a resource that has not ended; undefined when there is none, or it was taken back. */
export async function openWindow(
  tx: Tx,
  resource: string,
  window: string,
  now: Date,
): Promise<{ readonly quantity: bigint; readonly left: bigint } | undefined> {
  const [row] = await tx.sql<{ quantity: string; left: string }>(
    `select quantity::text, (quantity - reserved - committed)::text as left from resource_window
     where district = $1 and id = $2 and resource = $3 and not closed and ends_at > $4`,
    [tx.district, window, resource, now],
  );
  return row && { quantity: BigInt(row.quantity), left: BigInt(row.left) };
}

/** A party's town; undefined when the district has no such party. */
export async function townOfParty(
  tx: Tx,
  party: string,
): Promise<{ readonly town: string | null } | undefined> {
  const [row] = await tx.sql<{ town: string | null }>(
    `select town from party where district = $1 and id = $2`,
    [tx.district, party],
  );
  return row;
}

/** The department that leads a chain; null where none is known. */
export async function leadOf(tx: Tx, chain: string | null): Promise<string | null> {
  if (chain === null) return null;
  const [row] = await tx.sql<{ lead_party: string | null }>(
    `select lead_party from chain where district = $1 and id = $2`,
    [tx.district, chain],
  );
  return row?.lead_party ?? null;
}

/** The routes of a mechanism, or undefined when the district has none of that code. */
export async function routesOf(tx: Tx, mechanism: string): Promise<readonly Route[] | undefined> {
  const [row] = await tx.sql<{ routes: readonly Route[] }>(
    `select routes from mechanism where district = $1 and code = $2`,
    [tx.district, mechanism],
  );
  return row?.routes;
}

/** The district's working days around an instant. */
export async function workCalendar(tx: Tx): Promise<WorkCalendar> {
  const [row] = await tx.sql<{ time_zone: string; days: Record<string, boolean> | null }>(
    `select d.time_zone, (select jsonb_object_agg(h.day, h.worked) from holiday h where h.district = $1) as days
     from district d where d.district = $1`,
    [tx.district],
  );
  return {
    timeZone: row?.time_zone ?? 'Asia/Shanghai',
    days: new Map(Object.entries(row?.days ?? {})),
  };
}

/** The district's own time for a state of a mechanism, else for the usual life; undefined where it has said nothing. */
export async function deadlineOf(
  tx: Tx,
  mechanism: string,
  state: string,
): Promise<Deadline | undefined> {
  const [row] = await tx.sql<Deadline>(
    `select warn_days as "warnDays", due_days as "dueDays" from order_deadline
     where district = $1 and state = $3 and mechanism in ($2, 'STANDARD') order by mechanism = 'STANDARD' limit 1`,
    [tx.district, mechanism, state],
  );
  return row;
}
