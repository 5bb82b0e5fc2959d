import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  type GraphQLInputType,
} from 'graphql';
import pg from 'pg';
import { Role } from '../../src/access/viewer.rule.ts';
import { createSchema } from '../../src/schema.ts';
import { LiveClient } from '../platform/live/live-client.ts';
import { testApplication, type TestApplication } from '../support/application.ts';
import { factoryOf } from '../support/factory.ts';
import { aboutTheCaller, idIn, plannedAndSent } from './aims.ts';
import { everyField } from './crawl.ts';

/*
 * What belongs to one village, sought by everybody else: by every field of every type, over a socket, and
 * by every mutation aimed at it. Secrets are planted as texts that stand nowhere else; who may see
 * which is the table below, and it holds both ways: what may be seen is seen, or the search was blind.
 */

const schema = createSchema();
const [here, elsewhere] = ['120113', '130435'] as const;

/** Texts that give a secret away. */
const secrets = {
  account: '机密账号甲',
  person: '机密人员甲',
  phone: '13911112222',
  contactPhone: '13922223333',
  key: '机密密钥甲',
  request: 'secret-request-1',
  passwordHash: '$argon2id$',
  foreignVillage: '外区机密村',
  foreignAccount: '外区机密账号',
  need: '合成甲村想办一期电商直播培训',
} as const;
type Secret = keyof typeof secrets;

/** Lists are open to the whole district. */
const ofHere: readonly Secret[] = ['need'];
const may: Readonly<Record<string, readonly Secret[]>> = {
  stranger: [],
  'a village of the same town': ofHere,
  'a village of another town': ofHere,
  'its grid worker': ofHere,
  'an enterprise': ofHere,
  'another town': ofHere,
  'its own town': [...ofHere, 'account', 'person'],
  'a chain lead': ofHere,
  'a reader': ofHere,
  'an auditor': [...ofHere, 'request'],
  'an administrator': [...ofHere, 'account', 'person', 'key', 'request'],
  'an administrator of another district': ['foreignVillage', 'foreignAccount'],
};
const viewers = Object.keys(may);

let application: TestApplication;
const keys: Record<string, string> = {};
/** Rows of the village, by table: what strangers aim at. */
const aims: Record<string, string> = {};

