import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Role, type Viewer } from '../../src/access/viewer.rule.ts';
import { forgetAllocations } from '../../src/orders/allocation-apply.service.ts';
import { newId } from '../../src/platform/id.ts';
import { allocationKit, given, type Allocation } from './allocation-kit.ts';
import { ledgerFaults, viewerOf, type Cast } from './order-kit.ts';

let made: Awaited<ReturnType<typeof allocationKit>>;
beforeAll(async () => {
  made = await allocationKit();
});
beforeEach(() => made.clear());
afterAll(() => made.kit.close());

describe('applying', () => {
  test('every line becomes a placed order, once; the plan says so to everyone', async () => {
    const { names, resource, weak, pairings } = await made.rivals();
    const allocation = await made.plan();
    const idempotencyKey = newId(made.kit.now);
    const [first, again] = [
      await made.apply(allocation, made.kit.cast.district, { idempotencyKey }),
      await made.apply(allocation, made.kit.cast.district, { idempotencyKey }),
    ];
    expect(first.codes).toEqual([]);
    expect(again).toEqual(first);
    expect(given(first.allocation as Allocation, names)).toEqual(['strong<r 5', 'weak<r 5']);
    expect(first.allocation).toMatchObject({
      state: 'APPLIED',
      version: 2,
      lines: { nodes: [{ change: 'ORDERED', order: { state: 'PLACED' } }, { change: 'ORDERED' }] },
    });
    expect(await made.steps.pairingState(pairings.weak)).toBe('TAKEN_UP');
    const orders = await made.kit.rows(
      `select quantity::text, need_quantity::text, created_by from work_order where resource = $1 and need = $2`,
      [resource, weak],
    );
    expect(orders).toEqual([
      { quantity: '5000', need_quantity: '5000', created_by: made.kit.cast.district.id },
    ]);
    expect((await made.apply({ ...allocation, version: 2 })).codes).toEqual(['ALLOCATION_APPLIED']);
    expect(await ledgerFaults(made.kit)).toEqual([]);
  });

  test.each([
    [
      'a listing was withdrawn',
      'ALLOCATION_LISTING_CLOSED',
      `update listing set status = 'WITHDRAWN', version = version + 1 where id = $1`,
    ],
    [
      'a listing was edited',
      'ALLOCATION_LISTING_CHANGED',
      `update listing set title = '合成条目，改过', version = version + 1 where id = $1`,
    ],
    [
      'less is left',
      'ALLOCATION_CAPACITY_CHANGED',
      `update listing set quantity = 9000, version = version + 1 where id = $1`,
    ],
    [
      'a pairing was declined',
      'ALLOCATION_PAIRING_CHANGED',
      `update pairing set state = 'DECLINED', version = version + 1 where resource = $1 and score = 600`,
    ],
  ])('%s: nothing is ordered and the answer says what changed', async (_what, code, change) => {
    const { resource } = await made.rivals();
    const allocation = await made.plan();
    await made.kit.rows(change, [resource]);
    expect((await made.apply(allocation)).codes).toEqual([code]);
    expect(
      await made.kit.rows(`select id from work_order where resource = $1`, [resource]),
    ).toEqual([]);
  });

  test('an order placed meanwhile is told as what is left', async () => {
    const { pairings } = await made.rivals();
    const allocation = await made.plan();
    await made.steps.placed(pairings.weak, { quantity: '4' });
    const { codes, messages } = await made.apply(allocation);
    expect(codes.sort()).toEqual([
      'ALLOCATION_CAPACITY_CHANGED',
      'ALLOCATION_CAPACITY_CHANGED',
      'ALLOCATION_PAIRING_CHANGED',
    ]);
    expect(messages.join()).toMatch(/10 kg were left, now 6;/);
  });

  test('of plans applied at the same time over the same resource one holds', async () => {
    const { resource } = await made.rivals();
    const plans = [
      await made.plan(),
      await made.plan(),
      await made.plan({ fairnessFloor: { none: true } }),
    ];
    const answers = await Promise.all(plans.map((one) => made.apply(one)));
    expect(answers.filter(({ codes }) => codes.length === 0)).toHaveLength(1);
    const [{ sum } = { sum: '' }] = await made.kit.rows<{ sum: string }>(
      `select sum(quantity)::text as sum from work_order where resource = $1`,
      [resource],
    );
    expect(sum).toBe('10000');
  });

  test('placing by hand and applying at the same time never promise more than there is', async () => {
    for (let round = 0; round < 6; round++) {
      const { resource, pairings } = await made.rivals();
      const allocation = await made.plan();
      await Promise.all([
        made.apply(allocation),
        made.kit.act(made.kit.cast.needVillage, 'placeOrder', {
          pairing: pairings.weak,
          quantity: '10',
        }),
      ]);
      const orders = await made.kit.rows<{ quantity: string }>(
        `select quantity::text from work_order where resource = $1 order by quantity`,
        [resource],
      );
      expect([['5000', '5000'], ['10000']]).toContainEqual(orders.map(({ quantity }) => quantity));
      await made.kit.rows(`update listing set status = 'WITHDRAWN' where status = 'OPEN'`);
    }
  });

  test('too old, unknown, or not the version seen', async () => {
    await made.rivals();
    const allocation = await made.plan();
    expect((await made.apply({ ...allocation, version: 7 })).codes).toEqual(['VERSION_CONFLICT']);
    expect((await made.apply({ ...allocation, id: newId(made.kit.now) })).codes).toEqual([
      'ALLOCATION_NOT_FOUND',
    ]);
    const then = made.kit.now;
    made.kit.now = new Date(then.getTime() + 8 * 86_400_000);
    expect((await made.apply(allocation)).codes).toEqual(['ALLOCATION_EXPIRED']);
    expect(await forgetAllocations(made.kit.test.units, '120113', made.kit.now)).toBeGreaterThan(0);
    expect((await made.apply(allocation)).codes).toEqual(['ALLOCATION_NOT_FOUND']);
    made.kit.now = then;
  });
});

