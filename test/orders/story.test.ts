import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Role } from '../../src/access/viewer.rule.ts';
import { counterDifferences, rebuildCounters } from '../../src/insights/counter.service.ts';
import { beichenListingId } from '../../seeds/beichen-id.ts';
import { LiveClient } from '../platform/live/live-client.ts';
import { testApplication, type Answer, type TestApplication } from '../support/application.ts';
import { factoryOf } from '../support/factory.ts';

/* 西赵庄村's lotus root in 双街村's livestream room: five accounts, over HTTP, with a subscription open. */

let application: TestApplication;
beforeAll(async () => void (application = await testApplication()));
afterAll(() => application.close());

const district = '120113';
const rows = <Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> =>
  application.core.database.write(district, (tx) => tx.sql<Row>(text, values));

async function ask(
  key: string,
  query: string,
  variables: object = {},
): Promise<Answer<Record<string, Record<string, unknown>>>> {
  const response = await fetch(`${application.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer<Record<string, Record<string, unknown>>>;
}

/**
 * The matcher's pairing. Whether it finds it is what test/app.test.ts watches; this story begins after
 * that, so where there is none it is written here.
 */
async function proposed(need: string, resource: string): Promise<{ id: string; chain: string }> {
  await rows(
    `insert into pairing (district, id, need, resource, need_party, resource_party, chain, category, score, parts, reasons, notify, state,
       created_at, updated_at, version)
     select n.district, gen_random_uuid(), n.id, r.id, n.party, r.party, n.chain, n.category, 700, '{}', '[]', true, 'PROPOSED', n.created_at,
       n.created_at, 1
     from listing n, listing r where n.id = $1 and r.id = $2 on conflict (district, need, resource) do nothing`,
    [need, resource],
  );
  await rows(`update pairing set state = 'PROPOSED' where need = $1 and resource = $2`, [
    need,
    resource,
  ]);
  await application.core.database.write(district, rebuildCounters);
  const [pairing] = await rows<{ id: string; chain: string }>(
    `select id, chain from pairing where need = $1 and resource = $2`,
    [need, resource],
  );
  return pairing as { id: string; chain: string };
}

test('placed, handed over, dispatched, accepted, delivered twice, rated; counted once everywhere', async () => {
  const make = factoryOf(application.core.database, district);
  const parties = await rows<{ id: string; name: string; town: string }>(
    `select id, name, town from party where name in ('西赵庄村', '双街村')`,
  );
  const [weak, strong] = ['西赵庄村', '双街村'].map(
    (name) => parties.find((party) => party.name === name) as (typeof parties)[number],
  );
  if (weak === undefined || strong === undefined)
    throw new Error('the seeds have lost the two villages');
  const [need, resource] = [
    beichenListingId('NEED', 'xizhao/sales'),
    beichenListingId('RESOURCE', 'shuangjie/livestream'),
  ];
  const pairing = await proposed(need, resource);
  const keys = {
    weak: await make.key({ role: Role.VILLAGE, party: weak.id }),
    strong: await make.key({ role: Role.VILLAGE, party: strong.id }),
    town: await make.key({ role: Role.TOWN, town: weak.town }),
    lead: await make.key({ role: Role.CHAIN_LEAD, chain: pairing.chain }),
    district: await make.key({ role: Role.DISTRICT_ADMIN }),
  };

  const live = await LiveClient.connect(application.url, `Bearer ${keys.district.key}`);
  live.subscribe(
    '1',
    `subscription ($party: ID) { events(filter: { party: { eq: $party } }) { __typename type } }`,
    { party: weak.id },
  );
  live.send({ type: 'ping' });
  expect(await live.next()).toMatchObject({ type: 'pong' });

  let order = { id: '', version: 0, state: '' };
  const act = async (
    who: keyof typeof keys,
    mutation: string,
    type: string,
    input: Record<string, unknown> = {},
  ): Promise<void> => {
    const full =
      mutation === 'placeOrder' ? input : { id: order.id, version: order.version, ...input };
    const { data, errors } = await ask(
      keys[who].key,
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { order { id version state } userErrors { code message } } }`,
      { input: full },
    );
    expect([mutation, errors, data[mutation]?.['userErrors']]).toEqual([mutation, undefined, []]);
    order = data[mutation]?.['order'] as typeof order;
  };
  await act('weak', 'placeOrder', 'PlaceOrderInput', {
    pairing: pairing.id,
    quantity: '3000',
    unit: 'kg',
  });
  await act('town', 'handOverOrder', 'OrderStepInput');
  await act('lead', 'dispatchOrder', 'DispatchOrderInput');
  await act('strong', 'acceptOrder', 'OrderStepInput');
  await act('strong', 'deliverOrder', 'DeliverOrderInput', { quantity: '1000' });
  await act('strong', 'deliverOrder', 'DeliverOrderInput', { quantity: '2000' });
  await act('weak', 'rateOrder', 'RateOrderInput', { rating: 5, needMet: true });
  expect(order.state).toBe('RATED');
  const recorded = await ask(
    keys.district.key,
    `mutation ($input: RecordOutcomeInput!) { recordOutcome(input: $input) { outcome { value } userErrors { code } } }`,
    { input: { order: order.id, metric: 'sales-orders', value: '120' } },
  );
  expect(recorded.data['recordOutcome']).toEqual({ outcome: { value: '120' }, userErrors: [] });

  const seen: string[] = [];
  while (
    seen.at(-1) !== 'OutcomeRecorded' ||
    seen.filter((name) => name === 'OutcomeRecorded').length < 2
  ) {
    const { payload } = await live.next();
    seen.push((payload as { data: { events: { __typename: string } } }).data.events.__typename);
  }
  live.socket.close();
  await live.closed;
  expect(
    seen.filter((name) => /^(Order|Outcome|PairingTakenUp|ListingFulfilled)/.test(name)),
  ).toEqual([
    'OrderPlaced',
    'PairingTakenUp',
    'OrderHandedOver',
    'OrderDispatched',
    'OrderAccepted',
    'OrderDelivered',
    'OrderCompleted',
    'OutcomeRecorded',
    'OrderRated',
    'ListingFulfilled',
    'OutcomeRecorded',
  ]);

  const ofOrder = await ask(
    keys.district.key,
    `query ($id: ID!) { events(first: 50, filter: { order: { eq: $id } }) { nodes { __typename } } }`,
    { id: order.id },
  );
  const { nodes } = ofOrder.data['events'] as unknown as { nodes: { __typename: string }[] };
  expect(nodes.map(({ __typename: name }) => name)).toEqual(
    seen.filter((name) => /^(Order|Outcome|PairingTakenUp)/.test(name)),
  );

  const sums = async (args: string): Promise<string[]> => {
    const { data } = await ask(
      keys.district.key,
      `{ outcomeTotals(${args}, metric: "sales-orders") { value entries } }`,
    );
    return (data['outcomeTotals'] as unknown as { value: string; entries: number }[]).map(
      ({ value, entries }) => `${value}/${String(entries)}`,
    );
  };
  expect(await sums(`by: CHAIN, chain: "${pairing.chain}"`)).toEqual(['120/1']);
  expect(await sums(`by: DISTRICT, party: "${weak.id}"`)).toEqual(['120/1']);
  expect(await sums(`by: DISTRICT, party: "${strong.id}"`)).toEqual(['120/1']);
  expect(await sums(`by: DISTRICT, party: "${weak.id}", withParty: "${strong.id}"`)).toEqual([
    '120/1',
  ]);
  expect(await sums('by: DISTRICT')).toEqual(['120/1']);

  const { data } = await ask(
    keys.weak.key,
    `query ($id: ID!) { order(id: $id) { timeline { action holder holderParty { name } holderTown { name } } deliveries { quantity } outcomes { totalCount } } }`,
    { id: order.id },
  );
  expect(data['order']).toMatchObject({
    deliveries: [{ quantity: '1000' }, { quantity: '2000' }],
    outcomes: { totalCount: 2 },
  });
  expect((data['order']?.['timeline'] as { holder: string }[]).map(({ holder }) => holder)).toEqual(
    [
      'NEED_TOWN',
      'CHAIN_LEAD',
      'RESOURCE_SIDE',
      'RESOURCE_SIDE',
      'RESOURCE_SIDE',
      'NEED_SIDE',
      'NOBODY',
    ],
  );
  expect(await application.core.database.write(district, counterDifferences)).toEqual([]);
});
