import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { concerning } from '../graph/concern.ts';
import {
  OrderCountsDocument,
  OrdersDocument,
  type OrderFilter,
  type OrdersQuery,
} from '../graph/generated/graphql.ts';
import { useNews } from '../graph/live.ts';
import { ask } from '../graph/request.ts';
import { useGraph } from '../graph/use-graph.ts';
import { Icon } from '../part/icon.tsx';
import { OrderCard } from '../part/order-row.tsx';
import { Empty, Loaded, Page } from '../part/page.tsx';
import type { Viewer } from '../session.ts';
import { useOrderWords } from '../words/order.ts';
import { dayOf } from '../words/words.ts';

const tabs = ['waiting', 'active', 'over', 'all'] as const;
type Tab = (typeof tabs)[number];

/** The orders that are somebody's: on either side of a party, of a town or a chain, or all. */
function mineOf({ party, role, town, chain }: Viewer): OrderFilter {
  if (party != null && role !== 'TOWN' && role !== 'DISTRICT_ADMIN' && role !== 'CHAIN_LEAD') {
    return {
      or: [
        { needParty: { eq: party.id } },
        { resourceParty: { eq: party.id } },
        { holderParty: { eq: party.id } },
      ],
    };
  }
  if (role === 'TOWN' && town != null)
    return { or: [{ town: { eq: town.id } }, { holderTown: { eq: town.id } }] };
  if (role === 'CHAIN_LEAD' && chain != null) return { chain: { eq: chain.id } };
  return {};
}

/** The orders whose next step is somebody's; null for those who only look. */
function waitingFor({ party, role, town, chain }: Viewer): OrderFilter | null {
  const active: OrderFilter = { active: { eq: true } };
  if (role === 'TOWN' && town != null) return { and: [active, { holderTown: { eq: town.id } }] };
  if (role === 'CHAIN_LEAD' && chain != null)
    return { and: [active, { holder: { eq: 'CHAIN_LEAD' } }, { chain: { eq: chain.id } }] };
  if (role === 'DISTRICT_ADMIN')
    return { and: [active, { holder: { eq: 'CHAIN_LEAD' } }, { chain: { isNull: true } }] };
  if (party != null) return { and: [active, { holderParty: { eq: party.id } }] };
  return null;
}

/** Orders by whose turn it is; `state` and `late` narrow them down to one pile of the desk. */
export function OrdersPage(props: {
  who: Viewer;
  tab: string;
  state: string;
  late: boolean;
}): JSX.Element {
  const { words, lang } = useOrderWords();
  const { who, state, late } = props;
  useNews(concerning(who));
  const waiting = waitingFor(who);
  const mine = mineOf(who);
  const filters: Readonly<Record<Tab, OrderFilter>> = {
    waiting: waiting ?? { active: { eq: true } },
    active: { and: [mine, { active: { eq: true } }] },
    over: { and: [mine, { active: { eq: false } }] },
    all: mine,
  };
  const shown = tabs.filter((tab) => tab !== 'waiting' || waiting !== null);
  const tab = shown.filter((name) => name === props.tab)[0] ?? shown[0] ?? 'all';
  const counts = useGraph(OrderCountsDocument, {
    mine,
    waiting: filters.waiting,
    active: filters.active,
    over: filters.over,
  }).data;
  const count: Readonly<Record<Tab, number | undefined>> = {
    waiting: counts?.waiting.totalCount,
    active: counts?.active.totalCount,
    over: counts?.over.totalCount,
    all: counts?.mine.totalCount,
  };
  const narrowed: OrderFilter = {
    and: [
      filters[tab],
      ...(state === '' ? [] : [{ state: { eq: state as 'PLACED' } }]),
      ...(late ? [{ pace: { eq: 'RED' as const } }] : []),
    ],
  };
  const orderBy = tab === 'waiting' ? 'WAITING' : 'NEWEST';
  const variables = { filter: narrowed, orderBy, lang } as const;
  const seen = useGraph(OrdersDocument, variables);
  return (
    <Page
      title={words.orders.title}
      lead={words.orders.lead}
      aside={
        <button type="button" class="button quiet" onClick={() => window.print()}>
          <Icon name="print" /> {words.orders.print}
        </button>
      }
    >
      <p class="print-only">{words.order.printed(dayOf(Date.now(), lang))}</p>
      <nav class="tabs" aria-label={words.orders.legend}>
        {shown.map((name) => (
          <a
            key={name}
            href={`/orders?tab=${name}`}
            {...(name === tab ? { 'aria-current': 'page' as const } : {})}
          >
            {words.orders.tabs[name]}
            {count[name] !== undefined && <span class="count">{count[name]}</span>}
          </a>
        ))}
      </nav>
      <Loaded seen={seen} rows={4}>
        {({ orders }) =>
          orders.nodes.length === 0 ? (
            <Empty>{words.orders.none[tab]}</Empty>
          ) : (
            <Rows key={JSON.stringify(variables)} first={orders} variables={variables} />
          )
        }
      </Loaded>
    </Page>
  );
}

type Orders = OrdersQuery['orders'];

/** The first page as it is now, and the further ones as they were fetched. */
function Rows(props: {
  first: Orders;
  variables: { filter: OrderFilter; orderBy: 'NEWEST' | 'WAITING'; lang: 'ZH' | 'EN' };
}): JSX.Element {
  const { words } = useOrderWords();
  const { first, variables } = props;
  const [further, setFurther] = useState<readonly Orders[]>([]);
  const last = further[further.length - 1] ?? first;
  const more = async (): Promise<void> => {
    const after = last.pageInfo.endCursor;
    const { orders } = await ask(OrdersDocument, { ...variables, after });
    setFurther([...further, orders]);
  };
  const known = new Set<string>();
  const rows = [first, ...further]
    .reduce<Orders['nodes']>((all, page) => [...all, ...page.nodes], [])
    .filter(({ id }) => !known.has(id) && known.add(id));
  return (
    <>
      <ul class="cards">
        {rows.map((order) => (
          <OrderCard key={order.id} order={order} />
        ))}
      </ul>
      {last.pageInfo.hasNextPage && (
        <button
          type="button"
          class="button wide"
          onClick={() => void more().catch(() => undefined)}
        >
          {words.orders.more}
        </button>
      )}
    </>
  );
}
