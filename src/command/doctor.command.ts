import { statfs } from 'node:fs/promises';
import { Command } from 'commander';
import pg from 'pg';
import { pendingMigrations } from '../platform/database/database.ts';
import { openInstallation } from './open-installation.ts';

interface Finding {
  readonly what: string;
  readonly found: string;
  /** What to do, where something is to be done. */
  readonly advice: string | null;
}

const leastDiskBytes = 1024 ** 3;
const mostClockDriftMs = 2_000;

/** Looks at what the platform stands on and says what to put right. */
export const doctorCommand = new Command('doctor')
  .description('check the database, disk and clock (检查数据库、磁盘和时钟)')
  .option('--json', 'as JSON')
  .action(async ({ json }: { readonly json?: true }) => {
    const installation = await openInstallation();
    try {
      const findings = [
        ...(await examineDatabase(installation.ownerUrl)),
        await examineDisk(installation.config.dataDir),
      ];
      const text = findings.map(
        ({ what, found, advice }) =>
          `${advice === null ? 'ok  ' : 'MEND'} ${what}: ${found}${advice === null ? '' : ` — ${advice}`}`,
      );
      process.stdout.write(
        json === true ? `${JSON.stringify(findings, null, 2)}\n` : `${text.join('\n')}\n`,
      );
      if (findings.some(({ advice }) => advice !== null)) process.exitCode = 1;
    } finally {
      await installation.close();
    }
  });

async function examineDatabase(ownerUrl: string): Promise<Finding[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const before = Date.now();
    const { rows } = await client.query<{
      version: string;
      number: number;
      encoding: string;
      ctype: string;
      extensions: string;
      clock: Date;
    }>(`
      select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
        pg_encoding_to_char(encoding) as encoding, datctype as ctype, clock_timestamp() as clock,
        (select coalesce(string_agg(extname || ' ' || extversion, ', ' order by extname), 'none') from pg_extension) as extensions
      from pg_database where datname = current_database()`);
    const [row] = rows;
    if (row === undefined) throw new Error('the database does not know itself');
    const drift = row.clock.getTime() - (before + Date.now()) / 2;
    const pending = await pendingMigrations(ownerUrl);
    const utf8 = /utf-?8/i.test(row.ctype);
    return [
      {
        what: 'PostgreSQL (版本)',
        found: row.version,
        advice: row.number >= 150_000 ? null : 'use version 15 or later (请使用15或更高版本)',
      },
      {
        what: 'encoding (编码)',
        found: row.encoding,
        advice:
          row.encoding === 'UTF8'
            ? null
            : 'create the database with encoding UTF8 (请用 UTF8 编码建库)',
      },
      {
        what: 'ctype (字符类型)',
        found: row.ctype,
        advice: utf8
          ? null
          : 'create the database with a UTF-8 locale such as C.UTF-8 (请用 C.UTF-8 等区域设置建库)',
      },
      { what: 'extensions (扩展)', found: row.extensions, advice: null },
      {
        what: 'migrations (迁移)',
        found: pending.length === 0 ? 'up to date' : `pending: ${pending.join(', ')}`,
        advice: pending.length === 0 ? null : 'run lianzu migrate (请运行 lianzu migrate)',
      },
      {
        what: 'clock (时钟)',
        found: `${Math.round(drift)} ms from the database's`,
        advice:
          Math.abs(drift) <= mostClockDriftMs
            ? null
            : 'set both machines by NTP (请用 NTP 校准时钟)',
      },
    ];
  } finally {
    await client.end();
  }
}

async function examineDisk(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder).catch(() => statfs('.'));
  const free = bavail * bsize;
  return {
    what: 'free disk (磁盘余量)',
    found: `${(free / 1024 ** 3).toFixed(1)} GiB`,
    advice:
      free >= leastDiskBytes
        ? null
        : 'free some space; PostgreSQL stops when the disk is full (请清理磁盘)',
  };
}
