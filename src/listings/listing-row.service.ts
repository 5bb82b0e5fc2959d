import { hotStatement } from '../platform/database/preparing-client.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import type { ListingColumns } from './listing-input.rule.ts';

/** A listing as it is written for the first time: open, fresh, with nothing promised. */
export interface NewListingRow extends ListingColumns {
  readonly id: string;
  readonly kind: 'NEED' | 'RESOURCE';
  readonly party: string;
  readonly town: string | null;
}

/** Writes new listings, their columns checked before, in one statement that is not waited for. */
export function insertListings(
  unit: UnitOfWork,
  rows: readonly NewListingRow[],
  source: string | null,
): void {
  const lines = rows.map((row) => ({
    ...row,
    quantity: row.quantity?.toString() ?? null,
    minimumLot: row.minimumLot?.toString() ?? null,
  }));
  unit.send(insert, [unit.district, unit.actor, unit.now, source, JSON.stringify(lines)]);
}

const insert = hotStatement(`
  insert into listing (district, id, kind, party, town, chain, stage, category, title, detail, quantity, unit,
    reserved, committed, minimum_lot, divisible, available_from, available_to, only_town, lat, lon, radius_m,
    terms, contact, source, status, freshness, confirmed_at, expires_on, created_by, created_at, updated_at,
    version, synthetic)
  select $1, r.id, r.kind, r.party, r.town, r.chain, r.stage, r.category, r.title, r.detail, r.quantity, r.unit,
    0, 0, r."minimumLot", r.divisible, r."availableFrom", r."availableTo", r."onlyTown", r.lat, r.lon,
    r."radiusMetres", r.terms, r.contact, $4::text, 'OPEN', 'FRESH', $3::timestamptz, r."expiresOn", $2::uuid,
    $3::timestamptz, $3::timestamptz, 1, false
  from jsonb_to_recordset($5::jsonb) as r(id uuid, kind text, party uuid, town uuid, chain uuid, stage uuid,
    category text, title text, detail text, quantity bigint, unit text, "minimumLot" bigint, divisible boolean,
    "availableFrom" date, "availableTo" date, "onlyTown" uuid, lat double precision, lon double precision,
    "radiusMetres" int, terms text, contact uuid, "expiresOn" date)`);
