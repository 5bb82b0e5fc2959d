import { Migration } from '@mikro-orm/migrations';

/** Changes that make no event are counted beside the log's position, so that answers can tell they are old. */
export class HeadRevision extends Migration {
  override up(): void {
    this.addSql('alter table event_head add column revision bigint not null default 0');
  }
}
