import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Role } from '../../src/access/viewer.rule.ts';
import { forgetNotices } from '../../src/notices/inbox.service.ts';
import type { Ready } from '../../src/platform/read/planner.ts';
import { newId } from '../../src/platform/id.ts';
import { LiveClient } from '../platform/live/live-client.ts';
import { testApplication, type TestApplication } from '../support/application.ts';
import { factoryOf, type MadeKey } from '../support/factory.ts';

const district = '120113';
let application: TestApplication;
let village: MadeKey;
let colleague: MadeKey;
let town: MadeKey;
let elsewhere: MadeKey;
let otherTown: MadeKey;
let reader: MadeKey;
/** What was asked of the database for reading. */
let asked: string[] = [];

interface Notice {
  readonly position: string;
  readonly kind: string;
  readonly read: boolean;
}
interface Data {
  readonly inbox: { readonly nodes: readonly Notice[] };
  readonly unreadNotices: number;
  readonly markNoticesRead: {
    readonly unread: number | null;
    readonly userErrors: { code: string }[];
  };
  readonly addNeed: { readonly need: { readonly id: string } };
  readonly placeOrder: {
    readonly order: { readonly id: string } | null;
    readonly userErrors: unknown[];
  };
}

async function ask(key: MadeKey, query: string, variables: object = {}) {
  const response = await fetch(`${application.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key.key}` },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as { data: Data; errors?: { extensions: { code: string } }[] };
}

const document = `{ unreadNotices inbox(first: 20) { nodes { position kind type count read occurredAt
  order { id state } pairing { id } listing { id title } task { id } partnership { id } import { id } } } }`;
const inboxOf = async (key: MadeKey) => (await ask(key, document)).data;
const kindsOf = async (key: MadeKey) => (await inboxOf(key)).inbox.nodes.map(({ kind }) => kind);
const mark = async (key: MadeKey, input: object) =>
  (
    await ask(
      key,
      'mutation ($input: MarkNoticesReadInput!) { markNoticesRead(input: $input) { unread userErrors { code } } }',
      { input: { idempotencyKey: newId(new Date()), ...input } },
    )
  ).data.markNoticesRead;

async function place(): Promise<string> {
  const added = await ask(
    village,
    'mutation ($input: AddListingInput!) { addNeed(input: $input) { need { id } } }',
    { input: { title: `合成需求${newId(new Date())}` } },
  );
  const { data } = await ask(
    village,
    'mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { order { id } userErrors { code } } }',
    { input: { need: added.data.addNeed.need.id } },
  );
  expect(data.placeOrder.userErrors).toEqual([]);
  return data.placeOrder.order?.id ?? '';
}

beforeAll(async () => {
  application = await testApplication(
    {},
    {
      prepare: ({ database: { reads } }) => {
        const { send } = reads;
        Object.assign(reads, {
          send: (of: string, statements: readonly Ready[]) => {
            asked.push(...statements.map(({ text }) => text));
            return send(of, statements);
          },
        });
      },
    },
  );
  const make = factoryOf(application.core.database);
  const [north, south] = [await make.town(), await make.town()];
  const [one, other] = [
    await make.village({ town: north.id }),
    await make.village({ town: south.id }),
  ];
  village = await make.key({ role: Role.VILLAGE, party: one.id });
  colleague = await make.key({ role: Role.VILLAGE, party: one.id });
  elsewhere = await make.key({ role: Role.VILLAGE, party: other.id });
  town = await make.key({ role: Role.TOWN, town: north.id });
  otherTown = await make.key({ role: Role.TOWN, town: south.id });
  reader = await make.key({ role: Role.READER });
});
afterAll(() => application.close());

test('an order is told to whom it waits for and to its parties, and to nobody else', async () => {
  const order = await place();
  const { inbox, unreadNotices } = await inboxOf(town);
  expect(inbox.nodes).toEqual([
    expect.objectContaining({
      kind: 'WAITING',
      type: 'ORDER_PLACED',
      count: 1,
      read: false,
      order: { id: order, state: 'PLACED' },
      pairing: null,
      listing: null,
    }),
  ]);
  expect(unreadNotices).toBe(1);
  // One's own deed is no news; whoever shares the village hears of it.
  expect(await kindsOf(village)).not.toContain('PROGRESS');
  expect(await kindsOf(colleague)).toContain('PROGRESS');
  for (const key of [elsewhere, otherTown, reader]) {
    const seen = await inboxOf(key);
    expect([seen.inbox.nodes, seen.unreadNotices]).toEqual([[], 0]);
  }
});

test('what is read is read for one account: one by one, up to a notice, or all', async () => {
  await place();
  await place();
  const { inbox } = await inboxOf(town);
  const [last, middle, first] = inbox.nodes.map(({ position }) => position);
  expect(await mark(town, { positions: [middle] })).toEqual({ unread: 2, userErrors: [] });
  expect((await inboxOf(town)).inbox.nodes.map(({ read }) => read)).toEqual([false, true, false]);
  expect(await mark(town, { upTo: first })).toMatchObject({ unread: 1 });
  expect(await mark(town, { upTo: middle })).toMatchObject({ unread: 1 });
  // A mark does not go back.
  expect(await mark(town, { upTo: '1' })).toMatchObject({ unread: 1 });
  expect((await inboxOf(colleague)).unreadNotices).toBeGreaterThanOrEqual(3);
  expect(await mark(town, {})).toMatchObject({ unread: 0 });
  expect((await inboxOf(town)).inbox.nodes[0]).toMatchObject({ position: last, read: true });
  for (const input of [{ upTo: 'x' }, { positions: ['-1'] }, { positions: Array(101).fill('1') }])
    expect((await mark(town, input)).userErrors).toEqual([{ code: 'NOTICE_POSITION_INVALID' }]);
});

test('who only looks has no inbox to mark', async () => {
  const { errors } = await ask(reader, 'mutation { markNoticesRead(input: {}) { unread } }');
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});

test('new notices come by subscription, to those who are told alone', async () => {
  const clients = await Promise.all(
    [town, otherTown].map(({ key }) => LiveClient.connect(application.url, `Bearer ${key}`)),
  );
  const [mine, theirs] = clients as [LiveClient, LiveClient];
  const after = (
    (await ask(town, '{ events(last: 1) { pageInfo { endCursor } } }')).data as unknown as {
      events: { pageInfo: { endCursor: string } };
    }
  ).events.pageInfo.endCursor;
  for (const client of clients)
    client.subscribe(
      '1',
      'subscription ($after: String) { newNotices(after: $after) { kind order { id } } }',
      {
        after,
      },
    );
  const order = await place();
  expect(await mine.next()).toMatchObject({
    type: 'next',
    payload: { data: { newNotices: { kind: 'WAITING', order: { id: order } } } },
  });
  expect(await theirs.roundTrip()).toEqual([]);
  await Promise.all(clients.map((client) => client.leave()));
});

test('the inbox is one statement, and its count another', async () => {
  asked = [];
  await inboxOf(town);
  expect(asked.filter((text) => text.includes('notice'))).toHaveLength(2);
});

test('old notices are forgotten; the log keeps what happened', async () => {
  const later = new Date(Date.now() + 200 * 86_400_000);
  await forgetNotices(application.core.database, district, later);
  const { inbox } = await inboxOf(town);
  expect(inbox.nodes).toEqual([]);
});
