import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createKey } from '../../../src/access/key.service.ts';
import { Role } from '../../../src/access/viewer.rule.ts';
import { testApplication, type TestApplication } from '../../support/application.ts';
import { countedServer, type CountedServer } from '../../support/counted-server.ts';

/* What the screens' published documents cost: statements and transactions, however many rows they show. */

const beichen = '120113';
const lang = 'ZH';

let home: TestApplication;
let server: CountedServer;
let key = '';
const texts = new Map<string, string>();
const values: Record<string, string> = {};

beforeAll(async () => {
  home = await testApplication({ jobs: false });
  const { database } = home.core;
  server = await countedServer(database.ownerUrl, { LIANZU_ANSWERS_MB: '0' });
  const manifest = new URL('../../../schema/documents/manifest.json', import.meta.url);
  const documents = JSON.parse(await readFile(manifest, 'utf8')) as Record<
    string,
    { name: string; text: string }
  >;
  for (const { name, text } of Object.values(documents)) texts.set(name, text);
  const [[row] = []] = await database.reads.send(beichen, [
    {
      name: '',
      text: `select p.need, p.id, p.need_party, c.code, w.id, t.id from pairing p join chain c on c.id = p.chain
        left join work_order w on true cross join (select id from town limit 1) t where p.live order by p.score desc limit 1`,
      values: [],
    },
  ]);
  ['need', 'pairing', 'party', 'code', 'order', 'town'].forEach(
    (name, i) => (values[name] = row?.[i] ?? ''),
  );
  const { party = '' } = values;
  const access = { district: beichen, role: Role.VILLAGE, name: 'screens', party };
  key = (await createKey(database, access, new Date())).key;
}, 120_000);
afterAll(async () => {
  await server.close();
  await home.close();
});

test.each<
  readonly [name: string, cost: { trips: number; statements: number }, variables: () => object]
>([
  ['ChainNames', { trips: 1, statements: 1 }, () => ({})],
  ['ChainPage', { trips: 1, statements: 12 }, () => ({ code: values['code'] })],
  // The desk is a statement of its own.
  ['Home', { trips: 2, statements: 15 }, () => ({ party: values['party'], own: true })],
  ['ListingPage', { trips: 1, statements: 6 }, () => ({ id: values['need'] })],
  ['PairingPage', { trips: 1, statements: 4 }, () => ({ id: values['pairing'] })],
  ['PartyPage', { trips: 1, statements: 14 }, () => ({ id: values['party'] })],
  ['OrderPage', { trips: 1, statements: 5 }, () => ({ id: values['order'] || values['need'] })],
  ['Orders', { trips: 1, statements: 2 }, () => ({ filter: {}, orderBy: 'NEWEST' })],
  [
    'OrderCounts',
    { trips: 1, statements: 4 },
    () => ({ mine: {}, waiting: {}, active: {}, over: {} }),
  ],
  ['OrderCandidates', { trips: 1, statements: 2 }, () => ({ need: values['need'] })],
  ['Search', { trips: 1, statements: 6 }, () => ({ text: '白菜' })],
  ['LastContact', { trips: 1, statements: 3 }, () => ({ party: values['party'] })],
  ['Villages', { trips: 1, statements: 5 }, () => ({})],
  ['Units', { trips: 1, statements: 1 }, () => ({})],
  ['Metrics', { trips: 1, statements: 1 }, () => ({})],
  ['LogHead', { trips: 1, statements: 1 }, () => ({})],
  ['WallRecent', { trips: 1, statements: 2 }, () => ({ filter: {} })],
  ['WallPlace', { trips: 1, statements: 1 }, () => ({ id: values['party'] })],
  ['WallChain', { trips: 1, statements: 1 }, () => ({ code: values['code'] })],
  [
    // Each chart asks for the moment and for its own rows, and once more for rows that it shares with
    // other charts; two hundred walls share the answers.
    'WallDeck',
    { trips: 22, statements: 22 },
    () => ({ by: 'CHAIN', theme: 'DARK', width: 600, height: 400, letters: 14, age: 0 }),
  ],
])('%s', async (name, cost, variables) => {
  // The first asking also learns who the viewer is.
  const text = texts.get(name) ?? '';
  const needed = Object.fromEntries(
    Object.entries({ lang, ...variables() }).filter(([variable]) => text.includes(`$${variable}`)),
  );
  const before = { ...server };
  const answer = await server.ask(key, text, needed);
  expect(answer.slice(0, 400)).toMatch(/^\{"data":/);
  const { trips, statements } = server;
  expect({ trips: trips - before.trips, statements: statements - before.statements }).toEqual(cost);
});

/** What a wall and the example dashboard ask every few seconds. */
const walls: readonly (readonly [name: string, variables: () => object])[] = [
  ['WallRecent', () => ({ filter: {} })],
  ['WallPlace', () => ({ id: values['party'] })],
  ['WallChain', () => ({ code: values['code'] })],
  [
    'WallDeck',
    () => ({ by: 'CHAIN', theme: 'LIGHT', width: 600, height: 400, letters: 14, age: 60 }),
  ],
];

describe('asked again while nothing has happened', () => {
  let keeping: CountedServer;
  beforeAll(async () => {
    keeping = await countedServer(home.core.database.ownerUrl);
  }, 60_000);
  afterAll(() => keeping.close());

  const costOf = async (text: string, variables: object): Promise<number> => {
    const { statements } = keeping;
    expect(await keeping.ask(key, text, { ...variables })).toMatch(/^\{"data":/);
    return keeping.statements - statements;
  };

  test('every document of the wall is among them', () => {
    const queries = [...texts].filter(([name, text]) => /^Wall/.test(name) && /^query/.test(text));
    expect(queries.map(([name]) => name).sort()).toEqual(walls.map(([name]) => name).sort());
  });

  test.each(walls)('%s is not read', async (name, variables) => {
    const text = texts.get(name) ?? '';
    const asked = Object.fromEntries(
      Object.entries({ lang, ...variables() }).filter(([variable]) =>
        text.includes(`$${variable}`),
      ),
    );
    // Planned answers are kept from the second asking on: the first pays for nothing.
    await costOf(text, asked);
    await costOf(text, asked);
    expect(await costOf(text, asked)).toBe(0);
  });

  test.each([
    '{ flows { fromName toName pairings } }',
    '{ timeline { from needs } }',
    '{ stepPaces { state green } }',
    '{ villageMap { geojson } }',
    '{ gaps { kind count } }',
    '{ standings(by: CHAIN) { name needs } }',
  ])('%s asks only whether something has happened', async (text) => {
    await costOf(text, {});
    expect(await costOf(text, {})).toBe(1);
  });
});
