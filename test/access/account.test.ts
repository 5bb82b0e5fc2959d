import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Role } from '../../src/access/viewer.rule.ts';
import { factoryOf, type Named } from '../support/factory.ts';
import { openHouse, signIn, userErrors, type Caller, type House } from './house.ts';

let house: House;
let town: Named,
  otherTown: Named,
  village: Named,
  otherVillage: Named,
  enterprise: Named,
  chain: Named;
const keys = {} as Record<Role, string>;

beforeAll(async () => {
  house = await openHouse();
  const { make } = house;
  [town, otherTown, chain, enterprise] = [
    await make.town(),
    await make.town(),
    await make.chain(),
    await make.enterprise(),
  ];
  [village, otherVillage] = [
    await make.village({ town: town.id }),
    await make.village({ town: otherTown.id }),
  ];
  const bound: Partial<Record<Role, object>> = {
    [Role.CHAIN_LEAD]: { chain: chain.id },
    [Role.TOWN]: { town: town.id },
    [Role.VILLAGE]: { town: town.id, party: village.id },
    [Role.GRID]: { town: town.id, party: village.id },
    [Role.PARTY]: { party: enterprise.id },
  };
  for (const role of Object.values(Role))
    keys[role] = (await make.key({ role, ...bound[role] })).key;
});
afterAll(() => house.close());

const createAccount = `mutation ($input: CreateAccountInput!) {
  createAccount(input: $input) { account { id name role maskedPhone personName mustChangePassword } initialPassword userErrors { code field message } } }`;
const resetPassword = `mutation ($input: AccountInput!) {
  resetPassword(input: $input) { account { id } initialPassword userErrors { code } } }`;
const disableAccount = `mutation ($input: AccountInput!) {
  disableAccount(input: $input) { account { id disabledAt } userErrors { code } } }`;
const as = (role: Role): Caller => house.program(keys[role]);

/** What came of it in one word: done, the code of a user error, or of a refusal. */
async function outcome(
  caller: Caller,
  mutation: string,
  source: string,
  input: object,
): Promise<string> {
  const { data, codes } = await caller.ask(source, { input });
  return codes[0] ?? userErrors(data, mutation)[0] ?? 'done';
}

let names = 0;
const newName = (): string => `合成新账号${String(++names)}`;

describe('who makes which accounts', () => {
  const targets: Record<string, () => object> = {
    'a village of the town': () => ({ role: 'VILLAGE', party: village.id }),
    'a grid worker of the town': () => ({ role: 'GRID', party: village.id }),
    "another town's village": () => ({ role: 'VILLAGE', party: otherVillage.id }),
    'an enterprise': () => ({ role: 'PARTY', party: enterprise.id }),
    'the town itself': () => ({ role: 'TOWN', town: town.id }),
    'a chain lead': () => ({ role: 'CHAIN_LEAD', chain: chain.id }),
    'an administrator': () => ({ role: 'DISTRICT_ADMIN' }),
  };
  const allowed: Partial<Record<Role, readonly string[]>> = {
    [Role.DISTRICT_ADMIN]: Object.keys(targets),
    [Role.TOWN]: ['a village of the town', 'a grid worker of the town'],
  };
  const cases = Object.values(Role).flatMap((role) =>
    Object.keys(targets).map(
      (target) => [role, target, allowed[role]?.includes(target) ?? false] as const,
    ),
  );
  test.each(cases)('%s makes %s: %s', async (role, target, may) => {
    const input = { name: newName(), ...targets[target]?.() };
    expect(await outcome(as(role), 'createAccount', createAccount, input)).toBe(
      may ? 'done' : 'FORBIDDEN',
    );
  });
  test('a stranger makes none', async () => {
    const input = { name: newName(), role: 'READER' };
    expect(await outcome(house.browser(), 'createAccount', createAccount, input)).toBe(
      'UNAUTHENTICATED',
    );
  });
});

