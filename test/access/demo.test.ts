import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  DemoInProductionError,
  ensureDemoAccess,
  listDemoAccess,
} from '../../src/access/demo.service.ts';
import { Role } from '../../src/access/viewer.rule.ts';
import { openHouse, signIn, type House } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse('120113', { demo: true });
});
afterAll(() => house.close());

const ensure = (production = false) =>
  ensureDemoAccess(house.kit.database, { district: '120113', production, now: house.now });

test('an empty district has demo access for the roles that stand for nobody', async () => {
  expect((await ensure()).map(({ role }) => role)).toEqual(['DISTRICT_ADMIN', 'AUDITOR', 'READER']);
});

test('every role has an account and a key that come in, the same whenever they are made', async () => {
  const { make, kit } = house;
  await make.town();
  const town = await make.town('大张庄镇');
  await make.village({ town: town.id });
  await make.village({ town: town.id, name: '田庄村' });
  await make.enterprise();
  await make.chain();
  const first = await ensure();
  expect(first.map(({ role }) => role)).toEqual(Object.values(Role));
  expect(await ensure()).toEqual(first);
  expect(await listDemoAccess(kit.database, '120113')).toEqual(first);
  const of = Object.fromEntries(first.map((access) => [access.role, access.of]));
  expect(of).toMatchObject({
    TOWN: '大张庄镇',
    VILLAGE: '田庄村',
    GRID: '田庄村',
    DISTRICT_ADMIN: null,
  });
  for (const { role, name, password, key } of first) {
    expect((await signIn(house.browser(), name, password)).codes).toEqual([]);
    const { data } = await house.program(key).ask('{ viewer { role name } }');
    expect(data['viewer']).toEqual({ role, name });
  }
});

test('what a visitor changed is put right again', async () => {
  const [admin] = await ensure();
  if (admin === undefined) throw new Error('no demo access');
  await house.kit.database.write('120113', async (tx) => {
    await tx.sql(`update account set password_hash = null, disabled_at = $1`, [house.now]);
    await tx.sql(`update api_key set revoked_at = $1`, [house.now]);
  });
  house.pass(1_000);
  await ensure();
  expect((await signIn(house.browser(), admin.name, admin.password)).codes).toEqual([]);
  expect((await house.program(admin.key).ask('{ viewer { role } }')).data['viewer']).toEqual({
    role: 'DISTRICT_ADMIN',
  });
});

test('never in production', async () => {
  await expect(ensure(true)).rejects.toThrow(DemoInProductionError);
});
