import type { Call } from '../access/call.service.ts';
import { checkId } from '../platform/errors/check-id.ts';
import { ExpectedError, problem } from '../platform/errors/expected-error.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { newId } from '../platform/id.ts';
import { parseThousandths } from '../platform/read/thousandths.rule.ts';
import { OrderEntity } from './order.entity.ts';
import { openWindow, orderListings, townOfParty, type OrderListing } from './order.loader.ts';
import { allowedStep, moveOrder, nothingBooked, usualMechanism } from './order-move.service.ts';
import { orderQuantity, type OrderQuantity } from './order-quantity.rule.ts';
import { claimPairing, lockedPairing, takeUpPairing } from './pairing-state.service.ts';

/** What a caller says of how much. Decimals as text. */
export interface QuantityInput {
  readonly quantity?: string | null;
  readonly unit?: string | null;
  readonly needQuantity?: string | null;
  readonly confirmUnusual?: boolean | null;
  readonly window?: string | null;
}

/** 点单: about a pairing, a need, or a resource together with the party it is for. */
export interface PlaceInput extends QuantityInput {
  readonly pairing?: string | null;
  readonly need?: string | null;
  readonly resource?: string | null;
  readonly party?: string | null;
  readonly mechanism?: string | null;
  readonly note?: string | null;
}

interface Subject {
  readonly pairing: string | null;
  readonly need: OrderListing | null;
  readonly resource: OrderListing | null;
  readonly needParty: string;
  readonly needTown: string | null;
}

/** Places an order. @returns its id. @throws ExpectedError saying what is missing or taken */
export async function placeOrder(
  unit: UnitOfWork,
  { viewer }: Call,
  input: PlaceInput,
): Promise<string> {
  const subject = await subjectOf(unit, input);
  const { need } = subject;
  const { resource, window } = await inWindow(unit, subject.resource, input.window ?? null);
  for (const listing of [need, resource]) {
    if (listing !== null && listing.status !== 'OPEN')
      throw ExpectedError.of('LISTING_CLOSED', {}, ['input', listing.kind.toLowerCase()]);
  }
  const amounts = amountsOf(need, resource, input);
  const order = unit.em.create(OrderEntity, {
    district: unit.district,
    id: newId(unit.now),
    pairing: subject.pairing,
    need: need?.id ?? null,
    resource: resource?.id ?? null,
    window,
    needParty: subject.needParty,
    needTown: subject.needTown,
    resourceParty: resource?.party ?? null,
    resourceTown: resource?.town ?? null,
    chain: need?.chain ?? resource?.chain ?? null,
    stage: need?.stage ?? resource?.stage ?? null,
    category: need?.category ?? resource?.category ?? null,
    mechanism: input.mechanism ?? resource?.mechanism ?? need?.mechanism ?? usualMechanism,
    coordinator: null,
    state: 'PLACED',
    standing: 'NONE',
    ...amounts,
    delivered: 0n,
    needDelivered: 0n,
    deliveries: 0,
    rating: null,
    note: input.note ?? null,
    holder: 'NOBODY',
    holderParty: null,
    holderTown: null,
    heldSince: unit.now,
    warnAt: null,
    dueAt: null,
    checkAt: null,
    pace: 'GREEN',
    escalation: 0,
    steps: 0,
    synthetic: false,
    createdBy: unit.actor,
    createdAt: unit.now,
    updatedAt: unit.now,
    version: 1,
  });
  const allowed = await allowedStep(unit, viewer, order, 'place', null);
  if (order.pairing !== null) await claimPairing(unit, order.pairing, order.id);
  unit.em.persist(order);
  await moveOrder(unit, order, allowed, nothingBooked, {
    action: 'place',
    note: input.note ?? null,
  });
  if (order.pairing !== null) await takeUpPairing(unit, order.pairing, order.id);
  return order.id;
}

async function subjectOf(unit: UnitOfWork, input: PlaceInput): Promise<Subject> {
  if (input.pairing != null) {
    const pairing = await lockedPairing(unit, input.pairing, ['input', 'pairing']);
    if (pairing.state === 'WITHDRAWN' || pairing.state === 'DECLINED') {
      throw ExpectedError.of('PAIRING_CLOSED', {}, ['input', 'pairing']);
    }
    const listings = await orderListings(unit, [pairing.need, pairing.resource]);
    return {
      pairing: pairing.id,
      need: listings.get(pairing.need) ?? null,
      resource: listings.get(pairing.resource) ?? null,
      needParty: pairing.need_party,
      needTown: pairing.need_town,
    };
  }
  if (input.need != null) {
    const need = await listingOf(unit, input.need, 'NEED');
    const resource =
      input.resource == null ? null : await listingOf(unit, input.resource, 'RESOURCE');
    return { pairing: null, need, resource, needParty: need.party, needTown: need.town };
  }
  if (input.resource == null || input.party == null)
    throw ExpectedError.of('ORDER_SUBJECT', {}, ['input']);
  const party = checkId(input.party, ['input', 'party']);
  const place = await townOfParty(unit, party);
  if (place === undefined) throw ExpectedError.of('PARTY_NOT_FOUND', {}, ['input', 'party']);
  const resource = await listingOf(unit, input.resource, 'RESOURCE');
  return { pairing: null, need: null, resource, needParty: party, needTown: place.town };
}

/** A listing of a kind. @throws ExpectedError LISTING_NOT_FOUND */
export async function listingOf(
  unit: UnitOfWork,
  id: string,
  kind: 'NEED' | 'RESOURCE',
): Promise<OrderListing> {
  const field = ['input', kind.toLowerCase()];
  const found = (await orderListings(unit, [checkId(id, field)])).get(id.toLowerCase());
  if (found?.kind !== kind) throw ExpectedError.of('LISTING_NOT_FOUND', {}, field);
  return found;
}

/** A resource as it stands in the window that was chosen. @throws ExpectedError WINDOW_NOT_OPEN */
export async function inWindow(
  unit: UnitOfWork,
  resource: OrderListing | null,
  window: string | null,
): Promise<{ readonly resource: OrderListing | null; readonly window: string | null }> {
  if (window === null || resource === null) return { resource, window: null };
  const id = checkId(window, ['input', 'window']);
  const open = resource.windowed ? await openWindow(unit, resource.id, id, unit.now) : undefined;
  if (open === undefined) throw ExpectedError.of('WINDOW_NOT_OPEN', {}, ['input', 'window']);
  const countable = resource.countable === null ? null : { ...resource.countable, ...open };
  return { resource: { ...resource, countable }, window: id };
}

/** How much an order takes and covers. @throws ExpectedError naming what is wrong with the quantity */
export function amountsOf(
  need: OrderListing | null,
  resource: OrderListing | null,
  input: QuantityInput,
): OrderQuantity {
  const wished = {
    quantity: input.quantity == null ? null : parseThousandths(input.quantity),
    unit: input.unit ?? null,
    needQuantity: input.needQuantity == null ? null : parseThousandths(input.needQuantity),
    confirmed: input.confirmUnusual === true,
  };
  const found = orderQuantity(need?.countable ?? null, resource?.countable ?? null, wished);
  if (!Array.isArray(found)) return found as OrderQuantity;
  throw ExpectedError.all(
    found.map(({ code, field, params }) =>
      problem(code as 'QUANTITY_NOT_POSITIVE', params as never, ['input', field]),
    ),
  );
}
