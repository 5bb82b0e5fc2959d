import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createKey } from '../../../src/access/key.service.ts';
import { Role } from '../../../src/access/viewer.rule.ts';
import { tableChanges } from '../../../src/platform/database/table-change.ts';
import { testApplication, type TestApplication } from '../../support/application.ts';
import { countedServer, type CountedServer } from '../../support/counted-server.ts';
import { mainDocuments } from './documents.ts';

/*
 * Answers given again are the answers of now: two servers on one database give them again, a third reads
 * each anew; whatever is written through whichever of them, all three say the same.
 */

const beichen = '120113';
const steps = 220;

let home: TestApplication;
const servers: CountedServer[] = [];
const keys: Record<string, string> = {};
let questions: { readonly query: string; readonly variables: object }[] = [];
let subjects: { parties: string[]; chains: string[]; listings: string[] };

/** A random number below `most`, the same ones in every run. */
let state = 20_261_125;
function lot(most: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * most);
}
const one = <Value>(list: readonly Value[]): Value => list[lot(list.length)] as Value;

const ask = (server: number, key: string, query: string, variables: object): Promise<string> =>
  (servers[server] as CountedServer).ask(keys[key] ?? '', query, variables);

beforeAll(async () => {
  home = await testApplication({ jobs: false });
  for (const megabytes of ['8', '1', '0']) {
    const settings = { LIANZU_ANSWERS_MB: megabytes };
    servers.push(await countedServer(home.core.database.ownerUrl, settings));
  }
  const { database } = home.core;
  const ids = async (text: string): Promise<string[]> =>
    (await database.reads.send(beichen, [{ name: '', text, values: [] }]))[0]?.map(
      ([id]) => id as string,
    ) ?? [];
  subjects = {
    parties: await ids(`select id from party where kind = 'VILLAGE' order by id limit 5`),
    chains: await ids('select id from chain order by rank limit 4'),
    listings: await ids(`select id from listing where status = 'OPEN' order by id limit 8`),
  };
  const [party = ''] = subjects.parties;
  for (const [name, access] of Object.entries({
    admin: { role: Role.DISTRICT_ADMIN },
    village: { role: Role.VILLAGE, party },
    reader: { role: Role.READER },
  }))
    keys[name] = (
      await createKey(database, { district: beichen, name, ...access }, new Date())
    ).key;
  const [chain = ''] = subjects.chains;
  questions = [
    ...subjects.parties.map((id) => ({ query: mainDocuments.village, variables: { id } })),
    ...subjects.chains.map((id) => ({
      query: mainDocuments.openNeeds,
      variables: { chain: id, after: null },
    })),
    { query: mainDocuments.chains, variables: {} },
    ...subjects.listings.map((listing) => ({
      query: mainDocuments.listing,
      variables: { listing },
    })),
    { query: '{ tasks(first: 20) { totalCount nodes { id goal } } }', variables: {} },
    { query: '{ metrics { nodes { code name } } }', variables: {} },
    { query: '{ events(last: 3) { nodes { cursor type occurredAt } } }', variables: {} },
    { query: '{ holidays(last: 5) { nodes { day name } } }', variables: {} },
    { query: '{ apiKeys { nodes { id name } } }', variables: {} },
    {
      query: 'query C($chain: ID!) { chain(id: $chain) { needs { totalCount } } }',
      variables: { chain },
    },
  ];
}, 120_000);
afterAll(async () => {
  for (const server of servers) await server.close();
  await home.close();
});

/** Changes something, through a server, as a caller would; with events and without. */
const writes: readonly ((n: number) => Promise<string>)[] = [
  (n) =>
    mutate('addNeed(input: $input) { userErrors { code } need { id } }', 'AddListingInput', {
      party: one(subjects.parties),
      chain: one(subjects.chains),
      title: `合成需求${n}：想要白菜${n}公斤`,
    }),
  (n) =>
    mutate('addResource(input: $input) { userErrors { code } }', 'AddListingInput', {
      party: one(subjects.parties),
      title: `合成资源${n}：供应白菜`,
    }),
  (n) =>
    mutate('setTask(input: $input) { userErrors { code } }', 'SetTaskInput', {
      responsible: one(subjects.parties),
      goal: `合成目标${n}`,
      task: '合成任务',
      measure: '合成措施',
      deadline: '2099-12-31',
      target: '1',
    }),
  (n) =>
    mutate('setMetric(input: $input) { userErrors { code } }', 'SetMetricInput', {
      code: 'synthetic',
      nameZh: `合成指标${n}`,
      nameEn: 'Synthetic',
      unit: 'kg',
    }),
  (n) =>
    mutate('setHoliday(input: $input) { userErrors { code } }', 'SetHolidayInput', {
      day: '2099-01-01',
      name: `合成节日${n}`,
      worked: false,
    }),
];