describe('who looks after which accounts', () => {
  const cases = Object.values(Role).flatMap((role) => [
    [role, 'a village of the town', role === Role.DISTRICT_ADMIN || role === Role.TOWN] as const,
    [role, "another town's village", role === Role.DISTRICT_ADMIN] as const,
  ]);
  test.each(cases)('%s resets and closes the account of %s: %s', async (role, whose, may) => {
    const own = whose === 'a village of the town';
    const account = await house.make.account({
      role: Role.VILLAGE,
      town: (own ? town : otherTown).id,
      party: (own ? village : otherVillage).id,
    });
    const refused = role === Role.TOWN ? 'ACCOUNT_NOT_FOUND' : 'FORBIDDEN';
    const input = { account: account.id };
    expect(await outcome(as(role), 'resetPassword', resetPassword, input)).toBe(
      may ? 'done' : refused,
    );
    expect(await outcome(as(role), 'disableAccount', disableAccount, input)).toBe(
      may ? 'done' : refused,
    );
  });

  test('lists show each what they look after, and themselves', async () => {
    const mine = await house.make.account({ role: Role.VILLAGE, town: town.id, party: village.id });
    const other = await house.make.account({
      role: Role.VILLAGE,
      town: otherTown.id,
      party: otherVillage.id,
    });
    const seen = async (caller: Caller): Promise<string[]> => {
      const { data } = await caller.ask(
        '{ accounts(first: 100, orderBy: NEWEST) { nodes { name } totalCount } }',
      );
      const { nodes, totalCount } = data['accounts'] as {
        nodes: { name: string }[];
        totalCount: number;
      };
      expect(totalCount).toBe(nodes.length);
      return nodes
        .map(({ name }) => name)
        .filter((name) => name === mine.name || name === other.name);
    };
    expect((await seen(as(Role.DISTRICT_ADMIN))).sort()).toEqual([mine.name, other.name].sort());
    expect(await seen(as(Role.TOWN))).toEqual([mine.name]);
    expect(await seen(as(Role.VILLAGE))).toEqual([]);
    const browser = house.browser();
    await signIn(browser, mine.name, mine.password);
    expect(await seen(browser)).toEqual([mine.name]);
  });

  test('nobody locks themselves out', async () => {
    const admin = await house.make.account({ role: Role.DISTRICT_ADMIN });
    const browser = house.browser();
    await signIn(browser, admin.name, admin.password);
    for (const [mutation, source] of [
      ['disableAccount', disableAccount],
      ['resetPassword', resetPassword],
    ] as const) {
      expect(await outcome(browser, mutation, source, { account: admin.id })).toBe(
        'ACCOUNT_IS_OWN',
      );
    }
  });
});

