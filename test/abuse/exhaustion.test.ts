import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Role } from '../../src/access/viewer.rule.ts';
import { createKey } from '../../src/access/key.service.ts';
import { factoryOf } from '../support/factory.ts';
import { testApplication, type TestApplication } from '../support/application.ts';

let application: TestApplication;
beforeAll(async () => {
  application = await testApplication({ readConnections: 3, writeConnections: 1 });
});
afterAll(() => application.close());

const send = (authorization: string, query: string): Promise<Response> =>
  fetch(`${application.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify({ query }),
  });

test('200 requests at once of two districts over three connections see no foreign row', async () => {
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
  const keys = [application.authorization(Role.READER), `Bearer ${key}`] as const;
  const answers = await Promise.all(
    Array.from({ length: 200 }, async (_, i) => {
      const response = await send(
        keys[i % 2] as string,
        '{ villages(first: 100) { nodes { name } } }',
      );
      expect(response.status).toBe(200);
      const { data } = (await response.json()) as {
        data: { villages: { nodes: { name: string }[] } };
      };
      return data.villages.nodes.map(({ name }) => name);
    }),
  );
  for (const [i, names] of answers.entries()) {
    if (i % 2 === 1) expect(names).toEqual(['合成外区村']);
    else {
      expect(names.length).toBeGreaterThan(10);
      expect(names).not.toContain('合成外区村');
    }
  }
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
