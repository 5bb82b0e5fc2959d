import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Chain, Stage } from '../chains/chain.type.ts';
import { Listing } from '../listings/listing.type.ts';
import { Category } from '../listings/taxonomy.type.ts';
import { Order } from '../orders/order.type.ts';
import { Metric } from '../outcomes/outcome.type.ts';
import { Party } from '../places/party.type.ts';
import { bi } from '../platform/describe.ts';
import { UserError, UserErrors } from '../platform/errors/user-error.type.ts';
import { RepeatableInput } from '../platform/graphql/repeatable-input.type.ts';
import {
  ByKey,
  Column,
  Computed,
  extendType,
  One,
  order,
  Page,
  pageOf,
  Table,
} from '../platform/read/declare.ts';
import { by } from '../platform/read/filter.ts';
import { districtParam, sql } from '../platform/read/sql.ts';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../platform/scalars.ts';

/** What kind of gap. */
export enum GapKind {
  MISSING = 'MISSING',
  SURPLUS = 'SURPLUS',
  THIN = 'THIN',
  LATE = 'LATE',
  EMPTY_STAGE = 'EMPTY_STAGE',
}
registerEnumType(GapKind, {
  name: 'GapKind',
  description: bi('What kind of gap a chain has.', '链组缺口的类别。'),
  valuesConfig: {
    MISSING: { description: bi('Needs that nobody can meet.', '补链：无人能满足的需求。') },
    SURPLUS: { description: bi('Resources that nobody takes.', '延链：无人承接的富余资源。') },
    THIN: {
      description: bi(
        'Several needs that hang on a single supplier.',
        '强链：多项需求只有一家供给。',
      ),
    },
    LATE: { description: bi('Overdue orders.', '强链：超期的办理单。') },
    EMPTY_STAGE: { description: bi('A stage that nobody serves.', '空白环节：没有主体。') },
  },
});

const keyed = (id: string | null) => (id === null ? null : { 'id:uuid': id });

@ObjectType({ description: bi('A listing behind a gap.', '缺口背后的条目。') })
export class GapListing {
  @ByKey(() => Listing, ({ id }: { id: string }) => keyed(id), {
    description: bi('The need or resource.', '需求或资源。'),
  })
  listing!: Listing | null;
}

@ObjectType({ description: bi('An order behind a gap.', '缺口背后的办理单。') })
export class GapOrder {
  @ByKey(() => Order, ({ id }: { id: string }) => keyed(id), {
    description: bi('The order.', '办理单。'),
  })
  order!: Order | null;
}

@ObjectType({ description: bi('A party that could fill a gap.', '可补此缺口的主体。') })
export class GapParty {
  @ByKey(() => Party, ({ id }: { id: string }) => keyed(id), {
    description: bi('The party.', '主体。'),
  })
  party!: Party | null;
}

@ObjectType({
  description: bi(
    'A gap of a chain’s stage and category, with what is behind it.',
    '链组某环节、类目上的缺口及其依据。',
  ),
})
export class ChainGap {
  @Field(() => GapKind, { description: bi('What kind of gap.', '类别。') })
  kind!: GapKind;
  @ByKey(() => Chain, ({ chain }: { chain: string | null }) => keyed(chain), {
    description: bi('The chain; none where the listings name none.', '链组；条目未标链组时为空。'),
  })
  chain!: Chain | null;
  @ByKey(() => Stage, ({ stage }: { stage: string | null }) => keyed(stage), {
    description: bi('The stage.', '环节。'),
  })
  stage!: Stage | null;
  @ByKey(
    () => Category,
    ({ category }: { category: string | null }) => (category === null ? null : { code: category }),
    { description: bi('The category.', '类目。') },
  )
  category!: Category | null;
  @Field(() => Int, { description: bi('How many listings are behind it.', '背后的条目数。') })
  count!: number;
  @Field(() => [GapListing], { description: bi('The listings behind it.', '背后的条目。') })
  listings!: GapListing[];
  @Field(() => [GapOrder], {
    description: bi('The overdue orders behind it.', '背后的超期办理单。'),
  })
  orders!: GapOrder[];
  @Field(() => [GapParty], {
    description: bi(
      'Parties elsewhere in the district that could fill it, at most ten.',
      '区内其他链组中可补此缺口的主体，最多十个。',
    ),
  })
  suggestions!: GapParty[];
}

@ObjectType({ description: bi('A pile on the viewer’s desk.', '待办的一类。') })
export class DeskItem {
  @Field(() => ID, {
    description: bi(
      'What it is: `ORDER_` with a state, `ESCALATED`, `PAIRINGS` or `TASKS`.',
      '类别：ORDER_加状态、ESCALATED（上报）、PAIRINGS（新配对）、TASKS（任务）。',
    ),
  })
  kind!: string;
  @Field(() => Int, { description: bi('How many.', '数量。') })
  count!: number;
  @Field(() => Int, { description: bi('How many of them are overdue.', '其中超期的。') })
  overdue!: number;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: bi('When the first falls due.', '最近的时限。'),
  })
  nextDueAt!: string | null;
}

