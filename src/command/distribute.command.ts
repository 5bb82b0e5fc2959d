import { Command } from 'commander';
import { distribute } from '../platform/database/distribute.ts';
import { migrate } from '../platform/database/database.ts';
import { openInstallation } from './open-installation.ts';

/** Spreads the districts over a Citus cluster. */
export const distributeCommand = new Command('distribute')
  .description(
    'distribute every table by district, on a Citus coordinator (在 Citus 上按区分布数据)',
  )
  .action(async () => {
    const installation = await openInstallation();
    try {
      await migrate(installation.ownerUrl, installation.config.appDatabaseUrl);
      const steps = await distribute(installation.ownerUrl);
      process.stdout.write(
        `${steps.length === 0 ? 'Nothing to do (无需处理).' : steps.join('\n')}\n`,
      );
    } finally {
      await installation.close();
    }
  });
