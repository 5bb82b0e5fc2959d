import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { UserErrors, type UserError } from '../platform/errors/user-error.type.ts';
import { RepeatableInput } from '../platform/graphql/repeatable-input.type.ts';
import {
  ByKey,
  Column,
  Computed,
  EnumColumn,
  order,
  pageOf,
  Table,
} from '../platform/read/declare.ts';
import { by } from '../platform/read/filter.ts';
import { sql, viewerParam, type Fragment } from '../platform/read/sql.ts';
import { DateTimeScalar } from '../platform/scalars.ts';
import { KeyScope } from './key-scope.rule.ts';
import './key-scope.type.ts';
import { Role } from './viewer.rule.ts';
import './viewer.type.ts';

/** Keys a viewer sees: the district's administrators all, a key itself, a town and a village their public links. */
function visibleKeys(a: string, role: string): Fragment | null {
  const itself = sql`${a}.id = ${viewerParam('id')}`;
  switch (role as Role) {
    case Role.DISTRICT_ADMIN:
      return null;
    case Role.TOWN:
      return sql`(${itself} or (${a}.mechanism is not null and ${a}.town = ${viewerParam('town')}))`;
    case Role.VILLAGE:
    case Role.GRID:
      return sql`(${itself} or (${a}.mechanism is not null and ${a}.party = ${viewerParam('party')}))`;
    case Role.CHAIN_LEAD:
    case Role.PARTY:
    case Role.AUDITOR:
    case Role.READER:
      return itself;
  }
}

@Table('api_key', { visible: visibleKeys })
@ObjectType({
  description: bi(
    "A program's key; the key itself is shown only when it is made.",
    '程序使用的 API 密钥；密钥本身仅在创建时显示。',
  ),
})
export class ApiKey {
  @Column('id', 'id', { description: bi('Its id.', '标识。') })
  id!: string;
  @Column('text', 'name', { description: bi('Who uses it.', '名称（由谁使用）。') })
  name!: string;
  @Computed('text', (a) => sql`'lz_' || ${a}.district || '_' || replace(${a}.id::text, '-', '')`, {
    description: bi('What the key begins with, to tell keys apart.', '密钥开头部分，用于辨认。'),
  })
  prefix!: string;
  @EnumColumn(() => Role, 'role', { description: bi('What it may do.', '角色。') })
  role!: Role;
  @Computed({ format: 'json', type: () => [KeyScope] }, (a) => sql`to_json(${a}.scopes)`, {
    description: bi("What of its role's work it is for.", '可办理的范围。'),
  })
  scopes!: KeyScope[];
  @Computed({ format: 'json', type: () => [String] }, (a) => sql`to_json(${a}.origins)`, {
    nullable: true,
    description: bi(
      "The sites whose pages may call by it; null for all of the district's list.",
      '可使用此密钥的网站；为空则同本区放行名单。',
    ),
  })
  origins!: string[] | null;
  @Column('text', 'mechanism', {
    nullable: true,
    description: bi(
      'The mechanism of the matters a public link takes; null for an ordinary key.',
      '公开上报链接所走的办理机制代码；普通密钥为空。',
    ),
  })
  mechanism!: string | null;
  @Column('boolean', 'demo', {
    description: bi('Whether it is for demonstration and public.', '是否为公开的演示密钥。'),
  })
  demo!: boolean;
  @Column('timestamp', 'created_at', { description: bi('When it was made.', '创建时间。') })
  createdAt!: string;
  @Column('timestamp', 'used_at', {
    nullable: true,
    description: bi('When it was last used, to five minutes.', '最近使用时间（精确到五分钟）。'),
  })
  usedAt!: string | null;
  @Column('timestamp', 'expires_at', {
    nullable: true,
    description: bi('When it expires.', '到期时间。'),
  })
  expiresAt!: string | null;
  @Column('timestamp', 'revoked_at', {
    nullable: true,
    description: bi('When it was revoked.', '停用时间。'),
  })
  revokedAt!: string | null;
}

export const apiKeyPage = pageOf('ApiKey', () => ApiKey, {
  orders: {
    NEWEST: {
      by: order('-created_at:timestamptz'),
      description: bi('Latest first.', '新的在前。'),
    },
    NAME: { by: order('name'), description: bi('By name.', '按名称。') },
  },
  filter: {
    name: by.text('name', bi('Its name.', '名称。')),
    role: by.enum('role', 'Role', Role, bi('What it may do.', '角色。')),
    mechanism: by.text('mechanism', bi('What a public link is for.', '公开上报链接的办理机制。')),
    demo: by.boolean('demo', bi('Whether it is for demonstration.', '是否为演示密钥。')),
  },
});

const keyOf = ({ apiKey }: { apiKey?: string | null }) =>
  apiKey == null ? null : { 'id:uuid': apiKey };

@InputType({ description: bi('A key to make.', '要创建的密钥。') })
export class CreateApiKeyInput extends RepeatableInput {
  @Field(() => String, { description: bi('Who uses it.', '名称（由谁使用）。') })
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
  @Field(() => [KeyScope], {
    nullable: true,
    description: bi(
      "What of its role's work it is for; all of it, without any.",
      '可办理的范围；不填则为该角色的全部权限。',
    ),
  })
  scopes?: KeyScope[] | null;
  @Field(() => [String], {
    nullable: true,
    description: bi(
      "The sites whose pages may call by it, of the district's list; all of that without any, none for [].",
      '可使用此密钥的网站，须在本区放行名单内；不填同名单，空列表为均不可。',
    ),
  })
  origins?: string[] | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: bi('When it expires; never, without one.', '到期时间；不填则长期有效。'),
  })
  expiresAt?: string | null;
}

@InputType({ description: bi('One key.', '指定一个密钥。') })
export class ApiKeyInput extends RepeatableInput {
  @Field(() => ID, { description: bi('The key.', '密钥标识。') })
  apiKey!: string;
}

@ObjectType({ description: bi('A key that was made.', '已创建的密钥。') })
export class CreateApiKeyPayload {
  @ByKey(() => ApiKey, keyOf, { description: bi('The key as it is listed.', '密钥条目。') })
  apiKey?: ApiKey | null;
  @Field(() => String, {
    nullable: true,
    description: bi(
      'The key itself. Shown this once; null when the request is repeated.',
      '密钥本身。仅显示这一次；重复请求时为空。',
    ),
  })
  key?: string | null;
  @UserErrors()
  userErrors!: UserError[];
}

@ObjectType({ description: bi('A key that was revoked.', '已停用的密钥。') })
export class RevokeApiKeyPayload {
  @ByKey(() => ApiKey, keyOf, { description: bi('The key.', '密钥条目。') })
  apiKey?: ApiKey | null;
  @UserErrors()
  userErrors!: UserError[];
}
