import { SeededRandom } from './random.ts';
import type { DistrictRow, SeedBatch, SeedTable, SeedTables } from './row.ts';
import { SeedError } from './seed-file.ts';
import { syntheticChains } from './synthetic-chain.ts';
import { syntheticListings } from './synthetic-listing.ts';
import { syntheticPairings } from './synthetic-pairing.ts';
import { syntheticParties } from './synthetic-party.ts';
import { readTopics } from './synthetic-topic.ts';

export interface SyntheticOptions {
  /** Six digits beginning with 99, which no real division code does. */
  readonly district: string;
  readonly villages: number;
  readonly listings: number;
  readonly seed: number;
  readonly now: Date;
  /** Pairings written without the matcher, for reading benches; none unless asked for. */
  readonly pairings?: number;
  /** Rows in one batch at most, 2000 unless told. */
  readonly batch?: number;
}

/**
 * A made-up district of any size, in batches in insert order, every row marked synthetic. The same
 * options give the same rows. Units and categories are not among them: those rows (`unitRows`,
 * `categoryRows`) must be in the database first. Throws SeedError for options that make no district.
 */
export function* syntheticRows(options: SyntheticOptions): Generator<SeedBatch> {
  const { district, villages, listings, seed, now, pairings = 0, batch = 2000 } = options;
  check(options);
  const random = new SeededRandom(seed);
  const parties = syntheticParties(district, villages, seed, now, random);
  const chains = syntheticChains(district, parties, seed, random);
  yield { table: 'district', rows: [districtRow(options)] };
  yield* batches('town', parties.town, batch);
  yield* batches('cluster', parties.cluster, batch);
  yield* batches('party', parties.party, batch);
  yield* batches('person', parties.contact, batch);
  yield* batches('chain', chains.chain, batch);
  yield* batches('chain_alias', chains.chain_alias, batch);
  yield* batches('chain_stage', chains.chain_stage, batch);
  yield* batches('chain_member', chains.chain_member, batch);
  const plan = { district, listings, seed, now, batch, topics: readTopics() };
  const notes = {
    topic: new Uint8Array(listings),
    party: new Int32Array(listings),
    quantity: new Float64Array(listings),
    open: new Uint8Array(listings),
  };
  for (const rows of syntheticListings(plan, parties, chains, notes, random)) {
    yield { table: 'listing', rows };
  }
  if (pairings === 0) return;
  for (const rows of syntheticPairings(plan, pairings, parties, chains, notes, random)) {
    yield { table: 'pairing', rows };
  }
}

function districtRow({ district, villages, now }: SyntheticOptions): DistrictRow {
  return {
    district,
    name: `样例区${district}`,
    city: '样例市',
    time_zone: 'Asia/Shanghai',
    published_villages: villages,
    published_parties: null,
    source: 'synthetic',
    synthetic: true,
    created_at: now,
  };
}

function* batches<T extends SeedTable>(
  table: T,
  rows: readonly SeedTables[T][],
  size: number,
): Generator<SeedBatch> {
  for (let at = 0; at < rows.length; at += size) {
    yield { table, rows: rows.slice(at, at + size) } as SeedBatch;
  }
}

function check({ district, villages, listings, seed, pairings = 0, batch = 1 }: SyntheticOptions) {
  const whole = (value: number, least: number) => Number.isSafeInteger(value) && value >= least;
  const wrong = [
    !/^99\d{4}$/.test(district) && [
      'district',
      '99 开头的六位代码',
      'six digits beginning with 99',
    ],
    !whole(villages, 1) && ['villages', '不小于 1 的整数', 'a whole number from 1'],
    !whole(listings, 0) && ['listings', '不小于 0 的整数', 'a whole number from 0'],
    !Number.isSafeInteger(seed) && ['seed', '整数', 'a whole number'],
    !whole(pairings, 0) && ['pairings', '不小于 0 的整数', 'a whole number from 0'],
    !whole(batch, 1) && ['batch', '不小于 1 的整数', 'a whole number from 1'],
  ].filter((found) => found !== false);
  if (wrong.length === 0) return;
  throw new SeedError(
    wrong.map(([name, zh, en]) => `${name}：应为${zh}。${name} must be ${en}.`).join('\n'),
  );
}
