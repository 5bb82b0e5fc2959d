import {
  orderSides,
  orderStates,
  stateLaw,
  type OrderAction,
  type OrderHolder,
  type OrderSide,
  type OrderState,
} from './order-state.rule.ts';

/*
 * The life of an order as one table. Everything else follows from it: which steps the services take,
 * what the graph offers (`Order.steps`), the diagram in docs/orders.md and the tests.
 * Another mechanism (whistle, menus, errands …) is other routes over the same actions, kept as data.
 */

/** A condition beyond state and person; each is checked where its facts are known (order-move, order-place and order-step services). */
export type Guard =
  | 'listingsOpen'
  | 'quantityFits'
  | 'resourceGiven'
  | 'anotherResource'
  | 'capacityLeft'
  | 'nothingDelivered'
  | 'reasonGiven';

/** Whose clock starts with a step: the days are the district's data (order_deadline). */
export type Clock = OrderState | null;

/** The events of the log that steps become. */
export type OrderStepEvent =
  | 'orderPlaced'
  | 'orderHandedOver'
  | 'orderDispatched'
  | 'orderAccepted'
  | 'orderDeclined'
  | 'orderDelivered'
  | 'orderCompleted'
  | 'orderRated'
  | 'orderGivenBack'
  | 'orderReassigned'
  | 'orderCancelled'
  | 'orderUnmatched'
  | 'orderReinstated';

/** One row: from a state (null: there is no order yet), by an action of one of these, to a state. */
export interface Transition {
  readonly from: OrderState | null;
  readonly action: OrderAction;
  readonly to: OrderState;
  readonly who: readonly OrderSide[];
  readonly guards: readonly Guard[];
  readonly clock: Clock;
  readonly event: OrderStepEvent;
}

/** What an action always brings with it, wherever it leads. */
const actionLaw: Readonly<
  Record<OrderAction, { readonly event: OrderStepEvent; readonly guards: readonly Guard[] }>
> = {
  place: { event: 'orderPlaced', guards: ['listingsOpen', 'quantityFits'] },
  handOver: { event: 'orderHandedOver', guards: [] },
  dispatch: {
    event: 'orderDispatched',
    guards: ['resourceGiven', 'listingsOpen', 'quantityFits', 'capacityLeft'],
  },
  accept: { event: 'orderAccepted', guards: ['capacityLeft'] },
  decline: { event: 'orderDeclined', guards: ['reasonGiven'] },
  deliver: { event: 'orderDelivered', guards: ['quantityFits'] },
  finish: { event: 'orderCompleted', guards: ['quantityFits'] },
  rate: { event: 'orderRated', guards: [] },
  giveBack: { event: 'orderGivenBack', guards: ['reasonGiven', 'nothingDelivered'] },
  reassign: {
    event: 'orderReassigned',
    guards: ['anotherResource', 'nothingDelivered', 'listingsOpen', 'quantityFits', 'capacityLeft'],
  },
  cancel: { event: 'orderCancelled', guards: ['reasonGiven', 'nothingDelivered'] },
  unmatch: { event: 'orderUnmatched', guards: ['reasonGiven', 'nothingDelivered'] },
  reinstate: { event: 'orderReinstated', guards: ['listingsOpen'] },
};

const clocks: ReadonlySet<OrderState> = new Set([
  'PLACED',
  'HANDED_OVER',
  'DISPATCHED',
  'ACCEPTED',
  'DELIVERED',
  'DECLINED',
]);

/** A route as districts keep it for a mechanism: where an action leads, and who may. */
export interface Route {
  readonly from: OrderState | null;
  readonly action: OrderAction;
  readonly to: OrderState;
  readonly who: readonly OrderSide[];
}

/** Completes a route by what its action always brings. A delivery of a part lets the clock run on. */
export function transitionOf(route: Route): Transition {
  const { event, guards } = actionLaw[route.action];
  const clock =
    route.from === route.to && route.action !== 'reassign'
      ? null
      : clocks.has(route.to)
        ? route.to
        : null;
  return { ...route, guards, clock, event };
}

const need = ['NEED_SIDE', 'NEED_TOWN', 'DISTRICT'] as const;
const resource = ['RESOURCE_SIDE', 'RESOURCE_TOWN'] as const;
const lead = ['CHAIN_LEAD', 'DISTRICT'] as const;
const sends = ['CHAIN_LEAD', 'DISTRICT', 'COORDINATOR'] as const;
const both = [...need, ...resource] as const;

