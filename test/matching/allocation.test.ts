import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { solveAllocation } from '../../src/matching/allocation.service.ts';
import { compare } from '../../src/matching/allocation-compare.rule.ts';
import {
  frame,
  shortReason,
  worthOf,
  type AllocationListing,
  type ShortPair,
} from '../../src/matching/allocation-frame.rule.ts';
import { greedyPlan, improve, roundedPlan } from '../../src/matching/allocation-search.rule.ts';
import {
  fillOf,
  floorHolds,
  planFaults,
  planValue,
  type AllocationProblem,
} from '../../src/matching/allocation.rule.ts';

const listing = (over: Partial<AllocationListing> = {}): AllocationListing => ({
  id: 'x',
  quantity: 10_000n,
  booked: 0n,
  uncounted: 0,
  dimension: 'MASS',
  numerator: 1n,
  denominator: 1n,
  minimumLot: null,
  divisible: true,
  ...over,
});
const jin = { numerator: 1n, denominator: 2n };
const ton = { numerator: 1000n, denominator: 1n };
const sqm = { dimension: 'AREA' };
const mu = { dimension: 'AREA', numerator: 2000n, denominator: 3n };
const uncounted = { quantity: null, dimension: null };

describe('how a pairing counts', () => {
  const covers = 1_000n;
  test.each([
    // [what, need, resource, covers, [gives, takes, least, most], compared]
    ['one unit', {}, {}, covers, [1000, 1000, 1, 10], true],
    ['half of it is booked', { booked: 5_000n }, {}, covers, [1000, 1000, 1, 5], true],
    ['jin of kilograms', jin, {}, covers, [1000, 500, 1, 10], true],
    ['kilograms of jin', {}, jin, covers, [500, 1000, 1, 10], true],
    ['jin of a tonne', jin, { ...ton, quantity: 1_000n }, covers, [2000, 1, 1, 5], true],
    [
      'mu of square metres',
      { ...mu, quantity: 3_000n },
      { ...sqm, quantity: 4_000_000n },
      covers,
      [3, 2000, 1, 1000],
      true,
    ],
    ['a lot', {}, { minimumLot: 3_000n }, covers, [1000, 1000, 3, 10], true],
    [
      'the need has a lot, too',
      { minimumLot: 4_000n },
      { minimumLot: 3_000n },
      covers,
      [1000, 1000, 4, 10],
      true,
    ],
    [
      'a lot larger than the gap',
      { quantity: 2_000n },
      { minimumLot: 3_000n },
      covers,
      [1, 1, 1, 0],
      false,
    ],
    [
      'an undivided resource',
      {},
      { divisible: false, quantity: 7_000n },
      covers,
      [7000, 7000, 1, 1],
      true,
    ],
    [
      'an undivided resource, partly gone',
      {},
      { divisible: false, booked: 1n },
      covers,
      [1, 1, 1, 0],
      false,
    ],
    [
      'an undivided need',
      { divisible: false },
      { quantity: 20_000n },
      covers,
      [10_000, 10_000, 1, 1],
      true,
    ],
    [
      'an undivided need, too little',
      { divisible: false },
      { quantity: 9_000n },
      covers,
      [1, 1, 1, 0],
      false,
    ],
    ['neither says how much', uncounted, uncounted, null, [1, 1, 1, 1], false],
    ['the need is under way', { ...uncounted, uncounted: 1 }, uncounted, null, [1, 1, 1, 0], false],
    ['a whole for a quantity', {}, uncounted, null, [10_000, 1, 1, 1], false],
    ['a whole that covers part', {}, uncounted, 4_000n, [4_000, 1, 1, 1], false],
    ['one unit for a whole', uncounted, {}, null, [1, 1000, 1, 1], false],
    ['a lot for a whole', uncounted, { minimumLot: 3_000n }, null, [1, 3000, 1, 1], false],
    [
      'amounts that cannot be compared',
      { dimension: 'PEOPLE' },
      {},
      null,
      [10_000, 1000, 1, 1],
      false,
    ],
    ['same unit, but not the same kind of thing', {}, {}, null, [10_000, 1000, 1, 1], false],
    ['nothing left', {}, { booked: 10_000n }, covers, [1, 1, 1, 0], false],
  ] as const)('%s', (_what, need, resource, asked, [gives, takes, least, most], compared) => {
    const found = frame({ need: listing(need), resource: listing(resource), covers: asked });
    expect(found).toMatchObject({ gives, takes, least, most, compared });
  });

  test.each([
    ['the score alone', 800, {}, {}, 800],
    ['distance counts half as much', 800, { distance: 200 }, { distance: 50 }, 600],
    ['what is not known does not count', 800, { distance: null }, { distance: 50 }, 800],
    ['never nothing', 0, {}, {}, 1],
  ])('worth: %s', (_what, score, parts, weights, worth) => {
    expect(worthOf(score, parts, weights)).toBe(worth);
  });
});

