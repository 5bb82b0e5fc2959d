import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { UserErrors, type UserError } from '../platform/errors/user-error.type.ts';

@InputType({
  description: bi('The sites whose pages may call for a district.', '允许其网页调用的网站。'),
})
export class SetAllowedOriginsInput {
  @Field(() => [String], {
    description: bi(
      'All of them, such as https://dashboard.example; what is left out may no longer call.',
      '完整名单，如 https://dashboard.example；未列入的不可再调用。',
    ),
  })
  origins!: string[];
  @Field(() => ID, {
    nullable: true,
    description: bi(
      'A UUID of your own for this request; the same again gives the same answer.',
      '自备的 UUID；同一请求重发时返回同样结果。',
    ),
  })
  idempotencyKey?: string | null;
}

@ObjectType({ description: bi('The sites that are allowed now.', '放行名单的变更结果。') })
export class SetAllowedOriginsPayload {
  @Field(() => [String], {
    nullable: true,
    description: bi('The sites whose pages may call.', '允许其网页调用的网站。'),
  })
  origins?: string[] | null;
  @UserErrors()
  userErrors!: UserError[];
}
