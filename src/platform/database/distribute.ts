import pg from 'pg';

/** A table as the rules of distribution look at it. */
export interface TableShape {
  readonly table: string;
  readonly hasDistrict: boolean;
  /** Columns of the primary key. */
  readonly key: readonly string[];
  /** Columns of each other unique index. */
  readonly uniques: readonly (readonly string[])[];
  readonly foreign: readonly {
    readonly name: string;
    readonly columns: readonly string[];
    readonly to: string;
    /** Anything but NO ACTION could change or null a district. */
    readonly acts: boolean;
  }[];
  readonly triggers: readonly string[];
  /** Defaults and generated values: functions of the coordinator must not be among them. */
  readonly defaults: readonly string[];
}

/** Tables every district shares; they become reference tables. */
const shared = new Set([
  'unit',
  'category',
  'known_district',
  'lexicon_version',
  'lexicon_file',
  'lexicon_concept',
]);
/** Stays on the coordinator. */
const local = new Set(['migration']);

const shapesText = `
  select c.relname as table,
    exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'district' and not a.attisdropped) as "hasDistrict",
    coalesce((select array_agg(a.attname::text) from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
      where i.indrelid = c.oid and i.indisprimary), '{}') as key,
    coalesce((select json_agg((select json_agg(a.attname) from pg_attribute a where a.attrelid = i.indrelid and a.attnum = any (i.indkey)))
      from pg_index i where i.indrelid = c.oid and (i.indisunique or i.indisexclusion) and not i.indisprimary), '[]') as uniques,
    coalesce((select json_agg(json_build_object('name', k.conname, 'to', k.confrelid::regclass::text,
        'columns', (select json_agg(a.attname) from pg_attribute a where a.attrelid = k.conrelid and a.attnum = any (k.conkey)),
        'acts', k.confupdtype <> 'a' or k.confdeltype <> 'a'))
      from pg_constraint k where k.conrelid = c.oid and k.contype = 'f'), '[]') as foreign,
    coalesce((select array_agg(t.tgname::text) from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal), '{}') as triggers,
    coalesce((select array_agg(pg_get_expr(d.adbin, d.adrelid)) from pg_attrdef d where d.adrelid = c.oid), '{}') as defaults
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition order by c.relname`;

/** Reads every table's shape from the catalogs. */
export async function tableShapes(client: pg.Client): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(shapesText);
  return rows;
}

const coordinatorFunctions =
  /nextval|pg_current_xact_id|txid_current|random\(|clock_timestamp|now\(/i;

/** What keeps a schema from being distributed by `district`; empty when nothing does (design: district in every key). */
export function distributionFaults(shapes: readonly TableShape[]): string[] {
  const faults: string[] = [];
  for (const { table, hasDistrict, key, uniques, foreign, triggers, defaults } of shapes) {
    if (local.has(table)) continue;
    const isShared = shared.has(table);
    if (!isShared) {
      if (!hasDistrict) faults.push(`${table} has no district`);
      if (!key.includes('district')) faults.push(`${table}: the primary key lacks the district`);
      for (const unique of uniques) {
        if (!unique.includes('district'))
          faults.push(`${table}: unique (${unique.join(', ')}) lacks the district`);
      }
    }
    for (const { name, columns, to, acts } of foreign) {
      if (acts) faults.push(`${table}: ${name} acts on update or delete`);
      if (shared.has(to)) continue;
      if (isShared) faults.push(`${table}: ${name} leads from a shared table into a district`);
      else if (!columns.includes('district')) faults.push(`${table}: ${name} lacks the district`);
    }
    if (triggers.length > 0) faults.push(`${table}: triggers (${triggers.join(', ')})`);
    for (const value of defaults) {
      if (coordinatorFunctions.test(value)) faults.push(`${table}: default ${value}`);
    }
  }
  return faults;
}

/** The schema breaks a rule of distribution, or this is no Citus. */
export class DistributionError extends Error {}

/**
 * Distributes every district table by `district` and makes the shared ones reference tables, on a
 * Citus coordinator, as the owner. Tables that are distributed already are left alone.
 */
export async function distribute(ownerUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query(`select from pg_extension where extname = 'citus'`);
    if (rowCount === 0)
      throw new DistributionError(
        'this database has no Citus; run “create extension citus” on the coordinator first (数据库未安装 Citus 扩展)',
      );
    const shapes = await tableShapes(client);
    const faults = distributionFaults(shapes);
    if (faults.length > 0) throw new DistributionError(faults.join('\n'));
    const { rows } = await client.query<{ table: string }>(
      'select table_name::text as table from citus_tables',
    );
    const done = new Set(rows.map(({ table }) => table));
    const steps: string[] = [];
    const wanted = shapes.filter(({ table }) => !done.has(table) && !local.has(table));
    for (const { table } of wanted.filter((shape) => shared.has(shape.table))) {
      await client.query('select create_reference_table($1)', [table]);
      steps.push(`${table}: reference`);
    }
    // Foreign keys need their target distributed first.
    const open = new Map(
      wanted.filter(({ table }) => !shared.has(table)).map((one) => [one.table, one]),
    );
    while (open.size > 0) {
      const next = [...open.values()].filter(({ table, foreign }) =>
        foreign.every(({ to }) => to === table || !open.has(to)),
      );
      if (next.length === 0) throw new DistributionError('tables refer to each other in a circle');
      for (const { table } of next) {
        // Tables distributed by a column of one type and the default shard count lie together.
        await client.query(`select create_distributed_table($1, 'district')`, [table]);
        steps.push(`${table}: by district`);
        open.delete(table);
      }
    }
    return steps;
  } finally {
    await client.end();
  }
}
