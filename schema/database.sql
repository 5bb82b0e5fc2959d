-- Printed from the catalogs by `lianzu schema print --database`; not run by anything.

create table account (
  district text not null,
  id uuid not null,
  name text not null,
  person uuid,
  role text not null,
  town uuid,
  party uuid,
  chain uuid,
  password_hash text,
  demo boolean not null,
  disabled_at timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  must_change_password boolean not null,
  signed_in_at timestamp with time zone,
  successor uuid,
  constraint account_district_name_key UNIQUE (district, name),
  constraint account_pkey PRIMARY KEY (district, id),
  constraint account_district_chain_fkey FOREIGN KEY (district, chain) REFERENCES chain(district, id),
  constraint account_district_fkey FOREIGN KEY (district) REFERENCES district(district),
  constraint account_district_party_fkey FOREIGN KEY (district, party) REFERENCES party(district, id),
  constraint account_district_person_fkey FOREIGN KEY (district, person) REFERENCES person(district, id),
  constraint account_district_successor_fkey FOREIGN KEY (district, successor) REFERENCES account(district, id),
  constraint account_district_town_fkey FOREIGN KEY (district, town) REFERENCES town(district, id),
  constraint account_role_check CHECK ((role = ANY (ARRAY['DISTRICT_ADMIN'::text, 'CHAIN_LEAD'::text, 'TOWN'::text, 'VILLAGE'::text, 'PARTY'::text, 'GRID'::text, 'AUDITOR'::text, 'READER'::text])))
);
CREATE INDEX account_by_person ON public.account USING btree (district, person);
CREATE INDEX account_by_town ON public.account USING btree (district, town, name, id);
alter table account enable row level security;
alter table account force row level security;
create policy district_wall on account using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on account to lianzu_app;

create table allocation_line (
  district text not null,
  id uuid not null,
  plan uuid not null,
  ordinal integer not null,
  need uuid not null,
  resource uuid not null,
  pairing uuid not null,
  quantity bigint,
  unit text,
  need_quantity bigint,
  need_unit text,
  compared boolean not null,
  fill integer not null,
  score integer not null,
  worth integer not null,
  pairing_version integer not null,
  need_version integer not null,
  need_left bigint not null,
  resource_version integer not null,
  resource_left bigint not null,
  work_order uuid,
  constraint allocation_line_district_plan_need_resource_key UNIQUE (district, plan, need, resource),
  constraint allocation_line_district_plan_ordinal_key UNIQUE (district, plan, ordinal),
  constraint allocation_line_pkey PRIMARY KEY (district, id),
  constraint allocation_line_district_need_fkey FOREIGN KEY (district, need) REFERENCES listing(district, id),
  constraint allocation_line_district_pairing_fkey FOREIGN KEY (district, pairing) REFERENCES pairing(district, id),
  constraint allocation_line_district_plan_fkey FOREIGN KEY (district, plan) REFERENCES allocation_plan(district, id),
  constraint allocation_line_district_resource_fkey FOREIGN KEY (district, resource) REFERENCES listing(district, id),
  constraint allocation_line_district_work_order_fkey FOREIGN KEY (district, work_order) REFERENCES work_order(district, id),
  constraint allocation_line_fill_check CHECK (((fill >= 0) AND (fill <= 1000000))),
  constraint allocation_line_need_quantity_check CHECK ((need_quantity > 0)),
  constraint allocation_line_quantity_check CHECK ((quantity > 0))
);
CREATE INDEX allocation_line_by_resource ON public.allocation_line USING btree (district, plan, resource, ordinal, id);
alter table allocation_line enable row level security;
alter table allocation_line force row level security;
create policy district_wall on allocation_line using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on allocation_line to lianzu_app;

create table allocation_need (
  district text not null,
  id uuid not null,
  plan uuid not null,
  need uuid not null,
  today integer not null,
  planned integer not null,
  greedy integer not null,
  short boolean not null,
  reason text,
  constraint allocation_need_district_plan_need_key UNIQUE (district, plan, need),
  constraint allocation_need_pkey PRIMARY KEY (district, id),
  constraint allocation_need_district_need_fkey FOREIGN KEY (district, need) REFERENCES listing(district, id),
  constraint allocation_need_district_plan_fkey FOREIGN KEY (district, plan) REFERENCES allocation_plan(district, id)
);
CREATE INDEX allocation_need_by_fill ON public.allocation_need USING btree (district, plan, planned, id);
CREATE INDEX allocation_need_by_reason ON public.allocation_need USING btree (district, plan, reason, planned, id);
alter table allocation_need enable row level security;
alter table allocation_need force row level security;
create policy district_wall on allocation_need using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on allocation_need to lianzu_app;

create table allocation_plan (
  district text not null,
  id uuid not null,
  chain uuid,
  town uuid,
  category text,
  floor_of_strong integer,
  floor_least integer,
  cap integer not null,
  weights jsonb not null,
  what_ifs jsonb not null,
  state text not null,
  position bigint not null,
  needs integer not null,
  lines integer not null,
  compared jsonb not null,
  created_by uuid,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  applied_by uuid,
  applied_at timestamp with time zone,
  version integer not null,
  constraint allocation_plan_pkey PRIMARY KEY (district, id),
  constraint allocation_plan_category_fkey FOREIGN KEY (category) REFERENCES category(code),
  constraint allocation_plan_district_chain_fkey FOREIGN KEY (district, chain) REFERENCES chain(district, id),
  constraint allocation_plan_district_fkey FOREIGN KEY (district) REFERENCES district(district),
  constraint allocation_plan_district_town_fkey FOREIGN KEY (district, town) REFERENCES town(district, id),
  constraint allocation_plan_cap_check CHECK (((cap >= 1) AND (cap <= 100))),
  constraint allocation_plan_check CHECK (((state = 'APPLIED'::text) = (applied_at IS NOT NULL))),
  constraint allocation_plan_floor_least_check CHECK (((floor_least >= 0) AND (floor_least <= 100))),
  constraint allocation_plan_floor_of_strong_check CHECK (((floor_of_strong >= 0) AND (floor_of_strong <= 200))),
  constraint allocation_plan_state_check CHECK ((state = ANY (ARRAY['PLANNED'::text, 'APPLIED'::text])))
);
CREATE INDEX allocation_plan_by_expiry ON public.allocation_plan USING btree (district, state, expires_at, id);
CREATE INDEX allocation_plan_by_time ON public.allocation_plan USING btree (district, created_at DESC, id DESC);
alter table allocation_plan enable row level security;
alter table allocation_plan force row level security;
create policy district_wall on allocation_plan using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on allocation_plan to lianzu_app;

create table allowed_origin (
  district text not null,
  origin text not null,
  created_at timestamp with time zone not null,
  constraint allowed_origin_pkey PRIMARY KEY (district, origin),
  constraint allowed_origin_district_fkey FOREIGN KEY (district) REFERENCES district(district),
  constraint allowed_origin_origin_check CHECK (((length(origin) >= 8) AND (length(origin) <= 200)))
);
alter table allowed_origin enable row level security;
alter table allowed_origin force row level security;
create policy district_wall on allowed_origin using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on allowed_origin to lianzu_app;

create table api_key (
  district text not null,
  id uuid not null,
  name text not null,
  secret_hash text not null,
  role text not null,
  town uuid,
  party uuid,
  chain uuid,
  demo boolean not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  used_at timestamp with time zone,
  mechanism text,
  scopes text[] not null default '{EVERYTHING}'::text[],
  origins text[],
  constraint api_key_pkey PRIMARY KEY (district, id),
  constraint api_key_district_chain_fkey FOREIGN KEY (district, chain) REFERENCES chain(district, id),
  constraint api_key_district_fkey FOREIGN KEY (district) REFERENCES district(district),
  constraint api_key_district_mechanism_fkey FOREIGN KEY (district, mechanism) REFERENCES mechanism(district, code),
  constraint api_key_district_party_fkey FOREIGN KEY (district, party) REFERENCES party(district, id),
  constraint api_key_district_town_fkey FOREIGN KEY (district, town) REFERENCES town(district, id),
  constraint api_key_role_check CHECK ((role = ANY (ARRAY['DISTRICT_ADMIN'::text, 'CHAIN_LEAD'::text, 'TOWN'::text, 'VILLAGE'::text, 'PARTY'::text, 'GRID'::text, 'AUDITOR'::text, 'READER'::text]))),
  constraint api_key_scopes_check CHECK (((cardinality(scopes) > 0) AND (scopes <@ ARRAY['EVERYTHING'::text, 'READ'::text, 'LISTINGS'::text, 'ORDERS'::text, 'LEDGERS'::text, 'REPORTS'::text, 'WEBHOOKS'::text, 'CONTACTS'::text])))
);
alter table api_key enable row level security;
alter table api_key force row level security;
create policy district_wall on api_key using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on api_key to lianzu_app;

