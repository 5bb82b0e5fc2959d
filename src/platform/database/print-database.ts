import pg from 'pg';

const tables = `
    select c.relname as table, c.relrowsecurity as walled, c.relforcerowsecurity as forced,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
         'null', not a.attnotnull, 'value', pg_get_expr(d.adbin, d.adrelid), 'generated', a.attgenerated = 's') order by a.attnum)
       from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
       where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      (select json_agg(json_build_object('name', conname, 'text', pg_get_constraintdef(oid)) order by contype desc, conname)
       from pg_constraint where conrelid = c.oid and contype <> 'n') as constraints,
      (select json_agg(pg_get_indexdef(i.indexrelid) order by pg_get_indexdef(i.indexrelid)) from pg_index i
       where i.indrelid = c.oid and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u'))) as indexes,
      (select json_agg(json_build_object('name', polname, 'using', pg_get_expr(polqual, polrelid), 'check', pg_get_expr(polwithcheck, polrelid)) order by polname)
       from pg_policy where polrelid = c.oid) as policies,
      (select json_agg(json_build_object('g', g) order by g) from (
         select lower(string_agg(privilege_type, ', ' order by privilege_type)) || ' to ' || grantee as g
         from information_schema.role_table_grants where table_schema = 'public' and table_name = c.relname and grantee = 'lianzu_app' group by grantee) g) as grants
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') order by c.relname`;

interface TableRow {
  readonly table: string;
  readonly walled: boolean;
  readonly forced: boolean;
  readonly columns: readonly {
    name: string;
    type: string;
    null: boolean;
    value: string | null;
    generated: boolean;
  }[];
  readonly constraints: readonly { name: string; text: string }[] | null;
  readonly indexes: readonly string[] | null;
  readonly policies: readonly { name: string; using: string | null; check: string | null }[] | null;
  readonly grants: readonly { g: string }[] | null;
}

/** The database as its catalogs know it, in a stable order: what is checked in as `schema/database.sql`. */
export async function printDatabase(ownerUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<TableRow>(tables);
    const head =
      '-- Printed from the catalogs by `lianzu schema print --database`; not run by anything.\n';
    return [head, ...rows.map(printTable)].join('\n');
  } finally {
    await client.end();
  }
}

function printTable({
  table,
  columns,
  constraints,
  indexes,
  policies,
  grants,
  walled,
  forced,
}: TableRow): string {
  const lines = [
    ...columns.map(({ name, type, value, generated, null: isNull }) => {
      const given =
        value === null
          ? ''
          : generated
            ? ` generated always as (${value}) stored`
            : ` default ${value}`;
      return `  ${name} ${type}${isNull ? '' : ' not null'}${given}`;
    }),
    ...(constraints ?? []).map(({ name, text }) => `  constraint ${name} ${text}`),
  ];
  return [
    `create table ${table} (\n${lines.join(',\n')}\n);`,
    ...(indexes ?? []).map((index) => `${index};`),
    ...(walled ? [`alter table ${table} enable row level security;`] : []),
    ...(forced ? [`alter table ${table} force row level security;`] : []),
    ...(policies ?? []).map(
      ({ name, using, check }) =>
        `create policy ${name} on ${table} using (${using ?? 'true'}) with check (${check ?? 'true'});`,
    ),
    ...(grants ?? []).map(({ g }) => `grant ${g.replace(' to ', ` on ${table} to `)};`),
    '',
  ].join('\n');
}
