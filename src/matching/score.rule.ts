/** How well one need and one resource fit, in parts that are stored, with a sentence a cadre understands. */
import type { MatchFeatures } from './features.rule.ts';
import type { Lexicon } from './lexicon.rule.ts';
import type { Frame } from './reading.rule.ts';
import { comparable, distanceKm } from './constraint.rule.ts';
import { reasonsFor, type Reason } from './reason.rule.ts';
import { actionNearness, conceptNearness, frameNearness } from './similarity.rule.ts';

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

/** From this score on a pair is listed, and people are told. Chosen on the sets under test/matching, see docs/matching.md. */
export const SHOW_FROM = 280;
export const NOTIFY_FROM = 560;
/** From this nearness on two entries mean something alike; below it only wording speaks, and has to speak a little plainer. */
const AGREEING = 0.3;
const SHOW_WORDING_FROM = 320;
/** Answers below this score are noise: they do not belong even in a ranking that nobody is shown. */
export const LEAST_SCORE = 20;
/** Shared wording alone never sends a message: what is meant has to agree at least this far. */
const NOTIFY_NEAR = 0.45;
/** A pair that covers less is worth a look but not a message. */
const NOTIFY_COVER = 0.3;
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

/**
 * Scores a pair that no hard constraint forbids (call `firstBlocker` first). Integer 0..1000; a pure function of the
 * two features and the lexicon. About 3 µs.
 */
export function scorePair(
  need: MatchFeatures,
  resource: MatchFeatures,
  lexicon: Lexicon,
): PairScore {
  const fit = bestFit(need.frames, resource.frames, lexicon);
  const text = overlap(need, resource);
  const cover = coverOf(need, resource);
  const km = distanceKm(need, resource);
  const quantity = cover === null ? null : Math.min(1, cover);
  const time = timeFit(need, resource);
  const distance = km === null ? null : Math.exp(-km / 25);
  const terms = priceFit(need, resource);
  const freshness = freshnessOf(need) * freshnessOf(resource);
  const partnership = need.groups.some((group) => resource.groups.includes(group)) ? 1 : 0;
  const chain =
    need.chain === null || resource.chain === null ? null : Number(need.chain === resource.chain);
  const wording = text * (fit.near < AGREEING && (fit.clash || fit.against >= 0.6) ? CLASHING : 1);
  const subject = SHARE.near * fit.near + SHARE.text * wording + SHARE.both * fit.near * wording;
  const around =
    0.4 * (quantity ?? NEUTRAL.quantity) +
    0.2 * (time ?? NEUTRAL.time) +
    0.15 * (distance ?? NEUTRAL.distance) +
    0.1 * (terms ?? NEUTRAL.terms) +
    0.1 * (chain ?? NEUTRAL.chain) +
    0.05 * partnership;
  const scant = cover !== null && cover < NOTIFY_COVER ? 0.85 : 1;
  const score = Math.round(1000 * subject * (0.84 + 0.16 * around) * freshness * scant);
  const show = score >= (fit.near >= AGREEING ? SHOW_FROM : SHOW_WORDING_FROM);
  const notify =
    score >= NOTIFY_FROM && fit.near >= NOTIFY_NEAR && (cover === null || cover >= NOTIFY_COVER);
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
      freshness: need.freshness === null && resource.freshness === null ? null : part(freshness),
      partnership: part(partnership),
      chain: part(chain),
    },
    cover,
    notify,
    show,
    reasons: show
      ? reasonsFor({ need, resource, fit, cover, km, partnership: partnership === 1, lexicon })
      : [],
  };
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

