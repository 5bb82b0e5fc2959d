import { Query, Resolver } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { mostRequestBytes, operationLimits } from '../platform/graphql/law.ts';
import { liveLimits } from '../platform/live/live-server.ts';
import { filterLimits, pageLimits } from '../platform/read/limits.ts';
import { signedIn } from './access.policy.ts';
import { Authorise } from './authorise.policy.ts';
import { Limits } from './limit.type.ts';

/** The law of operations, for those who must keep it. */
@Resolver()
export class LimitResolver {
  @Authorise(signedIn)
  @Query(() => Limits, {
    description: bi('What one request may ask for, at most.', '单次请求的上限。'),
  })
  limits(): Limits {
    const { tokens, depth, fields, aliases, directives, cost } = operationLimits;
    return {
      ...{ tokens, depth, fields, aliases, directives, cost },
      requestBytes: mostRequestBytes,
      pageSize: pageLimits.most,
      filterConditions: filterLimits.conditions,
      filterValues: filterLimits.values,
      operationsPerSocket: liveLimits.mostOperations,
    };
  }
}
