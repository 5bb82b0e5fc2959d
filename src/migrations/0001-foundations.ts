import { Migration } from '@mikro-orm/migrations';
import { behindDistrictWall, sharedByAllDistricts } from './wall.ts';

/**
 * The graph's tables. Every district table is keyed `(district, id)`; foreign keys and uniques carry
 * the district, so that row-level security walls districts off and Citus can distribute each table
 * by `district`. Hot predicates use only text, int, bigint, uuid, date and timestamptz with `=`, `<`,
 * `>`: other operators are not leakproof and lose their indexes under row-level security.
 * No column defaults that call functions: the application gives ids and times.
 */
export class Foundations extends Migration {
  override up(): void {
    for (const statement of [
      ...shared,
      ...district,
      ...places,
      ...parties,
      ...chains,
      ...listings,
      ...pairings,
      ...log,
      ...access,
    ]) {
      this.addSql(statement);
    }
  }
}

const shared = [
  `create table unit (
    code text primary key,
    dimension text not null,
    name_zh text not null,
    name_en text not null,
    -- 1 of this unit = numerator / denominator of the dimension's base unit, exactly
    numerator bigint not null check (numerator > 0),
    denominator bigint not null check (denominator > 0),
    rank int not null
  )`,
  ...sharedByAllDistricts('unit'),
  `create table category (
    code text primary key,
    parent text references category (code) on update no action on delete no action,
    name_zh text not null,
    name_en text not null,
    depth int not null,
    rank int not null,
    -- what the words of a listing of this category are usually counted in
    dimension text
  )`,
  ...sharedByAllDistricts('category'),
  `create index category_parent on category (parent, rank)`,
];

const district = [
  `create table district (
    district text primary key check (district ~ '^[0-9]{6}$'),
    name text not null,
    city text not null,
    time_zone text not null,
    published_villages int,
    published_parties int,
    source text,
    synthetic boolean not null,
    created_at timestamptz not null
  )`,
  ...behindDistrictWall('district'),
];

const places = [
  `create table town (
    district text not null references district on update no action on delete no action,
    id uuid not null,
    code text,
    name text not null,
    kind text not null check (kind in ('TOWN', 'SUBDISTRICT', 'PARK', 'FARM')),
    rank int not null,
    synthetic boolean not null,
    primary key (district, id),
    unique (district, name)
  )`,
  ...behindDistrictWall('town'),
  `create table cluster (
    district text not null,
    id uuid not null,
    town uuid not null,
    name text not null,
    theme text,
    investment_over bigint,
    source text,
    synthetic boolean not null,
    primary key (district, id),
    unique (district, name),
    foreign key (district, town) references town (district, id) on update no action on delete no action
  )`,
  ...behindDistrictWall('cluster'),
];

const parties = [
  `create table party (
    district text not null references district on update no action on delete no action,
    id uuid not null,
    kind text not null check (kind in ('VILLAGE', 'ENTERPRISE', 'ORGANIZATION')),
    organization_kind text check (organization_kind in ('DEPARTMENT', 'COOPERATIVE', 'FAMILY_FARM',
      'BANK', 'UNIVERSITY', 'INSTITUTE', 'SOCIAL_ORGANIZATION', 'MEDIA', 'GROUP', 'OTHER')),
    name text not null,
    about text,
    code text,
    town uuid,
    cluster uuid,
    strength text check (strength in ('STRONG', 'AVERAGE', 'WEAK')),
    lat double precision,
    lon double precision,
    coordinates_source text,
    coordinates_synthetic boolean,
    source text,
    synthetic boolean not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version int not null,
    primary key (district, id),
    unique (district, kind, name),
    check ((kind = 'ORGANIZATION') = (organization_kind is not null)),
    check (kind <> 'VILLAGE' or town is not null),
    check (kind = 'VILLAGE' or (strength is null and cluster is null)),
    check ((lat is null) = (lon is null) and (lat is null) = (coordinates_source is null)),
    foreign key (district, town) references town (district, id) on update no action on delete no action,
    foreign key (district, cluster) references cluster (district, id) on update no action on delete no action
  )`,
  ...behindDistrictWall('party'),
  `create index party_by_kind on party (district, kind, name, id)`,
  `create index party_by_name on party (district, name, id)`,
  `create index party_by_town on party (district, town, kind, name, id)`,
  `create index party_by_cluster on party (district, cluster, name, id)`,
  `create table party_alias (
    district text not null,
    party uuid not null,
    alias text not null,
    primary key (district, party, alias),
    foreign key (district, party) references party (district, id) on update no action on delete no action
  )`,
  ...behindDistrictWall('party_alias'),
  `create index party_alias_by_alias on party_alias (district, alias)`,
  // Personal data lives in one erasable row per person; everything else holds the id.
  `create table person (
    district text not null,
    id uuid not null,
    party uuid,
    name text not null,
    phone text,
    synthetic boolean not null,
    created_at timestamptz not null,
    primary key (district, id),
    foreign key (district, party) references party (district, id) on update no action on delete no action
  )`,
  ...behindDistrictWall('person'),
];

