import { createHash } from 'node:crypto';
import type { Tx } from '../platform/database/database.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import { minutesUntil } from './lifetime.rule.ts';
import { attempt, type Failures } from './lockout.rule.ts';

/** What an attempt is counted under: the account, or a stand-in for a name that no account has. */
export function subjectOf(account: string | null, name: string): string {
  if (account !== null) return account;
  const hex = createHash('sha256').update(`no account ${name.trim().toLowerCase()}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

/**
 * Counts an attempt to give a password, before the password is looked at; `settleAttempts` takes it
 * back. Gives until when the name is locked should this attempt fail too, or null.
 * @throws ExpectedError SIGN_IN_LOCKED
 */
export async function countAttempt(tx: Tx, subject: string, now: Date): Promise<Date | null> {
  const key = [tx.district, subject];
  // The row is there before it is locked: two first attempts must not both begin at none.
  const made = await tx.sql(
    `insert into sign_in_failure (district, subject, failures, last_at) values ($1, $2, 0, $3)
     on conflict do nothing returning subject`,
    [...key, now],
  );
  const [row] = await tx.sql<{ failures: number; last_at: number; locked_until: number | null }>(
    `select failures, (extract(epoch from last_at) * 1000)::float8 as last_at,
       (extract(epoch from locked_until) * 1000)::float8 as locked_until
     from sign_in_failure where district = $1 and subject = $2 for update`,
    key,
  );
  const before: Failures | null =
    row === undefined || made.length === 1
      ? null
      : {
          failures: row.failures,
          lastAt: new Date(row.last_at),
          lockedUntil: row.locked_until === null ? null : new Date(row.locked_until),
        };
  const taken = attempt(before, now);
  if ('lockedUntil' in taken) throw locked(taken.lockedUntil, now);
  const { failures, lastAt, lockedUntil } = taken.next;
  await tx.sql(
    `update sign_in_failure set failures = $3, last_at = $4, locked_until = $5 where district = $1 and subject = $2`,
    [...key, failures, lastAt, lockedUntil],
  );
  return lockedUntil;
}

/** The password was right, or reset: nothing counts any more. */
export async function settleAttempts(tx: Tx, subject: string): Promise<void> {
  await tx.sql(`delete from sign_in_failure where district = $1 and subject = $2`, [
    tx.district,
    subject,
  ]);
}

/** The failure that tells how long a name stays locked. */
export function locked(until: Date, now: Date): ExpectedError {
  return ExpectedError.of('SIGN_IN_LOCKED', { minutes: minutesUntil(until, now) });
}
