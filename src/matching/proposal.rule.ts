/** What is to be written of a pair that is kept. */
import { coveredQuantity } from './cover.rule.ts';
import type { Lexicon } from './lexicon.rule.ts';
import type { Scorable } from './scorable.rule.ts';
import { coverOf, scoreReady, type PairScore } from './score.rule.ts';

/** A pair to be written as proposed. */
export interface Proposal extends Pick<PairScore, 'score' | 'parts' | 'reasons' | 'notify'> {
  readonly need: string;
  readonly resource: string;
  /** The share of the need that is covered, in millionths; null = not comparable. */
  readonly cover: number | null;
  /** False where a pairing of the two was seen, whatever its state. */
  readonly isNew: boolean;
}

/** A pairing as it is stored. */
export interface StoredPairing {
  readonly id: string;
  readonly score: number;
  readonly state: 'PROPOSED' | 'TAKEN_UP' | 'DECLINED' | 'WITHDRAWN';
  readonly quantity: string | null;
  /** What the need still lacks. */
  readonly remaining: string | null;
}

/** The pair as it is to be proposed; null where it stands so already or has been taken up. */
export function proposalOf(
  lexicon: Lexicon,
  need: Scorable,
  resource: Scorable,
  score: number,
  before: StoredPairing | undefined,
): Proposal | null {
  if (before?.state === 'TAKEN_UP') return null;
  if (
    before?.state === 'PROPOSED' &&
    before.score === score &&
    before.quantity === coveredQuantity(before, coverOf(need.features, resource.features))
  )
    return null;
  const { parts, reasons, notify, cover } = scoreReady(need, resource, lexicon);
  return {
    need: need.features.id,
    resource: resource.features.id,
    score,
    parts,
    reasons,
    notify,
    cover: cover === null ? null : Math.min(1_000_000, Math.round(cover * 1_000_000)),
    isNew: before === undefined,
  };
}
