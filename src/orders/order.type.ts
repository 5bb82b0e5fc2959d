import { ObjectType } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { by } from '../platform/read/filter.ts';
import {
  Column,
  Computed,
  EnumColumn,
  extendType,
  List,
  One,
  order,
  Page,
  pageOf,
  Table,
} from '../platform/read/declare.ts';
import { sql } from '../platform/read/sql.ts';
import { Delivery, OrderStep } from './order-step.type.ts';
import { Chain, Stage } from '../chains/chain.type.ts';
import { Category, Unit } from '../listings/taxonomy.type.ts';
import { Need, Resource } from '../listings/listing.type.ts';
import { ResourceWindow } from '../listings/resource-window.type.ts';
import { Pairing } from '../matching/pairing.type.ts';
import { Party } from '../places/party.type.ts';
import { Town } from '../places/place.type.ts';
import { Writer } from '../places/writer.type.ts';
import { OrderHolders, OrderPaces, OrderStates } from './order-enum.type.ts';
import { orderStates, type OrderHolder, type OrderState } from './order-state.rule.ts';

@Table('work_order')
@ObjectType({
  description: bi('An undertaking from being placed to being rated.', '办理单：从点单到评单。'),
})
export class Order {
  @Column('id', 'id', { description: bi('Its id.', '标识。') })
  id!: string;
  @Computed('text', (a) => sql`upper(right(${a}.id::text, 8))`, {
    description: bi('A short number for people: the end of its id.', '回执号：标识的末八位。'),
  })
  receipt!: string;
  @EnumColumn(() => OrderStates, 'state', { description: bi('Where it stands.', '状态。') })
  state!: OrderState;
  @Column('boolean', 'active', {
    description: bi('Whether somebody still has to act.', '是否仍在办理。'),
  })
  active!: boolean;
  @One(
    () => Pairing,
    { id: 'pairing' },
    {
      nullable: true,
      description: bi(
        'The pairing it carries out; none when placed from a need alone.',
        '所办理的配对；仅凭需求点单时为空。',
      ),
    },
  )
  pairing!: Pairing | null;
  @One(() => Need, { id: 'need' }, { nullable: true, description: bi('The need.', '需求。') })
  need!: Need | null;
  @One(
    () => Resource,
    { id: 'resource' },
    { nullable: true, description: bi('The resource.', '资源。') },
  )
  resource!: Resource | null;
  @One(
    () => ResourceWindow,
    { id: 'resource_window' },
    {
      nullable: true,
      description: bi('The window of the resource it takes.', '所用的资源时段。'),
    },
  )
  window!: ResourceWindow | null;
  @One(() => Party, { id: 'need_party' }, { description: bi('Who needs it.', '需求方。') })
  needParty!: Party;
  @One(
    () => Party,
    { id: 'resource_party' },
    {
      nullable: true,
      description: bi('Who gives it; none until it is dispatched.', '承接方；下单前可为空。'),
    },
  )
  resourceParty!: Party | null;
  @One(
    () => Chain,
    { id: 'chain' },
    {
      nullable: true,
      description: bi('The chain whose lead department dispatches it.', '由其牵头部门下单的链组。'),
    },
  )
  chain!: Chain | null;
  @One(
    () => Stage,
    { id: 'stage' },
    { nullable: true, description: bi('The stage of the chain.', '环节。') },
  )
  stage!: Stage | null;
  @One(
    () => Category,
    { code: 'category' },
    { nullable: true, description: bi('What it is about.', '类目。') },
  )
  category!: Category | null;
  @Column('text', 'mechanism', {
    description: bi(
      'The code of its mechanism; STANDARD is the usual life.',
      '办理机制代码；STANDARD 为常规流程。',
    ),
  })
  mechanism!: string;
  @One(
    () => Party,
    { id: 'coordinator' },
    {
      nullable: true,
      description: bi('Who coordinates it when several take part.', '多方办理时的协调单位。'),
    },
  )
  coordinator!: Party | null;
  @Column('decimal', 'quantity', {
    nullable: true,
    description: bi('How much; null where it is not counted.', '数量；不可计量时为空。'),
  })
  quantity!: string | null;
  @One(() => Unit, { code: 'unit' }, { nullable: true, description: bi('The unit.', '单位。') })
  unit!: Unit | null;
  @Column('decimal', 'delivered', {
    description: bi('How much has been handed over.', '已交付的数量。'),
  })
  delivered!: string;
  @Column('decimal', 'need_quantity', {
    nullable: true,
    description: bi(
      'How much of the need it covers, in the need’s unit.',
      '可满足需求的数量（按需求单位）。',
    ),
  })
  needQuantity!: string | null;
  @Column('int', 'rating', {
    nullable: true,
    description: bi('How the receiver rated it, 1 to 5.', '评分，1到5。'),
  })
  rating!: number | null;
  @EnumColumn(() => OrderHolders, 'holder', {
    description: bi('Whose turn it is.', '目前在谁手里。'),
  })
  holder!: OrderHolder;
  @One(
    () => Party,
    { id: 'holder_party' },
    { nullable: true, description: bi('The party whose turn it is.', '目前持单的主体。') },
  )
  holderParty!: Party | null;
  @One(
    () => Town,
    { id: 'holder_town' },
    { nullable: true, description: bi('The town whose turn it is.', '目前持单的镇街。') },
  )
  holderTown!: Town | null;
  @Column('timestamp', 'held_since', { description: bi('Since when.', '从何时起。') })
  heldSince!: string;
  @Column('timestamp', 'due_at', {
    nullable: true,
    description: bi('By when the present step is due.', '当前环节的时限。'),
  })
  dueAt!: string | null;
  @EnumColumn(() => OrderPaces, 'pace', {
    description: bi('How the present step stands against its time.', '时限亮灯。'),
  })
  pace!: 'GREEN' | 'YELLOW' | 'RED';
  @Column('int', 'escalation', {
    description: bi(
      'How many levels up an overdue step was reported: 1 town, 2 chain lead, 3 district.',
      '超期上报到第几级：1镇街，2牵头部门，3区级。',
    ),
  })
  escalation!: number;
  @Column('text', 'note', {
    nullable: true,
    description: bi('What was said when it was placed.', '点单时的说明。'),
  })
  note!: string | null;
  @List(() => OrderStep, { work_order: 'id' }, order('ordinal:int', 'id:uuid'), {
    description: bi('Its timeline.', '办理过程。'),
  })
  timeline!: OrderStep[];
  @List(() => Delivery, { work_order: 'id' }, order('ordinal:int', 'id:uuid'), {
    description: bi('What was handed over.', '历次交付。'),
  })
  deliveries!: Delivery[];
  @Column('boolean', 'synthetic', { description: bi('Whether it is made up.', '是否为合成数据。') })
  synthetic!: boolean;
  @One(
    () => Writer,
    { id: 'created_by' },
    {
      nullable: true,
      description: bi(
        'As what it was placed, such as by a town for its village; null for what was imported or seeded.',
        '点单身份（例如镇街代村点单）；非账号录入时为空。',
      ),
    },
  )
  enteredBy!: Writer | null;
  @Column('timestamp', 'created_at', { description: bi('When it was placed.', '点单时间。') })
  createdAt!: string;
  @Column('timestamp', 'updated_at', { description: bi('When it last moved.', '最近办理时间。') })
  updatedAt!: string;
  @Column('int', 'version', {
    description: bi(
      'Counts its steps; give it back with the next one.',
      '版本号，办理下一步时须带上。',
    ),
  })
  version!: number;
}

