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
  readonly standing: LedgerStanding;
  readonly counted: boolean;
  readonly quantity: bigint | null;
  readonly delivered: bigint;
  readonly needQuantity: bigint | null;
  readonly needDelivered: bigint;
}

interface Booking extends Contribution {
  readonly listing: string;
}

// The condition and the CHECK say the same: available never falls below nothing. The statement waits
// for whoever is just taking of the same listing, and then sees what they left.
const book = hotStatement(`
  update listing set reserved = reserved + $3::bigint, committed = committed + $4::bigint, delivered = delivered + $5::bigint
  where district = $1 and id = $2::uuid and quantity is not null
    and quantity - reserved - committed >= $3::bigint + $4::bigint
  returning id`);
const leftOf = `
  select kind, unit, (quantity - reserved - committed)::text as left from listing where district = $1 and id = $2`;

/**
 * Moves an order's part in the ledgers of its need and its resource. Both or nothing: when one has
 * too little left, the transaction is given up with a clear conflict. Listings whose capacity changed
 * are matched again soon.
 * @throws ExpectedError CAPACITY_TAKEN or NEED_COVERED
 */
export async function rebook(unit: UnitOfWork, before: Booked, after: Booked): Promise<void> {
  const bookings = bookingsOf(before, after);
  if (bookings.length === 0) return;
  // Asked for before the listings are locked: the matcher takes them in this order, too.
  await queue(
    unit,
    bookings.map(({ listing }) => listing),
    'capacity',
  );
  for (const { listing, reserved, committed, delivered } of bookings) {
    const done = await unit.sql(book, [unit.district, listing, reserved, committed, delivered]);
    if (done.length === 0) throw await shortage(unit, listing, reserved + committed);
  }
}

/** The changes by listing, always in the same order, so that two orders cannot wait for each other. */
function bookingsOf(before: Booked, after: Booked): Booking[] {
  const changes = new Map<string, Contribution>();
  const add = (listing: string | null, change: Contribution): void => {
    if (listing === null) return;
    const was = changes.get(listing) ?? { reserved: 0n, committed: 0n, delivered: 0n };
    changes.set(listing, {
      reserved: was.reserved + change.reserved,
      committed: was.committed + change.committed,
      delivered: was.delivered + change.delivered,
    });
  };
  const nothing = { standing: 'NONE', amounts: { quantity: 0n, delivered: 0n } } as const;
  for (const [side, sign] of [
    [before, -1],
    [after, 1],
  ] as const) {
    for (const [listing, part] of [
      [side.resource, resourcePart(side)],
      [side.need, needPart(side)],
    ] as const) {
      if (part !== null)
        add(listing, sign === 1 ? ledgerChange(nothing, part) : ledgerChange(part, nothing));
    }
  }
  return [...changes]
    .filter(
      ([, { reserved, committed, delivered }]) =>
        reserved !== 0n || committed !== 0n || delivered !== 0n,
    )
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([listing, change]) => ({ listing, ...change }));
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

async function shortage(unit: UnitOfWork, listing: string, wanted: bigint): Promise<ExpectedError> {
  const [row] = await unit.sql<{ kind: string; unit: string | null; left: string | null }>(leftOf, [
    unit.district,
    listing,
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
