import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sweepDeadlines } from '../../src/orders/pace.service.ts';
import { countClosedOrders } from '../../src/outcomes/outcome.service.ts';
import {
  district,
  orderKit,
  orderSteps,
  toDispatched,
  type OrderKit,
} from '../orders/order-kit.ts';

let kit: OrderKit;
let steps: ReturnType<typeof orderSteps>;
beforeAll(async () => {
  kit = await orderKit();
  countClosedOrders(kit.test.units);
  steps = orderSteps(kit);
});
afterAll(() => kit.close());

const desk = async (who: keyof OrderKit['cast']): Promise<unknown> => {
  const { data, codes } = await kit.ask(
    kit.cast[who],
    '{ myDesk { kind count overdue nextDueAt } }',
  );
  expect(codes).toEqual([]);
  return data['myDesk'];
};

test('an order wanders from desk to desk, and late ones land higher up', async () => {
  const { pairing } = await steps.pair();
  expect(await desk('needVillage')).toEqual([
    { kind: 'PAIRINGS', count: 1, overdue: 0, nextDueAt: null },
  ]);
  let order = await steps.placed(pairing);
  expect(await desk('needVillage')).toEqual([]);
  expect(await desk('needTown')).toEqual([
    { kind: 'ORDER_PLACED', count: 1, overdue: 0, nextDueAt: '2026-03-04T01:00:00Z' },
  ]);
  expect(await desk('resourceTown')).toEqual([]);
  order = await steps.walk(order, ['needTown', 'handOverOrder']);
  expect([await desk('needTown'), await desk('chainLead')]).toMatchObject([
    [],
    [{ kind: 'ORDER_HANDED_OVER' }],
  ]);
  order = await steps.walk(order, ['chainLead', 'dispatchOrder']);
  expect(await desk('resourceParty')).toMatchObject([{ kind: 'ORDER_DISPATCHED', overdue: 0 }]);
  await sweepDeadlines(kit.test.units, district, new Date('2026-03-20T01:00:00Z'));
  expect(await desk('resourceParty')).toMatchObject([{ kind: 'ORDER_DISPATCHED', overdue: 1 }]);
  expect([await desk('needTown'), await desk('chainLead'), await desk('district')]).toMatchObject([
    [{ kind: 'ESCALATED' }],
    [],
    [],
  ]);
  await sweepDeadlines(kit.test.units, district, new Date('2026-03-24T01:00:00Z'));
  await sweepDeadlines(kit.test.units, district, new Date('2026-03-26T01:00:00Z'));
  expect([await desk('chainLead'), await desk('district')]).toMatchObject([
    [{ kind: 'ESCALATED' }],
    [{ kind: 'ESCALATED' }],
  ]);
  expect(await desk('reader')).toEqual([]);

  const { data } = await kit.ask(kit.cast.reader, '{ gaps { kind orders { order { id pace } } } }');
  expect(
    (data['gaps'] as unknown as object[]).filter(
      (gap) => (gap as { kind: string }).kind === 'LATE',
    ),
  ).toEqual([{ kind: 'LATE', orders: [{ order: { id: order.id, pace: 'RED' } }] }]);
});

test('gaps: what nobody has, what nobody takes, what hangs on one, who elsewhere could help', async () => {
  const other = await kit.make.chain();
  const [stage] = await kit.rows<{ id: string }>(
    `insert into chain_stage (district, id, chain, name, rank) values ($1, gen_random_uuid(), $2, '合成环节', 1) returning id`,
    [district, other.id],
  );
  const wanted = await kit.listing('NEED', { chain: other.id });
  const idle = await kit.listing('RESOURCE', { chain: other.id });
  const single = await kit.listing('RESOURCE', { chain: other.id });
  for (const need of [
    await kit.listing('NEED', { chain: other.id }),
    await kit.listing('NEED', { chain: other.id }),
  ])
    await kit.pairing(need, single);
  const { data } = await kit.ask(
    kit.cast.reader,
    `{ gaps(chain: "${other.id}") { kind chain { id } stage { name } count listings { listing { id } } } }`,
  );
  expect(stage).toBeDefined();
  expect(data['gaps']).toMatchObject([
    { kind: 'MISSING', count: 1, chain: { id: other.id }, listings: [{ listing: { id: wanted } }] },
    { kind: 'THIN', count: 2 },
    { kind: 'EMPTY_STAGE', stage: { name: '合成环节' }, count: 0 },
    { kind: 'SURPLUS', count: 1, listings: [{ listing: { id: idle } }] },
  ]);
});

describe('tasks', () => {
  const set = (who: keyof OrderKit['cast'], over: Record<string, unknown> = {}) =>
    kit.ask(
      kit.cast[who],
      `mutation ($input: SetTaskInput!) { setTask(input: $input) { task { goal target reached responsible { id } metric { code } } userErrors { code } } }`,
      {
        input: {
          goal: '产品卖得出',
          task: '销出合成产品',
          measure: '对接直播间',
          responsible: kit.cast.needVillage.party,
          deadline: '2026-12-31',
          chain: kit.chain,
          metric: 'goods',
          target: '100',
          ...over,
        },
      },
    );

  test('progress is what its chain’s outcomes say', async () => {
    const { data } = await set('chainLead');
    expect(data['setTask']).toMatchObject({
      task: { target: '100', reached: '0' },
      userErrors: [],
    });
    const told = await kit.ask(
      kit.cast.reader,
      `{ events(last: 1, filter: { type: { eq: TASK_SET }, party: { eq: "${kit.cast.needVillage.party ?? ''}" } }) {
         nodes { ... on TaskSet { task { goal } } } } }`,
    );
    expect(told.data['events']).toEqual({ nodes: [{ task: { goal: '产品卖得出' } }] });
    const { pairing } = await steps.pair();
    await steps.walk(
      await steps.placed(pairing),
      ...toDispatched,
      ['resourceParty', 'acceptOrder'],
      ['resourceParty', 'deliverOrder', { quantity: '10' }],
    );
    const after = await kit.ask(
      kit.cast.reader,
      `{ tasks(first: 1) { nodes { reached chain { id } } } }`,
    );
    expect(after.data['tasks']).toEqual({ nodes: [{ reached: '10', chain: { id: kit.chain } }] });
    expect(await desk('chainLead')).toContainEqual(
      expect.objectContaining({ kind: 'TASKS', count: 1 }),
    );
  });

  test.each([
    ['needVillage', {}, 'FORBIDDEN'],
    ['reader', {}, 'FORBIDDEN'],
    ['district', { goal: ' ' }, 'TITLE_MISSING'],
    ['district', { deadline: '2026-01-01' }, 'WINDOW_OVER'],
    ['district', { metric: 'nonsense' }, 'REFERENCE_NOT_FOUND'],
    ['district', { target: '0' }, 'QUANTITY_NOT_POSITIVE'],
  ] as const)('%s %j: %s', async (who, over, code) => {
    const { data, codes } = await set(who, over);
    expect([...codes, ...(data['setTask']?.userErrors ?? []).map((error) => error.code)]).toEqual([
      code,
    ]);
  });
});
