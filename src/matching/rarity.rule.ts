/** How much a character or a pair of characters says, from a table that is shipped: never from what is stored. */
import type { Lexicon } from './concept.rule.ts';

/** What the table does not list is rarer than all it lists. */
const UNLISTED = { character: 5.5, pair: 5.25 };

/** Minus the decimal logarithm of the gram's share in general Chinese: 的 has about 2.4, a rare pair 5.25. */
export function rarityOf(gram: string, lexicon: Lexicon): number {
  return lexicon.rarity.get(gram) ?? (gram.length > 1 ? UNLISTED.pair : UNLISTED.character);
}
