import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { orUserErrors, type Answer } from '../platform/errors/user-error.type.ts';
import { mayManageDistrict } from './access.policy.ts';
import { allowedOrigins, setAllowedOrigins } from './allowed-origin.service.ts';
import { SetAllowedOriginsInput, SetAllowedOriginsPayload } from './allowed-origin.type.ts';
import { Authorise, callOf } from './authorise.policy.ts';
import type { Context } from './context.service.ts';

/** The sites whose pages may call, for the district's administrators. */
@Resolver()
export class AllowedOriginResolver {
  @Query(() => [String], {
    description: bi(
      'The sites whose pages may call for the district with a key, beside those the operator allows.',
      '允许其网页用密钥调用的网站（运维另行放行的除外）。',
    ),
  })
  @Authorise(mayManageDistrict)
  allowedOrigins(@Ctx() context: Context): Promise<string[]> {
    const { services, viewer } = callOf(context);
    return allowedOrigins(services.database, viewer.district);
  }

  @Mutation(() => SetAllowedOriginsPayload, {
    description: bi(
      'Sets the sites whose pages may call for the district with a key, everywhere within a second.',
      '设置允许其网页用密钥调用的网站，一秒内处处生效。',
    ),
  })
  @Authorise(mayManageDistrict)
  setAllowedOrigins(
    @Arg('input', () => SetAllowedOriginsInput, { description: bi('The sites.', '网站名单。') })
    input: SetAllowedOriginsInput,
    @Ctx() context: Context,
  ): Promise<Answer<object>> {
    return orUserErrors(() => setAllowedOrigins(callOf(context), input));
  }
}
