import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { counterDifferences } from '../../src/insights/counter.service.ts';
import { ledgerFaults, orderKit, type OrderKit } from './order-kit.ts';
import { walk } from './order-walk.ts';

let kit: OrderKit;
beforeAll(async () => void (kit = await orderKit()));
afterAll(() => kit.close());

// 10,000 steps: npm test -- --selectProjects house --testMatch '<rootDir>/test/**/*.long.ts'
test('400 random steps by random people: the database says what the model says', async () => {
  const { taken, refused, faults } = await walk(kit, 400, 20260302);
  expect(faults).toEqual([]);
  // A walk that gets nowhere, or is never refused, would show nothing.
  expect(taken).toBeGreaterThan(40);
  expect([...refused.keys()].sort()).toEqual(
    expect.arrayContaining([
      'CAPACITY_TAKEN',
      'FORBIDDEN',
      'ORDER_PARTLY_DELIVERED',
      'ORDER_STEP_IMPOSSIBLE',
      'VERSION_CONFLICT',
    ]),
  );
  expect(await ledgerFaults(kit)).toEqual([]);
  const differences = await kit.test.database.write('120113', counterDifferences);
  expect(differences.filter(({ metric }) => metric.startsWith('order.'))).toEqual([]);
});
