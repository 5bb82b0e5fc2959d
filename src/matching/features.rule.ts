/**
 * What is stored beside a listing so that a pair can be scored without reading any text again.
 * JSON-serialisable. Everything comes from stored columns; nothing depends on the day it was made.
 */
import type { Amount, Frame, MatchListing, Reading, Side } from './reading.rule.ts';
import type { Lexicon } from './lexicon.rule.ts';
import { amountOf } from './amount.rule.ts';

/** A listing prepared for scoring. `remaining`, `status`, `freshness` and `groups` change often: see {@link withState}. */
export interface MatchFeatures {
  readonly id: string;
  readonly kind: Side;
  readonly title: string;
  readonly frames: readonly Frame[];
  readonly amount: Amount | null;
  readonly minimumLot: Amount | null;
  readonly divisible: boolean;
  /** Day numbers since 1970-01-01, inclusive; null = open. */
  readonly from: number | null;
  readonly to: number | null;
  readonly price: Reading['price'];
  /** Sorted characters and pairs; how much each says is the lexicon's to know. */
  readonly grams: readonly string[];
  readonly lat: number | null;
  readonly lon: number | null;
  readonly town: string | null;
  readonly maxKm: number | null;
  readonly onlyTown: string | null;
  readonly chain: string | null;
  readonly partyId: string | null;
  readonly open: boolean;
  readonly freshness: 'FRESH' | 'AGING' | 'STALE' | null;
  readonly groups: readonly string[];
}

/** The part of a listing's state that changes without its text changing. */
export type ListingState = Partial<
  Pick<MatchListing, 'remaining' | 'status' | 'freshness' | 'groups'>
>;

/** Days since 1970-01-01 of a `YYYY-MM-DD`. */
export function dayNumber(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000);
}

/** Prepares a listing for scoring from its reading and its columns. Pure; equal input gives equal output. */
export function prepare(reading: Reading, listing: MatchListing, lexicon: Lexicon): MatchFeatures {
  const lot =
    listing.minimumLot != null && listing.unit != null
      ? amountOf(listing.minimumLot, listing.unit, lexicon, reading.amount?.role ?? 'STUFF')
      : reading.minimumLot;
  const from = listing.availableFrom ?? reading.window.from;
  const to = listing.availableTo ?? reading.window.to;
  return withState(
    {
      id: listing.id,
      kind: listing.kind,
      title: listing.title,
      frames: reading.frames,
      amount: reading.amount,
      minimumLot: lot,
      // The column is true where nobody said anything, so a text that refuses to split is believed.
      divisible: listing.divisible !== false && (reading.divisible ?? true),
      from: from == null ? null : dayNumber(from),
      to: to == null ? null : dayNumber(to),
      price: reading.price,
      grams: reading.grams,
      lat: listing.lat ?? null,
      lon: listing.lon ?? null,
      town: listing.town ?? null,
      maxKm: listing.maxKm ?? null,
      onlyTown: listing.onlyTown ?? null,
      chain: listing.chain ?? null,
      partyId: listing.partyId ?? null,
      open: true,
      freshness: null,
      groups: [],
    },
    listing,
    lexicon,
  );
}

/** The same features after capacity, status, freshness or partnerships changed; what is absent stays as it was. */
export function withState(
  features: MatchFeatures,
  state: ListingState,
  lexicon: Lexicon,
): MatchFeatures {
  const { amount } = features;
  const left =
    state.remaining != null && amount && amount.spoken !== true
      ? amountOf(state.remaining, amount.unit, lexicon, amount.role)
      : null;
  return {
    ...features,
    amount: left && amount ? { ...left, ...(amount.rate ? { rate: true } : {}) } : amount,
    open:
      state.status === undefined ? features.open : state.status === null || state.status === 'OPEN',
    freshness: state.freshness === undefined ? features.freshness : state.freshness,
    groups: state.groups ?? features.groups,
  };
}
