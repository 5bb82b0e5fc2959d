import { Migration } from '@mikro-orm/migrations';

/**
 * What writing a listing and its pairings costs and nobody needs. `listing_by_kind` serves what `listing_by_status`
 * did, and `pairing_by_age` what `pairing_by_time` did: both lists pass over the closed among the newest. Only open
 * listings run out. A pairing's parties and chain are its need's and resource's own, and terms are made from their
 * listing again at any time: their keys said nothing that was not held, and each pairing locked its chain's row.
 */
export class LeanWrites extends Migration {
  override up(): void {
    for (const statement of [
      `drop index listing_by_status`,
      `drop index listing_by_expiry`,
      `create index listing_by_expiry on listing (district, expires_on, id) where status = 'OPEN' and expires_on is not null`,
      `drop index pairing_by_time`,
      `alter table pairing drop constraint pairing_district_need_party_fkey,
         drop constraint pairing_district_resource_party_fkey, drop constraint pairing_district_chain_fkey`,
      `alter table listing_term drop constraint listing_term_district_listing_fkey`,
    ])
      this.addSql(statement);
  }
}
