import { Migration } from '@mikro-orm/migrations';
import { behindDistrictWall } from './wall.ts';

/** 大村带小村: a strong village leading a weak one. Ended, never deleted. */
export class Partnerships extends Migration {
  override up(): void {
    for (const statement of [
      `create table partnership (
        district text not null,
        id uuid not null,
        strong uuid not null,
        weak uuid not null,
        strong_brings text check (length(strong_brings) <= 2000),
        weak_brings text check (length(weak_brings) <= 2000),
        begun_on date not null,
        ended_on date,
        -- the weak village's needs and those covered when it began: what its effect is measured against
        needs_before int not null,
        covered_before int not null,
        source text,
        synthetic boolean not null,
        created_by uuid,
        created_at timestamptz not null,
        version int not null,
        primary key (district, id),
        check (strong <> weak),
        check (ended_on is null or ended_on >= begun_on),
        foreign key (district, strong) references party (district, id) on update no action on delete no action,
        foreign key (district, weak) references party (district, id) on update no action on delete no action
      )`,
      ...behindDistrictWall('partnership', 'select, insert, update'),
      `create unique index partnership_one_active on partnership (district, strong, weak) where ended_on is null`,
      `create index partnership_by_strong on partnership (district, strong, created_at desc, id desc)`,
      `create index partnership_by_weak on partnership (district, weak, created_at desc, id desc)`,
      `alter table event add column partnership_id uuid generated always as ((detail->>'partnership')::uuid) stored`,
      `create index partnership_by_time on partnership (district, created_at desc, id desc)`,
    ]) {
      this.addSql(statement);
    }
  }
}
