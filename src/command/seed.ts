import { beichenRows } from '../../seeds/beichen.ts';
import { SEED_ORDER } from '../../seeds/row.ts';
import { syntheticRows } from '../../seeds/synthetic.ts';
import { categoryRows, unitRows } from '../../seeds/taxonomy.ts';
import type { Database } from '../platform/database/database.ts';
import type { Units } from '../platform/events/unit-of-work.ts';
import { rebuildCounters } from '../insights/counter.service.ts';
import { drainListings } from '../matching/follow.service.ts';
import type { Knowledge } from '../matching/knowledge.service.ts';
import { knowAllLooked } from '../matching/lexicon-head.service.ts';
import { matchAnew } from '../matching/match-anew.service.ts';
import { loadRows, type RowBatch } from './load-rows.ts';
import { seedHolidays } from './seed-holidays.ts';
import { seedMechanisms } from './seed-mechanisms.ts';
import { seedOutcomes } from './seed-outcomes.ts';

export const beichen = '120113';

/** Whether a district is in the database. */
export async function hasDistrict(database: Database, district: string): Promise<boolean> {
  const rows = await database.write(district, (tx) =>
    tx.sql('select from district where district = $1', [district]),
  );
  return rows.length > 0;
}

/** Loads Beichen's published facts and lets the matcher pair them. Doing it again changes nothing. */
export async function seedBeichen(
  database: Database,
  units: Units,
  knowledge: Knowledge,
  now: Date,
): Promise<Record<string, number>> {
  const rows = beichenRows(now);
  const loaded = await loadRows(
    database.ownerUrl,
    beichen,
    SEED_ORDER.filter((table) => table !== 'pairing').map((table): RowBatch => ({
      table,
      rows: rows[table],
    })),
  );
  await database.write(beichen, rebuildCounters);
  await seedMechanisms(units, beichen, now);
  await seedHolidays(units, beichen, now);
  await seedOutcomes(units, beichen, now);
  if ((loaded['listing'] ?? 0) > 0) {
    await matchAnew({ units, knowledge, district: beichen, now: () => now });
    await drainListings(units, knowledge, beichen, () => now);
    await units.run({ district: beichen, actor: null, now }, knowAllLooked);
  }
  return loaded;
}

/** What a synthetic district is to hold. */
export interface SyntheticWish {
  readonly district: string;
  readonly villages: number;
  readonly listings: number;
  readonly pairings: number;
  readonly seed: number;
}

/** Loads a made-up district, marked synthetic, without matching it. */
export async function seedSynthetic(
  database: Database,
  wish: SyntheticWish,
  now: Date,
): Promise<Record<string, number>> {
  function* batches(): Generator<RowBatch> {
    yield { table: 'unit', rows: unitRows() };
    yield { table: 'category', rows: categoryRows() };
    yield* syntheticRows({ ...wish, now });
  }
  const loaded = await loadRows(database.ownerUrl, wish.district, batches(), {
    proven: true,
  });
  await database.write(wish.district, rebuildCounters);
  return loaded;
}
