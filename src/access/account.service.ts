import type { Repeatable } from './once.service.ts';
import type { Database, Tx } from '../platform/database/database.ts';
import { checkId } from '../platform/errors/check-id.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { newId } from '../platform/id.ts';
import { withIdempotency } from '../platform/idempotency.ts';
import { mayManageAccount, type AccountFacts } from './access.policy.ts';
import { isAccountName, phoneShape } from './account-name.rule.ts';
import { settleAttempts } from './attempt.service.ts';
import { bind, type AskedBinding } from './binding.service.ts';
import type { Call } from './call.service.ts';
import { inDistrict } from './district.service.ts';
import { hashPassword, newInitialPassword } from './password.service.ts';
import { endSessions } from './session.service.ts';
import { writeContextOf, type Role, type Viewer } from './viewer.rule.ts';

/** An account to make, and the person it is for. */
export interface NewAccount extends AskedBinding, Repeatable {
  readonly name: string;
  readonly role: Role;
  readonly personName?: string | null | undefined;
  readonly phone?: string | null | undefined;
}

export interface AccountReference extends Repeatable {
  readonly account: string;
}

/** An account's id and the password to hand over; null when the same request had shown it before. */
export interface WithInitialPassword {
  readonly account: string;
  readonly initialPassword: string | null;
}

/**
 * Makes an account with an initial password, which is shown this once and must be changed first.
 * @throws ExpectedError FORBIDDEN, ACCOUNT_NAME_INVALID, ACCOUNT_NAME_TAKEN, PHONE_INVALID, PHONE_TAKEN, BINDING_…
 */
export async function createAccount(
  { services, viewer, now }: Call,
  input: NewAccount,
): Promise<WithInitialPassword> {
  const initial = await initialPassword();
  const { account, made } = await once(
    { services, viewer, now },
    'createAccount',
    input,
    async (unit) => {
      const account = newId(now);
      const mayMake = (asked: AccountFacts): boolean => mayManageAccount(viewer, asked);
      await insertAccount(unit, { id: account, hash: initial.hash, now, mayMake }, input);
      return account;
    },
  );
  return { account, initialPassword: made ? initial.password : null };
}

/**
 * Makes an account for the operator's command line, such as a district's first administrator.
 * @throws ExpectedError DISTRICT_UNKNOWN and as `createAccount`
 */
export async function openAccount(
  database: Database,
  asked: NewAccount & { readonly district: string },
  now: Date,
): Promise<{ account: string; initialPassword: string }> {
  const { district } = asked;
  const initial = await initialPassword();
  const account = newId(now);
  await inDistrict(database, district, (tx) =>
    insertAccount(tx, { id: account, hash: initial.hash, now, mayMake: () => true }, asked),
  );
  return { account, initialPassword: initial.password };
}

/** An account about to be written. */
export interface AccountToInsert {
  readonly id: string;
  /** Of the initial password; null: nobody comes in before one is given. */
  readonly hash: string | null;
  readonly now: Date;
  readonly mayMake: (account: AccountFacts) => boolean;
}

/**
 * Writes an account and the person it is for.
 * @throws ExpectedError as `createAccount`, before anything of it is written
 */
export async function insertAccount(
  tx: Tx,
  { id, hash, now, mayMake }: AccountToInsert,
  input: NewAccount,
): Promise<void> {
  const [name, phone] = [input.name.trim(), input.phone?.trim() ?? null];
  if (!isAccountName(name)) throw ExpectedError.of('ACCOUNT_NAME_INVALID', {}, ['input', 'name']);
  if (phone !== null && !phoneShape.test(phone)) {
    throw ExpectedError.of('PHONE_INVALID', { phone: phone.slice(0, 20) }, ['input', 'phone']);
  }
  const bound = await bind(tx, input.role, input);
  if (!mayMake({ role: input.role, town: bound.town })) throw ExpectedError.of('FORBIDDEN');
  if (phone !== null && (await isTaken(tx, phone)))
    throw ExpectedError.of('PHONE_TAKEN', {}, ['input', 'phone']);
  const person = phone === null && input.personName == null ? null : newId(now);
  if (person !== null) {
    await tx.sql(
      `insert into person (district, id, party, name, phone, synthetic, created_at) values ($1, $2, $3, $4, $5, false, $6)`,
      [tx.district, person, bound.party, input.personName?.trim() ?? name, phone, now],
    );
  }
  const rows = await tx.sql(
    `insert into account (district, id, name, person, role, town, party, chain, password_hash, must_change_password,
       demo, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, true, false, $10, $10)
     on conflict (district, name) do nothing returning id`,
    [tx.district, id, name, person, input.role, bound.town, bound.party, bound.chain, hash, now],
  );
  if (rows.length === 0) throw ExpectedError.of('ACCOUNT_NAME_TAKEN', { name }, ['input', 'name']);
}

