import type { Database } from './database.ts';

/** The codes of every district in the database. */
export async function knownDistricts(database: Database): Promise<string[]> {
  // No district is in hand here; the table is shared and has no wall.
  const { rows } = await (
    await database.orm.em.getConnection().getNativeClient()
  ).query<{ district: string }>('select district from known_district order by district');
  return rows.map(({ district }) => district);
}
