/**
 * Events are lines of the append-only log: facts in the past tense with ids, never names, phones
 * or free text. Features declare theirs by adding to `EventDetails`.
 */

/** Each event type's own facts; features extend this by declaration merging. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- extended by features
export interface EventDetails {}

export type EventType = keyof EventDetails;

/** An event before the log gives it a position. */
export interface NewEvent<Type extends EventType = EventType> {
  readonly type: Type;
  /** Why it happened: `added`, `edited`, `withdrawn`, `expired`, `lexicon`, `repeat` … */
  readonly cause: string;
  readonly party?: string | null;
  readonly otherParty?: string | null;
  readonly town?: string | null;
  readonly otherTown?: string | null;
  readonly chain?: string | null;
  readonly category?: string | null;
  readonly listingKind?: 'NEED' | 'RESOURCE' | null;
  readonly need?: string | null;
  readonly resource?: string | null;
  readonly pairing?: string | null;
  readonly score?: number | null;
  readonly detail: EventDetails[Type];
}

/** A counter to change together with the events: `value += by`. */
export interface CounterChange {
  readonly scope: 'DISTRICT' | 'CHAIN' | 'TOWN' | 'PARTY' | 'CATEGORY';
  /** The chain's, town's, party's id or the category's code; empty for the district. */
  readonly subject: string;
  readonly metric: string;
  readonly by: number;
}

/** Somebody is told of an event: a line of their inbox. */
export interface Telling {
  /** The event's place among those appended together, from 0. */
  readonly event: number;
  /** The party, town or chain that is told, or `wholeDistrict`. */
  readonly recipient: string;
  /** The one account or key that is told, where it is nobody else's business. */
  readonly account: string | null;
  readonly kind: string;
  /** What it is about: an order, a pairing, a listing … */
  readonly subject: string | null;
  /** How many events of one transaction it stands for. */
  readonly count: number;
}
