import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { mayManageAccounts } from '../access/access.policy.ts';
import { Authorise } from '../access/authorise.policy.ts';
import type { Call } from '../access/call.service.ts';
import { bi } from '../platform/describe.ts';
import { orUserErrors } from '../platform/errors/user-error.type.ts';
import { handOverAccount } from './handover.service.ts';
import { HandOverAccountInput, HandOverAccountPayload } from './handover.type.ts';

/** When a cadre leaves. */
@Resolver()
export class HandoverResolver {
  @Authorise(mayManageAccounts)
  @Mutation(() => HandOverAccountPayload, {
    description: bi(
      'Hands an account over to its successor when a cadre leaves: entries name the successor as the one to call, the account is closed, who took over is kept.',
      '干部离任时交接账号：在办条目的联系人改为接任者，原账号停用，并记录由谁接任。',
    ),
  })
  async handOverAccount(
    @Arg('input', () => HandOverAccountInput, { description: bi('Who.', '交接双方。') })
    input: HandOverAccountInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => handOverAccount(call, input));
  }
}
