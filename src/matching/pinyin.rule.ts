/** Sounds of words, so that a word typed with a wrong character of the same sound is still found. */

/** Adds one line of the pinyin table: a syllable and the characters that can be read so. */
export function readPinyin(
  syllable: string,
  characters: string,
  into: Map<string, readonly string[]>,
): void {
  for (const character of characters) {
    if (character !== ' ') into.set(character, [...(into.get(character) ?? []), syllable]);
  }
}

/**
 * The sound of a syllable with the confusions of northern speech and of thumb typing folded together:
 * zh/z/j, ch/c/q, sh/s/x, n/l, ng/n.
 */
function folded(syllable: string): string {
  return syllable
    .replace(/^(zh|z|j)/, 'j')
    .replace(/^(ch|c|q)/, 'q')
    .replace(/^(sh|s|x)/, 'x')
    .replace(/^n(?=.)/, 'l')
    .replace(/([aei])ng$/, '$1n');
}

/** The keys under which a word can be found by its sound: at most four where characters have several readings. */
export function homophoneKeys(
  word: string,
  pinyin: ReadonlyMap<string, readonly string[]>,
): string[] {
  let keys: (readonly string[])[] = [[]];
  for (const character of word) {
    const readings = pinyin.get(character);
    if (!readings) return [];
    const sounds = [...new Set(readings.map(folded))].slice(0, 2);
    keys = keys.flatMap((key) => sounds.map((sound) => [...key, sound])).slice(0, 4);
  }
  return keys.map((key) => key.join(' '));
}
