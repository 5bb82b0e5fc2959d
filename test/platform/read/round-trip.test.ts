import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openReadPool, type ReadPool } from '../../../src/platform/read/pool.ts';
import { textOf } from '../../../src/platform/read/wire.ts';
import { testDatabase, type TestDatabase } from '../../support/database.ts';

const district = '990001';
const named = (name: string, text: string, ...values: readonly unknown[]) => ({
  name,
  text,
  values,
});
const backend = named('', 'select pg_backend_pid()');

describe.each([true, false])('with named statements %p', (namedStatements) => {
  let kit: TestDatabase;
  let pool: ReadPool;

  beforeAll(async () => {
    kit = await testDatabase();
    const { appUrl: url } = kit.database;
    pool = openReadPool({ url, connections: 1, statementTimeoutMs: 500, namedStatements });
  });
  afterAll(async () => {
    await pool.close();
    await kit.close();
  });

  test('each statement finds its own rows, however often a name comes', async () => {
    const sum = (a: number, b: number) => named('sum', 'select $1::int + $2::int', a, b);
    const none = named('none', 'select 1 where false');
    const several = named('several', 'select * from unnest($1::text[])', ['a', null, 'b"\\']);
    const ask = () => pool.send(district, [sum(1, 2), none, several, sum(3, 4)]);
    const expected = [[['3']], [], [['a'], [null], ['b"\\']], [['7']]];
    await expect(ask()).resolves.toEqual(expected);
    await expect(ask()).resolves.toEqual(expected);
  });

  test('a statement that fails tells why; the connection goes on, with what it had prepared', async () => {
    const [[pid] = []] = await pool.send(district, [backend]);
    const good = named('good', 'select 1');
    const wrong = named('wrong', 'select 1 / $1::int', 0);
    const after = named('after', 'select 2');
    await expect(pool.send(district, [good, wrong, after])).rejects.toMatchObject({
      code: '22012',
    });
    await expect(pool.send(district, [after, good, wrong])).rejects.toMatchObject({
      code: '22012',
    });
    await expect(pool.send(district, [good, after, backend])).resolves.toEqual([
      [['1']],
      [['2']],
      [pid],
    ]);
  });

  test('what takes too long is ended', async () => {
    await expect(pool.send(district, [named('', 'select pg_sleep(60)')])).rejects.toMatchObject({
      code: '57014',
    });
    await expect(pool.send(district, [named('', 'select 1')])).resolves.toEqual([[['1']]]);
  });

  test('texts longer than a buffer arrive whole, in any script', async () => {
    const long = '链组'.repeat(5_000);
    await expect(
      pool.send(district, [named('', 'select $1::text, length($1)', long)]),
    ).resolves.toEqual([[[long, '10000']]]);
  });

  test('the transaction is the district’s, reads only and sees one snapshot', async () => {
    const setting = (name: string) => named('', `select current_setting('${name}')`);
    await expect(
      pool.send(district, [
        setting('app.district'),
        setting('transaction_read_only'),
        setting('transaction_isolation'),
      ]),
    ).resolves.toEqual([[[district]], [['on']], [['repeatable read']]]);
  });
});

test.each([
  [null, null],
  [undefined, null],
  ['词', '词'],
  [7, '7'],
  [false, 'false'],
  [9n, '9'],
  [new Date('2026-11-25T00:00:00Z'), '2026-11-25T00:00:00.000Z'],
  [[], '{}'],
  [['a', 'b c', null, '{"\\'], '{"a","b c",NULL,"{\\"\\\\"}'],
  [[1, [2]], '{"1",{"2"}}'],
  [{ a: 1 }, '{"a":1}'],
])('%p is written as %p', (value, text) => {
  expect(textOf(value)).toBe(text);
});
