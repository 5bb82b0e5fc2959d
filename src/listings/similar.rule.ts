import { searchTerms } from '../places/search.rule.ts';

/** From this share of common words on, two titles are taken for the same thing put in twice. */
const alike = 0.7;

/** Whether two titles say nearly the same: the Dice overlap of their words and character pairs. */
export function isSimilar(one: string, other: string): boolean {
  const [a, b] = [new Set(searchTerms(one)), new Set(searchTerms(other))];
  if (a.size === 0 || b.size === 0) return one.trim() === other.trim();
  let both = 0;
  for (const term of a) if (b.has(term)) both += 1;
  return (2 * both) / (a.size + b.size) >= alike;
}
