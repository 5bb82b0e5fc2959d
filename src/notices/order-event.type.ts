import { Task } from '../insights/insight.type.ts';
import { ObjectType } from 'type-graphql';
import { LedgerImport } from '../ledgers/import.type.ts';
import { Listing, Need, Resource } from '../listings/listing.type.ts';
import { Pairing } from '../matching/pairing.type.ts';
import { Allocation } from '../orders/allocation.type.ts';
import { Delivery } from '../orders/order-step.type.ts';
import { Order } from '../orders/order.type.ts';
import {
  OrderPaces,
  OrderReasons,
  OrderStates,
  PairingRefusalReasons,
} from '../orders/order-enum.type.ts';
import { Outcome } from '../outcomes/outcome.type.ts';
import { Partnership } from '../partnerships/partnership.type.ts';
import { Party } from '../places/party.type.ts';
import { bi } from '../platform/describe.ts';
import type { EventType as LoggedType } from '../platform/events/event.rule.ts';
import { Computed, extendType, One, Table } from '../platform/read/declare.ts';
import type { TypeClass } from '../platform/read/spec.ts';
import { sql } from '../platform/read/sql.ts';
import { TownDigest } from './digest.type.ts';
import { Event } from './event.type.ts';

/* The events of orders: thirteen steps that say the same things, so their types are made from a list. */

function eventType(logged: LoggedType, description: string): TypeClass {
  const name = `${logged.charAt(0).toUpperCase()}${logged.slice(1)}`;
  class Type {}
  Table('event', { key: 'position', kind: { column: 'type', value: logged } })(Type);
  ObjectType(name, { implements: Event, description })(Type);
  return Type;
}

const order = One(
  () => Order,
  { id: 'order_id' },
  { description: bi('The order as it is now.', '办理单（现状）。') },
);
const sides = {
  order,
  need: One(() => Need, { id: 'need' }, { nullable: true, description: bi('The need.', '需求。') }),
  resource: One(
    () => Resource,
    { id: 'resource' },
    { nullable: true, description: bi('The resource.', '资源。') },
  ),
  needParty: One(() => Party, { id: 'party' }, { description: bi('Who needs it.', '需求方。') }),
  resourceParty: One(
    () => Party,
    { id: 'other_party' },
    { nullable: true, description: bi('Who gives it.', '承接方。') },
  ),
};
const step = {
  ...sides,
  state: Computed({ format: 'enum', type: () => OrderStates }, (a) => sql`${a}.detail->>'state'`, {
    description: bi('Where the order stood after this.', '此后的状态。'),
  }),
  reason: Computed(
    { format: 'enum', type: () => OrderReasons },
    (a) => sql`${a}.detail->>'reason'`,
    {
      nullable: true,
      description: bi('Why, where a reason was given.', '原因。'),
    },
  ),
};
const pairing = {
  pairing: One(
    () => Pairing,
    { id: 'pairing' },
    { description: bi('The pairing as it is now.', '配对（现状）。') },
  ),
  need: One(() => Need, { id: 'need' }, { description: bi('The need.', '需求。') }),
  resource: One(() => Resource, { id: 'resource' }, { description: bi('The resource.', '资源。') }),
};

extendType(eventType('orderPlaced', bi('An order was placed.', '已点单。')), step);
extendType(eventType('orderHandedOver', bi('An order was handed over.', '已交单。')), step);
extendType(eventType('orderDispatched', bi('An order was dispatched.', '已下单。')), step);
extendType(eventType('orderAccepted', bi('An order was accepted.', '已接单。')), step);
extendType(eventType('orderDeclined', bi('An order was declined.', '未接单。')), step);
extendType(eventType('orderDelivered', bi('Part of an order was delivered.', '交付了一部分。')), {
  ...step,
  delivery: One(
    () => Delivery,
    { id: 'delivery_id' },
    { nullable: true, description: bi('What was handed over.', '本次交付。') },
  ),
});
extendType(eventType('orderCompleted', bi('An order was delivered and closed.', '已办结。')), {
  ...step,
  delivery: One(
    () => Delivery,
    { id: 'delivery_id' },
    { nullable: true, description: bi('What was handed over.', '本次交付。') },
  ),
});
extendType(eventType('orderRated', bi('An order was rated.', '已评单。')), step);
extendType(eventType('orderGivenBack', bi('An order was given back.', '已退单。')), step);
extendType(
  eventType('orderReassigned', bi('An order was sent to somebody else.', '已改派。')),
  step,
);
extendType(eventType('orderCancelled', bi('An order was cancelled.', '已取消办理。')), step);
extendType(
  eventType('orderUnmatched', bi('An order with a wrong pairing was ended.', '已解除配对。')),
  step,
);
extendType(eventType('orderReinstated', bi('An order was taken up again.', '已恢复办理。')), step);
extendType(
  eventType('orderPaceChanged', bi('An order’s step is due soon or overdue.', '办理单亮灯变化。')),
  {
    ...sides,
    to: Computed({ format: 'enum', type: () => OrderPaces }, (a) => sql`${a}.detail->>'to'`, {
      description: bi('How it stands now.', '现在的亮灯。'),
    }),
  },
);
extendType(
  eventType(
    'orderEscalated',
    bi('An overdue order was reported one level up.', '超期办理单已上报一级。'),
  ),
  {
    ...sides,
    level: Computed('int', (a) => sql`(${a}.detail->>'level')::int`, {
      description: bi(
        'How many levels up: 1 town, 2 chain lead, 3 district.',
        '上报到第几级：1镇街，2牵头部门，3区级。',
      ),
    }),
  },
);
extendType(eventType('pairingTakenUp', bi('A pairing was taken up in an order.', '配对已办理。')), {
  ...pairing,
  order,
});
extendType(
  eventType(
    'pairingReleased',
    bi('A pairing is free again: its order came to nothing.', '配对已释放，可另行办理。'),
  ),
  { ...pairing, order },
);
extendType(
  eventType('pairingDeclined', bi('A pairing was said not to fit.', '配对被标为不合适。')),
  {
    ...pairing,
    reason: Computed(
      { format: 'enum', type: () => PairingRefusalReasons },
      (a) => sql`${a}.detail->>'reason'`,
      { description: bi('Why.', '原因。') },
    ),
  },
);
extendType(
  eventType('pairingReinstated', bi('A refusal of a pairing was taken back.', '配对已恢复推荐。')),
  pairing,
);
extendType(
  eventType('listingFulfilled', bi('Nothing is left to give or to need.', '需求或资源已满足。')),
  {
    listing: One(
      () => Listing,
      { id: 'listing' },
      { description: bi('The need or resource.', '需求或资源。') },
    ),
    party: One(() => Party, { id: 'party' }, { description: bi('Whose it is.', '所属主体。') }),
  },
);

