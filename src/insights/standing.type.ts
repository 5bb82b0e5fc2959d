import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Chain } from '../chains/chain.type.ts';
import { Unit } from '../listings/taxonomy.type.ts';
import { OrderPaces, OrderStates } from '../orders/order-enum.type.ts';
import { Party } from '../places/party.type.ts';
import { Town } from '../places/place.type.ts';
import { bi } from '../platform/describe.ts';
import { ByKey } from '../platform/read/declare.ts';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../platform/scalars.ts';

/** By what the district is divided. */
export enum StandingBy {
  DISTRICT = 'DISTRICT',
  CHAIN = 'CHAIN',
  TOWN = 'TOWN',
  VILLAGE = 'VILLAGE',
}
registerEnumType(StandingBy, {
  name: 'StandingBy',
  description: bi('By what the district is divided.', '按什么划分。'),
  valuesConfig: {
    DISTRICT: { description: bi('The district as a whole.', '全区合计。') },
    CHAIN: { description: bi('By chain.', '按链组。') },
    TOWN: { description: bi('By town.', '按镇街。') },
    VILLAGE: { description: bi('By village.', '按村。') },
  },
});

/** How long a span of a timeline is. */
export enum SpanLength {
  WEEK = 'WEEK',
  MONTH = 'MONTH',
}
registerEnumType(SpanLength, {
  name: 'SpanLength',
  description: bi('How long a span of a timeline is.', '时间跨度。'),
  valuesConfig: {
    WEEK: { description: bi('A week, from Monday.', '一周（周一起）。') },
    MONTH: { description: bi('A calendar month.', '一个月。') },
  },
});

const keyed = (id: string | null | undefined) =>
  id === '' || id == null ? null : { 'id:uuid': id };
/** A standing's subject is its chain, town or village, as it was divided. */
const subjectIf =
  (wanted: StandingBy) =>
  ({ by, subject }: { by: StandingBy; subject: string }) =>
    by === wanted ? keyed(subject) : null;

@ObjectType({
  description: bi('How much of one dimension, in its base unit.', '某一量纲的数量（按基本单位）。'),
})
export class DimensionQuantity {
  @Field(() => ID, {
    description: bi('The dimension, such as MASS or AREA.', '量纲，如 MASS、AREA。'),
  })
  dimension!: string;
  @ByKey(() => Unit, ({ unit }: { unit: string }) => ({ code: unit }), {
    description: bi('Its base unit.', '基本单位。'),
  })
  unit!: Unit | null;
  @Field(() => DecimalScalar, { description: bi('How much is needed.', '需求量。') })
  needed!: string;
  @Field(() => DecimalScalar, { description: bi('How much is offered.', '供给量。') })
  offered!: string;
  @Field(() => DecimalScalar, {
    description: bi('How much of the needs was handed over.', '需求中已交付的量。'),
  })
  delivered!: string;
}

@ObjectType({
  description: bi(
    'How the district, a chain, a town or a village stands: every need that counts (open or fulfilled) is met, under way, matched or waiting.',
    '供需态势：每条有效需求（在列或已满足）必居其一：已满足、办理中、已配对、待对接。',
  ),
})
export class Standing {
  @Field(() => ID, {
    description: bi('Whose standing: an id, empty for the district.', '对象标识；全区为空。'),
  })
  subject!: string;
  @Field(() => String, { description: bi('Its name.', '名称。') })
  name!: string;
  @ByKey(() => Chain, subjectIf(StandingBy.CHAIN), { description: bi('The chain.', '链组。') })
  chain!: Chain | null;
  @ByKey(() => Town, subjectIf(StandingBy.TOWN), { description: bi('The town.', '镇街。') })
  town!: Town | null;
  @ByKey(() => Party, subjectIf(StandingBy.VILLAGE), { description: bi('The village.', '村。') })
  village!: Party | null;
  @Field(() => Int, { description: bi('Needs that count.', '有效需求条数。') })
  needs!: number;
  @Field(() => Int, {
    description: bi('Needs fulfilled or with an order delivered.', '已满足（已办结）的需求。'),
  })
  met!: number;
  @Field(() => Int, { description: bi('Needs with an order under way.', '办理中的需求。') })
  underWay!: number;
  @Field(() => Int, {
    description: bi(
      'Needs with a pairing good enough to tell both sides, not taken up yet.',
      '已有合适配对、尚未办理的需求。',
    ),
  })
  matched!: number;
  @Field(() => Int, {
    description: bi('Needs without a candidate: the gap.', '尚无对接的需求，即缺口。'),
  })
  waiting!: number;
  @Field(() => Float, {
    nullable: true,
    description: bi('Met of all needs, 0 to 1.', '满足率（已满足/有效需求），0到1。'),
  })
  fillRate!: number | null;
  @Field(() => Float, {
    nullable: true,
    description: bi(
      'Met, under way or matched of all needs, 0 to 1.',
      '对接率（已满足、办理中、已配对/有效需求），0到1。',
    ),
  })
  matchRate!: number | null;
  @Field(() => Int, { description: bi('Open resources.', '在列资源条数。') })
  resources!: number;
  @Field(() => Int, {
    description: bi(
      'Open resources that no order used and no good pairing names.',
      '闲置资源：未办理、也无合适配对。',
    ),
  })
  idle!: number;
  @Field(() => Int, { description: bi('Live pairings of its needs.', '其需求的有效配对数。') })
  pairings!: number;
  @Field(() => Int, { description: bi('Orders under way, in time.', '办理中，按时（绿）。') })
  green!: number;
  @Field(() => Int, {
    description: bi('Orders whose step falls due soon.', '办理中，将到期（黄）。'),
  })
  yellow!: number;
  @Field(() => Int, { description: bi('Orders whose step is overdue.', '办理中，已超期（红）。') })
  red!: number;
  @Field(() => Int, { description: bi('Orders delivered.', '已办结的办理单。') })
  done!: number;
  @Field(() => [DimensionQuantity], {
    description: bi(
      'Quantities, one entry per dimension; lists without a quantity are not in it.',
      '数量，每种量纲一项；不可计量的条目不计入。',
    ),
  })
  quantities!: DimensionQuantity[];
}

