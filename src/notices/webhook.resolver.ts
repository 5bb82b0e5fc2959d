import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { mayManageDistrict } from '../access/access.policy.ts';
import { Authorise, callOf } from '../access/authorise.policy.ts';
import type { Context } from '../access/context.service.ts';
import { bi } from '../platform/describe.ts';
import { checkId } from '../platform/errors/check-id.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import { orUserErrors, type Answer } from '../platform/errors/user-error.type.ts';
import { RootPage } from '../platform/read/declare.ts';
import { testWebhook } from './webhook-send.service.ts';
import {
  createWebhook,
  pauseWebhook,
  redeliverWebhook,
  removeWebhook,
  rotateWebhookSecret,
} from './webhook.service.ts';
import {
  CreateWebhookInput,
  PauseWebhookInput,
  RedeliverWebhookInput,
  RemoveWebhookPayload,
  TestWebhookPayload,
  WebhookInput,
  webhookPage,
  WebhookPayload,
  WebhookSecretPayload,
} from './webhook.type.ts';

/** Webhooks, for the district's administrators. */
@Resolver()
export class WebhookResolver {
  @RootPage(webhookPage, {
    description: bi('Where the district’s events are sent to.', '本区的事件推送。'),
  })
  webhooks!: never;

  @Authorise(mayManageDistrict)
  @Mutation(() => WebhookSecretPayload, {
    description: bi(
      'Makes a webhook: what happens from now on is sent, signed, and tried again until it is taken.',
      '创建推送：此后的事件签名发出，失败自动重试。',
    ),
  })
  createWebhook(
    @Arg('input', () => CreateWebhookInput, { description: bi('The webhook.', '推送。') })
    input: CreateWebhookInput,
    @Ctx() context: Context,
    @Info() { schema }: GraphQLResolveInfo,
  ): Promise<Answer<object>> {
    const { outboundHosts: allowed } = context.services;
    return orUserErrors(() => createWebhook(callOf(context), { schema, allowed }, input));
  }

  @Authorise(mayManageDistrict)
  @Mutation(() => WebhookSecretPayload, {
    description: bi(
      'Gives a new secret; the one before signs for another day.',
      '更换密钥；旧密钥一天内同时签名。',
    ),
  })
  rotateWebhookSecret(
    @Arg('input', () => WebhookInput, { description: bi('The webhook.', '推送。') })
    input: WebhookInput,
    @Ctx() context: Context,
  ): Promise<Answer<object>> {
    return orUserErrors(() => rotateWebhookSecret(callOf(context), input));
  }

  @Authorise(mayManageDistrict)
  @Mutation(() => WebhookPayload, {
    description: bi('Stops a webhook, or goes on with it.', '停发或恢复推送。'),
  })
  pauseWebhook(
    @Arg('input', () => PauseWebhookInput, { description: bi('The webhook.', '推送。') })
    input: PauseWebhookInput,
    @Ctx() context: Context,
  ): Promise<Answer<object>> {
    return orUserErrors(() => pauseWebhook(callOf(context), input));
  }

  @Authorise(mayManageDistrict)
  @Mutation(() => WebhookPayload, {
    description: bi('Sends again what came after a cursor.', '从某条事件之后重新推送。'),
  })
  redeliverWebhook(
    @Arg('input', () => RedeliverWebhookInput, { description: bi('The webhook.', '推送。') })
    input: RedeliverWebhookInput,
    @Ctx() context: Context,
  ): Promise<Answer<object>> {
    return orUserErrors(() => redeliverWebhook(callOf(context), input));
  }

  @Authorise(mayManageDistrict)
  @Mutation(() => TestWebhookPayload, {
    description: bi('Sends a made-up event now.', '立即发送一条测试事件。'),
  })
  testWebhook(
    @Arg('input', () => WebhookInput, { description: bi('The webhook.', '推送。') })
    input: WebhookInput,
    @Ctx() context: Context,
    @Info() { schema }: GraphQLResolveInfo,
  ): Promise<Answer<object>> {
    const { services, planner, viewer } = callOf(context);
    const { database, outboundHosts: allowed } = services;
    const sending = {
      database,
      allowed,
      now: () => new Date(),
      reading: () => ({ schema, planner }),
    };
    return orUserErrors(async () => {
      const id = checkId(input.webhook, ['input', 'webhook']);
      const delivery = await testWebhook(sending, viewer.district, id);
      if (delivery === null) throw ExpectedError.of('WEBHOOK_NOT_FOUND', {}, ['input', 'webhook']);
      return { delivery };
    });
  }

  @Authorise(mayManageDistrict)
  @Mutation(() => RemoveWebhookPayload, {
    description: bi('Removes a webhook and its record.', '删除推送及其记录。'),
  })
  removeWebhook(
    @Arg('input', () => WebhookInput, { description: bi('The webhook.', '推送。') })
    input: WebhookInput,
    @Ctx() context: Context,
  ): Promise<Answer<object>> {
    return orUserErrors(() => removeWebhook(callOf(context), input));
  }
}