create table audit (
  district text not null,
  id uuid not null,
  at timestamp with time zone not null,
  actor uuid,
  actor_kind text,
  source_address text,
  request text,
  action text not null,
  subjects jsonb not null,
  result text not null,
  code text,
  constraint audit_pkey PRIMARY KEY (district, at, id),
  constraint audit_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['ACCOUNT'::text, 'KEY'::text]))),
  constraint audit_result_check CHECK ((result = ANY (ARRAY['WRITTEN'::text, 'DONE'::text, 'REFUSED'::text, 'FAILED'::text])))
);
CREATE INDEX audit_by_action ON ONLY public.audit USING btree (district, action, at DESC, id DESC);
CREATE INDEX audit_by_actor ON ONLY public.audit USING btree (district, actor, at DESC, id DESC);
alter table audit enable row level security;
alter table audit force row level security;
create policy district_wall on audit using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant insert, select on audit to lianzu_app;

create table audit_rest (
  district text not null,
  id uuid not null,
  at timestamp with time zone not null,
  actor uuid,
  actor_kind text,
  source_address text,
  request text,
  action text not null,
  subjects jsonb not null,
  result text not null,
  code text,
  constraint audit_rest_pkey PRIMARY KEY (district, at, id),
  constraint audit_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['ACCOUNT'::text, 'KEY'::text]))),
  constraint audit_result_check CHECK ((result = ANY (ARRAY['WRITTEN'::text, 'DONE'::text, 'REFUSED'::text, 'FAILED'::text])))
);
CREATE INDEX audit_rest_district_action_at_id_idx ON public.audit_rest USING btree (district, action, at DESC, id DESC);
CREATE INDEX audit_rest_district_actor_at_id_idx ON public.audit_rest USING btree (district, actor, at DESC, id DESC);

create table audit_seal (
  district text not null,
  position bigint not null,
  audit uuid not null,
  at timestamp with time zone not null,
  hash text not null,
  constraint audit_seal_district_audit_key UNIQUE (district, audit),
  constraint audit_seal_pkey PRIMARY KEY (district, "position"),
  constraint audit_seal_position_check CHECK (("position" > 0))
);
alter table audit_seal enable row level security;
alter table audit_seal force row level security;
create policy district_wall on audit_seal using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant insert, select on audit_seal to lianzu_app;

create table category (
  code text not null,
  parent text,
  name_zh text not null,
  name_en text not null,
  depth integer not null,
  rank integer not null,
  dimension text,
  constraint category_pkey PRIMARY KEY (code),
  constraint category_parent_fkey FOREIGN KEY (parent) REFERENCES category(code)
);
CREATE INDEX category_parent ON public.category USING btree (parent, rank);
grant select on category to lianzu_app;

create table chain (
  district text not null,
  id uuid not null,
  code text not null,
  name text not null,
  about text,
  lead_party uuid,
  lead_source text,
  source text,
  rank integer not null,
  synthetic boolean not null,
  version integer not null default 1,
  closed_at timestamp with time zone,
  constraint chain_district_code_key UNIQUE (district, code),
  constraint chain_district_name_key UNIQUE (district, name),
  constraint chain_pkey PRIMARY KEY (district, id),
  constraint chain_district_fkey FOREIGN KEY (district) REFERENCES district(district),
  constraint chain_district_lead_party_fkey FOREIGN KEY (district, lead_party) REFERENCES party(district, id)
);
alter table chain enable row level security;
alter table chain force row level security;
create policy district_wall on chain using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on chain to lianzu_app;

create table chain_alias (
  district text not null,
  chain uuid not null,
  alias text not null,
  constraint chain_alias_pkey PRIMARY KEY (district, chain, alias),
  constraint chain_alias_district_chain_fkey FOREIGN KEY (district, chain) REFERENCES chain(district, id)
);
alter table chain_alias enable row level security;
alter table chain_alias force row level security;
create policy district_wall on chain_alias using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on chain_alias to lianzu_app;

create table chain_member (
  district text not null,
  id uuid not null,
  chain uuid not null,
  party uuid not null,
  stage uuid,
  constraint chain_member_district_chain_party_key UNIQUE (district, chain, party),
  constraint chain_member_pkey PRIMARY KEY (district, id),
  constraint chain_member_district_chain_fkey FOREIGN KEY (district, chain) REFERENCES chain(district, id),
  constraint chain_member_district_party_fkey FOREIGN KEY (district, party) REFERENCES party(district, id),
  constraint chain_member_district_stage_fkey FOREIGN KEY (district, stage) REFERENCES chain_stage(district, id)
);
CREATE INDEX chain_member_by_chain ON public.chain_member USING btree (district, chain, id);
CREATE INDEX chain_member_by_party ON public.chain_member USING btree (district, party, id);
alter table chain_member enable row level security;
alter table chain_member force row level security;
create policy district_wall on chain_member using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on chain_member to lianzu_app;

create table chain_stage (
  district text not null,
  id uuid not null,
  chain uuid not null,
  name text not null,
  name_en text,
  rank integer not null,
  closed_at timestamp with time zone,
  constraint chain_stage_district_chain_name_key UNIQUE (district, chain, name),
  constraint chain_stage_pkey PRIMARY KEY (district, id),
  constraint chain_stage_district_chain_fkey FOREIGN KEY (district, chain) REFERENCES chain(district, id)
);
CREATE INDEX chain_stage_by_chain ON public.chain_stage USING btree (district, chain, rank, id);
alter table chain_stage enable row level security;
alter table chain_stage force row level security;
create policy district_wall on chain_stage using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on chain_stage to lianzu_app;

create table cluster (
  district text not null,
  id uuid not null,
  town uuid not null,
  name text not null,
  theme text,
  investment_over bigint,
  source text,
  synthetic boolean not null,
  version integer not null default 1,
  closed_at timestamp with time zone,
  constraint cluster_district_name_key UNIQUE (district, name),
  constraint cluster_pkey PRIMARY KEY (district, id),
  constraint cluster_district_town_fkey FOREIGN KEY (district, town) REFERENCES town(district, id)
);
alter table cluster enable row level security;
alter table cluster force row level security;
create policy district_wall on cluster using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on cluster to lianzu_app;

create table counter (
  district text not null,
  scope text not null,
  subject text not null,
  metric text not null,
  value bigint not null,
  constraint counter_pkey PRIMARY KEY (district, scope, subject, metric),
  constraint counter_scope_check CHECK ((scope = ANY (ARRAY['DISTRICT'::text, 'CHAIN'::text, 'TOWN'::text, 'PARTY'::text, 'CATEGORY'::text])))
);
alter table counter enable row level security;
alter table counter force row level security;
create policy district_wall on counter using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on counter to lianzu_app;

create table delivery (
  district text not null,
  id uuid not null,
  work_order uuid not null,
  ordinal integer not null,
  quantity bigint,
  unit text,
  need_quantity bigint,
  delivered_on date not null,
  note text,
  actor uuid,
  created_at timestamp with time zone not null,
  constraint delivery_district_work_order_ordinal_key UNIQUE (district, work_order, ordinal),
  constraint delivery_pkey PRIMARY KEY (district, id),
  constraint delivery_district_work_order_fkey FOREIGN KEY (district, work_order) REFERENCES work_order(district, id),
  constraint delivery_note_check CHECK ((length(note) <= 2000)),
  constraint delivery_quantity_check CHECK ((quantity > 0))
);
alter table delivery enable row level security;
alter table delivery force row level security;
create policy district_wall on delivery using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant insert, select on delivery to lianzu_app;

create table district (
  district text not null,
  name text not null,
  city text not null,
  time_zone text not null,
  published_villages integer,
  published_parties integer,
  source text,
  synthetic boolean not null,
  created_at timestamp with time zone not null,
  constraint district_pkey PRIMARY KEY (district),
  constraint district_district_check CHECK ((district ~ '^[0-9]{6}$'::text))
);
alter table district enable row level security;
alter table district force row level security;
create policy district_wall on district using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on district to lianzu_app;

create table event (
  district text not null,
  position bigint not null,
  id uuid not null,
  type text not null,
  cause text not null,
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
  score integer,
  detail jsonb not null,
  occurred_at timestamp with time zone not null,
  listing uuid generated always as (
CASE
    WHEN (pairing IS NULL) THEN COALESCE(need, resource)
    ELSE NULL::uuid
END) stored,
  order_id uuid generated always as (((detail ->> 'order'::text))::uuid) stored,
  delivery_id uuid generated always as (((detail ->> 'delivery'::text))::uuid) stored,
  outcome_id uuid generated always as (((detail ->> 'outcome'::text))::uuid) stored,
  partnership_id uuid generated always as (((detail ->> 'partnership'::text))::uuid) stored,
  allocation_id uuid generated always as (((detail ->> 'allocation'::text))::uuid) stored,
  task_id uuid generated always as (((detail ->> 'task'::text))::uuid) stored,
  import_id uuid generated always as (((detail ->> 'import'::text))::uuid) stored,
  digest_id uuid generated always as (((detail ->> 'digest'::text))::uuid) stored,
  constraint event_pkey PRIMARY KEY (district, "position")
);
alter table event enable row level security;
alter table event force row level security;
create policy district_wall on event using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant insert, select on event to lianzu_app;

