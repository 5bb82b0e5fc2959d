import { ObjectType, registerEnumType } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { Column, Computed, EnumColumn, order, pageOf, Table } from '../platform/read/declare.ts';
import { by } from '../platform/read/filter.ts';
import { sql, type Fragment } from '../platform/read/sql.ts';
import { Role } from './viewer.rule.ts';

/** What came of a mutation. */
export const AuditResult = {
  WRITTEN: 'WRITTEN',
  DONE: 'DONE',
  REFUSED: 'REFUSED',
  FAILED: 'FAILED',
} as const;
registerEnumType(AuditResult, {
  name: 'AuditResult',
  description: bi('What came of a mutation.', '操作结果。'),
  valuesConfig: {
    WRITTEN: {
      description: bi(
        'It changed the district; this line was written with the change.',
        '已写入。',
      ),
    },
    DONE: { description: bi('It was done, such as signing in.', '已完成（如登录）。') },
    REFUSED: { description: bi('It was refused; `code` says why.', '被拒绝，原因见 code。') },
    FAILED: { description: bi('It failed unexpectedly.', '意外失败。') },
  },
});

const seen = (_: string, role: string): Fragment | null =>
  (role as Role) === Role.AUDITOR || (role as Role) === Role.DISTRICT_ADMIN ? null : sql`false`;

@Table('audit', { visible: seen })
@ObjectType({
  description: bi(
    'A line of the audit log: who did what, when and from where.',
    '审计日志：谁、何时、从何处、做了什么。',
  ),
})
export class AuditEntry {
  @Column('id', 'id', { description: bi('Its id.', '标识。') })
  id!: string;
  @Column('timestamp', 'at', { description: bi('When.', '时间。') })
  at!: string;
  @Column('id', 'actor', {
    nullable: true,
    description: bi('The account or key; null for a stranger.', '账号或密钥；未登录时为空。'),
  })
  actor!: string | null;
  @Column('text', 'source_address', {
    nullable: true,
    description: bi('The address it came from.', '来源地址。'),
  })
  from!: string | null;
  @Column('text', 'request', {
    nullable: true,
    description: bi('The request id, as in the log.', '请求编号。'),
  })
  request!: string | null;
  @Column('text', 'action', { description: bi('The mutation.', '操作。') })
  action!: string;
  @Computed('text', (a) => sql`${a}.subjects::text`, {
    description: bi(
      'The ids it named or made, by path, as JSON; nothing that people wrote.',
      '涉及的标识（按路径，JSON）；不含填写内容。',
    ),
  })
  subjects!: string;
  @EnumColumn(() => AuditResult, 'result', { description: bi('What came of it.', '结果。') })
  result!: string;
  @Column('text', 'code', {
    nullable: true,
    description: bi('Why it was refused.', '拒绝原因代码。'),
  })
  code!: string | null;
}

export const auditPage = pageOf('AuditEntry', () => AuditEntry, {
  orders: {
    NEWEST: { by: order('-at:timestamptz'), description: bi('Latest first.', '新的在前。') },
    OLDEST: { by: order('at:timestamptz'), description: bi('Oldest first.', '旧的在前。') },
  },
  filter: {
    at: by.timestamp('at', bi('When.', '时间。')),
    actor: by.id('actor', bi('The account or key.', '账号或密钥。')),
    action: by.text('action', bi('The mutation.', '操作。')),
    result: by.enum('result', 'AuditResult', AuditResult, bi('What came of it.', '结果。')),
  },
});
