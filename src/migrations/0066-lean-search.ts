import { Migration } from '@mikro-orm/migrations';

/** Terms are taken away by the text they came from, so their key is the only index they need. */
export class LeanSearch extends Migration {
  override up(): void {
    this.addSql('drop index search_term_by_subject');
  }
}
