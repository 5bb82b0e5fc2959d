import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Role } from '../src/access/viewer.rule.ts';
import { counterDifferences } from '../src/insights/counter.service.ts';
import { beichenStories } from '../seeds/beichen-file.ts';
import { beichenListingId } from '../seeds/beichen-id.ts';
import { LiveClient, type Message } from './platform/live/live-client.ts';
import { testApplication, type TestApplication } from './support/application.ts';

let application: TestApplication;
beforeAll(async () => {
  application = await testApplication();
});
afterAll(() => application.close());

const training = '想给村里妇女办一期电商直播培训，30人';
const addNeed = `mutation ($input: AddListingInput!) { addNeed(input: $input) { need { id title quantity { value unit { name } } } userErrors { code field message } } }`;
interface Added {
  readonly addNeed: {
    readonly need: { readonly id: string } | null;
    readonly userErrors: readonly object[];
  };
}

interface EventPayload {
  readonly data: {
    readonly events: {
      readonly cursor: string;
      readonly __typename: string;
      readonly pairing?: {
        readonly score: number;
        readonly need: { readonly id: string };
        readonly reasons: readonly { readonly text: string }[];
        readonly resource: { readonly title: string };
      };
    };
  };
}
const pairingEvents = `subscription ($after: String, $party: ID) {
  events(after: $after, filter: { party: { eq: $party }, type: { in: [PAIRING_PROPOSED, PAIRING_WITHDRAWN] } }) {
    __typename cursor
    ... on PairingProposed { pairing { score need { id } reasons { text } resource { title } } }
    ... on PairingWithdrawn { pairing { score need { id } reasons { text } resource { title } } }
  }
}`;
const payloadOf = (message: Message): EventPayload['data']['events'] => {
  expect(message.type).toBe('next');
  return (message.payload as EventPayload).data.events;
};

async function addTraining(title = training): Promise<string> {
  const { data } = await application.ask<Added>(Role.VILLAGE, addNeed, {
    input: { title, quantity: '30', unit: 'person' },
  });
  expect(data.addNeed.userErrors).toEqual([]);
  return data.addNeed.need?.id as string;
}

