import { Migration } from '@mikro-orm/migrations';

/**
 * A term carries the stamp of what its listing is scored by, in the key's own index: candidates are
 * found, and known again by a process that has scored them before, without touching their rows.
 * How heavy a term is was never asked. Listings read before are read again, since what is stored of
 * them has changed.
 */
export class MatchingTerms extends Migration {
  override up(): void {
    for (const statement of [
      'alter table listing_term drop column weight, add column stamp bigint not null default 0',
      'alter table listing_term alter column stamp drop default',
      'alter table listing_term drop constraint listing_term_pkey',
      `alter table listing_term add constraint listing_term_pkey
         primary key (district, term, kind, listing) include (stamp)`,
      // The wall is forced even for the owner, who writes for every district here.
      'alter table rematch no force row level security',
      'alter table listing no force row level security',
      `insert into rematch (district, listing, cause, created_at)
         select district, id, 'terms', now() from listing where features is not null
         on conflict do nothing`,
      'alter table listing force row level security',
      'alter table rematch force row level security',
    ]) {
      this.addSql(statement);
    }
  }
}
