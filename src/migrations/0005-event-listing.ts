import { Migration } from '@mikro-orm/migrations';

/**
 * The one listing an event is about, whichever its kind, so that `ListingAdded.listing` is a plain
 * join. Pairing events are about two and have none.
 */
export class EventListing extends Migration {
  override up(): void {
    this.addSql(
      `alter table event add column listing uuid generated always as
         (case when pairing is null then coalesce(need, resource) end) stored`,
    );
  }
}