/** Fuses both directions: the best meeting point, how much of the need is answered, how much of the offer is used. */
function bestFit(needs: readonly Frame[], offers: readonly Frame[], lexicon: Lexicon): Fit {
  let best: Fit = {
    near: 0,
    object: 0,
    action: 0,
    against: 0,
    clash: false,
    need: null,
    resource: null,
  };
  let against = 0;
  let clash = false;
  let asked = 0;
  let answered = 0;
  const used = new Float64Array(offers.length);
  for (const need of needs) {
    let mine = 0;
    for (let at = 0; at < offers.length; at++) {
      const offer = offers[at] as Frame;
      const nearness = frameNearness(need, offer, lexicon);
      if (need.flow === offer.flow) against = Math.max(against, sameWish(need, offer, lexicon));
      else if (nearness.object >= 0.8 && nearness.action < 0.3)
        clash ||= need.weight * offer.weight >= 0.25;
      if (nearness.near === 0) continue;
      const near = nearness.near * (need.weight * offer.weight) ** FOCUS;
      if (near > best.near)
        best = {
          near,
          against: 0,
          clash: false,
          object: nearness.object,
          action: nearness.action,
          need,
          resource: offer,
        };
      const plain = nearness.near * offer.weight;
      if (plain > mine) mine = plain;
      if (nearness.near * need.weight > (used[at] ?? 0)) used[at] = nearness.near * need.weight;
    }
    asked += need.weight;
    answered += need.weight * mine;
  }
  if (best.near === 0) return { ...best, against, clash };
  let offered = 0;
  let taken = 0;
  offers.forEach((offer, at) => {
    offered += offer.weight;
    taken += offer.weight * (used[at] ?? 0);
  });
  return {
    ...best,
    against,
    clash,
    near: 0.6 * best.near + 0.25 * (answered / asked) + 0.15 * (taken / offered),
  };
}

function sameWish(a: Frame, b: Frame, lexicon: Lexicon): number {
  return conceptNearness(a.concept, b.concept, lexicon) * actionNearness(a.act, b.act, lexicon);
}

/** Weighted cosine of two sorted sets of characters and pairs, stretched so that two fifths of the content shared counts full. */
function overlap(a: MatchFeatures, b: MatchFeatures): number {
  if (a.gramTotal === 0 || b.gramTotal === 0) return 0;
  let both = 0;
  for (let i = 0, j = 0; i < a.grams.length && j < b.grams.length;) {
    const [x, y] = [a.grams[i] as string, b.grams[j] as string];
    if (x === y) {
      both += a.gramWeights[i] as number;
      i += 1;
      j += 1;
    } else if (x < y) i += 1;
    else j += 1;
  }
  return Math.min(1, (STRETCH * both) / Math.sqrt(a.gramTotal * b.gramTotal));
}

const STRETCH = 3;

/** Share of the need that the resource could fill, by the middle of both ranges; null when they do not compare. */
function coverOf(need: MatchFeatures, resource: MatchFeatures): number | null {
  const [wanted, offered] = [need.amount, resource.amount];
  if (!wanted || !offered || !comparable(wanted, offered)) return null;
  const middle = (wanted.baseMin + wanted.baseMax) / 2;
  return middle > 0 ? (offered.baseMin + offered.baseMax) / 2 / middle : null;
}

/** Share of the shorter window that both sides have. */
function timeFit(need: MatchFeatures, resource: MatchFeatures): number | null {
  if (need.from === null || need.to === null || resource.from === null || resource.to === null)
    return null;
  const common = Math.min(need.to, resource.to) - Math.max(need.from, resource.from) + 1;
  const shorter = Math.min(need.to - need.from, resource.to - resource.from) + 1;
  return Math.max(0, Math.min(1, common / shorter));
}

function priceFit(need: MatchFeatures, resource: MatchFeatures): number | null {
  if (resource.price === null) return null;
  if (resource.price === 'FREE') return 1;
  if (resource.price === 'LOW_COST') return need.price === 'FREE' ? 0.6 : 0.9;
  return need.price === 'FREE' && resource.price === 'MARKET' ? 0.2 : 0.6;
}

const freshnessOf = (side: MatchFeatures): number =>
  side.freshness === 'STALE' ? 0.85 : side.freshness === 'AGING' ? 0.95 : 1;
