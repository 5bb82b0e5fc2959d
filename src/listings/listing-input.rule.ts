import type { ContactFields } from './contact.rule.ts';

/** What a caller may say of a listing, as GraphQL coerced it: absent means "as it is", null means "none". */
export interface ListingFields {
  readonly title?: string | null;
  readonly detail?: string | null;
  readonly category?: string | null;
  readonly chain?: string | null;
  readonly stage?: string | null;
  readonly quantity?: string | null;
  readonly unit?: string | null;
  readonly minimumLot?: string | null;
  readonly divisible?: boolean | null;
  readonly availableFrom?: string | null;
  readonly availableTo?: string | null;
  readonly onlyTown?: string | null;
  readonly lat?: number | null;
  readonly lon?: number | null;
  readonly radiusMetres?: number | null;
  readonly terms?: 'FREE' | 'LOW_COST' | 'MARKET' | null;
  readonly expiresOn?: string | null;
  readonly contact?: ContactFields | null;
}

/** A listing's columns that callers set. Quantities are thousandths of the unit. */
export interface ListingColumns {
  readonly title: string;
  readonly detail: string | null;
  readonly category: string | null;
  readonly chain: string | null;
  readonly stage: string | null;
  readonly quantity: bigint | null;
  readonly unit: string | null;
  readonly minimumLot: bigint | null;
  readonly divisible: boolean;
  readonly availableFrom: string | null;
  readonly availableTo: string | null;
  readonly onlyTown: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly radiusMetres: number | null;
  readonly terms: 'FREE' | 'LOW_COST' | 'MARKET' | null;
  readonly expiresOn: string | null;
  /** The id of the person to call. */
  readonly contact: string | null;
}

export const emptyListing: ListingColumns = {
  title: '',
  detail: null,
  category: null,
  chain: null,
  stage: null,
  quantity: null,
  unit: null,
  minimumLot: null,
  divisible: true,
  availableFrom: null,
  availableTo: null,
  onlyTown: null,
  lat: null,
  lon: null,
  radiusMetres: null,
  terms: null,
  expiresOn: null,
  contact: null,
};

/** What is wrong with a listing, by the name of the field. */
export interface ListingFault {
  readonly code:
    | 'TITLE_MISSING'
    | 'TEXT_TOO_LONG'
    | 'QUANTITY_NOT_POSITIVE'
    | 'QUANTITY_AND_UNIT'
    | 'MINIMUM_LOT_TOO_LARGE'
    | 'WINDOW_REVERSED'
    | 'WINDOW_OVER'
    | 'AREA_INCOMPLETE';
  readonly field: string;
  readonly params: Readonly<Record<string, string | number>>;
}

const longest = { title: 200, detail: 4000 } as const;

/**
 * Lays what a caller said over what was there. Texts are trimmed; empty ones are none. `contact` is
 * the person kept for the contact that was given.
 */
export function withFields(
  before: ListingColumns,
  { contact, ...fields }: Omit<ListingFields, 'contact'> & { readonly contact?: string | null },
  thousandths: (decimal: string) => bigint,
): ListingColumns {
  const text = (given: string | null | undefined, was: string | null): string | null =>
    given === undefined ? was : (given?.trim() ?? '') === '' ? null : (given as string).trim();
  const amount = (given: string | null | undefined, was: bigint | null): bigint | null =>
    given === undefined ? was : given === null ? null : thousandths(given);
  const other = <Value>(given: Value | undefined, was: Value): Value =>
    given === undefined ? was : given;
  return {
    title: text(fields.title, before.title) ?? '',
    detail: text(fields.detail, before.detail),
    category: other(fields.category, before.category),
    chain: other(fields.chain, before.chain),
    stage: other(fields.stage, before.stage),
    quantity: amount(fields.quantity, before.quantity),
    unit: other(fields.unit, before.unit),
    minimumLot: amount(fields.minimumLot, before.minimumLot),
    divisible: fields.divisible ?? before.divisible,
    availableFrom: other(fields.availableFrom, before.availableFrom),
    availableTo: other(fields.availableTo, before.availableTo),
    onlyTown: other(fields.onlyTown, before.onlyTown),
    lat: other(fields.lat, before.lat),
    lon: other(fields.lon, before.lon),
    radiusMetres: other(fields.radiusMetres, before.radiusMetres),
    terms: other(fields.terms, before.terms),
    expiresOn: other(fields.expiresOn, before.expiresOn),
    contact: other(contact, before.contact),
  };
}

/** Everything that is wrong with a listing at once. `today` is the district's day. */
export function listingFaults(listing: ListingColumns, today: string): ListingFault[] {
  const faults: ListingFault[] = [];
  const fault = (
    code: ListingFault['code'],
    field: string,
    params: ListingFault['params'] = {},
  ): void => void faults.push({ code, field, params });
  if (listing.title === '') fault('TITLE_MISSING', 'title');
  for (const field of ['title', 'detail'] as const) {
    const length = listing[field]?.length ?? 0;
    if (length > longest[field]) fault('TEXT_TOO_LONG', field, { length, most: longest[field] });
  }
  if (listing.quantity !== null && listing.quantity <= 0n)
    fault('QUANTITY_NOT_POSITIVE', 'quantity');
  if ((listing.quantity === null) !== (listing.unit === null)) {
    fault('QUANTITY_AND_UNIT', listing.quantity === null ? 'quantity' : 'unit');
  }
  if (listing.minimumLot !== null) {
    if (listing.minimumLot <= 0n) fault('QUANTITY_NOT_POSITIVE', 'minimumLot');
    else if (listing.quantity === null || listing.minimumLot > listing.quantity)
      fault('MINIMUM_LOT_TOO_LARGE', 'minimumLot');
  }
  const { availableFrom: from, availableTo: to } = listing;
  if (from !== null && to !== null && from > to)
    fault('WINDOW_REVERSED', 'availableTo', { from, to });
  else if (to !== null && to < today) fault('WINDOW_OVER', 'availableTo', { to });
  const areaParts = [listing.lat, listing.lon].filter((part) => part !== null).length;
  if (
    areaParts === 1 ||
    (listing.lat !== null && (Math.abs(listing.lat) > 90 || Math.abs(listing.lon ?? 0) > 180))
  ) {
    fault('AREA_INCOMPLETE', 'serviceArea');
  }
  if (listing.radiusMetres !== null && listing.radiusMetres <= 0)
    fault('QUANTITY_NOT_POSITIVE', 'radiusMetres');
  return faults;
}

/** A formatter takes some 50 kB outside V8's heap and is seldom let go: 50,000 rows of a ledger made 1 GB of them. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** The district's calendar day of an instant, `YYYY-MM-DD`. */
export function dayIn(timeZone: string, now: Date): string {
  let format = dayFormats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    dayFormats.set(timeZone, format);
  }
  return format.format(now);
}

/** Days a listing holds without being confirmed, where its owner set no end. */
const daysValid = 180;

/** The day a listing expires: its own, else the end of its window, else half a year on. */
export function expiryOf(listing: ListingColumns, today: string): string {
  if (listing.expiresOn !== null) return listing.expiresOn;
  if (listing.availableTo !== null) return listing.availableTo;
  return new Date(Date.parse(`${today}T00:00:00Z`) + daysValid * 86_400_000)
    .toISOString()
    .slice(0, 10);
}
