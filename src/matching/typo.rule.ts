/** Finds lexicon words behind characters typed wrong: same or near sound (直拨, 合做社, 宣全) or near shape. */
import type { Lexicon } from './lexicon.rule.ts';
import { homophoneKeys } from './pinyin.rule.ts';
import type { Token } from './segment.rule.ts';

/** Longest word looked for behind a slip. */
const LONGEST = 5;

/**
 * Adds the words hidden behind typing slips to the tokens of one clause. Only stretches with an unknown character are
 * tried, and a repaired word must share a character with what was written, so that ordinary unknown words stay unknown.
 */
export function correctTypos(
  text: string,
  offset: number,
  tokens: readonly Token[],
  lexicon: Lexicon,
): readonly Token[] {
  const covered = new Uint8Array(text.length);
  for (const token of tokens)
    if (token.end - token.start > 1) covered.fill(1, token.start - offset, token.end - offset);
  const repaired: Token[] = [];
  for (let at = 0; at < text.length; at++) {
    for (let length = Math.min(LONGEST, text.length - at); length >= 2; length--) {
      if (!hasUnknown(covered, at, at + length)) continue;
      const written = text.slice(at, at + length);
      if (!/^[一-鿿]+$/.test(written)) continue;
      const word =
        (length >= 3 ? soundsLike(written, lexicon) : undefined) ?? looksLike(written, lexicon);
      if (word === undefined) continue;
      repaired.push({
        word,
        senses: lexicon.words.get(word) ?? [],
        start: offset + at,
        end: offset + at + length,
        typo: written,
      });
      covered.fill(1, at, at + length);
      at += length - 1;
      break;
    }
  }
  if (repaired.length === 0) return tokens;
  const kept = tokens.filter(
    (token) => !repaired.some((r) => token.start < r.end && r.start < token.end),
  );
  return [...kept, ...repaired].sort((a, b) => a.start - b.start);
}

/** A repair may not take characters away from known words of two or more. */
function hasUnknown(covered: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (covered[at] === 1) return false;
  return true;
}

function soundsLike(written: string, lexicon: Lexicon): string | undefined {
  for (const key of homophoneKeys(written, lexicon.pinyin)) {
    const word = lexicon.homophones
      .get(key)
      ?.split(' ')
      .find((candidate) => shared(candidate, written) >= written.length - 1);
    if (word !== undefined) return word;
  }
  return undefined;
}

function looksLike(written: string, lexicon: Lexicon): string | undefined {
  for (let at = 0; at < written.length; at++) {
    for (const other of lexicon.lookalikes.get(written[at] ?? '') ?? '') {
      const word = written.slice(0, at) + other + written.slice(at + 1);
      if (
        lexicon.words.get(word)?.[0]?.type === 'object' ||
        lexicon.words.get(word)?.[0]?.type === 'action'
      )
        return word;
    }
  }
  return undefined;
}

function shared(a: string, b: string): number {
  let count = 0;
  for (let at = 0; at < a.length; at++) if (a[at] === b[at]) count += 1;
  return count;
}
