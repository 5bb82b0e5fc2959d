import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { mayManageDistrict, mayRead } from '../access/access.policy.ts';
import { Authorise } from '../access/authorise.policy.ts';
import type { Call } from '../access/call.service.ts';
import { mayActOnOrders } from '../orders/order.policy.ts';
import { bi } from '../platform/describe.ts';
import { orUserErrors } from '../platform/errors/user-error.type.ts';
import { RootPage } from '../platform/read/declare.ts';
import { DateScalar } from '../platform/scalars.ts';
import { setMetric } from './metric.service.ts';
import { correctOutcome, recordOutcome } from './outcome.service.ts';
import { outcomeTotals, type Total } from './outcome-total.service.ts';
import {
  CorrectOutcomeInput,
  metricPage,
  MetricPayload,
  OutcomeBy,
  outcomePage,
  OutcomePayload,
  OutcomeTotal,
  RecordOutcomeInput,
  SetMetricInput,
} from './outcome.type.ts';

/** Root fields of outcomes. */
@Resolver()
export class OutcomeResolver {
  @RootPage(outcomePage, { description: bi('What came of the district’s orders.', '全区的成效。') })
  outcomes!: never;
  @RootPage(metricPage, { description: bi('The district’s metrics.', '本区的成效指标。') })
  metrics!: never;

  @Authorise(mayRead)
  @Query(() => [OutcomeTotal], {
    description: bi(
      'Sums of outcomes; every entry counts once per subject.',
      '成效汇总，同一笔在同一对象下只计一次。',
    ),
  })
  outcomeTotals(
    @Ctx() call: Call,
    @Arg('by', () => OutcomeBy, { description: bi('By what.', '汇总方式。') }) by: OutcomeBy,
    @Arg('metric', () => ID, {
      nullable: true,
      description: bi('Only this metric.', '只要此指标。'),
    })
    metric?: string,
    @Arg('chain', () => ID, { nullable: true, description: bi('Only this chain.', '只要此链组。') })
    chain?: string,
    @Arg('party', () => ID, {
      nullable: true,
      description: bi('Only what this party had a part in.', '只要此主体参与的。'),
    })
    party?: string,
    @Arg('withParty', () => ID, {
      nullable: true,
      description: bi(
        'Only what this other party had a part in, too.',
        '且此主体也参与的（如结对双方）。',
      ),
    })
    withParty?: string,
    @Arg('from', () => DateScalar, {
      nullable: true,
      description: bi('First day, inclusive.', '起始日期（含）。'),
    })
    from?: string,
    @Arg('to', () => DateScalar, {
      nullable: true,
      description: bi('Last day, inclusive.', '截止日期（含）。'),
    })
    to?: string,
  ): Promise<Total[]> {
    const some = Object.fromEntries(
      Object.entries({ metric, chain, party, withParty, from, to }).filter(
        ([, value]) => value != null,
      ),
    );
    return outcomeTotals(call, { by, ...some });
  }

  @Authorise(mayActOnOrders)
  @Mutation(() => OutcomePayload, {
    description: bi(
      'Records what came of an order, once per metric and delivery.',
      '记录办理成效；同一单同一指标只记一次。',
    ),
  })
  async recordOutcome(
    @Arg('input', () => RecordOutcomeInput, { description: bi('What came of it.', '成效。') })
    input: RecordOutcomeInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => recordOutcome(call, input));
  }

  @Authorise(mayManageDistrict)
  @Mutation(() => MetricPayload, {
    description: bi('Adds or renames a metric of the district’s own.', '设置本区自定指标。'),
  })
  async setMetric(
    @Arg('input', () => SetMetricInput, { description: bi('What to do.', '操作内容。') })
    input: SetMetricInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => setMetric(call, input));
  }

  @Authorise(mayActOnOrders)
  @Mutation(() => OutcomePayload, {
    description: bi('Corrects an entry by a further one.', '更正成效：另记一笔差额。'),
  })
  async correctOutcome(
    @Arg('input', () => CorrectOutcomeInput, { description: bi('The right figure.', '更正内容。') })
    input: CorrectOutcomeInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => correctOutcome(call, input));
  }
}
