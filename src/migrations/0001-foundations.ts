import { Migration } from '@mikro-orm/migrations';
import { access, listings, log, pairings } from './0001-foundations-lists.ts';
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
