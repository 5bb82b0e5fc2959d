import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
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
