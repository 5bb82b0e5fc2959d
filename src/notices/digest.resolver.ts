import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { mayManageDistrict } from '../access/access.policy.ts';
import { Authorise } from '../access/authorise.policy.ts';
import type { Call } from '../access/call.service.ts';
import { bi } from '../platform/describe.ts';
import { orUserErrors, type Answer } from '../platform/errors/user-error.type.ts';
import { setDigestHour } from './digest.service.ts';
import { SetDigestHourInput, SetDigestHourPayload } from './digest.type.ts';

/** When towns are told of their villages. */
@Resolver()
export class DigestResolver {
  @Authorise(mayManageDistrict)
  @Mutation(() => SetDigestHourPayload, {
    description: bi(
      'From which hour on towns are told each day what is new, waiting and overdue; 8 unless set.',
      '设置每天几点起向镇街发早报（新增、在办、超期）；不设为8点。',
    ),
  })
  setDigestHour(
    @Arg('input', () => SetDigestHourInput, { description: bi('The hour.', '时间。') })
    input: SetDigestHourInput,
    @Ctx() call: Call,
  ): Promise<Answer<object>> {
    return orUserErrors(() => setDigestHour(call, input));
  }
}