const outcome = {
  outcome: One(
    () => Outcome,
    { id: 'outcome_id' },
    { description: bi('The entry.', '成效记录。') },
  ),
  order: One(
    () => Order,
    { id: 'order_id' },
    { nullable: true, description: bi('The order it came of.', '来自的办理单。') },
  ),
};
extendType(eventType('outcomeRecorded', bi('An outcome was recorded.', '已记录成效。')), outcome);
extendType(eventType('outcomeCorrected', bi('An outcome was corrected.', '成效已更正。')), outcome);

extendType(
  eventType('lexiconChanged', bi('The district’s own words changed.', '本区自定词语有变。')),
  {
    version: Computed('int', (a) => sql`(${a}.detail->>'version')::int`, {
      description: bi('Counts these changes.', '变更次数。'),
    }),
  },
);
extendType(
  eventType(
    'lexiconApplied',
    bi('All listings have been looked at with the lexicon as it is.', '全部清单已按现有词库核对。'),
  ),
  {
    looked: Computed('int', (a) => sql`(${a}.detail->>'looked')::int`, {
      description: bi('How many were looked at.', '核对条数。'),
    }),
    queued: Computed('int', (a) => sql`(${a}.detail->>'queued')::int`, {
      description: bi('How many are matched again.', '重新配对条数。'),
    }),
  },
);

const allocation = {
  allocation: One(
    () => Allocation,
    { id: 'allocation_id' },
    {
      nullable: true,
      description: bi(
        'The plan as it is now; none where it has been forgotten.',
        '方案（现状）；已过期清理的为空。',
      ),
    },
  ),
  lines: Computed('int', (a) => sql`(${a}.detail->>'lines')::int`, {
    description: bi('How many lines it has.', '方案行数。'),
  }),
};
extendType(
  eventType('allocationPlanned', bi('An allocation was planned.', '生成了撮合方案。')),
  allocation,
);
extendType(
  eventType('allocationApplied', bi('An allocation was applied.', '撮合方案已落实。')),
  allocation,
);

const partnership = {
  partnership: One(
    () => Partnership,
    { id: 'partnership_id' },
    { description: bi('The partnership as it is now.', '结对（现状）。') },
  ),
};
extendType(
  eventType('partnershipFormed', bi('Two villages became partners.', '两村结对。')),
  partnership,
);
extendType(eventType('partnershipEnded', bi('A partnership ended.', '结对结束。')), partnership);

extendType(eventType('taskSet', bi('A task was set.', '下达了任务。')), {
  task: One(
    () => Task,
    { id: 'task_id' },
    { description: bi('The task as it is now.', '任务（现状）。') },
  ),
});

extendType(eventType('townDigested', bi('A town was told of its villages.', '已发镇街早报。')), {
  digest: One(
    () => TownDigest,
    { id: 'digest_id' },
    {
      nullable: true,
      description: bi(
        'What it was told; none for those who may not see it.',
        '早报；无权查看时为空。',
      ),
    },
  ),
});

extendType(
  eventType(
    'ledgerApplied',
    bi('A ledger was carried out or taken back.', '台账导入已完成或已撤销。'),
  ),
  {
    import: One(
      () => LedgerImport,
      { id: 'import_id' },
      {
        nullable: true,
        description: bi(
          'The import; none for those who may not see it.',
          '导入记录；无权查看时为空。',
        ),
      },
    ),
  },
);

extendType(
  eventType('orderCalled', bi('Several parties were called to an order.', '已召集多方办理。')),
  sides,
);
extendType(eventType('orderReportedIn', bi('A called party reported in.', '已报到。')), {
  order,
  party: One(
    () => Party,
    { id: 'party' },
    { nullable: true, description: bi('Who reported in.', '报到的主体。') },
  ),
});
