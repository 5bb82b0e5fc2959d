import { request } from 'node:http';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { LiveClient } from './live-client.ts';
import { liveKit, type LiveKit, type LiveProcess } from './live-kit.ts';

const everything = 'subscription { events { position } }';

let kit: LiveKit;
let one: LiveProcess;
let admin: string;

beforeAll(async () => {
  kit = await liveKit();
  admin = kit.doorkeeper.token('admin');
  one = await kit.process({ initMs: 200, mostMessageBytes: 10_000, mostOperations: 3 });
});
afterAll(() => kit.close());

describe('each misuse is answered by its code', () => {
  const misuses: readonly (readonly [string, number, (client: LiveClient) => void])[] = [
    [
      'text that is no JSON',
      4400,
      (client) => {
        client.socket.send('{');
      },
    ],
    [
      'a message without a type',
      4400,
      (client) => {
        client.send({ id: '1' });
      },
    ],
    [
      'a message that only a server sends',
      4400,
      (client) => {
        client.send({ type: 'connection_ack' });
      },
    ],
    [
      'a subscription without a query',
      4400,
      (client) => {
        client.send({ type: 'subscribe', id: '1', payload: {} });
      },
    ],
    [
      'subscribing before signing in',
      4401,
      (client) => {
        client.subscribe('1', everything);
      },
    ],
    [
      'a key that is none',
      4403,
      (client) => {
        client.send({ type: 'connection_init', payload: { authorization: 'Bearer nobody' } });
      },
    ],
    [
      'no key at all',
      4403,
      (client) => {
        client.send({ type: 'connection_init' });
      },
    ],
    ['saying nothing', 4408, () => undefined],
    [
      'a message too large',
      1009,
      (client) => {
        client.socket.send('x'.repeat(10_001));
      },
    ],
    [
      'signing in twice',
      4429,
      (client) => {
        client.send({ type: 'connection_init', payload: { authorization: admin } });
        client.send({ type: 'connection_init', payload: { authorization: admin } });
      },
    ],
    [
      'two subscriptions of one id',
      4409,
      (client) => {
        client.send({ type: 'connection_init', payload: { authorization: admin } });
        void client.next().then(() => {
          client.subscribe('1', everything);
          client.subscribe('1', everything);
        });
      },
    ],
  ];
  test.each(misuses)('%s: %d', async (_what, code, misuse) => {
    const client = await LiveClient.open(one.url);
    misuse(client);
    expect((await client.closed).code).toBe(code);
  });

  test('another subprotocol: 4406', async () => {
    const client = await LiveClient.open(one.url, 'graphql-ws').catch((error: unknown) => error);
    // The server offers no such protocol; ws's client gives up at once, others see 4406.
    expect(client).toBeInstanceOf(Error);
    const bare = new WebSocket(`${one.url.replace('http', 'ws')}/graphql`);
    const [code] = (await once(bare, 'close')) as [number];
    expect(code).toBe(4406);
  });
});

test('more operations than a socket carries are refused one by one; the others go on', async () => {
  const client = await LiveClient.connect(one.url, admin);
  for (const id of ['1', '2', '3', '4']) client.subscribe(id, everything);
  expect(await client.next()).toMatchObject({
    id: '4',
    type: 'error',
    payload: [{ extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } }],
  });
  client.complete('1');
  client.subscribe('5', '{ district { code } }');
  expect(await client.next()).toMatchObject({ id: '5', type: 'next' });
  await client.leave();
});

test('more sockets than a viewer may hold are refused with 4429', async () => {
  const token = kit.doorkeeper.token('few', 'VILLAGE', { mostSockets: 2 });
  const held = [await LiveClient.connect(one.url, token), await LiveClient.connect(one.url, token)];
  const third = await LiveClient.open(one.url);
  third.send({ type: 'connection_init', payload: { authorization: token } });
  expect((await third.closed).code).toBe(4429);
  await held[0]?.leave();
  const fourth = await LiveClient.connect(one.url, token);
  await Promise.all([held[1]?.leave(), fourth.leave()]);
});

test('a document that does not hold is refused with its errors, the socket stays', async () => {
  const client = await LiveClient.connect(one.url, admin);
  client.subscribe('1', 'subscription { events { nonsense } }');
  expect(await client.next()).toMatchObject({ id: '1', type: 'error' });
  client.subscribe('2', 'subscription { events @skip(if: true) { position } }');
  expect(await client.next()).toMatchObject({
    id: '2',
    type: 'error',
    payload: [{ extensions: { code: 'BAD_USER_INPUT' } }],
  });
  client.subscribe('3', '{ district { code } }');
  expect(await client.next()).toMatchObject({ id: '3', type: 'next' });
  await client.leave();
});

test('upgrades elsewhere, or from a page of another origin, never become sockets', async () => {
  const status = async (path: string, origin?: string): Promise<number | undefined> => {
    const asked = request(`${one.url}${path}`, {
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
        ...(origin === undefined ? {} : { origin }),
      },
    }).end();
    const [response] = (await once(asked, 'response')) as [{ statusCode?: number; resume(): void }];
    response.resume();
    return response.statusCode;
  };
  expect(await status('/elsewhere')).toBe(404);
  expect(await status('/graphql', 'http://evil.example')).toBe(403);
});

test('a server that stops says so to every client', async () => {
  const other = await kit.process();
  const client = await LiveClient.connect(other.url, admin);
  client.subscribe('1', everything);
  await client.roundTrip();
  await other.server.close();
  expect((await client.closed).code).toBe(1001);
  expect(other.server.open).toBe(0);
  expect(other.hub.figures.subscribers).toBe(0);
});
