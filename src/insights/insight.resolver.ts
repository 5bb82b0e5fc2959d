import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { mayRead } from '../access/access.policy.ts';
import { Authorise } from '../access/authorise.policy.ts';
import type { Call } from '../access/call.service.ts';
import { bi } from '../platform/describe.ts';
import { checkId } from '../platform/errors/check-id.ts';
import { orUserErrors } from '../platform/errors/user-error.type.ts';
import { RootPage } from '../platform/read/declare.ts';
import { deskOf, type DeskPile } from './desk.service.ts';
import { gapsOf } from './gap.service.ts';
import { maySetTasks } from './insight.policy.ts';
import { ChainGap, DeskItem, SetTaskInput, taskPage, TaskPayload } from './insight.type.ts';
import { setTask } from './task.service.ts';

const each = (ids: readonly string[]) => ids.map((id) => ({ id }));

/** What is short, what is idle, what waits. */
@Resolver()
export class InsightResolver {
  @RootPage(taskPage, { description: bi('The tasks of the district.', '全区的任务。') })
  tasks!: never;

  @Authorise(mayRead)
  @Query(() => [ChainGap], {
    description: bi(
      'Where chains have gaps, and what is behind each.',
      '链组的缺口（补链、延链、强链）及依据。',
    ),
  })
  async gaps(
    @Ctx() call: Call,
    @Arg('chain', () => ID, { nullable: true, description: bi('Only this chain.', '只看此链组。') })
    chain?: string,
  ) {
    const found = await gapsOf(call, chain == null ? null : checkId(chain, ['chain']));
    return found.map(({ listings, orders, parties, ...gap }) => ({
      ...gap,
      count: listings.length,
      listings: each(listings),
      orders: each(orders),
      suggestions: each(parties),
    }));
  }

  @Authorise(mayRead)
  @Query(() => [DeskItem], { description: bi('What waits for the viewer.', '我的待办。') })
  myDesk(@Ctx() call: Call): Promise<DeskPile[]> {
    return deskOf(call);
  }

  @Authorise(maySetTasks)
  @Mutation(() => TaskPayload, {
    description: bi('Sets a task with its five things.', '下达五明确任务。'),
  })
  async setTask(
    @Arg('input', () => SetTaskInput, { description: bi('The task.', '任务。') })
    input: SetTaskInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => setTask(call, input));
  }
}