/**
 * Gives an account a new initial password and lifts its lock; its sessions end.
 * @throws ExpectedError ACCOUNT_NOT_FOUND, ACCOUNT_IS_OWN
 */
export async function resetPassword(
  { services, viewer, now }: Call,
  input: AccountReference,
): Promise<WithInitialPassword> {
  const initial = await initialPassword();
  const { account, made } = await once(
    { services, viewer, now },
    'resetPassword',
    input,
    async (unit) => {
      const id = await managed(unit, viewer, input.account);
      await unit.sql(
        `update account set password_hash = $3, must_change_password = true, updated_at = $4 where district = $1 and id = $2`,
        [unit.district, id, initial.hash, now],
      );
      await settleAttempts(unit, id);
      await endSessions(unit, id, now);
      return id;
    },
  );
  services.authentication.forget(account);
  return { account, initialPassword: made ? initial.password : null };
}

/**
 * Closes an account; its sessions end. What it did stays under its id.
 * @throws ExpectedError ACCOUNT_NOT_FOUND, ACCOUNT_IS_OWN
 */
export async function disableAccount(
  { services, viewer, now }: Call,
  input: AccountReference,
): Promise<{ account: string }> {
  const { account } = await once(
    { services, viewer, now },
    'disableAccount',
    input,
    async (unit) => {
      const id = await managed(unit, viewer, input.account);
      await unit.sql(
        `update account set disabled_at = coalesce(disabled_at, $3), updated_at = $3 where district = $1 and id = $2`,
        [unit.district, id, now],
      );
      await endSessions(unit, id, now);
      return id;
    },
  );
  services.authentication.forget(account);
  return { account };
}

/** Does the work once per idempotency key; `made` tells whether it was done now. */
async function once(
  { services, viewer, now }: Call,
  mutation: string,
  input: Repeatable,
  work: (unit: UnitOfWork) => Promise<string>,
): Promise<{ account: string; made: boolean }> {
  // A secret is never kept, so only the run that did the work knows one: it marks what it made.
  let mark: string | null = null;
  const { account, run } = await withIdempotency(
    services.units,
    writeContextOf(viewer, now),
    { mutation, key: input.idempotencyKey, input },
    async (unit) => {
      mark = newId(now);
      return { account: await work(unit), run: mark };
    },
  );
  return { account, made: run === mark };
}

/** A new initial password and its hash. */
export async function initialPassword(): Promise<{ password: string; hash: string }> {
  const password = newInitialPassword();
  return { password, hash: await hashPassword(password) };
}

/**
 * The account, if the viewer looks after it and it is not their own; locked until the unit ends.
 * @throws ExpectedError ACCOUNT_NOT_FOUND, ACCOUNT_IS_OWN
 */
export async function managed(unit: UnitOfWork, viewer: Viewer, given: string): Promise<string> {
  const id = checkId(given, ['input', 'account']);
  const [row] = await unit.sql<{ role: Role; town: string | null }>(
    `select role, town from account where district = $1 and id = $2 for update`,
    [unit.district, id],
  );
  if (row === undefined || !mayManageAccount(viewer, row)) {
    throw ExpectedError.of('ACCOUNT_NOT_FOUND', {}, ['input', 'account']);
  }
  if (id === viewer.id) throw ExpectedError.of('ACCOUNT_IS_OWN', {}, ['input', 'account']);
  return id;
}

/** Whether an account already signs in with this phone number. */
async function isTaken(tx: Tx, phone: string): Promise<boolean> {
  const rows = await tx.sql(
    `select from person p join account a on a.district = p.district and a.person = p.id
     where p.district = $1 and p.phone = $2`,
    [tx.district, phone],
  );
  return rows.length > 0;
}
