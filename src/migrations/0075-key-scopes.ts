import { Migration } from '@mikro-orm/migrations';
import { behindDistrictWall } from './wall.ts';

/** A key may be for less than its role, and pages of other sites may call by it only where it says so. */
export class KeyScopes extends Migration {
  override up(): void {
    for (const statement of [
      // The default is for the keys there are, demo keys and public links: all of what their role may.
      `alter table api_key add column scopes text[] not null default '{EVERYTHING}'
         check (cardinality(scopes) > 0 and scopes <@ array['EVERYTHING', 'READ', 'LISTINGS', 'ORDERS', 'LEDGERS',
           'REPORTS', 'WEBHOOKS', 'CONTACTS'])`,
      // Null: every site of the district's list.
      `alter table api_key add column origins text[]`,
      `create table allowed_origin (
        district text not null references district on update no action on delete no action,
        origin text not null check (length(origin) between 8 and 200),
        created_at timestamptz not null,
        primary key (district, origin)
      )`,
      ...behindDistrictWall('allowed_origin'),
    ])
      this.addSql(statement);
  }
}
