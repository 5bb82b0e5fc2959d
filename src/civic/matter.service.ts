import { once } from '../access/once.service.ts';
import { mayWriteFor } from '../access/access.policy.ts';
import type { Call } from '../access/call.service.ts';
import { Role } from '../access/viewer.rule.ts';
import type { ListingFields } from '../listings/listing-input.rule.ts';
import { addListing, partyOf, type ListingParty } from '../listings/listing.service.ts';
import { aboutOrder } from '../orders/order-event.rule.ts';
import { orderToMove } from '../orders/order-move.service.ts';
import { afterWorkingDays } from '../orders/order-pace.rule.ts';
import { placeOrder } from '../orders/order-place.service.ts';
import { sidesOf } from '../orders/order-side.rule.ts';
import { deadlineOf, workCalendar } from '../orders/order.loader.ts';
import { checkId } from '../platform/errors/check-id.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { newId } from '../platform/id.ts';

import './civic-event.rule.ts';

/** A matter somebody noticed: a need with a place, to be handled under a mechanism. */
export interface Matter extends Pick<
  ListingFields,
  'detail' | 'category' | 'chain' | 'lat' | 'lon' | 'contact'
> {
  readonly title: string;
  readonly mechanism: string;
}

/** A matter to raise in one go, for a party or one's own. */
export interface RaiseInput extends Matter {
  readonly party?: string | null;
  readonly idempotencyKey?: string | null;
}

/** A listing and the mechanism it is offered or raised under; none is the usual life. */
export interface OfferInput {
  readonly listing: string;
  readonly mechanism: string | null;
  readonly idempotencyKey?: string | null;
}

/** Who is called to an order, and who coordinates them. */
export interface CallInput {
  readonly id: string;
  readonly version: number;
  readonly parties: readonly string[];
  readonly coordinator: string;
  readonly idempotencyKey?: string | null;
}

export interface ReportInput {
  readonly id: string;
  readonly idempotencyKey?: string | null;
}

/** Raises a matter: its need is listed and its order placed, or neither. */
export async function raiseMatter(call: Call, input: RaiseInput): Promise<{ order: string }> {
  return once(call, 'raiseMatter', input, async (unit) => {
    const party = input.party ?? call.viewer.party;
    if (party == null) throw ExpectedError.of('PARTY_NOT_FOUND', {}, ['input', 'party']);
    const owner = await partyOf(unit, checkId(party, ['input', 'party']));
    // A grid worker writes no lists, but what they notice in their own village is its matter.
    const own = call.viewer.role === Role.GRID && call.viewer.party === owner.id;
    if (!own && !mayWriteFor(call.viewer, owner)) throw ExpectedError.of('FORBIDDEN');
    return { order: await listAndPlace(unit, call, owner, input) };
  });
}

/** Lists a matter as a need of a party and places its order. @returns the order's id */
export async function listAndPlace(
  unit: UnitOfWork,
  call: Call,
  owner: ListingParty,
  { mechanism, ...said }: Matter,
): Promise<string> {
  const { title, detail, category, chain, lat, lon, contact } = said;
  const fields = Object.fromEntries(
    Object.entries({ title, detail, category, chain, lat, lon, contact }).filter(
      ([, value]) => value !== undefined,
    ),
  );
  const need = await addListing(unit, 'NEED', owner, fields);
  await offer(unit, need, mechanism);
  return placeOrder(unit, call, { need, mechanism });
}

/** Puts a listing under a mechanism: a menu, posts, offers. */
export async function offerUnder(call: Call, input: OfferInput): Promise<{ listing: string }> {
  return once(call, 'offerUnder', input, async (unit) => {
    const id = checkId(input.listing, ['input', 'listing']);
    const [listing] = await unit.sql<{ party: string }>(
      `select party from listing where district = $1 and id = $2 for update`,
      [unit.district, id],
    );
    if (listing === undefined)
      throw ExpectedError.of('LISTING_NOT_FOUND', {}, ['input', 'listing']);
    if (!mayWriteFor(call.viewer, await partyOf(unit, listing.party)))
      throw ExpectedError.of('FORBIDDEN');
    await offer(unit, id, input.mechanism);
    return { listing: id };
  });
}

/** Calls several parties to one order; each has to report in by the clock, one coordinates. */
export async function callToOrder(call: Call, input: CallInput): Promise<{ order: string }> {
  return once(call, 'callToOrder', input, async (unit) => {
    const order = await orderToMove(unit, input.id, input.version);
    const callers = ['NEED_TOWN', 'CHAIN_LEAD', 'DISTRICT', 'COORDINATOR'];
    if (!sidesOf(call.viewer, order).some((side) => callers.includes(side)))
      throw ExpectedError.of('FORBIDDEN');
    const coordinator = checkId(input.coordinator, ['input', 'coordinator']);
    const parties = [
      ...new Set([
        coordinator,
        ...input.parties.map((party) => checkId(party, ['input', 'parties'])),
      ]),
    ];
    const known = await unit.sql(
      `select id from party where district = $1 and id = any ($2::uuid[])`,
      [unit.district, parties],
    );
    if (known.length !== parties.length)
      throw ExpectedError.of('PARTY_NOT_FOUND', {}, ['input', 'parties']);
    const { dueDays } = (await deadlineOf(unit, order.mechanism, 'REPORT')) ?? { dueDays: 1 };
    const dueAt = afterWorkingDays(unit.now, dueDays, await workCalendar(unit));
    for (const party of parties) {
      await unit.sql(
        `insert into order_participant (district, id, work_order, party, called_at, called_by, due_at) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (district, work_order, party) do nothing`,
        [unit.district, newId(unit.now), order.id, party, unit.now, unit.actor, dueAt],
      );
    }
    order.coordinator = coordinator;
    order.updatedAt = unit.now;
    order.version += 1;
    await unit.em.flush();
    unit.emit({
      type: 'orderCalled',
      cause: 'called',
      ...aboutOrder(order),
      detail: { order: order.id, parties },
    });
    return { order: order.id };
  });
}

/** 报到: a called party reports in. Doing it again changes nothing. */
export async function reportIn(call: Call, input: ReportInput): Promise<{ order: string }> {
  return once(call, 'reportIn', input, async (unit) => {
    const id = checkId(input.id, ['input', 'id']);
    const [reported] = await unit.sql<{ coordinator: string | null }>(
      `update order_participant p set reported_at = coalesce(reported_at, $4) from work_order o
       where p.district = $1 and p.work_order = $2 and p.party = $3 and o.district = $1 and o.id = $2 returning o.coordinator`,
      [unit.district, id, call.viewer.party, unit.now],
    );
    if (reported === undefined) throw ExpectedError.of('FORBIDDEN');
    unit.emit({
      type: 'orderReportedIn',
      cause: 'reported',
      party: call.viewer.party,
      detail: { order: id, coordinator: reported.coordinator },
    });
    return { order: id };
  });
}

async function offer(unit: UnitOfWork, listing: string, mechanism: string | null): Promise<void> {
  if (mechanism !== null) {
    const known = await unit.sql(`select code from mechanism where district = $1 and code = $2`, [
      unit.district,
      mechanism,
    ]);
    if (known.length === 0)
      throw ExpectedError.of('MECHANISM_UNKNOWN', { code: mechanism.slice(0, 40) }, [
        'input',
        'mechanism',
      ]);
  }
  await unit.sql(`update listing set mechanism = $3 where district = $1 and id = $2`, [
    unit.district,
    listing,
    mechanism,
  ]);
}
