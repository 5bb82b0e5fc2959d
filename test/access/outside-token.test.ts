import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWK } from 'jose';
import { Authentication } from '../../src/access/authentication.service.ts';
import { issuerOf, parseOutsideToken } from '../../src/access/outside-token.rule.ts';
import { OutsideTokens, type IdentityProvider } from '../../src/access/outside-token.service.ts';
import { Role, type Viewer } from '../../src/access/viewer.rule.ts';
import { ExpectedError } from '../../src/platform/errors/expected-error.ts';
import type { MadeAccount } from '../support/factory.ts';
import { openHouse, type House } from './house.ts';

const issuer = 'https://identity.example';
const audience = 'lianzu';
type Key = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];

let house: House;
let server: Server;
let provider: IdentityProvider;
let authentication: Authentication;
let account: MadeAccount;
let own: Key, foreign: Key;
let asked = 0;

beforeAll(async () => {
  house = await openHouse();
  const pair = await generateKeyPair('RS256', { extractable: true });
  own = pair.privateKey;
  foreign = (await generateKeyPair('RS256')).privateKey;
  const keys: JWK[] = [
    { ...(await exportJWK(pair.publicKey)), kid: 'one', use: 'sig', alg: 'RS256' },
  ];
  server = createServer((_, response) => {
    asked += 1;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ keys }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  provider = {
    district: '120113',
    issuer,
    audience,
    jwks: `http://127.0.0.1:${String(port)}/jwks`,
    claim: 'preferred_username',
  };
  authentication = new Authentication(house.kit.database, {
    demo: false,
    outside: new OutsideTokens([provider]),
  });
  account = await house.make.account({ role: Role.AUDITOR });
});
afterAll(async () => {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
  await house.close();
});

/** A token as the provider would give it, but for what a test changes. */
function tokenOf(
  claims: Record<string, unknown> = {},
  { key = own, kid = 'one', seconds = 300 } = {},
): Promise<string> {
  const now = Math.floor(house.now.getTime() / 1_000);
  return new SignJWT({ iss: issuer, aud: audience, preferred_username: account.name, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid })
    .setIssuedAt(now)
    .setExpirationTime(now + seconds)
    .sign(key);
}

async function enter(token: string, by = authentication): Promise<Viewer | string> {
  try {
    const viewer = await by.authenticate({ authorization: `Bearer ${token}` }, house.now);
    return viewer ?? 'a stranger';
  } catch (error) {
    return error instanceof ExpectedError ? (error.problems[0]?.code ?? '') : String(error);
  }
}

test('a token signs in the account it names, by name or phone number', async () => {
  expect(await enter(await tokenOf())).toMatchObject({
    district: '120113',
    id: account.id,
    kind: 'ACCOUNT',
    role: 'AUDITOR',
  });
  const id = '01890000-0000-7000-8000-000000000001';
  await house.kit.database.write('120113', (tx) =>
    tx.sql(
      `insert into person (district, id, party, name, phone, synthetic, created_at)
       values ('120113', $1, null, '合成人员', '13800000099', true, now())`,
      [id],
    ),
  );
  const called = await house.make.account({ role: Role.READER, person: id });
  expect(await enter(await tokenOf({ preferred_username: '13800000099' }))).toMatchObject({
    id: called.id,
  });
  expect(asked).toBe(1);
});

describe('what is refused', () => {
  const anHourAgo = (): number => Math.floor(house.now.getTime() / 1_000) - 3_600;
  test.each<[string, () => Promise<string>, string]>([
    ['another audience', () => tokenOf({ aud: 'else' }), 'TOKEN_REFUSED'],
    ['another issuer', () => tokenOf({ iss: 'https://else.example' }), 'TOKEN_REFUSED'],
    ['an expired one', () => tokenOf({}, { seconds: -60 }), 'TOKEN_REFUSED'],
    ['one not valid yet', () => tokenOf({ nbf: anHourAgo() + 7_200 }), 'TOKEN_REFUSED'],
    ['another key', () => tokenOf({}, { key: foreign }), 'TOKEN_REFUSED'],
    ['an unknown key', () => tokenOf({}, { kid: 'two' }), 'TOKEN_REFUSED'],
    ['a name that is none', () => tokenOf({ preferred_username: 7 }), 'TOKEN_REFUSED'],
    ['nobody named', () => tokenOf({ preferred_username: undefined }), 'TOKEN_REFUSED'],
    ['an unknown name', () => tokenOf({ preferred_username: '无此账号' }), 'TOKEN_WITHOUT_ACCOUNT'],
    [
      'no signature',
      () =>
        Promise.resolve(
          new UnsecuredJWT({ iss: issuer, aud: audience, preferred_username: account.name })
            .setExpirationTime('1h')
            .encode() + 'AA',
        ),
      'TOKEN_REFUSED',
    ],
    [
      'a signature with a shared secret',
      () =>
        new SignJWT({ iss: issuer, aud: audience, preferred_username: account.name })
          .setProtectedHeader({ alg: 'HS256', kid: 'one' })
          .setExpirationTime('1h')
          .sign(new TextEncoder().encode('a secret of thirty-two characters')),
      'TOKEN_REFUSED',
    ],
  ])('%s', async (_, token, code) => {
    expect(await enter(await token())).toBe(code);
  });

  test('where no provider is set up a token is no key of ours', async () => {
    expect(await enter(await tokenOf(), house.authentication)).toBe('CREDENTIAL_MALFORMED');
  });

  test('a closed account', async () => {
    const closed = await house.make.account({ role: Role.READER, disabled_at: house.now });
    expect(await enter(await tokenOf({ preferred_username: closed.name }))).toBe(
      'TOKEN_WITHOUT_ACCOUNT',
    );
  });

  test('a provider that cannot be asked is said to be away', async () => {
    const away = new Authentication(house.kit.database, {
      demo: false,
      outside: new OutsideTokens([{ ...provider, jwks: 'http://127.0.0.1:9/jwks' }]),
    });
    expect(await enter(await tokenOf(), away)).toBe('IDENTITY_PROVIDER_AWAY');
  });
});

test('districts that share a provider are told apart by audience', async () => {
  const both = new Authentication(house.kit.database, {
    demo: false,
    outside: new OutsideTokens([
      { ...provider, district: '130435', audience: 'elsewhere' },
      provider,
    ]),
  });
  expect(await enter(await tokenOf(), both)).toMatchObject({ district: '120113' });
  expect(await enter(await tokenOf({ aud: 'elsewhere' }), both)).toBe('TOKEN_WITHOUT_ACCOUNT');
});

test('an open socket is asked about again: over with the token, and with the account', async () => {
  const someone = await house.make.account({ role: Role.READER });
  const viewer = (await enter(await tokenOf({ preferred_username: someone.name }))) as Viewer;
  expect(await authentication.again(viewer, house.now)).toMatchObject({ id: someone.id });
  const later = new Date(house.now.getTime() + 331_000);
  expect(await authentication.again(viewer, later)).toBeNull();
  await house.kit.database.write('120113', (tx) =>
    tx.sql(`update account set disabled_at = now() where district = '120113' and id = $1`, [
      someone.id,
    ]),
  );
  house.pass(1_000);
  expect(await authentication.again(viewer, house.now)).toBeNull();
});

test.each([
  ['Bearer aaa.bbb.ccc', 'aaa.bbb.ccc'],
  ['Bearer lz_120113_aa_bb', null],
  ['Bearer a.b', null],
  ['Basic aaa.bbb.ccc', null],
])('%s', (header, token) => {
  expect(parseOutsideToken(header)).toBe(token);
});
test.each(['', 'a.b.c', `a.${Buffer.from('null').toString('base64url')}.c`])(
  'who issued %j is unknown',
  (token) => {
    expect(issuerOf(token)).toBeNull();
  },
);
