/**
 * Every open need of a district with every open resource at once: what each listing's own match would keep, in one pass
 * over both lists. Listings become numbers, their terms lists of numbers; scores come from the rules that score a
 * single listing's candidates.
 *
 * Two things make it faster than listing by listing. Listings with the same frames fit alike, and needs are taken in
 * the order of their frames, so that a fit is found once for all of them. And a pair is only scored as far as it takes
 * to see that it stands among the best of neither side: lists fill early, and then most pairs end at that comparison.
 *
 * Memory: about 2 kB a listing and nothing for a pair that is not kept.
 */
import { BestLists } from './best-list.rule.ts';
import { firstBlocker } from './constraint.rule.ts';
import type { MatchFeatures } from './features.rule.ts';
import { keptPerListing } from './keep.rule.ts';
import type { Lexicon } from './lexicon.rule.ts';
import { Vocabulary, type Scorable } from './scorable.rule.ts';
import { fitOf, highestScore, shownScoreFrom, type Fit } from './score.rule.ts';

/** A listing as it takes part. */
export interface Matchable {
  readonly features: MatchFeatures;
  readonly terms: readonly string[];
  readonly lookUp: readonly string[];
}

/** A pair that is among the best of its need or of its resource. */
export interface KeptPair {
  readonly resource: Scorable;
  readonly score: number;
}

/** How many pairs are looked at before others get a turn: one or two milliseconds. */
const stretch = 5_000;

/** Takes listings in (in the order of their ids), scores them, and tells what each need keeps. */
export class DistrictMatch {
  private readonly needs: Scorable[] = [];
  private readonly lookUps: Int32Array[] = [];
  private readonly resources: Scorable[] = [];
  /** By term: the resources that store it. */
  private readonly postings: number[][] = [];
  private readonly terms = new Numbers();
  private readonly vocabulary: Vocabulary;

  constructor(lexicon: Lexicon) {
    this.vocabulary = Vocabulary.of(lexicon);
  }

  /** Takes one in; ids must come in ascending order, since ties go to the lower id. */
  add({ features, terms, lookUp }: Matchable): void {
    const listing = this.vocabulary.slim(features);
    if (features.kind === 'NEED') {
      this.needs.push(listing);
      this.lookUps.push(Int32Array.from(lookUp, (term) => this.term(term)));
      return;
    }
    for (const term of terms)
      (this.postings[this.term(term)] as number[]).push(this.resources.length);
    this.resources.push(listing);
  }

  get size(): number {
    return this.needs.length + this.resources.length;
  }

  /**
   * Scores everything and then gives each need in the order of ids with what it keeps. Between two steps of the
   * iteration others may have a turn: a step without a need is only that.
   * @param declined the resources a need's pairings were declined with, by the need's id
   */
  *kept(
    declined: ReadonlyMap<string, ReadonlySet<string>>,
  ): Generator<{ readonly need: Scorable; readonly pairs: readonly KeptPair[] } | null> {
    const ofNeeds = new BestLists(this.needs.length, keptPerListing);
    const ofResources = new BestLists(this.resources.length, keptPerListing);
    const met = new Int32Array(this.resources.length).fill(-1);
    const fits = new Fits(this.vocabulary, this.vocabulary.frameSetCount);
    const order = this.needs.map((_, need) => need);
    const frameSet = (need: number): number => (this.needs[need] as Scorable).frameSet;
    order.sort((a, b) => frameSet(a) - frameSet(b));
    let looked = 0;
    for (const need of order) {
      const asking = this.needs[need] as Scorable;
      fits.turnTo(asking);
      const refused = declined.get(asking.features.id);
      for (const term of this.lookUps[need] as Int32Array) {
        for (const resource of this.postings[term] as number[]) {
          if (met[resource] === need) continue;
          met[resource] = need;
          looked += 1;
          const offer = this.resources[resource] as Scorable;
          const least = Math.min(ofNeeds.least(need), ofResources.least(resource));
          const highest = fits.highest(offer);
          if (highest === 0 || highest < least) continue;
          const score = shownScoreFrom(fits.of(offer), asking, offer, this.vocabulary, least);
          if (score === 0 || refused?.has(offer.features.id) === true) continue;
          if (firstBlocker(asking.features, offer.features) !== null) continue;
          ofNeeds.place(need, resource, score);
          ofResources.place(resource, need, score);
        }
        if (looked < stretch) continue;
        looked = 0;
        yield null;
      }
    }
    yield* this.sumUp(ofNeeds, ofResources);
  }

  private *sumUp(
    ofNeeds: BestLists,
    ofResources: BestLists,
  ): Generator<{ readonly need: Scorable; readonly pairs: readonly KeptPair[] }> {
    const scores = this.needs.map(() => new Map<number, number>());
    for (let resource = 0; resource < this.resources.length; resource++)
      ofResources.visit(resource, (need, score) => scores[need]?.set(resource, score));
    for (const [at, need] of this.needs.entries()) {
      const pairs = scores[at] as Map<number, number>;
      ofNeeds.visit(at, (resource, score) => pairs.set(resource, score));
      yield {
        need,
        pairs: Array.from(pairs, ([resource, score]) => ({
          resource: this.resources[resource] as Scorable,
          score,
        })),
      };
      pairs.clear();
    }
  }

  private term(text: string): number {
    const term = this.terms.of(text);
    this.postings[term] ??= [];
    return term;
  }
}

/** Small numbers for texts. */
class Numbers {
  private readonly known = new Map<string, number>();

  of(text: string): number {
    let number = this.known.get(text);
    if (number === undefined) this.known.set(text, (number = this.known.size));
    return number;
  }
}

/** How the need at hand fits with each set of frames. */
class Fits {
  private readonly fits: (Fit | undefined)[];
  private readonly highs: Int16Array;
  private need: Scorable | null = null;
  private readonly vocabulary: Vocabulary;

  constructor(vocabulary: Vocabulary, sets: number) {
    this.vocabulary = vocabulary;
    this.fits = new Array<Fit | undefined>(sets);
    this.highs = new Int16Array(sets);
  }

  /** From here on fits are those of this need; kept where it has the frames of the one before. */
  turnTo(need: Scorable): void {
    if (need.frameSet !== this.need?.frameSet) this.highs.fill(-1);
    this.need = need;
  }

  /** The highest score that a resource with these frames may have with the need; 0 where none is to be shown. */
  highest(resource: Scorable): number {
    const known = this.highs[resource.frameSet] as number;
    if (known >= 0) return known;
    const fit = fitOf(this.need as Scorable, resource, this.vocabulary);
    this.fits[resource.frameSet] = fit;
    return (this.highs[resource.frameSet] = highestScore(fit));
  }

  /** The fit whose highest score was asked for. */
  of(resource: Scorable): Fit {
    return this.fits[resource.frameSet] as Fit;
  }
}
