import { ExpectedError } from '../platform/errors/expected-error.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { newId } from '../platform/id.ts';
import { ListingEntity } from './listing.entity.ts';
import { listingEvent } from './listing-event.rule.ts';
import { dayIn, expiryOf } from './listing-input.rule.ts';
import { expireListing } from './listing.service.ts';
import {
  isClock,
  mostWindows,
  slotsOf,
  type Recurrence,
  type Slot,
} from './resource-window.rule.ts';

/** Windows to open: when, and how much is offered in each. */
export interface WindowsWish extends Recurrence {
  /** Thousandths of the unit, in each window. */
  readonly quantity: bigint;
  /** The unit, where the resource has none yet. */
  readonly unit: string | null;
}

/**
 * Opens windows of a resource. From the first on, its quantity is the sum of its windows', its dates
 * are theirs, and an order has to name one. Opening one again changes nothing.
 * @throws ExpectedError
 */
export async function openWindows(
  unit: UnitOfWork,
  resource: ListingEntity,
  timeZone: string,
  wish: WindowsWish,
): Promise<void> {
  checkWindowed(resource, wish);
  const slots = slotsToOpen(wish, timeZone, unit.now);
  const opened = await unit.sql(
    `insert into resource_window (district, id, resource, starts_at, ends_at, quantity, reserved, committed, delivered, closed, created_at)
     select $1, w.id, $2, w.starts_at, w.ends_at, $4, 0, 0, 0, false, $5
     from unnest($3::uuid[], $6::timestamptz[], $7::timestamptz[]) as w(id, starts_at, ends_at)
     on conflict (district, resource, starts_at, ends_at) do nothing returning id`,
    [
      unit.district,
      resource.id,
      slots.map(() => newId(unit.now)),
      wish.quantity,
      unit.now,
      slots.map(({ startsAt }) => startsAt),
      slots.map(({ endsAt }) => endsAt),
    ],
  );
  if (opened.length === 0) return;
  const more = wish.quantity * BigInt(opened.length);
  resource.quantity = (resource.windowed ? (resource.quantity ?? 0n) : 0n) + more;
  resource.unit ??= wish.unit;
  resource.windowed = true;
  await setSpan(unit, resource, timeZone);
  changed(unit, resource, 'edited');
  await unit.em.flush();
}

/** Takes back a window of which nothing is promised. @throws ExpectedError */
export async function closeWindow(
  unit: UnitOfWork,
  resource: ListingEntity,
  timeZone: string,
  window: string,
): Promise<void> {
  const [closed] = await unit.sql<{ quantity: string }>(
    `update resource_window w set closed = true, quantity = 0 from resource_window before
     where w.district = $1 and w.id = $2 and w.resource = $3 and not w.closed and w.reserved + w.committed = 0
       and before.district = $1 and before.id = $2
     returning before.quantity::text`,
    [unit.district, window, resource.id],
  );
  if (closed === undefined) throw ExpectedError.of('WINDOW_NOT_OPEN', {}, ['input', 'window']);
  const left = (resource.quantity ?? 0n) - BigInt(closed.quantity);
  if (left === 0n) throw ExpectedError.of('LAST_WINDOW', {}, ['input', 'window']);
  resource.quantity = left;
  await setSpan(unit, resource, timeZone);
  changed(unit, resource, 'edited');
  await unit.em.flush();
}

/**
 * Closes the windows that are over, of up to `limit` resources: what nobody took of them is offered no
 * longer, and a resource without another window runs out.
 * @returns how many resources had some
 */
export async function closePastWindows(unit: UnitOfWork, limit: number): Promise<number> {
  const rows = await unit.sql<{ id: string }>(
    `select l.id from listing l
     where l.district = $1 and l.status = 'OPEN' and l.windowed and exists (
       select from resource_window w where w.district = $1 and w.resource = l.id and not w.closed and w.ends_at <= $2)
     order by l.id limit $3 for update of l skip locked`,
    [unit.district, unit.now, limit],
  );
  for (const { id } of rows) {
    const resource = await unit.em.findOneOrFail(ListingEntity, { district: unit.district, id });
    const [over] = await unit.sql<{ left: string; others: boolean }>(
      `with past as (
         select id, quantity - reserved - committed as left from resource_window
         where district = $1 and resource = $2 and not closed and ends_at <= $3
       ), closing as (
         update resource_window w set closed = true, quantity = w.quantity - past.left from past
         where w.district = $1 and w.id = past.id
       )
       select coalesce(sum(past.left), 0)::text as left, exists (
         select from resource_window w where w.district = $1 and w.resource = $2 and not w.closed and w.ends_at > $3) as others
       from past`,
      [unit.district, id, unit.now],
    );
    const left = BigInt(over?.left ?? '0');
    if (over?.others !== true) await expireListing(unit, resource);
    else if (left > 0n) {
      resource.quantity = (resource.quantity ?? 0n) - left;
      changed(unit, resource, 'window over');
      await unit.em.flush();
    }
  }
  return rows.length;
}

function checkWindowed(resource: ListingEntity, wish: WindowsWish): void {
  if (resource.kind !== 'RESOURCE')
    throw ExpectedError.of('LISTING_NOT_FOUND', {}, ['input', 'id']);
  if (resource.status !== 'OPEN') throw ExpectedError.of('LISTING_CLOSED');
  if (!resource.windowed && resource.reserved + resource.committed > 0n)
    throw ExpectedError.of('WINDOWS_AFTER_ORDERS', {}, ['input', 'id']);
  if (wish.quantity <= 0n)
    throw ExpectedError.of('QUANTITY_NOT_POSITIVE', {}, ['input', 'quantity']);
  if (resource.unit === null && wish.unit === null)
    throw ExpectedError.of('QUANTITY_AND_UNIT', {}, ['input', 'unit']);
  if (!isClock(wish)) throw ExpectedError.of('CLOCK_INVALID', {}, ['input', 'startsAt']);
}

function slotsToOpen(wish: WindowsWish, timeZone: string, now: Date): Slot[] {
  const { from, to } = wish;
  if (from > to) throw ExpectedError.of('WINDOW_REVERSED', { from, to }, ['input', 'to']);
  const all = slotsOf(wish, timeZone);
  if (all.length > mostWindows)
    throw ExpectedError.of('WINDOWS_TOO_MANY', { most: mostWindows }, ['input', 'to']);
  const slots = all.filter(({ endsAt }) => endsAt > now);
  if (slots.length === 0) throw ExpectedError.of('WINDOWS_NONE', {}, ['input', 'to']);
  return slots;
}

/** A windowed resource is available from its first open window to its last. */
async function setSpan(unit: UnitOfWork, resource: ListingEntity, timeZone: string): Promise<void> {
  const [span] = await unit.sql<{ first: Date; last: Date }>(
    `select min(starts_at) as first, max(ends_at) as last from resource_window
     where district = $1 and resource = $2 and not closed`,
    [unit.district, resource.id],
  );
  if (span === undefined) return;
  resource.availableFrom = dayIn(timeZone, new Date(span.first));
  resource.availableTo = dayIn(timeZone, new Date(span.last));
  resource.expiresOn = expiryOf({ ...resource, expiresOn: null }, resource.availableTo);
}

function changed(unit: UnitOfWork, resource: ListingEntity, cause: string): void {
  resource.updatedAt = unit.now;
  resource.version += 1;
  const fields = ['quantity', 'availableFrom', 'availableTo'];
  unit.emit(listingEvent('listingChanged', cause, resource, { fields }));
}
