import { Migration } from '@mikro-orm/migrations';
import { behindDistrictWall } from './wall.ts';

/**
 * Orders: what is taken up, step by step, who holds it and since when, what was handed over.
 * Steps and deliveries are only ever added. Quantities are thousandths.
 */
export class Orders extends Migration {
  override up(): void {
    for (const statement of [...rules, ...listings, ...orders, ...pairings, ...events])
      this.addSql(statement);
  }
}

const listings = [
  // What was handed over of what is committed. The default serves the rows there are and loaders that do not say it.
  `alter table listing add column delivered bigint not null default 0 check (delivered >= 0 and delivered <= committed)`,
  // Under which mechanism it is offered or raised; none is the usual life of an order.
  `alter table listing add column mechanism text,
     add foreign key (district, mechanism) references mechanism (district, code) on update no action on delete no action`,
  `create index listing_by_mechanism on listing (district, mechanism, kind, created_at desc, id desc) where mechanism is not null`,
];

const rules = [
  // Another life than the usual one, as a district keeps it: which action leads where and who may.
  `create table mechanism (
    district text not null references district on update no action on delete no action,
    code text not null,
    name_zh text not null,
    name_en text not null,
    about text,
    -- [{from, action, to, who: []}], checked when it is written (see order-transition.rule.ts)
    routes jsonb not null,
    source text,
    rank int not null,
    synthetic boolean not null,
    primary key (district, code)
  )`,
  ...behindDistrictWall('mechanism'),
  // How many working days a step has. A district that says nothing gets the usual ones.
  `create table order_deadline (
    district text not null references district on update no action on delete no action,
    mechanism text not null,
    state text not null,
    warn_days int not null check (warn_days >= 0),
    due_days int not null check (due_days >= warn_days and due_days between 1 and 400),
    primary key (district, mechanism, state)
  )`,
  ...behindDistrictWall('order_deadline'),
  // Days that break the rule of the week: holidays, and weekend days that are worked.
  `create table holiday (
    district text not null references district on update no action on delete no action,
    day date not null,
    worked boolean not null,
    name text not null,
    source text,
    primary key (district, day)
  )`,
  ...behindDistrictWall('holiday'),
];

const states = `('PLACED', 'HANDED_OVER', 'DISPATCHED', 'ACCEPTED', 'DELIVERED', 'RATED', 'DECLINED', 'CANCELLED', 'UNMATCHED')`;

