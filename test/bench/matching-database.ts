import { listingSources } from '../../src/matching/candidate.loader.ts';
import { prepare } from '../../src/matching/features.rule.ts';
import { matchListingOf } from '../../src/matching/match-listing.rule.ts';
import { readEntry } from '../../src/matching/read-entry.rule.ts';
import type { MatchListing } from '../../src/matching/reading.rule.ts';
import { termsOf } from '../../src/matching/terms.rule.ts';
import { asOwner, openBench, type BenchDatabase, type Cluster } from './database.ts';

const district = '990001';
const batch = 1_000;

/**
 * A database whose listings are read and findable by terms but not yet paired: what an insert meets.
 * It is built once and copied for each run, so that every run begins with the same rows.
 */
export async function openMatching(
  cluster: Cluster,
  listings: number,
  say: (line: string) => void,
): Promise<BenchDatabase> {
  const name = `bench_match_${listings}`;
  const wish = (of: string) => ({ name: of, districts: [{ district, listings, pairings: 0 }] });
  const model = await openBench(cluster, wish(name), say);
  try {
    await readAll(model, say);
  } finally {
    await model.close();
  }
  await asOwner(cluster.url, async (client) => {
    await client.query('drop database if exists bench_match_run with (force)');
    await client.query(`create database bench_match_run template ${name}`);
  });
  return openBench(cluster, wish('bench_match_run'), say);
}

/** Reads every listing that has not been read and stores its features and terms. */
async function readAll({ core, ownerUrl }: BenchDatabase, say: (line: string) => void) {
  const unread = await asOwner(ownerUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `select id from listing where district = $1 and features is null and status = 'OPEN' order by id`,
      [district],
    );
    return rows.map(({ id }) => id);
  });
  if (unread.length === 0) return;
  const began = performance.now();
  for (let at = 0; at < unread.length; at += batch) {
    await core.database.write(district, async (tx) => {
      const sources = await listingSources(tx, unread.slice(at, at + batch));
      const read = sources.map((source) => {
        const listing = matchListingOf(source);
        const reading = readEntry(listing, { today: source.read_on, lexicon: core.lexicon });
        return {
          id: source.id,
          kind: source.kind,
          features: prepare(reading, listing, core.lexicon),
          terms: termsOf(reading, core.lexicon).map(({ term, weight }) => ({
            term,
            weight: Math.round(weight * 1000),
          })),
        };
      });
      await tx.sql(
        `update listing l set features = r.features from jsonb_to_recordset($2::jsonb) r(id uuid, features jsonb)
         where l.district = $1 and l.id = r.id`,
        [district, JSON.stringify(read)],
      );
      await tx.sql(
        `insert into listing_term (district, term, kind, listing, weight)
         select $1, t.term, r.kind, r.id, t.weight
         from jsonb_to_recordset($2::jsonb) r(id uuid, kind text, terms jsonb),
           jsonb_to_recordset(r.terms) t(term text, weight int)
         order by 2, 3, 4`,
        [district, JSON.stringify(read)],
      );
    });
  }
  await asOwner(ownerUrl, (client) => client.query('vacuum analyze'));
  say(`read ${unread.length} listings in ${((performance.now() - began) / 1000).toFixed(1)} s`);
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
