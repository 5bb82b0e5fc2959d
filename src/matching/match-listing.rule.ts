import type { MatchListing } from './reading.rule.ts';

/** The columns of a listing that matching reads; quantities in thousandths, as text. */
export interface ListingColumns {
  readonly id: string;
  readonly kind: 'NEED' | 'RESOURCE';
  readonly party: string;
  readonly chain: string | null;
  readonly title: string;
  readonly detail: string | null;
  readonly quantity: string | null;
  readonly unit_name: string | null;
  readonly remaining: string | null;
  readonly minimum_lot: string | null;
  readonly divisible: boolean;
  readonly available_from: string | null;
  readonly available_to: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly radius_m: number | null;
  readonly town_name: string | null;
  readonly only_town_name: string | null;
  readonly status: string;
  readonly freshness: 'FRESH' | 'AGING' | 'STALE';
  readonly cluster: string | null;
}

/** A stored listing as the matching rules take it: decimals, kilometres, the unit by its Chinese name. */
export function matchListingOf(row: ListingColumns): MatchListing {
  return {
    id: row.id,
    kind: row.kind,
    partyId: row.party,
    chain: row.chain,
    title: row.title,
    detail: row.detail,
    quantity: decimal(row.quantity),
    unit: row.unit_name,
    remaining: decimal(row.remaining),
    minimumLot: decimal(row.minimum_lot),
    divisible: row.divisible,
    availableFrom: row.available_from,
    availableTo: row.available_to,
    lat: row.lat,
    lon: row.lon,
    maxKm: row.radius_m === null ? null : row.radius_m / 1000,
    town: row.town_name,
    onlyTown: row.only_town_name,
    status: row.status,
    freshness: row.freshness,
    groups: row.cluster === null ? [] : [row.cluster],
  };
}

function decimal(thousandths: string | null): string | null {
  return thousandths === null ? null : String(Number(thousandths) / 1000);
}
