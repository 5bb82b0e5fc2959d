import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { Role } from '../access/viewer.rule.ts';
import { bi } from '../platform/describe.ts';
import { UserErrors, type UserError } from '../platform/errors/user-error.type.ts';
import { RepeatableInput } from '../platform/graphql/repeatable-input.type.ts';
import {
  ByKey,
  Column,
  Computed,
  EnumColumn,
  List,
  order,
  pageOf,
  Table,
} from '../platform/read/declare.ts';
import type { TypeClass } from '../platform/read/spec.ts';
import { sql, type Fragment } from '../platform/read/sql.ts';
import { eventPage } from './event-filter.type.ts';
import type { WebhookKind } from './webhook-kind.rule.ts';

export enum WebhookKinds {
  STANDARD = 'STANDARD',
  WECOM = 'WECOM',
  DINGTALK = 'DINGTALK',
}
registerEnumType(WebhookKinds, {
  name: 'WebhookKind',
  description: bi('How events are sent.', '推送方式。'),
  valuesConfig: {
    STANDARD: {
      description: bi(
        'Signed JSON by the Standard Webhooks scheme, one event a message.',
        '按 Standard Webhooks 规范签名的 JSON，一条事件一次。',
      ),
    },
    WECOM: { description: bi('A WeCom group robot.', '企业微信群机器人。') },
    DINGTALK: { description: bi('A DingTalk group robot, signed.', '钉钉群机器人（加签）。') },
  },
});

export enum WebhookPauseCauses {
  ASKED = 'ASKED',
  FAILING = 'FAILING',
  GONE = 'GONE',
  DOCUMENT = 'DOCUMENT',
}
registerEnumType(WebhookPauseCauses, {
  name: 'WebhookPauseCause',
  description: bi('Why nothing is sent.', '停发原因。'),
  valuesConfig: {
    ASKED: { description: bi('Somebody paused it.', '人工停发。') },
    FAILING: { description: bi('It failed for about five days.', '连续约五天发送失败。') },
    GONE: { description: bi('The receiver said it is gone (410).', '接收方已下线（410）。') },
    DOCUMENT: {
      description: bi('Its document fits the schema no more.', '推送片段与当前接口不符。'),
    },
  },
});

/** Webhooks carry addresses and what a district tells the world: administrators only. */
function visible(_: string, role: string): Fragment | null {
  return (role as Role) === Role.DISTRICT_ADMIN ? null : sql`false`;
}

@Table('webhook_delivery', { visible })
@ObjectType({ description: bi('One message of a webhook.', '一次推送。') })
export class WebhookDelivery {
  @Column('id', 'id', { description: bi('Its id.', '标识。') })
  id!: string;
  @Column('timestamp', 'sent_at', { description: bi('When.', '时间。') })
  sentAt!: string;
  @Column('int', 'events', { description: bi('How many events it told.', '包含几条事件。') })
  events!: number;
  @Column('int', 'attempt', { description: bi('Which attempt it was.', '第几次尝试。') })
  attempt!: number;
  @Column('boolean', 'test', { description: bi('Whether it was a test.', '是否为测试。') })
  test!: boolean;
  @Column('int', 'status', {
    nullable: true,
    description: bi('The HTTP status; null without an answer.', 'HTTP 状态码；没有应答时为空。'),
  })
  status!: number | null;
  @Column('text', 'fault', {
    nullable: true,
    description: bi('What was wrong; null when it was taken.', '失败原因；成功时为空。'),
  })
  fault!: string | null;
  @Column('int', 'milliseconds', {
    description: bi('How long it took, in milliseconds.', '用时（毫秒）。'),
  })
  milliseconds!: number;
}

@Table('webhook', { visible })
@ObjectType({
  description: bi('Where the district’s events are sent to.', '事件推送：把本区事件发到外部系统。'),
})
export class Webhook {
  @Column('id', 'id', { description: bi('Its id.', '标识。') })
  id!: string;
  @Column('text', 'name', { description: bi('Who receives it.', '名称（推给谁）。') })
  name!: string;
  @EnumColumn(() => WebhookKinds, 'kind', { description: bi('How it is sent.', '推送方式。') })
  kind!: WebhookKind;
  @Computed('text', (a) => sql`substring(${a}.url from '^https?://[^/?#]+')`, {
    description: bi(
      'The host it is sent to; robots’ addresses hold their key, so the rest is not shown.',
      '接收主机；机器人地址中含密钥，故不显示其余部分。',
    ),
  })
  host!: string;
  @Column('text', 'document', {
    description: bi('What is sent of an event, in GraphQL.', '推送内容（GraphQL 片段）。'),
  })
  document!: string;
  @Computed('text', (a) => sql`${a}.filter::text`, {
    description: bi(
      'Which events, as JSON of an EventFilter.',
      '推送哪些事件（EventFilter 的 JSON）。',
    ),
  })
  filter!: string;
  @Column('int', 'attempts', {
    description: bi('How often it failed in a row.', '连续失败次数。'),
  })
  attempts!: number;
  @Column('timestamp', 'next_attempt_at', {
    nullable: true,
    description: bi('When it is tried again.', '下次重试时间。'),
  })
  nextAttemptAt!: string | null;
  @Column('timestamp', 'paused_at', {
    nullable: true,
    description: bi('Since when nothing is sent.', '停发时间。'),
  })
  pausedAt!: string | null;
  @EnumColumn(() => WebhookPauseCauses, 'pause_cause', {
    nullable: true,
    description: bi('Why nothing is sent.', '停发原因。'),
  })
  pauseCause!: WebhookPauseCauses | null;
  @Column('timestamp', 'created_at', { description: bi('When it was made.', '创建时间。') })
  createdAt!: string;
  @List(() => WebhookDelivery, { webhook: 'id' }, order('-sent_at:timestamptz', '-id:uuid'), {
    description: bi('What was sent lately, latest first.', '近期推送记录，新的在前。'),
  })
  deliveries!: WebhookDelivery[];
}

