import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Role } from '../../src/access/viewer.rule.ts';
import { testDatabase, type TestDatabase } from './database.ts';
import { factoryOf } from './factory.ts';

let kit: TestDatabase;
beforeAll(async () => void (kit = await testDatabase()));
afterAll(() => kit.close());

test('rows of a district, seen only in it', async () => {
  const make = factoryOf(kit.database);
  await make.district();
  const town = await make.town();
  const village = await make.village({ town: town.id });
  const enterprise = await make.enterprise();
  const organization = await make.organization({ kind: 'BANK' });
  const chain = await make.chain();
  await make.account({ role: Role.VILLAGE, town: town.id, party: village.id });
  await make.key({ role: Role.CHAIN_LEAD, chain: chain.id });
  const count = (district: string) =>
    kit.database.write(district, (tx) =>
      tx.sql<{ name: string }>(
        `select name from party union all select name from chain union all select role from account union all select role from api_key`,
      ),
    );
  const names = (await count('120113')).map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining([
      village.name,
      enterprise.name,
      organization.name,
      chain.name,
      'VILLAGE',
      'CHAIN_LEAD',
    ]),
  );
  expect(await count('130435')).toEqual([]);
});
