import type { Database, Tx } from '../platform/database/database.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';

/**
 * One transaction of a district that a stranger or operator named.
 * @throws ExpectedError DISTRICT_UNKNOWN, before anything is done
 */
export async function inDistrict<Result>(
  database: Database,
  district: string,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  const unknown = ExpectedError.of('DISTRICT_UNKNOWN', { district: district.slice(0, 20) }, [
    'input',
    'district',
  ]);
  if (!/^\d{6}$/.test(district)) throw unknown;
  return database.write(district, async (tx) => {
    const found = await tx.sql(`select from district where district = $1`, [district]);
    if (found.length === 0) throw unknown;
    return work(tx);
  });
}