async function mutate(field: string, type: string, input: object): Promise<string> {
  const query = `mutation M($input: ${type}!) { ${field} }`;
  const answer = await ask(lot(3), 'admin', query, { input });
  expect(answer).toContain('"userErrors":[]');
  return answer;
}

test('random writes between random reads: what is given again is what is read anew', async () => {
  for (let n = 0; n < steps; n++) {
    if (lot(4) === 0) await one(writes)(n);
    const { query, variables } = one(questions);
    const key = one(Object.keys(keys));
    const [given = '', again = '', anew = ''] = [
      await ask(lot(2), key, query, variables),
      await ask(lot(2), key, query, variables),
      await ask(2, key, query, variables),
    ];
    expect(given).toBe(anew);
    expect(again).toBe(anew);
    // A question that is wrong would say the same everywhere, too.
    expect(anew.startsWith('{"data":') || query.includes('apiKeys')).toBe(true);
  }
}, 240_000);

test('what was written is in every answer asked for afterwards, however many write and read at once', async () => {
  const [party = ''] = subjects.parties;
  const query = `query P($id: ID!) { village(id: $id) { needs(first: 50) { totalCount nodes { title } } } }`;
  const walk = async (walker: number): Promise<void> => {
    for (let n = 0; n < 6; n++) {
      const title = `合成需求 ${walker} ${n}`;
      const query_ = `mutation M($input: AddListingInput!) { addNeed(input: $input) { userErrors { code } } }`;
      await ask(walker % 2, 'admin', query_, { input: { party, title } });
      for (const server of [0, 1])
        expect(await ask(server, 'reader', query, { id: party })).toContain(title);
    }
  };
  await Promise.all([0, 1, 2, 3].map(walk));
}, 120_000);

test('a wall of 200 screens costs one reading, and none while nothing happens', async () => {
  const { query, variables } = { query: mainDocuments.chains, variables: {} };
  const wall = servers[0] as CountedServer;
  await ask(0, 'reader', query, variables);
  await ask(0, 'reader', query, variables);
  const before = wall.statements;
  await Promise.all(Array.from({ length: 200 }, () => ask(0, 'reader', query, variables)));
  expect(wall.statements).toBe(before);
  await writes[0]?.(999);
  const statements = await Promise.all(
    Array.from({ length: 200 }, () => ask(0, 'reader', query, variables)),
  ).then(() => wall.statements - before);
  const plain = servers[2] as CountedServer;
  const sent = plain.statements;
  await ask(2, 'reader', query, variables);
  expect(statements).toBe(plain.statements - sent);
});

describe('GET', () => {
  const url = (): string =>
    `${servers[0]?.url ?? ''}/graphql?query=${encodeURIComponent(mainDocuments.chains)}`;
  const get = (tag?: string) =>
    fetch(url(), {
      headers: {
        authorization: `Bearer ${keys['reader'] ?? ''}`,
        ...(tag === undefined ? {} : { 'if-none-match': tag }),
      },
    });

  test('an answer has a tag; while it is the same, only that is said', async () => {
    const first = await get();
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[\w-]{27}"$/);
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    const second = await get(tag);
    expect([second.status, await second.text(), second.headers.get('etag')]).toEqual([
      304,
      '',
      tag,
    ]);
    await writes[0]?.(1_000);
    const third = await get(tag);
    expect(third.status).toBe(200);
    expect(third.headers.get('etag')).not.toBe(tag);
  });

  test('errors have none', async () => {
    const refused = await fetch(url());
    expect([refused.headers.get('etag'), refused.headers.get('cache-control')]).toEqual([
      null,
      'no-store',
    ]);
  });
});

test('every table and view is said to be logged, fixed or unlogged', async () => {
  const [rows = []] = await home.core.database.reads.send(beichen, [
    {
      name: '',
      text: `select relname from pg_class where relkind in ('r', 'p', 'v') and relnamespace = 'public'::regnamespace and not relispartition order by 1`,
      values: [],
    },
  ]);
  expect(rows.map(([name]) => name)).toEqual(Object.keys(tableChanges).toSorted());
});
