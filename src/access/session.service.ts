import type { Database, Tx } from '../platform/database/database.ts';
import { newId } from '../platform/id.ts';
import { hashSecret, newSecret } from '../platform/secret.ts';
import type { Credential } from './credential.rule.ts';
import { lifetime } from './lifetime.rule.ts';

/** A session just begun; its secret is known only here and in the browser. */
export interface NewSession extends Omit<Credential, 'kind'> {
  readonly expiresAt: Date;
}

/** Begins a session of an account. */
export async function beginSession(tx: Tx, account: string, now: Date): Promise<NewSession> {
  const [id, secret] = [newId(now), newSecret()];
  const expiresAt = new Date(now.getTime() + lifetime.session);
  await tx.sql(
    `insert into session (district, id, account, secret_hash, created_at, used_at, rotated_at, expires_at)
     values ($1, $2, $3, $4, $5, $5, $5, $6)`,
    [tx.district, id, account, hashSecret(secret), now, expiresAt],
  );
  return { district: tx.district, id, secret, expiresAt };
}

/** Ends one session. */
export async function endSession(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.sql(
    `update session set revoked_at = $3 where district = $1 and id = $2 and revoked_at is null`,
    [tx.district, id, now],
  );
}

/** Ends every session of an account. */
export async function endSessions(tx: Tx, account: string, now: Date): Promise<void> {
  await tx.sql(
    `update session set revoked_at = $3 where district = $1 and account = $2 and revoked_at is null`,
    [tx.district, account, now],
  );
}

/**
 * Deletes a district's sessions thirty days after their end, and failed sign-ins a day old: all that
 * they decide is long decided. In transactions of at most 500 rows; gives how many rows went.
 */
export async function purgeAccess(
  database: Database,
  district: string,
  now: Date,
): Promise<number> {
  const ago = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
  const sessions = await purge(
    database,
    district,
    `delete from session where district = $1 and id in (
       select id from session where district = $1 and expires_at < $2 limit 500) returning id`,
    ago(30),
  );
  const failures = await purge(
    database,
    district,
    `delete from sign_in_failure where district = $1 and subject in (
       select subject from sign_in_failure where district = $1 and last_at < $2 limit 500) returning subject`,
    ago(1),
  );
  return sessions + failures;
}

async function purge(database: Database, district: string, text: string, before: Date) {
  for (let purged = 0; ;) {
    const rows = await database.write(district, (tx) => tx.sql(text, [district, before]));
    purged += rows.length;
    if (rows.length < 500) return purged;
  }
}
