import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { UserError, UserErrors } from '../platform/errors/user-error.type.ts';
import { RepeatableInput } from '../platform/graphql/repeatable-input.type.ts';
import { Column, order, pageOf, Table } from '../platform/read/declare.ts';
import { DateScalar } from '../platform/scalars.ts';

@Table('holiday', { key: 'day' })
@ObjectType({ description: bi('A day that breaks the rule of the week.', '节假日或调休上班日。') })
export class Holiday {
  @Column('date', 'day', { description: bi('The day.', '日期。') })
  day!: string;
  @Column('boolean', 'worked', { description: bi('Whether it is worked.', '是否上班。') })
  worked!: boolean;
  @Column('text', 'name', { description: bi('Its name.', '名称。') })
  name!: string;
  @Column('text', 'source', { nullable: true, description: bi('Where this is from.', '来源。') })
  source!: string | null;
}

export const holidayPage = pageOf('Holiday', () => Holiday, {
  key: 'day:date',
  orders: { DAY: { by: order(), description: bi('By day.', '按日期。') } },
});

@ObjectType({
  description: bi('How much time a step of the usual life has.', '常规流程某环节的时限。'),
})
export class OrderDeadline {
  @Field(() => ID, {
    description: bi(
      'The state that waits, or REPORT for reporting in.',
      '等待的状态，或 REPORT（报到）。',
    ),
  })
  state!: string;
  @Field(() => Int, {
    description: bi('Working days until it turns yellow.', '几个工作日后亮黄灯。'),
  })
  warnDays!: number;
  @Field(() => Int, { description: bi('Working days until it is overdue.', '几个工作日后超期。') })
  dueDays!: number;
  @Field(() => Boolean, {
    description: bi('Whether the district set it itself.', '是否为本区自行设定。'),
  })
  own!: boolean;
}

@InputType({ description: bi('How much time a step has.', '某环节的时限。') })
export class SetOrderDeadlineInput extends RepeatableInput {
  @Field(() => ID, {
    description: bi(
      'The state that waits, or REPORT for reporting in.',
      '等待的状态，或 REPORT（报到）。',
    ),
  })
  state!: string;
  @Field(() => ID, {
    nullable: true,
    description: bi(
      'The mechanism’s code; the usual life if absent.',
      '机制代码；不填为常规流程。',
    ),
  })
  mechanism?: string | null;
  @Field(() => Int, {
    description: bi('Working days until it turns yellow.', '几个工作日后亮黄灯。'),
  })
  warnDays!: number;
  @Field(() => Int, { description: bi('Working days until it is overdue.', '几个工作日后超期。') })
  dueDays!: number;
}

@InputType({
  description: bi('A holiday, or a weekend day that is worked.', '节假日或调休上班日。'),
})
export class SetHolidayInput extends RepeatableInput {
  @Field(() => DateScalar, { description: bi('The day.', '日期。') })
  day!: string;
  @Field(() => Boolean, { description: bi('Whether it is worked.', '是否上班。') })
  worked!: boolean;
  @Field(() => String, { description: bi('Its name.', '名称。') })
  name!: string;
  @Field(() => String, { nullable: true, description: bi('Where this is from.', '来源。') })
  source?: string | null;
}

@ObjectType({
  description: bi('The answer to a change of deadlines or holidays.', '设置时限或节假日的结果。'),
})
export class OrderCalendarPayload {
  @Field(() => Boolean, { nullable: true, description: bi('Whether it was done.', '是否完成。') })
  done?: boolean | null;
  @UserErrors()
  userErrors!: UserError[];
}
