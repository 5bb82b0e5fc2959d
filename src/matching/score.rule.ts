/** How well one need and one resource fit, in parts that are stored, with a sentence a cadre understands. */
import type { MatchFeatures } from './features.rule.ts';
import type { Lexicon } from './lexicon.rule.ts';
import type { Frame } from './reading.rule.ts';
import { comparable, distanceKm } from './constraint.rule.ts';
import { reasonsFor, type Reason } from './reason.rule.ts';
import { Vocabulary, type Meeting, type Scorable } from './scorable.rule.ts';
import { TELL_COVER, tells } from './tell.rule.ts';

export type { Reason };

/** Every part 0..1000; null where nothing is known. The score then reckons with a neutral value, so that a missing column neither helps nor hurts much. */
export interface ScoreParts {
  readonly object: number;
  readonly action: number;
  readonly text: number;
  readonly quantity: number | null;
  readonly time: number | null;
  readonly distance: number | null;
  readonly terms: number | null;
  readonly freshness: number | null;
  readonly partnership: number;
  readonly chain: number | null;
}

/** A scored pair. `cover` is the share of the need the resource could fill (null = not comparable). */
export interface PairScore {
  readonly score: number;
  readonly parts: ScoreParts;
  readonly cover: number | null;
  readonly notify: boolean;
  readonly show: boolean;
  readonly reasons: readonly Reason[];
}

/** From this score on a pair is listed. Chosen on the sets under test/matching, see docs/matching.md. */
export const SHOW_FROM = 280;
/** From this nearness on two entries mean something alike; below it only wording speaks, and has to speak a little plainer. */
const AGREEING = 0.3;
const SHOW_WORDING_FROM = 320;
/** Answers below this score are noise: they do not belong even in a ranking that nobody is shown. */
export const LEAST_SCORE = 20;
/** What a part counts when nothing is known of it. */
const NEUTRAL = { quantity: 0.7, time: 0.7, distance: 0.6, terms: 0.6, chain: 0 };
/** How much it costs to meet only in something one side merely mentions. */
const FOCUS = 0.75;
/**
 * What meaning, wording and both together add up to. Fitted on seven labelled sets with the lexicon as it was before each
 * was read: where words are half known, wording tells a true pair from its neighbour as well as meaning does
 * (2026-11-25: first answers right .60 → .64, on a fresh set .60 → .67).
 */
const SHARE = { near: 0.45, text: 0.4, both: 0.15 };
/** How far wording counts where the same thing is dealt with otherwise, or both sides want the same. */
const CLASHING = 0.6;

/** A listing as the score takes it; see {@link Vocabulary.ready}. */
type Side = Scorable;
type Features = Scorable['features'];

/**
 * Scores a pair that no hard constraint forbids (call `firstBlocker` first). Integer 0..1000; a pure function of the
 * two features and the lexicon. About 3 µs, most of it the parts and the sentence.
 */
export function scorePair(
  need: MatchFeatures,
  resource: MatchFeatures,
  lexicon: Lexicon,
): PairScore {
  const vocabulary = Vocabulary.of(lexicon);
  return scoreReady(vocabulary.ready(need), vocabulary.ready(resource), lexicon);
}

/** The same for listings made ready. */
export function scoreReady(need: Side, resource: Side, lexicon: Lexicon): PairScore {
  const vocabulary = Vocabulary.of(lexicon);
  const fit = fitOf(need, resource, vocabulary);
  const text = overlap(need, resource, vocabulary);
  const around = surroundings(need, resource);
  const { cover, km, quantity, time, distance, terms, freshness, partnership, chain } = around;
  const score = scoreOf(fit, text, around);
  const show = score >= showFrom(fit);
  const notify = show && tells({ ...fit, text, cover, freshness });
  const part = <Known extends number | null>(value: Known): Known =>
    (value === null ? null : Math.round(1000 * value)) as Known;
  return {
    score,
    parts: {
      object: part(fit.object),
      action: part(fit.action),
      text: part(text),
      quantity: part(quantity),
      time: part(time),
      distance: part(distance),
      terms: part(terms),
      freshness:
        need.features.freshness === null && resource.features.freshness === null
          ? null
          : part(freshness),
      partnership: part(partnership),
      chain: part(chain),
    },
    cover,
    notify,
    show,
    reasons: show
      ? reasonsFor({
          need: need.features,
          resource: resource.features,
          fit,
          cover,
          km,
          partnership: partnership === 1,
          lexicon,
        })
      : [],
  };
}

