import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId } from '../../src/platform/id.ts';
import type { NewEvent } from '../../src/platform/events/event.rule.ts';
import { LiveClient } from '../platform/live/live-client.ts';
import {
  cursorOf,
  district,
  liveKit,
  type LiveKit,
  type LiveProcess,
} from '../platform/live/live-kit.ts';
import { madeAt } from '../support/factory.ts';

interface Payload {
  readonly data: Readonly<Record<string, Readonly<Record<string, unknown>>>> | null;
  readonly errors?: readonly { readonly message: string; readonly path?: readonly unknown[] }[];
}

let kit: LiveKit;
let one: LiveProcess;
let client: LiveClient;
let town: string;
let otherTown: string;
let village: string;
let enterprise: string;
let chain: string;
let need: string;
let resource: string;
let pairing: string;

beforeAll(async () => {
  kit = await liveKit();
  const { factory } = kit;
  town = (await factory.town('东镇')).id;
  otherTown = (await factory.town('西镇')).id;
  village = (await factory.village({ town, name: '甲村' })).id;
  enterprise = (await factory.enterprise({ town: otherTown, name: '乙公司' })).id;
  chain = (await factory.chain('种植链')).id;
  need = await insertListing('NEED', village, '三十人的电商培训');
  resource = await insertListing('RESOURCE', enterprise, '直播培训');
  pairing = newId(madeAt);
  await kit.test.database.write(district, (tx) =>
    tx.sql(
      `insert into pairing (district, id, need, resource, need_party, resource_party, chain, category, score, parts, reasons,
         notify, state, created_at, updated_at, version)
       values ($1, $2, $3, $4, $5, $6, $7, 'training', 810, '{}', $8, true, 'PROPOSED', $9, $9, 1)`,
      [
        district,
        pairing,
        need,
        resource,
        village,
        enterprise,
        chain,
        JSON.stringify([{ code: 'OBJECT', zh: '都是电商直播', en: 'Both are live sales' }]),
        madeAt,
      ],
    ),
  );
  one = await kit.process();
  client = await LiveClient.connect(one.url, kit.doorkeeper.token('admin'));
});
afterAll(async () => {
  await client.leave();
  await kit.close();
});

async function insertListing(
  kind: 'NEED' | 'RESOURCE',
  party: string,
  title: string,
): Promise<string> {
  const id = newId(madeAt);
  await kit.test.database.write(district, (tx) =>
    tx.sql(
      `insert into listing (district, id, kind, party, town, title, reserved, committed, divisible, status, freshness,
         confirmed_at, created_at, updated_at, version, synthetic)
       values ($1, $2, $3, $4, $5, $6, 0, 0, true, 'OPEN', 'FRESH', $7, $7, $7, 1, true)`,
      [district, id, kind, party, kind === 'NEED' ? town : otherTown, title, madeAt],
    ),
  );
  return id;
}

const ofPairing = (
  type: 'pairingProposed' | 'pairingRescored' | 'pairingWithdrawn',
  score: number,
  cause = 'added',
): NewEvent => ({
  type,
  cause,
  party: village,
  otherParty: enterprise,
  town,
  otherTown,
  chain,
  category: 'training.live',
  need,
  resource,
  pairing,
  score,
  detail:
    type === 'pairingProposed'
      ? { notify: true }
      : type === 'pairingRescored'
        ? { before: 700 }
        : {},
});
const ofListing = (
  type: 'listingAdded' | 'listingExpired',
  kind: 'NEED' | 'RESOURCE',
  cause = 'added',
): NewEvent => ({
  type,
  cause,
  party: kind === 'NEED' ? village : enterprise,
  town: kind === 'NEED' ? town : otherTown,
  listingKind: kind,
  ...(kind === 'NEED' ? { need } : { resource }),
  detail: {},
});

