import type { Tx } from '../platform/database/database.ts';
import {
  candidatesByTerms,
  listingSources,
  type ListingSource,
  type Matched,
} from './candidate.loader.ts';
import { firstBlocker } from './constraint.rule.ts';
import { prepare } from './features.rule.ts';
import { ranked } from './keep.rule.ts';
import type { Lexicon } from './lexicon.rule.ts';
import { matchListingOf } from './match-listing.rule.ts';
import { readEntry } from './read-entry.rule.ts';
import { LEAST_SCORE, scorePair, type PairScore } from './score.rule.ts';
import { counterTermsOf, termsOf, type Term } from './terms.rule.ts';

/** A candidate that no constraint forbids, scored. */
export interface Scored extends PairScore {
  readonly other: string;
  readonly matched: Matched;
}

/** A listing as it is matched: what is stored of it, and what its candidates store. */
export interface ReadListing {
  readonly self: Matched;
  readonly terms: readonly Term[];
  readonly lookUp: readonly string[];
}

/** Reads a listing's text; the same columns, day and lexicon give the same reading. */
export function readListing(lexicon: Lexicon, source: ListingSource): ReadListing {
  const listing = matchListingOf(source);
  const reading = readEntry(listing, { today: source.read_on, lexicon });
  return {
    self: { ...source, features: prepare(reading, listing, lexicon) },
    terms: termsOf(reading, lexicon),
    lookUp: counterTermsOf(reading, lexicon).map(({ term }) => term),
  };
}

/** The open listings of the other kind that could pair with it, best first, those too weak to show included. */
export async function scoreCandidates(
  tx: Tx,
  lexicon: Lexicon,
  { self, lookUp }: ReadListing,
): Promise<Scored[]> {
  const otherKind = self.kind === 'NEED' ? 'RESOURCE' : 'NEED';
  const scored: Scored[] = [];
  for (const matched of await candidatesByTerms(tx, lookUp, otherKind)) {
    const [need, resource] =
      self.kind === 'NEED' ? [self.features, matched.features] : [matched.features, self.features];
    if (firstBlocker(need, resource) !== null) continue;
    const score = scorePair(need, resource, lexicon);
    if (score.score >= LEAST_SCORE) scored.push({ ...score, other: matched.id, matched });
  }
  return ranked(scored);
}

/** The same for a stored listing by its id; none where there is no such listing. */
export async function rankCandidates(tx: Tx, lexicon: Lexicon, id: string): Promise<Scored[]> {
  const [source] = await listingSources(tx, [id]);
  return source === undefined ? [] : scoreCandidates(tx, lexicon, readListing(lexicon, source));
}