export const orderPage = pageOf('Order', () => Order, {
  orders: {
    NEWEST: {
      by: order('-created_at:timestamptz'),
      description: bi('Latest first.', '新的在前。'),
    },
    WAITING: {
      by: order('held_since:timestamptz'),
      description: bi('Held longest first.', '持单最久的在前。'),
    },
  },
  filter: {
    state: by.enum('state', 'OrderState', OrderStates, bi('Where it stands.', '状态。')),
    active: by.boolean('active', bi('Whether somebody still has to act.', '是否仍在办理。')),
    pace: by.enum('pace', 'OrderPace', OrderPaces, bi('How it stands against its time.', '亮灯。')),
    holder: by.enum('holder', 'OrderHolder', OrderHolders, bi('Whose turn it is.', '在谁手里。')),
    holderParty: by.id('holder_party', bi('The party whose turn it is.', '持单主体。')),
    holderTown: by.id('holder_town', bi('The town whose turn it is.', '持单镇街。')),
    need: by.id('need', bi('The need.', '需求。')),
    resource: by.id('resource', bi('The resource.', '资源。')),
    pairing: by.id('pairing', bi('The pairing.', '配对。')),
    needParty: by.id('need_party', bi('Who needs it.', '需求方。')),
    resourceParty: by.id('resource_party', bi('Who gives it.', '承接方。')),
    town: by.id('need_town', bi('The town of who needs it.', '需求方镇街。')),
    chain: by.id('chain', bi('The chain.', '链组。')),
    category: by.text('category', bi('The category’s code.', '类目代码。')),
    mechanism: by.text('mechanism', bi('The mechanism’s code.', '机制代码。')),
    createdAt: by.timestamp('created_at', bi('When it was placed.', '点单时间。')),
  },
});

/** The counters kept of orders: `order.ACCEPTED` counts those accepted (see order-event.rule.ts). */
function counted(scope: 'DISTRICT' | 'CHAIN' | 'TOWN', column?: string) {
  const at = { scope, ...(column === undefined ? {} : { by: column }) };
  return [
    { ...at, metric: 'order.all' },
    ...orderStates.map((state) => ({ ...at, fixed: { state }, metric: `order.${state}` })),
  ];
}
export const orderCounterSpecs = [
  ...counted('DISTRICT'),
  ...counted('CHAIN', 'chain'),
  ...counted('TOWN', 'need_town'),
];

extendType(Need, {
  orders: Page(orderPage, {
    on: { need: 'id' },
    counters: orderCounterSpecs,
    description: bi('The orders for this need.', '本需求的办理单。'),
  }),
});
extendType(Resource, {
  orders: Page(orderPage, {
    on: { resource: 'id' },
    counters: orderCounterSpecs,
    description: bi('The orders on this resource.', '本资源的办理单。'),
  }),
});
extendType(Chain, {
  orders: Page(orderPage, {
    on: { chain: 'id' },
    counters: orderCounterSpecs,
    description: bi('The orders of this chain.', '本链组的办理单。'),
  }),
});
extendType(Town, {
  orders: Page(orderPage, {
    on: { need_town: 'id' },
    counters: orderCounterSpecs,
    description: bi('The orders for needs of this town.', '本镇街需求的办理单。'),
  }),
});
extendType(Pairing, {
  orders: Page(orderPage, {
    on: { pairing: 'id' },
    description: bi('The orders that carried this pairing out.', '本配对的办理单。'),
  }),
});
extendType(Party, {
  ordersAsNeed: Page(orderPage, {
    on: { need_party: 'id' },
    description: bi('The orders for its needs.', '其需求的办理单。'),
  }),
  ordersAsResource: Page(orderPage, {
    on: { resource_party: 'id' },
    description: bi('The orders it carries out.', '其承接的办理单。'),
  }),
});
