import { Migration } from '@mikro-orm/migrations';
import { behindDistrictWall } from './wall.ts';

/**
 * Who is told of what: one line for the party, town or chain that an event concerns, written with the
 * event and read by all their accounts; and, by account, what has been read.
 */
export class Notices extends Migration {
  override up(): void {
    for (const statement of [
      `create table notice (
        district text not null,
        -- a party, a town, a chain, or the nil UUID for the district itself
        recipient uuid not null,
        -- of the event
        position bigint not null,
        -- where it is one account's own business
        account uuid,
        kind text not null,
        type text not null,
        subject uuid,
        count int not null check (count > 0),
        actor uuid,
        occurred_at timestamptz not null,
        primary key (district, recipient, position)
      )`,
      ...behindDistrictWall('notice'),
      `create index notice_by_age on notice (district, occurred_at)`,
      `alter table event add column import_id uuid generated always as ((detail->>'import')::uuid) stored`,
      // Everything up to a position is read.
      `create table notice_mark (
        district text not null,
        viewer uuid not null,
        position bigint not null,
        primary key (district, viewer)
      )`,
      ...behindDistrictWall('notice_mark'),
      // Single notices read beyond the mark.
      `create table notice_read (
        district text not null,
        viewer uuid not null,
        position bigint not null,
        primary key (district, viewer, position)
      )`,
      ...behindDistrictWall('notice_read'),
    ])
      this.addSql(statement);
  }
}
