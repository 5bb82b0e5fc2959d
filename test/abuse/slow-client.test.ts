import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Role } from '../../src/access/viewer.rule.ts';
import { appendEvents } from '../../src/platform/events/append.ts';
import { newId } from '../../src/platform/id.ts';
import { LiveClient } from '../platform/live/live-client.ts';
import { testApplication, type TestApplication } from '../support/application.ts';

setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc') as () => void;
const district = '120113';
const passing = 50_000;
const batch = 1_000;

let application: TestApplication;
beforeAll(async () => {
  application = await testApplication();
});
afterAll(() => application.close());

test(`a client that stops reading while ${passing} events pass costs under 50 MB`, async () => {
  const { database } = application.core;
  const [pairing] = await database.write(district, (tx) =>
    tx.sql<{ id: string }>('select id from pairing where district = $1 limit 1', [district]),
  );
  const client = await LiveClient.connect(
    application.url,
    application.authorization(Role.DISTRICT_ADMIN),
  );
  client.subscribe('1', 'subscription { events { cursor type occurredAt } }');
  expect(await client.roundTrip()).toEqual([]);
  client.socket.pause();
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let sent = 0; sent < passing; sent += batch) {
    const now = new Date();
    // Straight into the log: no feature takes them up, so that only its readers are at work.
    const line = {
      type: 'pairingProposed',
      cause: 'added',
      pairing: pairing?.id ?? null,
      score: 1,
      detail: {},
    };
    await database.write(district, (tx) => {
      appendEvents(tx, newId(now), now, Array.from({ length: batch }, () => line) as never, []);
      return Promise.resolve();
    });
  }
  collect();
  const grown = process.memoryUsage().heapUsed - before;
  process.stdout.write(
    `slow client: heap + ${(grown / 1024 ** 2).toFixed(1)} MB while ${passing} events passed\n`,
  );
  expect(grown).toBeLessThan(50 * 1024 * 1024);
  expect((await fetch(`${application.url}/health/live`)).status).toBe(200);
  client.kill();
}, 240_000);
