import type { JSX } from 'preact';
import { OrderPageDocument, type OrderPageQuery } from '../graph/generated/graphql.ts';
import { useNews } from '../graph/live.ts';
import { useGraph } from '../graph/use-graph.ts';
import { Call } from '../part/call.tsx';
import { Icon } from '../part/icon.tsx';
import {
  daysSince,
  holderName,
  orderAmount,
  OrderStateTag,
  orderTitle,
  Pace,
} from '../part/order-row.tsx';
import { Outcomes } from '../part/outcomes.tsx';
import { Empty, Loaded, Page, Section } from '../part/page.tsx';
import { Receipt } from '../part/receipt.tsx';
import { Share } from '../part/share.tsx';
import { Timeline } from '../part/timeline.tsx';
import type { Viewer } from '../session.ts';
import { useOrderWords } from '../words/order.ts';
import { amount, day, dayOf, localDay } from '../words/words.ts';
import { OrderSteps } from './order-steps.tsx';

/** An order as its page knows it. */
export type Order = NonNullable<OrderPageQuery['order']>;

/** One order: in whose hands it is and since when, what can be done now, and all that happened. */
export function OrderPage({ id, who }: { id: string; who: Viewer }): JSX.Element {
  const { words, lang } = useOrderWords();
  const seen = useGraph(OrderPageDocument, { id, lang });
  const order = seen.data?.order;
  return (
    <Page
      title={order ? orderTitle(order) : words.order.title}
      over={
        <>
          <Icon name="order" /> {words.order.title} {order && <OrderStateTag state={order.state} />}
        </>
      }
      lead={order && [order.needParty.name, order.resourceParty?.name].filter(Boolean).join(' × ')}
      aside={
        order && (
          <div class="buttons">
            <button type="button" class="button quiet" onClick={() => window.print()}>
              <Icon name="print" /> {words.order.print}
            </button>
            <Share title={orderTitle(order)} />
          </div>
        )
      }
    >
      <p class="print-only">{words.order.printed(dayOf(Date.now(), lang))}</p>
      <Loaded seen={seen} rows={6}>
        {({ order }) =>
          order === null ? <Empty>{words.order.missing}</Empty> : <Whole order={order} who={who} />
        }
      </Loaded>
    </Page>
  );
}

function Whole({ order, who }: { order: Order; who: Viewer }): JSX.Element {
  const { words } = useOrderWords();
  useNews({ party: { eq: order.needParty.id } });
  const agreed = ['ACCEPTED', 'DELIVERED', 'RATED'].indexOf(order.state) >= 0;
  const { call } = words.order;
  return (
    <>
      <Rail order={order} />
      <Now order={order} />
      <OrderSteps key={order.id} order={order} who={who} />
      <div class="columns order-columns">
        <div>
          <Section title={words.order.timeline}>
            <Timeline order={order} />
          </Section>
        </div>
        <div>
          <Section title={words.order.facts}>
            <Facts order={order} />
          </Section>
          {(order.need?.contact ?? order.resource?.contact) != null && (
            <Section title={call.title}>
              <div class="panel">
                {order.need !== null && (
                  <Call
                    title={call.need}
                    contact={order.need.contact}
                    listing={order.need.id}
                    agreed={agreed}
                  />
                )}
                {order.resource !== null && (
                  <Call
                    title={call.resource}
                    contact={order.resource.contact}
                    listing={order.resource.id}
                    agreed={agreed}
                  />
                )}
              </div>
            </Section>
          )}
          <Outcomes order={order} who={who} />
          <Receipt receipt={order.receipt} />
        </div>
      </div>
    </>
  );
}

const stages = ['PLACED', 'HANDED_OVER', 'DISPATCHED', 'ACCEPTED', 'DELIVERED', 'RATED'] as const;

/** The six stages, and how far it has come. One that went astray shows how far it had come. */
function Rail({ order }: { order: Order }): JSX.Element {
  const { words } = useOrderWords();
  const reach = (state: string): number => stages.indexOf(state as 'PLACED');
  const astray = reach(order.state) < 0;
  const at = astray
    ? reach(order.timeline[order.timeline.length - 1]?.from ?? 'PLACED')
    : reach(order.state);
  return (
    <ol class={`rail ${astray ? 'astray' : ''}`}>
      {stages.map((stage, index) => (
        <li
          key={stage}
          class={index < at ? 'past' : index === at ? 'here' : ''}
          {...(index === at ? { 'aria-current': 'step' as const } : {})}
        >
          <span class="rail-dot">
            {index <= at && <Icon name={astray && index === at ? 'off' : 'check'} />}
          </span>
          <span>{words.order.stages[stage]}</span>
        </li>
      ))}
    </ol>
  );
}

