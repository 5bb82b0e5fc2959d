import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { newId } from '../../src/platform/id.ts';
import { Planner } from '../../src/platform/read/planner.ts';
import { createSchema } from '../../src/schema.ts';
import { parse, type OperationDefinitionNode } from 'graphql';
import { allocationKit, given } from './allocation-kit.ts';
import { kg } from './order-kit.ts';

let made: Awaited<ReturnType<typeof allocationKit>>;
beforeAll(async () => {
  made = await allocationKit();
});
beforeEach(() => made.clear());
afterAll(() => made.kit.close());

describe('planning', () => {
  test('weak villages get as much as strong ones, beside greed, today and no floor', async () => {
    const { names } = await made.rivals();
    const allocation = await made.plan();
    expect(given(allocation, names)).toEqual(['strong<r 5', 'weak<r 5']);
    expect(
      allocation.compared.map(({ kind, points, weak, strong }) => [kind, points, weak, strong]),
    ).toEqual([
      ['PLAN', 750, 50, 50],
      ['GREEDY', 900, 0, 100],
      ['TODAY', 0, 0, 0],
      ['WITHOUT_FLOOR', 900, 0, 100],
    ]);
    expect(allocation).toMatchObject({
      state: 'PLANNED',
      cap: 100,
      fairnessOfStrong: 100,
      needs: {
        nodes: [
          { today: 0, planned: 500, short: true },
          { today: 0, planned: 500, short: true },
        ],
      },
    });
    const without = await made.plan({ fairnessFloor: { none: true } });
    expect(given(without, names)).toEqual(['strong<r 10']);
    expect(without.needs.nodes[0]).toMatchObject({ planned: 0, reason: 'OTHERS_FIRST' });
  });

  test('greed is beaten where a better pairing leaves somebody with nothing', async () => {
    const [one, other] = [await made.kit.listing('NEED', kg), await made.kit.listing('NEED', kg)];
    const [both, first] = [
      await made.kit.listing('RESOURCE', kg),
      await made.kit.listing('RESOURCE', kg),
    ];
    const covered = { quantity: 10_000 };
    await made.kit.pairing(one, both, { ...covered, score: 900 });
    await made.kit.pairing(one, first, { ...covered, score: 850 });
    await made.kit.pairing(other, both, { ...covered, score: 800 });
    const { compared } = await made.plan();
    expect(
      compared
        .slice(0, 2)
        .map(({ kind, points, whole, nothing }) => [kind, points, whole, nothing]),
    ).toEqual([
      ['PLAN', 1650, 2, 0],
      ['GREEDY', 900, 1, 1],
    ]);
  });

  test('a floor nobody can hold is explained', async () => {
    const { weak } = await made.rivals();
    await made.kit.rows(`update listing set quantity = 100000 where id = $1`, [weak]);
    const { codes, messages } = await made.mutate(made.kit.cast.district, 'planAllocation', {
      fairnessFloor: { least: 50 },
    });
    expect(codes).toEqual(['ALLOCATION_UNFAIR']);
    expect(messages[0]).toContain('to 10.0 % at most');
  });

  test('other weights are tried beside the plan, with their own points', async () => {
    const { pairings, names } = await made.rivals();
    await made.kit.rows(`update pairing set parts = '{"distance": 1000}' where id = $1`, [
      pairings.weak,
    ]);
    await made.kit.rows(`update pairing set parts = '{"distance": 0}' where id = $1`, [
      pairings.strong,
    ]);
    const fairnessFloor = { none: true };
    const asked = await made.plan({ fairnessFloor, whatIf: [{ distance: 200 }] });
    expect(given(asked, names)).toEqual(['strong<r 10']);
    expect(asked.compared.at(-1)).toMatchObject({
      kind: 'WHAT_IF',
      points: 600,
      weak: 100,
      strong: 0,
      differs: 2,
      whatIf: 1,
    });
    expect(asked.whatIfs).toEqual([{ distance: 200, time: null }]);
    expect(given(await made.plan({ fairnessFloor, weights: { distance: 200 } }), names)).toEqual([
      'weak<r 10',
    ]);
  });

  test('a lot larger than the gap goes to nobody, and is said; the cap keeps a part back', async () => {
    const need = await made.kit.listing('NEED', { ...kg, quantity: 2_000 });
    const resource = await made.kit.listing('RESOURCE', { ...kg, minimum_lot: 5_000 });
    const other = await made.kit.listing('RESOURCE', {
      ...kg,
      quantity: 1_000,
      minimum_lot: 1_000,
    });
    await made.kit.pairing(need, resource, { quantity: 2_000 });
    await made.kit.pairing(need, other, { quantity: 1_000, score: 700 });
    const names = { [need]: 'need', [resource]: 'lots', [other]: 'r' };
    const allocation = await made.plan();
    expect(given(allocation, names)).toEqual(['need<r 1']);
    expect(allocation.needs.nodes).toMatchObject([{ planned: 500, reason: 'LOT_TOO_LARGE' }]);
    await made.kit.rows(
      `update listing set minimum_lot = null, quantity = 2000 where id = any ($1)`,
      [[resource, other]],
    );
    const half = await made.plan({ cap: 50 });
    expect(given(half, names)).toEqual(['need<lots 1', 'need<r 1']);
    await made.kit.rows(`update listing set status = 'WITHDRAWN' where id = $1`, [other]);
    expect((await made.plan({ cap: 50 })).needs.nodes).toMatchObject([
      { planned: 500, reason: 'KEPT_BACK' },
    ]);
  });

  test('what orders hold or ask for is not given twice', async () => {
    const { pairings, names } = await made.rivals();
    await made.steps.placed(pairings.weak, { quantity: '4' });
    const allocation = await made.plan({ fairnessFloor: { none: true } });
    expect(given(allocation, names)).toEqual(['strong<r 6']);
    expect(allocation.compared.find(({ kind }) => kind === 'TODAY')).toMatchObject({
      part: 1,
      weak: 40,
    });
  });

  test('the scope: by town, by chain, by category with all below it; nothing there is said', async () => {
    const { strong, names } = await made.rivals();
    const { town } = made.kit.cast.needTown;
    expect(given(await made.plan({ town }), names)).toEqual(['weak<r 10']);
    expect(
      given(await made.plan({ chain: made.kit.chain, fairnessFloor: { none: true } }), names),
    ).toEqual(['strong<r 10']);
    const other = await made.kit.make.chain();
    const none = await made.mutate(made.kit.cast.district, 'planAllocation', { chain: other.id });
    expect([none.codes, none.allocation]).toEqual([['ALLOCATION_EMPTY'], null]);
    await made.kit.rows(`update listing set status = 'WITHDRAWN' where id <> $1`, [strong]);
    expect((await made.mutate(made.kit.cast.district, 'planAllocation', {})).codes).toEqual([
      'ALLOCATION_EMPTY',
    ]);
  });

  test.each([
    ['a floor above all', { fairnessFloor: { least: 101 } }, 'ALLOCATION_FLOOR'],
    ['a negative weight', { weights: { distance: -1 } }, 'ALLOCATION_WEIGHTS'],
    ['four what-ifs', { whatIf: [{}, {}, {}, {}] }, 'ALLOCATION_WEIGHTS'],
    ['no cap at all', { cap: 0 }, 'ALLOCATION_CAP'],
    ['no id', { town: 'x' }, 'ID_INVALID'],
  ])('%s is refused', async (_what, input, code) => {
    expect((await made.mutate(made.kit.cast.district, 'planAllocation', input)).codes).toEqual([
      code,
    ]);
  });
});

