import { Migration } from '@mikro-orm/migrations';
import { sharedByAllDistricts } from './wall.ts';

/**
 * The districts there are, for jobs that work through all of them: behind the wall nobody, not even
 * the owner, sees more than one.
 */
export class KnownDistrict extends Migration {
  override up(): void {
    for (const statement of [
      `create table known_district (district text primary key)`,
      ...sharedByAllDistricts('known_district', 'select, insert'),
    ]) {
      this.addSql(statement);
    }
  }
}
