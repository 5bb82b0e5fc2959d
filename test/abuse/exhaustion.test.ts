import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Role } from '../../src/access/viewer.rule.ts';
import { createKey } from '../../src/access/key.service.ts';
import type { Ready, Send } from '../../src/platform/read/planner.ts';
import { factoryOf } from '../support/factory.ts';
import { testApplication, type TestApplication } from '../support/application.ts';

let application: TestApplication;
/** Statements sent without their district: only the wall is left. */
let isFilterOff = false;
let stripped = 0;

/** Takes every `… .district = $1` out of what is read; the parameter stays, for it is counted. */
function withoutFilter(statement: Ready): Ready {
  const text = statement.text.replaceAll(/\b\w+\.district = (\$1\b(?:::text)?)/g, () => {
    stripped += 1;
    return '($1::text is not null)';
  });
  return { ...statement, name: '', text };
}

beforeAll(async () => {
  application = await testApplication(
    { readConnections: 3, writeConnections: 1 },
    {
      prepare: ({ database: { reads } }) => {
        const { send } = reads;
        const wrapped: Send = (district, statements) =>
          send(district, isFilterOff ? statements.map(withoutFilter) : statements);
        Object.assign(reads, { send: wrapped });
      },
    },
  );
});
afterAll(() => application.close());

const send = (authorization: string, query: string): Promise<Response> =>
  fetch(`${application.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify({ query }),
  });

/** 200 requests at once, of two districts by turns; gives what each saw. */
async function alternating(keys: readonly string[], query: string): Promise<string[]> {
  return Promise.all(
    Array.from({ length: 200 }, async (_, i) => {
      const response = await send(keys[i % 2] as string, query);
      expect(response.status).toBe(200);
      return response.text();
    }),
  );
}

describe('two districts over three connections', () => {
  let keys: readonly string[];
  beforeAll(async () => {
    const { database } = application.core;
    const other = factoryOf(database, '130435');
    await other.district();
    const town = await other.town('合成外区镇');
    await other.village({ town: town.id, name: '合成外区村' });
    const { key } = await createKey(
      database,
      { district: '130435', role: Role.READER, name: 'synthetic' },
      new Date(),
    );
    keys = [application.authorization(Role.READER), `Bearer ${key}`];
  });
  afterAll(() => {
    isFilterOff = false;
  });

  const query = `{ villages(first: 100) { nodes { name town { name } needs(first: 2) { nodes { title party { name } } } } totalCount }
    towns { nodes { name } } events(first: 20) { nodes { cursor } } parties(first: 50) { nodes { name } } }`;
  test.each([
    ['200 requests at once see no foreign row', false],
    ['nor with every filter by district switched off: row-level security alone holds', true],
  ])('%s', async (_, off) => {
    isFilterOff = off;
    const answers = await alternating(keys, query);
    const distinct = [0, 1].map((side) => new Set(answers.filter((_, i) => i % 2 === side)));
    for (const [side, seen] of distinct.entries()) {
      expect(seen.size).toBe(1);
      const [text = ''] = seen;
      expect(text).not.toContain('"errors"');
      expect(text.includes('合成外区村')).toBe(side === 1);
      expect(text.includes('田庄村')).toBe(side === 0);
    }
    expect(stripped > 0).toBe(off);
  });

  test('a row of another district, asked for by its id, is not there either', async () => {
    isFilterOff = true;
    const [mine = '', theirs = ''] = keys;
    const own = await (await send(theirs, '{ villages { nodes { id } } }')).text();
    const id = /"id":"([^"]+)"/.exec(own)?.[1] ?? '';
    const asked = await send(mine, `{ party(id: "${id}") { name } node(id: "${id}") { id } }`);
    expect(await asked.json()).toEqual({ data: { party: null, node: null } });
  });
});

test('with every write connection taken a mutation is told to come again, health stays up', async () => {
  const authorization = application.authorization(Role.VILLAGE);
  // Known already, so that it is the mutation that finds no connection.
  await send(authorization, '{ viewer { id } }');
  let free: (() => void) | undefined;
  const held = new Promise<void>((resolve) => (free = resolve));
  const holding = application.core.database.write('120113', () => held);
  const response = await send(
    authorization,
    'mutation { addNeed(input: { title: "合成：占满连接时的需求" }) { userErrors { code } } }',
  );
  expect(response.status).toBe(503);
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await response.text()).toContain('UNAVAILABLE');
  expect((await fetch(`${application.url}/health/live`)).status).toBe(200);
  free?.();
  await holding;
  expect((await send(authorization, '{ viewer { id } }')).status).toBe(200);
});
