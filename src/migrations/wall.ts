/**
 * Puts a table behind the district wall: row-level security by `app.district`, forced even for the
 * owner, and grants for the application role, which owns nothing and bypasses nothing.
 *
 * The district is read with `current_setting(…, true)`: without a district a query sees no rows
 * rather than failing, so a forgotten `SET LOCAL` leaks nothing.
 */
export function behindDistrictWall(
  table: string,
  grants = 'select, insert, update, delete',
): string[] {
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy district_wall on ${table}
       using (district = current_setting('app.district', true))
       with check (district = current_setting('app.district', true))`,
    `grant ${grants} on ${table} to lianzu_app`,
  ];
}

/** A table every district shares (taxonomy, lexicon, units): the application role may read it. */
export function sharedByAllDistricts(table: string, grants = 'select'): string[] {
  return [`grant ${grants} on ${table} to lianzu_app`];
}
