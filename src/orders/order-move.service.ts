import { LockMode } from '@mikro-orm/core';
import type { Viewer } from '../access/viewer.rule.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import { checkId } from '../platform/errors/check-id.ts';
import type { Tx } from '../platform/database/database.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { newId } from '../platform/id.ts';
import { rebook, type Booked } from './ledger.service.ts';
import { OrderEntity } from './order.entity.ts';
import { orderCounters, orderEvent } from './order-event.rule.ts';
import { deadlineOf, leadOf, routesOf, workCalendar } from './order.loader.ts';
import { clockFrom, noClock, usualDeadline } from './order-pace.rule.ts';
import type { OrderReason } from './order-reason.rule.ts';
import { sidesOf } from './order-side.rule.ts';
import {
  stateLaw,
  stateName,
  type LedgerStanding,
  type OrderAction,
  type OrderHolder,
  type OrderSide,
} from './order-state.rule.ts';
import {
  holderIn,
  mayTake,
  transitionFor,
  transitionOf,
  transitions,
  type Transition,
} from './order-transition.rule.ts';

/** The usual life of an order; other mechanisms are the district's data. */
export const usualMechanism = 'STANDARD';

/** A step as its caller wants it. */
export interface StepWish {
  readonly action: OrderAction;
  readonly reason?: OrderReason | null;
  readonly note?: string | null;
  /** Departs from what the new state says of the ledger: no reservation, or a thing that comes back. */
  readonly standing?: LedgerStanding;
  /** The delivery this step records. */
  readonly delivery?: string;
}

/** The transition an action is in the order's present state, if the viewer may take it. */
export interface Allowed {
  readonly transition: Transition;
  readonly side: OrderSide;
  /** Whose turn it is afterwards. */
  readonly holder: OrderHolder;
}