create table event_head (
  district text not null,
  position bigint not null,
  revision bigint not null default 0,
  constraint event_head_pkey PRIMARY KEY (district),
  constraint event_head_district_fkey FOREIGN KEY (district) REFERENCES district(district)
);
alter table event_head enable row level security;
alter table event_head force row level security;
create policy district_wall on event_head using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on event_head to lianzu_app;

create table event_reader (
  district text not null,
  name text not null,
  position bigint not null,
  constraint event_reader_pkey PRIMARY KEY (district, name)
);
alter table event_reader enable row level security;
alter table event_reader force row level security;
create policy district_wall on event_reader using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on event_reader to lianzu_app;

create table holiday (
  district text not null,
  day date not null,
  worked boolean not null,
  name text not null,
  source text,
  constraint holiday_pkey PRIMARY KEY (district, day),
  constraint holiday_district_fkey FOREIGN KEY (district) REFERENCES district(district)
);
alter table holiday enable row level security;
alter table holiday force row level security;
create policy district_wall on holiday using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on holiday to lianzu_app;

create table idempotency (
  district text not null,
  viewer uuid not null,
  mutation text not null,
  key uuid not null,
  body_hash text not null,
  result jsonb,
  created_at timestamp with time zone not null,
  constraint idempotency_pkey PRIMARY KEY (district, viewer, mutation, key)
);
CREATE INDEX idempotency_by_age ON public.idempotency USING btree (district, created_at);
alter table idempotency enable row level security;
alter table idempotency force row level security;
create policy district_wall on idempotency using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on idempotency to lianzu_app;

create table job_record (
  district text not null,
  name text not null,
  title_zh text not null,
  title_en text not null,
  schedule text,
  ran_at timestamp with time zone not null,
  milliseconds integer not null,
  failures integer not null,
  failed_at timestamp with time zone,
  fault text,
  constraint job_record_pkey PRIMARY KEY (district, name),
  constraint job_record_district_fkey FOREIGN KEY (district) REFERENCES district(district),
  constraint job_record_failures_check CHECK ((failures >= 0)),
  constraint job_record_fault_check CHECK ((length(fault) <= 100)),
  constraint job_record_milliseconds_check CHECK ((milliseconds >= 0))
);
alter table job_record enable row level security;
alter table job_record force row level security;
create policy district_wall on job_record using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on job_record to lianzu_app;

create table known_district (
  district text not null,
  constraint known_district_pkey PRIMARY KEY (district)
);
grant insert, select on known_district to lianzu_app;

create table ledger_import (
  district text not null,
  id uuid not null,
  kind text,
  state text not null,
  file_name text not null,
  file bytea,
  party uuid,
  scope text not null,
  created_by uuid not null,
  writer jsonb not null,
  sheets jsonb not null,
  row_count integer not null,
  done_count integer not null,
  withdraw_missing boolean not null,
  problem jsonb,
  read_by timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  version integer not null,
  forgotten_at timestamp with time zone,
  constraint ledger_import_pkey PRIMARY KEY (district, id),
  constraint ledger_import_district_fkey FOREIGN KEY (district) REFERENCES district(district),
  constraint ledger_import_district_party_fkey FOREIGN KEY (district, party) REFERENCES party(district, id),
  constraint ledger_import_kind_check CHECK ((kind = ANY (ARRAY['RESOURCE'::text, 'NEED'::text, 'PARTY'::text, 'VILLAGE'::text, 'ACCOUNT'::text]))),
  constraint ledger_import_state_check CHECK ((state = ANY (ARRAY['RECEIVED'::text, 'READING'::text, 'READY'::text, 'APPLYING'::text, 'APPLIED'::text, 'UNDOING'::text, 'UNDONE'::text, 'FAILED'::text])))
);
CREATE INDEX ledger_import_by_change ON public.ledger_import USING btree (district, updated_at);
CREATE INDEX ledger_import_by_state ON public.ledger_import USING btree (district, state, updated_at);
CREATE INDEX ledger_import_by_time ON public.ledger_import USING btree (district, created_at DESC, id DESC);
alter table ledger_import enable row level security;
alter table ledger_import force row level security;
create policy district_wall on ledger_import using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on ledger_import to lianzu_app;

create table ledger_import_row (
  district text not null,
  id uuid not null,
  import uuid not null,
  sheet integer not null,
  row_number integer not null,
  place bigint not null,
  cells jsonb not null,
  verdict text not null,
  state text not null,
  title text,
  party uuid,
  draft jsonb,
  problems jsonb not null,
  suggestions jsonb not null,
  key text,
  hash text,
  listing uuid,
  made uuid,
  before jsonb,
  constraint ledger_import_row_district_import_place_key UNIQUE (district, import, place),
  constraint ledger_import_row_pkey PRIMARY KEY (district, id),
  constraint ledger_import_row_district_import_fkey FOREIGN KEY (district, import) REFERENCES ledger_import(district, id),
  constraint ledger_import_row_state_check CHECK ((state = ANY (ARRAY['WAITING'::text, 'DONE'::text, 'REFUSED'::text, 'UNDONE'::text]))),
  constraint ledger_import_row_verdict_check CHECK ((verdict = ANY (ARRAY['UNREAD'::text, 'NEW'::text, 'UPDATE'::text, 'UNCHANGED'::text, 'ERROR'::text, 'MISSING'::text, 'LEFT_OUT'::text])))
);
CREATE INDEX ledger_row_by_key ON public.ledger_import_row USING btree (district, import, key);
CREATE INDEX ledger_row_by_state ON public.ledger_import_row USING btree (district, import, state, place, id);
CREATE INDEX ledger_row_by_verdict ON public.ledger_import_row USING btree (district, import, verdict, place, id);
alter table ledger_import_row enable row level security;
alter table ledger_import_row force row level security;
create policy district_wall on ledger_import_row using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on ledger_import_row to lianzu_app;

create table ledger_key (
  district text not null,
  kind text not null,
  party uuid not null,
  key text not null,
  listing uuid not null,
  hash text not null,
  ledger text not null,
  seen_at timestamp with time zone not null,
  constraint ledger_key_pkey PRIMARY KEY (district, kind, party, key),
  constraint ledger_key_district_listing_fkey FOREIGN KEY (district, listing) REFERENCES listing(district, id),
  constraint ledger_key_kind_check CHECK ((kind = ANY (ARRAY['RESOURCE'::text, 'NEED'::text])))
);
CREATE INDEX ledger_key_by_ledger ON public.ledger_key USING btree (district, ledger, party);
CREATE INDEX ledger_key_by_listing ON public.ledger_key USING btree (district, listing);
alter table ledger_key enable row level security;
alter table ledger_key force row level security;
create policy district_wall on ledger_key using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on ledger_key to lianzu_app;

create table ledger_layout (
  district text not null,
  id uuid not null,
  code text not null,
  list text not null,
  name_zh text not null,
  name_en text not null,
  columns jsonb not null,
  sheet_by text,
  title text,
  updated_at timestamp with time zone not null,
  constraint ledger_layout_district_code_key UNIQUE (district, code),
  constraint ledger_layout_pkey PRIMARY KEY (district, id),
  constraint ledger_layout_district_fkey FOREIGN KEY (district) REFERENCES district(district)
);
alter table ledger_layout enable row level security;
alter table ledger_layout force row level security;
create policy district_wall on ledger_layout using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on ledger_layout to lianzu_app;

create table ledger_mapping (
  district text not null,
  scope text not null,
  signature text not null,
  kind text not null,
  fields jsonb not null,
  updated_at timestamp with time zone not null,
  constraint ledger_mapping_pkey PRIMARY KEY (district, scope, signature),
  constraint ledger_mapping_district_fkey FOREIGN KEY (district) REFERENCES district(district)
);
alter table ledger_mapping enable row level security;
alter table ledger_mapping force row level security;
create policy district_wall on ledger_mapping using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on ledger_mapping to lianzu_app;

create table ledger_ticket (
  district text not null,
  id uuid not null,
  secret_hash text not null,
  viewer jsonb not null,
  wish jsonb not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint ledger_ticket_pkey PRIMARY KEY (district, id),
  constraint ledger_ticket_district_fkey FOREIGN KEY (district) REFERENCES district(district)
);
alter table ledger_ticket enable row level security;
alter table ledger_ticket force row level security;
create policy district_wall on ledger_ticket using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on ledger_ticket to lianzu_app;