/** What a subscription sends of the events that `act` makes; it must send `n`. */
async function sent(
  query: string,
  n: number,
  act: () => Promise<void>,
  variables: object = {},
): Promise<Payload[]> {
  const id = newId(new Date());
  client.subscribe(id, query, { ...variables, after: await kit.cursor() });
  await act();
  const payloads = await client.payloads<Payload>(n);
  expect(await client.roundTrip()).toEqual([]);
  client.complete(id);
  return payloads;
}

/** The answer of a query, over the same socket. */
async function ask(query: string, variables: object = {}): Promise<Payload> {
  client.subscribe('query', query, variables);
  const [answer] = await client.payloads<Payload>(1);
  expect(await client.next()).toEqual({ type: 'complete', id: 'query' });
  return answer as Payload;
}

test('a pairing event carries the pairing with both sides and its reasons, read in one round trip', async () => {
  const query = `subscription ($after: String) { newPairings(after: $after) {
    __typename type cause position cursor score notify occurredAt
    pairing { id score state reasons { text } need { title party { name } } resource { title party { name town { name } } } }
  } }`;
  const before = one.sent.length;
  const [payload] = await sent(query, 1, () => kit.emit(ofPairing('pairingProposed', 810)));
  expect(payload?.data?.['newPairings']).toMatchObject({
    __typename: 'PairingProposed',
    type: 'PAIRING_PROPOSED',
    cause: 'added',
    score: 810,
    notify: true,
    occurredAt: '2026-03-01T08:00:00Z',
    pairing: {
      id: pairing,
      score: 810,
      state: 'PROPOSED',
      reasons: [{ text: '都是电商直播' }],
      need: { title: '三十人的电商培训', party: { name: '甲村' } },
      resource: { title: '直播培训', party: { name: '乙公司', town: { name: '西镇' } } },
    },
  });
  // The event with everything joined is one statement; the rest are reads of the log itself.
  expect(one.sent.slice(before).filter((text) => text.includes('any ('))).toHaveLength(1);
});

test('each type of event has its own fields', async () => {
  const query = `subscription ($after: String) { events(after: $after) {
    __typename type cause
    ... on PairingRescored { score before }
    ... on PairingWithdrawn { score pairing { state } }
    ... on ListingAdded { listing { __typename title } party { name } }
    ... on ListingExpired { listing { __typename title ... on Resource { kind } } }
  } }`;
  const payloads = await sent(query, 4, () =>
    kit.emit(
      ofPairing('pairingRescored', 750, 'edited'),
      ofPairing('pairingWithdrawn', 750, 'withdrawn'),
      ofListing('listingAdded', 'NEED'),
      ofListing('listingExpired', 'RESOURCE', 'expired'),
    ),
  );
  expect(payloads.map(({ data }) => data?.['events'])).toEqual([
    {
      __typename: 'PairingRescored',
      type: 'PAIRING_RESCORED',
      cause: 'edited',
      score: 750,
      before: 700,
    },
    {
      __typename: 'PairingWithdrawn',
      type: 'PAIRING_WITHDRAWN',
      cause: 'withdrawn',
      score: 750,
      pairing: { state: 'PROPOSED' },
    },
    {
      __typename: 'ListingAdded',
      type: 'LISTING_ADDED',
      cause: 'added',
      listing: { __typename: 'Need', title: '三十人的电商培训' },
      party: { name: '甲村' },
    },
    {
      __typename: 'ListingExpired',
      type: 'LISTING_EXPIRED',
      cause: 'expired',
      listing: { __typename: 'Resource', title: '直播培训', kind: 'RESOURCE' },
    },
  ]);
});

test('newPairings sends proposals only', async () => {
  const query = 'subscription ($after: String) { newPairings(after: $after) { score } }';
  const payloads = await sent(query, 1, () =>
    kit.emit(
      ofPairing('pairingRescored', 1),
      ofListing('listingAdded', 'NEED'),
      ofPairing('pairingProposed', 2),
    ),
  );
  expect(payloads).toEqual([{ data: { newPairings: { score: 2 } } }]);
});