/** The usual life: 点单 → 交单 → 下单 → 接单 → 办结 → 评单. */
export const standardRoutes: readonly Route[] = [
  { from: null, action: 'place', to: 'PLACED', who: both },

  { from: 'PLACED', action: 'handOver', to: 'HANDED_OVER', who: ['NEED_TOWN', 'DISTRICT'] },
  { from: 'PLACED', action: 'cancel', to: 'CANCELLED', who: both },

  { from: 'HANDED_OVER', action: 'dispatch', to: 'DISPATCHED', who: sends },
  { from: 'HANDED_OVER', action: 'giveBack', to: 'PLACED', who: lead },
  { from: 'HANDED_OVER', action: 'cancel', to: 'CANCELLED', who: need },
  { from: 'HANDED_OVER', action: 'unmatch', to: 'UNMATCHED', who: lead },

  { from: 'DISPATCHED', action: 'accept', to: 'ACCEPTED', who: [...resource, 'DISTRICT'] },
  { from: 'DISPATCHED', action: 'decline', to: 'DECLINED', who: resource },
  { from: 'DISPATCHED', action: 'reassign', to: 'DISPATCHED', who: sends },
  { from: 'DISPATCHED', action: 'cancel', to: 'CANCELLED', who: need },
  { from: 'DISPATCHED', action: 'unmatch', to: 'UNMATCHED', who: lead },

  { from: 'DECLINED', action: 'reassign', to: 'DISPATCHED', who: sends },
  { from: 'DECLINED', action: 'giveBack', to: 'HANDED_OVER', who: sends },
  { from: 'DECLINED', action: 'cancel', to: 'CANCELLED', who: need },
  { from: 'DECLINED', action: 'unmatch', to: 'UNMATCHED', who: lead },

  { from: 'ACCEPTED', action: 'deliver', to: 'ACCEPTED', who: [...resource, 'COORDINATOR'] },
  {
    from: 'ACCEPTED',
    action: 'finish',
    to: 'DELIVERED',
    who: [...resource, 'COORDINATOR', 'DISTRICT'],
  },
  { from: 'ACCEPTED', action: 'giveBack', to: 'HANDED_OVER', who: resource },
  { from: 'ACCEPTED', action: 'reassign', to: 'DISPATCHED', who: sends },
  { from: 'ACCEPTED', action: 'cancel', to: 'CANCELLED', who: need },
  { from: 'ACCEPTED', action: 'unmatch', to: 'UNMATCHED', who: lead },

  { from: 'DELIVERED', action: 'rate', to: 'RATED', who: ['NEED_SIDE', 'NEED_TOWN'] },

  { from: 'CANCELLED', action: 'reinstate', to: 'PLACED', who: need },
  { from: 'UNMATCHED', action: 'reinstate', to: 'HANDED_OVER', who: lead },
];

/** The one table of an order's usual life. */
export const transitions: readonly Transition[] = standardRoutes.map(transitionOf);

/** The row for an action in a state, or null where the action is impossible there. */
export function transitionFor(
  table: readonly Transition[],
  from: OrderState | null,
  action: OrderAction,
): Transition | null {
  return table.find((row) => row.from === from && row.action === action) ?? null;
}

/** Whether somebody who is `sides` to an order may take a step. */
export function mayTake(transition: Transition, sides: readonly OrderSide[]): boolean {
  return transition.who.some((side) => sides.includes(side));
}

/** The actions somebody who is `sides` to an order may take now, in the table's order. */
export function actionsFor(
  table: readonly Transition[],
  from: OrderState,
  sides: readonly OrderSide[],
  delivered: boolean,
): OrderAction[] {
  return table
    .filter((row) => row.from === from && mayTake(row, sides))
    .filter(({ guards }) => !(delivered && guards.includes('nothingDelivered')))
    .map(({ action }) => action);
}

/** What is wrong with a table: ambiguous rows, rows nobody may take, states never reached or left for ever without an end. */
export function tableFaults(table: readonly Transition[]): string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const { from, action, who } of table) {
    const key = `${from ?? 'new'} ${action}`;
    if (seen.has(key)) faults.push(`${key}: two rows`);
    seen.add(key);
    if (who.length === 0) faults.push(`${key}: nobody may`);
    if (who.some((side) => !orderSides.includes(side))) faults.push(`${key}: an unknown side`);
    if ((from === null) !== (action === 'place'))
      faults.push(`${key}: only placing begins an order`);
  }
  const reached = new Set<OrderState | null>([null]);
  for (let before = 0; before !== reached.size;) {
    before = reached.size;
    for (const { from, to } of table) if (reached.has(from)) reached.add(to);
  }
  const ends = new Set<OrderState>(['RATED', 'CANCELLED', 'UNMATCHED']);
  for (const state of orderStates) {
    if (!reached.has(state)) continue;
    if (!ends.has(state) && !table.some(({ from, to }) => from === state && to !== state))
      faults.push(`${state}: no way out`);
  }
  if (!reached.has('RATED') && !reached.has('DELIVERED')) faults.push('an order never gets done');
  return faults;
}

/** In whose hands it is when a side has to act: a coordinator stands where a chain's lead does; the district may always, and holds nothing. */
const hands: Readonly<Record<OrderSide, OrderHolder | null>> = {
  NEED_SIDE: 'NEED_SIDE',
  NEED_TOWN: 'NEED_TOWN',
  RESOURCE_SIDE: 'RESOURCE_SIDE',
  RESOURCE_TOWN: 'RESOURCE_SIDE',
  CHAIN_LEAD: 'CHAIN_LEAD',
  COORDINATOR: 'CHAIN_LEAD',
  DISTRICT: null,
};

/** Whose turn it is in a state: its usual holder's where the table lets them act, else the first's it names there. */
export function holderIn(table: readonly Transition[], state: OrderState): OrderHolder {
  const { holder } = stateLaw[state];
  if (holder === 'NOBODY') return holder;
  const next = table
    .filter(({ from }) => from === state)
    .flatMap(({ who }) => who.map((side) => hands[side]))
    .filter((one) => one !== null);
  return next.includes(holder) ? holder : (next[0] ?? holder);
}