const orders = [
  `create table work_order (
    district text not null,
    id uuid not null,
    pairing uuid,
    need uuid,
    resource uuid,
    need_party uuid not null,
    need_town uuid,
    resource_party uuid,
    resource_town uuid,
    chain uuid,
    stage uuid,
    category text,
    mechanism text not null,
    coordinator uuid,
    state text not null check (state in ${states}),
    -- how it stands in the ledger of its listings (see ledger.rule.ts)
    standing text not null check (standing in ('NONE', 'RESERVED', 'COMMITTED', 'DONE', 'RETURNED')),
    quantity bigint check (quantity > 0),
    unit text references unit (code) on update no action on delete no action,
    -- whether the quantity is booked in the resource's ledger; it is then in the resource's unit
    counted boolean not null,
    -- what it covers of the need, in the need's unit
    need_quantity bigint check (need_quantity > 0),
    delivered bigint not null check (delivered >= 0),
    need_delivered bigint not null check (need_delivered >= 0),
    deliveries int not null,
    rating int check (rating between 1 and 5),
    note text check (length(note) <= 2000),
    holder text not null check (holder in ('NEED_SIDE', 'NEED_TOWN', 'RESOURCE_SIDE', 'CHAIN_LEAD', 'NOBODY')),
    holder_party uuid,
    holder_town uuid,
    held_since timestamptz not null,
    warn_at timestamptz,
    due_at timestamptz,
    check_at timestamptz,
    pace text not null check (pace in ('GREEN', 'YELLOW', 'RED')),
    escalation int not null check (escalation between 0 and 3),
    steps int not null,
    active boolean not null generated always as (state not in ('RATED', 'CANCELLED', 'UNMATCHED')) stored,
    synthetic boolean not null,
    created_by uuid,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version int not null,
    primary key (district, id),
    check (need is not null or resource is not null),
    check (quantity is null or delivered <= quantity),
    check (need_quantity is null or need_delivered <= need_quantity),
    check (not counted or (resource is not null and quantity is not null and unit is not null)),
    foreign key (district, pairing) references pairing (district, id) on update no action on delete no action,
    foreign key (district, need) references listing (district, id) on update no action on delete no action,
    foreign key (district, resource) references listing (district, id) on update no action on delete no action,
    foreign key (district, need_party) references party (district, id) on update no action on delete no action,
    foreign key (district, resource_party) references party (district, id) on update no action on delete no action,
    foreign key (district, coordinator) references party (district, id) on update no action on delete no action,
    foreign key (district, need_town) references town (district, id) on update no action on delete no action,
    foreign key (district, resource_town) references town (district, id) on update no action on delete no action,
    foreign key (district, chain) references chain (district, id) on update no action on delete no action,
    foreign key (district, holder_party) references party (district, id) on update no action on delete no action,
    foreign key (district, holder_town) references town (district, id) on update no action on delete no action
  )`,
  ...behindDistrictWall('work_order', 'select, insert, update'),
  `create index work_order_by_time on work_order (district, created_at desc, id desc)`,
  `create index work_order_by_state on work_order (district, state, created_at desc, id desc)`,
  `create index work_order_by_need on work_order (district, need, created_at desc, id desc)`,
  `create index work_order_by_resource on work_order (district, resource, created_at desc, id desc)`,
  `create index work_order_by_need_party on work_order (district, need_party, created_at desc, id desc)`,
  `create index work_order_by_resource_party on work_order (district, resource_party, created_at desc, id desc)`,
  `create index work_order_by_chain on work_order (district, chain, created_at desc, id desc)`,
  `create index work_order_by_pairing on work_order (district, pairing, id)`,
  `create index work_order_by_check on work_order (district, check_at, id)`,
  `create index work_order_by_holder_party on work_order (district, holder_party, holder, held_since, id)`,
  `create index work_order_by_holder_town on work_order (district, holder_town, holder, held_since, id)`,
  // One pairing is one undertaking at a time: the second of two who take it up together is told so.
  `create unique index work_order_one_active on work_order (district, pairing)
     where state not in ('RATED', 'CANCELLED', 'UNMATCHED')`,
  `create table order_step (
    district text not null,
    id uuid not null,
    work_order uuid not null,
    ordinal int not null,
    action text not null,
    from_state text,
    to_state text not null check (to_state in ${states}),
    actor uuid,
    side text,
    -- who holds it from here on
    holder text not null,
    holder_party uuid,
    holder_town uuid,
    resource uuid,
    resource_party uuid,
    reason text,
    note text check (length(note) <= 2000),
    due_at timestamptz,
    occurred_at timestamptz not null,
    primary key (district, id),
    unique (district, work_order, ordinal),
    foreign key (district, work_order) references work_order (district, id) on update no action on delete no action
  )`,
  ...behindDistrictWall('order_step', 'select, insert'),
  `create table delivery (
    district text not null,
    id uuid not null,
    work_order uuid not null,
    ordinal int not null,
    quantity bigint check (quantity > 0),
    unit text,
    need_quantity bigint,
    delivered_on date not null,
    note text check (length(note) <= 2000),
    actor uuid,
    created_at timestamptz not null,
    primary key (district, id),
    unique (district, work_order, ordinal),
    foreign key (district, work_order) references work_order (district, id) on update no action on delete no action
  )`,
  ...behindDistrictWall('delivery', 'select, insert'),
];

const pairings = [
  // Why a side said that a pairing does not fit: what the matcher is measured by. Only added to.
  `create table pairing_refusal (
    district text not null,
    id uuid not null,
    pairing uuid not null,
    side text not null check (side in ('NEED_SIDE', 'RESOURCE_SIDE')),
    reason text not null,
    note text check (length(note) <= 2000),
    actor uuid,
    created_at timestamptz not null,
    primary key (district, id),
    foreign key (district, pairing) references pairing (district, id) on update no action on delete no action
  )`,
  ...behindDistrictWall('pairing_refusal', 'select, insert'),
  `create index pairing_refusal_by_pairing on pairing_refusal (district, pairing, created_at, id)`,
];

const events = [
  // The order an event is about, so that event types join it like any other.
  `alter table event add column order_id uuid generated always as ((detail->>'order')::uuid) stored,
     add column delivery_id uuid generated always as ((detail->>'delivery')::uuid) stored`,
];
