import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
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
    const [first] = (message.type === 'error' ? message.payload : []) as {
      extensions?: { code?: string };
    }[];
    expect(one.codes).toContain(first?.extensions?.code ?? '');
    await client.leave();
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

  test('near names of the schema are told to keys, introspection too', async () => {
    const client = await LiveClient.connect(application.url, key);
    client.subscribe('1', '{ viewr { id } }');
    expect(JSON.stringify(await client.next())).toContain('Did you mean');
    client.subscribe('2', '{ __schema { queryType { name } } }');
    expect((await client.next()).type).toBe('next');
    await client.leave();
  });
});
