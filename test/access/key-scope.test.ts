import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isInScope, KeyScope, opens, sending } from '../../src/access/key-scope.rule.ts';
import { originNamed } from '../../src/access/origin.rule.ts';
import { Role } from '../../src/access/viewer.rule.ts';
import { createSchema } from '../../src/schema.ts';
import { openHouse, userErrors, type Caller, type House } from './house.ts';

let house: House;
let admin: Caller;
beforeAll(async () => {
  house = await openHouse();
  admin = house.program((await house.make.key({ role: Role.DISTRICT_ADMIN })).key);
});
afterAll(() => house.close());

describe('scopes', () => {
  const named = Object.values(opens).flat();
  test('name mutations that there are, each in one', () => {
    const mutations = Object.keys(createSchema().getMutationType()?.getFields() ?? {});
    const known: readonly string[] = [...mutations, ...Object.values(sending)];
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
  });
  test.each([
    [[KeyScope.EVERYTHING], 'createAccount', true],
    [[KeyScope.READ], 'addNeed', false],
    [[KeyScope.READ], 'exportLedger', true],
    [[KeyScope.READ], 'exportLedgerWithNumbers', false],
    [[KeyScope.LISTINGS], 'addNeed', true],
    [[KeyScope.LISTINGS], 'exportLedger', true],
    [[KeyScope.LISTINGS], sending.photo, true],
    [[KeyScope.LISTINGS], sending.ledger, false],
    [[KeyScope.LISTINGS], 'acceptOrder', false],
    [[KeyScope.LISTINGS, KeyScope.ORDERS], 'acceptOrder', true],
    [[KeyScope.ORDERS], 'revealContact', false],
    [[KeyScope.CONTACTS], 'revealContact', true],
    [Object.values(KeyScope).filter((scope) => scope !== KeyScope.EVERYTHING), 'later', false],
  ])('%s and %s: %s', (scopes, deed, may) => {
    expect(isInScope(scopes, deed)).toBe(may);
  });

  test('are shown with the key, and nothing beyond them is done', async () => {
    const { data } = await admin.ask(make, { input: { ...reader, scopes: ['READ', 'READ'] } });
    expect(data['createApiKey']).toMatchObject({ apiKey: { scopes: ['READ'] }, userErrors: [] });
    const narrow = house.program(data['createApiKey']?.['key'] as string);
    expect((await narrow.ask('{ accounts { totalCount } }')).codes).toEqual([]);
    expect((await narrow.ask(make, { input: reader })).codes).toEqual(['KEY_SCOPE']);
    const wide = await admin.ask(make, { input: reader });
    expect(wide.data['createApiKey']).toMatchObject({
      apiKey: { scopes: ['EVERYTHING'], origins: null },
    });
  });

  test('are some, or none are named', async () => {
    const { data } = await admin.ask(make, { input: { ...reader, scopes: [] } });
    expect(userErrors(data, 'createApiKey')).toEqual(['KEY_SCOPES_EMPTY']);
  });
});

describe('sites', () => {
  test.each([
    ['https://dashboard.example', 'https://dashboard.example'],
    [' https://Dashboard.Example:8443/ ', 'https://dashboard.example:8443'],
    ['http://localhost:5173', 'http://localhost:5173'],
    ['http://dashboard.example', null],
    ['https://dashboard.example/wall', null],
    ['https://someone@dashboard.example', null],
    ['*', null],
    ['null', null],
    ['data:text/html,x', null],
  ])('%s is %s', (text, origin) => {
    expect(originNamed(text)).toBe(origin);
  });

  const set = `mutation ($origins: [String!]!) { setAllowedOrigins(input: { origins: $origins }) { origins userErrors { code field } } }`;

  test('are set as a whole by administrators alone, and a key names some of them', async () => {
    const both = ['https://b.example', 'https://a.example'];
    const { data } = await admin.ask(set, { origins: [...both, 'https://a.example/'] });
    expect(data['setAllowedOrigins']?.['origins']).toEqual([...both].reverse());
    expect((await admin.ask(set, { origins: ['https://b.example'] })).codes).toEqual([]);
    expect((await admin.ask('{ allowedOrigins }')).data['allowedOrigins']).toEqual([
      'https://b.example',
    ]);
    const key = async (origins: string[]) =>
      (await admin.ask(make, { input: { ...reader, origins } })).data['createApiKey'];
    expect(await key(['https://b.example'])).toMatchObject({
      apiKey: { origins: ['https://b.example'] },
    });
    expect(await key(['https://a.example'])).toMatchObject({
      userErrors: [{ code: 'ORIGIN_NOT_ALLOWED' }],
    });
    const town = house.program((await house.make.key({ role: Role.READER })).key);
    expect((await town.ask(set, { origins: [] })).codes).toEqual(['FORBIDDEN']);
    expect((await town.ask('{ allowedOrigins }')).codes).toEqual(['FORBIDDEN']);
  });

  test('that are none are named by entry', async () => {
    const { data } = await admin.ask(set, { origins: ['https://a.example', 'a.example', 'x'] });
    expect(data['setAllowedOrigins']?.['userErrors']).toEqual([
      { code: 'ORIGIN_INVALID', field: ['input', 'origins', '1'] },
      { code: 'ORIGIN_INVALID', field: ['input', 'origins', '2'] },
    ]);
    const many = Array.from({ length: 21 }, (_, i) => `https://a${String(i)}.example`);
    expect(userErrors((await admin.ask(set, { origins: many })).data, 'setAllowedOrigins')).toEqual(
      ['ORIGINS_TOO_MANY'],
    );
  });
});

const reader = { name: '合成密钥', role: 'DISTRICT_ADMIN' };
const make = `mutation ($input: CreateApiKeyInput!) {
  createApiKey(input: $input) { apiKey { scopes origins } key userErrors { code } } }`;
