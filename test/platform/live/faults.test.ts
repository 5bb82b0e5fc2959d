import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { LiveClient } from './live-client.ts';
import { anEvent, cursorOf, district, liveKit, type LiveKit } from './live-kit.ts';

interface Sent {
  readonly data: {
    readonly events: { readonly position: string; readonly cause: string; readonly cursor: string };
  };
}

const everything =
  'subscription ($after: String) { events(after: $after) { position cursor cause } }';
// Fat messages, so that few fill every buffer between the server and a client that does not read.
const fat = `subscription ($after: String) { events(after: $after) { position cursor cause ${Array.from({ length: 14 }, (_, i) => `again${String(i)}: cursor`).join(' ')} } }`;

let kit: LiveKit;
let admin: string;

beforeAll(async () => {
  kit = await liveKit();
  admin = kit.doorkeeper.token('admin');
});
afterAll(() => kit.close());

const causes = (sent: readonly Sent[]): string[] => sent.map(({ data }) => data.events.cause);

/** Ends every connection of the application to the test's database, as a restart would. */
async function terminateAll(): Promise<number> {
  const owner = new pg.Client({ connectionString: kit.test.ownerUrl });
  await owner.connect();
  try {
    const { rowCount } = await owner.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    return rowCount ?? 0;
  } finally {
    await owner.end();
  }
}

/** Appends lines as the log does, many at once, with long causes where asked. */
async function grow(n: number, cause: string): Promise<void> {
  await kit.test.database.write(district, async (tx) => {
    await tx.sql(
      `with head as (update event_head set position = position + $1::int returning position)
       insert into event (district, position, id, type, cause, detail, occurred_at)
       select $2, head.position - $1::int + i, gen_random_uuid(), 'listingConfirmed', $3, '{}', now()
       from head, generate_series(1, $1::int) i`,
      [n, district, cause],
    );
    await tx.sql(`select pg_notify('lianzu_events', $1 || ':' || position) from event_head`, [
      district,
    ]);
  });
}

test('lost database connections delay events and lose none', async () => {
  const one = await kit.process({}, 100);
  const client = await LiveClient.connect(one.url, admin);
  client.subscribe('s', everything, { after: await kit.cursor() });
  await kit.emit(anEvent({ cause: 'before' }));
  expect(causes(await client.payloads<Sent>(1))).toEqual(['before']);
  expect(await terminateAll()).toBeGreaterThan(0);
  for (const cause of ['during', 'after'])
    await kit.emit(anEvent({ cause })).catch(() => kit.emit(anEvent({ cause })));
  expect(causes(await client.payloads<Sent>(2))).toEqual(['during', 'after']);
  await client.leave();
});

test('a listener that lost its connection listens again', async () => {
  const one = await kit.process();
  const client = await LiveClient.connect(one.url, admin);
  client.subscribe('s', everything, { after: await kit.cursor() });
  await client.roundTrip();
  await terminateAll();
  // It polls only once a minute: what comes now comes by NOTIFY, or by what reconnecting makes up for.
  await kit.emit(anEvent({ cause: 'one' })).catch(() => kit.emit(anEvent({ cause: 'one' })));
  expect(causes(await client.payloads<Sent>(1))).toEqual(['one']);
  await kit.emit(anEvent({ cause: 'two' }));
  expect(causes(await client.payloads<Sent>(1))).toEqual(['two']);
  expect(one.tails.isListening).toBe(true);
  await client.leave();
});

test('where no NOTIFY comes, polling finds the events', async () => {
  const one = await kit.process({}, 20);
  const client = await LiveClient.connect(one.url, admin);
  client.subscribe('s', everything, { after: await kit.cursor() });
  await kit.test.database.write(district, (tx) =>
    tx.sql(
      `with head as (update event_head set position = position + 1 returning position)
       insert into event (district, position, id, type, cause, detail, occurred_at)
       select $1, position, gen_random_uuid(), 'listingConfirmed', 'silent', '{}', now() from head`,
      [district],
    ),
  );
  expect(causes(await client.payloads<Sent>(1))).toEqual(['silent']);
  await client.leave();
});

