import { Command } from 'commander';
import { migrate } from '../platform/database/database.ts';
import { publishLexicon } from './publish-lexicon.ts';
import { openInstallation } from './open-installation.ts';

/** Runs every pending migration. */
export const migrateCommand = new Command('migrate')
  .description('bring the database up to date (升级数据库)')
  .action(async () => {
    const installation = await openInstallation();
    try {
      const done = await migrate(installation.ownerUrl, installation.config.appDatabaseUrl);
      const lexicon = await publishLexicon(installation.ownerUrl, new Date());
      if (lexicon !== null)
        process.stdout.write(`The lexicon is new (词库已更新): ${String(lexicon)}.\n`);
      process.stdout.write(
        done.length === 0 ? 'Up to date (已是最新).\n' : `Ran ${done.join(', ')}.\n`,
      );
    } finally {
      await installation.close();
    }
  });
