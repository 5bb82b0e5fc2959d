import { Migration } from '@mikro-orm/migrations';
import { behindDistrictWall } from './wall.ts';

/**
 * 撮合方案: plans over many needs at once, kept so that a preview can be read page by page and shared.
 * Lines keep the versions and amounts they were planned on: a plan is applied only where they still
 * hold. Plans nobody applied expire; applied ones stay. Fill is in millionths of a need.
 */
export class Allocation extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  `create table allocation_plan (
    district text not null references district on update no action on delete no action,
    id uuid not null,
    -- what it was asked over; null is the whole district
    chain uuid,
    town uuid,
    category text references category (code) on update no action on delete no action,
    -- weak villages' mean fill is at least so many percent of the strong ones', and at least so many percent
    floor_of_strong int check (floor_of_strong between 0 and 200),
    floor_least int check (floor_least between 0 and 100),
    -- of what was left of a resource, in percent
    cap int not null check (cap between 1 and 100),
    weights jsonb not null,
    what_ifs jsonb not null,
    state text not null check (state in ('PLANNED', 'APPLIED')),
    -- the log's position in the snapshot it was planned on
    position bigint not null,
    needs int not null,
    lines int not null,
    -- the plan beside greedy, today and what-ifs (see allocation.type.ts)
    compared jsonb not null,
    created_by uuid,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    applied_by uuid,
    applied_at timestamptz,
    version int not null,
    primary key (district, id),
    check ((state = 'APPLIED') = (applied_at is not null)),
    foreign key (district, chain) references chain (district, id) on update no action on delete no action,
    foreign key (district, town) references town (district, id) on update no action on delete no action
  )`,
  ...behindDistrictWall('allocation_plan'),
  `create index allocation_plan_by_time on allocation_plan (district, created_at desc, id desc)`,
  `create index allocation_plan_by_expiry on allocation_plan (district, state, expires_at, id)`,
  `create table allocation_line (
    district text not null,
    id uuid not null,
    plan uuid not null,
    ordinal int not null,
    need uuid not null,
    resource uuid not null,
    pairing uuid not null,
    -- of the resource in its unit, and of the need in its; null where a side says no quantity
    quantity bigint check (quantity > 0),
    unit text,
    need_quantity bigint check (need_quantity > 0),
    need_unit text,
    compared boolean not null,
    fill int not null check (fill between 0 and 1000000),
    score int not null,
    worth int not null,
    -- what it was planned on
    pairing_version int not null,
    need_version int not null,
    need_left bigint not null,
    resource_version int not null,
    resource_left bigint not null,
    work_order uuid,
    primary key (district, id),
    unique (district, plan, ordinal),
    unique (district, plan, need, resource),
    foreign key (district, plan) references allocation_plan (district, id) on update no action on delete no action,
    foreign key (district, need) references listing (district, id) on update no action on delete no action,
    foreign key (district, resource) references listing (district, id) on update no action on delete no action,
    foreign key (district, pairing) references pairing (district, id) on update no action on delete no action,
    foreign key (district, work_order) references work_order (district, id) on update no action on delete no action
  )`,
  ...behindDistrictWall('allocation_line'),
  `create index allocation_line_by_resource on allocation_line (district, plan, resource, ordinal, id)`,
  `create table allocation_need (
    district text not null,
    id uuid not null,
    plan uuid not null,
    need uuid not null,
    today int not null,
    planned int not null,
    greedy int not null,
    short boolean not null,
    reason text,
    primary key (district, id),
    unique (district, plan, need),
    foreign key (district, plan) references allocation_plan (district, id) on update no action on delete no action,
    foreign key (district, need) references listing (district, id) on update no action on delete no action
  )`,
  ...behindDistrictWall('allocation_need'),
  `create index allocation_need_by_fill on allocation_need (district, plan, planned, id)`,
  `create index allocation_need_by_reason on allocation_need (district, plan, reason, planned, id)`,
  `alter table event add column allocation_id uuid generated always as ((detail->>'allocation')::uuid) stored`,
];
