import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { toldFor, wholeDistrict } from '../access/recipient.rule.ts';
import type { Role } from '../access/viewer.rule.ts';
import { Task } from '../insights/insight.type.ts';
import { LedgerImport } from '../ledgers/import.type.ts';
import { Listing } from '../listings/listing.type.ts';
import { Pairing } from '../matching/pairing.type.ts';
import { Order } from '../orders/order.type.ts';
import { Partnership } from '../partnerships/partnership.type.ts';
import { bi } from '../platform/describe.ts';
import { UserErrors, type UserError } from '../platform/errors/user-error.type.ts';
import {
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
import { EventType } from './event-name.type.ts';
import { typeSql } from './event.type.ts';
import { noticeKinds, type NoticeKind } from './notice-kind.rule.ts';

/** The kinds by name, as type-graphql wants them. */
export const NoticeKinds = Object.fromEntries(noticeKinds.map((kind) => [kind, kind])) as Readonly<
  Record<NoticeKind, NoticeKind>
>;
registerEnumType(NoticeKinds, {
  name: 'NoticeKind',
  description: bi('What a notice is about.', '消息类别。'),
  valuesConfig: {
    PAIRING: { description: bi('New pairings good enough to tell of.', '值得一看的新配对。') },
    WAITING: { description: bi('An order waits for you.', '有办理单等您处理。') },
    PROGRESS: { description: bi('An order of yours moved on.', '您的办理单有进展。') },
    LATE: {
      description: bi(
        'A step in your hands is due soon or overdue.',
        '您手上的环节即将到期或已超期。',
      ),
    },
    ESCALATED: {
      description: bi('An overdue order was reported to you.', '超期办理单上报到您这里。'),
    },
    CALLED: { description: bi('You were called to an order.', '有单召集您报到。') },
    TASK: { description: bi('A task was set.', '下达了任务。') },
    LISTING: {
      description: bi('A listing expired or wants confirming.', '清单条目到期或需要确认。'),
    },
    PARTNERSHIP: { description: bi('A partnership formed or ended.', '结对建立或结束。') },
    DIGEST: { description: bi('What the morning brings a town.', '镇街早报。') },
    IMPORT: { description: bi('A ledger you sent is done.', '您导入的台账已处理完。') },
  },
});

/**
 * What a viewer is told: what their party, town, chain or the district is told, but for their own deeds;
 * and what is their own business alone.
 */
function visible(a: string, role: string): Fragment {
  const fact = toldFor[role as Role];
  if (fact === null) return sql`false`;
  const recipient = fact === 'district' ? sql`'${wholeDistrict}'::uuid` : sql`${viewerParam(fact)}`;
  const me = viewerParam('id');
  return sql`${a}.recipient = ${recipient} and
    (${a}.account = ${me} or (${a}.account is null and (${a}.actor is null or ${a}.actor <> ${me})))`;
}

/** Read are all up to the viewer's mark, and those read one by one beyond it. */
const readSql = (a: string) => sql`(${a}.position <= coalesce((select m.position from notice_mark m
    where m.district = ${districtParam} and m.viewer = ${viewerParam('id')}), 0)
  or exists (select from notice_read r where r.district = ${districtParam}
    and r.viewer = ${viewerParam('id')} and r.position = ${a}.position))`;

@Table('notice', { key: 'position', visible })
@ObjectType({
  description: bi(
    'A line of the viewer’s inbox: an event that concerns them.',
    '消息：一件与当前用户有关的事。',
  ),
})
export class Notice {
  @Column('text', 'position', {
    description: bi(
      'The event’s number in the log, which no other notice of the viewer has; a whole number as a string.',
      '对应事件的序号，在本人消息中唯一（字符串形式的整数）。',
    ),
  })
  position!: string;
  @EnumColumn(() => NoticeKinds, 'kind', { description: bi('What it is about.', '类别。') })
  kind!: NoticeKind;
  @Computed({ format: 'enum', type: () => EventType }, typeSql, {
    description: bi('What happened.', '事件类型。'),
  })
  type!: EventType;
  @Column('int', 'count', {
    description: bi(
      'How many events it stands for: new pairings of one moment are one notice, about the best of them.',
      '合并了几件事：同一时刻的多条新配对合为一条，指向得分最高的。',
    ),
  })
  count!: number;
  @Column('timestamp', 'occurred_at', { description: bi('When it happened.', '发生时间。') })
  occurredAt!: string;
  @Computed('boolean', readSql, {
    description: bi('Whether the viewer has read it.', '当前用户是否已读。'),
  })
  read!: boolean;
  @One(
    () => Order,
    { id: 'subject' },
    { nullable: true, description: bi('The order as it is now.', '办理单（现状）。') },
  )
  order!: Order | null;
  @One(
    () => Pairing,
    { id: 'subject' },
    { nullable: true, description: bi('The pairing as it is now.', '配对（现状）。') },
  )
  pairing!: Pairing | null;
  @One(
    () => Listing,
    { id: 'subject' },
    {
      nullable: true,
      description: bi('The need or resource as it is now.', '需求或资源（现状）。'),
    },
  )
  listing!: Listing | null;
  @One(
    () => Task,
    { id: 'subject' },
    { nullable: true, description: bi('The task as it is now.', '任务（现状）。') },
  )
  task!: Task | null;
  @One(
    () => Partnership,
    { id: 'subject' },
    { nullable: true, description: bi('The partnership as it is now.', '结对（现状）。') },
  )
  partnership!: Partnership | null;
  @One(
    () => LedgerImport,
    { id: 'subject' },
    { nullable: true, description: bi('The import as it is now.', '台账导入（现状）。') },
  )
  import!: LedgerImport | null;
}

export const noticePage = pageOf('Notice', () => Notice, {
  key: '-position:bigint',
  orders: { NEWEST: { by: order(), description: bi('Latest first.', '新的在前。') } },
  filter: {
    kind: by.enum('kind', 'NoticeKind', NoticeKinds, bi('What it is about.', '类别。')),
    occurredAt: by.timestamp('occurred_at', bi('When it happened.', '发生时间。')),
  },
});

@InputType({ description: bi('Which notices are read.', '哪些消息已读。') })
export class MarkNoticesReadInput {
  @Field(() => String, {
    nullable: true,
    description: bi('All up to this position, it included.', '此序号及以前的全部消息。'),
  })
  upTo?: string | null;
  @Field(() => [String], {
    nullable: true,
    description: bi('These, by their positions, at most 100.', '这些序号的消息，最多100条。'),
  })
  positions?: string[] | null;
  @Field(() => ID, {
    nullable: true,
    description: bi('A UUID for this one wish.', '本次操作的 UUID。'),
  })
  idempotencyKey?: string | null;
}

@ObjectType({ description: bi('What is left to read.', '标记已读的结果。') })
export class MarkNoticesReadPayload {
  @Field(() => Int, {
    nullable: true,
    description: bi('How many are unread, counted up to 100.', '未读条数，最多数到100。'),
  })
  unread?: number | null;
  @UserErrors()
  userErrors!: UserError[];
}
