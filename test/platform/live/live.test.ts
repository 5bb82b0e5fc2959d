import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { LiveClient } from './live-client.ts';
import { anEvent, cursorOf, liveKit, type LiveKit, type LiveProcess } from './live-kit.ts';

interface Sent {
  readonly data: {
    readonly events: { readonly position: string; readonly cursor: string; readonly cause: string };
  };
}

const everything =
  'subscription ($after: String) { events(after: $after) { position cursor cause } }';
const filtered =
  'subscription ($filter: EventFilter, $after: String) { events(filter: $filter, after: $after) { position cursor cause } }';

let kit: LiveKit;
let one: LiveProcess;
let admin: string;
const clients: LiveClient[] = [];

beforeAll(async () => {
  kit = await liveKit();
  admin = kit.doorkeeper.token('admin');
  one = await kit.process();
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.leave()));
});
afterAll(() => kit.close());

async function connect(to: LiveProcess = one, token = admin): Promise<LiveClient> {
  const client = await LiveClient.connect(to.url, token);
  clients.push(client);
  return client;
}

/** Subscribes from the log's head of now; gives its cursor. */
async function follow(
  client: LiveClient,
  query = everything,
  variables: object = {},
): Promise<string> {
  const after = await kit.cursor();
  client.subscribe('s', query, { ...variables, after });
  return after;
}

const causes = (sent: readonly Sent[]): string[] => sent.map(({ data }) => data.events.cause);

test('events come in the order they were committed, those of one transaction together', async () => {
  const client = await connect();
  await follow(client);
  await kit.emit(anEvent({ cause: 'a' }), anEvent({ cause: 'b' }));
  await kit.emit(anEvent({ cause: 'c' }));
  const sent = await client.payloads<Sent>(3);
  expect(causes(sent)).toEqual(['a', 'b', 'c']);
  const [first = 0, ...rest] = sent.map(({ data }) => Number(data.events.position));
  expect(rest).toEqual([first + 1, first + 2]);
  expect(sent.map(({ data }) => data.events.cursor)).toEqual([first, ...rest].map(cursorOf));
});

test('a killed client that resumes after its last cursor gets exactly what it missed, then what happens', async () => {
  const client = await connect();
  await follow(client);
  await kit.emit(anEvent());
  const [last] = await client.payloads<Sent>(1);
  client.kill();
  await client.closed;
  await kit.emit(anEvent({ cause: 'missed 1' }));
  await kit.emit(anEvent({ cause: 'missed 2' }));
  const again = await connect();
  again.subscribe('s', everything, { after: last?.data.events.cursor });
  expect(causes(await again.payloads<Sent>(2))).toEqual(['missed 1', 'missed 2']);
  await kit.emit(anEvent({ cause: 'live' }));
  expect(causes(await again.payloads<Sent>(1))).toEqual(['live']);
  expect(await again.roundTrip()).toEqual([]);
});

test('a long replay meets a log that goes on growing without gap or repeat', async () => {
  const client = await connect();
  const cursor = await kit.cursor();
  for (let i = 0; i < 20; i++)
    await kit.emit(
      ...Array.from({ length: 40 }, (_, k) => anEvent({ cause: `${String(i)}.${String(k)}` })),
    );
  client.subscribe('r', everything, { after: cursor });
  for (let i = 0; i < 60; i++) await kit.emit(anEvent({ cause: 'meanwhile' }));
  const sent = await client.payloads<Sent>(860);
  const first = Number(sent[0]?.data.events.position);
  expect(cursorOf(first - 1)).toBe(cursor);
  expect(sent.map(({ data }) => Number(data.events.position))).toEqual(
    sent.map((_, i) => first + i),
  );
});

test('without a cursor a subscription begins with what happens from then on', async () => {
  await kit.emit(anEvent({ cause: 'before' }));
  const client = await connect();
  client.subscribe('s', everything);
  while (one.hub.figures.subscribers === 0) await client.roundTrip();
  await kit.emit(anEvent({ cause: 'after' }));
  expect(causes(await client.payloads<Sent>(1))).toEqual(['after']);
});

test('each subscriber gets what its filter wants, and one read serves all', async () => {
  const [a, b] = [await connect(), await connect()];
  await follow(a, filtered, { filter: { cause: { eq: 'for a' } } });
  await follow(b, filtered, { filter: { cause: { startsWith: 'for' } } });
  await kit.emit(
    anEvent({ cause: 'for a' }),
    anEvent({ cause: 'nobody' }),
    anEvent({ cause: 'for b' }),
  );
  expect(causes(await a.payloads<Sent>(1))).toEqual(['for a']);
  expect(causes(await b.payloads<Sent>(2))).toEqual(['for a', 'for b']);
  expect(one.hub.figures).toEqual({ subscribers: 2, groups: 1 });
  const reads = (): number => one.sent.filter((text) => text.includes('any (')).length;
  const before = reads();
  await kit.emit(anEvent({ cause: 'for a' }));
  await Promise.all([a.payloads(1), b.payloads(1)]);
  expect(reads() - before).toBe(1);
});

test('two processes over one database each send every event once', async () => {
  const two = await kit.process();
  const [here, there] = [await connect(one), await connect(two)];
  await follow(here);
  await follow(there);
  await kit.emit(anEvent({ cause: 'x' }), anEvent({ cause: 'y' }));
  for (const client of [here, there]) {
    expect(causes(await client.payloads<Sent>(2))).toEqual(['x', 'y']);
    expect(await client.roundTrip()).toEqual([]);
  }
});

test('another district sees none of it', async () => {
  const stranger = await connect(
    one,
    kit.doorkeeper.token('elsewhere', 'DISTRICT_ADMIN', { district: '120114' }),
  );
  stranger.subscribe('s', everything);
  while (one.hub.figures.subscribers === 0) await stranger.roundTrip();
  const client = await connect();
  await follow(client);
  await kit.emit(anEvent());
  await client.payloads(1);
  expect(await stranger.roundTrip()).toEqual([]);
});

test('a cursor that is none, or ahead of the log, is refused with what to do', async () => {
  const client = await connect();
  client.subscribe('a', everything, { after: 'abc' });
  expect(await client.next()).toMatchObject({
    id: 'a',
    type: 'error',
    payload: [{ extensions: { code: 'BAD_USER_INPUT' } }],
  });
  const ahead = Buffer.from('["POSITION","999999999"]').toString('base64url');
  client.subscribe('b', everything, { after: ahead });
  expect(await client.next()).toMatchObject({
    id: 'b',
    type: 'error',
    payload: [{ extensions: { code: 'CURSOR_EXPIRED' } }],
  });
});

test('a completed subscription sends no more and its id can be used again', async () => {
  const client = await connect();
  await follow(client);
  client.complete('s');
  await client.roundTrip();
  const witness = await connect();
  await follow(witness);
  await kit.emit(anEvent({ cause: 'unheard' }));
  await witness.payloads(1);
  expect(await client.roundTrip()).toEqual([]);
  await follow(client);
  await kit.emit(anEvent({ cause: 'heard' }));
  expect(causes(await client.payloads<Sent>(1))).toEqual(['heard']);
});

test('queries run over the socket, planned as over HTTP', async () => {
  const client = await connect();
  client.subscribe('q', '{ district { code } }');
  expect(await client.next()).toEqual({
    id: 'q',
    type: 'next',
    payload: { data: { district: { code: '120113' } } },
  });
  expect(await client.next()).toEqual({ id: 'q', type: 'complete' });
});
