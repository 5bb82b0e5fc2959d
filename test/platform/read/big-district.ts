import pg from 'pg';
import { syntheticRows } from '../../../seeds/synthetic.ts';
import { categoryRows, unitRows } from '../../../seeds/taxonomy.ts';

/** The synthetic district that plans are looked at in; another of the same size stands beside it. */
export const bigDistrict = '990001';
const neighbour = '990002';

/** Fills an empty migrated database with two synthetic districts, and PostgreSQL's statistics. */
export async function fillBigDistricts(
  ownerUrl: string,
  listings: number,
  pairings: number,
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const insert = async (table: string, rows: readonly object[]): Promise<void> => {
    const columns = Object.keys(rows[0] ?? {}).join(', ');
    if (columns === '') return;
    await client.query(
      `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
      [
        JSON.stringify(rows, (_key, value: unknown) =>
          typeof value === 'bigint' ? String(value) : value,
        ),
      ],
    );
  };
  try {
    await insert('unit', unitRows());
    await insert('category', categoryRows());
    const now = new Date('2026-03-01T08:00:00Z');
    for (const district of [bigDistrict, neighbour]) {
      const options = { district, villages: 121, listings, pairings, seed: 1, now };
      for (const { table, rows } of syntheticRows(options)) await insert(table, rows);
    }
    await client.query(searchTerms);
    await client.query(counters);
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

/** Each title's characters and pairs of them, as the application writes them. */
const searchTerms = `insert into search_term (district, term, subject_kind, subject)
  select distinct district, substr(title, i, width), kind, id
  from listing, generate_series(1, 12) i, generate_series(1, 2) width
  where length(substr(title, i, width)) = width`;

const counters = `
  insert into counter (district, scope, subject, metric, value)
    select district, 'CHAIN', chain::text, lower(kind) || '.open', count(*) from listing
    where chain is not null and status = 'OPEN' group by district, chain, kind;
  insert into counter (district, scope, subject, metric, value)
    select district, 'CHAIN', chain::text, 'pairing.live', count(*) from pairing
    where chain is not null and live group by district, chain`;
