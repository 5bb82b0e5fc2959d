import { ObjectType } from 'type-graphql';
import { Role } from '../access/viewer.rule.ts';
import { bi } from '../platform/describe.ts';
import { Computed, EnumColumn, One, Table } from '../platform/read/declare.ts';
import { sql } from '../platform/read/sql.ts';
import { Town } from './place.type.ts';

/** As what somebody wrote: a view over accounts and keys, without whoever holds them. */
@Table('writer')
@ObjectType({
  description: bi(
    'As what somebody entered something: role and town, never a name.',
    '以何身份填报：角色与镇街，不含姓名。',
  ),
})
export class Writer {
  @EnumColumn(() => Role, 'role', { description: bi('In which role.', '角色。') })
  role!: Role;
  @One(
    () => Town,
    { id: 'town' },
    {
      nullable: true,
      description: bi('The town of the account or key.', '账号或密钥所属镇街。'),
    },
  )
  town!: Town | null;
  @Computed('boolean', (a) => sql`${a}.role in ('TOWN', 'DISTRICT_ADMIN')`, {
    description: bi(
      'Whether it was entered for a village or party by its town or district.',
      '是否由镇街或区代村、代主体填报。',
    ),
  })
  onBehalf!: boolean;
}