@ObjectType({ description: bi('How much was handed over in one unit.', '已交付的数量。') })
export class FlowQuantity {
  @ByKey(() => Unit, ({ unit }: { unit: string }) => ({ code: unit }), {
    description: bi('The unit.', '单位。'),
  })
  unit!: Unit | null;
  @Field(() => DecimalScalar, { description: bi('How much.', '数量。') })
  quantity!: string;
}

@ObjectType({ description: bi('What goes from one party to another.', '一方到另一方的流向。') })
export class FlowLink {
  @ByKey(() => Party, ({ from }: { from: string }) => keyed(from), {
    description: bi('Who gives.', '提供方。'),
  })
  giver!: Party | null;
  @ByKey(() => Party, ({ to }: { to: string }) => keyed(to), {
    description: bi('Who receives.', '需求方。'),
  })
  receiver!: Party | null;
  @Field(() => ID, { description: bi('The giver’s id.', '提供方标识。') })
  from!: string;
  @Field(() => ID, { description: bi('The receiver’s id.', '需求方标识。') })
  to!: string;
  @Field(() => String, { description: bi('The giver’s name.', '提供方名称。') })
  fromName!: string;
  @Field(() => String, { description: bi('The receiver’s name.', '需求方名称。') })
  toName!: string;
  @Field(() => Int, {
    description: bi('Good pairings that nobody has taken up yet.', '合适且尚未办理的配对数。'),
  })
  pairings!: number;
  @Field(() => Int, { description: bi('Orders that were not given up.', '有效的办理单数。') })
  orders!: number;
  @Field(() => Int, { description: bi('Orders delivered.', '其中已办结的。') })
  delivered!: number;
  @Field(() => [FlowQuantity], {
    description: bi('What was handed over, by unit.', '已交付数量。'),
  })
  quantities!: FlowQuantity[];
}

@ObjectType({ description: bi('What happened in one span.', '一个时段内发生的数量。') })
export class TimelineSpan {
  @Field(() => DateScalar, { description: bi('Its first day.', '首日。') })
  from!: string;
  @Field(() => DateScalar, { description: bi('Its last day.', '末日。') })
  to!: string;
  @Field(() => Int, { description: bi('Needs put in.', '新增需求。') })
  needs!: number;
  @Field(() => Int, { description: bi('Resources put in.', '新增资源。') })
  resources!: number;
  @Field(() => Int, { description: bi('Pairings first proposed.', '新增配对。') })
  pairings!: number;
  @Field(() => Int, { description: bi('Orders placed.', '点单数。') })
  ordersPlaced!: number;
  @Field(() => Int, { description: bi('Orders delivered and closed.', '办结数。') })
  ordersDone!: number;
}

@ObjectType({
  description: bi(
    'How the orders that wait in one step stand against their time.',
    '某一环节在办单的亮灯情况。',
  ),
})
export class StepPace {
  @Field(() => OrderStates, { description: bi('The step.', '环节（状态）。') })
  state!: string;
  @Field(() => Int, { description: bi('In time.', '按时（绿）。') })
  green!: number;
  @Field(() => Int, { description: bi('Due soon.', '将到期（黄）。') })
  yellow!: number;
  @Field(() => Int, { description: bi('Overdue.', '已超期（红）。') })
  red!: number;
  @Field(() => OrderPaces, {
    description: bi('The worst of its lights.', '其中最差的亮灯。'),
  })
  worst!: string;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: bi('Since when the one that waits longest has waited.', '等待最久者的起始时间。'),
  })
  heldSince!: string | null;
}
