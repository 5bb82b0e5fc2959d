/** What the matcher understood from one entry, and what it hands on: the shared vocabulary of the matching rules. */
import type { Flow } from './concept.rule.ts';

/** The list an entry was filed in. */
export type Side = 'NEED' | 'RESOURCE';

/** What a person typed. Numbers are decimal strings; dates are `YYYY-MM-DD`. */
export interface Entry {
  readonly title: string;
  readonly detail?: string | null;
  readonly kind?: Side | null;
  readonly quantity?: string | null;
  readonly unit?: string | null;
  readonly availableFrom?: string | null;
  readonly availableTo?: string | null;
}

/** Where something stands in `title\ndetail` after normalisation: start inclusive, end exclusive. */
export type Span = readonly [start: number, end: number];

/** A concept or an action found in the text. */
export interface Mention {
  readonly code: string;
  /** 0..1: how much the entry is about it. */
  readonly weight: number;
  readonly span: Span;
  /** The word as written when it was read as a typing slip of a lexicon word. */
  readonly typo?: string;
}

/** One thing the entry asks for or hands out. The unit of matching: two frames match when one gives what the other takes. */
export interface Frame {
  readonly act: string;
  readonly concept: string;
  readonly flow: Flow;
  /** 0..1; the strongest frame of an entry has 1. */
  readonly weight: number;
  /** Through which outlet produce goes, where one was named. */
  readonly via?: string;
}

/** A quantity range: `min`..`max` in `unit`, and the same in the base unit of its dimension (kg, m², 元, …). */
export interface Amount {
  readonly min: number;
  readonly max: number;
  /** The unit's code, and its names for sentences. */
  readonly unit: string;
  readonly unitZh: string;
  readonly unitEn: string;
  readonly dimension: string;
  readonly baseMin: number;
  readonly baseMax: number;
  /** What is counted: the stuff itself, what it serves (heads, or the land it is for), or the people who do it. Heads compare only in like roles. */
  readonly role: 'STUFF' | 'SERVED' | 'PROVIDERS';
  /** Per day, per time or per village: not the total. */
  readonly rate?: boolean;
  /** Read from the text because the listing counts in a unit nobody knows: what is left of it is not counted in this one. */
  readonly spoken?: boolean;
}

/** An inclusive window of days; an open end is null. `approximate` when read from words like 开春. */
export interface Window {
  readonly from: string | null;
  readonly to: string | null;
  readonly approximate: boolean;
}

/** Something the cadre should be asked, in both languages. `code` is stable. */
export interface Question {
  readonly code: 'SIDE' | 'QUANTITY' | 'UNIT' | 'WINDOW' | 'SUBJECT' | 'TYPO';
  readonly zh: string;
  readonly en: string;
}

/** What was understood from one entry. */
export interface Reading {
  readonly side: Side;
  /** 0..1: how sure the side is. */
  readonly sideConfidence: number;
  /** The text says the other list than the one it was filed in. */
  readonly misfiled: boolean;
  readonly objects: readonly Mention[];
  readonly actions: readonly Mention[];
  readonly frames: readonly Frame[];
  readonly amount: Amount | null;
  /** The smallest quantity the owner will deal in, and whether it can be split; null = not said. */
  readonly minimumLot: Amount | null;
  readonly divisible: boolean | null;
  readonly window: Window;
  readonly price: 'FREE' | 'LOW_COST' | 'MARKET' | null;
  /** Places named in the text: 本镇, 全区, 西堤头周边. */
  readonly placeHints: readonly string[];
  /** Category codes, best first. */
  readonly categories: readonly string[];
  readonly questions: readonly Question[];
  /** Characters and character pairs of the content, sorted, for the text part of the score. */
  readonly grams: readonly string[];
  /** The most telling pairs, those the lexicon does not know first: how an entry is found when its words are strange. */
  readonly rareGrams: readonly string[];
}

/** One listing as matching sees it: stored columns only. Numbers that are money or stuff are decimal strings. */
export interface MatchListing extends Entry {
  readonly id: string;
  readonly kind: Side;
  /** What is left of a resource (or still short of a need), in the listing's unit; absent = the whole quantity. */
  readonly remaining?: string | null;
  readonly minimumLot?: string | null;
  readonly divisible?: boolean | null;
  readonly lat?: number | null;
  readonly lon?: number | null;
  readonly town?: string | null;
  readonly maxKm?: number | null;
  /** Eligible: only the other sides of this town. */
  readonly onlyTown?: string | null;
  readonly chain?: string | null;
  readonly partyId?: string | null;
  /** Anything but `OPEN` never pairs. */
  readonly status?: string | null;
  readonly freshness?: 'FRESH' | 'AGING' | 'STALE' | null;
  /** Ids of the partnerships and clusters its party belongs to. */
  readonly groups?: readonly string[];
}
