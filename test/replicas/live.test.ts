import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Role } from '../../src/access/viewer.rule.ts';
import { LiveClient } from '../platform/live/live-client.ts';
import { testApplication, type TestApplication } from '../support/application.ts';
import { overReplicas } from '../support/replicas.ts';

overReplicas();
const district = '120113';
const followers = 8;
const needs = 12;

let application: TestApplication;
beforeAll(async () => void (application = await testApplication()));
afterAll(() => application.close());

const positions = async (): Promise<number[]> => {
  const rows = await application.core.database.write(district, (tx) =>
    tx.sql<{ position: string }>(
      'select position::text from event where district = $1 order by event.position',
      [district],
    ),
  );
  return rows.map(({ position }) => Number(position));
};

/** Follows the log from a position; cuts its own line after every few events and resumes wherever the lot falls. */
class Follower {
  readonly seen: number[] = [];
  private cursor: string;
  lines = 0;

  constructor(
    after: number,
    private readonly patience: number,
  ) {
    this.cursor = Buffer.from(JSON.stringify(['POSITION', String(after)])).toString('base64url');
  }

  /** Follows until it has seen the position that `last` gives once it is known. */
  async until(last: () => number | null): Promise<void> {
    const isDone = (): boolean => (this.seen.at(-1) ?? 0) >= (last() ?? Infinity);
    while (!isDone()) {
      const client = await LiveClient.connect(
        application.url,
        application.authorization(Role.DISTRICT_ADMIN),
      );
      this.lines++;
      client.subscribe(
        '1',
        'subscription ($after: String) { events(after: $after) { cursor position } }',
        { after: this.cursor },
      );
      for (let taken = 0; taken < this.patience && !isDone(); taken++) {
        const [sent] = await client.payloads<{
          data: { events: { cursor: string; position: string } };
        }>(1);
        if (sent === undefined) break;
        this.seen.push(Number(sent.data.events.position));
        this.cursor = sent.data.events.cursor;
      }
      client.kill();
      await client.closed;
    }
  }
}

test('whoever follows, at whichever server, however often cut off, gets every event once and in order', async () => {
  const before = (await positions()).at(-1) ?? 0;
  const add = (i: number) =>
    application.ask<{ addNeed: { need: { id: string } | null; userErrors: object[] } }>(
      Role.VILLAGE,
      `mutation ($input: AddListingInput!) { addNeed(input: $input) { need { id } userErrors { code } } }`,
      { input: { title: `合成：第${String(i)}期电商直播培训`, quantity: '30', unit: 'person' } },
    );
  let last: number | null = null;
  const all = Array.from({ length: followers }, (_, i) => new Follower(before, 7 + 5 * i));
  const followed = Promise.all(all.map((one) => one.until(() => last)));
  const added = await Promise.all(Array.from({ length: needs }, (_, i) => add(i)));
  for (const { data } of added) expect(data.addNeed.userErrors).toEqual([]);
  await Promise.all(
    added.map(({ data }) =>
      application.ask(
        Role.VILLAGE,
        `mutation ($input: ListingInput!) { withdrawListing(input: $input) { userErrors { code } } }`,
        { input: { id: data.addNeed.need?.id } },
      ),
    ),
  );
  const log = (await positions()).filter((position) => position > before);
  expect(log).toEqual(Array.from({ length: log.length }, (_, i) => before + 1 + i));
  const until = (last = log.at(-1) ?? 0);
  // One more, for those who have seen them all before this test knew which was the last.
  await add(needs);
  await followed;
  for (const { seen } of all) {
    expect(seen.filter((position) => position <= until)).toEqual(log);
    expect(new Set(seen).size).toBe(seen.length);
  }
  expect(Math.max(...all.map(({ lines }) => lines))).toBeGreaterThan(3);
});
