import { Migration } from '@mikro-orm/migrations';

/** An import's rows hold names and phones: they are forgotten some time after (see ledger-upkeep). */
export class LedgerForgetting extends Migration {
  override up(): void {
    this.addSql('alter table ledger_import add column forgotten_at timestamptz');
    this.addSql('create index ledger_import_by_change on ledger_import (district, updated_at)');
  }
}
