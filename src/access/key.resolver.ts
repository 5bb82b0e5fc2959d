import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { orUserErrors, type Answer } from '../platform/errors/user-error.type.ts';
import { RootPage } from '../platform/read/declare.ts';
import { mayManageDistrict } from './access.policy.ts';
import { Authorise, callOf } from './authorise.policy.ts';
import type { Context } from './context.service.ts';
import { createApiKey, revokeApiKey } from './key.service.ts';
import {
  ApiKeyInput,
  apiKeyPage,
  CreateApiKeyInput,
  CreateApiKeyPayload,
  RevokeApiKeyPayload,
} from './key.type.ts';

/** API keys, for the district's administrators. */
@Resolver()
export class KeyResolver {
  @RootPage(apiKeyPage, {
    description: bi(
      "The district's API keys; others than administrators see only the key they use.",
      '全区的 API 密钥；非管理员只能看到自己使用的密钥。',
    ),
  })
  apiKeys!: never;

  @Mutation(() => CreateApiKeyPayload, {
    description: bi('Makes an API key and shows it this once.', '创建 API 密钥，仅显示这一次。'),
  })
  @Authorise(mayManageDistrict)
  createApiKey(
    @Arg('input', () => CreateApiKeyInput, { description: bi('The key.', '密钥信息。') })
    input: CreateApiKeyInput,
    @Ctx() context: Context,
  ): Promise<Answer<object>> {
    return orUserErrors(() => createApiKey(callOf(context), input));
  }

  @Mutation(() => RevokeApiKeyPayload, {
    description: bi(
      'Revokes an API key, everywhere within a second.',
      '停用 API 密钥，一秒内处处生效。',
    ),
  })
  @Authorise(mayManageDistrict)
  revokeApiKey(
    @Arg('input', () => ApiKeyInput, { description: bi('The key.', '密钥。') }) input: ApiKeyInput,
    @Ctx() context: Context,
  ): Promise<Answer<object>> {
    return orUserErrors(() => revokeApiKey(callOf(context), input));
  }
}
