import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { WeightedPart } from '../matching/allocation-frame.rule.ts';
import { bi } from '../platform/describe.ts';
import { UserError, UserErrors } from '../platform/errors/user-error.type.ts';
import { RepeatableInput } from '../platform/graphql/repeatable-input.type.ts';
import { ByKey } from '../platform/read/declare.ts';
import { Allocation } from './allocation.type.ts';

@InputType({
  description: bi(
    'How much parts of the score count beside it, in percent of the score itself (0 to 1000).',
    '除得分外各项的权重，相对得分的百分比（0到1000）。',
  ),
})
export class AllocationWeightsInput implements Partial<Record<WeightedPart, number | undefined>> {
  @Field(() => Int, { nullable: true, description: bi('Quantity.', '数量。') })
  quantity?: number;
  @Field(() => Int, { nullable: true, description: bi('Time.', '时间。') })
  time?: number;
  @Field(() => Int, { nullable: true, description: bi('Distance.', '距离。') })
  distance?: number;
  @Field(() => Int, { nullable: true, description: bi('Terms.', '费用条件。') })
  terms?: number;
  @Field(() => Int, { nullable: true, description: bi('Freshness.', '新鲜度。') })
  freshness?: number;
  @Field(() => Int, { nullable: true, description: bi('Partnership.', '结对。') })
  partnership?: number;
  @Field(() => Int, { nullable: true, description: bi('Chain.', '链组。') })
  chain?: number;
}

@InputType({
  description: bi(
    'What weak villages must get. Mean fill: the mean, over a group’s open needs in scope that somebody could fill or orders fill in part, of the share filled by orders and plan.',
    '公平底线。平均满足率：范围内该类村有人能满足或已部分满足的未完成需求，其满足比例（办理单加方案）的平均。',
  ),
})
export class FairnessFloorInput {
  @Field(() => Boolean, {
    nullable: true,
    description: bi('Asks for no fairness at all.', '不设公平底线。'),
  })
  none?: boolean;
  @Field(() => Int, {
    nullable: true,
    description: bi(
      'Weak villages’ mean fill is at least so many percent of the strong ones’; 100 if absent.',
      '弱村平均满足率不低于强村的百分之几；不填为100。',
    ),
  })
  ofStrong?: number;
  @Field(() => Int, {
    nullable: true,
    description: bi('And at least so many percent; 0 if absent.', '且不低于百分之几；不填为0。'),
  })
  least?: number;
}

@InputType({ description: bi('What to plan over, and how.', '统筹的范围和方式。') })
export class PlanAllocationInput extends RepeatableInput {
  @Field(() => ID, {
    nullable: true,
    description: bi(
      'Only needs of this chain; a chain lead’s own if absent.',
      '只限该链组的需求；牵头部门不填即为本链组。',
    ),
  })
  chain?: string;
  @Field(() => ID, {
    nullable: true,
    description: bi(
      'Only needs of this town; a town’s own if absent.',
      '只限该镇街的需求；镇街不填即为本镇街。',
    ),
  })
  town?: string;
  @Field(() => ID, {
    nullable: true,
    description: bi(
      'Only needs of this category and those below it.',
      '只限该类目及下级类目的需求。',
    ),
  })
  category?: string;
  @Field(() => FairnessFloorInput, {
    nullable: true,
    description: bi(
      'What weak villages must get; as much as strong ones, if absent.',
      '公平底线；不填为弱村不低于强村。',
    ),
  })
  fairnessFloor?: FairnessFloorInput;
  @Field(() => Int, {
    nullable: true,
    description: bi(
      'At most so many percent (1 to 100) of what is left of a resource are shared out, the rest is kept for what comes; 100 if absent. What cannot be divided or is not counted is given whole.',
      '每条资源余量最多安排百分之几（1到100），其余留作机动；不填为100。不可拆分或未写数量的整项安排。',
    ),
  })
  cap?: number;
  @Field(() => AllocationWeightsInput, {
    nullable: true,
    description: bi(
      'What counts beside the score; nothing if absent.',
      '除得分外的权重；不填为只看得分。',
    ),
  })
  weights?: AllocationWeightsInput;
  @Field(() => [AllocationWeightsInput], {
    nullable: true,
    description: bi('Up to three other weights to compare with.', '最多三组试算权重。'),
  })
  whatIf?: AllocationWeightsInput[];
}

@InputType({ description: bi('A plan to apply.', '要落实的方案。') })
export class ApplyAllocationInput extends RepeatableInput {
  @Field(() => ID, { description: bi('The plan.', '方案。') })
  id!: string;
  @Field(() => Int, { description: bi('The version seen.', '所见的版本号。') })
  version!: number;
}

@ObjectType({ description: bi('The answer to planning and applying.', '统筹或落实的结果。') })
export class AllocationPayload {
  @ByKey(
    () => Allocation,
    (source: { allocation?: string }) =>
      source.allocation === undefined ? null : { 'id:uuid': source.allocation },
    { description: bi('The plan as it is now.', '处理后的方案。') },
  )
  allocation!: Allocation | null;
  @UserErrors()
  userErrors!: UserError[];
}
