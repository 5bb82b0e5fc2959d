import type { Call } from '../access/call.service.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import { checkId } from '../platform/errors/check-id.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { newId } from '../platform/id.ts';
import { formatThousandths, parseThousandths } from '../platform/read/thousandths.rule.ts';
import { dayIn } from '../listings/listing-input.rule.ts';
import { fulfilListing } from '../listings/listing.service.ts';
import { share } from './ledger.rule.ts';
import type { OrderEntity } from './order.entity.ts';
import { orderListings, townOfParty, workCalendar } from './order.loader.ts';
import { allowedStep, bookedOf, moveOrder, orderToMove } from './order-move.service.ts';
import { amountsOf, inWindow, listingOf, type QuantityInput } from './order-place.service.ts';
import { refusesPairing, type OrderReason } from './order-reason.rule.ts';
import { stateLaw, type OrderAction } from './order-state.rule.ts';
import {
  claimPairing,
  refusePairing,
  releasePairing,
  takeUpPairing,
} from './pairing-state.service.ts';

/** A step of an order: which, as seen in which version, and what there is to say. */
export interface StepInput {
  readonly id: string;
  readonly version: number;
  readonly note?: string | null;
  readonly reason?: OrderReason | null;
}

/** 下单, and sending it to somebody else: to a resource, or to a party without a listed one. */
export interface DispatchInput extends StepInput, QuantityInput {
  readonly resource?: string | null;
  readonly party?: string | null;
  /** Whether the quantity is set aside until the answer; without it, who accepts first has it. */
  readonly reserve?: boolean | null;
}

/** 办结: a part, or what closes the order. */
export interface DeliverInput extends StepInput {
  readonly quantity?: string | null;
  readonly unit?: string | null;
  readonly deliveredOn?: string | null;
  readonly finish?: boolean | null;
  /** Whether what was lent is free again: a room, a machine. */
  readonly comesBack?: boolean | null;
}

/** 评单. */
export interface RateInput extends StepInput {
  readonly rating: number;
  /** Whether the need is met; closes a need that cannot be counted. */
  readonly needMet?: boolean | null;
}

/** A step that changes nothing but who has it in hand: hand over, accept, decline, give back, cancel, unmatch, reinstate. */
export async function takeStep(
  unit: UnitOfWork,
  call: Call,
  action: OrderAction,
  input: StepInput,
): Promise<string> {
  const order = await orderToMove(unit, input.id, input.version);
  const allowed = await allowedStep(unit, call.viewer, order, action);
  if (allowed.transition.guards.includes('listingsOpen'))
    await checkOpen(unit, [order.need, order.resource]);
  if (action === 'reinstate' && order.pairing !== null)
    await claimPairing(unit, order.pairing, order.id);
  const before = bookedOf(order);
  await moveOrder(unit, order, allowed, before, {
    action,
    reason: input.reason ?? null,
    note: input.note ?? null,
  });
  await settlePairing(unit, order, action, input);
  return order.id;
}

/** Sends an order to a resource or a party. */
export async function sendOrder(
  unit: UnitOfWork,
  call: Call,
  action: 'dispatch' | 'reassign',
  input: DispatchInput,
): Promise<string> {
  const order = await orderToMove(unit, input.id, input.version);
  const allowed = await allowedStep(unit, call.viewer, order, action);
  const before = bookedOf(order);
  const left = { pairing: order.pairing, resource: order.resource, party: order.resourceParty };
  await choose(unit, order, input);
  const unchanged = left.resource === order.resource && left.party === order.resourceParty;
  if (action === 'reassign' && unchanged)
    throw ExpectedError.of('RESOURCE_UNCHANGED', {}, ['input', 'resource']);
  if (order.resourceParty === null)
    throw ExpectedError.of('RESOURCE_MISSING', {}, ['input', 'resource']);
  await checkOpen(unit, [order.need, order.resource]);
  order.pairing = left.resource === order.resource ? left.pairing : await pairingOf(unit, order);
  if (order.pairing !== null) await claimPairing(unit, order.pairing, order.id);
  await moveOrder(unit, order, allowed, before, {
    action,
    reason: input.reason ?? null,
    note: input.note ?? null,
    ...(input.reserve === false ? { standing: 'NONE' as const } : {}),
  });
  if (left.pairing !== null && left.pairing !== order.pairing)
    await releasePairing(unit, left.pairing, order.id);
  if (order.pairing !== null) await takeUpPairing(unit, order.pairing, order.id);
  return order.id;
}

