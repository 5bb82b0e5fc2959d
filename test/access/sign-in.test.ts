import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Role, type Viewer } from '../../src/access/viewer.rule.ts';
import { purgeAccess } from '../../src/access/session.service.ts';
import { signIn as signInService } from '../../src/access/sign-in.service.ts';
import { newId } from '../../src/platform/id.ts';
import { madeAt, type MadeAccount } from '../support/factory.ts';
import { openHouse, signIn, userErrors, type Caller, type House } from './house.ts';

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

let house: House;
let account: MadeAccount;
beforeAll(async () => void (house = await openHouse()));
afterAll(() => house.close());
beforeEach(async () => void (account = await house.make.account({ role: Role.READER })));

const whoAmI = '{ viewer { id kind role name mustChangePassword } }';
const signOut = 'mutation { signOut { signedOut userErrors { code } } }';
const signOutEverywhere = 'mutation { signOutEverywhere { signedOut userErrors { code } } }';
const change = (present: string, next: string) =>
  `mutation { changePassword(input: { present: "${present}", next: "${next}" }) { accountId userErrors { code } } }`;

describe('signing in', () => {
  test('a stranger is nobody; a name and password make a viewer', async () => {
    const browser = house.browser();
    expect((await browser.ask(whoAmI)).data['viewer']).toBeNull();
    expect(await signIn(browser, account.name, account.password)).toMatchObject({
      accountId: account.id,
      codes: [],
    });
    expect((await browser.ask(whoAmI)).data['viewer']).toEqual({
      id: account.id,
      kind: 'ACCOUNT',
      role: 'READER',
      name: account.name,
      mustChangePassword: false,
    });
  });

  test('the cookie is out of reach of scripts and other sites, and for https only where https is', async () => {
    const [plain, secure] = [house.browser(), house.browser({ secure: true })];
    await signIn(plain, account.name, account.password);
    await signIn(secure, account.name, account.password);
    expect(plain.cookies[0]).toMatch(
      /^lianzu_session=120113\.[0-9a-f]{32}\.[0-9a-f]{40}; Path=\/; Max-Age=604800; HttpOnly; SameSite=Lax$/,
    );
    expect(secure.cookies[0]).toMatch(/; HttpOnly; SameSite=Lax; Secure$/);
  });

  test('a phone number does as well, unless two accounts share it', async () => {
    const person = async (phone: string): Promise<string> => {
      const id = newId(madeAt);
      await house.kit.database.write('120113', (tx) =>
        tx.sql(
          `insert into person (district, id, name, phone, synthetic, created_at) values ('120113', $1, '合成人', $2, true, $3)`,
          [id, phone, madeAt],
        ),
      );
      return id;
    };
    const mine = await house.make.account({
      role: Role.READER,
      person: await person('13800000001'),
    });
    expect((await signIn(house.browser(), '13800000001', mine.password)).accountId).toBe(mine.id);
    await house.make.account({ role: Role.READER, person: await person('13800000001') });
    expect((await signIn(house.browser(), '13800000001', mine.password)).codes).toEqual([
      'SIGN_IN_REFUSED',
    ]);
  });

  test.each([
    ['a wrong password', () => [account.name, 'wrong', '120113'], 'SIGN_IN_REFUSED'],
    ['an unknown name', () => ['合成无此人', account.password, '120113'], 'SIGN_IN_REFUSED'],
    ['another district', () => [account.name, account.password, '130435'], 'DISTRICT_UNKNOWN'],
    ['no district', () => [account.name, account.password, "1'; --"], 'DISTRICT_UNKNOWN'],
  ])('%s is refused', async (_what, given, code) => {
    const [name, password, district] = given() as [string, string, string];
    const browser = house.browser();
    expect((await signIn(browser, name, password, district)).codes).toEqual([code]);
    expect(browser.cookies).toEqual([]);
  });

  test('disabled and demo accounts do not come in', async () => {
    const disabled = await house.make.account({ role: Role.READER, disabled_at: madeAt });
    const demo = await house.make.account({ role: Role.READER, demo: true });
    for (const each of [disabled, demo]) {
      expect((await signIn(house.browser(), each.name, each.password)).codes).toEqual([
        'SIGN_IN_REFUSED',
      ]);
    }
  });

  test('signing in again ends the session before', async () => {
    const browser = house.browser();
    await signIn(browser, account.name, account.password);
    const before = browser.credentials();
    await signIn(browser, account.name, account.password);
    expect(await house.authentication.authenticate(before, house.now)).toBeNull();
  });
});

