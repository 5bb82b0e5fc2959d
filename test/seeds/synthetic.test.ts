import { describe, expect, test } from '@jest/globals';
import { SEED_ORDER, type ListingRow, type PairingRow, type SeedTable } from '../../seeds/row.ts';
import { SeedError } from '../../seeds/seed-file.ts';
import { readTopics } from '../../seeds/synthetic-topic.ts';
import { syntheticRows, type SyntheticOptions } from '../../seeds/synthetic.ts';
import { categoryRows, unitRows } from '../../seeds/taxonomy.ts';
import { refusals } from './row-check.ts';

const NOW = new Date('2026-09-15T20:00:00Z');
const OPTIONS: SyntheticOptions = {
  district: '990001',
  villages: 121,
  listings: 5000,
  pairings: 6000,
  seed: 42,
  now: NOW,
};

interface Collected {
  rows: { [T in SeedTable]?: object[] };
  order: SeedTable[];
  largest: number;
}

/** Gathers the batches by table, with the order in which tables first came and the largest batch. */
function collect(options: SyntheticOptions): Collected {
  const rows: Collected['rows'] = {};
  let largest = 0;
  for (const { table, rows: more } of syntheticRows(options)) {
    rows[table] = [...(rows[table] ?? []), ...more];
    largest = Math.max(largest, more.length);
  }
  return { rows, order: Object.keys(rows) as SeedTable[], largest };
}

const { rows, order, largest } = collect(OPTIONS);
const listings = rows.listing as ListingRow[];
const pairings = rows.pairing as PairingRow[];

describe('a synthetic district', () => {
  test('would be taken by the migration, after units and categories', () => {
    expect(refusals({ ...rows, unit: unitRows(), category: categoryRows() })).toEqual([]);
  });

  test('comes in insert order and in batches', () => {
    const before = SEED_ORDER.filter((table) => order.includes(table));
    expect(order).toEqual(before);
    expect(order).toHaveLength(SEED_ORDER.length - 3);
    expect(largest).toBe(2000);
  });

  test('has what was asked for: villages, about three others each, half needs', () => {
    const kinds = (rows.party as { kind: string }[]).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'VILLAGE')).toHaveLength(121);
    expect(kinds.filter((kind) => kind !== 'VILLAGE')).toHaveLength(3 * 121 + 5);
    expect(rows.town).toHaveLength(9);
    expect(rows.chain).toHaveLength(7);
    expect(listings).toHaveLength(5000);
    expect(listings.filter(({ kind }) => kind === 'NEED')).toHaveLength(2500);
    expect(pairings).toHaveLength(6000);
  });

  test('says everywhere that it is synthetic', () => {
    for (const table of ['district', 'town', 'cluster', 'party', 'person', 'chain', 'listing']) {
      for (const row of rows[table as SeedTable] as { synthetic: boolean }[]) {
        expect(row.synthetic).toBe(true);
      }
    }
    for (const { name } of rows.party as { name: string }[]) expect(name).toMatch(/^样例·/);
  });

  test('writes varied titles with no hole left in them', () => {
    expect(new Set(listings.map(({ title }) => title)).size).toBeGreaterThan(1500);
    for (const { title } of listings) expect(title).not.toMatch(/[{}]|undefined/);
  });

  test('pairs open needs with open resources of another party, in one category', () => {
    const byId = new Map(listings.map((row) => [row.id, row]));
    for (const pairing of pairings) {
      const need = byId.get(pairing.need)!;
      const resource = byId.get(pairing.resource)!;
      expect(need).toMatchObject({ kind: 'NEED', status: 'OPEN', party: pairing.need_party });
      expect(resource).toMatchObject({
        kind: 'RESOURCE',
        status: 'OPEN',
        party: pairing.resource_party,
        category: need.category,
      });
      expect(need.party).not.toBe(resource.party);
      const sum = Object.values(pairing.parts).reduce((total, part) => total + part, 0);
      expect(sum).toBe(pairing.score);
      expect(pairing.reasons[0]).toMatchObject({
        zh: expect.stringMatching(/\p{Script=Han}/u),
        en: expect.stringMatching(/[a-z]/),
      });
    }
  });

  test('is the same for the same options, another for another seed', () => {
    expect(collect(OPTIONS).rows).toEqual(rows);
    const other = collect({ ...OPTIONS, seed: 43 }).rows.listing as ListingRow[];
    expect(other[0]?.id).not.toBe(listings[0]?.id);
  });

  test.each([
    [{ villages: 1, listings: 3 }, 1, 3],
    [{ villages: 3000, listings: 10 }, 3000, 10],
  ])('can be of any size: %o', (size, villages, count) => {
    const made = collect({ ...OPTIONS, ...size, pairings: 0 }).rows;
    const parties = made.party as { kind: string }[];
    expect(parties.filter(({ kind }) => kind === 'VILLAGE')).toHaveLength(villages);
    expect(made.listing).toHaveLength(count);
    expect(refusals({ ...made, unit: unitRows(), category: categoryRows() })).toEqual([]);
  });

  test('refuses a real district code and senseless sizes, in both languages, all at once', () => {
    const wrong = () => collect({ ...OPTIONS, district: '120113', villages: 0, listings: 1.5 });
    expect(wrong).toThrow(SeedError);
    expect(wrong).toThrow(/district：应为.*district must be.*\n.*villages.*\n.*listings/);
  });

  test('says so when the listings do not give the pairings asked for', () => {
    expect(() => collect({ ...OPTIONS, listings: 20, pairings: 1000 })).toThrow(SeedError);
  });

  test('reports how fast it writes', () => {
    const started = performance.now();
    let written = 0;
    for (const { table, rows: more } of syntheticRows({
      ...OPTIONS,
      listings: 60_000,
      pairings: 0,
    })) {
      if (table === 'listing') written += more.length;
    }
    const rate = Math.round((written / (performance.now() - started)) * 1000);
    console.info(`${rate} synthetic listings a second`);
    expect(written).toBe(60_000);
  });
});

describe('the topics of synthetic lists', () => {
  const topics = readTopics();

  test('give at least sixty wordings of each kind, in every chain', () => {
    expect(topics.flatMap(({ need }) => need).length).toBeGreaterThanOrEqual(60);
    expect(topics.flatMap(({ resource }) => resource).length).toBeGreaterThanOrEqual(60);
    expect(new Set(topics.map(({ chain }) => chain)).size).toBe(7);
  });

  test('are of categories below a field, each once', () => {
    const leaves = new Set(
      categoryRows()
        .filter(({ depth }) => depth === 2)
        .map(({ code }) => code),
    );
    for (const { category } of topics) expect(leaves.has(category)).toBe(true);
    expect(new Set(topics.map(({ category }) => category)).size).toBe(topics.length);
  });
});
