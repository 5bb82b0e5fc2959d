import { createHash } from 'node:crypto';
import type { Database, Tx } from '../platform/database/database.ts';
import { hashSecret } from '../platform/secret.ts';
import { bondOf, partyKindsOf } from './binding.rule.ts';
import { keyText } from './credential.rule.ts';
import { hashPassword } from './password.service.ts';
import { Role } from './viewer.rule.ts';

/*
 * Accounts and keys to try the platform with: one of each per role, for a seeded district. All is
 * made from the district and the role alone, so that it can be listed at any time; nothing of it is
 * secret. The rows say `demo`, and `Authentication` lets them in only where the demo is on.
 */

/** The password of every demo account. */
export const demoPassword = 'lianzu-demo-1';

/** A demo account and key of one role, and whom they stand for. */
export interface DemoAccess {
  readonly role: Role;
  readonly name: string;
  readonly password: string;
  readonly key: string;
  /** The town, village, party or chain; null for the district as a whole. */
  readonly of: string | null;
}

/** Demo access is wanted where real people's data may be. */
export class DemoInProductionError extends Error {
  constructor() {
    super(
      'demo accounts have public passwords and are not made in production; unset NODE_ENV=production to try the demo, or make real accounts with “lianzu account create” (演示账号的密码是公开的，不得在生产环境创建；请取消 NODE_ENV=production 后再试用演示，或用 lianzu account create 创建正式账号)',
    );
    this.name = 'DemoInProductionError';
  }
}

const names: Readonly<Record<Role, string>> = {
  [Role.DISTRICT_ADMIN]: 'demo-admin',
  [Role.CHAIN_LEAD]: 'demo-chain',
  [Role.TOWN]: 'demo-town',
  [Role.VILLAGE]: 'demo-village',
  [Role.PARTY]: 'demo-party',
  [Role.GRID]: 'demo-grid',
  [Role.AUDITOR]: 'demo-auditor',
  [Role.READER]: 'demo-reader',
};

/** Whom to stand for where the district has them; else the first there is. */
const preferred = { town: '大张庄镇', party: '田庄村' } as const;

/**
 * Makes the demo accounts and keys of a district, or puts them right again (somebody may have changed
 * a password). Roles the district has nobody for are left out. Run again, it changes nothing.
 * @throws DemoInProductionError
 */
export async function ensureDemoAccess(
  database: Database,
  { district, production, now }: { district: string; production: boolean; now: Date },
): Promise<DemoAccess[]> {
  if (production) throw new DemoInProductionError();
  const hash = await hashPassword(demoPassword);
  await database.write(district, async (tx) => {
    for (const role of Object.values(Role)) {
      const bound = await boundTo(tx, role);
      if (bound !== null) await upsert(tx, role, bound, hash, now);
    }
  });
  return listDemoAccess(database, district);
}

/** The demo accounts and keys a district has. */
export async function listDemoAccess(database: Database, district: string): Promise<DemoAccess[]> {
  const rows = await database.write(district, (tx) =>
    tx.sql<{ role: Role; name: string; of: string | null }>(
      `select a.role, a.name, coalesce(p.name, t.name, c.name) as of from account a
         left join party p on p.district = a.district and p.id = a.party
         left join town t on t.district = a.district and t.id = a.town
         left join chain c on c.district = a.district and c.id = a.chain
       where a.district = $1 and a.demo`,
      [district],
    ),
  );
  const order = Object.values(Role);
  return rows
    .sort((one, other) => order.indexOf(one.role) - order.indexOf(other.role))
    .map((row) => ({ ...row, password: demoPassword, key: demoKey(district, row.role).text }));
}

interface Bound {
  readonly town: string | null;
  readonly party: string | null;
  readonly chain: string | null;
}

/** Whom a role's demo stands for; null where the district has nobody for it. */
async function boundTo(tx: Tx, role: Role): Promise<Bound | null> {
  const nobody: Bound = { town: null, party: null, chain: null };
  switch (bondOf[role]) {
    case null:
      return nobody;
    case 'town': {
      const id = await first(
        tx,
        `select id from town where district = $1 order by name <> $2, rank, id`,
        preferred.town,
      );
      return id === null ? null : { ...nobody, town: id };
    }
    case 'chain': {
      const id = await first(
        tx,
        `select id from chain where district = $1 order by name <> $2, rank, id`,
        '',
      );
      return id === null ? null : { ...nobody, chain: id };
    }
    case 'party': {
      const [kind] = partyKindsOf(role);
      const id = await first(
        tx,
        `select id from party where district = $1 and kind = '${kind}' order by name <> $2, name, id`,
        preferred.party,
      );
      return id === null ? null : { ...nobody, party: id, town: await townOf(tx, id) };
    }
  }
}

async function first(tx: Tx, select: string, name: string): Promise<string | null> {
  const [row] = await tx.sql<{ id: string }>(`${select} limit 1`, [tx.district, name]);
  return row?.id ?? null;
}

async function townOf(tx: Tx, party: string): Promise<string | null> {
  const [row] = await tx.sql<{ town: string | null }>(
    `select town from party where district = $1 and id = $2`,
    [tx.district, party],
  );
  return row?.town ?? null;
}

async function upsert(tx: Tx, role: Role, bound: Bound, hash: string, now: Date): Promise<void> {
  const { town, party, chain } = bound;
  const name = names[role];
  await tx.sql(
    `insert into account (district, id, name, role, town, party, chain, password_hash, must_change_password, demo,
       created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, false, true, $9, $9)
     on conflict (district, id) do update set town = $5, party = $6, chain = $7, password_hash = $8,
       must_change_password = false, disabled_at = null`,
    [tx.district, demoId(tx.district, 'account', role), name, role, town, party, chain, hash, now],
  );
  const { id, secret } = demoKey(tx.district, role);
  await tx.sql(
    `insert into api_key (district, id, name, secret_hash, role, town, party, chain, demo, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, true, $9)
     on conflict (district, id) do update set town = $6, party = $7, chain = $8, revoked_at = null`,
    [tx.district, id, name, hashSecret(secret), role, town, party, chain, now],
  );
}

function demoKey(district: string, role: Role): { id: string; secret: string; text: string } {
  const id = demoId(district, 'key', role);
  const secret = digest(`${district} key secret ${role}`).slice(0, 40);
  return { id, secret, text: keyText({ district, id, secret }) };
}

/** A fixed id in the shape of a UUID of version 8 (RFC 9562: made in a way of one's own). */
function demoId(district: string, what: 'account' | 'key', role: Role): string {
  const hex = digest(`${district} ${what} ${role}`);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function digest(text: string): string {
  return createHash('sha256').update(`lianzu demo ${text}`).digest('hex');
}
