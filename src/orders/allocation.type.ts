import { ObjectType } from 'type-graphql';
import { Role } from '../access/viewer.rule.ts';
import { Chain } from '../chains/chain.type.ts';
import { Category, Unit } from '../listings/taxonomy.type.ts';
import { Need, Resource } from '../listings/listing.type.ts';
import { Pairing } from '../matching/pairing.type.ts';
import { Town } from '../places/place.type.ts';
import { bi } from '../platform/describe.ts';
import {
  Column,
  Computed,
  EnumColumn,
  extendType,
  Json,
  JsonKey,
  One,
  order,
  Page,
  pageOf,
  Table,
} from '../platform/read/declare.ts';
import { by } from '../platform/read/filter.ts';
import { districtParam, sql, viewerParam, type Fragment } from '../platform/read/sql.ts';
import { AllocationLineChange, AllocationState, ShortReasons } from './allocation-enum.type.ts';
import { Order } from './order.type.ts';

@ObjectType({
  description: bi(
    'How much a part of the score counts in a plan, in percent of the score itself.',
    '方案中各项的权重，相对得分本身的百分比。',
  ),
})
export class AllocationWeights {
  @JsonKey('int', 'quantity', { nullable: true, description: bi('Quantity.', '数量。') })
  quantity!: number | null;
  @JsonKey('int', 'time', { nullable: true, description: bi('Time.', '时间。') })
  time!: number | null;
  @JsonKey('int', 'distance', { nullable: true, description: bi('Distance.', '距离。') })
  distance!: number | null;
  @JsonKey('int', 'terms', { nullable: true, description: bi('Terms.', '费用条件。') })
  terms!: number | null;
  @JsonKey('int', 'freshness', { nullable: true, description: bi('Freshness.', '新鲜度。') })
  freshness!: number | null;
  @JsonKey('int', 'partnership', { nullable: true, description: bi('Partnership.', '结对。') })
  partnership!: number | null;
  @JsonKey('int', 'chain', { nullable: true, description: bi('Chain.', '链组。') })
  chain!: number | null;
}

@ObjectType({
  description: bi('One plan in a few figures.', '一份方案的几项关键数字。'),
})
export class AllocationComparison {
  @JsonKey('text', 'kind', {
    description: bi(
      'PLAN; GREEDY: best score first, without a floor; TODAY: orders as they are; WITHOUT_FLOOR; WHAT_IF: other weights.',
      'PLAN 本方案；GREEDY 只按得分先到先得、不设底线；TODAY 现有办理单；WITHOUT_FLOOR 不设公平底线；WHAT_IF 换权重试算。',
    ),
  })
  kind!: string;
  @JsonKey('int', 'points', {
    description: bi(
      'What it is worth by this plan’s weights; 1000 is one need wholly and perfectly filled.',
      '按本方案权重计的总分；1000分相当于一条需求被完全满足。',
    ),
  })
  points!: number;
  @JsonKey('int', 'most', {
    nullable: true,
    description: bi(
      'The most any plan could be worth were there no lots and whole units.',
      '不计起订量和整数限制时的理论上限。',
    ),
  })
  most!: number | null;
  @JsonKey('int', 'whole', { description: bi('Needs filled.', '完全满足的需求数。') })
  whole!: number;
  @JsonKey('int', 'part', { description: bi('Needs filled in part.', '部分满足的需求数。') })
  part!: number;
  @JsonKey('int', 'nothing', { description: bi('Needs that get nothing.', '未满足的需求数。') })
  nothing!: number;
  @JsonKey('int', 'lines', { description: bi('Lines.', '方案行数。') })
  lines!: number;
  @JsonKey('float', 'weak', {
    nullable: true,
    description: bi(
      'Mean fill of weak villages’ needs, in percent; none where there are none.',
      '弱村需求的平均满足率（%）；没有时为空。',
    ),
  })
  weak!: number | null;
  @JsonKey('float', 'strong', {
    nullable: true,
    description: bi('Mean fill of strong villages’ needs.', '强村需求的平均满足率（%）。'),
  })
  strong!: number | null;
  @JsonKey('int', 'differs', {
    nullable: true,
    description: bi('In how many lines it differs from the plan.', '与本方案不同的行数。'),
  })
  differs!: number | null;
  @JsonKey('int', 'whatIf', {
    nullable: true,
    description: bi(
      'Which of the plan’s `whatIfs` this is, from 1.',
      '对应方案 whatIfs 中的第几组，从1起。',
    ),
  })
  whatIf!: number | null;
}

/** Applied plans are everybody's to read; a preview promises nothing yet and is for whoever may plan the like of it. */
function visiblePlans(a: string, role: string): Fragment | null {
  switch (role as Role) {
    case Role.DISTRICT_ADMIN:
    case Role.AUDITOR:
      return null;
    case Role.CHAIN_LEAD:
      return sql`(${a}.state = 'APPLIED' or ${a}.chain = ${viewerParam('chain')})`;
    case Role.TOWN:
      return sql`(${a}.state = 'APPLIED' or ${a}.town = ${viewerParam('town')})`;
    case Role.VILLAGE:
    case Role.PARTY:
    case Role.GRID:
    case Role.READER:
      return sql`${a}.state = 'APPLIED'`;
  }
}

