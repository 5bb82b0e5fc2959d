import { hotStatement } from '../platform/database/preparing-client.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { formatThousandths } from '../platform/read/thousandths.rule.ts';
import { queue } from '../matching/match.service.ts';
import { ledgerChange, type Contribution } from './ledger.rule.ts';
import type { LedgerStanding } from './order-state.rule.ts';

/** What of an order stands in the ledgers. */
export interface Booked {
  readonly need: string | null;
  readonly resource: string | null;
  /** The window of the resource, where it is offered in windows. */
  readonly window: string | null;
  readonly standing: LedgerStanding;
  readonly counted: boolean;
  readonly quantity: bigint | null;
  readonly delivered: bigint;
  readonly needQuantity: bigint | null;
  readonly needDelivered: bigint;
}

/** A change of a ledger; `resource` is whose window it is, for the ledger of a window. */
interface Booking extends Contribution {
  readonly id: string;
  readonly resource: string | null;
}

// The condition and the CHECK say the same: available never falls below nothing. The statement waits
// for whoever is just taking of the same listing, and then sees what they left.
const book = hotStatement(`
  update listing set reserved = reserved + $3::bigint, committed = committed + $4::bigint, delivered = delivered + $5::bigint
  where district = $1 and id = $2::uuid and quantity is not null
    and quantity - reserved - committed >= $3::bigint + $4::bigint
  returning windowed`);
const bookWindow = hotStatement(`
  update resource_window set reserved = reserved + $4::bigint, committed = committed + $5::bigint, delivered = delivered + $6::bigint
  where district = $1 and resource = $2::uuid and id = $3::uuid
    and quantity - reserved - committed >= $4::bigint + $5::bigint
  returning id`);
const leftOfWindow = `
  select l.kind, l.unit, (w.quantity - w.reserved - w.committed)::text as left from resource_window w
  join listing l on l.district = $1 and l.id = w.resource where w.district = $1 and w.id = $2`;
const leftOf = `
  select kind, unit, (quantity - reserved - committed)::text as left from listing where district = $1 and id = $2`;

/**
 * Moves an order's part in the ledgers of its need, its resource and the resource's window. All or
 * nothing: when one has too little left, the transaction is given up with a clear conflict. Listings
 * whose capacity changed are matched again soon.
 * @throws ExpectedError CAPACITY_TAKEN, NEED_COVERED or WINDOW_MISSING
 */
export async function rebook(unit: UnitOfWork, before: Booked, after: Booked): Promise<void> {
  const [listings, windows] = [listingBookings(before, after), windowBookings(before, after)];
  if (listings.length === 0 && windows.length === 0) return;
  // Asked for before the listings are locked: the matcher takes them in this order, too.
  await queue(
    unit,
    listings.map(({ id }) => id),
    'capacity',
  );
  for (const { id, reserved, committed, delivered } of listings) {
    const values = [unit.district, id, reserved, committed, delivered];
    const [done] = await unit.sql<{ windowed: boolean }>(book, values);
    if (done === undefined) throw await shortage(unit, leftOf, id, reserved + committed);
    if (
      done.windowed &&
      id === after.resource &&
      after.window === null &&
      reserved + committed > 0n
    )
      throw ExpectedError.of('WINDOW_MISSING', {}, ['input', 'window']);
  }
  // Whoever books a window holds its resource by now, so windows need no order of their own.
  for (const { id, resource, reserved, committed, delivered } of windows) {
    const values = [unit.district, resource, id, reserved, committed, delivered];
    const done = await unit.sql(bookWindow, values);
    if (done.length === 0) throw await shortage(unit, leftOfWindow, id, reserved + committed);
  }
}

/** The changes by listing, always in the same order, so that two orders cannot wait for each other. */
function listingBookings(before: Booked, after: Booked): Booking[] {
  const changes = new Changes();
  for (const side of [before, after]) {
    changes.add(side.resource, resourcePart(side), side === before);
    changes.add(side.need, needPart(side), side === before);
  }
  return changes.bookings(() => null);
}

function windowBookings(before: Booked, after: Booked): Booking[] {
  const changes = new Changes();
  for (const side of [before, after]) changes.add(side.window, resourcePart(side), side === before);
  return changes.bookings((id) => (id === after.window ? after : before).resource);
}

interface Part {
  readonly standing: LedgerStanding;
  readonly amounts: { readonly quantity: bigint; readonly delivered: bigint };
}
const nothing: Part = { standing: 'NONE', amounts: { quantity: 0n, delivered: 0n } };

/** What is taken from and added to ledgers, summed by ledger. */
class Changes {
  private readonly sums = new Map<string, Contribution>();

  add(id: string | null, part: Part | null, goes: boolean): void {
    if (id === null || part === null) return;
    const change = goes ? ledgerChange(part, nothing) : ledgerChange(nothing, part);
    const was = this.sums.get(id) ?? { reserved: 0n, committed: 0n, delivered: 0n };
    this.sums.set(id, {
      reserved: was.reserved + change.reserved,
      committed: was.committed + change.committed,
      delivered: was.delivered + change.delivered,
    });
  }

  bookings(resourceOf: (id: string) => string | null): Booking[] {
    return [...this.sums]
      .filter(([, sum]) => sum.reserved !== 0n || sum.committed !== 0n || sum.delivered !== 0n)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([id, sum]) => ({ id, resource: resourceOf(id), ...sum }));
  }
}

function resourcePart({ standing, counted, quantity, delivered }: Booked) {
  return counted && quantity !== null ? { standing, amounts: { quantity, delivered } } : null;
}

function needPart({ standing, needQuantity, needDelivered }: Booked) {
  // What came back to its owner has still met the need.
  const own: LedgerStanding = standing === 'RETURNED' ? 'DONE' : standing;
  return needQuantity === null
    ? null
    : { standing: own, amounts: { quantity: needQuantity, delivered: needDelivered } };
}

async function shortage(
  unit: UnitOfWork,
  left: string,
  id: string,
  wanted: bigint,
): Promise<ExpectedError> {
  const [row] = await unit.sql<{ kind: string; unit: string | null; left: string | null }>(left, [
    unit.district,
    id,
  ]);
  const params = {
    left: formatThousandths(row?.left ?? '0'),
    unit: row?.unit ?? '',
    wanted: formatThousandths(String(wanted)),
  };
  return row?.kind === 'NEED'
    ? ExpectedError.of('NEED_COVERED', params, ['input', 'needQuantity'])
    : ExpectedError.of('CAPACITY_TAKEN', params, ['input', 'quantity']);
}
