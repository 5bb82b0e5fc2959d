import type { CounterChange, NewEvent } from '../platform/events/event.rule.ts';
import type { EventfulPairing } from '../matching/pairing-event.rule.ts';
import type { OrderStepEvent } from './order-transition.rule.ts';
import type { OrderHolder, OrderState } from './order-state.rule.ts';

/** Whose turn it is after an event: who is told that an order waits for them. */
export interface OrderHands {
  readonly holder: OrderHolder;
  readonly holderParty: string | null;
  readonly holderTown: string | null;
}

/** What every order event says; codes and ids only. */
interface OrderDetail extends OrderHands {
  readonly order: string;
  readonly state: OrderState;
  /** The code of a reason, where one had to be given. */
  readonly reason?: string;
  /** The delivery that a step recorded. */
  readonly delivery?: string;
}

declare module '../platform/events/event.rule.ts' {
  interface EventDetails {
    orderPlaced: OrderDetail;
    orderHandedOver: OrderDetail;
    orderDispatched: OrderDetail;
    orderAccepted: OrderDetail;
    orderDeclined: OrderDetail;
    orderDelivered: OrderDetail;
    orderCompleted: OrderDetail;
    orderRated: OrderDetail;
    orderGivenBack: OrderDetail;
    orderReassigned: OrderDetail;
    orderCancelled: OrderDetail;
    orderUnmatched: OrderDetail;
    orderReinstated: OrderDetail;
    /** The clock moved on: warned of, or late. */
    orderPaceChanged: OrderHands & {
      readonly order: string;
      readonly from: string;
      readonly to: string;
    };
    /** A late step was reported so many levels up. */
    orderEscalated: { readonly order: string; readonly level: number };
    pairingTakenUp: { readonly order: string };
    pairingReleased: { readonly order: string };
    pairingDeclined: { readonly reason: string };
    pairingReinstated: Record<string, never>;
  }
}

/** What events and counters say of an order. */
export interface EventfulOrder {
  readonly id: string;
  readonly pairing: string | null;
  readonly need: string | null;
  readonly resource: string | null;
  readonly needParty: string;
  readonly needTown: string | null;
  readonly resourceParty: string | null;
  readonly resourceTown: string | null;
  readonly chain: string | null;
  readonly category: string | null;
  readonly state: OrderState;
}

/** In whose hands an order is. */
export const handsOn = ({ holder, holderParty, holderTown }: OrderHands): OrderHands => ({
  holder,
  holderParty,
  holderTown,
});

/** The columns of an event about an order. */
export function aboutOrder(order: EventfulOrder) {
  return {
    party: order.needParty,
    otherParty: order.resourceParty,
    town: order.needTown,
    otherTown: order.resourceTown,
    chain: order.chain,
    category: order.category,
    need: order.need,
    resource: order.resource,
    pairing: order.pairing,
  };
}

/** The event of a step. */
export function orderEvent(
  type: OrderStepEvent,
  order: EventfulOrder & OrderHands,
  more: { readonly reason?: string | null; readonly delivery?: string | null } = {},
): NewEvent<OrderStepEvent> {
  const { reason, delivery } = more;
  return {
    type,
    cause: reason ?? 'step',
    ...aboutOrder(order),
    detail: {
      order: order.id,
      state: order.state,
      ...handsOn(order),
      ...(reason == null ? {} : { reason }),
      ...(delivery == null ? {} : { delivery }),
    },
  };
}

/** The counters an order stands in: all, and by its state, of the district, its chain and the need's town. */
export function orderCounters(
  order: Pick<EventfulOrder, 'chain' | 'needTown' | 'state'>,
  by: 1 | -1,
  withAll = true,
): CounterChange[] {
  const metrics = [...(withAll ? ['order.all'] : []), `order.${order.state}`];
  const scopes: readonly (readonly [CounterChange['scope'], string | null])[] = [
    ['DISTRICT', ''],
    ['CHAIN', order.chain],
    ['TOWN', order.needTown],
  ];
  return scopes.flatMap(([scope, subject]) =>
    subject === null ? [] : metrics.map((metric) => ({ scope, subject, metric, by })),
  );
}

type PairingStateEvent =
  'pairingTakenUp' | 'pairingReleased' | 'pairingDeclined' | 'pairingReinstated';

/** The event of a pairing that somebody took up, gave back, refused or wants again. */
export function pairingStateEvent<Type extends PairingStateEvent>(
  type: Type,
  cause: string,
  pairing: EventfulPairing,
  detail: NewEvent<Type>['detail'],
): NewEvent<Type> {
  return {
    type,
    cause,
    party: pairing.need_party,
    otherParty: pairing.resource_party,
    town: pairing.need_town,
    otherTown: pairing.resource_town,
    chain: pairing.chain,
    category: pairing.category,
    need: pairing.need,
    resource: pairing.resource,
    pairing: pairing.id,
    score: pairing.score,
    detail,
  };
}
