import { createCore, type Core } from '../app.ts';
import { shippedLexicon } from '../matching/lexicon.loader.ts';
import { readConfig, type Config } from '../platform/config.ts';
import { migrate } from '../platform/database/database.ts';
import { openEmbedded } from '../platform/database/embedded.ts';
import { openLog, type Log } from '../platform/log.ts';
import { publishLexicon } from './publish-lexicon.ts';

/** The database a command works on, and what it takes to leave it. */
export interface Installation {
  readonly config: Config;
  readonly log: Log;
  readonly ownerUrl: string;
  close(): Promise<void>;
}

/** Finds the operator's database, or opens the embedded one. */
export async function openInstallation(config = readConfig()): Promise<Installation> {
  const log = openLog(config.logLevel);
  if (config.databaseUrl !== null)
    return { config, log, ownerUrl: config.databaseUrl, close: () => Promise.resolve() };
  const embedded = await openEmbedded({ dataDir: config.dataDir, log });
  return { config, log, ownerUrl: embedded.url, close: () => embedded.release() };
}

/** Runs a command's work on a migrated database with everything wired, and leaves it clean. */
export async function withCore<Result>(
  work: (core: Core, installation: Installation) => Promise<Result>,
): Promise<Result> {
  const installation = await openInstallation();
  try {
    await migrate(installation.ownerUrl, installation.config.appDatabaseUrl);
    await publishLexicon(installation.ownerUrl, new Date());
    const core = await createCore(
      installation.ownerUrl,
      installation.config,
      await shippedLexicon(),
    );
    try {
      return await work(core, installation);
    } finally {
      await core.close();
    }
  } finally {
    await installation.close();
  }
}
