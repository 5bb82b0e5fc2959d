import pg from 'pg';
import { SeededRandom } from '../../../../seeds/random.ts';
import { WorldDraft } from './world-draft.ts';
import type { NewRow } from './world-draw.ts';

/*
 * A small made-up world in which plans go wrong if they can: two districts with the same names, nulls
 * wherever the tables allow them, timestamps that share a millisecond, equal sort keys, texts that
 * JSON must escape, json with holes. All of it is synthetic.
 */

export const districts = ['990001', '990002'] as const;

/** A row as PostgreSQL prints it, in UTC. */
export type Row = Readonly<Record<string, string | null>>;
/** Rows by table; a district's own, and those all districts share. */
export type Tables = ReadonlyMap<string, readonly Row[]>;
export type World = ReadonlyMap<string, Tables>;

const tables = [
  'unit',
  'category',
  'district',
  'town',
  'cluster',
  'party',
  'party_alias',
  'chain',
  'chain_alias',
  'chain_stage',
  'chain_member',
  'person',
  'listing',
  'search_term',
  'pairing',
  'metric',
  'mechanism',
  'listing_photo',
  'resource_window',
  'work_order',
  'order_step',
  'delivery',
  'order_participant',
  'outcome',
  'outcome_party',
  'partnership',
  'task',
];
const shared = new Set(['unit', 'category']);

/** Writes the world into an empty migrated database and reads it back for the oracle. */
export async function createWorld(ownerUrl: string, seed: number): Promise<World> {
  const client = new pg.Client({
    connectionString: ownerUrl,
    types: { getTypeParser: () => (value: string) => value },
  });
  await client.connect();
  try {
    // A server somewhere in China, with another way to print dates: answers must not notice.
    const { rows } = await client.query<{ name: string }>('select current_database() as name');
    await client.query(`alter database ${rows[0]?.name} set timezone = 'Asia/Shanghai'`);
    await client.query(`alter database ${rows[0]?.name} set datestyle = 'SQL, DMY'`);
    for (const [table, made] of new WorldDraft(new SeededRandom(seed)).tables(districts)) {
      await insert(client, table, made);
    }
    await client.query(counters);
    await client.query('analyze');
    return await load(client);
  } finally {
    await client.end();
  }
}

async function insert(client: pg.Client, table: string, rows: readonly NewRow[]): Promise<void> {
  const columns = Object.keys(rows[0] as NewRow).join(', ');
  await client.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}

/** Counters as the application keeps them: in step with the rows. */
const counters = ['NEED', 'RESOURCE']
  .flatMap((kind) =>
    [
      ['open', ['DISTRICT', 'CHAIN', 'TOWN', 'PARTY', 'CATEGORY']] as const,
      ['all', ['DISTRICT', 'CHAIN', 'PARTY']] as const,
    ].flatMap(([what, scopes]) =>
      scopes.map((scope) => {
        const subject = scope === 'DISTRICT' ? `''` : `${scope.toLowerCase()}::text`;
        const where = `kind = '${kind}' and ${subject} is not null${what === 'open' ? ` and status = 'OPEN'` : ''}`;
        return `insert into counter (district, scope, subject, metric, value)
          select district, '${scope}', ${subject}, '${kind.toLowerCase()}.${what}', count(*)
          from listing where ${where} group by 1, 3;`;
      }),
    ),
  )
  .concat(
    ['DISTRICT', 'CHAIN'].map(
      (scope) => `insert into counter (district, scope, subject, metric, value)
        select district, '${scope}', ${scope === 'CHAIN' ? 'chain::text' : `''`}, 'pairing.live', count(*)
        from pairing where live ${scope === 'CHAIN' ? 'and chain is not null' : ''} group by 1, 3;`,
    ),
    [
      ['DISTRICT', `''`],
      ['CHAIN', 'chain::text'],
      ['TOWN', 'need_town::text'],
    ].flatMap(([scope, subject]) =>
      ['all', 'state'].map(
        (what) => `insert into counter (district, scope, subject, metric, value)
          select district, '${scope}', ${subject}, ${what === 'all' ? `'order.all'` : `'order.' || state`}, count(*)
          from work_order where ${subject} is not null group by 1, 3, 4;`,
      ),
    ),
  )
  .join('\n');

async function load(client: pg.Client): Promise<World> {
  await client.query(`set timezone = 'UTC'; set datestyle = 'ISO'`);
  const world = new Map<string, Map<string, readonly Row[]>>(
    districts.map((district) => [district, new Map()]),
  );
  for (const table of tables) {
    const { rows } = await client.query<Row>(`select * from ${table}`);
    for (const [district, own] of world) {
      own.set(table, shared.has(table) ? rows : rows.filter((row) => row['district'] === district));
    }
  }
  return world;
}
