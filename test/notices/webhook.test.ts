import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Webhook as Verifier } from 'standardwebhooks';
import { Role } from '../../src/access/viewer.rule.ts';
import { sendWebhooks, type Sending } from '../../src/notices/webhook-send.service.ts';
import { newId } from '../../src/platform/id.ts';
import { Planner } from '../../src/platform/read/planner.ts';
import { createSchema } from '../../src/schema.ts';
import { testApplication, type TestApplication } from '../support/application.ts';

interface Received {
  readonly headers: Record<string, string>;
  readonly body: string;
}

let application: TestApplication;
let receiver: Server;
let host: string;
let received: Received[] = [];
let answer: { status: number; body: string } = { status: 204, body: '' };
let sending: Sending;
let now = Date.now();

beforeAll(async () => {
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      received.push({ headers: request.headers as Record<string, string>, body });
      response.writeHead(answer.status).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  host = `127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  application = await testApplication({ outboundHosts: [host] });
  const { database } = application.core;
  const schema = createSchema();
  const planner = new Planner(schema, database.reads.send);
  sending = {
    database,
    allowed: [host],
    now: () => new Date(now),
    reading: () => ({ schema, planner }),
  };
});
afterAll(async () => {
  await new Promise((resolve) => receiver.close(resolve));
  await application.close();
});
beforeEach(() => {
  received = [];
  answer = { status: 204, body: '' };
});

interface Answered {
  readonly webhook: Record<string, unknown> | null;
  readonly secret?: string | null;
  readonly delivery?: Record<string, unknown> | null;
  readonly userErrors: readonly { code: string }[];
}

async function mutate(name: string, input: object, selection: string): Promise<Answered> {
  const type = `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}Input`;
  const inputType = ['Rotate', 'Test', 'Remove'].some((verb) => type.startsWith(verb))
    ? 'WebhookInput'
    : type;
  const { data } = await application.ask<Record<string, Answered>>(
    Role.DISTRICT_ADMIN,
    `mutation ($input: ${inputType}!) { ${name}(input: $input) { ${selection} userErrors { code } } }`,
    { input: { idempotencyKey: newId(new Date()), ...input } },
  );
  return data[name] as Answered;
}

const create = (over: object = {}): Promise<Answered> =>
  mutate(
    'createWebhook',
    { name: '合成接收方', kind: 'STANDARD', url: `http://${host}/hook`, ...over },
    'webhook { id host document } secret',
  );
const idOf = ({ webhook }: Answered): string => webhook?.['id'] as string;

async function addNeed(title: string): Promise<void> {
  const { data } = await application.ask<{ addNeed: { userErrors: unknown[] } }>(
    Role.VILLAGE,
    'mutation ($input: AddListingInput!) { addNeed(input: $input) { userErrors { code } } }',
    { input: { title, idempotencyKey: newId(new Date()) } },
  );
  expect(data.addNeed.userErrors).toEqual([]);
}

async function turn(): Promise<void> {
  now += 1_000;
  await sendWebhooks(sending, '120113');
}

async function stateOf(id: string) {
  const { data } = await application.ask<{
    webhooks: { nodes: { id: string; attempts: number; pauseCause: string | null }[] };
  }>(Role.DISTRICT_ADMIN, '{ webhooks(first: 50) { nodes { id attempts pauseCause } } }');
  return data.webhooks.nodes.find((webhook) => webhook.id === id);
}

const filter = { type: { eq: 'LISTING_ADDED' } };

test('what happens is sent once, signed, in order, with what the document asks', async () => {
  const made = await create({
    filter,
    document:
      'fragment Payload on Event { type occurredAt ... on ListingAdded { listing { title } } }',
  });
  expect(made).toMatchObject({ userErrors: [], webhook: { host: `http://${host}` } });
  await addNeed('合成需求一');
  await addNeed('合成需求二');
  await turn();
  await turn();
  expect(
    received.map(({ body }) => (JSON.parse(body) as { data: { listing: object } }).data.listing),
  ).toEqual([{ title: '合成需求一' }, { title: '合成需求二' }]);
  const verifier = new Verifier(made.secret ?? '');
  for (const { headers, body } of received) verifier.verify(body, headers);
  expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(2);
  await mutate('removeWebhook', { webhook: idOf(made) }, 'removed');
});

test('a receiver that fails is tried again under the same id, later and later; nothing is lost', async () => {
  const made = await create({ filter });
  await addNeed('合成需求三');
  answer = { status: 500, body: '' };
  await turn();
  await turn();
  expect(received).toHaveLength(1);
  expect(await stateOf(idOf(made))).toMatchObject({ attempts: 1, pauseCause: null });
  now += 5_000;
  answer = { status: 200, body: '' };
  await turn();
  expect(received.map(({ headers }) => headers['webhook-id'])).toEqual([
    received[0]?.headers['webhook-id'],
    received[0]?.headers['webhook-id'],
  ]);
  expect(await stateOf(idOf(made))).toMatchObject({ attempts: 0 });
  await mutate('removeWebhook', { webhook: idOf(made) }, 'removed');
});