@Table('allocation_plan', { visible: visiblePlans })
@ObjectType({
  description: bi(
    'A plan who gets what over many needs at once: a preview until it is applied.',
    '撮合方案：对许多需求统筹安排；落实之前只是预览。',
  ),
})
export class Allocation {
  @Column('id', 'id', { description: bi('Its id.', '标识。') })
  id!: string;
  @EnumColumn(() => AllocationState, 'state', { description: bi('Where it stands.', '状态。') })
  state!: AllocationState;
  @One(
    () => Chain,
    { id: 'chain' },
    {
      nullable: true,
      description: bi('The chain it is over; none is all.', '所限链组；空为全部。'),
    },
  )
  chain!: Chain | null;
  @One(
    () => Town,
    { id: 'town' },
    {
      nullable: true,
      description: bi('The town it is over; none is all.', '所限镇街；空为全部。'),
    },
  )
  town!: Town | null;
  @One(
    () => Category,
    { code: 'category' },
    { nullable: true, description: bi('The category it is over.', '所限类目。') },
  )
  category!: Category | null;
  @Column('int', 'floor_of_strong', {
    nullable: true,
    description: bi(
      'Weak villages’ mean fill is at least so many percent of the strong ones’; none where no fairness was asked for.',
      '弱村平均满足率不低于强村的百分之几；未设底线时为空。',
    ),
  })
  fairnessOfStrong!: number | null;
  @Column('int', 'floor_least', {
    nullable: true,
    description: bi('And at least so many percent.', '且不低于百分之几。'),
  })
  fairnessLeast!: number | null;
  @Column('int', 'cap', {
    description: bi(
      'At most so many percent of what was left of a resource were shared out.',
      '每条资源余量最多安排百分之几。',
    ),
  })
  cap!: number;
  @Json(() => AllocationWeights, 'weights', {
    description: bi('The weights it was made with.', '所用权重。'),
  })
  weights!: AllocationWeights;
  @Json(() => [AllocationWeights], 'what_ifs', {
    description: bi('The other weights it was compared with.', '试算比较所用的各组权重。'),
  })
  whatIfs!: AllocationWeights[];
  @Column('text', 'position', {
    description: bi('The log’s position it was planned on.', '统筹时的事件序号。'),
  })
  position!: string;
  @Column('int', 'needs', { description: bi('How many needs it is over.', '涉及的需求数。') })
  needCount!: number;
  @Column('int', 'lines', { description: bi('How many lines it has.', '方案行数。') })
  lineCount!: number;
  @Json(() => [AllocationComparison], 'compared', {
    description: bi('The plan beside others, itself first.', '与其他做法的比较，本方案在前。'),
  })
  compared!: AllocationComparison[];
  @Column('timestamp', 'created_at', { description: bi('When it was made.', '生成时间。') })
  createdAt!: string;
  @Column('timestamp', 'expires_at', {
    description: bi('Until when it can be applied.', '可落实的截止时间。'),
  })
  expiresAt!: string;
  @Column('timestamp', 'applied_at', {
    nullable: true,
    description: bi('When it was applied.', '落实时间。'),
  })
  appliedAt!: string | null;
  @Column('int', 'version', { description: bi('Counts its changes.', '版本号。') })
  version!: number;
}

export const allocationPage = pageOf('Allocation', () => Allocation, {
  orders: {
    NEWEST: {
      by: order('-created_at:timestamptz'),
      description: bi('Latest first.', '新的在前。'),
    },
  },
  filter: {
    state: by.enum('state', 'AllocationState', AllocationState, bi('Where it stands.', '状态。')),
    chain: by.id('chain', bi('The chain.', '链组。')),
    town: by.id('town', bi('The town.', '镇街。')),
  },
});

