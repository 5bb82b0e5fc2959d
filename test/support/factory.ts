import { hash } from '@node-rs/argon2';
import { keyText } from '../../src/access/credential.rule.ts';
import { type Role } from '../../src/access/viewer.rule.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { newId } from '../../src/platform/id.ts';
import { hashSecret, newSecret } from '../../src/platform/secret.ts';

/*
 * Rows for tests, written by plain SQL behind the district wall: no services, no events. Names are
 * numbered, so that rows made without one never collide; everything says that it is synthetic.
 */

/** When made rows were made, unless a test says otherwise. */
export const madeAt = new Date('2026-03-01T08:00:00Z');

/** What an account or key is bound to. */
export interface Binding {
  readonly town?: string | null;
  readonly party?: string | null;
  readonly chain?: string | null;
}
export interface Named {
  readonly id: string;
  readonly name: string;
}
export interface MadeAccount extends Named {
  readonly role: Role;
  readonly password: string;
}
export interface MadeKey extends Named {
  readonly role: Role;
  /** The whole key, as a program sends it. */
  readonly key: string;
}

let made = 0;
const numbered = (what: string): string => `${what}${String(++made)}`;
// The cheapest argon2 there is: its parameters travel in the hash, the price is not what tests are about.
const cheap = { memoryCost: 8, timeCost: 1 };

/** Makers of rows of one district; `district()` first. */
export function factoryOf(database: Database, district = '120113') {
  const insert = async <Row extends Record<string, unknown>>(
    table: string,
    row: Row,
  ): Promise<Row> => {
    const columns = Object.keys(row);
    await database.write(district, (tx) =>
      tx.sql(
        `insert into ${table} (district, ${columns.join(', ')}) values ($1, ${columns.map((_, i) => `$${String(i + 2)}`).join(', ')})`,
        [district, ...Object.values(row)],
      ),
    );
    return row;
  };
  const times = { created_at: madeAt, updated_at: madeAt, version: 1 };
  const party = (
    kind: string,
    organization_kind: string | null,
    row: { id?: string; name?: string; town?: string | null },
  ) =>
    insert('party', {
      id: newId(madeAt),
      name: numbered(`合成主体`),
      town: null,
      ...row,
      kind,
      organization_kind,
      synthetic: true,
      ...times,
    });

  return {
    code: district,
    /** The district itself and the head of its event log. */
    async district(name = `合成区${district}`): Promise<string> {
      await insert('district', {
        name,
        city: '合成市',
        time_zone: 'Asia/Shanghai',
        synthetic: true,
        created_at: madeAt,
      });
      await insert('event_head', { position: 0 });
      return district;
    },
    town: (name = numbered('合成镇')): Promise<Named> =>
      insert('town', { id: newId(madeAt), name, kind: 'TOWN', rank: made, synthetic: true }),
    village: ({
      town,
      name = numbered('合成村'),
    }: {
      town: string;
      name?: string;
    }): Promise<Named & { town: string | null }> => party('VILLAGE', null, { name, town }),
    enterprise: ({
      town = null,
      name = numbered('合成企业'),
    }: { town?: string | null; name?: string } = {}): Promise<Named & { town: string | null }> =>
      party('ENTERPRISE', null, { name, town }),
    organization: ({
      kind = 'DEPARTMENT',
      town = null,
      name = numbered('合成单位'),
    }: { kind?: string; town?: string | null; name?: string } = {}): Promise<
      Named & { town: string | null }
    > => party('ORGANIZATION', kind, { name, town }),
    async hasParty(id: string): Promise<boolean> {
      const rows = await database.write(district, (tx) =>
        tx.sql('select from party where district = $1 and id = $2', [district, id]),
      );
      return rows.length > 0;
    },
    chain: (name = numbered('合成链')): Promise<Named> =>
      insert('chain', {
        id: newId(madeAt),
        code: numbered('chain-'),
        name,
        rank: made,
        synthetic: true,
      }),
    async account({
      role,
      name = numbered('合成账号'),
      password = 'Synthetic-pass-1',
      town = null,
      party = null,
      chain = null,
      ...more
    }: Binding & { role: Role; name?: string; password?: string } & Record<
        string,
        unknown
      >): Promise<MadeAccount> {
      const row = { id: newId(madeAt), name, role, town, party, chain };
      await insert('account', {
        ...row,
        password_hash: await hash(password, cheap),
        must_change_password: false,
        demo: false,
        created_at: madeAt,
        updated_at: madeAt,
        ...more,
      });
      return { ...row, password };
    },
    async key({
      id = newId(madeAt),
      role,
      name = numbered('合成密钥'),
      town = null,
      party = null,
      chain = null,
      ...more
    }: Binding & { id?: string; role: Role; name?: string } & Record<
        string,
        unknown
      >): Promise<MadeKey> {
      const [row, secret] = [{ id, name, role, town, party, chain }, newSecret()];
      await insert('api_key', {
        ...row,
        secret_hash: hashSecret(secret),
        demo: false,
        created_at: madeAt,
        ...more,
      });
      return { ...row, key: keyText({ district, id: row.id, secret }) };
    },
  };
}

export type Factory = ReturnType<typeof factoryOf>;
