import { Command } from 'commander';
import { migrate } from '../platform/database/database.ts';
import { openInstallation } from './open-installation.ts';

/** Runs every pending migration. */
export const migrateCommand = new Command('migrate')
  .description('bring the database up to date (升级数据库)')
  .action(async () => {
    const installation = await openInstallation();
    try {
      const done = await migrate(installation.ownerUrl, installation.config.appDatabaseUrl);
      process.stdout.write(
        done.length === 0 ? 'Up to date (已是最新).\n' : `Ran ${done.join(', ')}.\n`,
      );
    } finally {
      await installation.close();
    }
  });