create table lexicon_concept (
  code text not null,
  kind text not null,
  parent text,
  name_zh text not null,
  name_en text not null,
  words text not null,
  rank integer not null,
  retired boolean not null,
  constraint lexicon_concept_pkey PRIMARY KEY (code),
  constraint lexicon_concept_parent_fkey FOREIGN KEY (parent) REFERENCES lexicon_concept(code),
  constraint lexicon_concept_kind_check CHECK ((kind = ANY (ARRAY['THING'::text, 'ACTION'::text])))
);
grant select on lexicon_concept to lianzu_app;

create table lexicon_evidence (
  district text not null,
  id uuid not null,
  proposal uuid not null,
  reason text not null,
  created_at timestamp with time zone not null,
  constraint lexicon_evidence_pkey PRIMARY KEY (district, id),
  constraint lexicon_evidence_district_id_fkey FOREIGN KEY (district, id) REFERENCES pairing(district, id),
  constraint lexicon_evidence_district_proposal_fkey FOREIGN KEY (district, proposal) REFERENCES lexicon_proposal(district, id)
);
CREATE INDEX lexicon_evidence_by_proposal ON public.lexicon_evidence USING btree (district, proposal, created_at DESC, id DESC);
alter table lexicon_evidence enable row level security;
alter table lexicon_evidence force row level security;
create policy district_wall on lexicon_evidence using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on lexicon_evidence to lianzu_app;

create table lexicon_exclusion (
  district text not null,
  id uuid not null,
  one text not null,
  other text not null,
  created_by uuid,
  created_at timestamp with time zone not null,
  constraint lexicon_exclusion_district_one_other_key UNIQUE (district, one, other),
  constraint lexicon_exclusion_pkey PRIMARY KEY (district, id),
  constraint lexicon_exclusion_district_fkey FOREIGN KEY (district) REFERENCES district(district),
  constraint lexicon_exclusion_one_fkey FOREIGN KEY (one) REFERENCES lexicon_concept(code),
  constraint lexicon_exclusion_other_fkey FOREIGN KEY (other) REFERENCES lexicon_concept(code),
  constraint lexicon_exclusion_check CHECK ((one < other))
);
alter table lexicon_exclusion enable row level security;
alter table lexicon_exclusion force row level security;
create policy district_wall on lexicon_exclusion using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on lexicon_exclusion to lianzu_app;

create table lexicon_file (
  version integer not null,
  name text not null,
  content text not null,
  constraint lexicon_file_pkey PRIMARY KEY (version, name),
  constraint lexicon_file_version_fkey FOREIGN KEY (version) REFERENCES lexicon_version(number)
);
grant select on lexicon_file to lianzu_app;

create table lexicon_head (
  district text not null,
  version integer not null,
  touched text[] not null,
  looked_version integer not null,
  looked_shipped integer not null,
  run_version integer,
  run_shipped integer,
  run_after uuid,
  run_total integer not null,
  run_looked integer not null,
  run_queued integer not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  constraint lexicon_head_pkey PRIMARY KEY (district),
  constraint lexicon_head_district_fkey FOREIGN KEY (district) REFERENCES district(district)
);
alter table lexicon_head enable row level security;
alter table lexicon_head force row level security;
create policy district_wall on lexicon_head using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on lexicon_head to lianzu_app;

create table lexicon_proposal (
  district text not null,
  id uuid not null,
  kind text not null,
  one text not null,
  other text not null,
  state text not null,
  declines integer not null,
  otherwise integer not null,
  created_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  version integer not null,
  constraint lexicon_proposal_district_one_other_key UNIQUE (district, one, other),
  constraint lexicon_proposal_pkey PRIMARY KEY (district, id),
  constraint lexicon_proposal_district_fkey FOREIGN KEY (district) REFERENCES district(district),
  constraint lexicon_proposal_one_fkey FOREIGN KEY (one) REFERENCES lexicon_concept(code),
  constraint lexicon_proposal_other_fkey FOREIGN KEY (other) REFERENCES lexicon_concept(code),
  constraint lexicon_proposal_check CHECK ((one <= other)),
  constraint lexicon_proposal_check1 CHECK (((kind = 'DISTINCTION'::text) = (one = other))),
  constraint lexicon_proposal_kind_check CHECK ((kind = ANY (ARRAY['EXCLUSION'::text, 'DISTINCTION'::text]))),
  constraint lexicon_proposal_state_check CHECK ((state = ANY (ARRAY['OPEN'::text, 'ACCEPTED'::text, 'DISMISSED'::text])))
);
CREATE INDEX lexicon_proposal_by_declines ON public.lexicon_proposal USING btree (district, state, declines DESC, id DESC);
alter table lexicon_proposal enable row level security;
alter table lexicon_proposal force row level security;
create policy district_wall on lexicon_proposal using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on lexicon_proposal to lianzu_app;

create table lexicon_version (
  number integer not null,
  label text not null,
  hash text not null,
  loaded_at timestamp with time zone not null,
  constraint lexicon_version_hash_key UNIQUE (hash),
  constraint lexicon_version_pkey PRIMARY KEY (number)
);
grant select on lexicon_version to lianzu_app;

create table lexicon_word (
  district text not null,
  id uuid not null,
  word text not null,
  target text not null,
  created_by uuid,
  created_at timestamp with time zone not null,
  constraint lexicon_word_district_word_target_key UNIQUE (district, word, target),
  constraint lexicon_word_pkey PRIMARY KEY (district, id),
  constraint lexicon_word_district_fkey FOREIGN KEY (district) REFERENCES district(district),
  constraint lexicon_word_target_fkey FOREIGN KEY (target) REFERENCES lexicon_concept(code),
  constraint lexicon_word_word_check CHECK (((length(word) >= 2) AND (length(word) <= 20)))
);
CREATE INDEX lexicon_word_by_target ON public.lexicon_word USING btree (district, target, word, id);
CREATE INDEX lexicon_word_by_time ON public.lexicon_word USING btree (district, created_at DESC, id DESC);
alter table lexicon_word enable row level security;
alter table lexicon_word force row level security;
create policy district_wall on lexicon_word using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on lexicon_word to lianzu_app;

create table listing (
  district text not null,
  id uuid not null,
  kind text not null,
  party uuid not null,
  town uuid,
  chain uuid,
  stage uuid,
  category text,
  title text not null,
  detail text,
  quantity bigint,
  unit text,
  reserved bigint not null,
  committed bigint not null,
  minimum_lot bigint,
  divisible boolean not null,
  available_from date,
  available_to date,
  only_town uuid,
  lat double precision,
  lon double precision,
  radius_m integer,
  terms text,
  contact uuid,
  source text,
  status text not null,
  freshness text not null,
  confirmed_at timestamp with time zone not null,
  expires_on date,
  created_by uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  version integer not null,
  synthetic boolean not null,
  features jsonb,
  delivered bigint not null default 0,
  mechanism text,
  windowed boolean not null default false,
  constraint listing_pkey PRIMARY KEY (district, id),
  constraint listing_category_fkey FOREIGN KEY (category) REFERENCES category(code),
  constraint listing_district_chain_fkey FOREIGN KEY (district, chain) REFERENCES chain(district, id),
  constraint listing_district_contact_fkey FOREIGN KEY (district, contact) REFERENCES person(district, id),
  constraint listing_district_mechanism_fkey FOREIGN KEY (district, mechanism) REFERENCES mechanism(district, code),
  constraint listing_district_only_town_fkey FOREIGN KEY (district, only_town) REFERENCES town(district, id),
  constraint listing_district_party_fkey FOREIGN KEY (district, party) REFERENCES party(district, id),
  constraint listing_district_stage_fkey FOREIGN KEY (district, stage) REFERENCES chain_stage(district, id),
  constraint listing_district_town_fkey FOREIGN KEY (district, town) REFERENCES town(district, id),
  constraint listing_unit_fkey FOREIGN KEY (unit) REFERENCES unit(code),
  constraint listing_check CHECK (((quantity IS NULL) = (unit IS NULL))),
  constraint listing_check1 CHECK (((reserved + committed) <= COALESCE(quantity, (0)::bigint))),
  constraint listing_check2 CHECK (((available_from IS NULL) OR (available_to IS NULL) OR (available_from <= available_to))),
  constraint listing_check3 CHECK (((lat IS NULL) = (lon IS NULL))),
  constraint listing_check4 CHECK (((delivered >= 0) AND (delivered <= committed))),
  constraint listing_committed_check CHECK ((committed >= 0)),
  constraint listing_detail_check CHECK ((length(detail) <= 4000)),
  constraint listing_freshness_check CHECK ((freshness = ANY (ARRAY['FRESH'::text, 'AGING'::text, 'STALE'::text]))),
  constraint listing_kind_check CHECK ((kind = ANY (ARRAY['NEED'::text, 'RESOURCE'::text]))),
  constraint listing_minimum_lot_check CHECK ((minimum_lot > 0)),
  constraint listing_quantity_check CHECK ((quantity > 0)),
  constraint listing_radius_m_check CHECK ((radius_m > 0)),
  constraint listing_reserved_check CHECK ((reserved >= 0)),
  constraint listing_status_check CHECK ((status = ANY (ARRAY['OPEN'::text, 'WITHDRAWN'::text, 'EXPIRED'::text, 'FULFILLED'::text]))),
  constraint listing_terms_check CHECK ((terms = ANY (ARRAY['FREE'::text, 'LOW_COST'::text, 'MARKET'::text]))),
  constraint listing_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)))
);
CREATE INDEX listing_by_category ON public.listing USING btree (district, category, kind, created_at DESC, id DESC);
CREATE INDEX listing_by_chain ON public.listing USING btree (district, chain, kind, status, created_at DESC, id DESC);
CREATE INDEX listing_by_expiry ON public.listing USING btree (district, expires_on, id) WHERE ((status = 'OPEN'::text) AND (expires_on IS NOT NULL));
CREATE INDEX listing_by_kind ON public.listing USING btree (district, kind, created_at DESC, id DESC);
CREATE INDEX listing_by_mechanism ON public.listing USING btree (district, mechanism, kind, created_at DESC, id DESC) WHERE (mechanism IS NOT NULL);
CREATE INDEX listing_by_party ON public.listing USING btree (district, party, kind, created_at DESC, id DESC);
CREATE INDEX listing_by_stage ON public.listing USING btree (district, stage, kind, created_at DESC, id DESC);
CREATE INDEX listing_by_title ON public.listing USING btree (district, party, kind, title);
CREATE INDEX listing_by_town ON public.listing USING btree (district, town, kind, created_at DESC, id DESC);
alter table listing enable row level security;
alter table listing force row level security;
create policy district_wall on listing using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on listing to lianzu_app;