describe('who', () => {
  const planning: readonly (readonly [keyof Cast, string[]])[] = [
    ['district', []],
    ['chainLead', []],
    ['needTown', []],
    ['needVillage', ['FORBIDDEN']],
    ['stranger', ['FORBIDDEN']],
    ['reader', ['FORBIDDEN']],
  ];
  test.each(planning)('%s plans', async (who, codes) => {
    await made.rivals();
    expect((await made.mutate(made.kit.cast[who], 'planAllocation', {})).codes).toEqual(codes);
  });

  test('a town and a chain’s lead plan for themselves alone', async () => {
    const { names } = await made.rivals();
    expect(given(await made.plan({}, made.kit.cast.needTown), names)).toEqual(['weak<r 10']);
    const other = await made.kit.make.chain();
    for (const [viewer, input] of [
      [made.kit.cast.needTown, { town: made.kit.cast.resourceTown.town }],
      [made.kit.cast.chainLead, { chain: other.id }],
    ] as const)
      expect((await made.mutate(viewer, 'planAllocation', input)).codes).toEqual(['FORBIDDEN']);
  });

  test('a town applies a plan over itself, never one over the whole district; a chain’s lead none', async () => {
    const { names } = await made.rivals();
    const { needTown, chainLead, needVillage, reader, resourceTown } = made.kit.cast;
    const whole = await made.plan();
    const own = await made.plan({}, needTown);
    const ofChain = await made.plan({}, chainLead);
    for (const [viewer, allocation] of [
      [needTown, whole],
      [needTown, ofChain],
      [resourceTown, own],
      [chainLead, whole],
      [chainLead, ofChain],
      [needVillage, own],
      [reader, own],
    ] as const)
      expect((await made.apply(allocation, viewer)).codes).toEqual(['FORBIDDEN']);
    const applied = await made.apply(own, needTown);
    expect([applied.codes, given(applied.allocation as Allocation, names)]).toEqual([
      [],
      ['weak<r 10'],
    ]);
  });

  test('previews are seen by those who plan the like of them, applied plans by all; events by all, their plan as it may be seen', async () => {
    await made.rivals();
    const own = await made.plan({}, made.kit.cast.needTown);
    const sees = async (viewer: Viewer) => {
      const { data } = await made.kit.ask(
        viewer,
        `query ($id: ID!) { allocation(id: $id) { id }
          events(last: 1, filter: { type: { eq: ALLOCATION_PLANNED } }) { nodes { ... on AllocationPlanned { lines allocation { id } } } } }`,
        { id: own.id },
      );
      const [event] = data['events']?.['nodes'] as { lines: number; allocation: object | null }[];
      return [data['allocation'] !== null, event?.lines, event?.allocation != null];
    };
    const { district, needTown, resourceTown, chainLead, reader, needVillage } = made.kit.cast;
    const auditor = viewerOf(Role.AUDITOR);
    for (const viewer of [district, needTown, auditor])
      expect(await sees(viewer)).toEqual([true, 1, true]);
    for (const viewer of [resourceTown, chainLead, reader, needVillage])
      expect(await sees(viewer)).toEqual([false, 1, false]);
    await made.apply(own, needTown);
    for (const viewer of [resourceTown, chainLead, reader, needVillage])
      expect(await sees(viewer)).toEqual([true, 1, true]);
  });
});