const ask = async (
  viewer: string,
  query: string,
  variables: object = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<string> => {
  const key = keys[viewer];
  const response = await fetch(`${application.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...headers,
    },
    body: JSON.stringify({ query, variables }),
  });
  return response.text();
};

beforeAll(async () => {
  // Nothing but what the test does may write.
  application = await testApplication({ jobs: false, requestsPerSecond: 100_000 });
  const { database } = application.core;
  const make = factoryOf(database, here);
  const away = factoryOf(database, elsewhere);
  await away.district();
  const awayTown = await away.town();
  await away.village({ town: awayTown.id, name: secrets.foreignVillage });
  await away.account({ role: Role.DISTRICT_ADMIN, name: secrets.foreignAccount });

  const [town, other] = [await make.town(), await make.town()];
  const village = await make.village({ town: town.id });
  const [near, far] = [
    await make.village({ town: town.id }),
    await make.village({ town: other.id }),
  ];
  const enterprise = await make.enterprise();
  const chain = await make.chain();
  const of = (place: { id: string; town?: string | null }) => ({
    party: place.id,
    town: place.town ?? null,
  });
  const hold = async (viewer: string, row: Parameters<typeof make.key>[0]): Promise<void> => {
    keys[viewer] = (await make.key(row)).key;
  };
  await hold('the village', { role: Role.VILLAGE, name: secrets.key, ...of(village) });
  await hold('a village of the same town', { role: Role.VILLAGE, ...of(near) });
  await hold('a village of another town', { role: Role.VILLAGE, ...of(far) });
  await hold('its grid worker', { role: Role.GRID, ...of(near) });
  await hold('an enterprise', { role: Role.PARTY, ...of(enterprise) });
  await hold('another town', { role: Role.TOWN, town: other.id });
  await hold('its own town', { role: Role.TOWN, town: town.id });
  await hold('a chain lead', { role: Role.CHAIN_LEAD, chain: chain.id });
  await hold('a reader', { role: Role.READER });
  await hold('an auditor', { role: Role.AUDITOR });
  await hold('an administrator', { role: Role.DISTRICT_ADMIN });
  keys['an administrator of another district'] = (
    await away.key({ role: Role.DISTRICT_ADMIN })
  ).key;

  // The village's own things, made as it would make them.
  const made = await ask(
    'its own town',
    `mutation ($input: CreateAccountInput!) { createAccount(input: $input) { account { id } userErrors { code } } }`,
    {
      input: {
        name: secrets.account,
        role: 'VILLAGE',
        party: village.id,
        personName: secrets.person,
        phone: secrets.phone,
      },
    },
    { 'x-request-id': secrets.request },
  );
  aims['account'] = idIn(made);
  const listing = async (mutation: string): Promise<string> =>
    idIn(
      await ask(
        'the village',
        `mutation ($input: AddListingInput!) { ${mutation}(input: $input) { ${mutation === 'addNeed' ? 'need' : 'resource'} { id } userErrors { code message } } }`,
        {
          input: {
            title: secrets.need,
            contact: { name: '合成联系人', phone: secrets.contactPhone },
          },
        },
      ),
    );
  aims['need'] = await listing('addNeed');
  aims['resource'] = await listing('addResource');
  aims['order'] = idIn(
    await ask(
      'the village',
      'mutation ($need: ID!) { placeOrder(input: { need: $need }) { order { id } userErrors { code message } } }',
      { need: aims['need'] },
    ),
  );
  const rows = await database.write(here, (tx) =>
    tx.sql<{ what: string; id: string }>(
      `select 'pairing' as what, (select id from pairing where district = $1 limit 1) as id
       union all select 'key', (select id from api_key where district = $1 and name = $2)
       union all select 'chain', (select id from chain where district = $1 limit 1)
       union all select 'partnership', (select id from partnership where district = $1 limit 1)
       union all select 'outcome', (select id from outcome where district = $1 limit 1)`,
      [here, secrets.key],
    ),
  );
  for (const { what, id } of rows) aims[what] = id;
  Object.assign(aims, { village: village.id, town: town.id });
  Object.assign(aims, await plannedAndSent(application.url, here, keys));
});
afterAll(() => application.close());

const quoted = (...names: string[]): string[] => names.map((name) => JSON.stringify(aims[name]));

function given(field: string, argument: string, type: string): readonly string[] {
  if (argument === 'id') {
    const fitting: Readonly<Record<string, string[]>> = {
      party: ['village'],
      listing: ['need', 'resource'],
      matter: ['order'],
      node: ['village', 'need', 'resource', 'order', 'pairing', 'account', 'key', 'town'],
    };
    return quoted(...(fitting[field] ?? [field]));
  }
  if (argument === 'need' || argument === 'resource') return quoted(argument);
  const named = getNamedType(schema.getType(type.replaceAll(/[![\]]/g, '')) ?? null);
  if (isEnumType(named)) return [named.getValues()[0]?.name ?? ''];
  const plain: Readonly<Record<string, string>> = { 'Int!': '3', 'String!': '"合成"' };
  return plain[type] === undefined ? [] : [plain[type]];
}

describe('reads: every field of every type', () => {
  let documents: string[];
  beforeAll(() => {
    documents = everyField(schema, given);
  });

  test.each(viewers)(
    '%s',
    async (viewer) => {
      const found = new Set<Secret>();
      const refused: string[] = [];
      for (const document of documents) {
        const answer = await ask(viewer, document);
        for (const [secret, text] of Object.entries(secrets))
          if (answer.includes(text)) found.add(secret as Secret);
        if (/TOO_COSTLY|VALIDATION_FAILED|INTERNAL_SERVER_ERROR|PARSE_FAILED/.test(answer))
          refused.push(`${answer.slice(0, 300)}\n${document.slice(0, 300)}`);
      }
      expect([...found].sort()).toEqual([...(may[viewer] ?? [])].sort());
      expect(refused).toEqual([]);
    },
    240_000,
  );
});

describe('events over sockets', () => {
  const types = schema.getPossibleTypes(schema.getType('Event') as never);
  const follow = `subscription { events { __typename cursor type ${types
    .map(({ name }) => `... on ${name} { position }`)
    .join(' ')} } }`;

  test('show nobody a secret, and nobody another district', async () => {
    const following = await Promise.all(
      viewers
        .filter((viewer) => viewer !== 'stranger')
        .map(async (viewer) => {
          const client = await LiveClient.connect(application.url, `Bearer ${keys[viewer] ?? ''}`);
          client.subscribe('s', follow);
          expect(await client.roundTrip()).toEqual([]);
          return { viewer, client };
        }),
    );
    const input = {
      title: '合成：求购树苗',
      contact: { name: '合成联系人', phone: secrets.contactPhone },
    };
    const add =
      'mutation ($input: AddListingInput!) { addNeed(input: $input) { need { id } userErrors { code } } }';
    idIn(await ask('the village', add, { input }));
    idIn(
      await ask('an administrator of another district', add, {
        input: {
          ...input,
          party: idIn(
            await ask('an administrator of another district', '{ villages { nodes { id } } }'),
          ),
          title: '外区机密需求',
        },
      }),
    );
    for (const { viewer, client } of following) {
      const message = await client.next();
      const text = JSON.stringify([message, ...(await client.roundTrip())]);
      expect({ viewer, type: message.type }).toEqual({ viewer, type: 'next' });
      const seen = Object.values(secrets).filter((secret) => text.includes(secret));
      expect({ viewer, seen }).toEqual({ viewer, seen: [] });
      await client.leave();
    }
  });

  test('a stranger is not let in', async () => {
    const client = await LiveClient.open(application.url);
    client.send({ type: 'connection_init', payload: {} });
    expect((await client.closed).code).toBe(4403);
  });
});

describe('writes: every mutation aimed at what is not theirs', () => {
  const outsiders = viewers.filter(
    (viewer) => !['its own town', 'an administrator'].includes(viewer),
  );
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(
    ({ name }) => !aboutTheCaller.includes(name),
  );

  /** A value in good order that names the village's rows wherever rows are named. */
  function aimed(type: GraphQLInputType, mutation: string, name: string): unknown {
    const bare = getNullableType(type);
    if (isListType(bare)) return [aimed(bare.ofType, mutation, name)];
    if (isEnumType(bare)) return bare.getValues()[0]?.name;
    if (isInputObjectType(bare)) {
      const fields = Object.values(bare.getFields()).filter(
        ({ name: field, type: of }) =>
          String(of).endsWith('!') || ['party', 'need', 'contact'].includes(field),
      );
      return Object.fromEntries(
        fields.map((field) => [field.name, aimed(field.type, mutation, field.name)]),
      );
    }
    const rows: Readonly<Record<string, string>> = {
      party: 'village',
      parties: 'village',
      strong: 'village',
      weak: 'village',
      coordinator: 'village',
      listing: 'need',
      apiKey: 'key',
      window: 'resource',
      id: /Order|reportIn/.test(mutation)
        ? 'order'
        : mutation === 'openWindows'
          ? 'resource'
          : mutation === 'endPartnership'
            ? 'partnership'
            : 'need',
    };
    const values: Readonly<Record<string, unknown>> = {
      Int: 1,
      Boolean: true,
      Decimal: '1',
      Date: '2026-12-31',
      DateTime: '2026-12-31T08:00:00Z',
      String: name === 'phone' ? secrets.contactPhone : '合成',
    };
    const kind = getNamedType(bare).name;
    return kind === 'ID' ? (aims[rows[name] ?? name] ?? aims['need']) : values[kind];
  }

  const attempt = (viewer: string, mutation: (typeof mutations)[number]): Promise<string> => {
    const declared = mutation.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
    const passed = mutation.args.map(({ name }) => `${name}: $${name}`).join(', ');
    const variables = Object.fromEntries(
      mutation.args.map(({ name, type }) => [name, aimed(type, mutation.name, name)]),
    );
    return ask(
      viewer,
      `mutation (${declared}) { ${mutation.name}(${passed}) { userErrors { code } } }`,
      variables,
    );
  };

  /** What names no row: everybody's own, and the other district's administrator's to do in their own district. */
  const ofTheirs = (viewer: string): readonly string[] => [
    'markNoticesRead',
    ...(viewer === 'an administrator of another district' ? ofDistrict : []),
  ];
  const ofDistrict = ['setOrderDeadline', 'setHoliday', 'setDigestHour', 'addTown', 'addParty'];

  /** Everything of the district but what notes the attempts themselves. */
  async function everything(): Promise<Record<string, string>> {
    const owner = new pg.Client({ connectionString: application.core.database.ownerUrl });
    await owner.connect();
    try {
      const { rows } = await owner.query<{ name: string }>(
        `select table_name as name from information_schema.columns
         where table_schema = 'public' and column_name = 'district' and table_name !~ '^audit'
           and table_name not in ('idempotency', 'sign_in_failure', 'session', 'notice_mark', 'notice_read') order by 1`,
      );
      const hashes: Record<string, string> = {};
      for (const { name } of rows) {
        const { rows: found } = await owner.query<{ hash: string }>(
          `select count(*) || ' ' || coalesce(md5(string_agg(r, '|' order by r)), '') as hash
           from (select (to_jsonb(t) - 'used_at')::text as r from ${name} t where district = $1) s`,
          [here],
        );
        hashes[name] = found[0]?.hash ?? '';
      }
      return hashes;
    } finally {
      await owner.end();
    }
  }

  test.each(outsiders)(
    '%s changes nothing',
    async (viewer) => {
      const before = await everything();
      const done: string[] = [];
      for (const mutation of mutations) {
        const answer = await attempt(viewer, mutation);
        if (ofTheirs(viewer).includes(mutation.name)) continue;
        if (!/"code":"[A-Z_]+"/.test(answer) || /INTERNAL|VALIDATION/.test(answer))
          done.push(`${mutation.name}: ${answer.slice(0, 200)}`);
      }
      expect(done).toEqual([]);
      expect(await everything()).toEqual(before);
    },
    120_000,
  );

  test('the same attempts change much for whoever may', async () => {
    const done: string[] = [];
    for (const mutation of mutations) {
      const answer = await attempt('an administrator', mutation);
      if (/"userErrors":\[\]/.test(answer)) done.push(mutation.name);
    }
    process.stdout.write(`an administrator may: ${done.join(' ')}\n`);
    expect(done.length).toBeGreaterThan(10);
  });
});
