import type { Database } from '../platform/database/database.ts';

/** Rows hold what people wrote, names and phones included: so long after the last change they go. */
export const rowsKeptForDays = 30;
const mostAtOnce = 500;

/**
 * Clears away the rows of imports that nobody has touched for thirty days; the import itself stays as
 * a line of what was done. @returns how many imports
 */
export async function forgetLedgerRows(
  database: Database,
  district: string,
  now: Date,
): Promise<number> {
  const until = new Date(now.getTime() - rowsKeptForDays * 86_400_000);
  const due = await database.write(district, (tx) =>
    tx.sql<{ id: string }>(
      `select id from ledger_import where district = $1 and updated_at < $2 and forgotten_at is null
         and state in ('READY', 'APPLIED', 'UNDONE', 'FAILED')
       order by updated_at limit ${mostAtOnce}`,
      [district, until],
    ),
  );
  for (const { id } of due) await forget(database, district, id, now);
  return due.length;
}

async function forget(database: Database, district: string, id: string, now: Date): Promise<void> {
  // First the mark, so that nothing is carried out or taken back of what is half gone.
  await database.write(district, (tx) =>
    tx.sql(
      `update ledger_import set file = null, forgotten_at = $3, version = version + 1
       where district = $1 and id = $2`,
      [district, id, now],
    ),
  );
  for (let gone = mostAtOnce; gone === mostAtOnce;) {
    const rows = await database.write(district, (tx) =>
      tx.sql(
        `delete from ledger_import_row where district = $1 and id in (
           select id from ledger_import_row where district = $1 and import = $2 limit ${mostAtOnce}) returning id`,
        [district, id],
      ),
    );
    gone = rows.length;
  }
}
