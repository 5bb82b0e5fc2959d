import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { UserErrors, type UserError } from '../platform/errors/user-error.type.ts';
import { RepeatableInput } from '../platform/graphql/repeatable-input.type.ts';
import {
  ByKey,
  Column,
  Computed,
  EnumColumn,
  One,
  order,
  pageOf,
  Table,
} from '../platform/read/declare.ts';
import { by } from '../platform/read/filter.ts';
import { districtParam, sql, viewerParam, type Fragment } from '../platform/read/sql.ts';
import { Role } from './viewer.rule.ts';
import './viewer.type.ts';

/** Accounts a viewer sees: the district all, a town those of its villages, everyone their own. As `mayManageAccount`. */
function visibleAccounts(a: string, role: string): Fragment | null {
  if ((role as Role) === Role.DISTRICT_ADMIN) return null;
  const own = sql`${a}.id = ${viewerParam('id')}`;
  if ((role as Role) !== Role.TOWN) return own;
  return sql`(${own} or (${a}.town = ${viewerParam('town')} and ${a}.role in ('VILLAGE', 'GRID')))`;
}

@Table('account', { visible: visibleAccounts })
@ObjectType({ description: bi("A person's account.", '个人账号。') })
export class Account {
  @Column('id', 'id', { description: bi('Its id.', '标识。') })
  id!: string;
  @Column('text', 'name', { description: bi('The name to sign in with.', '账号名。') })
  name!: string;
  @EnumColumn(() => Role, 'role', { description: bi('What it may do.', '角色。') })
  role!: Role;
  @Computed(
    'text',
    (a) =>
      sql`(select p.name from person p where p.district = ${districtParam} and p.id = ${a}.person)`,
    { nullable: true, description: bi('The person it is for.', '使用人。') },
  )
  personName!: string | null;
  @Computed(
    'text',
    (a) =>
      sql`(select left(p.phone, 3) || '****' || right(p.phone, 4) from person p where p.district = ${districtParam} and p.id = ${a}.person)`,
    { nullable: true, description: bi("The person's phone, masked.", '使用人手机号（已遮盖）。') },
  )
  maskedPhone!: string | null;
  @Column('boolean', 'must_change_password', {
    description: bi('Whether its password is an initial one.', '是否仍为初始密码。'),
  })
  mustChangePassword!: boolean;
  @Column('boolean', 'demo', {
    description: bi(
      'Whether it is for demonstration, with a public password.',
      '是否为演示账号（密码公开）。',
    ),
  })
  demo!: boolean;
  @Column('timestamp', 'signed_in_at', {
    nullable: true,
    description: bi('When it last signed in.', '最近登录时间。'),
  })
  signedInAt!: string | null;
  @Column('timestamp', 'disabled_at', {
    nullable: true,
    description: bi('When it was closed.', '停用时间。'),
  })
  disabledAt!: string | null;
  @Column('timestamp', 'created_at', { description: bi('When it was made.', '创建时间。') })
  createdAt!: string;
  @One(
    () => Account,
    { id: 'successor' },
    {
      nullable: true,
      description: bi('Who has taken over from it.', '交接给了哪个账号。'),
    },
  )
  successor!: Account | null;
}

export const accountPage = pageOf('Account', () => Account, {
  orders: {
    NAME: { by: order('name'), description: bi('By name.', '按名称。') },
    NEWEST: {
      by: order('-created_at:timestamptz'),
      description: bi('Latest first.', '新的在前。'),
    },
  },
  filter: {
    name: by.text('name', bi('Its name.', '账号名。')),
    role: by.enum('role', 'Role', Role, bi('What it may do.', '角色。')),
    town: by.id('town', bi('Its town.', '所属镇街。')),
    party: by.id('party', bi('The party it belongs to.', '所属主体。')),
    demo: by.boolean('demo', bi('Whether it is for demonstration.', '是否为演示账号。')),
  },
});

const accountKey = ({ account }: { account?: string | null }) =>
  account == null ? null : { 'id:uuid': account };

@InputType({ description: bi('An account to make.', '要创建的账号。') })
export class CreateAccountInput extends RepeatableInput {
  @Field(() => String, { description: bi('The name to sign in with.', '账号名。') })
  name!: string;
  @Field(() => Role, { description: bi('What it may do.', '角色。') })
  role!: Role;
  @Field(() => ID, {
    nullable: true,
    description: bi('The town, for the role TOWN.', '所属镇街（角色为镇街时）。'),
  })
  town?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: bi(
      'The village or party, for VILLAGE, GRID and PARTY.',
      '所属村或主体（角色为村、网格员、主体时）。',
    ),
  })
  party?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: bi('The chain, for CHAIN_LEAD.', '牵头的链组（角色为链组牵头单位时）。'),
  })
  chain?: string | null;
  @Field(() => String, { nullable: true, description: bi('The person it is for.', '使用人姓名。') })
  personName?: string | null;
  @Field(() => String, {
    nullable: true,
    description: bi('Their mobile phone; they may sign in with it.', '使用人手机号，可用于登录。'),
  })
  phone?: string | null;
}

@InputType({ description: bi('One account.', '指定一个账号。') })
export class AccountInput extends RepeatableInput {
  @Field(() => ID, { description: bi('The account.', '账号标识。') })
  account!: string;
}

@ObjectType({
  description: bi(
    'An account and the initial password to hand over.',
    '账号及交付本人的初始密码。',
  ),
})
export class InitialPasswordPayload {
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
  @UserErrors()
  userErrors!: UserError[];
}

@ObjectType({ description: bi('An account that was changed.', '已变更的账号。') })
export class AccountPayload {
  @ByKey(() => Account, accountKey, { description: bi('The account.', '账号。') })
  account?: Account | null;
  @UserErrors()
  userErrors!: UserError[];
}
