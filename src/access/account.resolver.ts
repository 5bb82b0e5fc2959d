import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { orUserErrors, type Answer } from '../platform/errors/user-error.type.ts';
import { RootPage } from '../platform/read/declare.ts';
import { mayManageAccounts } from './access.policy.ts';
import { createAccounts } from './account-batch.service.ts';
import { CreateAccountsInput, CreateAccountsPayload } from './account-batch.type.ts';
import { createAccount, disableAccount, resetPassword } from './account.service.ts';
import {
  AccountInput,
  accountPage,
  AccountPayload,
  CreateAccountInput,
  InitialPasswordPayload,
} from './account.type.ts';
import { Authorise, callOf } from './authorise.policy.ts';
import type { Context } from './context.service.ts';

/** Accounts, for those who look after them. */
@Resolver()
export class AccountResolver {
  @RootPage(accountPage, {
    description: bi(
      "The accounts the viewer looks after, and the viewer's own.",
      '当前用户所管理的账号及本人账号。',
    ),
  })
  accounts!: never;

  @Mutation(() => InitialPasswordPayload, { description: bi('Makes an account.', '创建账号。') })
  @Authorise(mayManageAccounts)
  createAccount(
    @Arg('input', () => CreateAccountInput, { description: bi('The account.', '账号信息。') })
    input: CreateAccountInput,
    @Ctx() context: Context,
  ): Promise<Answer<object>> {
    return orUserErrors(() => createAccount(callOf(context), input));
  }

  @Mutation(() => CreateAccountsPayload, {
    description: bi(
      'Makes accounts for many villages at once, with slips to print.',
      '批量为各村创建账号，并生成可打印的登录凭条。',
    ),
  })
  @Authorise(mayManageAccounts)
  createAccounts(
    @Arg('input', () => CreateAccountsInput, { description: bi('The accounts.', '账号信息。') })
    input: CreateAccountsInput,
    @Ctx() context: Context,
  ): Promise<Answer<object>> {
    return orUserErrors(() => createAccounts(callOf(context), input));
  }

  @Mutation(() => InitialPasswordPayload, {
    description: bi(
      'Gives an account a new initial password, ends its sessions and lifts its lock.',
      '重置密码：生成新的初始密码，结束其会话并解除锁定。',
    ),
  })
  @Authorise(mayManageAccounts)
  resetPassword(
    @Arg('input', () => AccountInput, { description: bi('The account.', '账号。') })
    input: AccountInput,
    @Ctx() context: Context,
  ): Promise<Answer<object>> {
    return orUserErrors(() => resetPassword(callOf(context), input));
  }

  @Mutation(() => AccountPayload, {
    description: bi('Closes an account and ends its sessions.', '停用账号并结束其会话。'),
  })
  @Authorise(mayManageAccounts)
  disableAccount(
    @Arg('input', () => AccountInput, { description: bi('The account.', '账号。') })
    input: AccountInput,
    @Ctx() context: Context,
  ): Promise<Answer<object>> {
    return orUserErrors(() => disableAccount(callOf(context), input));
  }
}
