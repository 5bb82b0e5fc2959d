import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Database, Tx } from '../platform/database/database.ts';
import type { AuditLine } from './audit.rule.ts';

/** What the chain begins with. */
const firstHash = '0'.repeat(64);

/** The seal of a line: the seal before it and everything the line says. */
function sealOf(district: string, before: string, line: AuditLine): string {
  const said = [
    before,
    district,
    line.id,
    line.at,
    line.actor,
    line.actor_kind,
    line.source_address,
    line.request,
    line.action,
    line.subjects,
    line.result,
    line.code,
  ];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

const columns = `a.id::text as id, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
  a.actor::text as actor, a.actor_kind, a.source_address, a.request, a.action, a.subjects::text as subjects,
  a.result, a.code`;

/** The end of a district's chain. Keep it off this host: `lianzu audit verify --head` compares with it. */
export interface SealedHead {
  readonly district: string;
  readonly position: number;
  readonly hash: string;
}

const batch = 500;

/**
 * Seals what is not sealed yet, at most 500 lines in one transaction; gives how many. Of two
 * processes that seal at once the second finds its positions taken and does nothing.
 */
export async function sealAudit(database: Database, district: string): Promise<number> {
  return database.write(district, async (tx) => {
    const head = await headOf(tx);
    // A line may commit after later ones; an hour back is far more than a transaction may last.
    const lines = await tx.sql<AuditLine>(
      `select ${columns} from audit a
       where a.district = $1
         and a.at >= coalesce((select s.at from audit_seal s where s.district = $1 order by s.position desc limit 1), '-infinity') - interval '1 hour'
         and not exists (select from audit_seal s where s.district = $1 and s.audit = a.id)
       order by a.at, a.id limit ${batch}`,
      [district],
    );
    let { position, hash } = head;
    const seals = lines.map((line) => {
      hash = sealOf(district, hash, line);
      position += 1;
      return { position, audit: line.id, at: line.at, hash };
    });
    if (seals.length === 0) return 0;
    const made = await tx.sql(
      `insert into audit_seal (district, position, audit, at, hash)
       select $1, s.position, s.audit, s.at, s.hash
       from jsonb_to_recordset($2::jsonb) as s(position bigint, audit uuid, at timestamptz, hash text)
       on conflict do nothing returning position`,
      [district, JSON.stringify(seals)],
    );
    if (made.length !== seals.length && made.length > 0)
      throw new Error('another process sealed meanwhile');
    return made.length;
  });
}

/** The end of a district's chain. */
export async function sealedHead(database: Database, district: string): Promise<SealedHead> {
  return database.write(district, async (tx) => ({ district, ...(await headOf(tx)) }));
}

// Ordered by the column by its full name: "position" alone would be the text that is selected, and 9 comes after 10.
async function headOf(tx: Tx): Promise<{ position: number; hash: string }> {
  const [row] = await tx.sql<{ position: string; hash: string }>(
    `select s.position::text, s.hash from audit_seal s where s.district = $1 order by s.position desc limit 1`,
    [tx.district],
  );
  return row === undefined
    ? { position: 0, hash: firstHash }
    : { position: Number(row.position), hash: row.hash };
}

/** What the verifier found of one district. */
export interface AuditVerdict {
  readonly head: SealedHead;
  /** Lines that wait for the next second's seal. */
  readonly unsealed: number;
  /** What is wrong, in order; empty for a sound log. */
  readonly faults: readonly string[];
}

/**
 * Goes through a district's chain from its beginning and says what does not fit: an edited line, a
 * missing line, a gap, and, against a head kept elsewhere, a tail cut off.
 */
export async function verifyAudit(
  database: Database,
  district: string,
  kept: SealedHead | null = null,
): Promise<AuditVerdict> {
  const faults: string[] = [];
  let position = 0;
  let hash = firstHash;
  let keptHash: string | null = null;
  for (;;) {
    const rows = await database.write(district, (tx) =>
      tx.sql<Partial<AuditLine> & { position: string; audit: string; hash: string }>(
        `select s.position::text, s.audit::text, s.hash, ${columns}
         from audit_seal s left join audit a on a.district = s.district and a.at = s.at and a.id = s.audit
         where s.district = $1 and s.position > $2 order by s.position limit 1000`,
        [district, position],
      ),
    );
    for (const row of rows) {
      const at = Number(row.position);
      if (at !== position + 1)
        faults.push(`seals ${position + 1} to ${at - 1} are missing (封存记录缺失)`);
      position = at;
      if (row.id == null) faults.push(`line ${row.audit} (seal ${at}) is missing (审计记录缺失)`);
      else if (sealOf(district, hash, row as AuditLine) !== row.hash)
        faults.push(`line ${row.audit} (seal ${at}) is not as it was sealed (审计记录被改动)`);
      hash = row.hash;
      if (kept?.position === at) keptHash = row.hash;
    }
    if (rows.length < 1_000) break;
  }
  if (kept !== null && kept.position > position) {
    faults.push(
      `the log ends at seal ${position}, but ${kept.position} was known: its tail was cut off (末尾被截断)`,
    );
  } else if (kept !== null && kept.position > 0 && keptHash !== kept.hash) {
    faults.push(
      `seal ${kept.position} is not the one that was kept elsewhere (与异地保存的封存值不符)`,
    );
  }
  const [open] = await database.write(district, (tx) =>
    tx.sql<{ n: string }>(
      `select count(*)::text as n from audit a where a.district = $1
         and not exists (select from audit_seal s where s.district = $1 and s.audit = a.id)`,
      [district],
    ),
  );
  return { head: { district, position, hash }, unsealed: Number(open?.n ?? 0), faults };
}

const monthsAhead = 3;

/**
 * Makes the partitions of this month and the next three, as the owner; the application may not.
 * Called at start and daily. Lines that found no partition stay in the rest partition for good.
 */
export async function prepareAuditMonths(ownerUrl: string, now: Date): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    for (let ahead = 0; ahead <= monthsAhead; ahead++) {
      const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1));
      const next = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead + 1, 1));
      const name = `audit_${first.toISOString().slice(0, 7).replace('-', '_')}`;
      await client
        .query(
          `create table if not exists ${name} partition of audit for values from ('${first.toISOString()}') to ('${next.toISOString()}')`,
        )
        .catch((error: unknown) => {
          // 23514: lines of that month are in the rest partition already; 42P07: made meanwhile.
          const { code } = error as { code?: string };
          if (code !== '23514' && code !== '42P07') throw error;
        });
    }
  } finally {
    await client.end();
  }
}
