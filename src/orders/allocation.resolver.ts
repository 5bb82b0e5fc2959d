import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { Authorise } from '../access/authorise.policy.ts';
import type { Call } from '../access/call.service.ts';
import { bi } from '../platform/describe.ts';
import { orUserErrors } from '../platform/errors/user-error.type.ts';
import { RootOne, RootPage } from '../platform/read/declare.ts';
import { applyAllocation } from './allocation-apply.service.ts';
import {
  AllocationPayload,
  ApplyAllocationInput,
  PlanAllocationInput,
} from './allocation-input.type.ts';
import { planAllocation } from './allocation-plan.service.ts';
import { mayApplyAllocation, mayPlanAllocation } from './allocation.policy.ts';
import { Allocation, allocationPage } from './allocation.type.ts';

/** 撮合方案. */
@Resolver()
export class AllocationResolver {
  @RootPage(allocationPage, {
    description: bi(
      'Plans: those applied, and the previews within the viewer’s own scope.',
      '撮合方案：已落实的，以及本人职责范围内的预览。',
    ),
  })
  allocations!: never;

  @RootOne(
    () => Allocation,
    (_source: never, args: { id: string }) => ({ 'id:uuid': args.id }),
    { description: bi('One plan.', '一份撮合方案。') },
    { id: { type: () => ID, nullable: false, description: bi('Its id.', '标识。') } },
  )
  allocation!: never;

  @Authorise(mayPlanAllocation)
  @Mutation(() => AllocationPayload, {
    description: bi(
      'Plans who gets what over all open needs of a scope. Nothing is promised until it is applied.',
      '统筹安排范围内所有未满足的需求，生成撮合方案；落实之前不作任何承诺。',
    ),
  })
  async planAllocation(
    @Arg('input', () => PlanAllocationInput, { description: bi('What and how.', '范围和方式。') })
    input: PlanAllocationInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => planAllocation(call, input));
  }

  @Authorise(mayApplyAllocation)
  @Mutation(() => AllocationPayload, {
    description: bi(
      'Places an order for every line of a plan, all or none, if nothing changed since; else says what did.',
      '落实方案：期间没有变化时，每行各点一单，要么全部成功，要么都不办；有变化时说明是哪些。',
    ),
  })
  async applyAllocation(
    @Arg('input', () => ApplyAllocationInput, { description: bi('Which plan.', '哪份方案。') })
    input: ApplyAllocationInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => applyAllocation(call, input));
  }
}
