import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Role } from '../../src/access/viewer.rule.ts';
import { seedSynthetic } from '../../src/command/seed.ts';
import { assignmentProgramme, type Assignable } from '../../src/partnerships/assignment.rule.ts';
import { bestPairs } from '../../src/partnerships/assignment.service.ts';
import { complement, type Side } from '../../src/partnerships/complement.rule.ts';
import { suggestPartnerships } from '../../src/partnerships/partnership.service.ts';
import { orderKit, viewerOf, type OrderKit } from '../orders/order-kit.ts';

const side = (over: Partial<Side>): Side => ({
  id: 'x',
  name: '甲',
  town: null,
  cluster: null,
  lat: null,
  lon: null,
  chains: [],
  needs: [],
  resources: [],
  ...over,
});

describe('complement', () => {
  const strong = side({
    id: 's',
    name: '甲',
    resources: ['a', 'b'],
    needs: ['c'],
    town: 't',
    chains: ['k'],
    lat: 39.2,
    lon: 117.1,
  });
  test.each([
    ['nothing in common', side({}), 0, []],
    ['what the weak one needs', side({ needs: ['a', 'b', 'z'] }), 200, ['STRONG_GIVES']],
    ['what the strong one needs', side({ resources: ['c'] }), 60, ['WEAK_GIVES']],
    ['town and chain', side({ town: 't', chains: ['k'] }), 80, ['SAME_TOWN', 'SAME_CHAIN']],
    ['next door', side({ lat: 39.2, lon: 117.1 }), 100, ['NEAR']],
    ['far away', side({ lat: 39.9, lon: 117.1 }), 0, []],
  ] as const)('%s', (_what, weak, score, codes) => {
    const found = complement(strong, weak, 0);
    expect([found.score, found.reasons.map(({ code }) => code)]).toEqual([score, codes]);
  });
});

describe('assignment', () => {
  const table = (scores: readonly (readonly number[])[]): Assignable[] =>
    scores.flatMap((row, weak) =>
      row.map((score, strong) => ({
        weak: `w${String(weak)}`,
        strong: `s${String(strong)}`,
        score,
      })),
    );
  const total = (pairs: readonly Assignable[]): number =>
    pairs.reduce((sum, { score }) => sum + score, 0);
  /** Every way there is. */
  const brute = (scores: readonly (readonly number[])[], cap: number): number => {
    const used = scores[0]?.map(() => 0) ?? [];
    const from = (weak: number): number => {
      const row = scores[weak];
      if (row === undefined) return 0;
      let best = from(weak + 1);
      row.forEach((score, strong) => {
        if ((used[strong] ?? 0) >= cap) return;
        used[strong] = (used[strong] ?? 0) + 1;
        best = Math.max(best, score + from(weak + 1));
        used[strong] -= 1;
      });
      return best;
    };
    return from(0);
  };

  test('greed loses, the solver does not', async () => {
    const pairs = await bestPairs(
      table([
        [10, 9],
        [9, 1],
      ]),
      1,
    );
    expect(total(pairs)).toBe(18);
  });

  test.each([1, 2])('as good as trying everything, cap %i', async (cap) => {
    let state = 11;
    const random = (): number => (state = (state * 48271) % 2147483647) % 500;
    const scores = Array.from({ length: 6 }, () => Array.from({ length: 4 }, random));
    const pairs = await bestPairs(table(scores), cap);
    expect(total(pairs)).toBe(brute(scores, cap));
    expect(new Set(pairs.map(({ weak }) => weak)).size).toBe(pairs.length);
  });

  test('nothing to choose from', async () => {
    expect(assignmentProgramme([], 1)).toBeNull();
    expect(await bestPairs(table([[0]]), 1)).toEqual([]);
  });
});

describe('in the graph', () => {
  let kit: OrderKit;
  const synthetic = '990001';
  beforeAll(async () => {
    kit = await orderKit();
    const wish = { district: synthetic, villages: 121, listings: 2_000, pairings: 0, seed: 1 };
    await seedSynthetic(kit.test.database, wish, kit.now);
  });
  afterAll(() => kit.close());

  test('121 synthetic villages: every weak one has a partner, explained, within two seconds', async () => {
    const viewer = viewerOf(Role.READER, { district: synthetic });
    const services = { database: kit.test.database, units: kit.test.units } as never;
    const [count] = await kit.test.database.write(synthetic, (tx) =>
      tx.sql<{ weak: number; strong: number }>(
        `select (count(*) filter (where strength = 'WEAK'))::int as weak, (count(*) filter (where strength = 'STRONG'))::int as strong from party where kind = 'VILLAGE'`,
      ),
    );
    const began = performance.now();
    const found = await suggestPartnerships({ services, viewer, now: kit.now }, null);
    const took = performance.now() - began;
    process.stdout.write(
      `${JSON.stringify(count)}: ${String(found.length)} partnerships in ${took.toFixed(0)} ms\n`,
    );
    expect(took).toBeLessThan(2_000);
    expect(found).toHaveLength(count?.weak ?? -1);
    const cap = Math.ceil((count?.weak ?? 0) / (count?.strong ?? 1));
    for (const led of Map.groupBy(found, ({ strong }) => strong).values())
      expect(led.length).toBeLessThanOrEqual(cap);
    for (const { reasons, score } of found)
      expect([reasons.length > 0, reasons.reduce((sum, { points }) => sum + points, 0)]).toEqual([
        true,
        score,
      ]);
  });

  test('suggested, formed, not twice, ended', async () => {
    const { cast } = kit;
    await kit.rows(
      `update party set strength = case when id = $1 then 'STRONG' else 'WEAK' end where kind = 'VILLAGE'`,
      [cast.resourceParty.party],
    );
    const [weak, strong] = [cast.needVillage.party, cast.resourceParty.party];
    await kit.rows(
      `update party set lat = 39.2, lon = 117.1, coordinates_source = 'test' where kind = 'VILLAGE'`,
    );
    const suggested = await kit.ask(
      cast.reader,
      `{ suggestPartnerships { strong { id } weak { id } score reasons { code zh } } }`,
    );
    expect(suggested).toMatchObject({
      codes: [],
      data: { suggestPartnerships: [{ strong: { id: strong }, weak: { id: weak }, score: 100 }] },
    });

    const form = `mutation { formPartnership(input: { strong: "${String(strong)}", weak: "${String(weak)}", strongBrings: "直播间" }) {
      partnership { id version strong { name } needsNow orderCount } userErrors { code } } }`;
    expect((await kit.ask(cast.needTown, form)).codes).toEqual(['FORBIDDEN']);
    const { data } = await kit.ask(cast.district, form);
    expect(data['formPartnership']).toMatchObject({
      partnership: { version: 1, orderCount: 0 },
      userErrors: [],
    });
    expect((await kit.ask(cast.district, form)).data['formPartnership']?.userErrors).toEqual([
      { code: 'PARTNERS_ALREADY' },
    ]);
    expect(
      (await kit.ask(cast.reader, `{ suggestPartnerships { score } }`)).data['suggestPartnerships'],
    ).toEqual([]);
    const { id } = data['formPartnership']?.['partnership'] as { id: string };
    const ended = await kit.ask(
      cast.district,
      `mutation { endPartnership(input: { id: "${id}", version: 1 }) { partnership { endedOn } userErrors { code } } }`,
    );
    expect(ended.data['endPartnership']).toEqual({
      partnership: { endedOn: '2026-03-02' },
      userErrors: [],
    });
  });
});