describe('lockout', () => {
  const guesses = (name: string, count: number) =>
    house
      .browser()
      .ask(
        `mutation { ${Array.from(
          { length: count },
          (_, i) =>
            `a${i}: signIn(input: { district: "120113", name: "${name}", password: "guess ${i}" }) { userErrors { code } }`,
        ).join(' ')} }`,
      );

  test.each([
    ['a known', () => account.name],
    ['an unknown', () => `合成无此人${account.id.slice(-6)}`],
  ])(
    'the fifth failure locks %s name, aliases of one request counted each',
    async (_what, nameOf) => {
      const { data } = await guesses(nameOf(), 7);
      const codes = Object.keys(data).map((alias) => userErrors(data, alias)[0]);
      expect(codes).toEqual([
        ...Array<string>(4).fill('SIGN_IN_REFUSED'),
        ...Array<string>(3).fill('SIGN_IN_LOCKED'),
      ]);
    },
  );

  test('a locked name takes no password, and takes it again after fifteen minutes', async () => {
    await guesses(account.name, 5);
    expect((await signIn(house.browser(), account.name, account.password)).codes).toEqual([
      'SIGN_IN_LOCKED',
    ]);
    house.pass(15 * minute - 1);
    expect((await signIn(house.browser(), account.name, account.password)).codes).toEqual([
      'SIGN_IN_LOCKED',
    ]);
    house.pass(1);
    expect((await signIn(house.browser(), account.name, account.password)).codes).toEqual([]);
  });

  test('guesses at the same time count each', async () => {
    await Promise.all(
      Array.from({ length: 8 }, () => signIn(house.browser(), account.name, 'guess')),
    );
    expect((await signIn(house.browser(), account.name, account.password)).codes).toEqual([
      'SIGN_IN_LOCKED',
    ]);
  });

  test('the right password clears the count', async () => {
    await guesses(account.name, 4);
    await signIn(house.browser(), account.name, account.password);
    await guesses(account.name, 4);
    expect((await signIn(house.browser(), account.name, account.password)).codes).toEqual([]);
  });
});

