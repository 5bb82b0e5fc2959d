import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { autoMetric, spanBefore } from '../../src/outcomes/metric.rule.ts';
import { countClosedOrders } from '../../src/outcomes/outcome.service.ts';
import { orderKit, orderSteps, toDispatched, type OrderKit } from '../orders/order-kit.ts';

let kit: OrderKit;
let steps: ReturnType<typeof orderSteps>;
beforeAll(async () => {
  kit = await orderKit();
  countClosedOrders(kit.test.units);
  steps = orderSteps(kit);
});
afterAll(() => kit.close());

const say = (
  who: keyof OrderKit['cast'],
  mutation: 'recordOutcome' | 'correctOutcome',
  input: object,
) =>
  kit.ask(
    kit.cast[who],
    `mutation ($input: ${mutation === 'recordOutcome' ? 'RecordOutcomeInput' : 'CorrectOutcomeInput'}!) {
      ${mutation}(input: $input) { outcome { id value automatic corrects { id } } userErrors { code } } }`,
    { input },
  );
interface Total {
  readonly metric: string;
  readonly name: string;
  readonly value: string;
  readonly entries: number;
  readonly before: string | null;
}
const totals = async (args: string): Promise<Total[]> => {
  const { data, codes } = await kit.ask(
    kit.cast.reader,
    `{ outcomeTotals(${args}) { metric name value entries before } }`,
  );
  expect(codes).toEqual([]);
  return data['outcomeTotals'] as unknown as Total[];
};

/** An order on which 10 kg were delivered in two parts. */
const delivered = async () => {
  const { pairing } = await steps.pair();
  return steps.walk(
    await steps.placed(pairing),
    ...toDispatched,
    ['resourceParty', 'acceptOrder'],
    ['resourceParty', 'deliverOrder', { quantity: '4' }],
    ['resourceParty', 'deliverOrder', { quantity: '6' }],
  );
};

test('a closed order counts by itself, once; what is recorded counts once everywhere; a correction shows', async () => {
  const order = await delivered();
  const goods = 'metric: "goods"';
  expect(await totals(`by: DISTRICT, ${goods}`)).toEqual([
    { metric: 'goods', name: '', value: '10', entries: 1, before: null },
  ]);
  // Both parties had a part in it: each has it whole, the chain and the district have it once.
  expect((await totals(`by: PARTY, ${goods}`)).map(({ value }) => value)).toEqual(['10', '10']);
  expect((await totals(`by: TOWN, ${goods}`)).map(({ value }) => value)).toEqual(['10', '10']);
  expect((await totals(`by: CHAIN, ${goods}`)).map(({ value }) => value)).toEqual(['10']);
  const { needVillage, resourceParty } = kit.cast;
  const both = `party: "${needVillage.party ?? ''}", withParty: "${resourceParty.party ?? ''}"`;
  expect((await totals(`by: DISTRICT, ${goods}, ${both}`)).map(({ value }) => value)).toEqual([
    '10',
  ]);

  const again = await say('resourceParty', 'recordOutcome', {
    order: order.id,
    metric: 'goods',
    value: '10',
  });
  expect(again.data['recordOutcome']?.userErrors).toEqual([{ code: 'OUTCOME_RECORDED' }]);

  const [entry] = await kit.rows<{ id: string }>(
    `select id from outcome where order_id = $1 and metric = 'goods'`,
    [order.id],
  );
  const corrected = await say('needVillage', 'correctOutcome', {
    outcome: entry?.id,
    value: '9.5',
  });
  expect(corrected.data['correctOutcome']).toMatchObject({
    outcome: { value: '-0.5', corrects: { id: entry?.id } },
    userErrors: [],
  });
  const twice = await say('needVillage', 'correctOutcome', { outcome: entry?.id, value: '9' });
  expect(twice.data['correctOutcome']).toMatchObject({ outcome: { value: '-0.5' } });
  expect((await totals(`by: DISTRICT, ${goods}`)).map(({ value }) => value)).toEqual(['9']);
  expect(
    (await say('needVillage', 'correctOutcome', { outcome: entry?.id, value: '9' })).data[
      'correctOutcome'
    ]?.userErrors,
  ).toEqual([{ code: 'OUTCOME_UNCHANGED' }]);
});

