import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Authentication } from '../../src/access/authentication.service.ts';
import { createKey } from '../../src/access/key.service.ts';
import { Role } from '../../src/access/viewer.rule.ts';
import { madeAt } from '../support/factory.ts';
import { openHouse, userErrors, type House } from './house.ts';

let house: House;
let admin: string;
beforeAll(async () => {
  house = await openHouse();
  admin = (await house.make.key({ role: Role.DISTRICT_ADMIN })).key;
});
afterAll(() => house.close());

const create = `mutation ($input: CreateApiKeyInput!) {
  createApiKey(input: $input) { apiKey { id name role prefix expiresAt } key userErrors { code field } } }`;
const revoke = `mutation ($input: ApiKeyInput!) { revokeApiKey(input: $input) { apiKey { id revokedAt } userErrors { code } } }`;
const authenticate = (authentication: Authentication, key: string) =>
  authentication.authenticate({ authorization: `Bearer ${key}` }, house.now);

describe('API keys', () => {
  test('are shown once and stored as a hash', async () => {
    const input = { name: '合成大屏', role: 'READER', idempotencyKey: randomUUID() };
    const { data } = await house.program(admin).ask(create, { input });
    const { apiKey, key } = data['createApiKey'] as {
      apiKey: { id: string; prefix: string };
      key: string;
    };
    expect(key).toMatch(/^lz_120113_[0-9a-f]{32}_[0-9a-f]{40}$/);
    expect(key.startsWith(apiKey.prefix)).toBe(true);
    expect(
      (await house.program(key).ask('{ viewer { id kind role name } }')).data['viewer'],
    ).toEqual({
      id: apiKey.id,
      kind: 'KEY',
      role: 'READER',
      name: '合成大屏',
    });
    const again = await house.program(admin).ask(create, { input });
    expect(again.data['createApiKey']).toEqual({ ...data['createApiKey'], key: null });
    const kept = await house.kit.database.write('120113', (tx) =>
      tx.sql<{ row: string }>(
        `select row_to_json(k)::text as row from api_key k union all select row_to_json(i)::text from idempotency i`,
      ),
    );
    expect(kept.filter(({ row }) => row.includes(key.slice(-40)))).toEqual([]);
  });

  test('revoked, are refused at once here and within a second elsewhere', async () => {
    const { id, key } = await house.make.key({ role: Role.READER });
    const elsewhere = new Authentication(house.kit.database, { demo: false });
    for (const process of [house.authentication, elsewhere])
      expect(await authenticate(process, key)).toMatchObject({ id });
    expect(
      userErrors(
        (await house.program(admin).ask(revoke, { input: { apiKey: id } })).data,
        'revokeApiKey',
      ),
    ).toEqual([]);
    await expect(authenticate(house.authentication, key)).rejects.toThrow('CREDENTIAL_REFUSED');
    house.pass(1_000);
    await expect(authenticate(elsewhere, key)).rejects.toThrow('CREDENTIAL_REFUSED');
  });

  test('expire', async () => {
    const { data } = await house.program(admin).ask(create, {
      input: {
        name: '合成短期',
        role: 'READER',
        expiresAt: new Date(house.now.getTime() + 5_000).toISOString(),
      },
    });
    const key = data['createApiKey']?.['key'] as string;
    house.pass(4_999);
    expect(await authenticate(house.authentication, key)).not.toBeNull();
    house.pass(1_001);
    await expect(authenticate(house.authentication, key)).rejects.toThrow('CREDENTIAL_REFUSED');
  });

  test('of the demo come in only where the demo is on', async () => {
    const { key } = await house.make.key({ role: Role.READER, demo: true });
    await expect(authenticate(house.authentication, key)).rejects.toThrow('CREDENTIAL_REFUSED');
    expect(
      await authenticate(new Authentication(house.kit.database, { demo: true }), key),
    ).not.toBeNull();
  });

  test.each([
    ['no key at all', () => 'Bearer abc', 'CREDENTIAL_MALFORMED'],
    ['another scheme', () => `Basic ${admin}`, 'CREDENTIAL_MALFORMED'],
    ['half a key', () => `Bearer ${admin.slice(0, -1)}`, 'CREDENTIAL_MALFORMED'],
    [
      'another secret',
      () => `Bearer ${admin.slice(0, -40)}${'0'.repeat(40)}`,
      'CREDENTIAL_REFUSED',
    ],
    [
      'a key taken to another district',
      () => `Bearer ${admin.replace('120113', '130435')}`,
      'CREDENTIAL_REFUSED',
    ],
  ])('%s is refused', async (_what, header, code) => {
    await expect(
      house.authentication.authenticate({ authorization: header() }, house.now),
    ).rejects.toThrow(code);
  });

  test('what looks like SQL in a district goes nowhere', async () => {
    const made = createKey(
      house.kit.database,
      { district: "1'; --", name: 'x', role: Role.READER },
      madeAt,
    );
    await expect(made).rejects.toThrow('DISTRICT_UNKNOWN');
  });

  test.each(Object.values(Role).filter((role) => role !== Role.DISTRICT_ADMIN))(
    '%s makes and revokes none',
    async (role) => {
      const { id, key } = await house.make.key({ role });
      const program = house.program(key);
      expect(
        (await program.ask(create, { input: { name: '合成', role: 'READER' } })).codes,
      ).toEqual(['FORBIDDEN']);
      expect((await program.ask(revoke, { input: { apiKey: id } })).codes).toEqual(['FORBIDDEN']);
      const { data } = await program.ask('{ apiKeys { nodes { id } } }');
      expect(data['apiKeys']).toEqual({ nodes: [{ id }] });
    },
  );

  test('strangers see the viewer, null, and nothing else', async () => {
    const stranger = house.browser();
    expect(await stranger.ask('{ __typename viewer { id } }')).toMatchObject({
      data: { __typename: 'Query', viewer: null },
      codes: [],
    });
    for (const field of ['accounts', 'apiKeys']) {
      expect((await stranger.ask(`{ ${field} { totalCount } }`)).codes).toEqual([
        'UNAUTHENTICATED',
      ]);
    }
    expect((await stranger.ask('mutation { signOut { signedOut } }')).codes).toEqual([
      'UNAUTHENTICATED',
    ]);
  });

  test('a wrong name, a past expiry and an unknown key are said', async () => {
    const ask = async (source: string, input: object, mutation: string) =>
      userErrors((await house.program(admin).ask(source, { input })).data, mutation);
    expect(await ask(create, { name: ' ', role: 'READER' }, 'createApiKey')).toEqual([
      'KEY_NAME_INVALID',
    ]);
    expect(
      await ask(
        create,
        { name: 'x', role: 'READER', expiresAt: '2020-01-01T00:00:00Z' },
        'createApiKey',
      ),
    ).toEqual(['EXPIRY_IN_PAST']);
    expect(await ask(revoke, { apiKey: randomUUID() }, 'revokeApiKey')).toEqual(['KEY_NOT_FOUND']);
  });
});

