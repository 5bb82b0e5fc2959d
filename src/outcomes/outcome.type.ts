import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Chain } from '../chains/chain.type.ts';
import { Unit } from '../listings/taxonomy.type.ts';
import { Order } from '../orders/order.type.ts';
import { bi } from '../platform/describe.ts';
import { UserError, UserErrors } from '../platform/errors/user-error.type.ts';
import { RepeatableInput } from '../platform/graphql/repeatable-input.type.ts';
import {
  ByKey,
  Column,
  extendType,
  Localised,
  One,
  order,
  Page,
  pageOf,
  Table,
} from '../platform/read/declare.ts';
import { by } from '../platform/read/filter.ts';
import { DateScalar, DecimalScalar } from '../platform/scalars.ts';
import { isUuid } from '../platform/uuid.rule.ts';

@Table('metric', { key: 'code' })
@ObjectType({ description: bi('What outcomes are measured in.', '成效指标。') })
export class Metric {
  @Column('text', 'code', { description: bi('Its code.', '代码。') })
  code!: string;
  @Localised('name', { description: bi('Its name.', '名称。') })
  name!: string;
  @One(() => Unit, { code: 'unit' }, { description: bi('Its unit.', '单位。') })
  unit!: Unit;
  @Column('boolean', 'own', {
    description: bi('Whether it is the district’s own.', '是否本区自定。'),
  })
  own!: boolean;
}

@Table('outcome')
@ObjectType({
  description: bi(
    'What came of an order; a correction is an entry of its own that holds the difference.',
    '成效：一笔结果；更正另记一笔差额。',
  ),
})
export class Outcome {
  @Column('id', 'id', { description: bi('Its id.', '标识。') })
  id!: string;
  @One(() => Metric, { code: 'metric' }, { description: bi('What it is measured in.', '指标。') })
  metric!: Metric;
  @Column('decimal', 'value', {
    description: bi(
      'How much, in the metric’s unit; a correction may be negative.',
      '数值（按指标单位），更正可为负。',
    ),
  })
  value!: string;
  @One(
    () => Order,
    { id: 'order_id' },
    { nullable: true, description: bi('The order it came of.', '来自哪张办理单。') },
  )
  order!: Order | null;
  @One(
    () => Chain,
    { id: 'chain' },
    { nullable: true, description: bi('The chain it counts for.', '计入的链组。') },
  )
  chain!: Chain | null;
  @One(
    () => Outcome,
    { id: 'corrects' },
    { nullable: true, description: bi('The entry it corrects.', '所更正的记录。') },
  )
  corrects!: Outcome | null;
  @Column('date', 'occurred_on', { description: bi('The day it happened.', '发生日期。') })
  occurredOn!: string;
  @Column('boolean', 'automatic', {
    description: bi('Counted by the platform when the order was closed.', '办结时由系统自动计入。'),
  })
  automatic!: boolean;
  @Column('boolean', 'at_least', {
    description: bi('Whether it was more than this.', '是否为“超过”此数。'),
  })
  atLeast!: boolean;
  @Column('boolean', 'expected', {
    description: bi(
      'Whether it is only expected; sums leave it out.',
      '是否为预计数；汇总不计入。',
    ),
  })
  expected!: boolean;
  @Column('text', 'source', { nullable: true, description: bi('Where this is from.', '来源。') })
  source!: string | null;
  @Column('text', 'note', { nullable: true, description: bi('What was said with it.', '说明。') })
  note!: string | null;
  @Column('boolean', 'synthetic', { description: bi('Whether it is made up.', '是否为合成数据。') })
  synthetic!: boolean;
}

export const metricPage = pageOf('Metric', () => Metric, {
  key: 'code:text',
  orders: {
    RANK: { by: order('rank:int'), description: bi('In the usual order.', '按常用次序。') },
  },
});

export const outcomePage = pageOf('Outcome', () => Outcome, {
  orders: {
    LATEST: { by: order('-occurred_on:date'), description: bi('Latest first.', '新的在前。') },
    EARLIEST: { by: order('occurred_on:date'), description: bi('Earliest first.', '旧的在前。') },
  },
  filter: {
    metric: by.text('metric', bi('The metric’s code.', '指标代码。')),
    order: by.id('order_id', bi('The order.', '办理单。')),
    chain: by.id('chain', bi('The chain.', '链组。')),
    party: by.custom(
      () => ID,
      bi('A party that had a part in it.', '参与的主体。'),
      (alias, value, values) => {
        // What is no id is nobody's, as everywhere in filters; the database would refuse to read it.
        if (!isUuid(value as string)) return 'false';
        values.push(value);
        return `exists (select from outcome_party op where op.district = ${alias}.district and op.outcome = ${alias}.id and op.party = ?::uuid)`;
      },
    ),
    occurredOn: by.date('occurred_on', bi('The day.', '日期。')),
    automatic: by.boolean('automatic', bi('Counted by the platform.', '是否自动计入。')),
  },
});

