import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { entities } from '../../../src/entities.ts';
import { testDatabase, type TestDatabase } from '../../support/database.ts';
import { factoryOf } from '../../support/factory.ts';

/*
 * The database as design has it: the district in every key, the wall in front of every table, and
 * entities that say what the tables say.
 */

let kit: TestDatabase;
let owner: pg.Client;
beforeAll(async () => {
  kit = await testDatabase(entities);
  owner = new pg.Client({ connectionString: kit.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await kit.close();
});

/** Tables every district shares; each new one is a decision. */
const shared = [
  'category',
  'known_district',
  'lexicon_concept',
  'lexicon_file',
  'lexicon_version',
  'migration',
  'unit',
];

async function rows<Row extends object>(text: string): Promise<Row[]> {
  return (await owner.query<Row>(text)).rows;
}

describe('every table', () => {
  test('has the wall up, forced even for its owner, or is known to be shared', async () => {
    const open = await rows<{ table: string }>(`
      select c.relname as table from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
        and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy where polrelid = c.oid))
      order by 1`);
    expect(open.map(({ table }) => table).filter((table) => !shared.includes(table))).toEqual([]);
  });

  test('behind the wall begins its keys and uniques with the district', async () => {
    const faults = await rows<{ table: string; key: string }>(`
      select conrelid::regclass::text as table, conname as key from pg_constraint
      where contype in ('p', 'u') and connamespace = 'public'::regnamespace
        and (select attname from pg_attribute where attrelid = conrelid and attnum = conkey[1]) <> 'district'`);
    expect(faults.filter(({ table }) => !shared.includes(table))).toEqual([]);
  });

  test('refers to others within its district, and a reference never deletes or nulls', async () => {
    const faults = await rows<{ table: string; key: string }>(`
      select conrelid::regclass::text as table, conname as key from pg_constraint
      where contype = 'f' and connamespace = 'public'::regnamespace
        and (confdeltype <> 'a' or confupdtype <> 'a'
          or (not confrelid::regclass::text = any ('{${shared.join(',')}}')
            and not exists (select from pg_attribute where attrelid = conrelid and attnum = any (conkey) and attname = 'district')))`);
    expect(faults).toEqual([]);
  });

  test('belongs to the owner; the application role owns nothing and bypasses nothing', async () => {
    expect(
      await rows(`select relname from pg_class where relowner = 'lianzu_app'::regrole`),
    ).toEqual([]);
    expect(
      await rows(
        `select rolname from pg_roles where rolname = 'lianzu_app' and (rolsuper or rolbypassrls)`,
      ),
    ).toEqual([]);
  });

  test('has no default that only one node of many could compute', async () => {
    const faults = await rows(`
      select adrelid::regclass::text as table, pg_get_expr(adbin, adrelid) as value from pg_attrdef d
      join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
      where a.attgenerated = '' and pg_get_expr(adbin, adrelid) ~ '\\(' and adrelid::regclass::text <> 'migration'`);
    expect(faults).toEqual([]);
  });
});

describe('the wall', () => {
  test('hides, and keeps out, another district’s rows', async () => {
    const [here, there] = [factoryOf(kit.database, '120113'), factoryOf(kit.database, '990001')];
    await here.district();
    await there.district();
    const town = await there.town('合成邻镇');
    const seen = await kit.database.write('120113', (tx) =>
      tx.sql('select id from town where id = $1', [town.id]),
    );
    expect(seen).toEqual([]);
    await expect(
      kit.database.write('120113', (tx) =>
        tx.sql(
          `insert into town (district, id, name, kind, rank, synthetic) values ('990001', gen_random_uuid(), 'x', 'TOWN', 1, true)`,
        ),
      ),
    ).rejects.toThrow(/row-level security/);
    const changed = await kit.database.write('120113', (tx) =>
      tx.sql(`update town set name = 'y' returning id`),
    );
    expect(changed).toEqual([]);
  });

  test('without a district shows nothing', async () => {
    const client = new pg.Client({ connectionString: kit.database.appUrl });
    await client.connect();
    const { rows: seen } = await client.query('select district from district');
    await client.end();
    expect(seen).toEqual([]);
  });
});

describe('entities', () => {
  test.each(entities.map((entity) => [entity.name, entity] as const))(
    '%s says what its table says',
    async (_name, entity) => {
      const meta = kit.database.orm.getMetadata().get(entity as never);
      const columns = await rows<{ name: string; nullable: boolean; type: string }>(`
      select attname as name, not attnotnull as nullable, format_type(atttypid, null) as type from pg_attribute
      where attrelid = '${meta.tableName}'::regclass and attnum > 0 and not attisdropped`);
      const table = new Map(columns.map((column) => [column.name, column]));
      // As MikroORM writes them → as the catalogs do.
      const spelt: Record<string, string> = {
        timestamptz: 'timestamp with time zone',
        int: 'integer',
      };
      for (const property of meta.props) {
        const name = property.fieldNames[0] as string;
        const column = table.get(name);
        expect([name, column?.nullable]).toEqual([name, property.nullable ?? false]);
        const type = (property.columnTypes[0] ?? '').replace(/\(.*\)/, '');
        expect([name, spelt[type] ?? type]).toEqual([name, column?.type]);
      }
    },
  );
});
