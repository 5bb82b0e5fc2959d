import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { UserErrors, type UserError } from '../platform/errors/user-error.type.ts';

@InputType({ description: bi('Who signs in, with what.', '登录信息。') })
export class SignInInput {
  @Field(() => String, { description: bi('The district, six digits.', '行政区划代码（六位）。') })
  district!: string;
  @Field(() => String, { description: bi('The account name or phone number.', '账号名或手机号。') })
  name!: string;
  @Field(() => String, { description: bi('The password.', '密码。') })
  password!: string;
}

@ObjectType({
  description: bi(
    'What came of signing in; the session is in a cookie.',
    '登录结果；会话保存在 Cookie 中。',
  ),
})
export class SignInPayload {
  @Field(() => ID, {
    nullable: true,
    description: bi(
      'The account; ask `viewer` in the next request for more.',
      '账号标识；详情请在下一请求中查询 viewer。',
    ),
  })
  accountId?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: bi(
      'Whether the password is an initial one that must be changed first.',
      '是否为初始密码，须先修改。',
    ),
  })
  mustChangePassword?: boolean | null;
  @UserErrors()
  userErrors!: UserError[];
}

@ObjectType({ description: bi('What came of signing out.', '退出结果。') })
export class SignOutPayload {
  @Field(() => Boolean, {
    nullable: true,
    description: bi('Whether the session has ended.', '会话是否已结束。'),
  })
  signedOut?: boolean | null;
  @UserErrors()
  userErrors!: UserError[];
}

@InputType({ description: bi("A change of one's own password.", '修改本人密码。') })
export class ChangePasswordInput {
  @Field(() => String, { description: bi('The present password.', '原密码。') })
  present!: string;
  @Field(() => String, {
    description: bi(
      'The next: 8 characters or more, letters with digits or signs.',
      '新密码：至少8位，字母加数字或符号。',
    ),
  })
  next!: string;
}

@ObjectType({
  description: bi(
    'What came of changing the password; every other session has ended.',
    '修改密码的结果；其他会话均已退出。',
  ),
})
export class ChangePasswordPayload {
  @Field(() => ID, { nullable: true, description: bi('The account.', '账号标识。') })
  accountId?: string | null;
  @UserErrors()
  userErrors!: UserError[];
}