test('the operator makes keys on the command line', async () => {
  const { key } = await createKey(
    house.kit.database,
    { district: '120113', name: '合成命令行', role: Role.DISTRICT_ADMIN },
    house.now,
  );
  expect(await authenticate(house.authentication, key)).toMatchObject({
    role: 'DISTRICT_ADMIN',
    district: '120113',
  });
});

test('what is remembered of a credential is looked up again after a second', async () => {
  const { id, key } = await house.make.key({ role: Role.READER });
  const authentication = new Authentication(house.kit.database, { demo: false });
  await authenticate(authentication, key);
  await house.kit.database.write('120113', (tx) =>
    tx.sql(`update api_key set role = 'AUDITOR' where district = '120113' and id = $1`, [id]),
  );
  house.pass(999);
  expect(await authenticate(authentication, key)).toMatchObject({ role: 'READER' });
  house.pass(1);
  expect(await authenticate(authentication, key)).toMatchObject({ role: 'AUDITOR' });
});

test('the oldest of too many remembered credentials is forgotten', async () => {
  const [first, second] = [
    await house.make.key({ role: Role.READER }),
    await house.make.key({ role: Role.READER }),
  ];
  const authentication = new Authentication(house.kit.database, { demo: false, mostRemembered: 1 });
  await authenticate(authentication, first.key);
  await authenticate(authentication, second.key);
  await house.kit.database.write('120113', (tx) =>
    tx.sql(`update api_key set role = 'AUDITOR' where district = '120113' and id in ($1, $2)`, [
      first.id,
      second.id,
    ]),
  );
  expect(await authenticate(authentication, second.key)).toMatchObject({ role: 'READER' });
  expect(await authenticate(authentication, first.key)).toMatchObject({ role: 'AUDITOR' });
});
