import { expect, test } from '@jest/globals';
import pg from 'pg';
import { LeakedConnectionsError, testDatabase } from './database.ts';

test('every call gives a migrated database of its own', async () => {
  const [one, other] = await Promise.all([testDatabase(), testDatabase()]);
  try {
    expect(one.ownerUrl).not.toBe(other.ownerUrl);
    const insert = `insert into unit (code, dimension, name_zh, name_en, numerator, denominator, rank)
      values ('X', 'COUNT', '个', 'piece', 1, 1, 1)`;
    const owner = new pg.Client({ connectionString: one.ownerUrl });
    await owner.connect();
    await owner.query(insert);
    await owner.end();
    const units = (of: typeof one) =>
      of.database.write('120113', (tx) => tx.sql('select code from unit'));
    expect(await units(one)).toEqual([{ code: 'X' }]);
    expect(await units(other)).toEqual([]);
  } finally {
    await Promise.all([one.close(), other.close()]);
  }
});

test('a connection left open fails the file that left it', async () => {
  const kit = await testDatabase();
  const leaked = new pg.Client({ connectionString: kit.ownerUrl, application_name: 'forgotten' });
  leaked.on('error', () => undefined);
  await leaked.connect();
  await expect(kit.close()).rejects.toThrow(LeakedConnectionsError);
});
