/** Where an order stands. DECLINED waits for whoever dispatched it; CANCELLED and UNMATCHED can come back. */
export const orderStates = [
  'PLACED',
  'HANDED_OVER',
  'DISPATCHED',
  'ACCEPTED',
  'DELIVERED',
  'RATED',
  'DECLINED',
  'CANCELLED',
  'UNMATCHED',
] as const;
export type OrderState = (typeof orderStates)[number];

/** What can be done to an order. `deliver` hands over a part, `finish` closes it with what was delivered. */
export const orderActions = [
  'place',
  'handOver',
  'dispatch',
  'accept',
  'decline',
  'deliver',
  'finish',
  'rate',
  'giveBack',
  'reassign',
  'cancel',
  'unmatch',
  'reinstate',
] as const;
export type OrderAction = (typeof orderActions)[number];

/** What somebody is to an order. One viewer may be several of these. */
export const orderSides = [
  'NEED_SIDE',
  'NEED_TOWN',
  'RESOURCE_SIDE',
  'RESOURCE_TOWN',
  'CHAIN_LEAD',
  'DISTRICT',
  'COORDINATOR',
] as const;
export type OrderSide = (typeof orderSides)[number];

/** Whose turn it is. */
export type OrderHolder = 'NEED_SIDE' | 'NEED_TOWN' | 'RESOURCE_SIDE' | 'CHAIN_LEAD' | 'NOBODY';

/** How an order stands in the capacity ledger of its two listings (see ledger.rule.ts). */
export type LedgerStanding = 'NONE' | 'RESERVED' | 'COMMITTED' | 'DONE' | 'RETURNED';

/** What is true of an order in a state. */
export interface StateLaw {
  readonly holder: OrderHolder;
  /** How it stands in the ledger; a dispatch without reservation and things that come back depart from it. */
  readonly standing: LedgerStanding;
  /** Whether somebody still has to act: only then a clock runs and the pairing counts as taken up. */
  readonly active: boolean;
  readonly zh: string;
  readonly en: string;
}

export const stateLaw: Readonly<Record<OrderState, StateLaw>> = {
  PLACED: { holder: 'NEED_TOWN', standing: 'NONE', active: true, zh: '已点单', en: 'placed' },
  HANDED_OVER: {
    holder: 'CHAIN_LEAD',
    standing: 'NONE',
    active: true,
    zh: '已交单',
    en: 'handed over',
  },
  DISPATCHED: {
    holder: 'RESOURCE_SIDE',
    standing: 'RESERVED',
    active: true,
    zh: '已下单',
    en: 'dispatched',
  },
  ACCEPTED: {
    holder: 'RESOURCE_SIDE',
    standing: 'COMMITTED',
    active: true,
    zh: '已接单',
    en: 'accepted',
  },
  DELIVERED: { holder: 'NEED_SIDE', standing: 'DONE', active: true, zh: '已办结', en: 'delivered' },
  RATED: { holder: 'NOBODY', standing: 'DONE', active: false, zh: '已评单', en: 'rated' },
  DECLINED: { holder: 'CHAIN_LEAD', standing: 'NONE', active: true, zh: '未接单', en: 'declined' },
  CANCELLED: { holder: 'NOBODY', standing: 'NONE', active: false, zh: '已取消', en: 'cancelled' },
  UNMATCHED: { holder: 'NOBODY', standing: 'NONE', active: false, zh: '已解除', en: 'unmatched' },
};

/** The states in which somebody still has to act. */
export const activeStates: readonly OrderState[] = orderStates.filter(
  (state) => stateLaw[state].active,
);

/** A state as people call it, in both languages. */
export function stateName(state: OrderState): string {
  return `${stateLaw[state].zh} ${stateLaw[state].en}`;
}
