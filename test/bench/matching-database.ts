import { drainListings } from '../../src/matching/follow.service.ts';
import { matchDistrict } from '../../src/matching/match-district.service.ts';
import { asOwner, large, openBench, type BenchDatabase, type Cluster } from './database.ts';

const district = '990001';

/**
 * A database whose listings are paired: what an insert meets.
 * It is built once and copied for each run, so that every run begins with the same rows.
 */
export async function openMatching(
  cluster: Cluster,
  listings: number,
  say: (line: string) => void,
): Promise<BenchDatabase> {
  const name = `bench_paired_${listings}`;
  const wish = (of: string) => ({ name: of, districts: [{ district, listings, pairings: 0 }] });
  const model = await openBench(cluster, wish(name), say);
  try {
    await pairAll(model, district, say);
  } finally {
    await model.close();
  }
  await copyDatabase(cluster, name, 'bench_match_run');
  return openBench(cluster, wish('bench_match_run'), say);
}

/**
 * The large database with its first district and its largest paired: what an insert meets where a million other
 * listings are. It is too large to be copied for each run: runs leave some hundred listings in it.
 */
export async function openLargeMatching(
  cluster: Cluster,
  districts: number,
  stress: number,
  say: (line: string) => void,
): Promise<BenchDatabase> {
  const wish = large(districts, 10_000, stress);
  const name = `${wish.name}_paired`;
  const isThere = await asOwner(cluster.url, (client) =>
    client.query('select from pg_database where datname = $1', [name]),
  );
  if (isThere.rowCount === 0) {
    await (await openBench(cluster, wish, say)).close();
    await copyDatabase(cluster, wish.name, name);
  }
  const bench = await openBench(cluster, { ...wish, name }, say);
  await pairAll(bench, district, say);
  await pairAll(bench, bench.districts.at(-1) as string, say);
  return bench;
}

async function copyDatabase(cluster: Cluster, from: string, to: string): Promise<void> {
  await asOwner(cluster.url, async (client) => {
    await client.query(`drop database if exists ${to} with (force)`);
    await client.query(`create database ${to} template ${from} strategy file_copy`);
  });
}

/** Lets the matcher pair every listing that it has not read: an insert meets lists that are full. */
async function pairAll(
  { core, ownerUrl }: BenchDatabase,
  district: string,
  say: (line: string) => void,
): Promise<void> {
  const unread = await asOwner(ownerUrl, async (client) => {
    const { rows } = await client.query<{ unread: number }>(
      `select count(*)::int as unread from listing where district = $1 and features is null and status = 'OPEN'`,
      [district],
    );
    return rows[0]?.unread ?? 0;
  });
  if (unread === 0) return;
  const began = performance.now();
  const now = (): Date => new Date('2026-11-20T04:00:00Z');
  await matchDistrict({ ...core, district, now });
  await drainListings(core.units, core.lexicon, district, now);
  await asOwner(ownerUrl, (client) => client.query('vacuum analyze'));
  say(
    `paired ${district}: ${unread} listings in ${((performance.now() - began) / 1000).toFixed(1)} s`,
  );
}