test('planned twice with one key is planned once, even when nothing is left to plan', async () => {
  await made.rivals();
  const input = { idempotencyKey: newId(made.kit.now) };
  const first = await made.plan(input);
  await made.kit.rows(`update listing set status = 'WITHDRAWN' where status = 'OPEN'`);
  expect((await made.plan(input)).id).toBe(first.id);
  expect(
    (await made.mutate(made.kit.cast.district, 'planAllocation', { ...input, cap: 50 })).codes,
  ).toEqual(['IDEMPOTENCY_KEY_REUSED']);
});

test('a plan with its lines and needs is read in three statements, however many they are', async () => {
  await made.rivals();
  await made.plan();
  const sent: object[] = [];
  const { reads } = made.kit.test.database;
  const planner = new Planner(createSchema(), (district, statements) => {
    sent.push(...statements);
    return reads.send(district, statements);
  });
  const document = parse(`{ allocations(first: 5) { nodes { id state town { name }
    lines(first: 50) { nodes { need { title party { name } } resource { title } unit { name } change order { state } } }
    needs(first: 50) { nodes { need { title } reason } } } } }`);
  const { district, role, id } = made.kit.cast.district;
  const reader = { district, role, values: { id, town: null, party: null, chain: null } };
  const [operation] = document.definitions as [OperationDefinitionNode];
  expect(await planner.execute(document, operation, {}, reader)).toContain('PLANNED');
  expect(sent).toHaveLength(3);
});
