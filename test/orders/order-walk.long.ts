import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ledgerFaults, orderKit, type OrderKit } from './order-kit.ts';
import { walk } from './order-walk.ts';

/* npm test -- --selectProjects house --testMatch '<rootDir>/test/**\/*.long.ts' */

let kit: OrderKit;
beforeAll(async () => void (kit = await orderKit()));
afterAll(() => kit.close());

test('10,000 random steps by random people', async () => {
  const { taken, refused, faults } = await walk(kit, 10_000, 7);
  process.stdout.write(`${String(taken)} let through, refused: ${JSON.stringify([...refused])}\n`);
  expect(faults).toEqual([]);
  expect(taken).toBeGreaterThan(1_000);
  expect(await ledgerFaults(kit)).toEqual([]);
}, 600_000);
