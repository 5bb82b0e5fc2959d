import type { CounterChange, NewEvent } from '../platform/events/event.rule.ts';

declare module '../platform/events/event.rule.ts' {
  interface EventDetails {
    listingAdded: Record<string, never>;
    /** Which columns changed. */
    listingChanged: { readonly fields: readonly string[] };
    listingWithdrawn: Record<string, never>;
    listingRenewed: Record<string, never>;
    listingConfirmed: Record<string, never>;
    listingExpired: Record<string, never>;
    listingFulfilled: Record<string, never>;
  }
}

/** The events by which a listing's pairings may change. */
export const listingEvents = [
  'listingAdded',
  'listingChanged',
  'listingWithdrawn',
  'listingRenewed',
  'listingConfirmed',
  'listingExpired',
  'listingFulfilled',
] as const;
export type ListingEventType = (typeof listingEvents)[number];

/** What events and counters say of a listing. */
export interface CountedListing {
  readonly id: string;
  readonly kind: 'NEED' | 'RESOURCE';
  readonly party: string;
  readonly town: string | null;
  readonly chain: string | null;
  readonly category: string | null;
  readonly status: string;
}

/** The event of one listing. */
export function listingEvent<Type extends ListingEventType>(
  type: Type,
  cause: string,
  listing: CountedListing,
  detail: NewEvent<Type>['detail'],
): NewEvent<Type> {
  return {
    type,
    cause,
    party: listing.party,
    town: listing.town,
    chain: listing.chain,
    category: listing.category,
    listingKind: listing.kind,
    ...(listing.kind === 'NEED' ? { need: listing.id } : { resource: listing.id }),
    detail,
  };
}

/** The counters a listing stands in: `need.all`, and `need.open` while it is open, at each scope. */
export function listingCounters(listing: CountedListing, by: 1 | -1): CounterChange[] {
  const name = listing.kind.toLowerCase();
  const metrics = listing.status === 'OPEN' ? [`${name}.all`, `${name}.open`] : [`${name}.all`];
  const scopes: readonly (readonly [CounterChange['scope'], string | null])[] = [
    ['DISTRICT', ''],
    ['CHAIN', listing.chain],
    ['TOWN', listing.town],
    ['PARTY', listing.party],
    ['CATEGORY', listing.category],
  ];
  return scopes.flatMap(([scope, subject]) =>
    subject === null ? [] : metrics.map((metric) => ({ scope, subject, metric, by })),
  );
}
