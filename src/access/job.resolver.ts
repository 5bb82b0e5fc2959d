import { Resolver } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { RootPage } from '../platform/read/declare.ts';
import { jobPage } from './job.type.ts';

/** The jobs that recur, for the district's administrators and auditors. */
@Resolver()
export class JobResolver {
  @RootPage(jobPage, {
    description: bi(
      'The work that recurs by itself and how it last went; empty for others than administrators and auditors.',
      '定时任务及最近运行情况；仅区管理员和审计人员可见。',
    ),
  })
  jobs!: never;
}
