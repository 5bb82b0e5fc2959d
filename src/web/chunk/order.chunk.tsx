import { giveChunk, type Route } from '../chunk.ts';
import {
  AcceptOrderDocument,
  CancelOrderDocument,
  DeclineOrderDocument,
  DeliverOrderDocument,
  DispatchOrderDocument,
  GiveBackOrderDocument,
  HandOverOrderDocument,
  RateOrderDocument,
  ReassignOrderDocument,
  RecordOutcomeDocument,
  ReinstateOrderDocument,
  ReportInDocument,
  UnmatchOrderDocument,
} from '../graph/generated/graphql.ts';
import { sendable } from '../outbox.ts';
import { OrderPage } from '../page/order.page.tsx';
import { OrdersPage } from '../page/orders.page.tsx';
import style from '../style/order.css?url';

/** From a pairing taken up to what came of it. */
const routes: readonly Route[] = [
  [
    '/orders',
    ({ who, query }) => (
      <OrdersPage
        who={who}
        tab={query.get('tab') ?? ''}
        state={query.get('state') ?? ''}
        late={query.has('late')}
      />
    ),
  ],
  ['/order/:id', ({ path, who }) => <OrderPage key={path['id']} id={path['id'] ?? ''} who={who} />],
];

sendable({
  handOverOrder: HandOverOrderDocument,
  dispatchOrder: DispatchOrderDocument,
  reassignOrder: ReassignOrderDocument,
  acceptOrder: AcceptOrderDocument,
  declineOrder: DeclineOrderDocument,
  giveBackOrder: GiveBackOrderDocument,
  cancelOrder: CancelOrderDocument,
  unmatchOrder: UnmatchOrderDocument,
  reinstateOrder: ReinstateOrderDocument,
  deliverOrder: DeliverOrderDocument,
  rateOrder: RateOrderDocument,
  reportIn: ReportInDocument,
  recordOutcome: RecordOutcomeDocument,
});
giveChunk('order', { routes, style });
