import type { Tx } from '../platform/database/database.ts';
import type { KeyScope } from './key-scope.rule.ts';
import type { Role } from './viewer.rule.ts';

/*
 * The rows behind credentials. Read inside a write's transaction: they decide who may write, and a
 * replica may be late. Instants come as milliseconds, whatever types the driver is set to.
 */

/** Who holds a credential: an account or a key. */
export interface HolderRow {
  readonly holder: string;
  readonly name: string;
  readonly role: Role;
  readonly town: string | null;
  readonly party: string | null;
  readonly chain: string | null;
  readonly demo: boolean;
}

export interface AccountRow extends HolderRow {
  readonly disabledAt: Date | null;
}

export interface KeyRow extends HolderRow {
  readonly secretHash: string;
  readonly usedAt: Date | null;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly scopes: readonly KeyScope[];
  readonly origins: readonly string[] | null;
  /** What a public link is for; null for an ordinary key. */
  readonly mechanism: string | null;
}

/** What of a session changes as it is used. */
export interface SessionUse {
  readonly secretHash: string;
  readonly previousSecretHash: string | null;
  /** Until when the secret before is good; null while the new one has not come back yet. */
  readonly previousUntil: Date | null;
  readonly rotatedAt: Date;
  readonly usedAt: Date;
}

export interface SessionRow extends HolderRow, SessionUse {
  readonly id: string;
  readonly mustChangePassword: boolean;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly disabledAt: Date | null;
}

const instants = [
  'usedAt',
  'expiresAt',
  'revokedAt',
  'rotatedAt',
  'previousUntil',
  'disabledAt',
] as const;

const ms = (column: string, name: string): string =>
  `(extract(epoch from ${column}) * 1000)::float8 as "${name}"`;

const holderColumns = (alias: string): string =>
  `${alias}.id as holder, ${alias}.name, ${alias}.role, ${alias}.town, ${alias}.party, ${alias}.chain, ${alias}.demo`;

/** The key of this id in the transaction's district. */
export async function keyRow(tx: Tx, id: string): Promise<KeyRow | null> {
  return (await keyRows(tx, [id]))[0] ?? null;
}

/** The keys of these ids in the transaction's district; unknown ones are left out. */
export async function keyRows(tx: Tx, ids: readonly string[]): Promise<KeyRow[]> {
  const rows = await tx.sql(
    `select ${holderColumns('k')}, k.secret_hash as "secretHash", k.mechanism, k.scopes, k.origins, ${ms('k.used_at', 'usedAt')},
       ${ms('k.expires_at', 'expiresAt')}, ${ms('k.revoked_at', 'revokedAt')}
     from api_key k where k.district = $1 and k.id = any($2::uuid[])`,
    [tx.district, ids],
  );
  return rows.map((row) => withInstants(row) as unknown as KeyRow);
}

/** The session of this id and its account, in the transaction's district. */
export async function sessionRow(tx: Tx, id: string): Promise<SessionRow | null> {
  return (await sessionRows(tx, [id]))[0] ?? null;
}

/** The sessions of these ids and their accounts, in the transaction's district; unknown ones are left out. */
export async function sessionRows(tx: Tx, ids: readonly string[]): Promise<SessionRow[]> {
  const rows = await tx.sql(
    `select ${holderColumns('a')}, a.must_change_password as "mustChangePassword", s.id,
       s.secret_hash as "secretHash", s.previous_secret_hash as "previousSecretHash",
       ${ms('s.previous_until', 'previousUntil')}, ${ms('s.rotated_at', 'rotatedAt')},
       ${ms('s.used_at', 'usedAt')}, ${ms('s.expires_at', 'expiresAt')},
       ${ms('s.revoked_at', 'revokedAt')}, ${ms('a.disabled_at', 'disabledAt')}
     from session s join account a on a.district = s.district and a.id = s.account
     where s.district = $1 and s.id = any($2::uuid[])`,
    [tx.district, ids],
  );
  return rows.map((row) => withInstants(row) as unknown as SessionRow);
}

/** The accounts of these ids in the transaction's district; unknown ones are left out. */
export async function accountRows(tx: Tx, ids: readonly string[]): Promise<AccountRow[]> {
  const rows = await tx.sql(
    `select ${holderColumns('a')}, ${ms('a.disabled_at', 'disabledAt')}
     from account a where a.district = $1 and a.id = any($2::uuid[])`,
    [tx.district, ids],
  );
  return rows.map((row) => withInstants(row) as unknown as AccountRow);
}

/** The ids of the accounts that a name or phone number signs in to. */
export async function accountsCalled(tx: Tx, name: string): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>(
    `select a.id from account a where a.district = $1 and a.name = $2
     union all
     select a.id from person p join account a on a.district = p.district and a.person = p.id
     where p.district = $1 and p.phone = $2`,
    [tx.district, name],
  );
  return rows.map(({ id }) => id);
}

/** Notes that a key was used. */
export async function noteKeyUse(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.sql(`update api_key set used_at = $3 where district = $1 and id = $2`, [
    tx.district,
    id,
    now,
  ]);
}

/** Writes a session's use unless another request rotated it meanwhile; tells whether it did. */
export async function noteSession(tx: Tx, seen: SessionRow, use: SessionUse): Promise<boolean> {
  const rows = await tx.sql(
    `update session set secret_hash = $4, previous_secret_hash = $5, previous_until = $6, rotated_at = $7, used_at = $8
     where district = $1 and id = $2 and secret_hash = $3 and revoked_at is null returning id`,
    [
      tx.district,
      seen.id,
      seen.secretHash,
      use.secretHash,
      use.previousSecretHash,
      use.previousUntil,
      use.rotatedAt,
      use.usedAt,
    ],
  );
  return rows.length === 1;
}

function withInstants(row: Record<string, unknown>): Record<string, unknown> {
  const read = { ...row };
  for (const name of instants) {
    if (typeof read[name] === 'number') read[name] = new Date(read[name]);
  }
  return read;
}
