import { Migration } from '@mikro-orm/migrations';
import { behindDistrictWall } from './wall.ts';

/** What each town is told each morning, once a day; and the hour a district chose for it. */
export class TownDigests extends Migration {
  override up(): void {
    for (const statement of [
      `create table town_digest (
        district text not null,
        id uuid not null,
        town uuid not null,
        day date not null,
        added int not null,
        pairings int not null,
        waiting int not null,
        overdue int not null,
        created_at timestamptz not null,
        primary key (district, id),
        -- one a day: of several workers one tells
        unique (district, town, day),
        foreign key (district, town) references town (district, id) on update no action on delete no action
      )`,
      ...behindDistrictWall('town_digest'),
      `create table notice_hours (
        district text primary key references district on update no action on delete no action,
        digest_hour int not null check (digest_hour between 0 and 23)
      )`,
      ...behindDistrictWall('notice_hours'),
      `alter table event add column digest_id uuid generated always as ((detail->>'digest')::uuid) stored`,
    ])
      this.addSql(statement);
  }
}