/** Finds an order and locks it. @throws ExpectedError ORDER_NOT_FOUND or VERSION_CONFLICT */
export async function orderToMove(
  unit: UnitOfWork,
  id: string,
  version: number,
): Promise<OrderEntity> {
  const key = { district: unit.district, id: checkId(id, ['input', 'id']) };
  const order = await unit.em.findOne(OrderEntity, key, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (order === null) throw ExpectedError.of('ORDER_NOT_FOUND', {}, ['input', 'id']);
  if (version !== order.version) {
    throw ExpectedError.of('VERSION_CONFLICT', { version: order.version }, ['input', 'version']);
  }
  return order;
}

/** Whether and as what a viewer may do this now. @throws ExpectedError ORDER_STEP_IMPOSSIBLE or FORBIDDEN */
export async function allowedStep(
  unit: UnitOfWork,
  viewer: Viewer,
  order: OrderEntity,
  action: OrderAction,
  from: OrderEntity['state'] | null = order.state,
): Promise<Allowed> {
  const table = await tableOf(unit, order.mechanism);
  if (table === undefined)
    throw ExpectedError.of('MECHANISM_UNKNOWN', { code: order.mechanism }, ['input', 'mechanism']);
  const transition = transitionFor(table, from, action);
  if (transition === null) {
    throw ExpectedError.of(
      'ORDER_STEP_IMPOSSIBLE',
      { state: from === null ? '' : stateName(from) },
      ['input', 'id'],
    );
  }
  const sides = sidesOf(viewer, order);
  if (!mayTake(transition, sides)) throw ExpectedError.of('FORBIDDEN');
  if (transition.guards.includes('nothingDelivered') && order.deliveries > 0) {
    throw ExpectedError.of('ORDER_PARTLY_DELIVERED', {}, ['input', 'id']);
  }
  return {
    transition,
    side: transition.who.find((side) => sides.includes(side)) as OrderSide,
    holder: holderIn(table, transition.to),
  };
}

/** The table of a mechanism; undefined when the district has none of that code. */
export async function tableOf(
  tx: Tx,
  mechanism: string,
): Promise<readonly Transition[] | undefined> {
  if (mechanism === usualMechanism) return transitions;
  return (await routesOf(tx, mechanism))?.map(transitionOf);
}

/** What of an order stands in the ledgers now; taken before it is changed. */
export function bookedOf(order: OrderEntity): Booked {
  return {
    need: order.need,
    resource: order.resource,
    window: order.window,
    standing: order.standing,
    counted: order.counted,
    quantity: order.quantity,
    delivered: order.delivered,
    needQuantity: order.needQuantity,
    needDelivered: order.needDelivered,
  };
}

export const nothingBooked: Booked = {
  need: null,
  resource: null,
  window: null,
  standing: 'NONE',
  counted: false,
  quantity: null,
  delivered: 0n,
  needQuantity: null,
  needDelivered: 0n,
};

/**
 * Takes a step whose facts are already on the order: state, ledger, holder, clock, the line of its
 * timeline, counters and event, all in the caller's transaction.
 */
export async function moveOrder(
  unit: UnitOfWork,
  order: OrderEntity,
  { transition, side, holder }: Allowed,
  before: Booked,
  wish: StepWish,
): Promise<void> {
  const began = transition.from === null;
  if (!began) for (const change of orderCounters(order, -1, false)) unit.count(change);
  order.state = transition.to;
  order.standing = wish.standing ?? standingAfter(order, transition);
  await hold(unit, order, holder);
  await setClock(unit, order, transition);
  order.steps += 1;
  order.updatedAt = unit.now;
  order.version += began ? 0 : 1;
  await unit.em.flush();
  await rebook(unit, before, bookedOf(order));
  await addStep(unit, order, transition, side, wish);
  for (const change of orderCounters(order, 1, began)) unit.count(change);
  unit.emit(
    orderEvent(transition.event, order, {
      reason: wish.reason ?? null,
      delivery: wish.delivery ?? null,
    }),
  );
}

/** A step that goes nowhere leaves the ledger as it is; what came back to its owner stays returned. */
function standingAfter(order: OrderEntity, { from, to, action }: Transition): LedgerStanding {
  const { standing } = stateLaw[to];
  const stays =
    (from === to && action !== 'reassign') ||
    (order.standing === 'RETURNED' && standing === 'DONE');
  return stays ? order.standing : standing;
}

/** Who has it in hand from here on, and since when: the time changes only when the hands do. */
async function hold(unit: UnitOfWork, order: OrderEntity, holder: OrderHolder): Promise<void> {
  const [party, town] = await handsOf(unit, order, holder);
  if (order.holder === holder && order.holderParty === party && order.holderTown === town) return;
  order.holder = holder;
  order.holderParty = party;
  order.holderTown = town;
  order.heldSince = unit.now;
}

async function handsOf(
  unit: UnitOfWork,
  order: OrderEntity,
  holder: OrderEntity['holder'],
): Promise<[string | null, string | null]> {
  switch (holder) {
    case 'NEED_SIDE':
      return [order.needParty, null];
    case 'NEED_TOWN':
      // A party outside any town hands over itself.
      return order.needTown === null ? [order.needParty, null] : [null, order.needTown];
    case 'RESOURCE_SIDE':
      // Who has nobody to do it does it themselves.
      return [order.resourceParty ?? order.needParty, null];
    case 'CHAIN_LEAD':
      return [order.coordinator ?? (await leadOf(unit, order.chain)), null];
    case 'NOBODY':
      return [null, null];
  }
}

async function setClock(
  unit: UnitOfWork,
  order: OrderEntity,
  { to, clock }: Transition,
): Promise<void> {
  if (clock === null && stateLaw[to].active) return;
  const deadline =
    clock === null
      ? undefined
      : ((await deadlineOf(unit, order.mechanism, clock)) ?? usualDeadline[clock]);
  Object.assign(
    order,
    deadline === undefined ? noClock : clockFrom(unit.now, deadline, await workCalendar(unit)),
  );
}

async function addStep(
  unit: UnitOfWork,
  order: OrderEntity,
  { from, to, action }: Transition,
  side: OrderSide,
  wish: StepWish,
): Promise<void> {
  await unit.sql(
    `insert into order_step (district, id, work_order, ordinal, action, from_state, to_state, actor, side, holder, holder_party,
       holder_town, resource, resource_party, reason, note, due_at, occurred_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
    [
      unit.district,
      newId(unit.now),
      order.id,
      order.steps,
      action,
      from,
      to,
      unit.actor,
      side,
      order.holder,
      order.holderParty,
      order.holderTown,
      order.resource,
      order.resourceParty,
      wish.reason ?? null,
      wish.note ?? null,
      order.dueAt,
      unit.now,
    ],
  );
}
