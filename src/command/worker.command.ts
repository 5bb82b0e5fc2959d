import { Command } from 'commander';
import { createCore, startFollowers } from '../app.ts';
import { shippedLexicon } from '../matching/lexicon.loader.ts';
import { compactHeap } from '../platform/compact-heap.ts';
import { migrate } from '../platform/database/database.ts';
import { whileStarting } from '../platform/database/while-starting.ts';
import { publishLexicon } from './publish-lexicon.ts';
import { startJobs } from '../worker.ts';
import { leaveOnSignal } from './leave.ts';
import { openInstallation } from './open-installation.ts';

/** Works through the jobs and the log without serving; any number may run over one database. */
export const workerCommand = new Command('worker')
  .description('run the background jobs and matching alone (只运行后台任务和匹配)')
  .action(async () => {
    const installation = await openInstallation();
    const { config, log, ownerUrl } = installation;
    await whileStarting(log, async () => {
      await migrate(ownerUrl, config.appDatabaseUrl);
      await publishLexicon(ownerUrl, new Date());
    });
    const core = await createCore(ownerUrl, config, await shippedLexicon());
    // The log first: what waits there is people's listings, jobs are upkeep.
    const followers = startFollowers(core, log);
    const jobs = await startJobs(core, log);
    compactHeap();
    process.stdout.write('Lianzu 链组 works (后台任务已启动).\n');
    leaveOnSignal(log, [
      () => followers.close(),
      () => jobs.close(),
      () => core.close(),
      () => installation.close(),
    ]);
  });
