/**
 * Whether a pair is worth a message. The score orders answers; that a pair stands first says little of whether it is right.
 * So what a message takes is weighed by itself, by the share of like pairs that people judged right.
 */
import { ANYTHING } from './similarity.rule.ts';
import type { Frame } from './reading.rule.ts';

/** What speaks for a pair. */
export interface Evidence {
  /** How well the frames answer each other, 0..1. */
  readonly near: number;
  /** The wording in common, 0..1. */
  readonly text: number;
  /** The share of the need that could be filled; null where the amounts do not compare. */
  readonly cover: number | null;
  /** 0..1; less where one of the two has not been confirmed for long. */
  readonly freshness: number;
  /** The frames that met best. */
  readonly need: Frame | null;
  readonly resource: Frame | null;
}

/**
 * What each sign adds to the log-odds that a pair is right. A logistic fit over 20,000 pairs of sets 1 to 11, each read with a
 * quarter to three fifths of the lexicon's words and scenes taken away, judged on sets left out of the fit (2026-11-25). A few
 * characters in common say most of what wording says: so they count in full up to {@link FEW}, then little. That both name one concept,
 * or count alike (30人 and 40人), says more than any further wording. One threshold on the score had to ask meaning and
 * wording of every pair, so an answer in other words was never told: on set 12, which the fit had not seen, .62 of
 * the true pairs are told instead of .47, and .91 of what is told is right as before.
 */
const WEIGHT = { near: 3.6, few: 6.5, text: 1.45, compared: 1.9, same: 0.9 };
const FEW = 0.3;
/** Three of five like pairs are right. */
const TELL_FROM = 6.45;
/** Wording alone never sends a message: what is meant has to agree at least this far. */
const LEAST_NEAR = 0.45;
/** A pair that covers less is worth a look but not a message. */
export const TELL_COVER = 0.3;

/** Whether people are told of a pair that is shown. */
export function tells({ near, text, cover, freshness, need, resource }: Evidence): boolean {
  if (near < LEAST_NEAR || (cover !== null && cover < TELL_COVER)) return false;
  const evidence =
    WEIGHT.near * near +
    WEIGHT.few * Math.min(text, FEW) +
    WEIGHT.text * text +
    (cover === null ? 0 : WEIGHT.compared) +
    (need !== null && need.concept === resource?.concept && need.concept !== ANYTHING
      ? WEIGHT.same
      : 0);
  return evidence * freshness >= TELL_FROM;
}