/** Notes what was handed over; closes the order when told to, or when nothing is left to deliver. */
export async function deliverOrder(
  unit: UnitOfWork,
  call: Call,
  input: DeliverInput,
): Promise<{ order: string; delivery: string }> {
  const order = await orderToMove(unit, input.id, input.version);
  const quantity = delivered(order, input);
  const total = order.delivered + (order.quantity === null ? 0n : (quantity ?? 0n));
  const finish = input.finish ?? (order.quantity === null ? false : total === order.quantity);
  const action = finish ? 'finish' : 'deliver';
  const allowed = await allowedStep(unit, call.viewer, order, action);
  const before = bookedOf(order);
  const needTotal = needDelivered(order, total, finish);
  const delivery = {
    id: newId(unit.now),
    quantity,
    unit: order.unit ?? input.unit ?? null,
    needQuantity: order.needQuantity === null ? null : needTotal - order.needDelivered,
  };
  order.delivered = total;
  order.needDelivered = needTotal;
  order.deliveries += 1;
  await moveOrder(unit, order, allowed, before, {
    action,
    note: input.note ?? null,
    delivery: delivery.id,
    ...(finish && input.comesBack === true ? { standing: 'RETURNED' as const } : {}),
  });
  const { timeZone } = await workCalendar(unit);
  await unit.sql(
    `insert into delivery (district, id, work_order, ordinal, quantity, unit, need_quantity, delivered_on, note, actor, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      unit.district,
      delivery.id,
      order.id,
      order.deliveries,
      delivery.quantity,
      delivery.unit,
      delivery.needQuantity,
      input.deliveredOn ?? dayIn(timeZone, unit.now),
      input.note ?? null,
      unit.actor,
      unit.now,
    ],
  );
  if (finish) await closeUsedUp(unit, [order.need, order.resource]);
  return { order: order.id, delivery: delivery.id };
}

/** The receiver's word on it. */
export async function rateOrder(unit: UnitOfWork, call: Call, input: RateInput): Promise<string> {
  const order = await orderToMove(unit, input.id, input.version);
  const allowed = await allowedStep(unit, call.viewer, order, 'rate');
  const before = bookedOf(order);
  order.rating = input.rating;
  await moveOrder(unit, order, allowed, before, { action: 'rate', note: input.note ?? null });
  if (input.needMet === true && order.need !== null && order.needQuantity === null)
    await fulfilListing(unit, order.need);
  return order.id;
}

/** Puts the wished resource or party on the order, with what it takes of it. */
async function choose(unit: UnitOfWork, order: OrderEntity, input: DispatchInput): Promise<void> {
  if (input.resource != null) {
    const resource = await listingOf(unit, input.resource, 'RESOURCE');
    if (order.resource !== resource.id) order.window = null;
    order.resource = resource.id;
    order.resourceParty = resource.party;
    order.resourceTown = resource.town;
  } else if (input.party != null) {
    const party = checkId(input.party, ['input', 'party']);
    const place = await townOfParty(unit, party);
    if (place === undefined) throw ExpectedError.of('PARTY_NOT_FOUND', {}, ['input', 'party']);
    order.resource = null;
    order.window = null;
    order.resourceParty = party;
    order.resourceTown = place.town;
  } else if (input.quantity == null && input.window == null) return;
  const listings = await orderListings(unit, [order.need, order.resource]);
  const need = listings.get(order.need ?? '') ?? null;
  const chosen = listings.get(order.resource ?? '') ?? null;
  const { resource, window } = await inWindow(unit, chosen, input.window ?? order.window);
  order.window = window;
  Object.assign(
    order,
    amountsOf(need, resource, quantityOf(order, resource?.countable?.unit ?? null, input)),
  );
}

/** What the caller says of how much; unsaid, it stays as it was, where the unit is still the same. */
function quantityOf(order: OrderEntity, unit: string | null, input: DispatchInput): QuantityInput {
  if (input.quantity != null || order.quantity === null || (unit !== null && unit !== order.unit))
    return input;
  const decimal = (stored: bigint | null) =>
    stored === null ? null : formatThousandths(String(stored));
  return {
    ...input,
    quantity: decimal(order.quantity),
    unit: order.unit,
    needQuantity: input.needQuantity ?? decimal(order.needQuantity),
    confirmUnusual: true,
  };
}

async function pairingOf(
  unit: UnitOfWork,
  { need, resource }: OrderEntity,
): Promise<string | null> {
  if (need === null || resource === null) return null;
  const [row] = await unit.sql<{ id: string }>(
    `select id from pairing where district = $1 and need = $2 and resource = $3`,
    [unit.district, need, resource],
  );
  return row?.id ?? null;
}

/** What a step means for the pairing: refused when a reason says it does not fit, given back when the order ends. */
async function settlePairing(
  unit: UnitOfWork,
  order: OrderEntity,
  action: OrderAction,
  input: StepInput,
): Promise<void> {
  if (order.pairing === null) return;
  const { reason } = input;
  if ((action === 'decline' || action === 'unmatch') && reason != null && refusesPairing(reason)) {
    const side = action === 'decline' ? 'RESOURCE_SIDE' : 'NEED_SIDE';
    await refusePairing(unit, order.pairing, { side, reason, note: input.note ?? null });
  } else if (action === 'reinstate') await takeUpPairing(unit, order.pairing, order.id);
  else if (!stateLaw[order.state].active) await releasePairing(unit, order.pairing, order.id);
}

async function checkOpen(unit: UnitOfWork, ids: readonly (string | null)[]): Promise<void> {
  for (const { status, kind } of (await orderListings(unit, ids)).values()) {
    if (status !== 'OPEN')
      throw ExpectedError.of('LISTING_CLOSED', {}, ['input', kind.toLowerCase()]);
  }
}

function delivered(order: OrderEntity, input: DeliverInput): bigint | null {
  const given = input.quantity == null ? null : parseThousandths(input.quantity);
  if (given !== null && given <= 0n)
    throw ExpectedError.of('QUANTITY_NOT_POSITIVE', {}, ['input', 'quantity']);
  if (order.quantity === null) {
    if (given !== null && order.unit === null && input.unit == null)
      throw ExpectedError.of('QUANTITY_AND_UNIT', {}, ['input', 'unit']);
    return given;
  }
  const left = order.quantity - order.delivered;
  if (given === null) {
    // Closing without a figure says: nothing more comes. Everything that is left needs saying.
    if (input.finish === true) return order.delivered === 0n ? left : null;
    throw ExpectedError.of('QUANTITY_MISSING', { unit: order.unit ?? '' }, ['input', 'quantity']);
  }
  if (given > left)
    throw ExpectedError.of('QUANTITY_OVER_ORDER', { left: formatThousandths(String(left)) }, [
      'input',
      'quantity',
    ]);
  return given;
}

function needDelivered(order: OrderEntity, total: bigint, finish: boolean): bigint {
  if (order.needQuantity === null) return 0n;
  if (order.quantity === null) return finish ? order.needQuantity : order.needDelivered;
  return share(order.needQuantity, total, order.quantity);
}

/** Closes needs that are met and resources that are used up. */
async function closeUsedUp(unit: UnitOfWork, ids: readonly (string | null)[]): Promise<void> {
  const rows = await unit.sql<{ id: string }>(
    `select id from listing where district = $1 and id = any ($2::uuid[]) and status = 'OPEN' and quantity is not null
       and delivered >= quantity order by id`,
    [unit.district, ids.filter((id) => id !== null)],
  );
  for (const { id } of rows) await fulfilListing(unit, id);
}
