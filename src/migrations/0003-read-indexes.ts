import { Migration } from '@mikro-orm/migrations';

/**
 * Indexes for the lists that the graph offers: each was read whole under some filter or order before
 * (test/platform/read/statements.test.ts explains them all as the application role).
 */
export class ReadIndexes extends Migration {
  override up(): void {
    for (const statement of indexes) this.addSql(statement);
  }
}

const indexes = [
  `create index listing_by_stage on listing (district, stage, kind, created_at desc, id desc)`,
  // The district's pairings whatever their state: best first, and latest first.
  `create index pairing_by_score on pairing (district, score desc, id desc)`,
  `create index pairing_by_age on pairing (district, created_at desc, id desc)`,
  `create index pairing_by_category on pairing (district, category, score desc, id desc)`,
];