test('one that says it is gone rests until somebody goes on with it', async () => {
  const made = await create({ filter });
  await addNeed('合成需求四');
  answer = { status: 410, body: '' };
  await turn();
  expect(await stateOf(idOf(made))).toMatchObject({ pauseCause: 'GONE' });
  answer = { status: 200, body: '' };
  await turn();
  expect(received).toHaveLength(1);
  await mutate('pauseWebhook', { webhook: idOf(made), paused: false }, 'webhook { id }');
  await turn();
  expect(received).toHaveLength(2);
  await mutate('removeWebhook', { webhook: idOf(made) }, 'removed');
});

test('is sent again from a cursor, signed with both secrets after a change', async () => {
  const made = await create({ filter });
  const { data } = await application.ask<{ events: { nodes: { cursor: string }[] } }>(
    Role.READER,
    '{ events(last: 1) { nodes { cursor } } }',
  );
  await addNeed('合成需求五');
  await turn();
  const rotated = await mutate('rotateWebhookSecret', { webhook: idOf(made) }, 'secret');
  const after = data.events.nodes[0]?.cursor;
  await mutate('redeliverWebhook', { webhook: idOf(made), after }, 'webhook { id }');
  await turn();
  expect(received).toHaveLength(2);
  const [, again] = received as [Received, Received];
  for (const secret of [made.secret, rotated.secret])
    new Verifier(secret ?? '').verify(again.body, again.headers);
  await mutate('removeWebhook', { webhook: idOf(made) }, 'removed');
});

test('a robot is told several events in one message and has to say that it took them', async () => {
  const made = await create({ kind: 'WECOM', filter, secret: null });
  expect(made.secret).toBeNull();
  await addNeed('合成需求六');
  await addNeed('合成需求七');
  answer = { status: 200, body: '{"errcode":45009,"errmsg":"freq"}' };
  await turn();
  expect(await stateOf(idOf(made))).toMatchObject({ attempts: 1 });
  now += 5_000;
  answer = { status: 200, body: '{"errcode":0}' };
  await turn();
  expect(received).toHaveLength(2);
  expect(received[1]?.body).toMatch(/合成需求六.*合成需求七/);
  await mutate('removeWebhook', { webhook: idOf(made) }, 'removed');
});

test('two processes do not send the same', async () => {
  const made = await create({ filter });
  await addNeed('合成需求八');
  now += 1_000;
  await Promise.all([sendWebhooks(sending, '120113'), sendWebhooks(sending, '120113')]);
  expect(received).toHaveLength(1);
  await mutate('removeWebhook', { webhook: idOf(made) }, 'removed');
});

test('a test is sent at once and its record shown', async () => {
  const made = await create({ filter });
  answer = { status: 503, body: '' };
  const tested = await mutate(
    'testWebhook',
    { webhook: idOf(made) },
    'delivery { test status fault }',
  );
  expect(tested.delivery).toEqual({ test: true, status: 503, fault: 'HTTP 503' });
  expect(received).toHaveLength(1);
  await mutate('removeWebhook', { webhook: idOf(made) }, 'removed');
});

test.each([
  [{ url: 'https://169.254.169.254/latest' }, 'WEBHOOK_ADDRESS_REFUSED'],
  [{ url: 'http://example.com/' }, 'WEBHOOK_ADDRESS_REFUSED'],
  [{ name: ' ' }, 'WEBHOOK_NAME_INVALID'],
  [{ document: 'fragment Payload on Event { nothing }' }, 'WEBHOOK_DOCUMENT_INVALID'],
])('%j is refused: %s', async (over, code) => {
  expect((await create(over)).userErrors).toEqual([{ code }]);
});

test.each(Object.values(Role).filter((role) => role !== Role.DISTRICT_ADMIN))(
  '%s neither sees nor makes webhooks',
  async (role) => {
    const made = await create();
    const { data } = await application.ask<{ webhooks: { nodes: unknown[] } }>(
      role,
      '{ webhooks(first: 5) { nodes { id } } }',
    );
    expect(data.webhooks.nodes).toEqual([]);
    const refused = await application.ask(
      role,
      'mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { secret } }',
      { input: { name: 'x', kind: 'STANDARD', url: `http://${host}/` } },
    );
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    await mutate('removeWebhook', { webhook: idOf(made) }, 'removed');
  },
);
