import { listingSources } from '../../src/matching/candidate.loader.ts';
import { drainListings } from '../../src/matching/follow.service.ts';
import { matchDistrict } from '../../src/matching/match-district.service.ts';
import { matchListingOf } from '../../src/matching/match-listing.rule.ts';
import type { MatchListing } from '../../src/matching/reading.rule.ts';
import { asOwner, openBench, type BenchDatabase, type Cluster } from './database.ts';

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
    await pairAll(model, say);
  } finally {
    await model.close();
  }
  await asOwner(cluster.url, async (client) => {
    await client.query('drop database if exists bench_match_run with (force)');
    await client.query(`create database bench_match_run template ${name}`);
  });
  return openBench(cluster, wish('bench_match_run'), say);
}

/** Lets the matcher pair every listing that it has not read: an insert meets lists that are full. */
async function pairAll({ core, ownerUrl }: BenchDatabase, say: (line: string) => void) {
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
  say(`paired ${unread} listings in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

/** Every open listing as the rules take it. */
export async function allListings({ core, ownerUrl }: BenchDatabase): Promise<MatchListing[]> {
  const ids = await asOwner(ownerUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `select id from listing where district = $1 and status = 'OPEN' order by id`,
      [district],
    );
    return rows.map(({ id }) => id);
  });
  return core.database.write(district, async (tx) =>
    (await listingSources(tx, ids)).map(matchListingOf),
  );
}