const chains = [
  `create table chain (
    district text not null references district on update no action on delete no action,
    id uuid not null,
    code text not null,
    name text not null,
    about text,
    lead_party uuid,
    lead_source text,
    source text,
    rank int not null,
    synthetic boolean not null,
    primary key (district, id),
    unique (district, code),
    unique (district, name),
    foreign key (district, lead_party) references party (district, id) on update no action on delete no action
  )`,
  ...behindDistrictWall('chain'),
  `create table chain_alias (
    district text not null,
    chain uuid not null,
    alias text not null,
    primary key (district, chain, alias),
    foreign key (district, chain) references chain (district, id) on update no action on delete no action
  )`,
  ...behindDistrictWall('chain_alias'),
  `create table chain_stage (
    district text not null,
    id uuid not null,
    chain uuid not null,
    name text not null,
    name_en text,
    rank int not null,
    primary key (district, id),
    unique (district, chain, name),
    foreign key (district, chain) references chain (district, id) on update no action on delete no action
  )`,
  ...behindDistrictWall('chain_stage'),
  `create index chain_stage_by_chain on chain_stage (district, chain, rank, id)`,
  `create table chain_member (
    district text not null,
    id uuid not null,
    chain uuid not null,
    party uuid not null,
    stage uuid,
    primary key (district, id),
    unique (district, chain, party),
    foreign key (district, chain) references chain (district, id) on update no action on delete no action,
    foreign key (district, party) references party (district, id) on update no action on delete no action,
    foreign key (district, stage) references chain_stage (district, id) on update no action on delete no action
  )`,
  ...behindDistrictWall('chain_member'),
  `create index chain_member_by_party on chain_member (district, party, id)`,
  `create index chain_member_by_chain on chain_member (district, chain, id)`,
];