@Table('allocation_line')
@ObjectType({ description: bi('Who gets what of whom.', '方案行：谁从谁那里得到多少。') })
export class AllocationLine {
  @Column('id', 'id', { description: bi('Its id.', '标识。') })
  id!: string;
  @Column('int', 'ordinal', { description: bi('Its number, from 1.', '行号，从1起。') })
  ordinal!: number;
  @One(() => Need, { id: 'need' }, { description: bi('The need.', '需求。') })
  need!: Need;
  @One(() => Resource, { id: 'resource' }, { description: bi('The resource.', '资源。') })
  resource!: Resource;
  @One(
    () => Pairing,
    { id: 'pairing' },
    { description: bi('The pairing it takes up.', '所依据的配对。') },
  )
  pairing!: Pairing;
  @Column('decimal', 'quantity', {
    nullable: true,
    description: bi(
      'How much of the resource, in its unit; none where it says no quantity.',
      '取用资源的数量（按资源单位）；资源未写数量时为空。',
    ),
  })
  quantity!: string | null;
  @One(() => Unit, { code: 'unit' }, { nullable: true, description: bi('Its unit.', '资源单位。') })
  unit!: Unit | null;
  @Column('decimal', 'need_quantity', {
    nullable: true,
    description: bi(
      'How much of the need that covers, in the need’s unit.',
      '满足需求的数量（按需求单位）。',
    ),
  })
  needQuantity!: string | null;
  @One(
    () => Unit,
    { code: 'need_unit' },
    { nullable: true, description: bi('The need’s unit.', '需求单位。') },
  )
  needUnit!: Unit | null;
  @Column('boolean', 'compared', {
    description: bi(
      'Whether amounts were compared; else the pair counts as one.',
      '是否按数量比较；否则按一整项计。',
    ),
  })
  compared!: boolean;
  @Computed('int', (a) => sql`(${a}.fill / 1000)`, {
    description: bi('What of the whole need this fills, per mille.', '占整条需求的千分比。'),
  })
  fill!: number;
  @Column('int', 'score', { description: bi('The pairing’s score.', '配对得分。') })
  score!: number;
  @Column('int', 'worth', {
    description: bi('What it is worth by the plan’s weights.', '按方案权重计的分值。'),
  })
  worth!: number;
  @Computed(
    { format: 'enum', type: () => AllocationLineChange },
    (a) => sql`(select case
      when ${a}.work_order is not null then 'ORDERED'
      when n.status <> 'OPEN' or r.status <> 'OPEN' then 'LISTING_CLOSED'
      when p.state <> 'PROPOSED' or p.version <> ${a}.pairing_version then 'PAIRING_CHANGED'
      when n.version <> ${a}.need_version or r.version <> ${a}.resource_version then 'LISTING_CHANGED'
      else 'NONE' end
      from listing n, listing r, pairing p
      where n.district = ${districtParam} and n.id = ${a}.need and r.district = ${districtParam} and r.id = ${a}.resource
        and p.district = ${districtParam} and p.id = ${a}.pairing)`,
    {
      description: bi(
        'What has changed since it was planned; what others ordered meanwhile is found when it is applied.',
        '统筹之后的变化；期间他人办理占用的数量在落实时核对。',
      ),
    },
  )
  change!: AllocationLineChange;
  @One(
    () => Order,
    { id: 'work_order' },
    { nullable: true, description: bi('The order it became.', '落实成的办理单。') },
  )
  order!: Order | null;
}

export const allocationLinePage = pageOf('AllocationLine', () => AllocationLine, {
  orders: {
    WORTHIEST: { by: order('ordinal:int'), description: bi('As planned.', '按方案顺序。') },
  },
  filter: {
    need: by.id('need', bi('The need.', '需求。')),
    resource: by.id('resource', bi('The resource.', '资源。')),
  },
});

@Table('allocation_need')
@ObjectType({
  description: bi(
    'What a need gets: today, by the plan, and by best score first.',
    '一条需求在方案中的满足情况：现状、本方案、先到先得。',
  ),
})
export class AllocationNeed {
  @Column('id', 'id', { description: bi('Its id.', '标识。') })
  id!: string;
  @One(() => Need, { id: 'need' }, { description: bi('The need.', '需求。') })
  need!: Need;
  @Computed('int', (a) => sql`(${a}.today / 1000)`, {
    description: bi('Filled by orders as they were, per mille.', '统筹时已由办理单满足的千分比。'),
  })
  today!: number;
  @Computed('int', (a) => sql`(${a}.planned / 1000)`, {
    description: bi('Filled by the plan on top of them, per mille.', '加上本方案后的千分比。'),
  })
  planned!: number;
  @Computed('int', (a) => sql`(${a}.greedy / 1000)`, {
    description: bi('Filled by best score first, per mille.', '按得分先到先得时的千分比。'),
  })
  greedy!: number;
  @Column('boolean', 'short', { description: bi('Whether it stays short.', '是否仍有缺口。') })
  short!: boolean;
  @EnumColumn(() => ShortReasons, 'reason', {
    nullable: true,
    description: bi('Why it stays short.', '仍有缺口的原因。'),
  })
  reason!: string | null;
}

export const allocationNeedPage = pageOf('AllocationNeed', () => AllocationNeed, {
  orders: {
    SHORTEST: {
      by: order('planned:int'),
      description: bi('Least filled first.', '缺口大的在前。'),
    },
  },
  filter: {
    need: by.id('need', bi('The need.', '需求。')),
    short: by.boolean('short', bi('Stays short.', '仍有缺口。')),
    reason: by.enum('reason', 'ShortReason', ShortReasons, bi('Why.', '原因。')),
  },
});

extendType(Allocation, {
  lines: Page(allocationLinePage, {
    on: { plan: 'id' },
    description: bi('Who gets what.', '谁得到什么。'),
  }),
  needs: Page(allocationNeedPage, {
    on: { plan: 'id' },
    description: bi(
      'What each need gets, and why some stay short.',
      '每条需求的满足情况及缺口原因。',
    ),
  }),
});