/**
 * The score of a pair whose fit is known if it is one to show and not below `least`, else 0: what the search for the
 * best asks of hundreds of candidates. It stops as soon as the pair cannot reach that any more, and is else the score
 * of {@link scoreReady}.
 */
export function shownScoreFrom(
  fit: Fit,
  need: Side,
  resource: Side,
  vocabulary: Vocabulary,
  least: number,
): number {
  const from = Math.max(showFrom(fit), least);
  const freshness = freshnessOf(need.features) * freshnessOf(resource.features);
  // Everything beside the subject can only lower the score.
  const within = (text: number): boolean => 1000 * subjectOf(fit, text) * freshness >= from - 1;
  if (!within(1)) return 0;
  const text = overlap(need, resource, vocabulary);
  if (!within(text)) return 0;
  const score = scoreOf(fit, text, surroundings(need, resource));
  return score >= from ? score : 0;
}

/** The highest score that two listings of this fit may have; 0 where it is too low to be shown. */
export function highestScore(fit: Fit): number {
  const most = Math.ceil(1000 * subjectOf(fit, 1));
  return most >= showFrom(fit) ? most : 0;
}

const showFrom = (fit: Fit): number => (fit.near >= AGREEING ? SHOW_FROM : SHOW_WORDING_FROM);

/** All that is not the subject; null where nothing is known. */
interface Surroundings {
  readonly cover: number | null;
  readonly km: number | null;
  readonly quantity: number | null;
  readonly time: number | null;
  readonly distance: number | null;
  readonly terms: number | null;
  readonly freshness: number;
  readonly partnership: 0 | 1;
  readonly chain: number | null;
}

function surroundings({ features: need }: Side, { features: resource }: Side): Surroundings {
  const cover = coverOf(need, resource);
  const km = distanceKm(need, resource);
  return {
    cover,
    km,
    quantity: cover === null ? null : Math.min(1, cover),
    time: timeFit(need, resource),
    distance: km === null ? null : Math.exp(-km / 25),
    terms: priceFit(need, resource),
    freshness: freshnessOf(need) * freshnessOf(resource),
    partnership: need.groups.some((group) => resource.groups.includes(group)) ? 1 : 0,
    chain:
      need.chain === null || resource.chain === null ? null : Number(need.chain === resource.chain),
  };
}

function scoreOf(fit: Fit, text: number, around: Surroundings): number {
  const { cover, quantity, time, distance, terms, freshness, partnership, chain } = around;
  const beside =
    0.4 * (quantity ?? NEUTRAL.quantity) +
    0.2 * (time ?? NEUTRAL.time) +
    0.15 * (distance ?? NEUTRAL.distance) +
    0.1 * (terms ?? NEUTRAL.terms) +
    0.1 * (chain ?? NEUTRAL.chain) +
    0.05 * partnership;
  const scant = cover !== null && cover < TELL_COVER ? 0.85 : 1;
  return Math.round(1000 * subjectOf(fit, text) * (0.84 + 0.16 * beside) * freshness * scant);
}

function subjectOf(fit: Fit, text: number): number {
  const wording = text * (fit.near < AGREEING && (fit.clash || fit.against >= 0.6) ? CLASHING : 1);
  return SHARE.near * fit.near + SHARE.text * wording + SHARE.both * fit.near * wording;
}

/** The best pair of frames and how well the two sides answer each other. */
export interface Fit {
  readonly near: number;
  readonly object: number;
  readonly action: number;
  /** How near the two sides are in wanting (or handing out) the same. */
  readonly against: number;
  /** The same thing, but something else is to be done with it: a machine lent is no machine mended. */
  readonly clash: boolean;
  readonly need: Frame | null;
  readonly resource: Frame | null;
}

const NO_FIT: Fit = {
  near: 0,
  object: 0,
  action: 0,
  against: 0,
  clash: false,
  need: null,
  resource: null,
};

