import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { drawSlips } from '../../src/access/account-slip.service.ts';
import { Role } from '../../src/access/viewer.rule.ts';
import type { Named } from '../support/factory.ts';
import { openHouse, signIn, type Caller, type House } from './house.ts';

let house: House;
let town: Named, otherTown: Named;
const keys = {} as Record<'admin' | 'town' | 'village' | 'auditor', string>;

beforeAll(async () => {
  house = await openHouse();
  const { make } = house;
  [town, otherTown] = [await make.town(), await make.town()];
  const village = await make.village({ town: town.id });
  keys.admin = (await make.key({ role: Role.DISTRICT_ADMIN })).key;
  keys.town = (await make.key({ role: Role.TOWN, town: town.id })).key;
  keys.village = (await make.key({ role: Role.VILLAGE, town: town.id, party: village.id })).key;
  keys.auditor = (await make.key({ role: Role.AUDITOR })).key;
});
afterAll(() => house.close());

interface Made {
  readonly accounts:
    | readonly {
        account: { id: string; name: string; role: string };
        initialPassword: string | null;
      }[]
    | null;
  readonly slips: string | null;
  readonly userErrors: readonly { code: string; field: string[]; message: string }[];
}

async function make(caller: Caller, input: object): Promise<Made> {
  const { data, codes } = await caller.ask(
    `mutation ($input: CreateAccountsInput!) { createAccounts(input: $input) {
      accounts { account { id name role } initialPassword } slips userErrors { code field message } } }`,
    { input },
  );
  expect(codes).toEqual([]);
  return data['createAccounts'] as unknown as Made;
}
const as = (who: keyof typeof keys): Caller => house.program(keys[who]);
const villages = (count: number, of: Named): Promise<Named[]> =>
  Promise.all(Array.from({ length: count }, () => house.make.village({ town: of.id })));
const accountsNow = async (): Promise<number> => {
  const rows = await house.kit.database.write('120113', (tx) =>
    tx.sql('select id from account where district = $1', ['120113']),
  );
  return rows.length;
};

test('121 villages get an account each, named like them, with a password of its own and a slip', async () => {
  const named = await villages(121, otherTown);
  const { accounts, slips, userErrors } = await make(as('admin'), {
    rows: named.map(({ name }) => ({ village: name })),
    address: 'https://lianzu.example/anything',
  });
  expect(userErrors).toEqual([]);
  expect(accounts?.map(({ account }) => account.name)).toEqual(named.map(({ name }) => name));
  const passwords = accounts?.map(({ initialPassword }) => initialPassword ?? '') ?? [];
  expect(new Set(passwords).size).toBe(121);
  expect(slips?.match(/<section>/g)).toHaveLength(121);
  for (const password of passwords) expect(slips).toContain(password);
  expect(slips).toContain('https://lianzu.example<');
  const entered = await signIn(house.browser(), named[7]?.name ?? '', passwords[7] ?? '');
  expect(entered).toMatchObject({ mustChangePassword: true, codes: [] });
}, 120_000);

test('a row may name its role, account, person and phone; several accounts of one village', async () => {
  const [village] = await villages(1, town);
  const { accounts } = await make(as('town'), {
    rows: [
      { village: village?.name, name: '合成一号', personName: '合成村干部', phone: '13800000001' },
      { party: village?.id, name: '合成二号', role: 'GRID' },
    ],
  });
  expect(accounts?.map(({ account }) => [account.name, account.role])).toEqual([
    ['合成一号', 'VILLAGE'],
    ['合成二号', 'GRID'],
  ]);
});

test('all or none: everything that is wrong is told by row, and nothing is made', async () => {
  const [one, two, far] = [...(await villages(2, town)), ...(await villages(1, otherTown))];
  await house.make.account({ role: Role.READER, name: '合成已有账号' });
  const before = await accountsNow();
  const { accounts, slips, userErrors } = await make(as('town'), {
    rows: [
      { village: one?.name },
      { village: '没有这个村' },
      { village: two?.name, name: '合成已有账号' },
      { village: two?.name, name: one?.name },
      { village: two?.name, name: 'x' },
      { village: two?.name, name: '合成三号', phone: '12345' },
      { village: far?.name },
      { party: 'nonsense', name: '合成四号' },
    ],
    address: 'https://lianzu.example',
  });
  expect([accounts, slips]).toEqual([null, null]);
  expect(userErrors.map(({ code, field }) => `${field.join('.')} ${code}`)).toEqual([
    'input.rows.1.village VILLAGE_NOT_FOUND',
    'input.rows.2.name ACCOUNT_NAME_TAKEN',
    'input.rows.3.name ACCOUNT_NAME_REPEATED',
    'input.rows.4.name ACCOUNT_NAME_INVALID',
    'input.rows.5.phone PHONE_INVALID',
    'input.rows.6 ACCOUNT_NOT_YOURS',
    'input.rows.7.party ID_INVALID',
  ]);
  expect(await accountsNow()).toBe(before);
});

test('the same request again makes nothing and shows no password', async () => {
  const [village] = await villages(1, town);
  const input = {
    rows: [{ village: village?.name }],
    address: 'https://x.example',
    idempotencyKey: randomUUID(),
  };
  const first = await make(as('admin'), input);
  const again = await make(as('admin'), input);
  expect(first.accounts?.[0]?.initialPassword).not.toBeNull();
  expect(again).toEqual({
    accounts: [{ account: first.accounts?.[0]?.account, initialPassword: null }],
    slips: null,
    userErrors: [],
  });
});

test.each([
  ['no rows', { rows: [] }, 'ACCOUNT_ROWS_MISSING'],
  [
    'too many',
    { rows: Array.from({ length: 201 }, () => ({ village: 'x' })) },
    'ACCOUNT_ROWS_TOO_MANY',
  ],
  ['no address', { rows: [{ village: 'x' }], address: 'javascript:alert(1)' }, 'ADDRESS_INVALID'],
])('%s', async (_, input, code) => {
  expect((await make(as('admin'), input)).userErrors.map((error) => error.code)).toEqual([code]);
});

describe('who else asks is refused', () => {
  test.each(['village', 'auditor'] as const)('%s', async (who) => {
    const { codes } = await as(who).ask(
      'mutation { createAccounts(input: { rows: [] }) { userErrors { code } } }',
    );
    expect(codes).toEqual(['FORBIDDEN']);
  });
});

test('a slip says what names say, never what they would do in a page', () => {
  const html = drawSlips([{ of: '<script>alert(1)</script>', name: 'a"b&c', password: '<x>' }], {
    address: 'https://lianzu.example',
    district: '120113',
  });
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(html).toContain('a&quot;b&amp;c');
  expect(html).not.toMatch(/<script|https?:\/\/(?!lianzu\.example)/);
});
