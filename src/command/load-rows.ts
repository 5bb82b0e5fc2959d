import pg from 'pg';
import { searchTerms, searchText } from '../listings/search.rule.ts';
import { copyRows } from './copy-rows.ts';

/** Some rows of one table, keys as columns. */
export interface RowBatch {
  readonly table: string;
  readonly rows: readonly object[];
}

/** Tables every district shares: only the owner writes them. */
const shared = new Set(['unit', 'category']);

/** How a load goes. */
export interface LoadOptions {
  /**
   * For rows that a test has shown to fit together: foreign keys are not checked row by row where the
   * owner is a superuser, who may leave that out.
   */
  readonly proven?: boolean;
}

/**
 * Writes rows as the owner, batch by batch in the order given; rows that are there already stay as
 * they are, so loading again changes nothing. Texts become findable on the way.
 * @param district whose wall the rows go behind
 */
export async function loadRows(
  ownerUrl: string,
  district: string,
  batches: Iterable<RowBatch>,
  { proven = false }: LoadOptions = {},
): Promise<Record<string, number>> {
  if (!/^\d{6}$/.test(district)) throw new RangeError('a district is six digits');
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'lianzu seed' });
  await client.connect();
  const loaded: Record<string, number> = {};
  try {
    await client.query('begin');
    await client.query(`set local app.district = '${district}'`);
    await client.query(`set local work_mem = '256MB'`);
    if (proven) await leaveOutChecks(client);
    // Terms are inserted once, in the order of their key: one pass over the index instead of one per batch.
    await client.query(`create temp table found_by (like search_term) on commit drop`);
    for (const { table, rows } of batches) {
      if (rows.length === 0) continue;
      loaded[table] = (loaded[table] ?? 0) + (await insert(client, table, rows));
      if (table === 'party' || table === 'listing')
        await copyRows(client, 'found_by', termColumns, termRows(district, table, rows));
    }
    await client.query(
      `insert into search_term (${termColumns.join(', ')}) select ${termColumns.join(', ')} from found_by
       order by ${termColumns.join(', ')} on conflict do nothing`,
    );
    await client.query('insert into known_district (district) values ($1) on conflict do nothing', [
      district,
    ]);
    await client.query(
      'insert into event_head (district, position) values ($1, 0) on conflict do nothing',
      [district],
    );
    await client.query('commit');
  } finally {
    await client.end();
  }
  return loaded;
}

async function leaveOutChecks(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ may: boolean }>(
    'select rolsuper as may from pg_roles where rolname = current_user',
  );
  if (rows[0]?.may === true) await client.query('set local session_replication_role = replica');
}

/** Rows go through a table of their own: COPY does not know `on conflict`, nor row-level security. */
async function insert(client: pg.Client, table: string, rows: readonly object[]): Promise<number> {
  const [first] = rows;
  if (first === undefined) return 0;
  const keys = Object.keys(first);
  const columns = keys.join(', ');
  await client.query(
    `create temp table if not exists load_${table} on commit drop as select ${columns} from ${table} limit 0`,
  );
  await copyRows(
    client,
    `load_${table}`,
    keys,
    rows.map((row) => keys.map((key) => row[key as keyof typeof row])),
  );
  // What is shared keeps up with the files: a name mended there is mended here.
  const conflict = shared.has(table)
    ? `(code) do update set ${keys
        .filter((column) => column !== 'code')
        .map((column) => `${column} = excluded.${column}`)
        .join(', ')}`
    : 'do nothing';
  const { rowCount } = await client.query(
    `insert into ${table} (${columns}) select ${columns} from load_${table} on conflict ${conflict}`,
  );
  await client.query(`truncate load_${table}`);
  return rowCount ?? 0;
}

interface Findable {
  readonly id: string;
  readonly kind: string;
  readonly name?: string;
  readonly title?: string;
  readonly detail?: string | null;
}

const termColumns = ['district', 'term', 'subject_kind', 'subject'] as const;

function* termRows(
  district: string,
  table: 'party' | 'listing',
  rows: readonly object[],
): Generator<readonly string[]> {
  for (const row of rows) {
    const { id, kind, name, ...listing } = row as Findable;
    const text = table === 'party' ? (name ?? '') : searchText(listing);
    const subjectKind = table === 'party' ? 'PARTY' : kind;
    for (const term of searchTerms(text)) yield [district, term, subjectKind, id];
  }
}