test('lines of types the schema does not know are passed over, in the list as in subscriptions', async () => {
  const query = 'subscription ($after: String) { events(after: $after) { cause } }';
  const after = await kit.cursor();
  const payloads = await sent(query, 1, () =>
    kit.emit(
      { ...ofListing('listingAdded', 'NEED'), type: 'somethingElse' } as never,
      ofListing('listingAdded', 'NEED', 'known'),
    ),
  );
  expect(payloads).toEqual([{ data: { events: { cause: 'known' } } }]);
  expect(
    await ask('query ($after: String) { events(after: $after) { totalCount nodes { cause } } }', {
      after,
    }),
  ).toMatchObject({
    data: { events: { nodes: [{ cause: 'known' }] } },
  });
});

test('what goes wrong inside a payload comes with it, by path, and the subscription goes on', async () => {
  const query = `subscription ($after: String) { newPairings(after: $after) { score pairing { need { title pairings(first: 1000) { totalCount } } } } }`;
  const [payload] = await sent(query, 1, () => kit.emit(ofPairing('pairingProposed', 3)));
  expect(payload?.errors?.[0]?.path).toEqual(['newPairings', 'pairing', 'need', 'pairings']);
});

test('the list pages both ways by the cursors that subscriptions give', async () => {
  const first = await kit.cursor();
  await kit.emit(
    ofListing('listingAdded', 'NEED', 'p1'),
    ofListing('listingAdded', 'NEED', 'p2'),
    ofListing('listingAdded', 'NEED', 'p3'),
  );
  const query = `query ($after: String, $first: Int, $last: Int) {
    events(after: $after, first: $first, last: $last) { edges { cursor node { cause cursor position } } pageInfo { hasNextPage endCursor } }
  }`;
  const forward = await ask(query, { after: first, first: 2 });
  expect(forward).toMatchObject({
    data: {
      events: {
        edges: [{ node: { cause: 'p1' } }, { node: { cause: 'p2' } }],
        pageInfo: { hasNextPage: true },
      },
    },
  });
  const { edges, pageInfo } = forward.data?.['events'] as {
    edges: { cursor: string; node: { cursor: string; position: string } }[];
    pageInfo: { endCursor: string };
  };
  for (const { cursor, node } of edges)
    expect([node.cursor, cursor]).toEqual([cursorOf(Number(node.position)), node.cursor]);
  expect(await ask(query, { after: pageInfo.endCursor, last: 5 })).toMatchObject({
    data: { events: { edges: [{ node: { cause: 'p3' } }] } },
  });
});

