import { Migration } from '@mikro-orm/migrations';

/**
 * Everything that can be searched for by name, as one relation. The view runs with its reader's
 * rights (`security_invoker`), so the district wall of both tables holds.
 */
export class Searchable extends Migration {
  override up(): void {
    this.addSql(`
      create view searchable with (security_invoker = true) as
      select district, id, kind, name as label, id as party, null::uuid as listing from party
      union all
      select district, id, kind, title, party, id from listing where status = 'OPEN'`);
    this.addSql('grant select on searchable to lianzu_app');
  }
}
