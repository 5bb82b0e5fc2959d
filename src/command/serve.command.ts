import { Command } from 'commander';
import { createApp, createCore, type Core } from '../app.ts';
import { ensureDemoAccess, type DemoAccess } from '../access/demo.service.ts';
import { shippedLexicon } from '../matching/lexicon.loader.ts';
import { compactHeap } from '../platform/compact-heap.ts';
import type { Config } from '../platform/config.ts';
import { migrate } from '../platform/database/database.ts';
import { whileStarting } from '../platform/database/while-starting.ts';
import { publishLexicon } from './publish-lexicon.ts';
import { startJobs } from '../worker.ts';
import { leaveOnSignal } from './leave.ts';
import { openInstallation } from './open-installation.ts';
import { beichen, hasDistrict, seedBeichen } from './seed.ts';

/** Serves the platform: brings the database up to date, seeds the demo where asked, listens. */
export const serveCommand = new Command('serve')
  .description('bring the database up to date and serve (升级数据库并启动服务)')
  .action(async () => {
    const installation = await openInstallation();
    const { config, log, ownerUrl } = installation;
    await whileStarting(log, async () => {
      await migrate(ownerUrl, config.appDatabaseUrl);
      await publishLexicon(ownerUrl, new Date());
    });
    const core = await createCore(ownerUrl, config, await shippedLexicon());
    const demo = config.demo ? await whileStarting(log, () => prepareDemo(core, config)) : [];
    const app = await createApp(core, config, log);
    const jobs = config.jobs ? await startJobs(core, log) : null;
    compactHeap();
    process.stdout.write(`${greeting(app.url, demo)}\n`);
    leaveOnSignal(log, [
      () => app.close(),
      async () => jobs?.close(),
      () => core.close(),
      () => installation.close(),
    ]);
  });

async function prepareDemo(
  { database, units, lexicons }: Core,
  { production }: Config,
): Promise<DemoAccess[]> {
  const now = new Date();
  if (!(await hasDistrict(database, beichen))) await seedBeichen(database, units, lexicons, now);
  return ensureDemoAccess(database, { district: beichen, production, now });
}

function greeting(url: string, demo: readonly DemoAccess[]): string {
  const lines = [`Lianzu 链组 serves at ${url} (GraphQL ${url}/graphql, explorer ${url}/graphiql)`];
  if (demo.length > 0) {
    lines.push(
      'Demo accounts, password and all public; never for real data (演示账号，密码公开，切勿用于真实数据):',
    );
    for (const { role, name, password, of } of demo)
      lines.push(`  ${role.padEnd(15)} ${name.padEnd(14)} ${password}  ${of ?? ''}`);
    lines.push('API keys: npm run -s lianzu -- demo --json');
  }
  return lines.join('\n');
}