/** In whose hands, since when, until when. */
function Now({ order }: { order: Order }): JSX.Element {
  const { words, lang } = useOrderWords();
  const holder = holderName(order, words);
  const awaited: Readonly<Partial<Record<Order['state'], string>>> = words.order.awaited;
  if (holder === '') {
    return (
      <section class="now over-now">
        <h2>{words.order.over}</h2>
        <p class="now-holder">
          <OrderStateTag state={order.state} />
          {order.rating !== null && <b> {words.order.rated(order.rating)}</b>}
        </p>
      </section>
    );
  }
  return (
    <section class={`now now-${order.pace.toLowerCase()}`}>
      <h2>{words.order.now}</h2>
      <p class="now-holder">
        <b>{holder}</b> <span>{awaited[order.state]}</span>
      </p>
      <p class="now-since">
        <span>
          {words.order.since(dayOf(order.heldSince, lang), daysSince(order.heldSince, new Date()))}
        </span>
        {order.dueAt !== null && (
          <span>{words.order.due(day(localDay(new Date(order.dueAt)), lang))}</span>
        )}
        <Pace order={order} />
        {order.escalation > 0 && (
          <span class="tag pace-red">
            <Icon name="warn" /> {words.order.escalated(order.escalation)}
          </span>
        )}
      </p>
    </section>
  );
}

function Facts({ order }: { order: Order }): JSX.Element {
  const { words, lang } = useOrderWords();
  const { order: say } = words;
  const delivered = Number(order.delivered) > 0;
  const rows: [string, JSX.Element | string][] = [
    [
      say.need,
      <>
        <a href={`/party/${order.needParty.id}`}>{order.needParty.name}</a>
        {order.need !== null && <a href={`/listing/${order.need.id}`}>{order.need.title}</a>}
      </>,
    ],
    [
      say.resource,
      order.resourceParty === null ? (
        say.nobody
      ) : (
        <>
          <a href={`/party/${order.resourceParty.id}`}>{order.resourceParty.name}</a>
          {order.resource !== null && (
            <a href={`/listing/${order.resource.id}`}>{order.resource.title}</a>
          )}
        </>
      ),
    ],
  ];
  if (order.quantity !== null) {
    const done = say.delivered(`${amount(order.delivered)} ${order.unit?.name ?? ''}`);
    rows.push([
      say.amount,
      <>
        {orderAmount(order)} {delivered && <small>{done}</small>}
      </>,
    ]);
  }
  if (order.chain !== null)
    rows.push([say.chain, <a href={`/chain/${order.chain.code}`}>{order.chain.name}</a>]);
  if (order.coordinator !== null) rows.push([say.coordinator, order.coordinator.name]);
  if (order.participants.length > 0) {
    rows.push([
      say.participants,
      <ul>
        {order.participants.map(({ id, party, reportedAt }) => (
          <li key={id}>
            {party.name} <small>{reportedAt === null ? say.notReported : say.reported}</small>
          </li>
        ))}
      </ul>,
    ]);
  }
  if (order.note !== null) rows.push([say.said, order.note]);
  rows.push([say.placed, dayOf(order.createdAt, lang)]);
  return (
    <>
      <dl class="facts panel">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {order.deliveries.length > 0 && (
          <div>
            <dt>{say.deliveries}</dt>
            <dd>
              <ul>
                {order.deliveries.map((delivery) => (
                  <li key={delivery.id}>
                    {say.delivery(delivery.ordinal, day(delivery.deliveredOn, lang))}
                    {delivery.quantity !== null &&
                      ` ${amount(delivery.quantity)} ${delivery.unit?.name ?? ''}`}
                    {delivery.note !== null && <small> {delivery.note}</small>}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
      {order.pairing !== null && (
        <a class="more" href={`/pairing/${order.pairing.id}`}>
          {say.pairing} <Icon name="on" />
        </a>
      )}
    </>
  );
}
