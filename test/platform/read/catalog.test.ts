import 'reflect-metadata';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { getNamedType, isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';
import pg from 'pg';
import { entryTypeOf, readOf, tableOf } from '../../../src/platform/read/schema-spec.ts';
import type { FieldSpec, TypeExtensions } from '../../../src/platform/read/spec.ts';
import { createSchema } from '../../../src/schema.ts';
import { testDatabase, type TestDatabase } from '../../support/database.ts';

/* The declarations against the database's own catalog: what one says, the other has. */

interface Column {
  readonly type: string;
  readonly nullable: boolean;
}

let kit: TestDatabase;
let columns: ReadonlyMap<string, Column>;
const schema: GraphQLSchema = createSchema();

beforeAll(async () => {
  kit = await testDatabase();
  const client = new pg.Client({ connectionString: kit.ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ name: string; type: string; nullable: boolean }>(
    // Of a view's columns the catalog cannot say that they are never null.
    `select table_name || '.' || column_name as name, data_type as type,
       is_nullable = 'YES' and table_type = 'BASE TABLE' as nullable
     from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_schema = 'public'`,
  );
  await client.end();
  columns = new Map(rows.map(({ name, ...column }) => [name, column]));
});
afterAll(() => kit.close());

/** Every declared field of every type with a table. */
function declared(): {
  name: string;
  table: string;
  read: FieldSpec;
  field: Parameters<typeof readOf>[0];
}[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type) && !isInterfaceType(type)) return [];
    const { table } = type.extensions as TypeExtensions;
    return Object.values(type.getFields()).flatMap((field) => {
      const read = readOf(field);
      return read === undefined
        ? []
        : [{ name: `${type.name}.${field.name}`, table: table?.table ?? '', read, field }];
    });
  });
}

test('every column that a declaration names exists', () => {
  const missing = declared().flatMap(({ name, table, read, field }) => {
    const wanted: string[] = [];
    if (read.kind === 'column' && typeof read.column === 'string')
      wanted.push(`${table}.${read.column}`);
    if (read.kind === 'json') wanted.push(`${table}.${read.column}`);
    if (read.kind === 'resolved') wanted.push(...read.needs.map((column) => `${table}.${column}`));
    if (read.kind === 'one' || read.kind === 'list' || read.kind === 'page') {
      const other = tableOf(
        read.kind === 'page' ? entryTypeOf(field) : getNamedType(field.type),
      ).table;
      for (const [theirs, own] of Object.entries(read.on))
        wanted.push(`${other}.${theirs}`, `${table}.${own}`);
    }
    return wanted.filter((column) => !columns.has(column)).map((column) => `${name}: ${column}`);
  });
  expect(missing).toEqual([]);
});

test('rows are ordered by columns that are never null: a page would lose rows after one', () => {
  const nullable = declared().flatMap(({ name, read, field }) => {
    if (read.kind !== 'page' && read.kind !== 'list') return [];
    const { table } = tableOf(read.kind === 'page' ? entryTypeOf(field) : getNamedType(field.type));
    const orders = read.kind === 'page' ? Object.values(read.orders).flat() : read.order;
    return orders
      .map(({ column }) => `${table}.${column}`)
      .filter((column) => columns.get(column)?.nullable !== false)
      .map((column) => `${name}: ${column}`);
  });
  expect(nullable).toEqual([]);
});

test('a column named id is a uuid: it is written without escaping', () => {
  const ids = [...columns].filter(([name]) => name.endsWith('.id'));
  expect(ids.length).toBeGreaterThan(10);
  expect(ids.filter(([, { type }]) => type !== 'uuid' && type !== 'integer')).toEqual([]);
});
