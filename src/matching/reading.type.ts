import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { ListingKind, Terms } from '../listings/listing-enum.type.ts';
import { SimilarListing } from '../listings/listing-input.type.ts';
import { bi } from '../platform/describe.ts';
import { DateScalar } from '../platform/scalars.ts';

@ObjectType({ description: bi('A sentence with its code.', '带代码的一句话。') })
export class MatchSentence {
  @Field(() => String, { description: bi('A stable code.', '代码。') })
  code!: string;
  @Field(() => String, { description: bi('In Chinese.', '中文。') })
  zh!: string;
  @Field(() => String, { description: bi('In English.', '英文。') })
  en!: string;
}

@ObjectType({ description: bi('A quantity as it was read.', '读出的数量。') })
export class ReadQuantity {
  @Field(() => Float, { description: bi('The least meant.', '下限。') })
  min!: number;
  @Field(() => Float, { description: bi('The most meant.', '上限。') })
  max!: number;
  @Field(() => String, {
    nullable: true,
    description: bi(
      'The code of the platform’s unit; null where it has none of that name.',
      '计量单位代码；平台无此单位时为空。',
    ),
  })
  unit!: string | null;
  @Field(() => String, { description: bi('The unit’s Chinese name.', '计量单位中文名。') })
  unitName!: string;
}

@ObjectType({
  description: bi('What the matcher understood of an entry.', '系统对一条内容的理解。'),
})
export class EntryReading {
  @Field(() => ListingKind, {
    description: bi('The list the words belong in.', '按文字应归入的清单。'),
  })
  side!: ListingKind;
  @Field(() => Boolean, {
    description: bi('The words say another list than the one it was filed in.', '与所填清单不符。'),
  })
  misfiled!: boolean;
  @Field(() => ReadQuantity, {
    nullable: true,
    description: bi('How much; null where nothing was said.', '数量；未写为空。'),
  })
  quantity!: ReadQuantity | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: bi('From when; null where open.', '起始日；未写为空。'),
  })
  from!: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: bi('Until when; null where open.', '截止日；未写为空。'),
  })
  to!: string | null;
  @Field(() => [ID], {
    description: bi('Codes of categories that fit, best first.', '建议的类目代码，最合适的在前。'),
  })
  categories!: readonly string[];
  @Field(() => [String], {
    description: bi('What the entry is found by.', '检索词：别的条目凭它找到这一条。'),
  })
  terms!: readonly string[];
  @Field(() => [MatchSentence], {
    description: bi('What the cadre should be asked.', '需要再问一句的地方。'),
  })
  questions!: readonly MatchSentence[];
  @Field(() => Terms, {
    nullable: true,
    description: bi('On what terms; null where nothing was said.', '费用条件；未写为空。'),
  })
  price!: Terms | null;
  @Field(() => [SimilarListing], {
    description: bi(
      'Open entries of the same list of the party that say nearly the same: perhaps it is there already.',
      '同一主体同一清单上内容相近的有效条目，可能已经填报过。',
    ),
  })
  similar!: readonly SimilarListing[];
}

@ObjectType({
  description: bi('Why two listings are, or are not, a pairing.', '两条内容为何相配或不相配。'),
})
export class WhyNot {
  @Field(() => MatchSentence, {
    nullable: true,
    description: bi('The first hard constraint in the way.', '第一条不满足的硬条件。'),
  })
  blocker!: MatchSentence | null;
  @Field(() => Int, {
    nullable: true,
    description: bi('The score from 0 to 1000, where nothing is in the way.', '得分，0到1000。'),
  })
  score!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: bi(
      'The resource’s place among the need’s candidates; null where it is none of them.',
      '该资源在此需求候选中的名次；不在候选之列为空。',
    ),
  })
  rank!: number | null;
  @Field(() => Int, { description: bi('How many candidates the need has.', '此需求的候选数。') })
  candidates!: number;
  @Field(() => Boolean, { description: bi('The score is enough to be shown.', '达到展示分数。') })
  shown!: boolean;
  @Field(() => Boolean, { description: bi('The score is enough for a message.', '达到通知分数。') })
  notified!: boolean;
  @Field(() => [MatchSentence], { description: bi('What speaks for it.', '相配的理由。') })
  reasons!: readonly MatchSentence[];
}
