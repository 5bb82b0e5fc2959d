import 'reflect-metadata';
import pg from 'pg';
import { createCore, type Core } from '../../src/app.ts';
import { createKey } from '../../src/access/key.service.ts';
import { Role } from '../../src/access/viewer.rule.ts';
import { hasDistrict, seedSynthetic } from '../../src/command/seed.ts';
import { shippedLexicon } from '../../src/matching/lexicon.loader.ts';
import { readConfig } from '../../src/platform/config.ts';
import { migrate } from '../../src/platform/database/database.ts';
import { openEmbedded } from '../../src/platform/database/embedded.ts';
import { openLog } from '../../src/platform/log.ts';
import { copyDistrict } from './copy-district.ts';
import { cores, pin } from './server-process.ts';

/** What a database of the bench holds; its name tells, so that it is built once. */
export interface Wish {
  readonly name: string;
  readonly districts: readonly {
    readonly district: string;
    readonly listings: number;
    readonly pairings: number;
    /** A district whose rows are copied instead of made: it holds the same things under its own code. */
    readonly like?: string;
  }[];
}

const code = (n: number): string => String(990_001 + n);

export const small = (listings = 10_000, pairings = 50_000): Wish => ({
  name: `bench_small_${listings}`,
  districts: [{ district: code(0), listings, pairings }],
});

/** `count` ordinary districts and one stress district. */
export const large = (count: number, listings = 10_000, stress = 100_000): Wish => ({
  name: `bench_large_${count}_${stress}`,
  districts: [
    ...Array.from({ length: count }, (_, n) => ({
      district: code(n),
      listings,
      pairings: listings * 1.5,
      ...(n === 0 ? {} : { like: code(0) }),
    })),
    { district: code(count), listings: stress, pairings: stress * 1.5 },
  ],
});

/** A database of the bench, seeded, with our own parts opened on it. */
export interface BenchDatabase {
  readonly core: Core;
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly databasePid: number;
  readonly districts: readonly string[];
  /** How fast listings were loaded, where this run loaded any. */
  readonly listingsPerSecond: number | null;
  close(): Promise<void>;
}

const logLevel = 'error';

/** The bench's PostgreSQL. */
export interface Cluster {
  readonly url: string;
  readonly pid: number;
}

/** Runs `work` beside the bench's own PostgreSQL under `.lianzu/bench`, tied to the load's core. */
export async function withPostgres<Result>(
  work: (cluster: Cluster) => Promise<Result>,
): Promise<Result> {
  const embedded = await openEmbedded({
    dataDir: new URL('../../.lianzu/bench', import.meta.url).pathname,
    log: openLog(logLevel),
  });
  pin(embedded.pid, cores?.load);
  try {
    return await work({ url: embedded.url, pid: embedded.pid });
  } finally {
    await embedded.release();
  }
}

/** Opens a database, building what is missing of it. */
export async function openBench(
  cluster: Cluster,
  wish: Wish,
  say: (line: string) => void,
): Promise<BenchDatabase> {
  const ownerUrl = await ensureDatabase(cluster.url, wish.name);
  await migrate(ownerUrl, null);
  const config = readConfig({ DATABASE_URL: ownerUrl, LOG_LEVEL: logLevel });
  const core = await createCore(ownerUrl, config, await shippedLexicon());
  let [listings, seconds] = [0, 0];
  const copies: string[] = [];
  for (const wanted of wish.districts) {
    if (await hasDistrict(core.database, wanted.district)) continue;
    if (wanted.like !== undefined) {
      copies.push(wanted.district);
      continue;
    }
    const began = performance.now();
    // The same day always: pages and pairings stay comparable from run to run.
    const now = new Date('2026-11-20T04:00:00Z');
    await seedSynthetic(core.database, { ...wanted, villages: 121, seed: 1 }, now);
    const took = (performance.now() - began) / 1000;
    listings += wanted.listings;
    seconds += took;
    say(`seeded ${wanted.district}: ${wanted.listings} listings in ${took.toFixed(1)} s`);
  }
  if (copies.length > 0) await copyDistrict(ownerUrl, code(0), copies, say);
  if (listings > 0 || copies.length > 0) await tidy(ownerUrl);
  return {
    core,
    ownerUrl,
    appUrl: core.database.appUrl,
    databasePid: cluster.pid,
    districts: wish.districts.map(({ district }) => district),
    listingsPerSecond: listings === 0 ? null : listings / seconds,
    close: () => core.close(),
  };
}

/** A key that may do everything in the district. */
export async function benchKey({ core }: BenchDatabase, district: string): Promise<string> {
  const asked = { district, role: Role.DISTRICT_ADMIN, name: 'bench' };
  return (await createKey(core.database, asked, new Date())).key;
}

async function ensureDatabase(clusterUrl: string, name: string): Promise<string> {
  const url = new URL(clusterUrl);
  url.pathname = `/${name}`;
  await asOwner(clusterUrl, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${name}`);
  });
  return url.toString();
}

/** Statistics and visibility maps as a database has them that has run for a while. */
async function tidy(ownerUrl: string): Promise<void> {
  await asOwner(ownerUrl, async (client) => {
    await client.query('vacuum analyze');
    await client.query('checkpoint');
  });
}

/** Runs `work` on a connection of the owner. */
export async function asOwner<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