extendType(Order, {
  outcomes: Page(outcomePage, {
    on: { order_id: 'id' },
    description: bi('What came of it.', '成效。'),
  }),
});
extendType(Chain, {
  outcomes: Page(outcomePage, {
    on: { chain: 'id' },
    description: bi('What came of its orders.', '本链组的成效。'),
  }),
});
/** By what outcomes are summed up. */
export enum OutcomeBy {
  DISTRICT = 'DISTRICT',
  CHAIN = 'CHAIN',
  TOWN = 'TOWN',
  CLUSTER = 'CLUSTER',
  PARTY = 'PARTY',
  MONTH = 'MONTH',
}
registerEnumType(OutcomeBy, {
  name: 'OutcomeBy',
  description: bi('By what outcomes are summed up.', '成效的汇总方式。'),
  valuesConfig: {
    DISTRICT: { description: bi('The whole district.', '全区。') },
    CHAIN: { description: bi('By chain.', '按链组。') },
    TOWN: { description: bi('By town of a party that had a part.', '按参与主体的镇街。') },
    CLUSTER: { description: bi('By cluster of a village that had a part.', '按参与村的片区。') },
    PARTY: { description: bi('By village or other party that had a part.', '按参与的村或主体。') },
    MONTH: { description: bi('By month.', '按月。') },
  },
});

@ObjectType({
  description: bi('A sum of outcomes; every entry counts once.', '成效合计，每笔只计一次。'),
})
export class OutcomeTotal {
  @Field(() => ID, { description: bi('The metric’s code.', '指标代码。') })
  metric!: string;
  @Field(() => ID, { description: bi('The unit’s code.', '单位代码。') })
  unit!: string;
  @Field(() => ID, {
    description: bi(
      'The id of what it is summed up by; empty for the district.',
      '汇总对象的标识；全区为空。',
    ),
  })
  subject!: string;
  @Field(() => String, { description: bi('Its name.', '名称。') })
  name!: string;
  @Field(() => DecimalScalar, {
    description: bi('The sum, corrections included.', '合计（含更正）。'),
  })
  value!: string;
  @Field(() => Int, { description: bi('How many entries.', '笔数。') })
  entries!: number;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: bi(
      'The sum over the span of equal length before; null without a span.',
      '上一等长时段的合计；未给时段时为空。',
    ),
  })
  before!: string | null;
}

@InputType({ description: bi('A metric of the district’s own.', '本区自定指标。') })
export class SetMetricInput extends RepeatableInput {
  @Field(() => ID, {
    description: bi('Its code: small letters, digits, hyphens.', '代码：小写字母、数字、连字符。'),
  })
  code!: string;
  @Field(() => String, { description: bi('Its Chinese name.', '中文名称。') })
  nameZh!: string;
  @Field(() => String, { description: bi('Its English name.', '英文名称。') })
  nameEn!: string;
  @Field(() => ID, { description: bi('The code of its unit.', '单位代码。') })
  unit!: string;
}

@ObjectType({ description: bi('The answer to setting a metric.', '设置指标的结果。') })
export class MetricPayload {
  @ByKey(
    () => Metric,
    ({ metric }: { metric?: string }) => (metric === undefined ? null : { code: metric }),
    { description: bi('The metric.', '指标。') },
  )
  metric!: Metric | null;
  @UserErrors()
  userErrors!: UserError[];
}

@InputType({ description: bi('What came of an order.', '一笔成效。') })
export class RecordOutcomeInput extends RepeatableInput {
  @Field(() => ID, { description: bi('The order.', '办理单。') })
  order!: string;
  @Field(() => ID, { description: bi('The metric’s code.', '指标代码。') })
  metric!: string;
  @Field(() => DecimalScalar, {
    description: bi('How much, in the metric’s unit.', '数值（按指标单位）。'),
  })
  value!: string;
  @Field(() => ID, {
    nullable: true,
    description: bi(
      'The delivery it came of, where it is recorded for each.',
      '对应的交付（按次记录时）。',
    ),
  })
  delivery?: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: bi('The day; today if absent.', '日期；不填为当天。'),
  })
  occurredOn?: string | null;
  @Field(() => String, { nullable: true, description: bi('What there is to say.', '说明。') })
  note?: string | null;
}

@InputType({ description: bi('The right figure for a wrong entry.', '更正成效。') })
export class CorrectOutcomeInput extends RepeatableInput {
  @Field(() => ID, { description: bi('The entry that was wrong.', '有误的记录。') })
  outcome!: string;
  @Field(() => DecimalScalar, { description: bi('What it should have been.', '正确的数值。') })
  value!: string;
  @Field(() => String, { nullable: true, description: bi('What there is to say.', '说明。') })
  note?: string | null;
}

@ObjectType({ description: bi('The answer to an outcome.', '记录成效的结果。') })
export class OutcomePayload {
  @ByKey(
    () => Outcome,
    (source: { outcome?: string }) =>
      source.outcome === undefined ? null : { 'id:uuid': source.outcome },
    {
      description: bi('The new entry.', '新记录。'),
    },
  )
  outcome!: Outcome | null;
  @UserErrors()
  userErrors!: UserError[];
}
