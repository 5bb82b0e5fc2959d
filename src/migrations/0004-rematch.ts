import { Migration } from '@mikro-orm/migrations';
import { behindDistrictWall } from './wall.ts';

/** Listings whose candidates must be ranked again: a partner left and another may take its place. */
export class Rematch extends Migration {
  override up(): void {
    for (const statement of [
      `create table rematch (
        district text not null,
        listing uuid not null,
        cause text not null,
        created_at timestamptz not null,
        primary key (district, listing),
        foreign key (district, listing) references listing (district, id) on update no action on delete no action
      )`,
      ...behindDistrictWall('rematch'),
    ]) {
      this.addSql(statement);
    }
  }
}
