import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { step } from '../../src/orders/order-command.service.ts';
import { entities } from '../../src/entities.ts';
import type { Call } from '../../src/access/call.service.ts';
import { Database } from '../../src/platform/database/database.ts';
import { ExpectedError } from '../../src/platform/errors/expected-error.ts';
import { Units } from '../../src/platform/events/unit-of-work.ts';
import { dispatched } from './dispatched.ts';
import { ledgerFaults, orderKit, type OrderKit } from './order-kit.ts';

let kit: OrderKit;
const others: Database[] = [];
beforeAll(async () => {
  kit = await orderKit();
  // What four processes have: pools and units of their own.
  for (let i = 0; i < 4; i++) {
    const options = {
      ownerUrl: kit.test.ownerUrl,
      appUrl: null,
      readUrl: null,
      readConnections: 1,
      writeConnections: 5,
      statementTimeoutMs: 30_000,
      namedStatements: true,
      // 400 stand in line for 20 connections on purpose: how long is the machine's affair.
      connectionWaitMs: 120_000,
    };
    others.push(await Database.open(options, entities));
  }
});
afterAll(async () => {
  await Promise.all(others.map((database) => database.close()));
  await kit.close();
});

test('400 acceptances at once over the pools of four processes, capacity 20: exactly 20 succeed', async () => {
  const resource = await kit.listing('RESOURCE', { quantity: 20_000, unit: 'kg' });
  const ids = await dispatched(kit, resource, 400);
  const calls = others.map((database): Call => ({
    services: { database, units: new Units(database) } as unknown as Call['services'],
    viewer: kit.cast.resourceParty,
    now: kit.now,
  }));
  const answers = await Promise.allSettled(
    ids.map((id, i) => step(calls[i % calls.length] as Call, 'accept', { id, version: 1 })),
  );
  const refused = answers.flatMap((answer) =>
    answer.status === 'rejected' ? [answer.reason as unknown] : [],
  );
  expect(answers.length - refused.length).toBe(20);
  expect(
    refused.filter((error) => !(error instanceof ExpectedError && error.has('CAPACITY_TAKEN'))),
  ).toEqual([]);
  const [said] = (refused[0] as ExpectedError).problems;
  expect(said?.params).toEqual({ left: '0', unit: 'kg', wanted: '1' });

  expect(
    await kit.rows('select reserved::int, committed::int from listing where id = $1', [resource]),
  ).toEqual([{ reserved: 0, committed: 20_000 }]);
  expect(
    await kit.rows(
      `select state, count(*)::int from work_order where resource = $1 group by 1 order by 1`,
      [resource],
    ),
  ).toEqual([
    { state: 'ACCEPTED', count: 20 },
    { state: 'DISPATCHED', count: 380 },
  ]);
  expect(
    await kit.rows(
      `select count(*)::int from event where type = 'orderAccepted' and resource = $1`,
      [resource],
    ),
  ).toEqual([{ count: 20 }]);
  expect(await ledgerFaults(kit)).toEqual([]);
});

test('the same order accepted and cancelled at once: one of the two', async () => {
  const resource = await kit.listing('RESOURCE', { quantity: 20_000, unit: 'kg' });
  for (const id of await dispatched(kit, resource, 20)) {
    const both = await Promise.all([
      kit.act(kit.cast.resourceParty, 'acceptOrder', { id, version: 1 }),
      kit.act(kit.cast.needVillage, 'cancelOrder', { id, version: 1, reason: 'NO_LONGER_NEEDED' }),
    ]);
    expect(both.map(({ codes }) => codes.join()).sort()).toEqual(['', 'VERSION_CONFLICT']);
  }
  expect(await ledgerFaults(kit)).toEqual([]);
});

test('one pairing taken up by both sides at once: one order', async () => {
  const pairing = await kit.pairing(await kit.listing('NEED'), await kit.listing('RESOURCE'));
  const both = await Promise.all([
    kit.act(kit.cast.needVillage, 'placeOrder', { pairing }),
    kit.act(kit.cast.resourceParty, 'placeOrder', { pairing }),
  ]);
  expect(both.map(({ codes }) => codes.join()).sort()).toEqual(['', 'PAIRING_IN_ORDER']);
});
