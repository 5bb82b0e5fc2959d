import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { counterDifferences } from '../../src/insights/counter.service.ts';
import {
  kg,
  ledgerFaults,
  orderKit,
  orderSteps,
  toDispatched,
  type OrderKit,
} from './order-kit.ts';

let kit: OrderKit;
let steps: ReturnType<typeof orderSteps>;
beforeAll(async () => {
  kit = await orderKit();
  steps = orderSteps(kit);
});
afterAll(() => kit.close());

test('from a pairing to a rating: each hand in turn, the ledger follows', async () => {
  const { need, resource, pairing } = await steps.pair();
  let order = await steps.placed(pairing);
  expect(order.state).toBe('PLACED');
  expect(await steps.pairingState(pairing)).toBe('TAKEN_UP');
  order = await steps.walk(order, ...toDispatched);
  expect([await steps.ledger(resource), await steps.ledger(need)]).toEqual([
    [10_000, 0, 0],
    [10_000, 0, 0],
  ]);
  order = await steps.walk(order, ['resourceParty', 'acceptOrder']);
  expect([await steps.ledger(resource), await steps.ledger(need)]).toEqual([
    [0, 10_000, 0],
    [0, 10_000, 0],
  ]);
  order = await steps.walk(order, ['resourceParty', 'deliverOrder', { quantity: '4' }]);
  expect([order.state, await steps.ledger(resource)]).toEqual(['ACCEPTED', [0, 10_000, 4_000]]);
  order = await steps.walk(order, ['resourceParty', 'deliverOrder', { quantity: '6' }]);
  expect([order.state, await steps.ledger(resource)]).toEqual(['DELIVERED', [0, 10_000, 10_000]]);
  order = await steps.walk(order, ['needVillage', 'rateOrder', { rating: 5 }]);
  expect(order.state).toBe('RATED');

  const { data, codes } = await kit.ask(
    kit.cast.reader,
    `query ($id: ID!) { order(id: $id) { state rating holder receipt quantity delivered unit { code }
       timeline { action from to side holder } deliveries { ordinal quantity needQuantity } } 
       listing(id: "${need}") { status ... on Need { orders { totalCount nodes { id } } } } }`,
    { id: order.id },
  );
  expect(codes).toEqual([]);
  expect(data['order']).toMatchObject({
    state: 'RATED',
    rating: 5,
    holder: 'NOBODY',
    quantity: '10',
    delivered: '10',
  });
  expect(
    (data['order']?.['timeline'] as { action: string; side: string }[]).map(({ action, side }) => [
      action,
      side,
    ]),
  ).toEqual([
    ['PLACE', 'NEED_SIDE'],
    ['HAND_OVER', 'NEED_TOWN'],
    ['DISPATCH', 'CHAIN_LEAD'],
    ['ACCEPT', 'RESOURCE_SIDE'],
    ['DELIVER', 'RESOURCE_SIDE'],
    ['FINISH', 'RESOURCE_SIDE'],
    ['RATE', 'NEED_SIDE'],
  ]);
  expect(data['listing']).toMatchObject({
    status: 'FULFILLED',
    orders: { totalCount: 1, nodes: [{ id: order.id }] },
  });
  // What closing an order counts is told by outcomes, where they are wired; the order's own events are these.
  const events = await kit.rows<{ type: string }>(
    `select type from event where order_id = $1 and type <> 'outcomeRecorded' order by position`,
    [order.id],
  );
  expect(events.map(({ type }) => type)).toEqual([
    'orderPlaced',
    'pairingTakenUp',
    'orderHandedOver',
    'orderDispatched',
    'orderAccepted',
    'orderDelivered',
    'orderCompleted',
    'orderRated',
  ]);
});

test('a need without a pairing: the town hands it over, the chain lead finds who can', async () => {
  const { need, resource, pairing } = await steps.pair();
  const order = await steps.walk(
    await kit.act(kit.cast.needVillage, 'placeOrder', { need, quantity: '5' }),
    ['needTown', 'handOverOrder'],
    ['chainLead', 'dispatchOrder', { resource, quantity: '5' }],
  );
  expect(await steps.ledger(resource)).toEqual([5_000, 0, 0]);
  expect(await steps.pairingState(pairing)).toBe('TAKEN_UP');
  await steps.walk(order, ['resourceTown', 'acceptOrder']);
  expect(await steps.ledger(need)).toEqual([0, 5_000, 0]);
});

