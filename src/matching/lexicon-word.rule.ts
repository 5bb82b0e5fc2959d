/** The most words a district may have of its own. */
export const mostWords = 2_000;

/**
 * A word as the lexicon keeps it: full-width signs and capitals folded, as entries are read. Null where it
 * is none: two to twenty Chinese characters, letters or digits, not a number alone.
 */
export function wordOf(written: string): string | null {
  const word = written.normalize('NFKC').trim().toLowerCase();
  if (!/^[\p{Script=Han}a-z0-9]{2,20}$/u.test(word) || /^\d+$/.test(word)) return null;
  return word;
}
