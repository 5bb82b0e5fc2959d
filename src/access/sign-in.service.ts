import type { Database, Tx } from '../platform/database/database.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import { countAttempt, locked, settleAttempts, subjectOf } from './attempt.service.ts';
import type { Call, Services } from './call.service.ts';
import { inDistrict } from './district.service.ts';
import { checkPassword, hashPassword, isPassword } from './password.service.ts';
import { beginSession, endSession, endSessions, type NewSession } from './session.service.ts';
import { giveSession, takeSession, type Respond } from './session-cookie.service.ts';
import { writeContextOf } from './viewer.rule.ts';

/** Who signs in, with what. `name` is the account's name or the phone number of its person. */
export interface SignIn {
  readonly district: string;
  readonly name: string;
  readonly password: string;
}

interface SignInAccount {
  readonly id: string;
  readonly name: string;
  readonly passwordHash: string | null;
  readonly mustChangePassword: boolean;
}

/**
 * Signs a person in and hands the session to the browser. An unknown name takes as long, and is
 * locked as soon, as a known one. `present` is the session the browser came with; it ends.
 * @throws ExpectedError DISTRICT_UNKNOWN, SIGN_IN_REFUSED, SIGN_IN_LOCKED, SIGN_IN_OVER_HTTP, RATE_LIMITED
 */
export async function signIn(
  { database, authentication }: Services,
  { district, name, password }: SignIn,
  {
    now,
    respond,
    present,
    from = null,
  }: {
    readonly now: Date;
    readonly respond: Respond | null;
    readonly present?: string;
    /** The address it comes from. */
    readonly from?: string | null;
  },
): Promise<{ accountId: string; mustChangePassword: boolean }> {
  if (respond === null) throw ExpectedError.of('SIGN_IN_OVER_HTTP');
  const seconds = from === null ? 0 : authentication.guesses.take(from);
  if (seconds > 0) throw ExpectedError.of('RATE_LIMITED', { seconds });
  const guess = await inDistrict(database, district, async (tx) => {
    const found = await accountNamed(tx, name, authentication.options.demo);
    const subject = subjectOf(found?.id ?? null, name);
    return { found, subject, lockedUntil: await countAttempt(tx, subject, now) };
  });
  // Outside the transaction: hashing takes tens of milliseconds, a connection is for others meanwhile.
  const right = await isPassword(password, guess.found?.passwordHash ?? null);
  if (!right || guess.found === null) throw refused(guess.lockedUntil, now);
  const account = guess.found;
  const session = await enter(database, district, account, present, now);
  if (session === null) throw refused(null, now);
  if (present !== undefined) authentication.forget(present);
  giveSession(respond, session, session.expiresAt, now);
  return { accountId: account.id, mustChangePassword: account.mustChangePassword };
}

/** Begins the session, unless the account was disabled or its password changed meanwhile. */
async function enter(
  database: Database,
  district: string,
  account: SignInAccount,
  present: string | undefined,
  now: Date,
): Promise<NewSession | null> {
  return database.write(district, async (tx) => {
    const still = await tx.sql(
      `update account set signed_in_at = $4 where district = $1 and id = $2 and password_hash = $3
         and disabled_at is null returning id`,
      [district, account.id, account.passwordHash, now],
    );
    if (still.length === 0) return null;
    await settleAttempts(tx, account.id);
    if (present !== undefined) await endSession(tx, present, now);
    return beginSession(tx, account.id, now);
  });
}

/** Ends the session the viewer came with. @throws ExpectedError ACCOUNT_ONLY, SIGN_IN_OVER_HTTP */
export async function signOut(
  { services, viewer, now }: Call,
  respond: Respond | null,
): Promise<{ signedOut: true }> {
  const { session } = viewer;
  if (session === undefined) throw ExpectedError.of('ACCOUNT_ONLY');
  if (respond === null) throw ExpectedError.of('SIGN_IN_OVER_HTTP');
  await services.units.run(writeContextOf(viewer, now), (unit) => endSession(unit, session, now));
  services.authentication.forget(session);
  takeSession(respond);
  return { signedOut: true };
}

