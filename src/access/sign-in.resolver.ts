import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { orUserErrors, type Answer } from '../platform/errors/user-error.type.ts';
import { anyone, signedIn } from './access.policy.ts';
import { Authorise, callOf } from './authorise.policy.ts';
import type { Context } from './context.service.ts';
import { changePassword, signIn, signOut, signOutEverywhere } from './sign-in.service.ts';
import {
  ChangePasswordInput,
  ChangePasswordPayload,
  SignInInput,
  SignInPayload,
  SignOutPayload,
} from './sign-in.type.ts';
import type { Viewer } from './viewer.rule.ts';
import { SignedInViewer } from './viewer.type.ts';

/** Signing in and out, and who is asking. */
@Resolver()
export class SignInResolver {
  @Query(() => SignedInViewer, {
    nullable: true,
    description: bi('Who is asking; null for a stranger.', '当前用户；未登录时为空。'),
  })
  @Authorise(anyone, 'a page asks whether anyone is signed in before it shows the sign-in form')
  viewer(@Ctx() { viewer }: Context): Viewer | null {
    return viewer;
  }

  @Mutation(() => SignInPayload, {
    description: bi(
      'Signs a person in; the session comes as a cookie.',
      '登录；会话以 Cookie 返回。',
    ),
  })
  @Authorise(anyone, 'signing in: nobody is known yet')
  signIn(
    @Arg('input', () => SignInInput, { description: bi('Who, with what.', '登录信息。') })
    input: SignInInput,
    @Ctx() { services, now, respond, viewer, from }: Context,
  ): Promise<Answer<object>> {
    const present = viewer?.session;
    return orUserErrors(() =>
      signIn(services, input, {
        now,
        respond,
        from,
        ...(present === undefined ? {} : { present }),
      }),
    );
  }

  @Mutation(() => SignOutPayload, { description: bi('Ends this session.', '退出登录。') })
  @Authorise(signedIn)
  signOut(@Ctx() context: Context): Promise<Answer<object>> {
    return orUserErrors(() => signOut(callOf(context), context.respond));
  }

  @Mutation(() => SignOutPayload, {
    description: bi('Ends every session of this account.', '在所有设备上退出登录。'),
  })
  @Authorise(signedIn)
  signOutEverywhere(@Ctx() context: Context): Promise<Answer<object>> {
    return orUserErrors(() => signOutEverywhere(callOf(context), context.respond));
  }

  @Mutation(() => ChangePasswordPayload, {
    description: bi("Changes one's own password.", '修改本人密码。'),
  })
  @Authorise(signedIn)
  changePassword(
    @Arg('input', () => ChangePasswordInput, {
      description: bi('The present and the next.', '原密码与新密码。'),
    })
    input: ChangePasswordInput,
    @Ctx() context: Context,
  ): Promise<Answer<object>> {
    return orUserErrors(() => changePassword(callOf(context), input, context.respond));
  }
}
