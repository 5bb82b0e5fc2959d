import type { JSX } from 'preact';
import type { OrderRowFragment } from '../graph/generated/graphql.ts';
import { useOrderWords } from '../words/order.ts';
import type { zhOrder } from '../words/order.zh.ts';
import { amount, day, localDay } from '../words/words.ts';
import { Icon, type IconName } from './icon.tsx';

type Words = typeof zhOrder;
/** What every view of an order needs. */
export type OrderHead = OrderRowFragment;

const stateIcons: Readonly<Record<OrderHead['state'], IconName>> = {
  PLACED: 'order',
  HANDED_OVER: 'on',
  DISPATCHED: 'on',
  ACCEPTED: 'hands',
  DELIVERED: 'check',
  RATED: 'star',
  DECLINED: 'off',
  CANCELLED: 'off',
  UNMATCHED: 'off',
};
const paceIcons: Readonly<Record<OrderHead['pace'], IconName>> = {
  GREEN: 'check',
  YELLOW: 'clock',
  RED: 'warn',
};
const DAY_MS = 86_400_000;

/** Where an order stands, by icon and word. */
export function OrderStateTag({ state }: { state: OrderHead['state'] }): JSX.Element {
  const { words } = useOrderWords();
  return (
    <span class={`tag tag-${state.toLowerCase()}`}>
      <Icon name={stateIcons[state]} /> {words.order.states[state]}
    </span>
  );
}

/** How the present step stands against its time: by icon and word, the colour only repeats it. */
export function Pace({ order }: { order: Pick<OrderHead, 'pace' | 'dueAt'> }): JSX.Element | null {
  const { words } = useOrderWords();
  if (order.dueAt === null) return null;
  return (
    <span class={`tag pace-${order.pace.toLowerCase()}`}>
      <Icon name={paceIcons[order.pace]} /> {words.order.paces[order.pace]}
    </span>
  );
}

/** Whose hands an order is in, by name. */
export function holderName(order: OrderHead, words: Words): string {
  return (
    order.holderParty?.name ??
    order.holderTown?.name ??
    (order.holder === 'CHAIN_LEAD' ? (order.chain?.lead?.name ?? words.order.district) : '')
  );
}

/** Whole days since an instant, as people count them: by the calendar. */
export function daysSince(instant: string, now: Date): number {
  const start = new Date(localDay(new Date(instant)));
  return Math.round((new Date(localDay(now)).getTime() - start.getTime()) / DAY_MS);
}

/** `30 人`; empty where nothing is counted. */
export function orderAmount({ quantity, unit }: Pick<OrderHead, 'quantity' | 'unit'>): string {
  return quantity === null ? '' : `${amount(quantity)} ${unit?.name ?? ''}`;
}

/** What an order is about. */
export function orderTitle({ need, resource, needParty }: OrderHead): string {
  return need?.title ?? resource?.title ?? needParty.name;
}

/** One order of a list: what, between whom, in whose hands, until when. */
export function OrderCard({ order }: { order: OrderHead }): JSX.Element {
  const { words, lang } = useOrderWords();
  const awaited: Readonly<Partial<Record<OrderHead['state'], string>>> = words.order.awaited;
  const holder = holderName(order, words);
  return (
    <li class="card order-card">
      <a href={`/order/${order.id}`}>
        <span class="order-card-head">
          <OrderStateTag state={order.state} />
          <Pace order={order} />
        </span>
        <b class="order-card-title">{orderTitle(order)}</b>
        <span class="order-card-sides">
          <span>
            <Icon name="need" /> {order.needParty.name}
          </span>
          <span>
            <Icon name="resource" /> {order.resourceParty?.name ?? words.order.nobody}
          </span>
        </span>
        {holder !== '' && (
          <span class="order-card-now">
            <b>{holder}</b> {awaited[order.state]}
            {order.dueAt !== null && (
              <span>{words.order.due(day(localDay(new Date(order.dueAt)), lang))}</span>
            )}
          </span>
        )}
        <span class="line-facts">
          {order.quantity !== null && <span>{orderAmount(order)}</span>}
          <span>
            {words.order.receipt} {order.receipt}
          </span>
        </span>
      </a>
    </li>
  );
}