/** Ends every session of the viewer's account, this one too. @throws ExpectedError ACCOUNT_ONLY */
export async function signOutEverywhere(
  { services, viewer, now }: Call,
  respond: Respond | null,
): Promise<{ signedOut: true }> {
  if (viewer.kind !== 'ACCOUNT') throw ExpectedError.of('ACCOUNT_ONLY');
  await services.units.run(writeContextOf(viewer, now), (unit) =>
    endSessions(unit, viewer.id, now),
  );
  services.authentication.forget(viewer.id);
  if (respond !== null) takeSession(respond);
  return { signedOut: true };
}

/** What changes a password. */
export interface PasswordChange {
  readonly present: string;
  readonly next: string;
}

/**
 * Changes the viewer's own password: every session ends, this browser gets a new one. Wrong present
 * passwords count as failed sign-ins.
 * @throws ExpectedError ACCOUNT_ONLY, PASSWORD_WRONG, SIGN_IN_LOCKED, SIGN_IN_OVER_HTTP, the password's rules
 */
export async function changePassword(
  { services, viewer, now }: Call,
  { present, next }: PasswordChange,
  respond: Respond | null,
): Promise<{ accountId: string }> {
  if (viewer.kind !== 'ACCOUNT') throw ExpectedError.of('ACCOUNT_ONLY');
  if (respond === null) throw ExpectedError.of('SIGN_IN_OVER_HTTP');
  checkPassword(next, viewer.name ?? '', ['input', 'next']);
  if (next === present) throw ExpectedError.of('PASSWORD_UNCHANGED', {}, ['input', 'next']);
  const context = writeContextOf(viewer, now);
  const { hash, lockedUntil } = await services.units.run(context, async (unit) => {
    const [row] = await unit.sql<{ password_hash: string | null }>(
      `select password_hash from account where district = $1 and id = $2`,
      [unit.district, viewer.id],
    );
    return {
      hash: row?.password_hash ?? null,
      lockedUntil: await countAttempt(unit, viewer.id, now),
    };
  });
  if (!(await isPassword(present, hash))) {
    throw lockedUntil === null
      ? ExpectedError.of('PASSWORD_WRONG', {}, ['input', 'present'])
      : locked(lockedUntil, now);
  }
  const nextHash = await hashPassword(next);
  const session = await services.units.run(context, async (unit) => {
    const changed = await unit.sql(
      `update account set password_hash = $4, must_change_password = false, updated_at = $5
       where district = $1 and id = $2 and password_hash = $3 and disabled_at is null returning id`,
      [unit.district, viewer.id, hash, nextHash, now],
    );
    if (changed.length === 0) throw ExpectedError.of('PASSWORD_WRONG', {}, ['input', 'present']);
    await settleAttempts(unit, viewer.id);
    await endSessions(unit, viewer.id, now);
    return beginSession(unit, viewer.id, now);
  });
  services.authentication.forget(viewer.id);
  giveSession(respond, session, session.expiresAt, now);
  return { accountId: viewer.id };
}

/** The account a name or phone number signs in to; null where there is none, or several share the number. */
async function accountNamed(tx: Tx, name: string, demo: boolean): Promise<SignInAccount | null> {
  const rows = await tx.sql<{
    id: string;
    name: string;
    password_hash: string | null;
    must_change_password: boolean;
  }>(
    `select a.id, a.name, a.must_change_password,
       case when a.disabled_at is null and (not a.demo or $3) then a.password_hash end as password_hash
     from account a where a.district = $1 and a.name = $2
     union all
     select a.id, a.name, a.must_change_password,
       case when a.disabled_at is null and (not a.demo or $3) then a.password_hash end
     from person p join account a on a.district = p.district and a.person = p.id
     where p.district = $1 and p.phone = $2`,
    [tx.district, name.trim(), demo],
  );
  const [row] = rows;
  if (row === undefined || rows.length > 1) return null;
  return {
    id: row.id,
    name: row.name,
    passwordHash: row.password_hash,
    mustChangePassword: row.must_change_password,
  };
}

function refused(lockedUntil: Date | null, now: Date): ExpectedError {
  return lockedUntil === null ? ExpectedError.of('SIGN_IN_REFUSED') : locked(lockedUntil, now);
}
