import type { Sense } from './concept.rule.ts';

/** The share of its words that a pair's concept must have. */
const MOSTLY = 0.6;

/**
 * Pairs of characters that stand (mostly) in words of one concept; words that endings made (`grown`) have
 * no say.
 */
export function pointingPairs(
  words: ReadonlyMap<string, readonly Sense[]>,
  grown: ReadonlySet<string>,
): Map<string, string> {
  const votes = new Map<string, Map<string, number>>();
  for (const [word, senses] of words) {
    const sense = senses[0];
    if (sense?.type !== 'object' || sense.flip === true || word.length < 2 || grown.has(word))
      continue;
    for (let at = 0; at + 1 < word.length; at++) {
      const pair = word.slice(at, at + 2);
      const held = votes.get(pair) ?? new Map<string, number>();
      votes.set(pair, held.set(sense.code, (held.get(sense.code) ?? 0) + 1));
    }
  }
  const pairs = new Map<string, string>();
  for (const [pair, held] of votes) {
    const [best] = [...held].sort((a, b) => b[1] - a[1]);
    const all = [...held.values()].reduce((sum, count) => sum + count, 0);
    if (best && best[1] >= MOSTLY * all) pairs.set(pair, best[0]);
  }
  return pairs;
}
