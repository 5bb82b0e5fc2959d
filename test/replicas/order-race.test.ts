import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { dispatched } from '../orders/dispatched.ts';
import { ledgerFaults, orderKit, type OrderKit } from '../orders/order-kit.ts';
import { overReplicas } from '../support/replicas.ts';

overReplicas({ servers: 4, workers: 1 });

let kit: OrderKit;
beforeAll(async () => void (kit = await orderKit()));
afterAll(() => kit.close());

test('400 acceptances through four processes, capacity 20: exactly 20 succeed, the rest are told why', async () => {
  const { resourceParty } = kit.cast;
  const resource = await kit.listing('RESOURCE', { quantity: 20_000, unit: 'kg' });
  const orders = await dispatched(kit, resource, 400);
  // As clients do: whoever is told that every connection is taken comes again.
  const accept = async (id: string): Promise<string> => {
    for (;;) {
      const { codes } = await kit.act(resourceParty, 'acceptOrder', { id, version: 1 });
      const [code = 'ACCEPTED'] = codes;
      if (!['UNAVAILABLE', 'TIMED_OUT', 'RATE_LIMITED'].includes(code)) return code;
    }
  };
  // Its key is made once, before four hundred ask for it.
  await kit.ask(resourceParty, '{ viewer { name } }');
  const answers = await Promise.all(orders.map(accept));
  const counts = Map.groupBy(answers, (code) => code);
  expect([...counts].map(([code, all]) => [code, all.length]).sort()).toEqual([
    ['ACCEPTED', 20],
    ['CAPACITY_TAKEN', 380],
  ]);
  expect(await ledgerFaults(kit)).toEqual([]);
});
