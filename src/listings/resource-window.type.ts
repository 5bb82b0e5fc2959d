import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { RepeatableInput } from '../platform/graphql/repeatable-input.type.ts';
import { by } from '../platform/read/filter.ts';
import {
  Column,
  Computed,
  extendType,
  order,
  Page,
  pageOf,
  Table,
} from '../platform/read/declare.ts';
import { sql } from '../platform/read/sql.ts';
import { DateScalar, DecimalScalar } from '../platform/scalars.ts';
import { Resource } from './listing.type.ts';

@Table('resource_window')
@ObjectType({
  description: bi(
    'A span of time in which a recurring resource is offered, with its own capacity.',
    '资源的一个可用时段，容量单独计。',
  ),
})
export class ResourceWindow {
  @Column('id', 'id', { description: bi('Its id.', '标识。') })
  id!: string;
  @Column('timestamp', 'starts_at', { description: bi('When it begins.', '开始时间。') })
  startsAt!: string;
  @Column('timestamp', 'ends_at', { description: bi('When it ends.', '结束时间。') })
  endsAt!: string;
  @Column('decimal', 'quantity', {
    description: bi('How much in all, in the resource’s unit.', '总量（按资源单位）。'),
  })
  quantity!: string;
  @Computed('decimal', (a) => sql`${a}.quantity - ${a}.reserved - ${a}.committed`, {
    description: bi('What is neither reserved nor promised.', '剩余：未预留也未承诺的量。'),
  })
  remaining!: string;
  @Column('decimal', 'reserved', { description: bi('Held for orders under way.', '预留中。') })
  reserved!: string;
  @Column('decimal', 'committed', { description: bi('Promised by accepted orders.', '已承诺。') })
  committed!: string;
  @Column('boolean', 'closed', {
    description: bi('Whether it is over or taken back.', '是否已结束或收回。'),
  })
  closed!: boolean;
}

const windowPage = pageOf('ResourceWindow', () => ResourceWindow, {
  orders: {
    SOONEST: {
      by: order('starts_at:timestamptz'),
      description: bi('Soonest first.', '近的在前。'),
    },
  },
  filter: {
    startsAt: by.timestamp('starts_at', bi('When it begins.', '开始时间。')),
    endsAt: by.timestamp('ends_at', bi('When it ends.', '结束时间。')),
    closed: by.boolean('closed', bi('Whether it is over or taken back.', '是否已结束或收回。')),
  },
});

extendType(Resource, {
  windows: Page(windowPage, {
    on: { resource: 'id' },
    description: bi(
      'The windows it is offered in; none if it is not recurring.',
      '可用时段；非周期性资源没有。',
    ),
  }),
});

@InputType({ description: bi('Windows in which a resource is offered.', '要开放的时段。') })
export class OpenWindowsInput extends RepeatableInput {
  @Field(() => ID, { description: bi('The resource.', '资源。') })
  id!: string;
  @Field(() => Int, { nullable: true, description: bi('The version seen.', '所见的版本号。') })
  version?: number | null;
  @Field(() => DateScalar, { description: bi('First day, inclusive.', '起始日期（含）。') })
  from!: string;
  @Field(() => DateScalar, { description: bi('Last day, inclusive.', '截止日期（含）。') })
  to!: string;
  @Field(() => [Int], {
    nullable: true,
    description: bi(
      'Days of the week, 1 for Monday to 7 for Sunday; every day if absent.',
      '星期几，1为周一，7为周日；不填为每天。',
    ),
  })
  weekdays?: number[] | null;
  @Field(() => String, { description: bi('From what time, `HH:MM`.', '几点开始，HH:MM。') })
  startsAt!: string;
  @Field(() => String, {
    description: bi(
      'To what time, `HH:MM`; not after the start, it is on the day after.',
      '几点结束，HH:MM；不晚于开始时间则为次日。',
    ),
  })
  endsAt!: string;
  @Field(() => DecimalScalar, {
    description: bi('How much in each window.', '每个时段的数量。'),
  })
  quantity!: string;
  @Field(() => ID, {
    nullable: true,
    description: bi('Unit code, where the resource has none.', '单位代码，资源没有单位时填写。'),
  })
  unit?: string | null;
}

@InputType({ description: bi('A window to take back.', '要收回的时段。') })
export class CloseWindowInput extends RepeatableInput {
  @Field(() => ID, { description: bi('The resource.', '资源。') })
  id!: string;
  @Field(() => ID, { description: bi('The window.', '时段。') })
  window!: string;
  @Field(() => Int, { nullable: true, description: bi('The version seen.', '所见的版本号。') })
  version?: number | null;
}
