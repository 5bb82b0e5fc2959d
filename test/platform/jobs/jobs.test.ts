import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { Role } from '../../../src/access/viewer.rule.ts';
import { counterDifferences } from '../../../src/insights/counter.service.ts';
import { ageListings, expireListings } from '../../../src/listings/upkeep.service.ts';
import { JobRecords } from '../../../src/platform/jobs/job-record.ts';
import { Jobs } from '../../../src/platform/jobs/jobs.ts';
import { jobsOf } from '../../../src/worker.ts';
import { testApplication, type TestApplication } from '../../support/application.ts';

const district = '120113';
const log = pino({ level: 'silent' });
let application: TestApplication;
beforeAll(async () => {
  application = await testApplication();
});
afterAll(() => application.close());

const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000);
const statusOf = async (
  title: string,
): Promise<{ status: string; freshness: string } | undefined> => {
  const [row] = await application.core.database.write(district, (tx) =>
    tx.sql<{ status: string; freshness: string }>(
      'select status, freshness from listing where district = $1 and title = $2',
      [district, title],
    ),
  );
  return row;
};

/** A sweep leaves what the matcher holds just then to the next one: a few sweeps reach the end. */
async function untilNothingLeft(sweep: () => Promise<number>): Promise<void> {
  for (let round = 0; round < 20; round++) if ((await sweep()) === 0) return;
  throw new Error('the sweep still finds something after 20 rounds');
}

test('listings run out and age by stored state, with events, and counters stay right', async () => {
  const { units, database } = application.core;
  const title = '合成：办一期手机摄影培训';
  await application.ask(
    Role.VILLAGE,
    `mutation ($input: AddListingInput!) { addNeed(input: $input) { userErrors { code } } }`,
    { input: { title, quantity: '20', unit: 'person' } },
  );
  expect(await statusOf(title)).toEqual({ status: 'OPEN', freshness: 'FRESH' });
  expect(await ageListings(units, district, inDays(31))).toBeGreaterThan(0);
  await untilNothingLeft(() => ageListings(units, district, inDays(31)));
  expect(await statusOf(title)).toEqual({ status: 'OPEN', freshness: 'AGING' });
  await untilNothingLeft(() => ageListings(units, district, inDays(91)));
  expect(await statusOf(title)).toMatchObject({ freshness: 'STALE' });
  expect(await expireListings(units, district, inDays(4_000))).toBeGreaterThan(0);
  await untilNothingLeft(() => expireListings(units, district, inDays(4_000)));
  expect(await statusOf(title)).toMatchObject({ status: 'EXPIRED' });
  expect(await database.write(district, counterDifferences)).toEqual([]);
});

test('what fell due while nobody worked is run at start, by one worker', async () => {
  const ran: string[] = [];
  let finish: (() => void) | undefined;
  const done = new Promise<void>((resolve) => (finish = resolve));
  const once = {
    name: 'test-once',
    title: { zh: '合成任务', en: 'Synthetic' },
    cron: '0 0 1 1 *',
    run: (code: string) => {
      ran.push(code);
      finish?.();
      return Promise.resolve();
    },
  };
  const { database } = application.core;
  const first = await Jobs.start(database, [once], log);
  await done;
  await first.close();
  expect(ran).toEqual([district]);
});

test('administrators see how each job last went, and how often it has failed since', async () => {
  const { database } = application.core;
  const records = new JobRecords(database);
  const job = { name: 'test-record', title: { zh: '合成记录', en: 'Synthetic' }, cron: null };
  const run = { ...job, run: () => Promise.resolve() };
  const at = (second: number): Date => new Date(Date.UTC(2026, 2, 2, 8, 0, second));
  const note = (second: number, error: unknown) =>
    records.note(run, { district, at: at(second), milliseconds: 12.4, error });
  const shown = async (role: Role) => {
    const { data } = await application.ask<{ jobs: { nodes: { name: string }[] } }>(
      role,
      `{ jobs(first: 100) { nodes { name title schedule ranAt milliseconds failures failedAt fault } } }`,
    );
    return data.jobs.nodes.find(({ name }) => name === 'test-record');
  };
  await note(0, null);
  await note(1, null);
  expect(await shown(Role.DISTRICT_ADMIN)).toEqual({
    ...{ name: 'test-record', title: '合成记录', schedule: null, milliseconds: 12 },
    ...{ ranAt: '2026-03-02T08:00:00Z', failures: 0, failedAt: null, fault: null },
  });
  const lost = Object.assign(new Error('a name and a number'), { code: '57P01' });
  await note(2, new Error('wrapped', { cause: lost }));
  await note(3, lost);
  const failed = { failures: 2, failedAt: '2026-03-02T08:00:03Z', fault: 'Error 57P01' };
  expect(await shown(Role.AUDITOR)).toMatchObject(failed);
  await note(4, null);
  expect(await shown(Role.DISTRICT_ADMIN)).toMatchObject({ ...failed, failures: 0 });
  expect(await shown(Role.TOWN)).toBeUndefined();
});

test('every job that ships can run', async () => {
  for (const job of jobsOf(application.core, log)) await job.run(district, new Date());
});
