import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { Role } from './viewer.rule.ts';

registerEnumType(Role, {
  name: 'Role',
  description: bi('What an account or key may do.', '账号或密钥的角色。'),
  valuesConfig: {
    DISTRICT_ADMIN: { description: bi('Administers the district.', '区管理员。') },
    CHAIN_LEAD: { description: bi("A chain's lead department.", '链组牵头单位。') },
    TOWN: { description: bi('A town; works for its villages, too.', '镇街；可代辖区各村办理。') },
    VILLAGE: { description: bi('A village.', '村。') },
    PARTY: { description: bi('An enterprise or another organisation.', '企业或其他组织。') },
    GRID: { description: bi('A grid worker of a village.', '网格员。') },
    AUDITOR: { description: bi('Inspects what was done.', '审计人员。') },
    READER: { description: bi('Reads, such as a dashboard.', '只读，例如大屏。') },
  },
});

/** What a viewer comes with. */
export const ViewerKind = { ACCOUNT: 'ACCOUNT', KEY: 'KEY' } as const;
registerEnumType(ViewerKind, {
  name: 'ViewerKind',
  description: bi('What a viewer comes with.', '当前用户的凭证类别。'),
  valuesConfig: {
    ACCOUNT: { description: bi("A person's account.", '个人账号。') },
    KEY: { description: bi("A program's API key.", '程序的 API 密钥。') },
  },
});

/** Who is asking. Its district, town, party and chain are declared by the features that own them. */
@ObjectType('Viewer', { description: bi('Who is asking.', '当前用户。') })
export class SignedInViewer {
  @Field(() => ID, { description: bi("The account's or key's id.", '账号或密钥的标识。') })
  id!: string;
  @Field(() => ViewerKind, { description: bi('What they come with.', '凭证类别。') })
  kind!: keyof typeof ViewerKind;
  @Field(() => Role, { description: bi('What they may do.', '角色。') })
  role!: Role;
  @Field(() => String, {
    nullable: true,
    description: bi("The account's or key's name.", '账号或密钥的名称。'),
  })
  name?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: bi(
      'Whether an initial password must be changed before anything else.',
      '是否须先修改初始密码。',
    ),
  })
  mustChangePassword?: boolean;
}
