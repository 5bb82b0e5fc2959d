/**
 * The parts of the knowledge that matching stands on, compiled by `lexicon.rule.ts` from the reviewable text files in `seeds/lexicon/`
 * (their format is described in `seeds/lexicon/README.md`). Pure: texts in, lexicon out.
 *
 * Words used here:
 * - concept: one *thing* that can be had or needed (a crop, a machine, a skill, a service, a kind of guest); codes are
 *   dotted paths, the path is the hierarchy (`crop.vegetable.radish` is a `crop.vegetable`);
 * - action: what is done with it (trade, rent, train, repair, build, …);
 * - sense: what one written word may mean: a concept (perhaps with its own action), an action, or a cue;
 * - flow: who moves it: `GIVE` the owner of the entry hands it out, `TAKE` the owner wants it.
 */
/** Who moves the thing: the owner of the entry gives it, or wants to take it. */
export type Flow = 'GIVE' | 'TAKE';

/**
 * What sort of thing a concept is; it decides the default reading of a bare mention.
 * `produce` is sold by villages, `outlet` is whoever buys or sells it for them (an outlet given = produce taken).
 */
export type ConceptClass =
  | 'produce'
  | 'outlet'
  | 'good'
  | 'machine'
  | 'space'
  | 'service'
  | 'skill'
  | 'person'
  | 'labour'
  | 'money'
  | 'host';

/** One thing that can be had or needed. */
export interface Concept {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly class: ConceptClass;
  /** The action meant when none is written. */
  readonly act: string;
  /** Nearest first; excludes the concept itself. */
  readonly ancestors: readonly string[];
}

/** One thing that can be done; `market` actions change hands, `service` actions are done for someone. */
export interface Action {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly mode: 'market' | 'service';
  /** The higher wins where one clause holds several actions. */
  readonly rank: number;
  /** The concept meant when the action stands alone, or its object is only what it is done to (运白菜 = transport). */
  readonly topic?: string;
}

/** What one written word may mean. `flip`: the word names the other party (销路 is who takes the produce). */
export type Sense =
  | {
      readonly type: 'object';
      readonly code: string;
      readonly act?: string;
      readonly flow?: Flow;
      readonly flip?: boolean;
    }
  | { readonly type: 'action'; readonly code: string; readonly flow?: Flow }
  | { readonly type: 'cue'; readonly kind: string };

/** A unit word with its exact factor to the base unit of its dimension. */
export interface Unit {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly dimension: string;
  readonly numerator: number;
  readonly denominator: number;
}

/** One shelf of the category tree shown to people: two levels, object × action. */
export interface Category {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly parent: string | null;
  /** `[action or '*', concept prefix or '*']`: the frames that belong here. */
  readonly matches: readonly (readonly [string, string])[];
}

/**
 * A trouble as people tell it, whatever stands between its words: 鱼 + 往上浮 asks for a fish doctor. It fires where each
 * group has one of its words in the text and none of `unless` stands there.
 */
export interface Scene {
  /** The list it is told in; null = either. */
  readonly side: 'NEED' | 'RESOURCE' | null;
  /** `@produce.fruit` is any word of that branch; everything else is taken as written. */
  readonly groups: readonly (readonly string[])[];
  readonly unless: readonly string[];
  readonly act: string;
  /** `@` is the concept that a branch of the groups met. */
  readonly concept: string;
  /** Absent: as usual in the list the entry stands in. */
  readonly flow?: Flow;
}

/** A named stretch of the year, as `MM-DD` bounds; `to` before `from` runs into the next year. */
export interface Season {
  readonly word: string;
  readonly from: string;
  readonly to: string;
}

/** Compiled knowledge. Build it once with {@link parseLexicon}; it is never changed afterwards. */
export interface Lexicon {
  readonly version: string;
  readonly concepts: ReadonlyMap<string, Concept>;
  readonly actions: ReadonlyMap<string, Action>;
  readonly categories: readonly Category[];
  readonly words: ReadonlyMap<string, readonly Sense[]>;
  /** Longest word by its first character, so that segmentation tries no more than it must. */
  readonly longest: ReadonlyMap<string, number>;
  readonly units: ReadonlyMap<string, Unit>;
  readonly unitWords: ReadonlyMap<string, string>;
  readonly seasons: readonly Season[];
  readonly scenes: readonly Scene[];
  /** Character → toneless syllables. */
  readonly pinyin: ReadonlyMap<string, readonly string[]>;
  /**
   * Pinyin key of a word → the words so pronounced (for typing slips), spaces between them: nearly all are
   * one, and 37,000 lists of one took 9 of the lexicon's 22 MB.
   */
  readonly homophones: ReadonlyMap<string, string>;
  /** Character → characters that look like it. */
  readonly lookalikes: ReadonlyMap<string, string>;
  /** `a|b` (sorted) → how near two actions are, 0..1; absent = 0. */
  readonly actionNear: ReadonlyMap<string, number>;
  /** `a|b` (sorted concept codes) → how near, 0..1; 0 is an exclusion. */
  readonly conceptNear: ReadonlyMap<string, number>;
  /** Concept → concepts it has a declared nearness with. */
  readonly neighbours: ReadonlyMap<string, readonly string[]>;
  /** `act:concept` pairs that stand for each other, sorted `a|b` → 0..1. */
  readonly frameNear: ReadonlyMap<string, number>;
  /** `act:concept` → the frames that stand for it. */
  readonly frameNeighbours: ReadonlyMap<string, readonly string[]>;
  /** The same for frames of one flow: who wants straw taken away (TAKE service) answers who wants straw (TAKE goods). */
  readonly mirrorNear: ReadonlyMap<string, number>;
  readonly mirrorNeighbours: ReadonlyMap<string, readonly string[]>;
  /** Character or pair → how rare it is in general Chinese: minus the decimal logarithm of its share. */
  readonly rarity: ReadonlyMap<string, number>;
  /** Pair of characters → the concept most of the words that hold it belong to. */
  readonly pairs: ReadonlyMap<string, string>;
}

/** The sorted key of an unordered pair. */
export function pairKey(a: string, b: string): string {
  return a < b ? `${a}|${b}` : `${b}|${a}`;
}
