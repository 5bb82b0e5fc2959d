import { Migration } from '@mikro-orm/migrations';

/**
 * A public link is a key whose holder may report matters of one village under one mechanism, and nothing
 * else: it hangs on a notice board.
 */
export class ReportLinks extends Migration {
  override up(): void {
    for (const statement of [
      `alter table api_key add column mechanism text,
         add foreign key (district, mechanism) references mechanism (district, code) on update no action on delete no action`,
      // A link's matters of a day are counted, and found again, by who raised them.
      `create index work_order_by_creator on work_order (district, created_by, created_at desc, id desc)
         where created_by is not null`,
    ])
      this.addSql(statement);
  }
}
