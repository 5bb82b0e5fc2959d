import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ApiKey } from '../access/key.type.ts';
import { ContactInput } from '../listings/listing-input.type.ts';
import { OrderStates } from '../orders/order-enum.type.ts';
import type { OrderState } from '../orders/order-state.rule.ts';
import { bi } from '../platform/describe.ts';
import { UserErrors, type UserError } from '../platform/errors/user-error.type.ts';
import { RepeatableInput } from '../platform/graphql/repeatable-input.type.ts';
import { ByKey } from '../platform/read/declare.ts';
import { DateTimeScalar } from '../platform/scalars.ts';

const keyOf = ({ apiKey }: { apiKey?: string | null }) =>
  apiKey == null ? null : { 'id:uuid': apiKey };

@InputType({ description: bi('A public link to make.', '要开通的公开上报链接。') })
export class CreateReportLinkInput extends RepeatableInput {
  @Field(() => String, { description: bi('Where it hangs.', '名称（张贴在哪里）。') })
  name!: string;
  @Field(() => ID, { description: bi('The mechanism’s code.', '办理机制代码。') })
  mechanism!: string;
  @Field(() => ID, {
    nullable: true,
    description: bi('The village; the viewer’s own if absent.', '所属村；不填为本村。'),
  })
  party?: string | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: bi('When it expires; never, without one.', '到期时间；不填则长期有效。'),
  })
  expiresAt?: string | null;
}

@InputType({ description: bi('One public link.', '指定一个公开上报链接。') })
export class ReportLinkInput extends RepeatableInput {
  @Field(() => ID, { description: bi('The link’s key.', '链接的密钥标识。') })
  apiKey!: string;
}

@InputType({ description: bi('A matter to report by a public link.', '通过公开链接反映的事项。') })
export class ReportMatterInput extends RepeatableInput {
  @Field(() => String, { description: bi('What it is, in a few words.', '几个字说清是什么事。') })
  title!: string;
  @Field(() => String, { nullable: true, description: bi('More about it.', '详细说明。') })
  detail?: string | null;
  @Field(() => Float, { nullable: true, description: bi('Latitude of the place.', '地点纬度。') })
  lat?: number | null;
  @Field(() => Float, { nullable: true, description: bi('Longitude of the place.', '地点经度。') })
  lon?: number | null;
  @Field(() => ContactInput, {
    nullable: true,
    description: bi('Whom to ask back; nobody has to say.', '联系人；可不填。'),
  })
  contact?: ContactInput | null;
}

@InputType({ description: bi('How a reported matter was handled.', '对事项办理情况的评价。') })
export class RateMatterInput extends RepeatableInput {
  @Field(() => ID, { description: bi('The matter.', '事项。') })
  id!: string;
  @Field(() => Int, { description: bi('The version seen.', '所见的版本号。') })
  version!: number;
  @Field(() => Int, { description: bi('From 1 (bad) to 5 (very good).', '1（差）到5（很好）。') })
  rating!: number;
  @Field(() => String, { nullable: true, description: bi('In words.', '文字评价。') })
  note?: string | null;
}

@ObjectType({ description: bi('Where a public link leads.', '公开上报链接的去处。') })
export class ReportDesk {
  @Field(() => String, { description: bi('The district’s name.', '区名。') })
  district!: string;
  @Field(() => String, { description: bi('The village’s name.', '村名。') })
  party!: string;
  @Field(() => String, { description: bi('The mechanism’s name.', '办理机制名称。') })
  mechanism!: string;
  @Field(() => String, {
    nullable: true,
    description: bi('What the mechanism is about.', '办理机制说明。'),
  })
  about!: string | null;
}

@ObjectType({ description: bi('A step of a reported matter.', '事项办理的一步。') })
export class MatterStep {
  @Field(() => OrderStates, { description: bi('The state it led to.', '到达的状态。') })
  state!: OrderState;
  @Field(() => DateTimeScalar, { description: bi('When.', '时间。') })
  at!: string;
}

@ObjectType({
  description: bi('A matter as whoever reported it sees it.', '反映人看到的事项。'),
})
export class Matter {
  @Field(() => ID, { description: bi('Its id.', '标识。') })
  id!: string;
  @Field(() => Int, { description: bi('Its version.', '版本号。') })
  version!: number;
  @Field(() => String, { description: bi('A short number for people.', '回执号。') })
  receipt!: string;
  @Field(() => String, { description: bi('What it is.', '是什么事。') })
  title!: string;
  @Field(() => OrderStates, { description: bi('Where it stands.', '状态。') })
  state!: OrderState;
  @Field(() => String, {
    nullable: true,
    description: bi(
      'Whose turn it is; null when nobody has to act.',
      '当前办理方；无人需办时为空。',
    ),
  })
  holder!: string | null;
  @Field(() => Int, { nullable: true, description: bi('The rating given.', '评分。') })
  rating!: number | null;
  @Field(() => [MatterStep], { description: bi('What happened so far.', '办理经过。') })
  steps!: readonly MatterStep[];
}

@ObjectType({ description: bi('A public link that was made.', '已开通的公开上报链接。') })
export class CreateReportLinkPayload {
  @ByKey(() => ApiKey, keyOf, { description: bi('Its key as it is listed.', '链接的密钥条目。') })
  apiKey?: ApiKey | null;
  @Field(() => String, {
    nullable: true,
    description: bi(
      'Its path on this installation. Shown this once; null when the request is repeated.',
      '本平台上的路径。仅显示这一次；重复请求时为空。',
    ),
  })
  link?: string | null;
  @UserErrors()
  userErrors!: UserError[];
}

@ObjectType({ description: bi('A public link that was taken back.', '已停用的公开上报链接。') })
export class RevokeReportLinkPayload {
  @ByKey(() => ApiKey, keyOf, { description: bi('Its key.', '链接的密钥条目。') })
  apiKey?: ApiKey | null;
  @UserErrors()
  userErrors!: UserError[];
}

@ObjectType({ description: bi('The answer to reporting or rating.', '反映或评价的结果。') })
export class MatterPayload {
  @Field(() => Matter, { nullable: true, description: bi('The matter.', '事项。') })
  matter?: Matter | null;
  @UserErrors()
  userErrors!: UserError[];
}
