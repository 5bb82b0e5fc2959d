import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { counterDifferences } from '../../src/insights/counter.service.ts';
import { drainListings, matchOnListingEvents } from '../../src/matching/follow.service.ts';
import { shippedLexicon } from '../../src/matching/lexicon.loader.ts';
import type { Lexicon } from '../../src/matching/lexicon.rule.ts';
import { matchDistrict, type DistrictMatched } from '../../src/matching/match-district.service.ts';
import { Units } from '../../src/platform/events/unit-of-work.ts';
import type { TestDatabase } from '../support/database.ts';
import {
  clock,
  crowdedDistrict,
  district,
  editAtRandom,
  everyPair,
  livePairs,
} from './random-edits.ts';

let kit: TestDatabase;
let lexicon: Lexicon;
let parties: string[];
const now = clock();
beforeAll(async () => {
  lexicon = await shippedLexicon();
});
beforeEach(async () => {
  ({ kit, parties } = await crowdedDistrict());
});
afterEach(() => kit.close());

const run = (units = kit.units): Promise<DistrictMatched | null> =>
  matchDistrict({ units, lexicon, district, now });

/** What the log says since a position. */
const eventsSince = (position: number): Promise<{ type: string; cause: string; n: number }[]> =>
  kit.database.write(district, (tx) =>
    tx.sql(
      `select type, cause, count(*)::int as n from event
       where district = $1 and position > $2 and pairing is not null group by 1, 2 order by 1, 2`,
      [district, position],
    ),
  );
const head = async (): Promise<number> => {
  const [row] = await kit.database.write(district, (tx) =>
    tx.sql<{ position: number }>('select position::int from event_head where district = $1', [
      district,
    ]),
  );
  return row?.position ?? 0;
};

const expectRight = async (): Promise<void> => {
  const stored = await livePairs(kit.database);
  expect(stored.length).toBeGreaterThan(100);
  expect(stored).toEqual(await everyPair(kit.database, lexicon));
  expect(await kit.database.write(district, counterDifferences)).toEqual([]);
};

test('what nobody has matched is matched, as every listing by itself would be; again, nothing is left to write', async () => {
  await editAtRandom(kit.units, parties, { edits: 300, connections: 2, seed: 1 }, now);
  expect(await livePairs(kit.database)).toEqual([]);
  const matched = await run();
  await expectRight();
  const pairs = await livePairs(kit.database);
  expect(matched).toMatchObject({ kept: pairs.length, written: pairs.length });
  expect(matched?.read).toBe(matched?.listings);

  const before = await head();
  expect(await run()).toEqual({ ...matched, read: 0, written: 0 });
  expect(await eventsSince(before)).toEqual([]);
}, 60_000);

test('edits that nobody followed are made up for, declined pairings stay declined; the log says why', async () => {
  const matching = new Units(kit.database);
  matchOnListingEvents(matching, lexicon);
  const lists: string[][] = [];
  await editAtRandom(matching, parties, { edits: 200, connections: 2, seed: 2 }, now, lists);
  const before = await head();
  // Pairings are there now, so that some are declined; nobody matches what is added, changed or withdrawn.
  await editAtRandom(kit.units, parties, { edits: 300, connections: 2, seed: 3 }, now, lists);
  const since = await head();
  await run();
  await expectRight();
  expect(await eventsSince(before)).toContainEqual({
    type: 'pairingDeclined',
    cause: expect.any(String),
    n: expect.any(Number),
  });
  const told = await eventsSince(since);
  expect(told.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['pairingProposed', 'pairingWithdrawn']),
  );
  expect(new Set(told.map(({ cause }) => cause))).toEqual(new Set(['rematched']));
}, 60_000);

test('while four connections edit and the log is followed, nothing comes out otherwise', async () => {
  matchOnListingEvents(kit.units, lexicon);
  let editing = true;
  let runs = 0;
  const whileEditing = async (work: () => Promise<unknown>): Promise<void> => {
    while (editing) await work();
  };
  const others = [
    whileEditing(async () => {
      await run();
      runs += 1;
    }),
    whileEditing(() => drainListings(kit.units, lexicon, district, now)),
  ];
  await editAtRandom(kit.units, parties, { edits: 400, connections: 4, seed: 4 }, now).finally(
    () => {
      editing = false;
    },
  );
  await Promise.all(others);
  await drainListings(kit.units, lexicon, district, now);
  expect(runs).toBeGreaterThan(1);
  await expectRight();
}, 300_000);

test('where very many listings wait, the log reader matches them all at once', async () => {
  await editAtRandom(kit.units, parties, { edits: 320, connections: 2, seed: 5 }, now);
  const since = await head();
  const steps = await drainListings(kit.units, lexicon, district, now);
  await expectRight();
  expect(steps).toBeLessThan(5);
  expect((await eventsSince(since)).map(({ cause }) => cause)).toContain('rematched');
}, 60_000);

test('another process that is at it is left alone, until it has said nothing for a minute', async () => {
  await run();
  const leaseEnds = (seconds: number) =>
    kit.database.write(district, (tx) =>
      tx.sql(
        `update event_reader set position = (extract(epoch from clock_timestamp()) * 1000)::bigint + $2 * 1000
         where district = $1 and name = 'matching-district'`,
        [district, seconds],
      ),
    );
  await leaseEnds(60);
  expect(await run()).toBeNull();
  await leaseEnds(-1);
  expect(await run()).not.toBeNull();
  // It leaves the lease when it is done.
  expect(await run()).not.toBeNull();
});
