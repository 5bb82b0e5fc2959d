/** Guesses what an entry is about from pieces of words when no whole word of it is known (缝纫技校 → sewing). */
import type { Lexicon } from './concept.rule.ts';
import type { Frame, Side } from './reading.rule.ts';
import type { Clause } from './segment.rule.ts';

/** A guess never weighs as much as a word that was understood: shown perhaps, never told. */
const GUESS_WEIGHT = 0.6;
const MOST_GUESSES = 2;

/** The concepts that pairs of unknown characters point to, most pointed at first. */
export function guessConcepts(clauses: readonly Clause[], lexicon: Lexicon): string[] {
  const votes = new Map<string, number>();
  for (const { text, start, tokens } of clauses) {
    const known = new Uint8Array(text.length);
    for (const token of tokens) {
      if (token.end - token.start > 1) known.fill(1, token.start - start, token.end - start);
    }
    for (let at = 0; at + 1 < text.length; at++) {
      const concept =
        known[at] === 0 && known[at + 1] === 0
          ? lexicon.pairs.get(text.slice(at, at + 2))
          : undefined;
      if (concept !== undefined) votes.set(concept, (votes.get(concept) ?? 0) + 1);
    }
  }
  return [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([code]) => code);
}

/** Frames for guessed concepts, with their usual actions, in the direction of the list the entry stands in. */
export function guessFrames(clauses: readonly Clause[], kind: Side, lexicon: Lexicon): Frame[] {
  return guessConcepts(clauses, lexicon)
    .slice(0, MOST_GUESSES)
    .flatMap((code) => {
      const concept = lexicon.concepts.get(code);
      if (!concept || concept.class === 'outlet') return [];
      const gives = kind === 'RESOURCE' || concept.class === 'produce';
      return [
        { act: concept.act, concept: code, flow: gives ? 'GIVE' : 'TAKE', weight: GUESS_WEIGHT },
      ];
    });
}
