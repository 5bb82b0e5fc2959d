/**
 * The whole pipeline over a list in memory: read, prepare, candidates by terms, constraints, score. The database runs
 * the same rules with `listing_term` in place of the map, so what is measured here carries over.
 */
import { firstBlocker } from './constraint.rule.ts';
import { prepare, type MatchFeatures } from './features.rule.ts';
import type { Lexicon } from './lexicon.rule.ts';
import { readEntry } from './read-entry.rule.ts';
import type { MatchListing } from './reading.rule.ts';
import type { Ranked, Ranking } from './evaluate.rule.ts';
import { LEAST_SCORE, scorePair } from './score.rule.ts';
import { counterTermsOf, termsOf } from './terms.rule.ts';

/** Ranks, for every need, the resources that answer it. `today` is `YYYY-MM-DD`. */
export function matchInMemory(
  listings: readonly MatchListing[],
  today: string,
  lexicon: Lexicon,
): Ranking {
  const index = new Map<string, MatchFeatures[]>();
  const needs: { features: MatchFeatures; lookUp: readonly string[] }[] = [];
  for (const listing of listings) {
    const reading = readEntry(listing, { today, lexicon });
    const features = prepare(reading, listing, lexicon);
    if (listing.kind === 'NEED') {
      needs.push({ features, lookUp: counterTermsOf(reading, lexicon).map((t) => t.term) });
      continue;
    }
    for (const { term } of termsOf(reading, lexicon)) {
      const entry = index.get(term);
      if (entry) entry.push(features);
      else index.set(term, [features]);
    }
  }
  const ranking: Record<string, Ranked[]> = {};
  for (const { features, lookUp } of needs) {
    const candidates = new Set(lookUp.flatMap((term) => index.get(term) ?? []));
    ranking[features.id] = [...candidates]
      .filter((resource) => firstBlocker(features, resource) === null)
      .map((resource) => ({ id: resource.id, ...scorePair(features, resource, lexicon) }))
      .filter((pair) => pair.score >= LEAST_SCORE)
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .map(({ id, score, notify }) => ({ id, score, notify }));
  }
  return ranking;
}
