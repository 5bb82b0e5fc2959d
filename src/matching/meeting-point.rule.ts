import type { Lexicon } from './lexicon.rule.ts';
import type { Frame } from './reading.rule.ts';
import { ANYTHING, frameNearness } from './similarity.rule.ts';

/** The two concepts by which a need and a resource were brought together, in the order of their codes. */
export interface MeetingPoint {
  readonly one: string;
  readonly other: string;
}

/** Where two entries meet best; null where only wording brought them together. */
export function meetingPoint(
  need: readonly Frame[],
  resource: readonly Frame[],
  lexicon: Lexicon,
): MeetingPoint | null {
  let best: { near: number; point: MeetingPoint } | null = null;
  for (const a of need) {
    for (const b of resource) {
      if (a.concept === ANYTHING || b.concept === ANYTHING) continue;
      const near = frameNearness(a, b, lexicon).near * a.weight * b.weight;
      if (near <= (best?.near ?? 0)) continue;
      const [one, other] = a.concept < b.concept ? [a.concept, b.concept] : [b.concept, a.concept];
      best = { near, point: { one, other } };
    }
  }
  return best?.point ?? null;
}
