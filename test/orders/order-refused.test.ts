import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { kg, orderKit, orderSteps, toDispatched, type Acted, type OrderKit } from './order-kit.ts';

let kit: OrderKit;
let steps: ReturnType<typeof orderSteps>;
beforeAll(async () => {
  kit = await orderKit();
  steps = orderSteps(kit);
});
afterAll(() => kit.close());

describe('refused with a reason', () => {
  test.each<[string, () => Promise<Acted>, string]>([
    [
      'a second order on the same pairing',
      async () => {
        const { pairing } = await steps.pair();
        await steps.placed(pairing);
        return kit.act(kit.cast.resourceParty, 'placeOrder', { pairing });
      },
      'PAIRING_IN_ORDER',
    ],
    [
      'a withdrawn pairing',
      async () => {
        const { need, resource } = await steps.pair();
        const other = await kit.listing('RESOURCE', kg);
        void resource;
        return kit.act(kit.cast.needVillage, 'placeOrder', {
          pairing: await kit.pairing(need, other, { state: 'WITHDRAWN' }),
        });
      },
      'PAIRING_CLOSED',
    ],
    [
      'a closed need',
      async () =>
        kit.act(kit.cast.needVillage, 'placeOrder', {
          need: await kit.listing('NEED', { ...kg, status: 'WITHDRAWN' }),
        }),
      'LISTING_CLOSED',
    ],
    ['nothing named', () => kit.act(kit.cast.needVillage, 'placeOrder', {}), 'ORDER_SUBJECT'],
    [
      'less than the least lot',
      async () => {
        const { pairing } = await steps.pair(kg, { ...kg, minimum_lot: 5_000 });
        return kit.act(kit.cast.needVillage, 'placeOrder', { pairing, quantity: '1' });
      },
      'LOT_TOO_SMALL',
    ],
    [
      'a part of what is given whole',
      async () => {
        const { pairing } = await steps.pair(kg, { ...kg, divisible: false });
        return kit.act(kit.cast.needVillage, 'placeOrder', { pairing, quantity: '1' });
      },
      'NOT_DIVISIBLE',
    ],
    [
      'much more than is needed',
      async () => {
        const { pairing } = await steps.pair(kg, { ...kg, quantity: 90_000 });
        return kit.act(kit.cast.needVillage, 'placeOrder', { pairing, quantity: '50' });
      },
      'QUANTITY_UNUSUAL',
    ],
    [
      'units of different kinds',
      async () => {
        const { pairing } = await steps.pair(kg, { quantity: 3_000, unit: 'session' });
        return kit.act(kit.cast.needVillage, 'placeOrder', { pairing, quantity: '1' });
      },
      'NEED_QUANTITY_MISSING',
    ],
    [
      'an old version',
      async () => {
        const { pairing } = await steps.pair();
        const order = await steps.placed(pairing);
        return kit.act(kit.cast.needTown, 'handOverOrder', {
          id: order.id,
          version: order.version + 1,
        });
      },
      'VERSION_CONFLICT',
    ],
    [
      'a step out of turn',
      async () => {
        const { pairing } = await steps.pair();
        const order = await steps.placed(pairing);
        return kit.act(kit.cast.resourceParty, 'acceptOrder', {
          id: order.id,
          version: order.version,
        });
      },
      'ORDER_STEP_IMPOSSIBLE',
    ],
    [
      'an id that is none',
      () => kit.act(kit.cast.district, 'handOverOrder', { id: 'x', version: 1 }),
      'ID_INVALID',
    ],
    [
      'an order that is not there',
      () => kit.act(kit.cast.district, 'handOverOrder', { id: kit.chain, version: 1 }),
      'ORDER_NOT_FOUND',
    ],
  ])('%s', async (_what, attempt, code) => {
    expect((await attempt()).codes).toEqual([code]);
  });

  test('giving back what has been delivered in part', async () => {
    const { pairing } = await steps.pair();
    const order = await steps.walk(
      await steps.placed(pairing),
      ...toDispatched,
      ['resourceParty', 'acceptOrder'],
      ['resourceParty', 'deliverOrder', { quantity: '1' }],
    );
    const back = await kit.act(kit.cast.resourceParty, 'giveBackOrder', {
      id: order.id,
      version: order.version,
      reason: 'OTHER',
    });
    expect(back.codes).toEqual(['ORDER_PARTLY_DELIVERED']);
    const more = await kit.act(kit.cast.resourceParty, 'deliverOrder', {
      id: order.id,
      version: order.version,
      quantity: '10',
    });
    expect(more.codes).toEqual(['QUANTITY_OVER_ORDER']);
  });

  test('more than is left: the second of two orders that together ask too much', async () => {
    const resource = await kit.listing('RESOURCE', kg);
    const first = await kit.pairing(
      await kit.listing('NEED', { ...kg, quantity: 8_000 }),
      resource,
    );
    const second = await kit.pairing(
      await kit.listing('NEED', { ...kg, quantity: 8_000 }),
      resource,
    );
    const orders = [
      await steps.placed(first, { quantity: '8' }),
      await steps.placed(second, { quantity: '8' }),
    ] as const;
    await steps.walk(orders[0], ...toDispatched);
    const handed = await steps.walk(orders[1], ['needTown', 'handOverOrder']);
    const taken = await kit.act(kit.cast.chainLead, 'dispatchOrder', {
      id: handed.id,
      version: handed.version,
    });
    expect(taken.codes).toEqual(['CAPACITY_TAKEN']);
  });
});
