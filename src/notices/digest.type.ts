import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Role } from '../access/viewer.rule.ts';
import { Town } from '../places/place.type.ts';
import { bi } from '../platform/describe.ts';
import { UserErrors, type UserError } from '../platform/errors/user-error.type.ts';
import { Column, extendType, One, Table } from '../platform/read/declare.ts';
import { sql, viewerParam, type Fragment } from '../platform/read/sql.ts';
import { Notice } from './notice.type.ts';

/** The whole district reads what all towns were told, a town what it was told. */
function visible(a: string, role: string): Fragment | null {
  if ((role as Role) === Role.DISTRICT_ADMIN) return null;
  return (role as Role) === Role.TOWN ? sql`${a}.town = ${viewerParam('town')}` : sql`false`;
}

@Table('town_digest', { visible })
@ObjectType({
  description: bi('What a town was told in the morning.', '镇街早报：每天早上告诉镇街的情况。'),
})
export class TownDigest {
  @Column('id', 'id', { description: bi('Its id.', '标识。') })
  id!: string;
  @One(() => Town, { id: 'town' }, { description: bi('The town.', '镇街。') })
  town!: Town;
  @Column('date', 'day', { description: bi('Of which day.', '日期。') })
  day!: string;
  @Column('int', 'added', {
    description: bi('Entries added in the last 24 hours.', '近24小时新增的清单条目。'),
  })
  added!: number;
  @Column('int', 'pairings', {
    description: bi(
      'New pairings worth a look in the last 24 hours.',
      '近24小时值得一看的新配对。',
    ),
  })
  pairings!: number;
  @Column('int', 'waiting', {
    description: bi('Orders of its villages under way.', '本镇街各村在办的单。'),
  })
  waiting!: number;
  @Column('int', 'overdue', { description: bi('Of these overdue.', '其中超期的。') })
  overdue!: number;
}

extendType(Notice, {
  digest: One(
    () => TownDigest,
    { id: 'subject' },
    { nullable: true, description: bi('The figures of the morning.', '早报数字。') },
  ),
});

@InputType({ description: bi('When towns are told.', '早报时间。') })
export class SetDigestHourInput {
  @Field(() => Int, {
    description: bi('The hour of the day where the district is, 0 to 23.', '本地时间几点，0到23。'),
  })
  hour!: number;
  @Field(() => ID, {
    nullable: true,
    description: bi('A UUID for this one wish.', '本次操作的 UUID。'),
  })
  idempotencyKey?: string | null;
}

@ObjectType({ description: bi('When towns are told from now on.', '设置早报时间的结果。') })
export class SetDigestHourPayload {
  @Field(() => Int, { nullable: true, description: bi('The hour, 0 to 23.', '几点，0到23。') })
  hour?: number | null;
  @UserErrors()
  userErrors!: UserError[];
}
