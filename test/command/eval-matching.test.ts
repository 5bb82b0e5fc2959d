import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { rankThroughDatabase } from '../../src/command/eval-matching.ts';
import { entities } from '../../src/entities.ts';
import { parseLabelled, toMatchListing } from '../../src/matching/evaluate.rule.ts';
import { matchOnListingEvents } from '../../src/matching/follow.service.ts';
import { matchInMemory } from '../../src/matching/match-memory.rule.ts';
import { labelledSets } from '../matching/labelled-set.ts';
import { lexicon } from '../matching/lexicon-fixture.ts';
import { testDatabase } from '../support/database.ts';

const today = '2026-09-15';

test.each(labelledSets)(
  '%s: the database ranks as the rules do in memory, entries in the wrong list included',
  async (name) => {
    const set = parseLabelled(
      readFileSync(new URL(`../matching/${name}`, import.meta.url), 'utf8'),
    );
    const kit = await testDatabase(entities);
    try {
      matchOnListingEvents(kit.units, lexicon);
      const stored = await rankThroughDatabase({ ...kit, lexicon }, set, today);
      expect(stored).toEqual(matchInMemory(set.listings.map(toMatchListing), today, lexicon));
    } finally {
      await kit.close();
    }
  },
  60_000,
);