const listings = [
  `create table listing (
    district text not null,
    id uuid not null,
    kind text not null check (kind in ('NEED', 'RESOURCE')),
    party uuid not null,
    -- the party's town, kept here so that a town's lists are one index range
    town uuid,
    chain uuid,
    stage uuid,
    category text references category (code) on update no action on delete no action,
    title text not null check (length(title) between 1 and 200),
    detail text check (length(detail) <= 4000),
    -- quantities are in thousandths of the listing's own unit
    quantity bigint check (quantity > 0),
    unit text references unit (code) on update no action on delete no action,
    reserved bigint not null check (reserved >= 0),
    committed bigint not null check (committed >= 0),
    minimum_lot bigint check (minimum_lot > 0),
    divisible boolean not null,
    available_from date,
    available_to date,
    only_town uuid,
    lat double precision,
    lon double precision,
    radius_m int check (radius_m > 0),
    terms text check (terms in ('FREE', 'LOW_COST', 'MARKET')),
    contact uuid,
    source text,
    status text not null check (status in ('OPEN', 'WITHDRAWN', 'EXPIRED', 'FULFILLED')),
    freshness text not null check (freshness in ('FRESH', 'AGING', 'STALE')),
    confirmed_at timestamptz not null,
    expires_on date,
    created_by uuid,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version int not null,
    synthetic boolean not null,
    -- what the matcher read in the text: recomputed whenever text or lexicon change
    features jsonb,
    primary key (district, id),
    check ((quantity is null) = (unit is null)),
    check (reserved + committed <= coalesce(quantity, 0)),
    check (available_from is null or available_to is null or available_from <= available_to),
    check ((lat is null) = (lon is null)),
    foreign key (district, party) references party (district, id) on update no action on delete no action,
    foreign key (district, town) references town (district, id) on update no action on delete no action,
    foreign key (district, only_town) references town (district, id) on update no action on delete no action,
    foreign key (district, chain) references chain (district, id) on update no action on delete no action,
    foreign key (district, stage) references chain_stage (district, id) on update no action on delete no action,
    foreign key (district, contact) references person (district, id) on update no action on delete no action
  )`,
  ...behindDistrictWall('listing'),
  `create index listing_by_party on listing (district, party, kind, created_at desc, id desc)`,
  `create index listing_by_chain on listing (district, chain, kind, status, created_at desc, id desc)`,
  `create index listing_by_kind on listing (district, kind, created_at desc, id desc)`,
  `create index listing_by_status on listing (district, kind, status, created_at desc, id desc)`,
  `create index listing_by_category on listing (district, category, kind, created_at desc, id desc)`,
  `create index listing_by_town on listing (district, town, kind, created_at desc, id desc)`,
  `create index listing_by_expiry on listing (district, status, expires_on, id)`,
  `create table listing_photo (
    district text not null,
    id uuid not null,
    listing uuid not null,
    rank int not null check (rank between 1 and 3),
    media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/webp')),
    bytes bytea not null check (length(bytes) <= 512000),
    width int not null,
    height int not null,
    created_at timestamptz not null,
    primary key (district, id),
    unique (district, listing, rank),
    foreign key (district, listing) references listing (district, id) on update no action on delete no action
  )`,
  ...behindDistrictWall('listing_photo'),
  // Inverted text tables: under row-level security a btree on plain text is the index that works.
  `create table search_term (
    district text not null,
    term text not null,
    subject_kind text not null check (subject_kind in ('PARTY', 'NEED', 'RESOURCE')),
    subject uuid not null,
    primary key (district, term, subject_kind, subject)
  )`,
  ...behindDistrictWall('search_term'),
  `create index search_term_by_subject on search_term (district, subject)`,
  `create table listing_term (
    district text not null,
    term text not null,
    kind text not null check (kind in ('NEED', 'RESOURCE')),
    listing uuid not null,
    weight int not null,
    primary key (district, term, kind, listing),
    foreign key (district, listing) references listing (district, id) on update no action on delete no action
  )`,
  ...behindDistrictWall('listing_term'),
  `create index listing_term_by_listing on listing_term (district, listing)`,
];

const pairings = [
  `create table pairing (
    district text not null,
    id uuid not null,
    need uuid not null,
    resource uuid not null,
    need_party uuid not null,
    resource_party uuid not null,
    chain uuid,
    category text,
    score int not null check (score between 0 and 1000),
    parts jsonb not null,
    reasons jsonb not null,
    notify boolean not null,
    -- what of the need this resource would cover, in thousandths of the need's unit
    quantity bigint,
    state text not null check (state in ('PROPOSED', 'TAKEN_UP', 'DECLINED', 'WITHDRAWN')),
    live boolean not null generated always as (state in ('PROPOSED', 'TAKEN_UP')) stored,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version int not null,
    primary key (district, id),
    unique (district, need, resource),
    foreign key (district, need) references listing (district, id) on update no action on delete no action,
    foreign key (district, resource) references listing (district, id) on update no action on delete no action,
    foreign key (district, need_party) references party (district, id) on update no action on delete no action,
    foreign key (district, resource_party) references party (district, id) on update no action on delete no action,
    foreign key (district, chain) references chain (district, id) on update no action on delete no action
  )`,
  ...behindDistrictWall('pairing'),
  `create index pairing_by_need on pairing (district, need, live, score desc, id desc)`,
  `create index pairing_by_resource on pairing (district, resource, live, score desc, id desc)`,
  `create index pairing_by_need_party on pairing (district, need_party, live, created_at desc, id desc)`,
  `create index pairing_by_resource_party on pairing (district, resource_party, live, created_at desc, id desc)`,
  `create index pairing_by_chain on pairing (district, chain, live, created_at desc, id desc)`,
  `create index pairing_by_time on pairing (district, live, created_at desc, id desc)`,
];