describe('the seeded platform', () => {
  test('answers for its seven chains, an organisation and a village', async () => {
    const { data, errors } = await application.ask<Record<string, never>>(
      Role.READER,
      `{ chains { totalCount nodes { lead { name } members { totalCount } needs { totalCount } } }
         village(name: "田庄村") { cluster { name } needs { nodes { title pairings { nodes { reasons { text } } } } } resources { nodes { title } } }
         organizations(filter: { name: { eq: "区农业农村委" } }) { nodes { name resources { totalCount } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      chains: { totalCount: 7 },
      organizations: { nodes: [{ name: '区农业农村委' }] },
    });
  });

  test('tells its stories as pairings', async () => {
    const { database } = application.core;
    const missing: string[] = [];
    for (const { village, line, pairings } of beichenStories()) {
      for (const { need, resource } of pairings) {
        const rows = await database.write('120113', (tx) =>
          tx.sql(
            'select from pairing where district = $1 and need = $2 and resource = $3 and live',
            ['120113', beichenListingId('NEED', need), beichenListingId('RESOURCE', resource)],
          ),
        );
        if (rows.length === 0) missing.push(`${village} ← ${line}: ${need} × ${resource}`);
      }
    }
    expect(missing).toEqual([]);
  });

  test('finds parties and listings by words', async () => {
    const { data } = await application.ask<{ search: { nodes: { label: string }[] } }>(
      Role.READER,
      '{ search(filter: { text: "直播" }) { nodes { label kind party { name } listing { title } } } }',
    );
    const labels = data.search.nodes.map(({ label }) => label);
    expect(labels.length).toBeGreaterThan(2);
    expect(labels.every((label) => label.includes('直播'))).toBe(true);
  });

  test('finds whatever has an id by it', async () => {
    const { data } = await application.ask<
      Record<string, { nodes: { id: string; name?: string; title?: string }[] }>
    >(
      Role.READER,
      '{ villages(first: 1) { nodes { id name } } chains(first: 1) { nodes { id name } } needs(first: 1) { nodes { id title } } pairings(first: 1) { nodes { id } } }',
    );
    const [village, chain, need, pairing] = ['villages', 'chains', 'needs', 'pairings'].map(
      (list) => data[list]?.nodes[0],
    );
    const node = `query ($id: ID!) { node(id: $id) { __typename id ... on Village { name needs { totalCount } } ... on Chain { name } ... on Listing { title } ... on Pairing { need { title } } } }`;
    const find = async (id: string | undefined): Promise<unknown> =>
      (await application.ask<{ node: unknown }>(Role.READER, node, { id })).data.node;
    expect(await find(village?.id)).toMatchObject({ __typename: 'Village', ...village });
    expect(await find(chain?.id)).toEqual({ __typename: 'Chain', ...chain });
    expect(await find(need?.id)).toEqual({ __typename: 'Need', ...need });
    expect(await find(pairing?.id)).toMatchObject({
      __typename: 'Pairing',
      need: { title: expect.any(String) },
    });
    expect(await find('00000000-0000-7000-8000-000000000000')).toBeNull();
    expect(await find('no id')).toBeNull();
  });

  test('refuses strangers by name', async () => {
    const { errors } = await application.ask(null, '{ chains { totalCount } }');
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});

describe('from a need to a new pairing on the screen', () => {
  test('a subscriber sees it arrive, sees it withdrawn, and resumes without gap or repeat', async () => {
    const { data } = await application.ask<{ viewer: { party: { id: string } } }>(
      Role.VILLAGE,
      '{ viewer { party { id } } }',
    );
    const party = data.viewer.party.id;
    const client = await LiveClient.connect(
      application.url,
      application.authorization(Role.VILLAGE),
    );
    client.subscribe('1', pairingEvents, { party });
    client.send({ type: 'ping' });
    expect(await client.next()).toMatchObject({ type: 'pong' });

    const need = await addTraining();
    const proposed = payloadOf(await client.next());
    expect(proposed).toMatchObject({
      __typename: 'PairingProposed',
      pairing: { need: { id: need } },
    });
    expect(proposed.pairing?.resource.title).toContain('直播');
    expect(proposed.pairing?.reasons[0]?.text).toMatch(/\p{Script=Han}/u);

    await application.ask(
      Role.VILLAGE,
      `mutation ($input: ListingInput!) { withdrawListing(input: $input) { userErrors { code } } }`,
      { input: { id: need } },
    );
    let last = proposed;
    while (last.__typename !== 'PairingWithdrawn') last = payloadOf(await client.next());
    // Everything this need brought is taken back before anything else happens.
    const { data: after } = await application.ask<{ events: { nodes: { cursor: string }[] } }>(
      Role.VILLAGE,
      `query ($party: ID) { events(last: 1, filter: { party: { eq: $party }, type: { in: [PAIRING_PROPOSED, PAIRING_WITHDRAWN] } }) { nodes { cursor } } }`,
      { party },
    );
    const cursor = after.events.nodes[0]?.cursor as string;
    client.socket.terminate();

    const added = [
      await addTraining('想请老师教村民手机直播卖货，20人'),
      await addTraining('办一期直播带货培训'),
    ];
    const resumed = await LiveClient.connect(
      application.url,
      application.authorization(Role.VILLAGE),
    );
    resumed.subscribe('1', pairingEvents, { party, after: cursor });
    const seen = new Map<string, Set<string>>();
    const cursors = new Set<string>();
    while (seen.size < 2) {
      const event = payloadOf(await resumed.next());
      expect(event.__typename).toBe('PairingProposed');
      expect(cursors.has(event.cursor)).toBe(false);
      cursors.add(event.cursor);
      const id = event.pairing?.need.id as string;
      seen.set(id, (seen.get(id) ?? new Set()).add(event.pairing?.resource.title as string));
    }
    expect([...seen.keys()].sort()).toEqual([...added].sort());
    resumed.socket.terminate();
  });

  test('an entry put in twice is taken, with a word about the first', async () => {
    const add = `mutation ($input: AddListingInput!) { addNeed(input: $input) { need { id } similar { listing { id title } } userErrors { code } } }`;
    interface Twice {
      readonly addNeed: {
        readonly need: { readonly id: string };
        readonly similar: readonly { readonly listing: { readonly id: string } }[];
      };
    }
    const put = async (title: string): Promise<Twice['addNeed']> =>
      (await application.ask<Twice>(Role.VILLAGE, add, { input: { title } })).data.addNeed;
    const first = await put('村口小桥要修一修');
    const second = await put('村口小桥要修');
    expect(first.similar).toEqual([]);
    expect(second.similar.map(({ listing }) => listing.id)).toEqual([first.need.id]);
  });

  test('counters say what the rows say after all of this', async () => {
    expect(await application.core.database.write('120113', counterDifferences)).toEqual([]);
  });
});
