import { Migration } from '@mikro-orm/migrations';

/**
 * As what whoever wrote a row did so: the role and place of an account or key, never its name. It runs
 * with its reader's rights, behind the wall.
 */
export class WriterView extends Migration {
  override up(): void {
    this.addSql(`
      create view writer with (security_invoker = true) as
      select district, id, role, town from account
      union all select district, id, role, town from api_key`);
    this.addSql('grant select on writer to lianzu_app');
  }
}