describe('sessions', () => {
  test('end after twelve hours without use, and are taken from the browser', async () => {
    const browser = house.browser();
    await signIn(browser, account.name, account.password);
    house.pass(11 * hour);
    expect((await browser.ask(whoAmI)).data['viewer']).not.toBeNull();
    house.pass(11 * hour);
    expect((await browser.ask(whoAmI)).data['viewer']).not.toBeNull();
    house.pass(12 * hour);
    expect((await browser.ask(whoAmI)).data['viewer']).toBeNull();
    expect(browser.cookies.at(-1)).toMatch(/^lianzu_session=; Path=\/; Max-Age=0;/);
    expect((await signIn(browser, account.name, account.password)).codes).toEqual([]);
  });

  test('end seven days after signing in, however much they are used', async () => {
    const browser = house.browser();
    await signIn(browser, account.name, account.password);
    for (let used = 0; used < 7 * day - 10 * hour; used += 10 * hour) {
      house.pass(10 * hour);
      expect((await browser.ask(whoAmI)).data['viewer']).not.toBeNull();
    }
    house.pass(10 * hour);
    expect((await browser.ask(whoAmI)).data['viewer']).toBeNull();
  });

  test('change their secret every hour; the one before is good until a minute after the new one came back', async () => {
    const browser = house.browser();
    await signIn(browser, account.name, account.password);
    const old = browser.credentials();
    const comesIn = async () => (await house.authentication.authenticate(old, house.now)) !== null;
    house.pass(hour);
    await browser.ask(whoAmI);
    expect(browser.cookies).toHaveLength(2);
    expect(browser.credentials()).not.toEqual(old);
    // The answer may have been lost on the way: the browser comes with the old one as long as it must.
    house.pass(30 * minute);
    expect(await comesIn()).toBe(true);
    await browser.ask(whoAmI);
    house.pass(minute - 1);
    expect(await comesIn()).toBe(true);
    house.pass(1_000);
    expect(await comesIn()).toBe(false);
    expect((await browser.ask(whoAmI)).data['viewer']).not.toBeNull();
  });

  test('a browser whose new secret was lost gets another', async () => {
    const browser = house.browser();
    await signIn(browser, account.name, account.password);
    house.pass(hour);
    await browser.ask(whoAmI);
    browser.cookies.pop();
    house.pass(2 * minute);
    expect((await browser.ask(whoAmI)).data['viewer']).not.toBeNull();
    expect(browser.cookies).toHaveLength(2);
    house.pass(2 * minute);
    expect((await browser.ask(whoAmI)).data['viewer']).not.toBeNull();
  });

  test('signing out ends this one at once, everywhere ends all', async () => {
    const [one, two, three] = [house.browser(), house.browser(), house.browser()];
    for (const browser of [one, two, three]) await signIn(browser, account.name, account.password);
    const left = one.credentials();
    expect((await one.ask(signOut)).data['signOut']).toEqual({ signedOut: true, userErrors: [] });
    expect(await house.authentication.authenticate(left, house.now)).toBeNull();
    expect((await one.ask(signOut)).codes).toEqual(['UNAUTHENTICATED']);
    await two.ask(signOutEverywhere);
    for (const browser of [two, three])
      expect((await browser.ask(whoAmI)).data['viewer']).toBeNull();
  });

  test.each(['', 'x', '120113.0.0', `120113.${'0'.repeat(32)}.${'0'.repeat(40)}`])(
    'the cookie “%s” makes a stranger who can sign in',
    async (value) => {
      expect(
        await house.authentication.authenticate(
          { cookie: `a=b; lianzu_session=${value}` },
          house.now,
        ),
      ).toBeNull();
    },
  );
});

describe('changing the password', () => {
  test('an initial password opens nothing but its change', async () => {
    const fresh = await house.make.account({
      role: Role.DISTRICT_ADMIN,
      must_change_password: true,
    });
    const browser = house.browser();
    expect((await signIn(browser, fresh.name, fresh.password)).mustChangePassword).toBe(true);
    const create =
      'mutation { createApiKey(input: { name: "合成", role: READER }) { key userErrors { code } } }';
    expect((await browser.ask(create)).codes).toEqual(['PASSWORD_CHANGE_REQUIRED']);
    expect((await browser.ask('{ accounts { totalCount } }')).codes).toEqual([
      'PASSWORD_CHANGE_REQUIRED',
    ]);
    const other = house.browser();
    await signIn(other, fresh.name, fresh.password);
    expect(
      userErrors(
        (await browser.ask(change(fresh.password, 'new-Synthetic-7'))).data,
        'changePassword',
      ),
    ).toEqual([]);
    expect((await browser.ask(create)).codes).toEqual([]);
    expect((await other.ask(whoAmI)).data['viewer']).toBeNull();
    expect((await signIn(house.browser(), fresh.name, fresh.password)).codes).toEqual([
      'SIGN_IN_REFUSED',
    ]);
    expect((await signIn(house.browser(), fresh.name, 'new-Synthetic-7')).codes).toEqual([]);
  });

  test.each([
    ['wrong', 'new-Synthetic-7', 'PASSWORD_WRONG'],
    ['Synthetic-pass-1', 'short1', 'PASSWORD_TOO_SHORT'],
    ['Synthetic-pass-1', '12345678', 'PASSWORD_TOO_SIMPLE'],
    ['Synthetic-pass-1', 'Synthetic-pass-1', 'PASSWORD_UNCHANGED'],
  ])('from %s to %s: %s', async (present, next, code) => {
    const browser = house.browser();
    await signIn(browser, account.name, account.password);
    expect(userErrors((await browser.ask(change(present, next))).data, 'changePassword')).toEqual([
      code,
    ]);
  });

  test('a stolen session cannot try passwords for ever', async () => {
    const browser = house.browser();
    await signIn(browser, account.name, account.password);
    for (let i = 0; i < 5; i++) await browser.ask(change(`guess ${String(i)}`, 'new-Synthetic-7'));
    expect(
      userErrors(
        (await browser.ask(change(account.password, 'new-Synthetic-7'))).data,
        'changePassword',
      ),
    ).toEqual(['SIGN_IN_LOCKED']);
  });

  test('a key has no password and no session', async () => {
    const { key } = await house.make.key({ role: Role.READER });
    const program = house.program(key);
    expect(
      userErrors((await program.ask(change('a', 'new-Synthetic-7'))).data, 'changePassword'),
    ).toEqual(['ACCOUNT_ONLY']);
    expect(userErrors((await program.ask(signOut)).data, 'signOut')).toEqual(['ACCOUNT_ONLY']);
  });
});

