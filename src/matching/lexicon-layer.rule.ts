import { pairKey, type Lexicon, type Sense } from './concept.rule.ts';
import { homophoneKeys } from './pinyin.rule.ts';

/** What a district knows beyond the shipped lexicon. */
export interface DistrictLayer {
  /** Words with what they mean: a concept's code, or an action's with `do:` before it. */
  readonly words: readonly { readonly word: string; readonly target: string }[];
  /** Pairs of concepts that never stand for each other. */
  readonly exclusions: readonly { readonly one: string; readonly other: string }[];
}

/**
 * A lexicon with a district's own knowledge laid over it: the base is shared, so a layer costs as much as
 * it holds (a compiled lexicon takes some 9 MB). A word of the district's means first what the district
 * says. Words and exclusions of concepts that the base does not have (any more) are left out.
 */
export function withLayer(base: Lexicon, { words, exclusions }: DistrictLayer): Lexicon {
  const senses = new Map<string, readonly Sense[]>();
  const longest = new Map<string, number>();
  const homophones = new Map<string, string>();
  for (const { word, target } of words) {
    const sense = senseOf(base, target);
    if (sense === null) continue;
    const before = senses.get(word) ?? base.words.get(word) ?? [];
    const others = before.filter((one) => JSON.stringify(one) !== JSON.stringify(sense));
    senses.set(word, [sense, ...others]);
    const first = word[0] ?? '';
    const known = longest.get(first) ?? base.longest.get(first) ?? 0;
    longest.set(first, Math.max(known, word.length));
    if (word.length < 3 || word.length > 6) continue;
    for (const key of homophoneKeys(word, base.pinyin)) {
      const alike = (homophones.get(key) ?? base.homophones.get(key))?.split(' ') ?? [];
      if (!alike.includes(word)) homophones.set(key, [...alike, word].join(' '));
    }
  }
  const apart = new Map<string, number>();
  for (const { one, other } of exclusions)
    if (base.concepts.has(one) && base.concepts.has(other)) apart.set(pairKey(one, other), 0);
  const framesApart = (near: ReadonlyMap<string, number>): Map<string, number> =>
    new Map(
      apart.size === 0
        ? []
        : [...near.keys()].filter((key) => apart.has(conceptsOf(key))).map((key) => [key, 0]),
    );
  return {
    ...base,
    words: over(base.words, senses),
    longest: over(base.longest, longest),
    homophones: over(base.homophones, homophones),
    conceptNear: over(base.conceptNear, apart),
    frameNear: over(base.frameNear, framesApart(base.frameNear)),
    mirrorNear: over(base.mirrorNear, framesApart(base.mirrorNear)),
  };
}

/** The concepts of a pair of frames: `act:concept|act:concept`. */
function conceptsOf(key: string): string {
  const [one = '', other = ''] = key.split('|').map((frame) => frame.slice(frame.indexOf(':') + 1));
  return pairKey(one, other);
}

/** What a word means when it is said to mean this; null where the lexicon has no such thing. */
export function senseOf(lexicon: Lexicon, target: string): Sense | null {
  if (lexicon.concepts.has(target)) return { type: 'object', code: target };
  if (!target.startsWith(actionMark)) return null;
  const code = target.slice(actionMark.length);
  return lexicon.actions.has(code) ? { type: 'action', code } : null;
}

/** Some actions are called like a thing (transport): what is done is marked. */
export const actionMark = 'do:';

function over<Key, Value>(
  base: ReadonlyMap<Key, Value>,
  top: ReadonlyMap<Key, Value>,
): ReadonlyMap<Key, Value> {
  return top.size === 0 ? base : new LayeredMap(base, top);
}

/** A few entries over many: looked up in the layer first, copied never. */
class LayeredMap<Key, Value> implements ReadonlyMap<Key, Value> {
  constructor(
    private readonly base: ReadonlyMap<Key, Value>,
    private readonly top: ReadonlyMap<Key, Value>,
  ) {}

  get(key: Key): Value | undefined {
    return this.top.get(key) ?? this.base.get(key);
  }

  has(key: Key): boolean {
    return this.top.has(key) || this.base.has(key);
  }

  get size(): number {
    return this.base.size + [...this.top.keys()].filter((key) => !this.base.has(key)).length;
  }

  *entries(): MapIterator<[Key, Value]> {
    for (const [key, value] of this.base) yield [key, this.top.get(key) ?? value];
    for (const entry of this.top) if (!this.base.has(entry[0])) yield entry;
  }

  *keys(): MapIterator<Key> {
    for (const [key] of this.entries()) yield key;
  }

  *values(): MapIterator<Value> {
    for (const [, value] of this.entries()) yield value;
  }

  forEach(each: (value: Value, key: Key, map: ReadonlyMap<Key, Value>) => void): void {
    for (const [key, value] of this.entries()) each(value, key, this);
  }

  [Symbol.iterator](): MapIterator<[Key, Value]> {
    return this.entries();
  }
}
