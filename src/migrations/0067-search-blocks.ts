import { Migration } from '@mikro-orm/migrations';

/**
 * A term that many share is one row for up to a hundred of them, so that a district is made findable in
 * a fiftieth of the rows. A row without `subjects` is about its `subject` alone, as until now.
 */
export class SearchBlocks extends Migration {
  override up(): void {
    this.addSql('alter table search_term add column subjects uuid[]');
    // An edited listing is looked for in the blocks of its terms only.
    this.addSql(
      'create index search_term_block on search_term (district, term, subject_kind) where subjects is not null',
    );
  }
}
