/**
 * The rows the seeds build: one interface per table, its keys exactly the migration's columns.
 * Instants are Date, dates are `YYYY-MM-DD`, bigint columns are bigint, quantities of listings and
 * pairings are thousandths of the unit. Columns the database makes itself (`live`) are left out.
 */
export interface UnitRow {
  code: string;
  dimension: string;
  name_zh: string;
  name_en: string;
  numerator: bigint;
  denominator: bigint;
  rank: number;
}

export interface CategoryRow {
  code: string;
  parent: string | null;
  name_zh: string;
  name_en: string;
  /** 1 for a field, 2 for a thing in it. */
  depth: number;
  rank: number;
  dimension: string | null;
}

export interface DistrictRow {
  district: string;
  name: string;
  city: string;
  time_zone: string;
  published_villages: number | null;
  published_parties: number | null;
  source: string | null;
  synthetic: boolean;
  created_at: Date;
}

export type TownKind = 'TOWN' | 'SUBDISTRICT' | 'PARK' | 'FARM';

export interface TownRow {
  district: string;
  id: string;
  code: string | null;
  name: string;
  kind: TownKind;
  rank: number;
  synthetic: boolean;
}

export interface ClusterRow {
  district: string;
  id: string;
  town: string;
  name: string;
  theme: string | null;
  /** "More than", in whole yuan, as published. */
  investment_over: bigint | null;
  source: string | null;
  synthetic: boolean;
}

export type PartyKind = 'VILLAGE' | 'ENTERPRISE' | 'ORGANIZATION';
export type OrganizationKind =
  | 'DEPARTMENT'
  | 'COOPERATIVE'
  | 'FAMILY_FARM'
  | 'BANK'
  | 'UNIVERSITY'
  | 'INSTITUTE'
  | 'SOCIAL_ORGANIZATION'
  | 'MEDIA'
  | 'GROUP'
  | 'OTHER';
export type Strength = 'STRONG' | 'AVERAGE' | 'WEAK';

export interface PartyRow {
  district: string;
  id: string;
  kind: PartyKind;
  organization_kind: OrganizationKind | null;
  name: string;
  about: string | null;
  code: string | null;
  town: string | null;
  cluster: string | null;
  strength: Strength | null;
  lat: number | null;
  lon: number | null;
  coordinates_source: string | null;
  coordinates_synthetic: boolean | null;
  source: string | null;
  synthetic: boolean;
  created_at: Date;
  updated_at: Date;
  version: number;
}

export interface PartyAliasRow {
  district: string;
  party: string;
  alias: string;
}

/** Seeded contacts are offices, never people: no phone is ever made up. */
export interface PersonRow {
  district: string;
  id: string;
  party: string | null;
  name: string;
  phone: null;
  synthetic: boolean;
  created_at: Date;
}

export interface ChainRow {
  district: string;
  id: string;
  code: string;
  name: string;
  about: string | null;
  lead_party: string | null;
  lead_source: string | null;
  source: string | null;
  rank: number;
  synthetic: boolean;
}

export interface ChainAliasRow {
  district: string;
  chain: string;
  alias: string;
}

export interface ChainStageRow {
  district: string;
  id: string;
  chain: string;
  name: string;
  name_en: string | null;
  rank: number;
}

export interface ChainMemberRow {
  district: string;
  id: string;
  chain: string;
  party: string;
  stage: string | null;
}

export type ListingKind = 'NEED' | 'RESOURCE';
export type Terms = 'FREE' | 'LOW_COST' | 'MARKET';

export interface ListingRow {
  district: string;
  id: string;
  kind: ListingKind;
  party: string;
  town: string | null;
  chain: string | null;
  stage: string | null;
  category: string | null;
  title: string;
  detail: string | null;
  quantity: bigint | null;
  unit: string | null;
  reserved: bigint;
  committed: bigint;
  minimum_lot: bigint | null;
  divisible: boolean;
  available_from: string | null;
  available_to: string | null;
  only_town: string | null;
  lat: number | null;
  lon: number | null;
  radius_m: number | null;
  terms: Terms | null;
  contact: string | null;
  source: string | null;
  status: 'OPEN' | 'WITHDRAWN' | 'EXPIRED' | 'FULFILLED';
  freshness: 'FRESH' | 'AGING' | 'STALE';
  confirmed_at: Date;
  expires_on: string | null;
  created_by: string | null;
  created_at: Date;
  updated_at: Date;
  version: number;
  synthetic: boolean;
  /** What the matcher reads in the text: filled by the loader, which has the lexicon. */
  features: null;
}

export interface PairingRow {
  district: string;
  id: string;
  need: string;
  resource: string;
  need_party: string;
  resource_party: string;
  chain: string | null;
  category: string | null;
  score: number;
  parts: Readonly<Record<string, number>>;
  reasons: readonly { readonly code: string; readonly zh: string; readonly en: string }[];
  notify: boolean;
  quantity: bigint | null;
  state: 'PROPOSED' | 'TAKEN_UP' | 'DECLINED' | 'WITHDRAWN';
  created_at: Date;
  updated_at: Date;
  version: number;
}

/** Every table the seeds fill, with its row. */
export interface SeedTables {
  unit: UnitRow;
  category: CategoryRow;
  district: DistrictRow;
  town: TownRow;
  cluster: ClusterRow;
  party: PartyRow;
  party_alias: PartyAliasRow;
  person: PersonRow;
  chain: ChainRow;
  chain_alias: ChainAliasRow;
  chain_stage: ChainStageRow;
  chain_member: ChainMemberRow;
  listing: ListingRow;
  pairing: PairingRow;
}

export type SeedTable = keyof SeedTables;

/** The order that satisfies every foreign key. */
export const SEED_ORDER = [
  'unit',
  'category',
  'district',
  'town',
  'cluster',
  'party',
  'party_alias',
  'person',
  'chain',
  'chain_alias',
  'chain_stage',
  'chain_member',
  'listing',
  'pairing',
] as const satisfies readonly SeedTable[];

/** Some rows of one table. */
export type SeedBatch = {
  [T in SeedTable]: { readonly table: T; readonly rows: SeedTables[T][] };
}[SeedTable];