test.each([
  ['nothing', 5, 0, 0],
  ['a third, rounded down', 3, 1, 333_333],
  [
    'beyond what a double multiplies exactly',
    Number.MAX_SAFE_INTEGER,
    Number.MAX_SAFE_INTEGER - 1,
    999_999,
  ],
  ['more than all', 10, 20, 1_000_000],
])('fill: %s', (_what, total, planned, fill) => {
  expect(fillOf({ total, booked: 0, group: null }, planned)).toBe(fill);
});

test.each([
  ['equal', { ofStrong: 100, least: 0 }, [500_000, 1, 500_000, 1], true],
  ['a millionth less', { ofStrong: 100, least: 0 }, [499_999, 1, 500_000, 1], false],
  ['means, not sums', { ofStrong: 100, least: 0 }, [1_000_000, 2, 500_000, 1], true],
  ['eight tenths asked', { ofStrong: 80, least: 0 }, [400_000, 1, 500_000, 1], true],
  ['at least half', { ofStrong: 0, least: 50 }, [499_999, 1, 0, 1], false],
  ['no weak village', { ofStrong: 100, least: 50 }, [0, 0, 900_000, 1], true],
  ['no floor', null, [0, 1, 900_000, 1], true],
] as const)('floor: %s', (_what, floor, [weak, weakNeeds, strong, strongNeeds], holds) => {
  expect(floorHolds(floor, { weak, weakNeeds, strong, strongNeeds })).toBe(holds);
});

describe('why a need stays short', () => {
  const pair = (over: Partial<ShortPair>): ShortPair => ({
    need: 0,
    resource: 0,
    worth: 500,
    gives: 1,
    takes: 1,
    least: 1,
    most: 5,
    lotStops: false,
    keptBack: false,
    left: 10,
    rest: 0,
    own: 0,
    ...over,
  });
  test.each([
    ['NOTHING_OFFERED', [], false],
    ['LOT_TOO_LARGE', [pair({ most: 0, lotStops: true })], false],
    ['OTHERS_FIRST', [pair({ most: 0 })], false],
    ['OTHERS_FIRST', [pair({ own: 3 })], false],
    ['TOO_LITTLE', [pair({ own: 10 })], false],
    ['LOT_TOO_LARGE', [pair({ rest: 3, least: 4 })], false],
    ['FLOOR', [pair({ rest: 3 })], true],
    ['KEPT_BACK', [pair({ own: 10, keptBack: true })], false],
    ['KEPT_BACK', [pair({ most: 0, lotStops: true, keptBack: true })], false],
  ] as const)('%s', (reason, pairs, heldBack) => {
    expect(shortReason(pairs, heldBack)).toBe(reason);
  });
});

/** Made-up problems of up to seven needs, with lots, whole pairs, bookings and villages of both kinds. */
const problems = fc
  .record({
    needs: fc.array(
      fc.record({
        total: fc.integer({ min: 1, max: 40 }),
        booked: fc.integer({ min: 0, max: 4 }),
        group: fc.constantFrom('WEAK', 'STRONG', null),
      }),
      { minLength: 1, maxLength: 7 },
    ),
    resources: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 5 }),
    pairs: fc.array(
      fc.record({
        need: fc.nat(6),
        resource: fc.nat(4),
        worth: fc.integer({ min: 1, max: 1000 }),
        gives: fc.integer({ min: 1, max: 3 }),
        takes: fc.integer({ min: 1, max: 3 }),
        least: fc.integer({ min: 1, max: 6 }),
      }),
      { maxLength: 20 },
    ),
    ofStrong: fc.constantFrom(null, 50, 100),
  })
  .map(({ needs, resources, pairs, ofStrong }): AllocationProblem => {
    const seen = new Set<string>();
    const known = needs.map((need) => ({ ...need, booked: Math.min(need.booked, need.total) }));
    return {
      needs: known,
      resources: resources.map((left) => ({ left })),
      floor: ofStrong === null ? null : { ofStrong, least: 0 },
      pairs: pairs.flatMap((pair) => {
        const [need, left] = [known[pair.need], resources[pair.resource]];
        const key = `${String(pair.need)} ${String(pair.resource)}`;
        if (need === undefined || left === undefined || seen.has(key)) return [];
        seen.add(key);
        const room = Math.min((need.total - need.booked) / pair.gives, left / pair.takes);
        return [{ ...pair, most: Math.floor(room) < pair.least ? 0 : Math.floor(room) }];
      }),
    };
  });

