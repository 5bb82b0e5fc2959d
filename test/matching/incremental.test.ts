import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { counterDifferences } from '../../src/insights/counter.service.ts';
import { drainListings, matchOnListingEvents } from '../../src/matching/follow.service.ts';
import { shippedLexicon } from '../../src/matching/lexicon.loader.ts';
import type { Lexicon } from '../../src/matching/lexicon.rule.ts';
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

const edits = 1_000;
/** Another number makes other edits. */
const seed = 1;

let kit: TestDatabase;
let lexicon: Lexicon;
let parties: string[];
beforeAll(async () => {
  ({ kit, parties } = await crowdedDistrict());
  lexicon = await shippedLexicon();
  matchOnListingEvents(kit.units, lexicon);
});
afterAll(() => kit.close());

test(`after ${edits} random edits over four connections and a drained log, what is stored is what a full match finds`, async () => {
  const now = clock();
  let editing = true;
  // The log is followed while the edits go on, as it is in an installation.
  const following = (async () => {
    while (editing) await drainListings(kit.units, lexicon, district, now);
  })();
  await editAtRandom(kit.units, parties, { edits, connections: 4, seed }, now).finally(() => {
    editing = false;
  });
  await following;
  await drainListings(kit.units, lexicon, district, now);

  const stored = await livePairs(kit.database);
  expect(stored.length).toBeGreaterThan(100);
  expect(stored).toEqual(await everyPair(kit.database, lexicon));
  expect(await kit.database.write(district, counterDifferences)).toEqual([]);
}, 600_000);

test('what nobody matched waits in the log and is found there, past its tenth line and its hundredth', async () => {
  const now = clock();
  const before = await livePairs(kit.database);
  const unmatched = new Units(kit.database);
  await editAtRandom(unmatched, parties, { edits: 150, connections: 2, seed: 2 }, now);
  await drainListings(kit.units, lexicon, district, now);
  const stored = await livePairs(kit.database);
  expect(stored).not.toEqual(before);
  expect(stored).toEqual(await everyPair(kit.database, lexicon));
}, 60_000);
