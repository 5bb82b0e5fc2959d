import 'reflect-metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { execute, type GraphQLError, parse, type GraphQLObjectType } from 'graphql';
import { deriveResolvers, type ReadContext } from '../../../src/platform/read/derive.ts';
import { Planner, type Reader, type Ready } from '../../../src/platform/read/planner.ts';
import { createSchema } from '../../../src/schema.ts';
import { testDatabase, type TestDatabase } from '../../support/database.ts';
import { createWorld, type World } from './equality/world.ts';

/* Where the planner and normal execution meet: one tree planned, another resolved, both in one answer. */

let kit: TestDatabase;
let world: World;
let context: ReadContext;
let trips: (readonly Ready[])[] = [];
const schema = createSchema();
const reader: Reader = {
  district: '990001',
  role: 'READER',
  values: { id: null, town: null, party: null, chain: null },
};

beforeAll(async () => {
  kit = await testDatabase();
  world = await createWorld(kit.ownerUrl, 1);
  const planner = new Planner(schema, (district, statements) => {
    trips.push(statements);
    return kit.database.reads.send(district, statements);
  });
  context = { reader: () => reader, planner };
});
afterAll(() => kit.close());
beforeEach(() => {
  trips = [];
});

const ask = async (text: string) =>
  JSON.parse(
    JSON.stringify(await execute({ schema, document: parse(text), contextValue: context })),
  ) as {
    data: Record<string, Record<string, unknown>>;
    errors?: { message: string; path: unknown[]; extensions: Record<string, unknown> }[];
  };

test('introspection stands beside planned fields', async () => {
  const { data } = await ask('{ __schema { queryType { name } } district { code } }');
  expect(data).toEqual({
    __schema: { queryType: { name: 'Query' } },
    district: { code: '990001' },
  });
});

test('root fields of one tick go in one round trip and see one snapshot', async () => {
  const { data } = await ask('{ towns { totalCount } chains { totalCount } district { name } }');
  expect(Object.keys(data)).toEqual(['towns', 'chains', 'district']);
  expect(trips.map(({ length }) => length)).toEqual([3]);
});

test('wrong arguments below the root are told at their path, the rest is answered', async () => {
  const town = world.get('990001')?.get('town')?.[0]?.['id'];
  const { data, errors } = await ask(
    `{ district { name } malformed: town(id: "no id") { id } town(id: "${town}") { name needs(first: 101) { totalCount } } }`,
  );
  expect(data).toEqual({ district: { name: '样例区' }, malformed: null, town: null });
  expect(errors?.map(({ path, extensions }) => ({ path, extensions }))).toEqual([
    { path: ['town', 'needs'], extensions: { code: 'BAD_USER_INPUT' } },
  ]);
});

describe('a field with a resolver of its own', () => {
  test('gets the columns it needs of its row, whatever else is selected', async () => {
    const own = createSchema();
    const about = (own.getType('Town') as GraphQLObjectType).getFields()['code'];
    if (about === undefined) throw new TypeError('Town has no code');
    about.extensions = { read: { kind: 'resolved', needs: ['kind', 'rank'] } };
    about.resolve = (row: Record<string, string>) => `${row['$kind']} ${row['$rank']}`;
    deriveResolvers(own);
    const planner = new Planner(own, kit.database.reads.send);
    const answer = await execute({
      schema: own,
      document: parse('{ towns(first: 1) { nodes { code name } } }'),
      contextValue: { reader: () => reader, planner },
    });
    expect(JSON.stringify(answer)).toMatch(/"code":"(TOWN|SUBDISTRICT|PARK|FARM) [12]","name"/);
  });
});

describe('a field refused to a role', () => {
  test('is refused by path, and its neighbours are read', async () => {
    const own = createSchema();
    const code = (own.getType('Town') as GraphQLObjectType).getFields()['code'];
    if (code === undefined) throw new TypeError('Town has no code');
    code.extensions = { ...code.extensions, readableBy: (role: string) => role === 'TOWN' };
    deriveResolvers(own);
    const planner = new Planner(own, kit.database.reads.send);
    const asked = async (role: string) =>
      execute({
        schema: own,
        document: parse('{ towns(first: 1) { nodes { code name } } }'),
        contextValue: { reader: () => ({ ...reader, role }), planner },
      });
    expect((await asked('TOWN')).errors).toBeUndefined();
    const { data, errors } = await asked('READER');
    expect(JSON.stringify(data)).toContain('"code":null,"name":"');
    expect(
      errors?.map((error: GraphQLError) => [error.path?.join('.'), error.extensions['code']]),
    ).toEqual([['towns.nodes.0.code', 'FORBIDDEN']]);
  });
});
