import { Migration } from '@mikro-orm/migrations';

/**
 * Places, parties and chains are kept by the district itself: an edit names the version it was made
 * from, and what is over is closed, never deleted, since lists and orders refer to it.
 */
export class Register extends Migration {
  override up(): void {
    for (const table of ['town', 'cluster', 'chain'])
      this.addSql(`alter table ${table} add column version int not null default 1`);
    for (const table of ['town', 'cluster', 'party', 'chain', 'chain_stage'])
      this.addSql(`alter table ${table} add column closed_at timestamptz`);
  }
}
