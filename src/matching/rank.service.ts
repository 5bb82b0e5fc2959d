import { createHash } from 'node:crypto';
import type { Tx } from '../platform/database/database.ts';
import { candidatesByTerms, listingSources, type ListingSource } from './candidate.loader.ts';
import { firstBlocker } from './constraint.rule.ts';
import { prepare, type MatchFeatures } from './features.rule.ts';
import { ranked } from './keep.rule.ts';
import type { Lexicon } from './lexicon.rule.ts';
import { matchListingOf } from './match-listing.rule.ts';
import { readEntry } from './read-entry.rule.ts';
import { Vocabulary, type Scorable } from './scorable.rule.ts';
import {
  fitOf,
  highestScore,
  LEAST_SCORE,
  scoreReady,
  shownScoreFrom,
  type Fit,
  type PairScore,
} from './score.rule.ts';
import { counterTermsOf, termsOf } from './terms.rule.ts';

/** A candidate that no constraint forbids, scored. */
export interface Scored extends PairScore {
  readonly other: string;
}

/** A candidate to show, with its score alone. */
export interface Shown {
  readonly other: string;
  readonly score: number;
  readonly candidate: Scorable;
}

/** A listing as it is matched: what is stored of it, and what its candidates store. */
export interface ReadListing {
  readonly source: ListingSource;
  readonly features: MatchFeatures;
  /** The features as they are stored, and their {@link stampOf}. */
  readonly text: string;
  readonly stamp: number;
  readonly terms: readonly string[];
  readonly lookUp: readonly string[];
}

/** Reads a listing's text; the same columns, day and lexicon give the same reading. */
export function readListing(lexicon: Lexicon, source: ListingSource): ReadListing {
  const listing = matchListingOf(source);
  const reading = readEntry(listing, { today: source.read_on, lexicon });
  const features = prepare(reading, listing, lexicon);
  const text = JSON.stringify(features);
  return {
    source,
    features,
    text,
    stamp: stampOf(text),
    terms: termsOf(reading, lexicon).map(({ term }) => term),
    lookUp: counterTermsOf(reading, lexicon).map(({ term }) => term),
  };
}

/** A digest of features, by which a process knows them again: 52 bits, so that it is a safe integer. */
function stampOf(features: string): number {
  const digest = createHash('sha256').update(features).digest();
  return digest.readUIntBE(0, 6) * 16 + (digest.readUInt8(6) >> 4);
}

/** The other list's kind. */
export function otherKind(kind: 'NEED' | 'RESOURCE'): 'NEED' | 'RESOURCE' {
  return kind === 'NEED' ? 'RESOURCE' : 'NEED';
}

/** Need and resource of a pair, whichever of the two is `self`. */
export function sides<Side extends Pick<Scorable, 'features'>>(
  self: Side,
  other: Side,
): readonly [need: Side, resource: Side] {
  return self.features.kind === 'NEED' ? [self, other] : [other, self];
}

/** Of these candidates those that make a pair to show, best first. */
export function shownOf(
  lexicon: Lexicon,
  self: Scorable,
  candidates: readonly Scorable[],
): Shown[] {
  const vocabulary = Vocabulary.of(lexicon);
  const shown: Shown[] = [];
  // Candidates with the same frames fit alike: most of what scoring one costs is done once for all of them.
  const fits = new Map<number, { readonly fit: Fit; readonly highest: number }>();
  for (const candidate of candidates) {
    const [need, resource] = sides(self, candidate);
    let known = fits.get(candidate.frameSet);
    if (known === undefined) {
      const fit = fitOf(need, resource, vocabulary);
      fits.set(candidate.frameSet, (known = { fit, highest: highestScore(fit) }));
    }
    if (known.highest === 0) continue;
    const score = shownScoreFrom(known.fit, need, resource, vocabulary, 0);
    // The constraints come last, since few pairs get here; both are pure, so the order changes nothing.
    if (score > 0 && firstBlocker(need.features, resource.features) === null)
      shown.push({ other: candidate.features.id, score, candidate });
  }
  return ranked(shown);
}

/** The open listings of the other kind that could pair with it, best first, those too weak to show included. */
export async function scoreCandidates(
  tx: Tx,
  lexicon: Lexicon,
  { source: { kind }, features, lookUp }: ReadListing,
): Promise<Scored[]> {
  const self = Vocabulary.of(lexicon).ready(features);
  const scored: Scored[] = [];
  for (const candidate of await candidatesByTerms(tx, lexicon, lookUp, otherKind(kind))) {
    const [need, resource] = sides(self, candidate);
    if (firstBlocker(need.features, resource.features) !== null) continue;
    const score = scoreReady(need, resource, lexicon);
    if (score.score >= LEAST_SCORE) scored.push({ ...score, other: candidate.features.id });
  }
  return ranked(scored);
}

/** The same for a stored listing by its id; none where there is no such listing. */
export async function rankCandidates(tx: Tx, lexicon: Lexicon, id: string): Promise<Scored[]> {
  const [source] = await listingSources(tx, [id]);
  return source === undefined ? [] : scoreCandidates(tx, lexicon, readListing(lexicon, source));
}