test('a client that stops reading is dropped with 4290 and resumes without gap', async () => {
  const one = await kit.process({ mostWaiting: 64 * 1024, stallMs: 300 });
  const client = await LiveClient.connect(one.url, admin);
  const begin = await kit.cursor();
  client.subscribe('s', fat, { after: begin });
  client.socket.pause();
  const before = process.memoryUsage().arrayBuffers;
  await grow(12_000, 'x'.repeat(1_000));
  // Others go on undisturbed.
  const other = await LiveClient.connect(one.url, admin);
  other.subscribe('s', fat, { after: await kit.cursor() });
  await kit.emit(anEvent({ cause: 'for all' }));
  expect(causes(await other.payloads<Sent>(1))).toEqual(['for all']);
  // The hub gives the client up at once; its socket stays until what is queued has left, or 30 s.
  while (one.hub.figures.subscribers === 2) await other.roundTrip();
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * 1024 * 1024);
  client.socket.resume();
  expect(await client.closed).toMatchObject({ code: 4290 });
  const got = await drain(client);
  const last = got.at(-1)?.data.events.cursor;
  const again = await LiveClient.connect(one.url, admin);
  again.subscribe('s', fat, { after: last ?? begin });
  const rest = await again.payloads<Sent>(12_001 - got.length);
  const positions = [...got, ...rest].map(({ data }) => Number(data.events.position));
  expect(cursorOf((positions[0] as number) - 1)).toBe(begin);
  expect(positions).toEqual(positions.map((_, i) => (positions[0] as number) + i));
  await Promise.all([other.leave(), again.leave()]);
});

test('a slow client that goes on reading is never dropped', async () => {
  const one = await kit.process({ mostWaiting: 64 * 1024, stallMs: 5_000 });
  const client = await LiveClient.connect(one.url, admin);
  client.subscribe('s', fat, { after: await kit.cursor() });
  for (let i = 0; i < 4; i++) {
    client.socket.pause();
    await grow(1_000, 'x'.repeat(1_000));
    client.socket.resume();
  }
  const positions = (await client.payloads<Sent>(4_000)).map(({ data }) =>
    Number(data.events.position),
  );
  expect(positions).toEqual(positions.map((_, i) => (positions[0] as number) + i));
  await client.leave();
});

test('a session that ends closes its socket at the next event, and others stay', async () => {
  const one = await kit.process();
  const leaving = await LiveClient.connect(one.url, kit.doorkeeper.token('leaving'));
  const staying = await LiveClient.connect(one.url, admin);
  const after = await kit.cursor();
  leaving.subscribe('s', everything, { after });
  staying.subscribe('s', everything, { after });
  await kit.emit(anEvent({ cause: 'both' }));
  expect(causes(await leaving.payloads<Sent>(1))).toEqual(['both']);
  expect(causes(await staying.payloads<Sent>(1))).toEqual(['both']);
  kit.doorkeeper.callers.delete('leaving');
  await kit.emit(anEvent({ cause: 'one' }));
  expect(causes(await staying.payloads<Sent>(1))).toEqual(['one']);
  await expect(leaving.next()).rejects.toThrow('4401');
  await staying.leave();
});

test('a session that ends closes its socket without any event, too', async () => {
  const one = await kit.process({ recheckMs: 20 });
  const client = await LiveClient.connect(one.url, kit.doorkeeper.token('idle'));
  kit.doorkeeper.callers.delete('idle');
  expect((await client.closed).code).toBe(4401);
});

/** Everything queued before the close. */
async function drain(client: LiveClient): Promise<Sent[]> {
  const got: Sent[] = [];
  for (;;) {
    try {
      got.push(...(await client.payloads<Sent>(1)));
    } catch {
      return got;
    }
  }
}
