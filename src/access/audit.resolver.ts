import { Resolver } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { RootPage } from '../platform/read/declare.ts';
import { auditPage } from './audit.type.ts';

/** The audit log, for auditors and the district's administrators. */
@Resolver()
export class AuditResolver {
  @RootPage(auditPage, {
    description: bi(
      'The audit log; empty for others than auditors and administrators.',
      '审计日志；仅审计人员和区管理员可见。',
    ),
  })
  audit!: never;
}
