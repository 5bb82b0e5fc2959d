import { resolve } from 'node:path';
import { ensureDemoAccess } from '../../src/access/demo.service.ts';
import type { Role } from '../../src/access/viewer.rule.ts';
import { createApp, createCore, type Core } from '../../src/app.ts';
import { publishLexicon } from '../../src/command/publish-lexicon.ts';
import { beichen, seedBeichen } from '../../src/command/seed.ts';
import { shippedLexicon } from '../../src/matching/lexicon.loader.ts';
import { readConfig, type Config } from '../../src/platform/config.ts';
import { openLog } from '../../src/platform/log.ts';
import { cloneDatabase } from './database.ts';
import { watchHeads } from './head-watch.ts';
import { replicas, startReplicas } from './replicas.ts';

watchHeads();

/** The answer of one GraphQL request. */
export interface Answer<Data = Record<string, never>> {
  readonly data: Data;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: { readonly code: string };
  }[];
}

/** The whole platform over a database of its own, with the demo district in it. */
export interface TestApplication {
  readonly core: Core;
  readonly url: string;
  /** `Bearer lz_…` of the demo key of a role. */
  authorization(role: Role): string;
  /** Asks over HTTP as a role (a stranger without one). */
  ask<Data = Record<string, never>>(
    role: Role | null,
    query: string,
    variables?: object,
  ): Promise<Answer<Data>>;
  close(): Promise<void>;
}

/**
 * Starts the application as `npm start` does, on a random port of 127.0.0.1; as several processes of their
 * own, with the environment's settings, where the test file asked for it (`overReplicas`).
 */
export async function testApplication(
  changes: Partial<Config> = {},
  {
    through = (ownerUrl) => ownerUrl,
    prepare = () => undefined,
  }: {
    /** Another way to the same database. */
    readonly through?: (ownerUrl: string) => string | Promise<string>;
    /** Called before anything is served. */
    readonly prepare?: (core: Core) => void;
  } = {},
): Promise<TestApplication> {
  const clone = await cloneDatabase();
  const databaseUrl = await through(clone.ownerUrl);
  const given = readConfig({
    NODE_ENV: 'test',
    DATABASE_URL: databaseUrl,
    PORT: '0',
    LOG_LEVEL: 'silent',
    LIANZU_DATA_DIR: resolve(import.meta.dirname, '../../.lianzu/test'),
    LIANZU_DEMO: 'on',
  });
  const config: Config = { ...given, ...changes };
  await publishLexicon(clone.ownerUrl, new Date());
  const core = await createCore(databaseUrl, config, await shippedLexicon());
  const now = new Date();
  await seedBeichen(core.database, core.units, core.lexicons, now);
  const demo = await ensureDemoAccess(core.database, { district: beichen, production: false, now });
  prepare(core);
  const several = replicas();
  const app =
    several === null
      ? await createApp(core, config, openLog('silent'))
      : await startReplicas(clone.ownerUrl, several);
  const authorization = (role: Role): string =>
    `Bearer ${demo.find((access) => access.role === role)?.key ?? ''}`;
  return {
    core,
    url: app.url,
    authorization,
    async ask(role, query, variables = {}) {
      const response = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(role === null ? {} : { authorization: authorization(role) }),
        },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as never;
    },
    async close() {
      await app.close();
      await core.close();
      await clone.drop();
    },
  };
}
