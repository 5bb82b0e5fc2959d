import type { ListingKind, PartyKind, SeedTable } from './row.ts';
import { seedId } from './seed-id.ts';

/** Beichen's division code, the key of all its rows. */
export const BEICHEN = '120113';

/** The id of a Beichen row by its natural key. */
export function beichenId(table: SeedTable, key: string, ordinal = 0): string {
  return seedId({ district: BEICHEN, table, key, ordinal });
}

/** The id of the listing with this `key` of needs.yaml or resources.yaml. */
export function beichenListingId(kind: ListingKind, key: string): string {
  return beichenId('listing', `${kind} ${key}`);
}

/**
 * What makes a party the same one: the official code where there is one, so that a village keeps its
 * id when its name is corrected, else kind and name.
 */
export function partyKey(party: { kind: PartyKind; name: string; code: string | null }): string {
  return `${party.kind} ${party.code ?? party.name}`;
}