create table listing_photo (
  district text not null,
  id uuid not null,
  listing uuid not null,
  rank integer not null,
  media_type text not null,
  bytes bytea not null,
  width integer not null,
  height integer not null,
  created_at timestamp with time zone not null,
  constraint listing_photo_district_listing_rank_key UNIQUE (district, listing, rank),
  constraint listing_photo_pkey PRIMARY KEY (district, id),
  constraint listing_photo_district_listing_fkey FOREIGN KEY (district, listing) REFERENCES listing(district, id),
  constraint listing_photo_bytes_check CHECK ((length(bytes) <= 512000)),
  constraint listing_photo_media_type_check CHECK ((media_type = ANY (ARRAY['image/jpeg'::text, 'image/png'::text, 'image/webp'::text]))),
  constraint listing_photo_rank_check CHECK (((rank >= 1) AND (rank <= 3)))
);
alter table listing_photo enable row level security;
alter table listing_photo force row level security;
create policy district_wall on listing_photo using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on listing_photo to lianzu_app;

create table listing_term (
  district text not null,
  term text not null,
  kind text not null,
  listing uuid not null,
  stamp bigint not null,
  constraint listing_term_pkey PRIMARY KEY (district, term, kind, listing) INCLUDE (stamp),
  constraint listing_term_kind_check CHECK ((kind = ANY (ARRAY['NEED'::text, 'RESOURCE'::text])))
);
CREATE INDEX listing_term_by_listing ON public.listing_term USING btree (district, listing);
alter table listing_term enable row level security;
alter table listing_term force row level security;
create policy district_wall on listing_term using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on listing_term to lianzu_app;

create table mechanism (
  district text not null,
  code text not null,
  name_zh text not null,
  name_en text not null,
  about text,
  routes jsonb not null,
  source text,
  rank integer not null,
  synthetic boolean not null,
  constraint mechanism_pkey PRIMARY KEY (district, code),
  constraint mechanism_district_fkey FOREIGN KEY (district) REFERENCES district(district)
);
alter table mechanism enable row level security;
alter table mechanism force row level security;
create policy district_wall on mechanism using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on mechanism to lianzu_app;

create table metric (
  district text not null,
  code text not null,
  name_zh text not null,
  name_en text not null,
  unit text not null,
  auto_dimension text,
  auto_category text,
  own boolean not null,
  rank integer not null,
  constraint metric_pkey PRIMARY KEY (district, code),
  constraint metric_district_fkey FOREIGN KEY (district) REFERENCES district(district),
  constraint metric_unit_fkey FOREIGN KEY (unit) REFERENCES unit(code),
  constraint metric_check CHECK (((auto_category IS NULL) OR (auto_dimension IS NOT NULL)))
);
alter table metric enable row level security;
alter table metric force row level security;
create policy district_wall on metric using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on metric to lianzu_app;

create table migration (
  id integer not null default nextval('migration_id_seq'::regclass),
  name character varying(255) not null,
  executed_at timestamp(6) with time zone not null default CURRENT_TIMESTAMP(6),
  constraint migration_pkey PRIMARY KEY (id)
);

create table notice (
  district text not null,
  recipient uuid not null,
  position bigint not null,
  account uuid,
  kind text not null,
  type text not null,
  subject uuid,
  count integer not null,
  actor uuid,
  occurred_at timestamp with time zone not null,
  constraint notice_pkey PRIMARY KEY (district, recipient, "position"),
  constraint notice_count_check CHECK ((count > 0))
);
CREATE INDEX notice_by_age ON public.notice USING btree (district, occurred_at);
alter table notice enable row level security;
alter table notice force row level security;
create policy district_wall on notice using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on notice to lianzu_app;

create table notice_hours (
  district text not null,
  digest_hour integer not null,
  constraint notice_hours_pkey PRIMARY KEY (district),
  constraint notice_hours_district_fkey FOREIGN KEY (district) REFERENCES district(district),
  constraint notice_hours_digest_hour_check CHECK (((digest_hour >= 0) AND (digest_hour <= 23)))
);
alter table notice_hours enable row level security;
alter table notice_hours force row level security;
create policy district_wall on notice_hours using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on notice_hours to lianzu_app;

create table notice_mark (
  district text not null,
  viewer uuid not null,
  position bigint not null,
  constraint notice_mark_pkey PRIMARY KEY (district, viewer)
);
alter table notice_mark enable row level security;
alter table notice_mark force row level security;
create policy district_wall on notice_mark using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on notice_mark to lianzu_app;

create table notice_read (
  district text not null,
  viewer uuid not null,
  position bigint not null,
  constraint notice_read_pkey PRIMARY KEY (district, viewer, "position")
);
alter table notice_read enable row level security;
alter table notice_read force row level security;
create policy district_wall on notice_read using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on notice_read to lianzu_app;

create table order_deadline (
  district text not null,
  mechanism text not null,
  state text not null,
  warn_days integer not null,
  due_days integer not null,
  constraint order_deadline_pkey PRIMARY KEY (district, mechanism, state),
  constraint order_deadline_district_fkey FOREIGN KEY (district) REFERENCES district(district),
  constraint order_deadline_check CHECK (((due_days >= warn_days) AND ((due_days >= 1) AND (due_days <= 400)))),
  constraint order_deadline_warn_days_check CHECK ((warn_days >= 0))
);
alter table order_deadline enable row level security;
alter table order_deadline force row level security;
create policy district_wall on order_deadline using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on order_deadline to lianzu_app;

create table order_participant (
  district text not null,
  id uuid not null,
  work_order uuid not null,
  party uuid not null,
  called_at timestamp with time zone not null,
  called_by uuid,
  due_at timestamp with time zone not null,
  reported_at timestamp with time zone,
  constraint order_participant_district_work_order_party_key UNIQUE (district, work_order, party),
  constraint order_participant_pkey PRIMARY KEY (district, id),
  constraint order_participant_district_party_fkey FOREIGN KEY (district, party) REFERENCES party(district, id),
  constraint order_participant_district_work_order_fkey FOREIGN KEY (district, work_order) REFERENCES work_order(district, id)
);
CREATE INDEX order_participant_by_party ON public.order_participant USING btree (district, party, called_at DESC, id DESC);
alter table order_participant enable row level security;
alter table order_participant force row level security;
create policy district_wall on order_participant using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant insert, select, update on order_participant to lianzu_app;

create table order_step (
  district text not null,
  id uuid not null,
  work_order uuid not null,
  ordinal integer not null,
  action text not null,
  from_state text,
  to_state text not null,
  actor uuid,
  side text,
  holder text not null,
  holder_party uuid,
  holder_town uuid,
  resource uuid,
  resource_party uuid,
  reason text,
  note text,
  due_at timestamp with time zone,
  occurred_at timestamp with time zone not null,
  constraint order_step_district_work_order_ordinal_key UNIQUE (district, work_order, ordinal),
  constraint order_step_pkey PRIMARY KEY (district, id),
  constraint order_step_district_work_order_fkey FOREIGN KEY (district, work_order) REFERENCES work_order(district, id),
  constraint order_step_note_check CHECK ((length(note) <= 2000)),
  constraint order_step_to_state_check CHECK ((to_state = ANY (ARRAY['PLACED'::text, 'HANDED_OVER'::text, 'DISPATCHED'::text, 'ACCEPTED'::text, 'DELIVERED'::text, 'RATED'::text, 'DECLINED'::text, 'CANCELLED'::text, 'UNMATCHED'::text])))
);
CREATE INDEX order_step_by_time ON public.order_step USING btree (district, to_state, occurred_at, work_order);
alter table order_step enable row level security;
alter table order_step force row level security;
create policy district_wall on order_step using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant insert, select on order_step to lianzu_app;

