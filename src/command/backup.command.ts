import { rename, rm } from 'node:fs/promises';
import { Command } from 'commander';
import { migrate } from '../platform/database/database.ts';
import { backUp, BackupError, restore } from './dump.ts';
import { openInstallation } from './open-installation.ts';

/** Writes everything into one file, whole or not at all. */
export const backupCommand = new Command('backup')
  .description('write the whole database into one file (备份到一个文件)')
  .argument('<file>', 'a file that does not exist yet')
  .action(async (file: string) => {
    const installation = await openInstallation();
    const draft = `${file}.part-${process.pid}`;
    try {
      await migrate(installation.ownerUrl, installation.config.appDatabaseUrl);
      const sums = await backUp(installation.ownerUrl, draft, new Date());
      await rename(draft, file);
      const rows = sums.reduce((sum, table) => sum + table.rows, 0);
      process.stdout.write(`${file}: ${sums.length} tables, ${rows} rows (张表，行).\n`);
    } catch (error) {
      if ((error as { code?: unknown }).code === 'EEXIST')
        throw new BackupError(`${file} is there already; name another (文件已存在)`);
      throw error;
    } finally {
      await rm(draft, { force: true });
      await installation.close();
    }
  });

/** Migrates, then writes a backup's rows into the empty database. */
export const restoreCommand = new Command('restore')
  .description('restore a backup into an empty database (恢复到空数据库)')
  .argument('<file>', 'a file that “backup” wrote')
  .action(async (file: string) => {
    const installation = await openInstallation();
    try {
      await migrate(installation.ownerUrl, installation.config.appDatabaseUrl);
      const sums = await restore(installation.ownerUrl, file);
      const rows = sums.reduce((sum, table) => sum + table.rows, 0);
      process.stdout.write(
        `${sums.length} tables, ${rows} rows restored and verified (已恢复并核对).\n`,
      );
    } finally {
      await installation.close();
    }
  });
