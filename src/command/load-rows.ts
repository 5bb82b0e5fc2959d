import pg from 'pg';
import { noteChangeEverywhere } from '../platform/events/head.ts';
import { newId } from '../platform/id.ts';
import { PostingLists, searchText, type Findable } from '../places/search.rule.ts';
import { copyLines, copyRows } from './copy-rows.ts';

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
 * they are, so loading again changes nothing. Texts of new rows become findable at the end.
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
    const found = new PostingLists();
    const note = ({ table, rows }: RowBatch, inserted: readonly (string | null)[]): void => {
      loaded[table] = (loaded[table] ?? 0) + inserted.length;
      if (table !== 'party' && table !== 'listing') return;
      const fresh = new Set(inserted);
      for (const row of rows as readonly FindableRow[])
        if (fresh.has(row.id)) found.add(findable(table, row));
    };
    // While PostgreSQL inserts one batch, the next is made and the words of the one before are noted.
    let before: { readonly batch: RowBatch; readonly inserted: Promise<(string | null)[]> } | null =
      null;
    for (const batch of batches) {
      if (batch.rows.length === 0) continue;
      const lines = linesOf(batch);
      const known = await before?.inserted;
      await copyBatch(client, batch, lines);
      const inserted = insertBatch(client, batch);
      inserted.catch(() => undefined);
      if (before !== null) note(before.batch, known ?? []);
      before = { batch, inserted };
    }
    if (before !== null) note(before.batch, await before.inserted);
    await insertPostings(client, district, found);
    await client.query('insert into known_district (district) values ($1) on conflict do nothing', [
      district,
    ]);
    await client.query(
      'insert into event_head (district, position) values ($1, 0) on conflict do nothing',
      [district],
    );
    // For servers that run meanwhile: what is shared has changed for every district.
    await noteChangeEverywhere(client);
    await client.query('commit');
    await countAnew(client, loaded);
  } finally {
    await client.end();
  }
  return loaded;
}

/** From so many rows on, plans made before a table was filled are wrong until PostgreSQL looks by itself. */
const manyRows = 1000;

async function countAnew(client: pg.Client, loaded: Record<string, number>): Promise<void> {
  const grown = Object.keys(loaded).filter((table) => (loaded[table] ?? 0) >= manyRows);
  if (grown.length > 0) await client.query(`analyze ${grown.join(', ')}`);
}

async function leaveOutChecks(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ may: boolean }>(
    'select rolsuper as may from pg_roles where rolname = current_user',
  );
  if (rows[0]?.may === true) await client.query('set local session_replication_role = replica');
}

const keysOf = ([first]: readonly object[]): string[] => Object.keys(first ?? {});

function linesOf({ rows }: RowBatch): string {
  const keys = keysOf(rows);
  return copyLines(rows.map((row) => keys.map((key) => row[key as keyof typeof row])));
}

/** Rows go through a table of their own: COPY does not know `on conflict`, nor row-level security. */
async function copyBatch(
  client: pg.Client,
  { table, rows }: RowBatch,
  lines: string,
): Promise<void> {
  const keys = keysOf(rows);
  await client.query(
    `create temp table if not exists load_${table} on commit drop as select ${keys.join(', ')} from ${table} limit 0;
     truncate load_${table}`,
  );
  await copyRows(client, `load_${table}`, keys, lines);
}

/** Gives the ids of those that were not there. */
async function insertBatch(
  client: pg.Client,
  { table, rows }: RowBatch,
): Promise<(string | null)[]> {
  const keys = keysOf(rows);
  const columns = keys.join(', ');
  // What is shared keeps up with the files: a name mended there is mended here.
  const conflict = shared.has(table)
    ? `(code) do update set ${keys
        .filter((column) => column !== 'code')
        .map((column) => `${column} = excluded.${column}`)
        .join(', ')}`
    : 'do nothing';
  const { rows: inserted } = await client.query<{ id: string | null }>(
    `insert into ${table} (${columns}) select ${columns} from load_${table} on conflict ${conflict} returning ${keys.includes('id') ? 'id' : 'null'} as id`,
  );
  return inserted.map(({ id }) => id);
}

interface FindableRow {
  readonly id: string;
  readonly kind: Findable['kind'];
  readonly name?: string;
  readonly title?: string;
  readonly detail?: string | null;
}

function findable(table: 'party' | 'listing', row: FindableRow): Findable {
  return table === 'party'
    ? { id: row.id, kind: 'PARTY', text: row.name ?? '' }
    : { id: row.id, kind: row.kind, text: searchText(row) };
}

/** In the order of their key: one pass over the index. */
async function insertPostings(
  client: pg.Client,
  district: string,
  found: PostingLists,
): Promise<void> {
  const now = new Date();
  const columns = ['district', 'term', 'subject_kind', 'subject', 'subjects'];
  await client.query('create temp table found_by (like search_term) on commit drop');
  await copyRows(
    client,
    'found_by',
    columns,
    copyLines(
      found
        .postings(() => newId(now))
        .map(({ term, kind, subject, subjects }) => [
          district,
          term,
          kind,
          subject,
          subjects && `{${subjects.join(',')}}`,
        ]),
    ),
  );
  await client.query(
    `insert into search_term (${columns.join(', ')}) select ${columns.join(', ')} from found_by order by 1, 2, 3, 4`,
  );
}
