import { Ctx, Query, Resolver } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { anyone } from './access.policy.ts';
import { Authorise } from './authorise.policy.ts';
import type { Context } from './context.service.ts';
import { offeredDemo, type OfferedDemo } from './demo-offer.service.ts';
import { DemoAccount } from './demo.type.ts';

/** What a visitor of a demonstration may come in with. */
@Resolver()
export class DemoQueries {
  @Query(() => [DemoAccount], {
    description: bi(
      'Accounts to try the platform with; empty where it is no demonstration.',
      '演示账号；非演示系统为空列表。',
    ),
  })
  @Authorise(anyone, 'the sign-in page offers them to visitors; their passwords are public')
  demoAccounts(@Ctx() { services, now }: Context): Promise<OfferedDemo[]> {
    return offeredDemo(services, now);
  }
}
