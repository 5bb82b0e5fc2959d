import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Village } from '../places/party.type.ts';
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
import type { Argument, Complement } from './complement.rule.ts';

@Table('partnership')
@ObjectType({ description: bi('A strong village leading a weak one.', '结对：大村带小村。') })
export class Partnership {
  @Column('id', 'id', { description: bi('Its id.', '标识。') })
  id!: string;
  @One(() => Village, { id: 'strong' }, { description: bi('The strong village.', '大村。') })
  strong!: Village;
  @One(() => Village, { id: 'weak' }, { description: bi('The weak village.', '小村。') })
  weak!: Village;
  @Column('text', 'strong_brings', {
    nullable: true,
    description: bi('What the strong one brings.', '大村带来什么。'),
  })
  strongBrings!: string | null;
  @Column('text', 'weak_brings', {
    nullable: true,
    description: bi('What the weak one brings.', '小村带来什么。'),
  })
  weakBrings!: string | null;
  @Column('date', 'begun_on', { description: bi('Since when.', '开始日期。') })
  begunOn!: string;
  @Column('date', 'ended_on', {
    nullable: true,
    description: bi('Until when; none while it lasts.', '结束日期；进行中为空。'),
  })
  endedOn!: string | null;
  @Column('int', 'needs_before', {
    description: bi(
      'How many needs the weak village had listed when it began.',
      '开始时小村的需求数。',
    ),
  })
  needsBefore!: number;
  @Column('int', 'covered_before', {
    description: bi('How many of them were covered then.', '其中当时已满足的。'),
  })
  coveredBefore!: number;
  @Computed(
    'int',
    (a) =>
      sql`(select count(*) from listing l where l.district = ${districtParam} and l.party = ${a}.weak and l.kind = 'NEED')::int`,
    {
      description: bi('How many needs the weak village has listed by now.', '小村目前的需求数。'),
    },
  )
  needsNow!: number;
  @Computed(
    'int',
    (a) =>
      sql`(select count(*) from listing l where l.district = ${districtParam} and l.party = ${a}.weak and l.kind = 'NEED' and (l.status = 'FULFILLED' or l.committed > 0))::int`,
    { description: bi('How many of them are covered by now.', '其中目前已满足的。') },
  )
  coveredNow!: number;
  @Computed(
    'int',
    (a) =>
      sql`(select count(*) from work_order o where o.district = ${districtParam} and ((o.need_party = ${a}.weak and o.resource_party = ${a}.strong) or (o.need_party = ${a}.strong and o.resource_party = ${a}.weak)))::int`,
    { description: bi('How many orders there have been between the two.', '双方之间的办理单数。') },
  )
  orderCount!: number;
  @Column('boolean', 'synthetic', { description: bi('Whether it is made up.', '是否为合成数据。') })
  synthetic!: boolean;
  @Column('int', 'version', { description: bi('Counts its changes.', '版本号。') })
  version!: number;
}

export const partnershipPage = pageOf('Partnership', () => Partnership, {
  orders: {
    NEWEST: {
      by: order('-created_at:timestamptz'),
      description: bi('Latest first.', '新的在前。'),
    },
  },
  filter: {
    strong: by.id('strong', bi('The strong village.', '大村。')),
    weak: by.id('weak', bi('The weak village.', '小村。')),
    endedOn: by.date(
      'ended_on',
      bi('Until when; `isNull` for those that last.', '结束日期；isNull 取进行中的。'),
    ),
  },
});

extendType(Village, {
  partnershipsAsStrong: Page(partnershipPage, {
    on: { strong: 'id' },
    description: bi('The villages it leads.', '其带领的小村。'),
  }),
  partnershipsAsWeak: Page(partnershipPage, {
    on: { weak: 'id' },
    description: bi('The villages that lead it.', '带领其的大村。'),
  }),
});

@ObjectType({ description: bi('One thing that speaks for a partnership.', '一条结对理由。') })
export class PartnershipReason implements Argument {
  @Field(() => String, { description: bi('A stable code.', '理由代码。') })
  code!: Argument['code'];
  @Field(() => Int, { description: bi('What it adds to the score.', '得分。') })
  points!: number;
  @Field(() => String, { description: bi('In Chinese.', '中文说明。') })
  zh!: string;
  @Field(() => String, { description: bi('In English.', '英文说明。') })
  en!: string;
}

@ObjectType({ description: bi('Two villages that would complement each other.', '建议的结对。') })
export class PartnershipSuggestion {
  @ByKey(() => Village, (source: Complement) => ({ 'id:uuid': source.strong }), {
    description: bi('The strong village.', '大村。'),
  })
  strong!: Village | null;
  @ByKey(() => Village, (source: Complement) => ({ 'id:uuid': source.weak }), {
    description: bi('The weak village.', '小村。'),
  })
  weak!: Village | null;
  @Field(() => Int, {
    description: bi('What it is worth: the sum of its reasons.', '得分：各理由之和。'),
  })
  score!: number;
  @Field(() => Float, {
    nullable: true,
    description: bi('How far apart they are, in kilometres.', '相距公里数。'),
  })
  kilometres!: number | null;
  @Field(() => [PartnershipReason], {
    description: bi('Why, the weightiest first.', '理由，重要的在前。'),
  })
  reasons!: PartnershipReason[];
}

@InputType({ description: bi('A partnership to form.', '要建立的结对。') })
export class FormPartnershipInput extends RepeatableInput {
  @Field(() => ID, { description: bi('The strong village.', '大村。') })
  strong!: string;
  @Field(() => ID, { description: bi('The weak village.', '小村。') })
  weak!: string;
  @Field(() => String, {
    nullable: true,
    description: bi('What the strong one brings.', '大村带来什么。'),
  })
  strongBrings?: string | null;
  @Field(() => String, {
    nullable: true,
    description: bi('What the weak one brings.', '小村带来什么。'),
  })
  weakBrings?: string | null;
}

@InputType({ description: bi('A partnership to end.', '要结束的结对。') })
export class EndPartnershipInput extends RepeatableInput {
  @Field(() => ID, { description: bi('The partnership.', '结对。') })
  id!: string;
  @Field(() => Int, { description: bi('The version seen.', '所见的版本号。') })
  version!: number;
}

@ObjectType({ description: bi('The answer to a change of a partnership.', '处理结对的结果。') })
export class PartnershipPayload {
  @ByKey(
    () => Partnership,
    (source: { partnership?: string }) =>
      source.partnership === undefined ? null : { 'id:uuid': source.partnership },
    {
      description: bi('The partnership as it is now.', '处理后的结对。'),
    },
  )
  partnership!: Partnership | null;
  @UserErrors()
  userErrors!: UserError[];
}