/**
 * Fuses both directions: the best meeting point, how much of the need is answered, how much of the offer is used.
 * Depends on the frames alone.
 */
export function fitOf(needs: Side, offers: Side, vocabulary: Vocabulary): Fit {
  let best: { near: number; meeting: Meeting; need: Frame; resource: Frame } | null = null;
  let against = 0;
  let clash = false;
  let asked = 0;
  let answered = 0;
  const wanted = needs.frames.length;
  const count = offers.frames.length;
  const used = new Array<number>(count).fill(0);
  for (let n = 0; n < wanted; n++) {
    const need = needs.frames[n] as Frame;
    let mine = 0;
    for (let at = 0; at < count; at++) {
      const offer = offers.frames[at] as Frame;
      const meeting = vocabulary.meeting(needs, n, offers, at);
      if (meeting.sameFlow) against = Math.max(against, meeting.wish);
      else if (meeting.object >= 0.8 && meeting.action < 0.3)
        clash ||= need.weight * offer.weight >= 0.25;
      if (meeting.near === 0) continue;
      const near = meeting.near * (need.weight * offer.weight) ** FOCUS;
      if (best === null || near > best.near) best = { near, meeting, need, resource: offer };
      const plain = meeting.near * offer.weight;
      if (plain > mine) mine = plain;
      if (meeting.near * need.weight > (used[at] as number)) used[at] = meeting.near * need.weight;
    }
    asked += need.weight;
    answered += need.weight * mine;
  }
  if (best === null) return against === 0 && !clash ? NO_FIT : { ...NO_FIT, against, clash };
  let offered = 0;
  let taken = 0;
  for (let at = 0; at < count; at++) {
    const { weight } = offers.frames[at] as Frame;
    offered += weight;
    taken += weight * (used[at] as number);
  }
  return {
    near: 0.6 * best.near + 0.25 * (answered / asked) + 0.15 * (taken / offered),
    object: best.meeting.object,
    action: best.meeting.action,
    against,
    clash,
    need: best.need,
    resource: best.resource,
  };
}

/** Weighted cosine of two sets of characters and pairs, stretched so that two fifths of the content shared counts full. */
function overlap(a: Side, b: Side, { gramWeights }: Vocabulary): number {
  if (a.gramTotal === 0 || b.gramTotal === 0) return 0;
  const [one, other] = [a.grams, b.grams];
  let both = 0;
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    const [x, y] = [one[i] as number, other[j] as number];
    if (x === y) {
      both += gramWeights[x] as number;
      i += 1;
      j += 1;
    } else if (x < y) i += 1;
    else j += 1;
  }
  return Math.min(1, (STRETCH * both) / Math.sqrt(a.gramTotal * b.gramTotal));
}

const STRETCH = 3;

/** Share of the need that the resource could fill, by the middle of both ranges; null when they do not compare. */
export function coverOf(need: Features, resource: Features): number | null {
  const [wanted, offered] = [need.amount, resource.amount];
  if (!wanted || !offered || !comparable(wanted, offered)) return null;
  const middle = (wanted.baseMin + wanted.baseMax) / 2;
  return middle > 0 ? (offered.baseMin + offered.baseMax) / 2 / middle : null;
}

/** Share of the shorter window that both sides have. */
function timeFit(need: Features, resource: Features): number | null {
  if (need.from === null || need.to === null || resource.from === null || resource.to === null)
    return null;
  const common = Math.min(need.to, resource.to) - Math.max(need.from, resource.from) + 1;
  const shorter = Math.min(need.to - need.from, resource.to - resource.from) + 1;
  // A window that ends before it begins says nothing; dividing by it would make the whole score no number.
  if (shorter <= 0) return null;
  return Math.max(0, Math.min(1, common / shorter));
}

function priceFit(need: Features, resource: Features): number | null {
  if (resource.price === null) return null;
  if (resource.price === 'FREE') return 1;
  if (resource.price === 'LOW_COST') return need.price === 'FREE' ? 0.6 : 0.9;
  return need.price === 'FREE' && resource.price === 'MARKET' ? 0.2 : 0.6;
}

const freshnessOf = (side: Features): number =>
  side.freshness === 'STALE' ? 0.85 : side.freshness === 'AGING' ? 0.95 : 1;