test('a span is compared to the one before', async () => {
  const order = await delivered();
  for (const [metric, occurredOn, value] of [
    ['goods', null, null],
    ['goods', '2026-02-20', '3'],
  ] as const) {
    if (value === null) continue;
    const [delivery] = await kit.rows<{ id: string }>(
      `select id from delivery where work_order = $1 order by ordinal`,
      [order.id],
    );
    const { data } = await say('resourceParty', 'recordOutcome', {
      order: order.id,
      metric,
      value,
      occurredOn,
      delivery: delivery?.id,
    });
    expect(data['recordOutcome']?.userErrors).toEqual([]);
  }
  const [sum] = await totals('by: DISTRICT, metric: "goods", from: "2026-03-01", to: "2026-03-31"');
  expect(sum).toMatchObject({ before: '3' });
  expect((await totals('by: MONTH, metric: "goods"')).map(({ name }) => name)).toEqual([
    '2026-02',
    '2026-03',
  ]);
});

test.each(['stranger', 'chainLead', 'reader'] as const)('who may: %s', async (who) => {
  const order = await delivered();
  const { data, codes } = await say(who, 'recordOutcome', {
    order: order.id,
    metric: 'area',
    value: '1',
  });
  // The chain's lead has a part in it; the metric is in square metres, which this test's database does not know.
  expect([codes, data['recordOutcome']?.userErrors]).toEqual(
    who === 'chainLead' ? [[], [{ code: 'REFERENCE_NOT_FOUND' }]] : [['FORBIDDEN'], undefined],
  );
});

test('nothing delivered, nothing to record', async () => {
  const { pairing } = await steps.pair();
  const order = await steps.placed(pairing);
  const { data } = await say('needVillage', 'recordOutcome', {
    order: order.id,
    metric: 'goods',
    value: '1',
  });
  expect(data['recordOutcome']?.userErrors).toEqual([{ code: 'NOTHING_DELIVERED' }]);
});

test('rules', () => {
  const metrics = [
    { code: 'people', auto_dimension: 'PEOPLE', auto_category: null },
    { code: 'jobs', auto_dimension: 'PEOPLE', auto_category: 'labour' },
    { code: 'plain', auto_dimension: null, auto_category: null },
  ];
  const code = (dimension: string | null, category: string | null) =>
    autoMetric(metrics, { dimension, category })?.code;
  expect([
    code('PEOPLE', 'labour.seasonal'),
    code('PEOPLE', 'labourers'),
    code('PEOPLE', null),
    code('MASS', 'labour'),
  ]).toEqual(['jobs', 'people', 'people', undefined]);
  expect(spanBefore('2026-03-01', '2026-03-31')).toEqual({ from: '2026-01-29', to: '2026-02-28' });
});

test('a district has metrics of its own; a unit in use stays', async () => {
  const set = async (
    who: keyof OrderKit['cast'],
    input: { code: string; nameZh?: string; unit?: string },
  ): Promise<unknown> => {
    const { data, codes } = await kit.ask(
      kit.cast[who],
      'mutation ($input: SetMetricInput!) { setMetric(input: $input) { metric { name own unit { code } } userErrors { code } } }',
      { input: { nameZh: '合成指标', nameEn: 'made up', unit: 'kg', ...input } },
    );
    return codes[0] ?? data['setMetric']?.userErrors?.[0]?.code ?? data['setMetric']?.['metric'];
  };
  expect(await set('district', { code: 'compost' })).toEqual({
    name: '合成指标',
    own: true,
    unit: { code: 'kg' },
  });
  const order = await delivered();
  await say('needVillage', 'recordOutcome', { order: order.id, metric: 'compost', value: '7' });
  expect((await totals('by: DISTRICT, metric: "compost"'))[0]).toMatchObject({ value: '7' });
  expect(await set('district', { code: 'compost', unit: 'jin' })).toBe('METRIC_IN_USE');
  expect(await set('district', { code: 'compost', nameZh: '堆肥' })).toMatchObject({
    name: '堆肥',
  });
  expect(await set('district', { code: 'goods' })).toBe('METRIC_INVALID');
  expect(await set('district', { code: '大写' })).toBe('METRIC_INVALID');
  expect(await set('district', { code: 'other', unit: 'none' })).toBe('REFERENCE_NOT_FOUND');
  expect(await set('needTown', { code: 'other' })).toBe('FORBIDDEN');
});
