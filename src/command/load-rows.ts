import pg from 'pg';
import { searchTerms } from '../listings/search.rule.ts';

/** Some rows of one table, keys as columns. */
export interface RowBatch {
  readonly table: string;
  readonly rows: readonly object[];
}

/** Tables every district shares: only the owner writes them. */
const shared = new Set(['unit', 'category']);

/**
 * Writes rows as the owner, batch by batch in the order given; rows that are there already stay as
 * they are, so loading again changes nothing. Texts become findable on the way.
 * @param district whose wall the rows go behind
 */
export async function loadRows(
  ownerUrl: string,
  district: string,
  batches: Iterable<RowBatch>,
): Promise<Record<string, number>> {
  if (!/^\d{6}$/.test(district)) throw new RangeError('a district is six digits');
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'lianzu seed' });
  await client.connect();
  const loaded: Record<string, number> = {};
  try {
    await client.query('begin');
    await client.query(`set local app.district = '${district}'`);
    for (const { table, rows } of batches) {
      if (rows.length === 0) continue;
      loaded[table] = (loaded[table] ?? 0) + (await insert(client, table, rows));
      if (table === 'party' || table === 'listing')
        await insert(
          client,
          'search_term',
          rows.flatMap((row) => termRows(district, table, row)),
        );
    }
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

async function insert(client: pg.Client, table: string, rows: readonly object[]): Promise<number> {
  const [first] = rows;
  if (first === undefined) return 0;
  const columns = Object.keys(first).join(', ');
  const json = JSON.stringify(rows, (_key, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
  // What is shared keeps up with the files: a name mended there is mended here.
  const conflict = shared.has(table)
    ? `(code) do update set ${Object.keys(first)
        .filter((column) => column !== 'code')
        .map((column) => `${column} = excluded.${column}`)
        .join(', ')}`
    : 'do nothing';
  const { rowCount } = await client.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb) on conflict ${conflict}`,
    [json],
  );
  return rowCount ?? 0;
}

interface Findable {
  readonly id: string;
  readonly kind: string;
  readonly name?: string;
  readonly title?: string;
  readonly detail?: string | null;
}

function termRows(district: string, table: 'party' | 'listing', row: object): object[] {
  const { id, kind, name, title, detail } = row as Findable;
  const text = table === 'party' ? (name ?? '') : `${title ?? ''} ${detail ?? ''}`;
  return searchTerms(text).map((term) => ({
    district,
    term,
    subject_kind: table === 'party' ? 'PARTY' : kind,
    subject: id,
  }));
}
