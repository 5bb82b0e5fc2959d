import { Migration } from '@mikro-orm/migrations';
import { behindDistrictWall } from './wall.ts';

/**
 * A recurring resource is offered in windows (a bus on Saturdays, a classroom in August), each with a
 * ledger of its own in the resource's unit; the resource's quantity is the sum of its windows'.
 */
export class ResourceWindows extends Migration {
  override up(): void {
    for (const statement of [
      `alter table listing add column windowed boolean not null default false`,
      `create table resource_window (
        district text not null,
        id uuid not null,
        resource uuid not null,
        starts_at timestamptz not null,
        ends_at timestamptz not null check (ends_at > starts_at),
        quantity bigint not null check (quantity >= 0),
        reserved bigint not null check (reserved >= 0),
        committed bigint not null check (committed >= 0),
        delivered bigint not null check (delivered between 0 and committed),
        closed boolean not null,
        created_at timestamptz not null,
        check (reserved + committed <= quantity),
        primary key (district, id),
        unique (district, resource, starts_at, ends_at),
        foreign key (district, resource) references listing (district, id) on update no action on delete no action
      )`,
      ...behindDistrictWall('resource_window', 'select, insert, update'),
      `create index resource_window_by_start on resource_window (district, resource, starts_at, id)`,
      `create index resource_window_by_end on resource_window (district, ends_at, id) where not closed`,
      `alter table work_order add column resource_window uuid,
         add foreign key (district, resource_window) references resource_window (district, id) on update no action on delete no action`,
    ])
      this.addSql(statement);
  }
}
