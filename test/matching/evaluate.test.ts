import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { bm25Ranking, likeRanking } from '../../src/matching/baseline.rule.ts';
import {
  measure,
  parseLabelled,
  toMatchListing,
  type LabelledSet,
} from '../../src/matching/evaluate.rule.ts';
import { matchInMemory } from '../../src/matching/match-memory.rule.ts';
import { readEntry } from '../../src/matching/read-entry.rule.ts';
import { counterTermsOf, termsOf } from '../../src/matching/terms.rule.ts';
import { labelledSets } from './labelled-set.ts';
import { lexicon } from './lexicon-fixture.ts';

const today = '2026-09-15';
const load = (name: string): LabelledSet =>
  parseLabelled(readFileSync(new URL(name, import.meta.url), 'utf8'));

describe.each(labelledSets)('on %s', (name) => {
  const set = load(name);
  const listings = set.listings.map(toMatchListing);
  const ours = measure(set, matchInMemory(listings, today, lexicon));

  it('reaches the floors of the project', () => {
    expect(ours.precisionAt1).toBeGreaterThanOrEqual(0.65);
    expect(ours.ndcgAt5).toBeGreaterThanOrEqual(0.75);
    expect(ours.recallAt5).toBeGreaterThanOrEqual(0.78);
    expect(ours.notifyPrecision1).toBeGreaterThanOrEqual(0.8);
    expect(ours.notifyRecall).toBeGreaterThanOrEqual(0.5);
    expect(ours.trapAboveTrue).toBeLessThanOrEqual(0.06);
  });

  it('never breaks a hard constraint', () => {
    expect(ours.constraintBreaks).toBe(0);
  });

  it('is better than LIKE and than BM25 on characters', () => {
    expect(ours.ndcgAt5).toBeGreaterThan(measure(set, likeRanking(listings, lexicon)).ndcgAt5);
    expect(ours.ndcgAt5).toBeGreaterThan(measure(set, bm25Ranking(listings)).ndcgAt5);
  });

  it('finds the same candidates from either side', () => {
    const read = listings.map((listing) => readEntry(listing, { today, lexicon }));
    const stored = read.map((reading) => new Set(termsOf(reading, lexicon).map((t) => t.term)));
    const lookUp = read.map((reading) => counterTermsOf(reading, lexicon).map((t) => t.term));
    const meets = (from: number, to: number) => lookUp[from]?.some((term) => stored[to]?.has(term));
    listings.forEach((a, i) =>
      listings.forEach((b, j) => {
        if (a.kind === 'NEED' && b.kind === 'RESOURCE') expect(meets(i, j)).toBe(meets(j, i));
      }),
    );
  });
});

describe('measure', () => {
  const set = parseLabelled(
    [
      '{"type":"listing","id":"N1","kind":"need","title":"甲"}',
      '{"type":"listing","id":"R1","kind":"resource","title":"乙"}',
      '{"type":"listing","id":"R2","kind":"resource","title":"甲丙"}',
      '{"type":"judgement","need":"N1","resource":"R1","grade":2,"why":"match"}',
      '{"type":"judgement","need":"N1","resource":"R2","grade":0,"why":"too_far"}',
    ].join('\n'),
  );
  const answer = (id: string, notify = true) => ({ id, score: 1, notify });

  it('knows a perfect answer', () => {
    expect(measure(set, { N1: [answer('R1')] })).toEqual({
      needs: 1,
      precisionAt1: 1,
      ndcgAt5: 1,
      recallAt5: 1,
      notifyPrecision2: 1,
      notifyPrecision1: 1,
      notifyRecall: 1,
      constraintBreaks: 0,
      trapAboveTrue: 0,
      noSharedCharacter: { pairs: 1, found: 1 },
    });
  });

  it('counts a trap above the true match and the broken constraint', () => {
    expect(measure(set, { N1: [answer('R2'), answer('R1', false)] })).toMatchObject({
      precisionAt1: 0,
      constraintBreaks: 1,
      trapAboveTrue: 1,
      notifyPrecision2: 0,
      notifyRecall: 0,
      recallAt5: 1,
    });
  });

  it('names the line that is not JSON', () => {
    expect(() => parseLabelled('{}\nnonsense')).toThrow(/line 2/);
  });
});