const log = [
  // One row per district hands out event positions, so they are gapless and in commit order.
  `create table event_head (
    district text primary key references district on update no action on delete no action,
    position bigint not null
  )`,
  ...behindDistrictWall('event_head'),
  `create table event (
    district text not null,
    position bigint not null,
    id uuid not null,
    type text not null,
    cause text not null,
    -- ids only: never names, phones or free text
    actor uuid,
    party uuid,
    other_party uuid,
    town uuid,
    other_town uuid,
    chain uuid,
    category text,
    listing_kind text,
    need uuid,
    resource uuid,
    pairing uuid,
    score int,
    detail jsonb not null,
    occurred_at timestamptz not null,
    primary key (district, position)
  )`,
  ...behindDistrictWall('event', 'select, insert'),
  // Counters are kept in the transaction that changes what they count (see platform/events).
  `create table counter (
    district text not null,
    scope text not null check (scope in ('DISTRICT', 'CHAIN', 'TOWN', 'PARTY', 'CATEGORY')),
    subject text not null,
    metric text not null,
    value bigint not null,
    primary key (district, scope, subject, metric)
  )`,
  ...behindDistrictWall('counter'),
  // What each reader of the log has worked through.
  `create table event_reader (
    district text not null,
    name text not null,
    position bigint not null,
    primary key (district, name)
  )`,
  ...behindDistrictWall('event_reader'),
  `create table idempotency (
    district text not null,
    viewer uuid not null,
    mutation text not null,
    key uuid not null,
    body_hash text not null,
    result jsonb,
    created_at timestamptz not null,
    primary key (district, viewer, mutation, key)
  )`,
  ...behindDistrictWall('idempotency'),
  `create index idempotency_by_age on idempotency (district, created_at)`,
];

const access = [
  `create table account (
    district text not null references district on update no action on delete no action,
    id uuid not null,
    name text not null,
    person uuid,
    role text not null check (role in ('DISTRICT_ADMIN', 'CHAIN_LEAD', 'TOWN', 'VILLAGE', 'PARTY',
      'GRID', 'AUDITOR', 'READER')),
    town uuid,
    party uuid,
    chain uuid,
    password_hash text,
    demo boolean not null,
    failed_attempts int not null,
    locked_until timestamptz,
    disabled_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (district, id),
    unique (district, name),
    foreign key (district, person) references person (district, id) on update no action on delete no action,
    foreign key (district, town) references town (district, id) on update no action on delete no action,
    foreign key (district, party) references party (district, id) on update no action on delete no action,
    foreign key (district, chain) references chain (district, id) on update no action on delete no action
  )`,
  ...behindDistrictWall('account'),
  `create table session (
    district text not null,
    id uuid not null,
    account uuid not null,
    secret_hash text not null,
    created_at timestamptz not null,
    used_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    primary key (district, id),
    foreign key (district, account) references account (district, id) on update no action on delete no action
  )`,
  ...behindDistrictWall('session'),
  `create index session_by_account on session (district, account)`,
  `create table api_key (
    district text not null references district on update no action on delete no action,
    id uuid not null,
    name text not null,
    secret_hash text not null,
    role text not null check (role in ('DISTRICT_ADMIN', 'CHAIN_LEAD', 'TOWN', 'VILLAGE', 'PARTY',
      'GRID', 'AUDITOR', 'READER')),
    town uuid,
    party uuid,
    chain uuid,
    demo boolean not null,
    created_at timestamptz not null,
    expires_at timestamptz,
    revoked_at timestamptz,
    primary key (district, id),
    foreign key (district, town) references town (district, id) on update no action on delete no action,
    foreign key (district, party) references party (district, id) on update no action on delete no action,
    foreign key (district, chain) references chain (district, id) on update no action on delete no action
  )`,
  ...behindDistrictWall('api_key'),
];