describe('asking again about whoever was let in', () => {
  const admitted = async (): Promise<{ browser: Caller; viewer: Viewer }> => {
    const browser = house.browser();
    await signIn(browser, account.name, account.password);
    const viewer = await house.authentication.authenticate(browser.credentials(), house.now);
    if (viewer === null) throw new Error('not let in');
    return { browser, viewer };
  };

  test('a rotated session is the same one; one signed out is over at once', async () => {
    const { browser, viewer } = await admitted();
    house.pass(hour);
    await browser.ask(whoAmI);
    await browser.ask(whoAmI);
    house.pass(2 * minute);
    expect(await house.authentication.again(viewer, house.now)).toMatchObject({ id: account.id });
    await browser.ask(signOut);
    expect(await house.authentication.again(viewer, house.now)).toBeNull();
  });

  test('asking keeps no session alive', async () => {
    const { viewer } = await admitted();
    for (let hours = 1; hours < 12; hours++) {
      house.pass(hour);
      expect(await house.authentication.again(viewer, house.now)).not.toBeNull();
    }
    house.pass(hour);
    expect(await house.authentication.again(viewer, house.now)).toBeNull();
  });

  test('a changed role is seen, a revoked key is over', async () => {
    const { id, key } = await house.make.key({ role: Role.READER });
    const viewer = await house.authentication.authenticate(
      { authorization: `Bearer ${key}` },
      house.now,
    );
    if (viewer === null) throw new Error('not let in');
    const set = (change: string) =>
      house.kit.database.write('120113', (tx) =>
        tx.sql(`update api_key set ${change} where district = '120113' and id = $1`, [id]),
      );
    await set(`role = 'AUDITOR'`);
    house.pass(1_000);
    expect(await house.authentication.again(viewer, house.now)).toMatchObject({ role: 'AUDITOR' });
    await set('revoked_at = created_at');
    house.pass(1_000);
    expect(await house.authentication.again(viewer, house.now)).toBeNull();
  });
});

test('a WebSocket, which can set no cookie, signs nobody in', async () => {
  const { database, units } = house.kit;
  const services = { database, units, authentication: house.authentication, outboundHosts: [] };
  const given = { district: '120113', name: account.name, password: account.password };
  await expect(signInService(services, given, { now: house.now, respond: null })).rejects.toThrow(
    'SIGN_IN_OVER_HTTP',
  );
});

test('what is long over is cleared away, what is not stays', async () => {
  const browser = house.browser();
  await signIn(browser, account.name, account.password);
  await signIn(house.browser(), account.name, 'guess');
  const count = async (): Promise<number[]> => {
    const rows = await house.kit.database.write('120113', (tx) =>
      tx.sql<{ count: number }>(
        `select count(*)::int as count from session where account = $1
         union all select count(*)::int from sign_in_failure where subject = $1`,
        [account.id],
      ),
    );
    return rows.map(({ count }) => count);
  };
  await purgeAccess(house.kit.database, '120113', house.now);
  expect(await count()).toEqual([1, 1]);
  await purgeAccess(house.kit.database, '120113', new Date(house.now.getTime() + 38 * day));
  expect(await count()).toEqual([0, 0]);
});
