import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ledgerFaults, orderKit, type OrderKit } from '../orders/order-kit.ts';
import { overReplicas } from '../support/replicas.ts';

overReplicas({ servers: 4, workers: 1 });

let kit: OrderKit;
beforeAll(async () => void (kit = await orderKit()));
afterAll(() => kit.close());

test('400 acceptances through four processes, capacity 20: exactly 20 succeed, the rest are told why', async () => {
  const { needVillage, resourceParty } = kit.cast;
  const resource = await kit.listing('RESOURCE', { quantity: 20_000, unit: 'kg' });
  const orders = await kit.rows<{ id: string }>(
    `insert into work_order (district, id, resource, need_party, resource_party, mechanism, state, standing, quantity, unit, counted,
       delivered, need_delivered, deliveries, holder, holder_party, held_since, pace, escalation, steps, synthetic, created_at, updated_at, version)
     select l.district, gen_random_uuid(), $1, $2, $3, 'STANDARD', 'DISPATCHED', 'NONE', 1000, 'kg', true, 0, 0, 0, 'RESOURCE_SIDE', $3, $4, 'GREEN', 0, 0,
       true, $4, $4, 1 from listing l, generate_series(1, 400) where l.id = $1 returning id`,
    [resource, needVillage.party, resourceParty.party, kit.now],
  );
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
  const answers = await Promise.all(orders.map(({ id }) => accept(id)));
  const counts = Map.groupBy(answers, (code) => code);
  expect([...counts].map(([code, all]) => [code, all.length]).sort()).toEqual([
    ['ACCEPTED', 20],
    ['CAPACITY_TAKEN', 380],
  ]);
  expect(await ledgerFaults(kit)).toEqual([]);
});
