/** A labelled set as the rows of a district that exists only while it is measured. */
import type {
  ChainRow,
  DistrictRow,
  ListingRow,
  PartyRow,
  TownRow,
  UnitRow,
} from '../../seeds/row.ts';
import { unitRows } from '../../seeds/taxonomy.ts';
import type { LabelledListing } from '../matching/evaluate.rule.ts';
import { newId } from '../platform/id.ts';
import type { RowBatch } from './load-rows.ts';

/** The district the set is laid out in; codes that begin with 99 are nobody's. */
export const evalDistrict = '990099';

/** The rows, in the order they go in, and which listing row a labelled listing became. */
export interface LaidOut {
  readonly batches: readonly RowBatch[];
  readonly idOf: ReadonlyMap<string, string>;
}

/**
 * Lays a labelled set out: its towns, chains and units, a party for every listing (so that nobody's
 * need meets a resource of his own by accident of the file) and the listings as they were filed.
 * @param today `YYYY-MM-DD`, the day the listings were made on
 */
export function layOut(listings: readonly LabelledListing[], today: string): LaidOut {
  const now = new Date(`${today}T04:00:00Z`);
  const units = withUnitsOf(listings);
  const towns = named(
    listings.flatMap(({ town, only_town }) => [town, only_town]),
    now,
  );
  const chains = named(
    listings.map(({ chain }) => chain),
    now,
  );
  const idOf = new Map(listings.map(({ id }) => [id, newId(now)]));
  const parties = listings.map((listing, at) => party(listing, at, towns, now));
  const batches: RowBatch[] = [
    { table: 'unit', rows: [...units.values()] },
    { table: 'district', rows: [districtRow(now)] },
    { table: 'town', rows: [...towns].map(([name, id], rank): TownRow => townRow(id, name, rank)) },
    {
      table: 'chain',
      rows: [...chains].map(([name, id], rank): ChainRow => chainRow(id, name, rank)),
    },
    { table: 'party', rows: parties },
    {
      table: 'listing',
      rows: listings.map((listing, at): ListingRow => {
        const unit = listing.quantity == null ? undefined : units.get(listing.unit ?? '');
        return {
          district: evalDistrict,
          id: idOf.get(listing.id) ?? newId(now),
          kind: listing.kind === 'need' ? 'NEED' : 'RESOURCE',
          party: parties[at]?.id ?? '',
          town: towns.get(listing.town ?? '') ?? null,
          chain: chains.get(listing.chain ?? '') ?? null,
          stage: null,
          category: null,
          title: listing.title,
          detail: listing.detail ?? null,
          quantity: unit ? thousandths(listing.quantity) : null,
          unit: unit?.code ?? null,
          reserved: 0n,
          committed: 0n,
          minimum_lot: unit ? thousandths(listing.minimum_lot) : null,
          divisible: listing.divisible ?? true,
          available_from: listing.available_from ?? null,
          available_to: listing.available_to ?? null,
          only_town: towns.get(listing.only_town ?? '') ?? null,
          lat: listing.lat ?? null,
          lon: listing.lon ?? null,
          radius_m: listing.max_km == null ? null : Math.round(listing.max_km * 1000),
          terms: null,
          contact: null,
          source: null,
          status: 'OPEN',
          freshness: 'FRESH',
          confirmed_at: now,
          expires_on: null,
          created_by: null,
          created_at: now,
          updated_at: now,
          version: 1,
          synthetic: true,
          features: null,
        };
      }),
    },
  ];
  return { batches, idOf };
}

/** The platform's units by their Chinese names, and one more for every other unit the set counts in. */
function withUnitsOf(listings: readonly LabelledListing[]): Map<string, UnitRow> {
  const units = new Map(unitRows().map((unit) => [unit.name_zh, unit]));
  for (const { unit } of listings) {
    if (unit == null || units.has(unit)) continue;
    const code = `eval-${units.size}`;
    units.set(unit, {
      code,
      dimension: code.toUpperCase(),
      name_zh: unit,
      name_en: unit,
      numerator: 1n,
      denominator: 1n,
      rank: units.size,
    });
  }
  return units;
}

function named(names: readonly (string | null | undefined)[], now: Date): Map<string, string> {
  return new Map(
    [...new Set(names.filter((name) => name != null && name !== ''))].map((name) => [
      name as string,
      newId(now),
    ]),
  );
}

const thousandths = (value: string | number | null | undefined): bigint | null =>
  value == null || !(Number(value) > 0) ? null : BigInt(Math.round(Number(value) * 1000));

function districtRow(now: Date): DistrictRow {
  return {
    district: evalDistrict,
    name: '评测区',
    city: '合成市',
    time_zone: 'Asia/Shanghai',
    published_villages: null,
    published_parties: null,
    source: null,
    synthetic: true,
    created_at: now,
  };
}

function townRow(id: string, name: string, rank: number): TownRow {
  return { district: evalDistrict, id, code: null, name, kind: 'TOWN', rank, synthetic: true };
}

function chainRow(id: string, name: string, rank: number): ChainRow {
  return {
    district: evalDistrict,
    id,
    code: `eval-${rank}`,
    name,
    about: null,
    lead_party: null,
    lead_source: null,
    source: null,
    rank,
    synthetic: true,
  };
}

function party(
  { town }: LabelledListing,
  at: number,
  towns: ReadonlyMap<string, string>,
  now: Date,
): PartyRow {
  return {
    district: evalDistrict,
    id: newId(now),
    kind: 'ENTERPRISE',
    organization_kind: null,
    name: `评测主体${at + 1}`,
    about: null,
    code: null,
    town: towns.get(town ?? '') ?? null,
    cluster: null,
    strength: null,
    lat: null,
    lon: null,
    coordinates_source: null,
    coordinates_synthetic: null,
    source: null,
    synthetic: true,
    created_at: now,
    updated_at: now,
    version: 1,
  };
}
