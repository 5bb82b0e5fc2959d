import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Role } from '../../src/access/viewer.rule.ts';
import { LiveClient } from '../platform/live/live-client.ts';
import { testApplication, type TestApplication } from '../support/application.ts';
import { factoryOf, type Factory, type MadeAccount, type MadeKey } from '../support/factory.ts';

/*
 * Whoever is let in with a subscription and loses the right to it is shut out of the open socket: 4401,
 * also where nothing happens in the district that would be sent. How long it takes is told.
 */

const district = '120113';
let application: TestApplication;
let make: Factory;
const report: string[] = [];
const clients: LiveClient[] = [];
beforeAll(async () => {
  application = await testApplication();
  make = factoryOf(application.core.database);
});
afterEach(() => {
  for (const client of clients.splice(0)) client.kill();
});
afterAll(async () => {
  process.stdout.write(`open sockets are shut after:\n  ${report.join('\n  ')}\n`);
  await application.close();
});

/** Changes rows behind the back of this process, as another would. */
const elsewhere = (text: string, ...values: unknown[]): Promise<unknown> =>
  application.core.database.write(district, (tx) => tx.sql(text, [district, ...values]));

const mutate = async (name: string, input: object, type: string): Promise<void> => {
  const { data, errors } = await application.ask<Record<string, { userErrors: object[] }>>(
    Role.DISTRICT_ADMIN,
    `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { code } } }`,
    { input },
  );
  expect({ errors, userErrors: data[name]?.userErrors }).toEqual({ userErrors: [] });
};

/** A browser's cookie after signing in. */
async function signIn({ name, password }: MadeAccount): Promise<string> {
  const response = await fetch(`${application.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: application.url },
    body: JSON.stringify({
      query: 'mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }',
      variables: { input: { district, name, password } },
    }),
  });
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

async function subscribed(client: LiveClient): Promise<LiveClient> {
  clients.push(client);
  client.subscribe('s', 'subscription { events { cursor } }');
  expect(await client.roundTrip()).toEqual([]);
  return client;
}

async function byCookie(cookie: string): Promise<LiveClient> {
  const headers = { origin: application.url, cookie };
  const client = await LiveClient.open(application.url, 'graphql-transport-ws', headers);
  client.send({ type: 'connection_init', payload: {} });
  expect((await client.next()).type).toBe('connection_ack');
  return subscribed(client);
}

const byKey = async ({ key }: MadeKey): Promise<LiveClient> =>
  subscribed(await LiveClient.connect(application.url, `Bearer ${key}`));

async function shut(client: LiveClient, what: string, ending: () => Promise<unknown>) {
  await ending();
  const since = performance.now();
  expect((await client.closed).code).toBe(4401);
  report.push(`${Math.round(performance.now() - since)} ms ${what}`);
}

const villageOf = async (): Promise<{ town: string; party: string }> => {
  const town = await make.town();
  return { town: town.id, party: (await make.village({ town: town.id })).id };
};

describe('a key', () => {
  test.each([
    ['revoked here', ({ id }: MadeKey) => mutate('revokeApiKey', { apiKey: id }, 'ApiKeyInput')],
    [
      'revoked by another process',
      ({ id }: MadeKey) =>
        elsewhere('update api_key set revoked_at = created_at where district = $1 and id = $2', id),
    ],
    [
      'expired',
      ({ id }: MadeKey) =>
        elsewhere('update api_key set expires_at = created_at where district = $1 and id = $2', id),
    ],
    [
      'given another role',
      ({ id }: MadeKey) =>
        elsewhere(`update api_key set role = 'AUDITOR' where district = $1 and id = $2`, id),
    ],
  ])('%s', async (what, ending) => {
    const key = await make.key({ role: Role.READER });
    await shut(await byKey(key), `key ${what}`, () => ending(key));
  });
});

describe('an account', () => {
  test.each([
    [
      'signed out everywhere',
      (_: MadeAccount, cookie: string) =>
        fetch(`${application.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin: application.url, cookie },
          body: JSON.stringify({ query: 'mutation { signOutEverywhere { signedOut } }' }),
        }),
    ],
    [
      'closed by an administrator',
      ({ id }: MadeAccount) => mutate('disableAccount', { account: id }, 'AccountInput'),
    ],
    [
      'given a new password by an administrator',
      ({ id }: MadeAccount) => mutate('resetPassword', { account: id }, 'AccountInput'),
    ],
    [
      'whose session is over',
      ({ id }: MadeAccount) =>
        elsewhere(
          'update session set expires_at = created_at where district = $1 and account = $2',
          id,
        ),
    ],
    [
      'unused for too long',
      ({ id }: MadeAccount) =>
        elsewhere(
          `update session set used_at = used_at - interval '13 hours' where district = $1 and account = $2`,
          id,
        ),
    ],
    [
      'moved to another village',
      async ({ id }: MadeAccount) => {
        const { town, party } = await villageOf();
        await elsewhere(
          'update account set town = $3, party = $4 where district = $1 and id = $2',
          id,
          town,
          party,
        );
      },
    ],
  ])('%s', async (what, ending) => {
    const account = await make.account({ role: Role.VILLAGE, ...(await villageOf()) });
    const cookie = await signIn(account);
    await shut(await byCookie(cookie), `account ${what}`, () => ending(account, cookie));
  });
});

test('whoever still may, stays, and goes on being sent what happens', async () => {
  const own = await villageOf();
  const account = await make.account({ role: Role.VILLAGE, ...own });
  const [staying, gone] = [
    await byCookie(await signIn(account)),
    await make.key({ role: Role.READER }),
  ];
  await shut(await byKey(gone), 'key beside one that stays', () =>
    mutate('revokeApiKey', { apiKey: gone.id }, 'ApiKeyInput'),
  );
  await mutate('addNeed', { party: own.party, title: '合成：找人修水渠' }, 'AddListingInput');
  const { type } = await staying.next();
  expect(type).toBe('next');
});
