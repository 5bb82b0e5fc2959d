import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { UserErrors, type UserError } from '../platform/errors/user-error.type.ts';
import { RepeatableInput } from '../platform/graphql/repeatable-input.type.ts';
import { ByKey } from '../platform/read/declare.ts';
import { Account } from './account.type.ts';
import { Role } from './viewer.rule.ts';

@InputType({ description: bi('One account of many.', '批量创建中的一个账号。') })
export class CreateAccountsRow {
  @Field(() => String, {
    nullable: true,
    description: bi('The village by its name; or give `party`.', '村名；也可改用 party。'),
  })
  village?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: bi('The village or party by its id.', '村或主体的标识。'),
  })
  party?: string | null;
  @Field(() => Role, {
    nullable: true,
    description: bi(
      'VILLAGE, GRID or PARTY; VILLAGE without one.',
      '角色：村、网格员或主体；不填为村。',
    ),
  })
  role?: Role | null;
  @Field(() => String, {
    nullable: true,
    description: bi(
      'The name to sign in with; like the village without one.',
      '账号名；不填则同村名。',
    ),
  })
  name?: string | null;
  @Field(() => String, { nullable: true, description: bi('The person it is for.', '使用人姓名。') })
  personName?: string | null;
  @Field(() => String, {
    nullable: true,
    description: bi('Their mobile phone; they may sign in with it.', '使用人手机号，可用于登录。'),
  })
  phone?: string | null;
}

@InputType({ description: bi('Accounts to make together.', '要批量创建的账号。') })
export class CreateAccountsInput extends RepeatableInput {
  @Field(() => [CreateAccountsRow], {
    description: bi('At most 200; all are made, or none.', '最多200个；全部创建，或一个也不创建。'),
  })
  rows!: CreateAccountsRow[];
  @Field(() => String, {
    nullable: true,
    description: bi(
      'Where people sign in, such as https://lianzu.example; it stands on the slips.',
      '登录网址，例如 https://lianzu.example，将印在登录凭条上。',
    ),
  })
  address?: string | null;
}

const accountKey = ({ account }: { account?: string | null }) =>
  account == null ? null : { 'id:uuid': account };

@ObjectType({ description: bi('An account just made.', '刚创建的账号。') })
export class MadeAccount {
  @ByKey(() => Account, accountKey, { description: bi('The account.', '账号。') })
  account?: Account | null;
  @Field(() => String, {
    nullable: true,
    description: bi(
      'Shown this once; null when the request is repeated.',
      '仅显示这一次；重复请求时为空。',
    ),
  })
  initialPassword?: string | null;
}

@ObjectType({ description: bi('What came of making many accounts.', '批量创建账号的结果。') })
export class CreateAccountsPayload {
  @Field(() => [MadeAccount], {
    nullable: true,
    description: bi('The accounts, in the order of the rows.', '账号，与所填各行顺序一致。'),
  })
  accounts?: MadeAccount[] | null;
  @Field(() => String, {
    nullable: true,
    description: bi(
      'Slips to print and cut apart, as one HTML document (A4); null without `address` or when the request is repeated.',
      '可打印裁切的登录凭条（A4，HTML）；未填 address 或重复请求时为空。',
    ),
  })
  slips?: string | null;
  @UserErrors()
  userErrors!: UserError[];
}