describe('accounts', () => {
  test('begin with an initial password, shown once, however often the request comes', async () => {
    const input = {
      name: newName(),
      role: 'VILLAGE',
      party: village.id,
      personName: '合成人',
      phone: '13900000002',
      idempotencyKey: randomUUID(),
    };
    const first = (await as(Role.TOWN).ask(createAccount, { input })).data['createAccount'];
    expect(first).toMatchObject({
      account: {
        name: input.name,
        role: 'VILLAGE',
        maskedPhone: '139****0002',
        personName: '合成人',
        mustChangePassword: true,
      },
      userErrors: [],
    });
    const password = first?.['initialPassword'] as string;
    expect(await signIn(house.browser(), '13900000002', password)).toMatchObject({
      mustChangePassword: true,
      codes: [],
    });
    const again = (await as(Role.TOWN).ask(createAccount, { input })).data['createAccount'];
    expect(again).toEqual({ ...first, initialPassword: null });
  });

  test('closing one ends its sessions at once', async () => {
    const account = await house.make.account({ role: Role.READER });
    const browser = house.browser();
    await signIn(browser, account.name, account.password);
    await browser.ask('{ viewer { id } }');
    await as(Role.DISTRICT_ADMIN).ask(disableAccount, { input: { account: account.id } });
    expect((await browser.ask('{ viewer { id } }')).data['viewer']).toBeNull();
    expect((await signIn(house.browser(), account.name, account.password)).codes).toEqual([
      'SIGN_IN_REFUSED',
    ]);
  });

  test('resetting a password ends sessions and lifts the lock', async () => {
    const account = await house.make.account({ role: Role.READER });
    const browser = house.browser();
    await signIn(browser, account.name, account.password);
    for (let i = 0; i < 5; i++) await signIn(house.browser(), account.name, 'guess');
    const { data } = await as(Role.DISTRICT_ADMIN).ask(resetPassword, {
      input: { account: account.id },
    });
    expect((await browser.ask('{ viewer { id } }')).data['viewer']).toBeNull();
    const password = data['resetPassword']?.['initialPassword'] as string;
    expect(await signIn(house.browser(), account.name, password)).toMatchObject({
      mustChangePassword: true,
      codes: [],
    });
  });

  test.each([
    [
      'a taken name',
      async () => ({
        name: (await house.make.account({ role: Role.READER })).name,
        role: 'READER',
      }),
      'ACCOUNT_NAME_TAKEN',
      'name',
    ],
    [
      'a phone number as name',
      () => ({ name: '13800000009', role: 'READER' }),
      'ACCOUNT_NAME_INVALID',
      'name',
    ],
    [
      'a phone that is none',
      () => ({ name: newName(), role: 'READER', phone: '12345' }),
      'PHONE_INVALID',
      'phone',
    ],
    [
      'no village for a village',
      () => ({ name: newName(), role: 'VILLAGE' }),
      'BINDING_MISSING',
      'party',
    ],
    [
      'an enterprise for a village',
      () => ({ name: newName(), role: 'VILLAGE', party: enterprise.id }),
      'BINDING_NOT_FOUND',
      'party',
    ],
    [
      'a town for a reader',
      () => ({ name: newName(), role: 'READER', town: town.id }),
      'BINDING_UNWANTED',
      'town',
    ],
    [
      'an unknown chain',
      () => ({ name: newName(), role: 'CHAIN_LEAD', chain: randomUUID() }),
      'BINDING_NOT_FOUND',
      'chain',
    ],
    ['a wrong id', () => ({ name: newName(), role: 'TOWN', town: '1' }), 'ID_INVALID', 'town'],
  ])('%s is said, with its place', async (_what, inputOf, code, field) => {
    const { data } = await as(Role.DISTRICT_ADMIN).ask(createAccount, { input: await inputOf() });
    expect(data['createAccount']).toMatchObject({
      account: null,
      initialPassword: null,
      userErrors: [{ code, field: ['input', field] }],
    });
  });

  test('two accounts never share a phone number to sign in with', async () => {
    const input = () => ({ name: newName(), role: 'READER', phone: '13700000003' });
    expect(await outcome(as(Role.DISTRICT_ADMIN), 'createAccount', createAccount, input())).toBe(
      'done',
    );
    expect(await outcome(as(Role.DISTRICT_ADMIN), 'createAccount', createAccount, input())).toBe(
      'PHONE_TAKEN',
    );
  });
});

test('another district is another world', async () => {
  const there = factoryOf(house.kit.database, '130435');
  await there.district();
  const [foreign, ours] = [
    await there.key({ role: Role.DISTRICT_ADMIN }),
    await house.make.account({ role: Role.READER }),
  ];
  const administrator = house.program(foreign.key);
  const { data } = await administrator.ask('{ accounts { totalCount } apiKeys { totalCount } }');
  expect(data).toEqual({ accounts: { totalCount: 0 }, apiKeys: { totalCount: 1 } });
  const input = { account: ours.id };
  expect(await outcome(administrator, 'disableAccount', disableAccount, input)).toBe(
    'ACCOUNT_NOT_FOUND',
  );
  const bound = { name: newName(), role: 'VILLAGE', party: village.id };
  expect(await outcome(administrator, 'createAccount', createAccount, bound)).toBe(
    'BINDING_NOT_FOUND',
  );
  // One name may stand in both, for two different people.
  expect(
    await outcome(administrator, 'createAccount', createAccount, {
      name: ours.name,
      role: 'READER',
    }),
  ).toBe('done');
  expect((await signIn(house.browser(), ours.name, ours.password, '130435')).codes).toEqual([
    'SIGN_IN_REFUSED',
  ]);
});
