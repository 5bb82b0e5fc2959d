/** Normalises text and cuts it into the words the lexicon knows. */
import type { Sense } from './concept.rule.ts';
import type { Lexicon } from './lexicon.rule.ts';
import { correctTypos } from './typo.rule.ts';

/** One known word in a text; `typo` holds what was really written. */
export interface Token {
  readonly word: string;
  readonly senses: readonly Sense[];
  readonly start: number;
  readonly end: number;
  readonly typo?: string;
}

/** One sentence part between punctuation marks. */
export interface Clause {
  readonly text: string;
  readonly start: number;
  readonly tokens: readonly Token[];
}

/** Full width to half width, lower case, no blanks inside Chinese; 、 stays because it joins a list. */
export function normaliseText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[～〜]/g, '~')
    .replace(/(?<=[^a-z0-9])[ \t\u3000]+|[ \t\u3000]+(?=[^a-z0-9])/g, '');
}

const BREAK = /[,。;!?:()\n【】「」《》“”"…]+/g;

/** Cuts a normalised text into clauses of known words. Typing slips are repaired where a clause has unknown stretches. */
export function segment(text: string, lexicon: Lexicon): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  const push = (end: number): void => {
    if (end > start) {
      const part = text.slice(start, end);
      const tokens = cut(part, start, lexicon);
      clauses.push({ text: part, start, tokens: correctTypos(part, start, tokens, lexicon) });
    }
  };
  for (const match of text.matchAll(BREAK)) {
    push(match.index);
    start = match.index + match[0].length;
  }
  push(text.length);
  return clauses;
}

/** The cut that covers most with the longest words: the sum of squared word lengths is greatest. */
function cut(text: string, offset: number, lexicon: Lexicon): Token[] {
  const size = text.length;
  const best = new Array<number>(size + 1).fill(0);
  const take = new Array<number>(size + 1).fill(0);
  for (let at = size - 1; at >= 0; at--) {
    best[at] = best[at + 1] ?? 0;
    const longest = Math.min(lexicon.longest.get(text[at] ?? '') ?? 0, size - at);
    for (let length = 1; length <= longest; length++) {
      if (!lexicon.words.has(text.slice(at, at + length))) continue;
      const value = length * length + (best[at + length] ?? 0);
      if (value >= (best[at] ?? 0)) {
        best[at] = value;
        take[at] = length;
      }
    }
  }
  const tokens: Token[] = [];
  for (let at = 0; at < size;) {
    const length = take[at] ?? 0;
    if (length === 0) {
      at += 1;
      continue;
    }
    const word = text.slice(at, at + length);
    tokens.push({
      word,
      senses: lexicon.words.get(word) ?? [],
      start: offset + at,
      end: offset + at + length,
    });
    at += length;
  }
  return tokens;
}
