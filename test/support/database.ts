import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { Database, migrate } from '../../src/platform/database/database.ts';
import { openEmbedded, type EmbeddedDatabase } from '../../src/platform/database/embedded.ts';
import type { EmbeddedLog } from '../../src/platform/database/embedded-log.type.ts';
import { Units } from '../../src/platform/events/unit-of-work.ts';

/*
 * One embedded PostgreSQL in `.lianzu/test`, shared by every jest worker; one migrated template per
 * state of the migrations; a clone of it per test file (`beforeAll(testDatabase)`, `afterAll(close)`).
 * The server and the templates outlive a run: the next one begins at once.
 */

const house = resolve(import.meta.dirname, '../..');
/** Sources whose change makes a new template. */
const templateSources = ['src/migrations', 'src/platform/database/role.ts'];
const noWords: EmbeddedLog = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** A migrated, empty database of one test file. */
export interface TestDatabase {
  readonly database: Database;
  readonly units: Units;
  readonly ownerUrl: string;
  /** Drops the database. @throws LeakedConnectionsError when something still holds a connection. */
  close(): Promise<void>;
}

/** Somebody kept a connection to a test database: a pool or client was not closed. */
export class LeakedConnectionsError extends Error {}

/** Clones the template into a database of its own and opens it as the application does. */
export async function testDatabase(
  entities: readonly (new () => object)[] = [],
): Promise<TestDatabase> {
  const clone = await cloneDatabase();
  const database = await Database.open(
    {
      ownerUrl: clone.ownerUrl,
      appUrl: null,
      readUrl: null,
      readConnections: 3,
      writeConnections: 5,
      statementTimeoutMs: 10_000,
      namedStatements: true,
    },
    entities,
  );
  return {
    database,
    units: new Units(database),
    ownerUrl: clone.ownerUrl,
    async close() {
      await database.close();
      await clone.drop();
    },
  };
}

/** A clone of the template for whoever opens the database another way (a started application). */
export async function cloneDatabase(): Promise<{
  readonly ownerUrl: string;
  drop(): Promise<void>;
}> {
  const server = await openEmbedded({ dataDir: join(house, '.lianzu', 'test'), log: noWords });
  try {
    const template = await ensureTemplate(server);
    const name = `clone_${process.pid}_${createHash('sha256').update(`${performance.timeOrigin}${performance.now()}`).digest('hex').slice(0, 12)}`;
    await asOwner(server.url, (client) =>
      client.query(`create database ${name} template ${template}`),
    );
    return {
      ownerUrl: urlOf(server, name),
      async drop() {
        try {
          await asOwner(server.url, (client) => dropUnused(client, name));
        } finally {
          await server.release();
        }
      },
    };
  } catch (error) {
    await server.release();
    throw error;
  }
}

/** Finds or makes the template of the migrations as they are. */
async function ensureTemplate(server: EmbeddedDatabase): Promise<string> {
  const name = `template_${await hashOfSources()}`;
  await asOwner(server.url, async (client) => {
    // Workers that come meanwhile wait here and find it made.
    await client.query(`select pg_advisory_lock(hashtext('lianzu test template'))`);
    if (await exists(client, name)) return;
    await clearDead(client);
    // Made under another name, so that a crash half-way leaves no half-migrated template behind.
    const draft = `draft_${name}`;
    await client.query(`drop database if exists ${draft} with (force)`);
    await client.query(`create database ${draft}`);
    await migrate(urlOf(server, draft), null);
    await client.query(`alter database ${draft} rename to ${name}`);
  });
  return name;
}

async function hashOfSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of templateSources) {
    const path = join(house, source);
    const files = source.endsWith('.ts')
      ? [path]
      : (await readdir(path)).sort().map((file) => join(path, file));
    for (const file of files) hash.update(file).update(await readFile(file));
  }
  return hash.digest('hex').slice(0, 16);
}

/** Clones of processes that are gone; a killed run could not drop its own. */
async function clearDead(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select datname as name from pg_database where datname ~ '^clone_[0-9]+_'`,
  );
  for (const { name } of rows) {
    if (!isAlive(Number(name.split('_')[1])))
      await client.query(`drop database if exists ${name} with (force)`);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function exists(client: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
  return rowCount === 1;
}

/** PostgreSQL itself gives leaving sessions up to five seconds before it refuses to drop. */
async function dropUnused(client: pg.Client, name: string): Promise<void> {
  try {
    await client.query(`drop database ${name}`);
  } catch (error) {
    if ((error as { code?: unknown }).code !== '55006') throw error;
    const { rows } = await client.query<{ who: string; query: string }>(
      `select coalesce(nullif(application_name, ''), usename) as who, query from pg_stat_activity where datname = $1`,
      [name],
    );
    await client.query(`drop database ${name} with (force)`);
    const words = rows.map(({ who, query }) => `${who}, last said: ${query.slice(0, 120)}`);
    throw new LeakedConnectionsError(
      ['connections left open; close what opened them:', ...words].join('\n  '),
      {
        cause: error,
      },
    );
  }
}

function urlOf(server: EmbeddedDatabase, database: string): string {
  const url = new URL(server.url);
  url.pathname = `/${database}`;
  return url.toString();
}

async function asOwner<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url, application_name: 'lianzu test kit' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
