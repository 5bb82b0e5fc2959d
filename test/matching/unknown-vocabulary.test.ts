/** What is left when the lexicon does not know a third, or two thirds, of what an entry is about. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { bm25Ranking } from '../../src/matching/baseline.rule.ts';
import { measure, parseLabelled, toMatchListing } from '../../src/matching/evaluate.rule.ts';
import { parseLexicon, type Lexicon } from '../../src/matching/lexicon.rule.ts';
import { matchInMemory } from '../../src/matching/match-memory.rule.ts';
import { lexiconFiles } from './lexicon-fixture.ts';
import { labelledSets } from './labelled-set.ts';

const sets = labelledSets.map((name) =>
  parseLabelled(readFileSync(new URL(name, import.meta.url), 'utf8')),
);

/** The shipped lexicon with the words of a random share of its concepts taken out. */
function lexiconWithout(share: number, seed: number): Lexicon {
  let state = seed;
  const random = (): number => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
  return parseLexicon(
    lexiconFiles().map(({ name, text }) => ({
      name,
      text: name.startsWith('object')
        ? text
            .split('\n')
            .map((line) =>
              line.includes('\t') && random() < share ? line.replace(/[^\t]*$/, '-') : line,
            )
            .join('\n')
        : text,
    })),
  );
}

const figures = ['precisionAt1', 'ndcgAt5', 'recallAt5'] as const;

/** The mean over all needs of all sets. */
function mean(rank: (index: number) => ReturnType<typeof measure>): Record<string, number> {
  const measured = sets.map((_, index) => rank(index));
  const needs = measured.reduce((sum, m) => sum + m.needs, 0);
  return Object.fromEntries(
    figures.map((name) => [name, measured.reduce((sum, m) => sum + m[name] * m.needs, 0) / needs]),
  );
}

describe.each([
  [1 / 3, 1],
  [1 / 3, 2],
  [2 / 3, 1],
])('without %d of the concepts (seed %d)', (share, seed) => {
  const lexicon = lexiconWithout(share, seed);
  const listings = sets.map((set) => set.listings.map(toMatchListing));
  const ours = mean((at) =>
    measure(sets[at]!, matchInMemory(listings[at]!, '2026-09-15', lexicon)),
  );
  const bm25 = mean((at) => measure(sets[at]!, bm25Ranking(listings[at]!)));

  it.each(figures)('is at least as good as BM25 on characters: %s', (name) => {
    expect(ours[name]).toBeGreaterThanOrEqual(bm25[name]!);
  });
});
