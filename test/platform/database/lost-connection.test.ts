import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { Database } from '../../../src/platform/database/database.ts';
import { hotStatement } from '../../../src/platform/database/preparing-client.ts';
import { testDatabase, type TestDatabase } from '../../support/database.ts';
import { factoryOf, madeAt } from '../../support/factory.ts';

const district = '120113';
const head = {
  name: 'head',
  text: 'select position from event_head where district = $1',
  values: [district],
};

let kit: TestDatabase;
let owner: pg.Client;

beforeAll(async () => {
  kit = await testDatabase();
  await factoryOf(kit.database).district();
  owner = new pg.Client({ connectionString: kit.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await kit.close();
});

const write = (): Promise<void> =>
  kit.units.run({ district, actor: null, now: madeAt }, (unit) => {
    unit.count({ scope: 'DISTRICT', subject: '', metric: 'test', by: 1 });
    return Promise.resolve();
  });
const read = () => kit.database.reads.send(district, [head]);
/** Ends every other connection to the test's database, as a restart does. */
const terminateAll = () =>
  owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`,
  );

// More rounds than either pool has connections: a place lost at each would leave none.
test('connections lost in use, at every stage of their work, give their places in the pools back', async () => {
  let lost = 0;
  for (let round = 0; round < 30; round++) {
    const work = Promise.allSettled([write(), write(), write(), read(), read(), read()]);
    await terminateAll();
    const late = Promise.allSettled([write(), read()]);
    for (const { status } of [...(await work), ...(await late)]) {
      if (status === 'rejected') lost++;
    }
  }
  expect(lost).toBeGreaterThan(30);
  // The last connections may still have to hear that they are gone.
  await Promise.allSettled(Array.from({ length: 8 }, () => Promise.all([write(), read()])));
  await expect(Promise.all([write(), write(), read(), read()])).resolves.toHaveLength(4);
});

const count = async (): Promise<number> =>
  (await owner.query(`select 1 from counter where district = $1 and metric = 'sent'`, [district]))
    .rowCount as number;
const kept = `insert into counter (district, scope, subject, metric, value) values ($1, 'DISTRICT', '', 'sent', 1)`;

test('a statement that nobody waits for fails its transaction, and says why to whoever asks next or at the end', async () => {
  const wrong = `select 1 / $1::int`;
  const atTheEnd = kit.database.write(district, async (tx) => {
    await tx.sql(kept, [district]);
    tx.send(wrong, [0]);
  });
  await expect(atTheEnd).rejects.toMatchObject({ code: '22012' });
  const onTheWay = kit.database.write(district, async (tx) => {
    tx.send(kept, [district]);
    tx.send(wrong, [0]);
    await tx.sql('select 1');
  });
  await expect(onTheWay).rejects.toMatchObject({ code: '22012' });
  expect(await count()).toBe(0);
});

test('after its end a transaction takes no statement any more', async () => {
  const late = await kit.database.write(district, (tx) => Promise.resolve(tx));
  await expect(late.sql('select 1')).rejects.toThrow('after its transaction ended');
});

test('events for a district that is not in the database are not written', async () => {
  const work = kit.units.run({ district: '990009', actor: null, now: madeAt }, (unit) => {
    unit.count({ scope: 'DISTRICT', subject: '', metric: 'test', by: 1 });
    return Promise.resolve();
  });
  await expect(work).rejects.toMatchObject({ code: '23503' });
});

test.each([true, false])(
  'hot statements are kept prepared where statements may be named: %s',
  async (namedStatements) => {
    const database = await Database.open(
      {
        ownerUrl: kit.ownerUrl,
        appUrl: null,
        readUrl: null,
        readConnections: 1,
        writeConnections: 1,
        statementTimeoutMs: 10_000,
        namedStatements,
      },
      [],
    );
    try {
      const text = hotStatement('select name from district where district = $1');
      const kept = await database.write(district, async (tx) => {
        await tx.sql(text, [district]);
        return tx.sql(`select name from pg_prepared_statements where name like 'hot%'`);
      });
      expect(kept).toHaveLength(namedStatements ? 1 : 0);
    } finally {
      await database.close();
    }
  },
);