describe('coming back', () => {
  test.each([
    [
      'declined as something else',
      [['resourceParty', 'declineOrder', { reason: 'NOT_THE_SAME_THING' }]],
      'DECLINED',
      'DECLINED',
    ],
    [
      'declined for want of capacity',
      [['resourceParty', 'declineOrder', { reason: 'NO_CAPACITY' }]],
      'DECLINED',
      'TAKEN_UP',
    ],
    [
      'cancelled',
      [['needVillage', 'cancelOrder', { reason: 'NO_LONGER_NEEDED' }]],
      'CANCELLED',
      'PROPOSED',
    ],
    [
      'unmatched',
      [['chainLead', 'unmatchOrder', { reason: 'NOT_THE_SAME_THING' }]],
      'UNMATCHED',
      'DECLINED',
    ],
    [
      'given back',
      [
        ['resourceParty', 'acceptOrder'],
        ['resourceParty', 'giveBackOrder', { reason: 'NO_CAPACITY' }],
      ],
      'HANDED_OVER',
      'TAKEN_UP',
    ],
  ] as const)('%s: nothing stays in the ledger', async (_what, taken, state, ofPairing) => {
    const { need, resource, pairing } = await steps.pair();
    const order = await steps.walk(await steps.placed(pairing), ...toDispatched, ...taken);
    expect(order.state).toBe(state);
    expect([await steps.ledger(need), await steps.ledger(resource)]).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
    expect(await steps.pairingState(pairing)).toBe(ofPairing);
  });

  test('reinstated after being unmatched, it goes on', async () => {
    const { pairing } = await steps.pair();
    const order = await steps.walk(
      await steps.placed(pairing),
      ...toDispatched,
      ['chainLead', 'unmatchOrder', { reason: 'MISTAKE' }],
      ['chainLead', 'reinstateOrder'],
      ['chainLead', 'dispatchOrder'],
      ['resourceParty', 'acceptOrder'],
    );
    expect([order.state, await steps.pairingState(pairing)]).toEqual(['ACCEPTED', 'TAKEN_UP']);
  });

  test('sent to somebody else: the first resource is free again', async () => {
    const { resource, pairing } = await steps.pair();
    const other = await kit.listing('RESOURCE', kg);
    await steps.walk(await steps.placed(pairing), ...toDispatched, [
      'chainLead',
      'reassignOrder',
      { resource: other, reason: 'NO_ANSWER' },
    ]);
    expect([await steps.ledger(resource), await steps.ledger(other)]).toEqual([
      [0, 0, 0],
      [10_000, 0, 0],
    ]);
    expect(await steps.pairingState(pairing)).toBe('PROPOSED');
  });

  test('what was lent is free again when it comes back, and the need stays met', async () => {
    const { need, resource, pairing } = await steps.pair();
    await steps.walk(
      await steps.placed(pairing),
      ...toDispatched,
      ['resourceParty', 'acceptOrder'],
      ['resourceParty', 'deliverOrder', { finish: true, comesBack: true }],
    );
    expect([await steps.ledger(need), await steps.ledger(resource)]).toEqual([
      [0, 10_000, 10_000],
      [0, 0, 0],
    ]);
  });

  test('finished with less, the rest is free', async () => {
    const { need, resource, pairing } = await steps.pair();
    await steps.walk(
      await steps.placed(pairing),
      ...toDispatched,
      ['resourceParty', 'acceptOrder'],
      ['resourceParty', 'deliverOrder', { quantity: '3', finish: true }],
    );
    expect([await steps.ledger(need), await steps.ledger(resource)]).toEqual([
      [0, 3_000, 3_000],
      [0, 3_000, 3_000],
    ]);
  });
});

test('one listing in jin, the other in kilograms: exact, each in its own unit', async () => {
  const { need, resource, pairing } = await steps.pair({ quantity: 7_000, unit: 'jin' }, kg);
  await steps.walk(await steps.placed(pairing), ...toDispatched);
  expect([await steps.ledger(need), await steps.ledger(resource)]).toEqual([
    [7_000, 0, 0],
    [3_500, 0, 0],
  ]);
});

test('the same wish sent twice places one order', async () => {
  const { need, pairing } = await steps.pair();
  const idempotencyKey = 'b3b6c0e0-1111-4111-8111-000000000001';
  const [one, two] = [
    await steps.placed(pairing, { idempotencyKey }),
    await steps.placed(pairing, { idempotencyKey }),
  ];
  expect(two.id).toBe(one.id);
  expect(await kit.rows('select id from work_order where need = $1', [need])).toHaveLength(1);
});

describe('pairings', () => {
  const say = (who: keyof OrderKit['cast'], mutation: string, fields: string) =>
    kit.ask(
      kit.cast[who],
      `mutation { ${mutation}(input: { ${fields} }) { pairing { state } userErrors { code } } }`,
    );

  test('said not to fit, and reconsidered', async () => {
    const { pairing } = await steps.pair();
    const { data } = await say(
      'needVillage',
      'declinePairing',
      `pairing: "${pairing}", reason: TOO_FAR`,
    );
    expect(data['declinePairing']).toEqual({ pairing: { state: 'DECLINED' }, userErrors: [] });
    expect((await kit.act(kit.cast.needVillage, 'placeOrder', { pairing })).codes).toEqual([
      'PAIRING_CLOSED',
    ]);
    const again = await say('resourceParty', 'reinstatePairing', `pairing: "${pairing}"`);
    expect(again.data['reinstatePairing']).toEqual({
      pairing: { state: 'PROPOSED' },
      userErrors: [],
    });
  });

  test.each(['stranger', 'chainLead', 'reader'] as const)(
    'are not for the %s to refuse',
    async (who) => {
      const { pairing } = await steps.pair();
      expect(
        (await say(who, 'declinePairing', `pairing: "${pairing}", reason: OTHER`)).codes,
      ).toEqual(['FORBIDDEN']);
    },
  );
});

test('ledgers say what their orders say, counters what the rows say', async () => {
  expect(await ledgerFaults(kit)).toEqual([]);
  const differences = await kit.test.database.write('120113', counterDifferences);
  expect(differences.filter(({ metric }) => metric.startsWith('order.'))).toEqual([]);
});