describe('plans', () => {
  test('rounding and search exceed no capacity, undercut no lot, keep the floor, never lose', () => {
    fc.assert(
      fc.property(
        problems,
        fc.array(fc.double({ min: 0, max: 9, noNaN: true }), { maxLength: 20 }),
        (problem, wish) => {
          for (const state of [greedyPlan(problem), roundedPlan(problem, wish)]) {
            if (!state.fair) continue;
            const before = state.value;
            improve(state, Infinity, 60);
            expect(planFaults(problem, state.steps)).toEqual([]);
            expect(state.value).toBeGreaterThan(before - 1e-6);
            expect(state.value).toBeCloseTo(planValue(problem, state.steps), 6);
          }
        },
      ),
      { numRuns: 400, seed: 20_261_125 },
    );
  });

  test('the solver: sound, at least as good as greed, never above the bound, near the best of all plans', async () => {
    const cases = fc.sample(problems, { numRuns: 12, seed: 4 });
    for (const problem of cases) {
      const { solved, greedy } = await solveAllocation({
        problem,
        variants: [{ worths: null, floor: problem.floor }],
      });
      const [plan] = solved;
      const best = bruteForce(problem);
      if (plan == null) {
        expect(best).toBeNull();
        continue;
      }
      const fair = planFaults(problem, greedy.steps).length === 0;
      if (fair) expect(plan.value).toBeGreaterThanOrEqual(greedy.value - 1e-9);
      expect(plan.value).toBeLessThanOrEqual((plan.bound ?? 0) + 1e-3);
      if (best !== null) expect(plan.value).toBeGreaterThanOrEqual(best * 0.9 - 1e-9);
    }
  });

  const two = (floor: AllocationProblem['floor']): AllocationProblem => ({
    needs: [
      { total: 10, booked: 0, group: 'STRONG' },
      { total: 10, booked: 0, group: 'WEAK' },
    ],
    resources: [{ left: 10 }],
    pairs: [
      { need: 0, resource: 0, worth: 900, gives: 1, takes: 1, least: 1, most: 10 },
      { need: 1, resource: 0, worth: 600, gives: 1, takes: 1, least: 1, most: 10 },
    ],
    floor,
  });
  test.each([
    ['without a floor the better score takes all', null, [10, 0]],
    ['with it half goes to the weak village', { ofStrong: 100, least: 0 }, [5, 5]],
    ['at least 70 % for the weak village', { ofStrong: 0, least: 70 }, [3, 7]],
  ])('%s', async (_what, floor, steps) => {
    const problem = two(floor);
    const { solved } = await solveAllocation({ problem, variants: [{ worths: null, floor }] });
    expect([...(solved[0]?.steps ?? [])]).toEqual(steps);
    expect(compare('PLAN', problem, solved[0]?.steps ?? [], null, null).lines).toBe(
      steps.filter((count) => count > 0).length,
    );
  });

  test('a floor out of reach says how far weak villages could come', async () => {
    const floor = { ofStrong: 0, least: 90 };
    const problem = { ...two(floor), resources: [{ left: 4 }] };
    const answer = await solveAllocation({ problem, variants: [{ worths: null, floor }] });
    expect([answer.solved, answer.reach]).toEqual([[null], expect.closeTo(0.4)]);
  });

  test('other weights are answered beside the plan', async () => {
    const problem = two(null);
    const { solved } = await solveAllocation({
      problem,
      variants: [
        { worths: null, floor: null },
        { worths: [100, 900], floor: null },
      ],
    });
    expect(solved.map((one) => [...(one?.steps ?? [])])).toEqual([
      [10, 0],
      [0, 10],
    ]);
  });
});

/** The best of all plans, or null where there are too many to try or none is fair. */
function bruteForce(problem: AllocationProblem): number | null {
  const choices = problem.pairs.map(({ least, most }) =>
    most === 0 ? [0] : [0, ...Array.from({ length: most - least + 1 }, (_, at) => least + at)],
  );
  if (choices.reduce((count, { length }) => count * length, 1) > 20_000) return null;
  let best: number | null = null;
  const steps: number[] = [];
  const from = (at: number): void => {
    if (at === choices.length) {
      if (planFaults(problem, steps).length === 0)
        best = Math.max(best ?? 0, planValue(problem, steps));
      return;
    }
    for (const count of choices[at] ?? []) {
      steps[at] = count;
      from(at + 1);
    }
  };
  from(0);
  return best;
}
