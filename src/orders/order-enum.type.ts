import { registerEnumType } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import {
  orderReasons,
  pairingRefusalReasons,
  type OrderReason,
  type PairingRefusalReason,
} from './order-reason.rule.ts';
import {
  orderActions,
  orderSides,
  orderStates,
  stateLaw,
  type OrderAction,
  type OrderSide,
  type OrderState,
} from './order-state.rule.ts';

/* The enums of orders, made from the rules they come from: a state added there appears here. */

type Names<Value extends string> = { readonly [Name in Value]: Name };

function named<Value extends string>(values: readonly Value[]): Names<Value> {
  return Object.fromEntries(values.map((value) => [value, value])) as Names<Value>;
}

function described<Value extends string>(
  texts: Readonly<Record<Value, { readonly en: string; readonly zh: string }>>,
) {
  return Object.fromEntries(
    Object.entries<{ readonly en: string; readonly zh: string }>(texts).map(
      ([value, { en, zh }]) => [value, { description: bi(en, zh) }],
    ),
  ) as Record<Value, { description: string }>;
}

export const OrderStates = named(orderStates);
registerEnumType(OrderStates, {
  name: 'OrderState',
  description: bi('Where an order stands.', '办理单状态。'),
  valuesConfig: Object.fromEntries(
    orderStates.map((state: OrderState) => [
      state,
      { description: bi(`It is ${stateLaw[state].en}.`, `${stateLaw[state].zh}。`) },
    ]),
  ),
});

const actionTexts: Readonly<Record<OrderAction, { readonly en: string; readonly zh: string }>> = {
  place: { en: 'Placed.', zh: '点单。' },
  handOver: { en: 'Handed over to the chain’s lead department.', zh: '交单给链组牵头部门。' },
  dispatch: { en: 'Dispatched to who can do it.', zh: '下单给承接方。' },
  accept: { en: 'Accepted.', zh: '接单。' },
  decline: { en: 'Declined.', zh: '不接单。' },
  deliver: { en: 'A part was delivered.', zh: '交付一部分。' },
  finish: { en: 'Delivered and closed.', zh: '办结。' },
  rate: { en: 'Rated by who received it.', zh: '评单。' },
  giveBack: { en: 'Given back.', zh: '退单。' },
  reassign: { en: 'Sent to somebody else.', zh: '改派。' },
  cancel: { en: 'Cancelled.', zh: '取消。' },
  unmatch: { en: 'Unmatched: it was the wrong pairing.', zh: '解除配对。' },
  reinstate: { en: 'Reinstated.', zh: '恢复办理。' },
};
/** In the graph's spelling: `handOver` is HAND_OVER. */
export const OrderActions = named(orderActions.map(upper));
registerEnumType(OrderActions, {
  name: 'OrderAction',
  description: bi('What can be done to an order.', '办理动作。'),
  valuesConfig: Object.fromEntries(
    orderActions.map((action) => [
      upper(action),
      { description: bi(actionTexts[action].en, actionTexts[action].zh) },
    ]),
  ),
});

const sideTexts: Readonly<Record<OrderSide, { readonly en: string; readonly zh: string }>> = {
  NEED_SIDE: { en: 'Who needs it.', zh: '需求方。' },
  NEED_TOWN: { en: 'The town of who needs it.', zh: '需求方所在镇街。' },
  RESOURCE_SIDE: { en: 'Who gives it.', zh: '承接方。' },
  RESOURCE_TOWN: { en: 'The town of who gives it.', zh: '承接方所在镇街。' },
  CHAIN_LEAD: { en: 'The chain’s lead department.', zh: '链组牵头部门。' },
  DISTRICT: { en: 'The district.', zh: '区级。' },
  COORDINATOR: { en: 'Who coordinates several.', zh: '协调单位。' },
};
export const OrderSides = named(orderSides);
registerEnumType(OrderSides, {
  name: 'OrderSide',
  description: bi('What somebody is to an order.', '与办理单的关系。'),
  valuesConfig: described(sideTexts),
});

export const OrderHolders = named([
  'NEED_SIDE',
  'NEED_TOWN',
  'RESOURCE_SIDE',
  'CHAIN_LEAD',
  'NOBODY',
] as const);
registerEnumType(OrderHolders, {
  name: 'OrderHolder',
  description: bi('Whose turn it is.', '目前在谁手里。'),
  valuesConfig: {
    NEED_SIDE: { description: bi('With who needs it: to rate it.', '在需求方，待评单。') },
    NEED_TOWN: { description: bi('With the town: to hand it over.', '在镇街，待交单。') },
    RESOURCE_SIDE: {
      description: bi('With who gives it: to accept or deliver.', '在承接方，待接单或交付。'),
    },
    CHAIN_LEAD: {
      description: bi(
        'With the lead department or the district: to dispatch.',
        '在牵头部门（或区级），待下单。',
      ),
    },
    NOBODY: { description: bi('Nobody has to act.', '已了结。') },
  },
});

export const OrderPaces = named(['GREEN', 'YELLOW', 'RED'] as const);
registerEnumType(OrderPaces, {
  name: 'OrderPace',
  description: bi('How the present step stands against its time.', '当前环节的时限情况。'),
  valuesConfig: {
    GREEN: { description: bi('In time.', '绿灯：正常。') },
    YELLOW: { description: bi('Due soon.', '黄灯：即将到期。') },
    RED: { description: bi('Overdue.', '红灯：已超期。') },
  },
});

export const OrderReasons = named(Object.keys(orderReasons) as OrderReason[]);
registerEnumType(OrderReasons, {
  name: 'OrderReason',
  description: bi(
    'Why an order is declined, given back, cancelled or sent elsewhere.',
    '不接、退回、取消或改派的原因。',
  ),
  valuesConfig: described(orderReasons),
});

export const PairingRefusalReasons = named(
  Object.keys(pairingRefusalReasons) as PairingRefusalReason[],
);
registerEnumType(PairingRefusalReasons, {
  name: 'PairingRefusalReason',
  description: bi('Why a pairing does not fit.', '配对不合适的原因。'),
  valuesConfig: described(pairingRefusalReasons),
});

/** The graph's spelling of an action. */
export function upper(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}