create table outcome (
  district text not null,
  id uuid not null,
  metric text not null,
  value bigint not null,
  order_id uuid,
  pairing uuid,
  delivery uuid,
  chain uuid,
  corrects uuid,
  occurred_on date not null,
  automatic boolean not null,
  at_least boolean not null,
  expected boolean not null,
  source text,
  note text,
  actor uuid,
  synthetic boolean not null,
  created_at timestamp with time zone not null,
  constraint outcome_pkey PRIMARY KEY (district, id),
  constraint outcome_district_chain_fkey FOREIGN KEY (district, chain) REFERENCES chain(district, id),
  constraint outcome_district_corrects_fkey FOREIGN KEY (district, corrects) REFERENCES outcome(district, id),
  constraint outcome_district_metric_fkey FOREIGN KEY (district, metric) REFERENCES metric(district, code),
  constraint outcome_district_order_id_fkey FOREIGN KEY (district, order_id) REFERENCES work_order(district, id),
  constraint outcome_check CHECK (((corrects IS NULL) OR (delivery IS NULL))),
  constraint outcome_note_check CHECK ((length(note) <= 2000))
);
CREATE INDEX outcome_by_chain ON public.outcome USING btree (district, chain, metric, occurred_on, id);
CREATE INDEX outcome_by_corrects ON public.outcome USING btree (district, corrects, id);
CREATE INDEX outcome_by_metric ON public.outcome USING btree (district, metric, occurred_on, id);
CREATE INDEX outcome_by_order ON public.outcome USING btree (district, order_id, id);
CREATE INDEX outcome_by_time ON public.outcome USING btree (district, occurred_on DESC, id DESC);
CREATE UNIQUE INDEX outcome_once ON public.outcome USING btree (district, order_id, metric, delivery) NULLS NOT DISTINCT WHERE ((corrects IS NULL) AND (order_id IS NOT NULL));
alter table outcome enable row level security;
alter table outcome force row level security;
create policy district_wall on outcome using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant insert, select on outcome to lianzu_app;

create table outcome_party (
  district text not null,
  outcome uuid not null,
  party uuid not null,
  constraint outcome_party_pkey PRIMARY KEY (district, outcome, party),
  constraint outcome_party_district_outcome_fkey FOREIGN KEY (district, outcome) REFERENCES outcome(district, id),
  constraint outcome_party_district_party_fkey FOREIGN KEY (district, party) REFERENCES party(district, id)
);
CREATE INDEX outcome_party_by_party ON public.outcome_party USING btree (district, party, outcome);
alter table outcome_party enable row level security;
alter table outcome_party force row level security;
create policy district_wall on outcome_party using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant insert, select on outcome_party to lianzu_app;

create table pairing (
  district text not null,
  id uuid not null,
  need uuid not null,
  resource uuid not null,
  need_party uuid not null,
  resource_party uuid not null,
  chain uuid,
  category text,
  score integer not null,
  parts jsonb not null,
  reasons jsonb not null,
  notify boolean not null,
  quantity bigint,
  state text not null,
  live boolean not null generated always as ((state = ANY (ARRAY['PROPOSED'::text, 'TAKEN_UP'::text]))) stored,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  version integer not null,
  constraint pairing_district_need_resource_key UNIQUE (district, need, resource),
  constraint pairing_pkey PRIMARY KEY (district, id),
  constraint pairing_district_need_fkey FOREIGN KEY (district, need) REFERENCES listing(district, id),
  constraint pairing_district_resource_fkey FOREIGN KEY (district, resource) REFERENCES listing(district, id),
  constraint pairing_score_check CHECK (((score >= 0) AND (score <= 1000))),
  constraint pairing_state_check CHECK ((state = ANY (ARRAY['PROPOSED'::text, 'TAKEN_UP'::text, 'DECLINED'::text, 'WITHDRAWN'::text])))
);
CREATE INDEX pairing_by_age ON public.pairing USING btree (district, created_at DESC, id DESC);
CREATE INDEX pairing_by_category ON public.pairing USING btree (district, category, score DESC, id DESC);
CREATE INDEX pairing_by_chain ON public.pairing USING btree (district, chain, live, created_at DESC, id DESC);
CREATE INDEX pairing_by_need ON public.pairing USING btree (district, need, live, score DESC, id DESC);
CREATE INDEX pairing_by_need_party ON public.pairing USING btree (district, need_party, live, created_at DESC, id DESC);
CREATE INDEX pairing_by_resource ON public.pairing USING btree (district, resource, live, score DESC, id DESC);
CREATE INDEX pairing_by_resource_party ON public.pairing USING btree (district, resource_party, live, created_at DESC, id DESC);
CREATE INDEX pairing_by_score ON public.pairing USING btree (district, score DESC, id DESC);
alter table pairing enable row level security;
alter table pairing force row level security;
create policy district_wall on pairing using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on pairing to lianzu_app;

create table pairing_refusal (
  district text not null,
  id uuid not null,
  pairing uuid not null,
  side text not null,
  reason text not null,
  note text,
  actor uuid,
  created_at timestamp with time zone not null,
  constraint pairing_refusal_pkey PRIMARY KEY (district, id),
  constraint pairing_refusal_district_pairing_fkey FOREIGN KEY (district, pairing) REFERENCES pairing(district, id),
  constraint pairing_refusal_note_check CHECK ((length(note) <= 2000)),
  constraint pairing_refusal_side_check CHECK ((side = ANY (ARRAY['NEED_SIDE'::text, 'RESOURCE_SIDE'::text])))
);
CREATE INDEX pairing_refusal_by_pairing ON public.pairing_refusal USING btree (district, pairing, created_at, id);
alter table pairing_refusal enable row level security;
alter table pairing_refusal force row level security;
create policy district_wall on pairing_refusal using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant insert, select on pairing_refusal to lianzu_app;

create table partnership (
  district text not null,
  id uuid not null,
  strong uuid not null,
  weak uuid not null,
  strong_brings text,
  weak_brings text,
  begun_on date not null,
  ended_on date,
  needs_before integer not null,
  covered_before integer not null,
  source text,
  synthetic boolean not null,
  created_by uuid,
  created_at timestamp with time zone not null,
  version integer not null,
  constraint partnership_pkey PRIMARY KEY (district, id),
  constraint partnership_district_strong_fkey FOREIGN KEY (district, strong) REFERENCES party(district, id),
  constraint partnership_district_weak_fkey FOREIGN KEY (district, weak) REFERENCES party(district, id),
  constraint partnership_check CHECK ((strong <> weak)),
  constraint partnership_check1 CHECK (((ended_on IS NULL) OR (ended_on >= begun_on))),
  constraint partnership_strong_brings_check CHECK ((length(strong_brings) <= 2000)),
  constraint partnership_weak_brings_check CHECK ((length(weak_brings) <= 2000))
);
CREATE INDEX partnership_by_strong ON public.partnership USING btree (district, strong, created_at DESC, id DESC);
CREATE INDEX partnership_by_time ON public.partnership USING btree (district, created_at DESC, id DESC);
CREATE INDEX partnership_by_weak ON public.partnership USING btree (district, weak, created_at DESC, id DESC);
CREATE UNIQUE INDEX partnership_one_active ON public.partnership USING btree (district, strong, weak) WHERE (ended_on IS NULL);
alter table partnership enable row level security;
alter table partnership force row level security;
create policy district_wall on partnership using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant insert, select, update on partnership to lianzu_app;

