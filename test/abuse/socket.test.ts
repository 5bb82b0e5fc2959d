import { once } from 'node:events';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { Role } from '../../src/access/viewer.rule.ts';
import { LiveClient, type Message } from '../platform/live/live-client.ts';
import { testApplication, type TestApplication } from '../support/application.ts';
import { hostile } from './hostile.ts';

let application: TestApplication;
let key: string;
beforeAll(async () => {
  application = await testApplication({ production: true });
  key = application.authorization(Role.READER);
});
afterAll(() => application.close());

describe('the same law as over HTTP', () => {
  test.each(hostile.map((one) => [one.name, one] as const))('%s', async (_, one) => {
    const client = await LiveClient.connect(application.url, key);
    client.subscribe('1', one.query, one.variables);
    const message = await client.next();
    // What only running shows (a made-up cursor) comes with the answer.
    const { errors = [] } = (message.type === 'next' ? message.payload : {}) as {
      errors?: object[];
    };
    const [first] = (message.type === 'error' ? message.payload : errors) as {
      extensions?: { code?: string };
    }[];
    expect(one.codes).toContain(first?.extensions?.code ?? '');
    await client.leave();
  });
});

describe('the protocol', () => {
  const open = (): Promise<LiveClient> => LiveClient.open(application.url);
  const init = { type: 'connection_init', payload: {} as object };

  test('a subscription before the welcome: 4401', async () => {
    const client = await open();
    client.subscribe('1', '{ viewer { id } }');
    expect((await client.closed).code).toBe(4401);
  });

  test('a greeting twice: 4429', async () => {
    const client = await LiveClient.connect(application.url, key);
    client.send({ ...init, payload: { authorization: key } });
    expect((await client.closed).code).toBe(4429);
  });

  test('a stranger: 4403', async () => {
    const client = await open();
    client.send(init);
    expect((await client.closed).code).toBe(4403);
  });

  test('an id twice: 4409', async () => {
    const client = await LiveClient.connect(application.url, key);
    for (let i = 0; i < 2; i++) client.subscribe('1', 'subscription { events { cursor } }');
    expect((await client.closed).code).toBe(4409);
  });

  test('another protocol: 4406', async () => {
    const client = await LiveClient.open(application.url, 'graphql-ws').catch(
      (error: unknown) => error,
    );
    if (client instanceof LiveClient) expect((await client.closed).code).toBe(4406);
    else expect(String(client)).toMatch(/subprotocol|4406|400/);
  });

  test.each([
    ['no JSON', '{'],
    ['no object', '[]'],
    ['an unknown type', '{"type":"drop"}'],
    ['a type by the name of what every object has', '{"type":"__proto__"}'],
    ['a message that only servers send', '{"type":"connection_ack"}'],
    ['a subscription without a query', '{"type":"subscribe","id":"1","payload":{}}'],
    [
      'a subscription without an id',
      '{"type":"subscribe","payload":{"query":"{ viewer { id } }"}}',
    ],
    ['nesting without end', '['.repeat(100_000)],
  ])('%s: 4400', async (_, text) => {
    const client = await LiveClient.connect(application.url, key);
    client.socket.send(text);
    expect((await client.closed).code).toBe(4400);
    expect((await fetch(`${application.url}/health/live`)).status).toBe(200);
  });

  test('pings without end from a client that reads no answer end its socket, not the process', async () => {
    const client = await LiveClient.connect(application.url, key);
    client.socket.pause();
    const payload = Buffer.alloc(125, 'x');
    const gone = client.closed;
    let isGone = false;
    void gone.then(() => (isGone = true));
    const underneath = (
      client.socket as unknown as { _socket: { on(e: string, f: () => void): void } }
    )._socket;
    underneath.on('close', () => (isGone = true));
    for (let i = 0; i < 400 && !isGone; i++) {
      for (let n = 0; n < 500; n++) client.socket.ping(payload, true, () => undefined);
      await new Promise(setImmediate);
    }
    client.socket.resume();
    await gone;
    expect((await fetch(`${application.url}/health/live`)).status).toBe(200);
  });
});

describe('sockets', () => {
  test('a thousand subscriptions: fifty run, the rest are refused, the socket lives', async () => {
    const client = await LiveClient.connect(application.url, key);
    for (let i = 0; i < 1_000; i++)
      client.subscribe(String(i), 'subscription { events { cursor } }');
    const answers: Message[] = [];
    while (answers.length < 950) answers.push(await client.next());
    expect(await client.roundTrip()).toEqual([]);
    const codes = answers.map(
      ({ payload }) => (payload as { extensions: { code: string } }[])[0]?.extensions.code,
    );
    expect(new Set(codes)).toEqual(new Set(['TOO_MANY_SUBSCRIPTIONS']));
    await client.leave();
  });

  test('a page of another origin is refused at the door', async () => {
    await expect(
      LiveClient.open(application.url, 'graphql-transport-ws', { origin: 'https://evil.example' }),
    ).rejects.toThrow('403');
  });

  test('a message above the limit ends the socket, not the process', async () => {
    const client = await LiveClient.connect(application.url, key);
    client.socket.send('x'.repeat(300 * 1024));
    expect((await client.closed).code).toBe(1009);
    expect((await fetch(`${application.url}/health/live`)).status).toBe(200);
  });

  test('a message in fragments without end ends the socket, not the process', async () => {
    const client = await LiveClient.connect(application.url, key);
    const underneath = (client.socket as unknown as { _socket: Socket })._socket;
    let isGone = false;
    void client.closed.then(() => (isGone = true));
    underneath.on('error', () => (isGone = true));
    // A text frame that is not the last, then empty ones that never are, masked as clients must.
    underneath.write(Buffer.from([0x01, 0x80, 0, 0, 0, 0]));
    const flood = Buffer.concat(
      Array.from({ length: 1_000 }, () => Buffer.from([0x00, 0x80, 0, 0, 0, 0])),
    );
    for (let i = 0; i < 100 && !isGone; i++) {
      underneath.write(flood);
      await new Promise(setImmediate);
    }
    expect([1006, 1008, 1009]).toContain((await client.closed).code);
    expect((await fetch(`${application.url}/health/live`)).status).toBe(200);
  });

  test('a frame that says it is compressed is no message of ours', async () => {
    const client = await LiveClient.connect(application.url, key);
    const underneath = (client.socket as unknown as { _socket: Socket })._socket;
    underneath.write(Buffer.from([0xc1, 0x80, 0, 0, 0, 0]));
    expect((await client.closed).code).toBe(1002);
  });

  test('compression that a client offers is not taken up', async () => {
    const socket = new WebSocket(
      `${application.url.replace('http', 'ws')}/graphql`,
      'graphql-transport-ws',
      {
        perMessageDeflate: true,
      },
    );
    await once(socket, 'open');
    expect(socket.extensions).toBe('');
    socket.terminate();
  });

  test('near names of the schema are told to keys, introspection too', async () => {
    const client = await LiveClient.connect(application.url, key);
    client.subscribe('1', '{ viewr { id } }');
    expect(JSON.stringify(await client.next())).toContain('Did you mean');
    client.subscribe('2', '{ __schema { queryType { name } } }');
    expect((await client.next()).type).toBe('next');
    await client.leave();
  });
});