export const webhookPage = pageOf('Webhook', () => Webhook, {
  orders: {
    NEWEST: {
      by: order('-created_at:timestamptz'),
      description: bi('Latest first.', '新的在前。'),
    },
  },
});

@InputType({ description: bi('A webhook to make.', '要创建的推送。') })
export class CreateWebhookInput extends RepeatableInput {
  @Field(() => String, { description: bi('Who receives it.', '名称（推给谁）。') })
  name!: string;
  @Field(() => WebhookKinds, { description: bi('How it is sent.', '推送方式。') })
  kind!: WebhookKinds;
  @Field(() => String, { description: bi('Where to, HTTPS.', '接收地址（HTTPS）。') })
  url!: string;
  @Field(() => String, {
    nullable: true,
    description: bi(
      'The signing secret DingTalk gave; STANDARD is given one.',
      '钉钉机器人的加签密钥；STANDARD 由系统生成。',
    ),
  })
  secret?: string | null;
  @Field(() => eventPage.filter?.input as TypeClass, {
    nullable: true,
    description: bi('Which events; all without one.', '推送哪些事件；不填为全部。'),
  })
  filter?: object | null;
  @Field(() => String, {
    nullable: true,
    description: bi(
      'What to send of each: `fragment Payload on Event { … }`; STANDARD only.',
      '每条推送什么：fragment Payload on Event { … }；仅 STANDARD。',
    ),
  })
  document?: string | null;
}

@InputType({ description: bi('One webhook.', '指定一个推送。') })
export class WebhookInput extends RepeatableInput {
  @Field(() => ID, { description: bi('The webhook.', '推送标识。') })
  webhook!: string;
}

@InputType({ description: bi('Whether a webhook sends.', '停发或恢复。') })
export class PauseWebhookInput extends WebhookInput {
  @Field(() => Boolean, { description: bi('Whether nothing is sent.', '是否停发。') })
  paused!: boolean;
}

@InputType({ description: bi('From where to send again.', '从哪里起重发。') })
export class RedeliverWebhookInput extends WebhookInput {
  @Field(() => String, {
    description: bi(
      'An event’s cursor: what came after it is sent again.',
      '事件游标：其后的事件重发。',
    ),
  })
  after!: string;
}

const webhookOf = ({ webhook }: { webhook?: string | null }) =>
  webhook == null ? null : { 'id:uuid': webhook };

@ObjectType({ description: bi('A webhook that was made or changed.', '推送操作结果。') })
export class WebhookPayload {
  @ByKey(() => Webhook, webhookOf, { description: bi('The webhook.', '推送。') })
  webhook?: Webhook | null;
  @UserErrors()
  userErrors!: UserError[];
}

@ObjectType({ description: bi('A webhook with its new secret.', '推送及其新密钥。') })
export class WebhookSecretPayload {
  @ByKey(() => Webhook, webhookOf, { description: bi('The webhook.', '推送。') })
  webhook?: Webhook | null;
  @Field(() => String, {
    nullable: true,
    description: bi(
      'The secret to verify signatures with. Shown this once; null when the request is repeated.',
      '验签密钥。仅显示这一次；重复请求时为空。',
    ),
  })
  secret?: string | null;
  @UserErrors()
  userErrors!: UserError[];
}

@ObjectType({ description: bi('What came of a test.', '测试推送的结果。') })
export class TestWebhookPayload {
  @ByKey(
    () => WebhookDelivery,
    ({ delivery }: { delivery?: string | null }) =>
      delivery == null ? null : { 'id:uuid': delivery },
    { description: bi('The message.', '推送记录。') },
  )
  delivery?: WebhookDelivery | null;
  @UserErrors()
  userErrors!: UserError[];
}

@ObjectType({ description: bi('A webhook that was removed.', '删除推送的结果。') })
export class RemoveWebhookPayload {
  @Field(() => ID, { nullable: true, description: bi('Its id.', '已删除的推送标识。') })
  removed?: string | null;
  @UserErrors()
  userErrors!: UserError[];
}