create table party (
  district text not null,
  id uuid not null,
  kind text not null,
  organization_kind text,
  name text not null,
  about text,
  code text,
  town uuid,
  cluster uuid,
  strength text,
  lat double precision,
  lon double precision,
  coordinates_source text,
  coordinates_synthetic boolean,
  source text,
  synthetic boolean not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  version integer not null,
  closed_at timestamp with time zone,
  constraint party_district_kind_name_key UNIQUE (district, kind, name),
  constraint party_pkey PRIMARY KEY (district, id),
  constraint party_district_cluster_fkey FOREIGN KEY (district, cluster) REFERENCES cluster(district, id),
  constraint party_district_fkey FOREIGN KEY (district) REFERENCES district(district),
  constraint party_district_town_fkey FOREIGN KEY (district, town) REFERENCES town(district, id),
  constraint party_check CHECK (((kind = 'ORGANIZATION'::text) = (organization_kind IS NOT NULL))),
  constraint party_check1 CHECK (((kind <> 'VILLAGE'::text) OR (town IS NOT NULL))),
  constraint party_check2 CHECK (((kind = 'VILLAGE'::text) OR ((strength IS NULL) AND (cluster IS NULL)))),
  constraint party_check3 CHECK ((((lat IS NULL) = (lon IS NULL)) AND ((lat IS NULL) = (coordinates_source IS NULL)))),
  constraint party_kind_check CHECK ((kind = ANY (ARRAY['VILLAGE'::text, 'ENTERPRISE'::text, 'ORGANIZATION'::text]))),
  constraint party_organization_kind_check CHECK ((organization_kind = ANY (ARRAY['DEPARTMENT'::text, 'COOPERATIVE'::text, 'FAMILY_FARM'::text, 'BANK'::text, 'UNIVERSITY'::text, 'INSTITUTE'::text, 'SOCIAL_ORGANIZATION'::text, 'MEDIA'::text, 'GROUP'::text, 'OTHER'::text]))),
  constraint party_strength_check CHECK ((strength = ANY (ARRAY['STRONG'::text, 'AVERAGE'::text, 'WEAK'::text])))
);
CREATE INDEX party_by_cluster ON public.party USING btree (district, cluster, name, id);
CREATE INDEX party_by_kind ON public.party USING btree (district, kind, name, id);
CREATE INDEX party_by_name ON public.party USING btree (district, name, id);
CREATE INDEX party_by_town ON public.party USING btree (district, town, kind, name, id);
alter table party enable row level security;
alter table party force row level security;
create policy district_wall on party using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on party to lianzu_app;

create table party_alias (
  district text not null,
  party uuid not null,
  alias text not null,
  constraint party_alias_pkey PRIMARY KEY (district, party, alias),
  constraint party_alias_district_party_fkey FOREIGN KEY (district, party) REFERENCES party(district, id)
);
CREATE INDEX party_alias_by_alias ON public.party_alias USING btree (district, alias);
alter table party_alias enable row level security;
alter table party_alias force row level security;
create policy district_wall on party_alias using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on party_alias to lianzu_app;

create table person (
  district text not null,
  id uuid not null,
  party uuid,
  name text not null,
  phone text,
  synthetic boolean not null,
  created_at timestamp with time zone not null,
  constraint person_pkey PRIMARY KEY (district, id),
  constraint person_district_party_fkey FOREIGN KEY (district, party) REFERENCES party(district, id)
);
CREATE INDEX person_by_phone ON public.person USING btree (district, phone);
alter table person enable row level security;
alter table person force row level security;
create policy district_wall on person using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on person to lianzu_app;

create table rematch (
  district text not null,
  listing uuid not null,
  cause text not null,
  created_at timestamp with time zone not null,
  constraint rematch_pkey PRIMARY KEY (district, listing),
  constraint rematch_district_listing_fkey FOREIGN KEY (district, listing) REFERENCES listing(district, id)
);
alter table rematch enable row level security;
alter table rematch force row level security;
create policy district_wall on rematch using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on rematch to lianzu_app;

create table resource_window (
  district text not null,
  id uuid not null,
  resource uuid not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  quantity bigint not null,
  reserved bigint not null,
  committed bigint not null,
  delivered bigint not null,
  closed boolean not null,
  created_at timestamp with time zone not null,
  constraint resource_window_district_resource_starts_at_ends_at_key UNIQUE (district, resource, starts_at, ends_at),
  constraint resource_window_pkey PRIMARY KEY (district, id),
  constraint resource_window_district_resource_fkey FOREIGN KEY (district, resource) REFERENCES listing(district, id),
  constraint resource_window_check CHECK ((ends_at > starts_at)),
  constraint resource_window_check1 CHECK (((delivered >= 0) AND (delivered <= committed))),
  constraint resource_window_check2 CHECK (((reserved + committed) <= quantity)),
  constraint resource_window_committed_check CHECK ((committed >= 0)),
  constraint resource_window_quantity_check CHECK ((quantity >= 0)),
  constraint resource_window_reserved_check CHECK ((reserved >= 0))
);
CREATE INDEX resource_window_by_end ON public.resource_window USING btree (district, ends_at, id) WHERE (NOT closed);
CREATE INDEX resource_window_by_start ON public.resource_window USING btree (district, resource, starts_at, id);
alter table resource_window enable row level security;
alter table resource_window force row level security;
create policy district_wall on resource_window using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant insert, select, update on resource_window to lianzu_app;

create table search_term (
  district text not null,
  term text not null,
  subject_kind text not null,
  subject uuid not null,
  subjects uuid[],
  constraint search_term_pkey PRIMARY KEY (district, term, subject_kind, subject),
  constraint search_term_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['PARTY'::text, 'NEED'::text, 'RESOURCE'::text])))
);
CREATE INDEX search_term_block ON public.search_term USING btree (district, term, subject_kind) WHERE (subjects IS NOT NULL);
alter table search_term enable row level security;
alter table search_term force row level security;
create policy district_wall on search_term using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on search_term to lianzu_app;

create table session (
  district text not null,
  id uuid not null,
  account uuid not null,
  secret_hash text not null,
  created_at timestamp with time zone not null,
  used_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  rotated_at timestamp with time zone not null,
  previous_secret_hash text,
  previous_until timestamp with time zone,
  constraint session_pkey PRIMARY KEY (district, id),
  constraint session_district_account_fkey FOREIGN KEY (district, account) REFERENCES account(district, id)
);
CREATE INDEX session_by_account ON public.session USING btree (district, account);
CREATE INDEX session_by_expiry ON public.session USING btree (district, expires_at);
alter table session enable row level security;
alter table session force row level security;
create policy district_wall on session using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on session to lianzu_app;

create table sign_in_failure (
  district text not null,
  subject uuid not null,
  failures integer not null,
  last_at timestamp with time zone not null,
  locked_until timestamp with time zone,
  constraint sign_in_failure_pkey PRIMARY KEY (district, subject),
  constraint sign_in_failure_district_fkey FOREIGN KEY (district) REFERENCES district(district),
  constraint sign_in_failure_failures_check CHECK ((failures >= 0))
);
CREATE INDEX sign_in_failure_by_age ON public.sign_in_failure USING btree (district, last_at);
alter table sign_in_failure enable row level security;
alter table sign_in_failure force row level security;
create policy district_wall on sign_in_failure using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on sign_in_failure to lianzu_app;

create table task (
  district text not null,
  id uuid not null,
  chain uuid,
  goal text not null,
  task text not null,
  measure text not null,
  responsible uuid not null,
  begun_on date not null,
  deadline date not null,
  metric text,
  target bigint not null,
  closed_on date,
  source text,
  synthetic boolean not null,
  created_by uuid,
  created_at timestamp with time zone not null,
  version integer not null,
  constraint task_pkey PRIMARY KEY (district, id),
  constraint task_district_chain_fkey FOREIGN KEY (district, chain) REFERENCES chain(district, id),
  constraint task_district_metric_fkey FOREIGN KEY (district, metric) REFERENCES metric(district, code),
  constraint task_district_responsible_fkey FOREIGN KEY (district, responsible) REFERENCES party(district, id),
  constraint task_check CHECK ((deadline >= begun_on)),
  constraint task_goal_check CHECK (((length(goal) >= 1) AND (length(goal) <= 500))),
  constraint task_measure_check CHECK (((length(measure) >= 1) AND (length(measure) <= 500))),
  constraint task_target_check CHECK ((target > 0)),
  constraint task_task_check CHECK (((length(task) >= 1) AND (length(task) <= 500)))
);
CREATE INDEX task_by_chain ON public.task USING btree (district, chain, deadline, id);
CREATE INDEX task_by_deadline ON public.task USING btree (district, deadline, id);
CREATE INDEX task_by_responsible ON public.task USING btree (district, responsible, deadline, id);
alter table task enable row level security;
alter table task force row level security;
create policy district_wall on task using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant insert, select, update on task to lianzu_app;

create table town (
  district text not null,
  id uuid not null,
  code text,
  name text not null,
  kind text not null,
  rank integer not null,
  synthetic boolean not null,
  version integer not null default 1,
  closed_at timestamp with time zone,
  constraint town_district_name_key UNIQUE (district, name),
  constraint town_pkey PRIMARY KEY (district, id),
  constraint town_district_fkey FOREIGN KEY (district) REFERENCES district(district),
  constraint town_kind_check CHECK ((kind = ANY (ARRAY['TOWN'::text, 'SUBDISTRICT'::text, 'PARK'::text, 'FARM'::text])))
);
alter table town enable row level security;
alter table town force row level security;
create policy district_wall on town using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on town to lianzu_app;

create table town_digest (
  district text not null,
  id uuid not null,
  town uuid not null,
  day date not null,
  added integer not null,
  pairings integer not null,
  waiting integer not null,
  overdue integer not null,
  created_at timestamp with time zone not null,
  constraint town_digest_district_town_day_key UNIQUE (district, town, day),
  constraint town_digest_pkey PRIMARY KEY (district, id),
  constraint town_digest_district_town_fkey FOREIGN KEY (district, town) REFERENCES town(district, id)
);
alter table town_digest enable row level security;
alter table town_digest force row level security;
create policy district_wall on town_digest using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on town_digest to lianzu_app;