describe('a filter means the same in memory as in SQL', () => {
  let begin: string;
  let last: number;
  beforeAll(async () => {
    begin = await kit.cursor();
    const events = [
      ofPairing('pairingProposed', 900),
      ofPairing('pairingRescored', 500, 'edited'),
      { ...ofPairing('pairingProposed', 600), chain: null, category: 'training' },
      { ...ofPairing('pairingProposed', 599), otherTown: null, category: null },
      ofPairing('pairingWithdrawn', 599, 'withdrawn'),
      ofListing('listingAdded', 'NEED'),
      ofListing('listingAdded', 'RESOURCE'),
      ofListing('listingExpired', 'RESOURCE', 'expired'),
    ] as NewEvent[];
    await kit.emit(...events);
    last =
      (JSON.parse(Buffer.from(await kit.cursor(), 'base64url').toString()) as [string, string]).map(
        Number,
      )[1] ?? 0;
  });

  const filters: readonly (readonly [string, () => object])[] = [
    ['nothing', () => ({})],
    ['a type', () => ({ type: { eq: 'PAIRING_PROPOSED' } })],
    ['types', () => ({ type: { in: ['LISTING_ADDED', 'LISTING_EXPIRED'] } })],
    ['no type at all', () => ({ type: { in: [] } })],
    ['a cause', () => ({ cause: { startsWith: 'ed' } })],
    ['a chain', () => ({ chain: { eq: chain } })],
    ['a chain in capitals', () => ({ chain: { eq: chain.toUpperCase() } })],
    ['no chain', () => ({ chain: { isNull: true } })],
    ['not that chain', () => ({ not: { chain: { eq: chain } } })],
    ['a town on one side', () => ({ town: { eq: town } })],
    ['a town on the other side', () => ({ town: { eq: otherTown } })],
    ['either town', () => ({ town: { in: [town, otherTown] } })],
    ['a side without a town', () => ({ town: { isNull: true } })],
    ['a party', () => ({ party: { eq: enterprise } })],
    ['what is no id', () => ({ party: { eq: 'nobody' } })],
    ['a listing', () => ({ listing: { eq: resource } })],
    ['a pairing', () => ({ pairing: { eq: pairing } })],
    ['a branch of categories', () => ({ category: { startsWith: 'training' } })],
    ['a category', () => ({ category: { eq: 'training' } })],
    ['a kind', () => ({ kind: { eq: 'RESOURCE' } })],
    ['kinds', () => ({ kind: { in: ['NEED', 'RESOURCE'] } })],
    ['a least score', () => ({ score: { gte: 600 } })],
    ['a range of scores', () => ({ score: { gte: 500, lte: 599 } })],
    ['neither', () => ({ not: { or: [{ score: { gte: 1 } }, { kind: { eq: 'NEED' } }] } })],
    [
      'one of these',
      () => ({
        or: [
          { score: { eq: 900 } },
          { and: [{ kind: { eq: 'RESOURCE' } }, { cause: { eq: 'expired' } }] },
        ],
      }),
    ],
    ['nothing of nothing', () => ({ or: [] })],
    ['all of nothing', () => ({ and: [] })],
    ['a missing condition', () => ({ chain: null, score: { gte: null } })],
  ];

  test.each(filters)('%s', async (what, filter) => {
    // Lines that earlier cases appended to mark their end are none of this case.
    const among = (positions: readonly string[]) =>
      positions.filter((position) => Number(position) <= last);
    const inSql = await ask(
      'query ($after: String, $filter: EventFilter) { events(after: $after, first: 100, filter: $filter) { nodes { position } } }',
      { after: begin, filter: filter() },
    );
    const { nodes } = inSql.data?.['events'] as unknown as { nodes: { position: string }[] };
    const end = `the end of ${what}`;
    const id = newId(new Date());
    client.subscribe(
      id,
      'subscription ($after: String, $filter: EventFilter) { events(after: $after, filter: $filter) { position cause } }',
      { after: begin, filter: { or: [filter(), { cause: { eq: end } }] } },
    );
    await kit.emit(ofListing('listingAdded', 'NEED', end));
    const inMemory: string[] = [];
    for (;;) {
      const [payload] = await client.payloads<Payload>(1);
      const event = payload?.data?.['events'] as { position: string; cause: string };
      if (event.cause === end) break;
      inMemory.push(event.position);
    }
    client.complete(id);
    await client.roundTrip();
    expect(among(inMemory)).toEqual(among(nodes.map(({ position }) => position)));
  });

  test('which is not always all or nothing', async () => {
    const counts = new Set<number>();
    for (const [, filter] of filters) {
      const answer = await ask(
        'query ($after: String, $filter: EventFilter) { events(after: $after, filter: $filter) { totalCount } }',
        {
          after: begin,
          filter: {
            and: [filter(), { cause: { in: ['added', 'edited', 'withdrawn', 'expired'] } }],
          },
        },
      );
      counts.add((answer.data?.['events'] as unknown as { totalCount: number }).totalCount);
    }
    expect(counts.size).toBeGreaterThan(5);
  });
});
