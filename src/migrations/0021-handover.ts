import { Migration } from '@mikro-orm/migrations';

/** Whoever takes over from an account that is closed is kept with it. */
export class Handover extends Migration {
  override up(): void {
    this.addSql(
      `alter table account add column successor uuid,
         add foreign key (district, successor) references account (district, id) on update no action on delete no action`,
    );
  }
}
