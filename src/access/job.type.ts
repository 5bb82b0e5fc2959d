import { ObjectType } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { Column, Localised, order, pageOf, Table } from '../platform/read/declare.ts';
import { by } from '../platform/read/filter.ts';
import { sql, type Fragment } from '../platform/read/sql.ts';
import { Role } from './viewer.rule.ts';

const seen = (_: string, role: string): Fragment | null =>
  (role as Role) === Role.DISTRICT_ADMIN || (role as Role) === Role.AUDITOR ? null : sql`false`;

@Table('job_record', { visible: seen, key: 'name' })
@ObjectType({
  description: bi(
    'Work that recurs by itself, and how it last went in the district.',
    '定时任务及其在本区最近一次的运行情况。',
  ),
})
export class Job {
  @Column('text', 'name', { description: bi('What it is called in the log.', '日志中的名称。') })
  name!: string;
  @Localised('title', { description: bi('What it does.', '任务内容。') })
  title!: string;
  @Column('text', 'schedule', {
    nullable: true,
    description: bi(
      'When, as five cron fields in Asia/Shanghai; null for every second.',
      '运行时间（cron 五段，北京时间）；为空表示每秒。',
    ),
  })
  schedule!: string | null;
  @Column('timestamp', 'ran_at', {
    description: bi(
      'When it last ran; to the minute for what runs every second.',
      '最近运行时间（每秒任务精确到分钟）。',
    ),
  })
  ranAt!: string;
  @Column('int', 'milliseconds', {
    description: bi('How long that took, in milliseconds.', '用时（毫秒）。'),
  })
  milliseconds!: number;
  @Column('int', 'failures', {
    description: bi(
      'How many times it has failed since it last went well; 0 when all is well.',
      '自上次成功以来的失败次数；0 表示正常。',
    ),
  })
  failures!: number;
  @Column('timestamp', 'failed_at', {
    nullable: true,
    description: bi('When it last failed.', '最近失败时间。'),
  })
  failedAt!: string | null;
  @Column('text', 'fault', {
    nullable: true,
    description: bi(
      'The kind of the last failure; the log tells the rest.',
      '最近一次失败的错误类别，详情见日志。',
    ),
  })
  fault!: string | null;
}

export const jobPage = pageOf('Job', () => Job, {
  key: 'name',
  orders: {
    NAME: { by: order('name'), description: bi('By name.', '按名称。') },
    NEWEST: { by: order('-ran_at:timestamptz'), description: bi('Latest first.', '新的在前。') },
  },
  filter: {
    failures: by.int('failures', bi('How many failures.', '失败次数。')),
  },
});