create table unit (
  code text not null,
  dimension text not null,
  name_zh text not null,
  name_en text not null,
  numerator bigint not null,
  denominator bigint not null,
  rank integer not null,
  constraint unit_pkey PRIMARY KEY (code),
  constraint unit_denominator_check CHECK ((denominator > 0)),
  constraint unit_numerator_check CHECK ((numerator > 0))
);
grant select on unit to lianzu_app;

create table webhook (
  district text not null,
  id uuid not null,
  name text not null,
  kind text not null,
  url text not null,
  secret text,
  previous_secret text,
  previous_until timestamp with time zone,
  filter jsonb not null,
  document text not null,
  position bigint not null,
  attempts integer not null,
  next_attempt_at timestamp with time zone,
  claimed_until timestamp with time zone,
  paused_at timestamp with time zone,
  pause_cause text,
  created_by uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  version integer not null,
  constraint webhook_pkey PRIMARY KEY (district, id),
  constraint webhook_district_fkey FOREIGN KEY (district) REFERENCES district(district),
  constraint webhook_kind_check CHECK ((kind = ANY (ARRAY['STANDARD'::text, 'WECOM'::text, 'DINGTALK'::text]))),
  constraint webhook_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint webhook_pause_cause_check CHECK ((pause_cause = ANY (ARRAY['ASKED'::text, 'FAILING'::text, 'GONE'::text, 'DOCUMENT'::text]))),
  constraint webhook_url_check CHECK ((length(url) <= 2000))
);
alter table webhook enable row level security;
alter table webhook force row level security;
create policy district_wall on webhook using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on webhook to lianzu_app;

create table webhook_delivery (
  district text not null,
  id uuid not null,
  webhook uuid not null,
  first_position bigint not null,
  events integer not null,
  attempt integer not null,
  test boolean not null,
  status integer,
  fault text,
  milliseconds integer not null,
  sent_at timestamp with time zone not null,
  constraint webhook_delivery_pkey PRIMARY KEY (district, id),
  constraint webhook_delivery_district_webhook_fkey FOREIGN KEY (district, webhook) REFERENCES webhook(district, id),
  constraint webhook_delivery_fault_check CHECK ((length(fault) <= 300))
);
CREATE INDEX webhook_delivery_by_webhook ON public.webhook_delivery USING btree (district, webhook, sent_at DESC, id DESC);
alter table webhook_delivery enable row level security;
alter table webhook_delivery force row level security;
create policy district_wall on webhook_delivery using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant delete, insert, select, update on webhook_delivery to lianzu_app;

create table work_order (
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
  state text not null,
  standing text not null,
  quantity bigint,
  unit text,
  counted boolean not null,
  need_quantity bigint,
  delivered bigint not null,
  need_delivered bigint not null,
  deliveries integer not null,
  rating integer,
  note text,
  holder text not null,
  holder_party uuid,
  holder_town uuid,
  held_since timestamp with time zone not null,
  warn_at timestamp with time zone,
  due_at timestamp with time zone,
  check_at timestamp with time zone,
  pace text not null,
  escalation integer not null,
  steps integer not null,
  active boolean not null generated always as ((state <> ALL (ARRAY['RATED'::text, 'CANCELLED'::text, 'UNMATCHED'::text]))) stored,
  synthetic boolean not null,
  created_by uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  version integer not null,
  resource_window uuid,
  constraint work_order_pkey PRIMARY KEY (district, id),
  constraint work_order_district_chain_fkey FOREIGN KEY (district, chain) REFERENCES chain(district, id),
  constraint work_order_district_coordinator_fkey FOREIGN KEY (district, coordinator) REFERENCES party(district, id),
  constraint work_order_district_holder_party_fkey FOREIGN KEY (district, holder_party) REFERENCES party(district, id),
  constraint work_order_district_holder_town_fkey FOREIGN KEY (district, holder_town) REFERENCES town(district, id),
  constraint work_order_district_need_fkey FOREIGN KEY (district, need) REFERENCES listing(district, id),
  constraint work_order_district_need_party_fkey FOREIGN KEY (district, need_party) REFERENCES party(district, id),
  constraint work_order_district_need_town_fkey FOREIGN KEY (district, need_town) REFERENCES town(district, id),
  constraint work_order_district_pairing_fkey FOREIGN KEY (district, pairing) REFERENCES pairing(district, id),
  constraint work_order_district_resource_fkey FOREIGN KEY (district, resource) REFERENCES listing(district, id),
  constraint work_order_district_resource_party_fkey FOREIGN KEY (district, resource_party) REFERENCES party(district, id),
  constraint work_order_district_resource_town_fkey FOREIGN KEY (district, resource_town) REFERENCES town(district, id),
  constraint work_order_district_resource_window_fkey FOREIGN KEY (district, resource_window) REFERENCES resource_window(district, id),
  constraint work_order_unit_fkey FOREIGN KEY (unit) REFERENCES unit(code),
  constraint work_order_check CHECK (((need IS NOT NULL) OR (resource IS NOT NULL))),
  constraint work_order_check1 CHECK (((quantity IS NULL) OR (delivered <= quantity))),
  constraint work_order_check2 CHECK (((need_quantity IS NULL) OR (need_delivered <= need_quantity))),
  constraint work_order_check3 CHECK (((NOT counted) OR ((resource IS NOT NULL) AND (quantity IS NOT NULL) AND (unit IS NOT NULL)))),
  constraint work_order_delivered_check CHECK ((delivered >= 0)),
  constraint work_order_escalation_check CHECK (((escalation >= 0) AND (escalation <= 3))),
  constraint work_order_holder_check CHECK ((holder = ANY (ARRAY['NEED_SIDE'::text, 'NEED_TOWN'::text, 'RESOURCE_SIDE'::text, 'CHAIN_LEAD'::text, 'NOBODY'::text]))),
  constraint work_order_need_delivered_check CHECK ((need_delivered >= 0)),
  constraint work_order_need_quantity_check CHECK ((need_quantity > 0)),
  constraint work_order_note_check CHECK ((length(note) <= 2000)),
  constraint work_order_pace_check CHECK ((pace = ANY (ARRAY['GREEN'::text, 'YELLOW'::text, 'RED'::text]))),
  constraint work_order_quantity_check CHECK ((quantity > 0)),
  constraint work_order_rating_check CHECK (((rating >= 1) AND (rating <= 5))),
  constraint work_order_standing_check CHECK ((standing = ANY (ARRAY['NONE'::text, 'RESERVED'::text, 'COMMITTED'::text, 'DONE'::text, 'RETURNED'::text]))),
  constraint work_order_state_check CHECK ((state = ANY (ARRAY['PLACED'::text, 'HANDED_OVER'::text, 'DISPATCHED'::text, 'ACCEPTED'::text, 'DELIVERED'::text, 'RATED'::text, 'DECLINED'::text, 'CANCELLED'::text, 'UNMATCHED'::text])))
);
CREATE INDEX work_order_by_chain ON public.work_order USING btree (district, chain, created_at DESC, id DESC);
CREATE INDEX work_order_by_check ON public.work_order USING btree (district, check_at, id);
CREATE INDEX work_order_by_creator ON public.work_order USING btree (district, created_by, created_at DESC, id DESC) WHERE (created_by IS NOT NULL);
CREATE INDEX work_order_by_holder_party ON public.work_order USING btree (district, holder_party, holder, held_since, id);
CREATE INDEX work_order_by_holder_town ON public.work_order USING btree (district, holder_town, holder, held_since, id);
CREATE INDEX work_order_by_need ON public.work_order USING btree (district, need, created_at DESC, id DESC);
CREATE INDEX work_order_by_need_party ON public.work_order USING btree (district, need_party, created_at DESC, id DESC);
CREATE INDEX work_order_by_pairing ON public.work_order USING btree (district, pairing, id);
CREATE INDEX work_order_by_resource ON public.work_order USING btree (district, resource, created_at DESC, id DESC);
CREATE INDEX work_order_by_resource_party ON public.work_order USING btree (district, resource_party, created_at DESC, id DESC);
CREATE INDEX work_order_by_state ON public.work_order USING btree (district, state, created_at DESC, id DESC);
CREATE INDEX work_order_by_time ON public.work_order USING btree (district, created_at DESC, id DESC);
CREATE UNIQUE INDEX work_order_one_active ON public.work_order USING btree (district, pairing) WHERE (state <> ALL (ARRAY['RATED'::text, 'CANCELLED'::text, 'UNMATCHED'::text]));
alter table work_order enable row level security;
alter table work_order force row level security;
create policy district_wall on work_order using ((district = current_setting('app.district'::text, true))) with check ((district = current_setting('app.district'::text, true)));
grant insert, select, update on work_order to lianzu_app;
