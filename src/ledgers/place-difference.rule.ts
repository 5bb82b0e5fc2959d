/** What of a party or village a ledger may change. */
export interface PlaceRow {
  readonly name: string;
  readonly town: string | null;
  readonly cluster: string | null;
  readonly strength: string | null;
  readonly code: string | null;
  readonly about: string | null;
  readonly organizationKind: string | null;
  readonly aliases: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
}

/** Columns that a row may change; a name is what it is found by, so it stays. */
export const placeColumns = [
  'town',
  'cluster',
  'strength',
  'code',
  'about',
  'organizationKind',
  'lat',
  'lon',
] as const;

type Said = Readonly<Record<string, string | number | boolean | null>>;

/** Other names in one cell, parted by any mark. */
export function aliasesIn(text: string): string[] {
  return [...new Set(text.split(/[、,，;；/\n]/).map((part) => part.trim()))].filter(
    (part) => part !== '',
  );
}

/** Whether the row says something else than what stands there; what it does not say stays. */
export function placeDiffers(there: PlaceRow, said: Said): boolean {
  if (placeColumns.some((column) => said[column] !== undefined && said[column] !== there[column]))
    return true;
  const aliases = typeof said['aliases'] === 'string' ? aliasesIn(said['aliases']) : [];
  const known = aliasesIn(there.aliases ?? '');
  return aliases.some((alias) => !known.includes(alias));
}
