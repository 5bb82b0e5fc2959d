import { Migration } from '@mikro-orm/migrations';
import { behindDistrictWall } from './wall.ts';

/**
 * What came of it. An entry is never changed: a correction is a further entry that holds the
 * difference, so every figure is a plain sum. An entry belongs to one chain but to each party that had
 * a part in it: district and chain sum entries, parties sum their own, and no entry counts twice.
 */
export class Outcomes extends Migration {
  override up(): void {
    for (const statement of [
      `create table metric (
        district text not null references district on update no action on delete no action,
        code text not null,
        name_zh text not null,
        name_en text not null,
        unit text not null references unit (code) on update no action on delete no action,
        -- orders whose unit has this dimension (and category this prefix) are counted when they are closed
        auto_dimension text,
        auto_category text,
        own boolean not null,
        rank int not null,
        primary key (district, code),
        check (auto_category is null or auto_dimension is not null)
      )`,
      ...behindDistrictWall('metric'),
      `create table outcome (
        district text not null,
        id uuid not null,
        metric text not null,
        -- thousandths of the metric's unit; a correction may be below nothing
        value bigint not null,
        order_id uuid,
        pairing uuid,
        delivery uuid,
        chain uuid,
        corrects uuid,
        occurred_on date not null,
        -- counted by the platform when the order was closed, nobody entered it
        automatic boolean not null,
        -- published as "more than" or as an expectation
        at_least boolean not null,
        expected boolean not null,
        source text,
        note text check (length(note) <= 2000),
        actor uuid,
        synthetic boolean not null,
        created_at timestamptz not null,
        primary key (district, id),
        check ((corrects is null) or (delivery is null)),
        foreign key (district, metric) references metric (district, code) on update no action on delete no action,
        foreign key (district, order_id) references work_order (district, id) on update no action on delete no action,
        foreign key (district, corrects) references outcome (district, id) on update no action on delete no action,
        foreign key (district, chain) references chain (district, id) on update no action on delete no action
      )`,
      ...behindDistrictWall('outcome', 'select, insert'),
      `create index outcome_by_time on outcome (district, occurred_on desc, id desc)`,
      `create index outcome_by_metric on outcome (district, metric, occurred_on, id)`,
      `create index outcome_by_chain on outcome (district, chain, metric, occurred_on, id)`,
      `create index outcome_by_order on outcome (district, order_id, id)`,
      `create index outcome_by_corrects on outcome (district, corrects, id)`,
      // Of an order, a metric is recorded once per delivery or once for the whole; anything else is a correction.
      `create unique index outcome_once on outcome (district, order_id, metric, delivery) nulls not distinct
         where corrects is null and order_id is not null`,
      `create table outcome_party (
        district text not null,
        outcome uuid not null,
        party uuid not null,
        primary key (district, outcome, party),
        foreign key (district, outcome) references outcome (district, id) on update no action on delete no action,
        foreign key (district, party) references party (district, id) on update no action on delete no action
      )`,
      ...behindDistrictWall('outcome_party', 'select, insert'),
      `alter table event add column outcome_id uuid generated always as ((detail->>'outcome')::uuid) stored`,
      `create index outcome_party_by_party on outcome_party (district, party, outcome)`,
    ]) {
      this.addSql(statement);
    }
  }
}
