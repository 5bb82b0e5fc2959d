import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { orderKit, orderSteps, toDispatched, type Cast, type OrderKit } from './order-kit.ts';

let kit: OrderKit;
let steps: ReturnType<typeof orderSteps>;
beforeAll(async () => {
  kit = await orderKit();
  steps = orderSteps(kit);
});
afterAll(() => kit.close());

/** What an order offers to one of the cast. */
async function offered(who: keyof Cast, id: string): Promise<string[]> {
  const { data, codes } = await kit.ask(
    kit.cast[who],
    'query ($id: ID!) { order(id: $id) { steps } }',
    { id },
  );
  expect(codes).toEqual([]);
  return data['order']?.['steps'] as string[];
}

async function orderIn(...taken: Parameters<typeof steps.walk>[1][]) {
  const { pairing } = await steps.pair();
  return steps.walk(await steps.placed(pairing), ...taken);
}

const accepted = [...toDispatched, ['resourceParty', 'acceptOrder']] as const;
const part = ['resourceParty', 'deliverOrder', { quantity: '4' }] as const;
const rest = ['resourceParty', 'deliverOrder', { quantity: '6' }] as const;

describe('what an order offers follows from the table and from who looks', () => {
  test('placed', async () => {
    const { id } = await orderIn();
    expect(await offered('needTown', id)).toEqual(['HAND_OVER', 'CANCEL']);
    expect(await offered('needVillage', id)).toEqual(['CANCEL']);
    expect(await offered('district', id)).toEqual(['HAND_OVER', 'CANCEL']);
    expect(await offered('chainLead', id)).toEqual([]);
  });

  test('dispatched', async () => {
    const { id } = await orderIn(...toDispatched);
    expect(await offered('resourceParty', id)).toEqual(['ACCEPT', 'DECLINE']);
    expect(await offered('chainLead', id)).toEqual(['REASSIGN', 'UNMATCH']);
    expect(await offered('needVillage', id)).toEqual(['CANCEL']);
  });

  test('accepted, and then partly delivered: what is handed over cannot be given back', async () => {
    const order = await orderIn(...accepted);
    expect(await offered('resourceParty', order.id)).toEqual(['DELIVER', 'FINISH', 'GIVE_BACK']);
    await steps.walk(order, part);
    expect(await offered('resourceParty', order.id)).toEqual(['DELIVER', 'FINISH']);
    expect(await offered('needVillage', order.id)).toEqual([]);
  });

  test('delivered: only who received it rates it', async () => {
    const { id } = await orderIn(...accepted, part, rest);
    expect(await offered('needVillage', id)).toEqual(['RATE']);
    expect(await offered('resourceParty', id)).toEqual([]);
  });

  test('strangers and readers are offered nothing', async () => {
    const { id } = await orderIn(...toDispatched);
    expect(await offered('stranger', id)).toEqual([]);
    expect(await offered('reader', id)).toEqual([]);
  });
});

test('a payload and a list offer the same', async () => {
  const { pairing } = await steps.pair();
  const { data } = await kit.ask(
    kit.cast.needVillage,
    'mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { order { id steps } } }',
    { input: { pairing } },
  );
  const placed = data['placeOrder']?.['order'] as { id: string; steps: string[] };
  expect(placed.steps).toEqual(['CANCEL']);
  const { data: listed } = await kit.ask(
    kit.cast.needTown,
    'query ($pairing: ID!) { orders(filter: { pairing: { eq: $pairing } }) { nodes { id steps } } }',
    { pairing },
  );
  expect(listed['orders']?.['nodes']).toEqual([{ id: placed.id, steps: ['HAND_OVER', 'CANCEL'] }]);
});