@Table('task')
@ObjectType({
  description: bi(
    'A task with its five things: goal, task, measure, responsible, deadline.',
    '五明确任务：目标、任务、措施、责任、时限。',
  ),
})
export class Task {
  @Column('id', 'id', { description: bi('Its id.', '标识。') })
  id!: string;
  @Column('text', 'goal', { description: bi('The goal.', '目标。') })
  goal!: string;
  @Column('text', 'task', { description: bi('What is to be done.', '任务。') })
  task!: string;
  @Column('text', 'measure', { description: bi('By what means.', '措施。') })
  measure!: string;
  @One(() => Party, { id: 'responsible' }, { description: bi('Who is responsible.', '责任主体。') })
  responsible!: Party;
  @Column('date', 'deadline', { description: bi('By when.', '时限。') })
  deadline!: string;
  @Column('date', 'begun_on', {
    description: bi('Since when its progress counts.', '进度起算日。'),
  })
  begunOn!: string;
  @One(
    () => Chain,
    { id: 'chain' },
    { nullable: true, description: bi('The chain it is for.', '所属链组。') },
  )
  chain!: Chain | null;
  @One(
    () => Metric,
    { code: 'metric' },
    {
      nullable: true,
      description: bi(
        'The metric it is measured by; orders brought to their end where there is none.',
        '衡量指标；没有指标时按办结的单数计。',
      ),
    },
  )
  metric!: Metric | null;
  @Column('decimal', 'target', { description: bi('How much is to be reached.', '目标值。') })
  target!: string;
  @Computed(
    'decimal',
    (a) => sql`(case when ${a}.metric is null
      then (select count(*) * 1000 from work_order o where o.district = ${districtParam} and o.state in ('DELIVERED', 'RATED')
        and (${a}.chain is null or o.chain = ${a}.chain) and o.updated_at >= ${a}.begun_on and o.updated_at < ${a}.deadline + 1)
      else (select coalesce(sum(o.value), 0)::bigint from outcome o where o.district = ${districtParam} and o.metric = ${a}.metric
        and not o.expected and (${a}.chain is null or o.chain = ${a}.chain) and o.occurred_on between ${a}.begun_on and ${a}.deadline) end)`,
    {
      description: bi(
        'How much has been reached: the sum of its chain’s outcomes, or its orders.',
        '已达成：所属链组成效之和，或办结单数。',
      ),
    },
  )
  reached!: string;
  @Column('boolean', 'synthetic', { description: bi('Whether it is made up.', '是否为合成数据。') })
  synthetic!: boolean;
}

export const taskPage = pageOf('Task', () => Task, {
  orders: {
    DEADLINE: { by: order('deadline:date'), description: bi('First due first.', '先到期的在前。') },
  },
  filter: {
    chain: by.id('chain', bi('The chain.', '链组。')),
    responsible: by.id('responsible', bi('Who is responsible.', '责任主体。')),
    deadline: by.date('deadline', bi('By when.', '时限。')),
  },
});
extendType(Chain, {
  tasks: Page(taskPage, { on: { chain: 'id' }, description: bi('Its tasks.', '本链组的任务。') }),
});

@InputType({ description: bi('A task to set.', '要下达的任务。') })
export class SetTaskInput extends RepeatableInput {
  @Field(() => String, { description: bi('The goal.', '目标。') })
  goal!: string;
  @Field(() => String, { description: bi('What is to be done.', '任务。') })
  task!: string;
  @Field(() => String, { description: bi('By what means.', '措施。') })
  measure!: string;
  @Field(() => ID, { description: bi('The responsible party.', '责任主体。') })
  responsible!: string;
  @Field(() => DateScalar, { description: bi('By when.', '时限。') })
  deadline!: string;
  @Field(() => ID, {
    nullable: true,
    description: bi(
      'The chain; a chain’s lead sets those of its own.',
      '链组；牵头部门只能下达本链组的。',
    ),
  })
  chain?: string | null;
  @Field(() => ID, { nullable: true, description: bi('The metric’s code.', '指标代码。') })
  metric?: string | null;
  @Field(() => DecimalScalar, { description: bi('How much is to be reached.', '目标值。') })
  target!: string;
}

@ObjectType({ description: bi('The answer to setting a task.', '下达任务的结果。') })
export class TaskPayload {
  @ByKey(() => Task, (source: { task?: string }) => keyed(source.task ?? null), {
    description: bi('The task.', '任务。'),
  })
  task!: Task | null;
  @UserErrors()
  userErrors!: UserError[];
}
