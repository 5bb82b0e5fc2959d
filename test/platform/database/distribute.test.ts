import pg from 'pg';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  distribute,
  distributionFaults,
  tableShapes,
  type TableShape,
} from '../../../src/platform/database/distribute.ts';
import { testDatabase, type TestDatabase } from '../../support/database.ts';

let kit: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  kit = await testDatabase();
  client = new pg.Client({ connectionString: kit.ownerUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await kit.close();
});

test('every table, key and constraint can be distributed by district', async () => {
  const shapes = await tableShapes(client);
  expect(shapes.length).toBeGreaterThan(20);
  expect(distributionFaults(shapes)).toEqual([]);
});

test('each rule finds what breaks it', async () => {
  const probes: readonly (readonly [string, RegExp])[] = [
    ['create table probe (id uuid primary key)', /no district/],
    ['create table probe (district text, id uuid primary key)', /primary key lacks/],
    [
      'create table probe (district text, id uuid, name text unique, primary key (district, id))',
      /unique \(name\) lacks/,
    ],
    [
      'create table probe (district text, id bigserial, primary key (district, id))',
      /default nextval/,
    ],
    [
      'create table probe (district text references district on delete cascade, id uuid, primary key (district, id))',
      /acts on update or delete/,
    ],
  ];
  for (const [text, fault] of probes) {
    await client.query('begin');
    await client.query(text);
    const found = distributionFaults(await tableShapes(client));
    await client.query('rollback');
    expect(found).toEqual(expect.arrayContaining([expect.stringMatching(fault)]));
  }
  const inward: TableShape = {
    table: 'unit',
    hasDistrict: false,
    key: ['code'],
    uniques: [],
    triggers: ['probe'],
    defaults: [],
    foreign: [{ name: 'probe', columns: ['code'], to: 'listing', acts: false }],
  };
  expect(distributionFaults([inward])).toHaveLength(2);
});

test('without Citus the command says what to do', async () => {
  await expect(distribute(kit.ownerUrl)).rejects.toThrow('create extension citus');
});
