import { Database, type Tx } from '../../src/platform/database/database.ts';
import { changesLogged, tableChanges } from '../../src/platform/database/table-change.ts';

/** A transaction changed what answers are given again from and left the district's head where it was. */
export class UnmovedHeadError extends Error {}

const changes = `select relname as table, (n_tup_ins + n_tup_upd + n_tup_del)::int as rows from pg_stat_xact_user_tables
  where n_tup_ins + n_tup_upd + n_tup_del > 0`;

/** What the transaction has changed so far, with what its connection did shortly before. */
async function changedSoFar(tx: Tx): Promise<Map<string, number>> {
  const rows = await tx.sql<{ table: string; rows: number }>(changes);
  return new Map(rows.map(({ table, rows: changed }) => [table, changed]));
}

/**
 * Makes every write of this process fail when rows of a logged table changed (PostgreSQL counts them,
 * however they were written) and neither an event moves the head nor `Database.write` has seen a reason
 * to: answers given again would be stale.
 */
export function watchHeads(): void {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own database below
  const write = Database.prototype.write;
  Database.prototype.write = function watched<Result>(
    this: Database,
    district: string,
    work: (tx: Tx) => Promise<Result>,
  ): Promise<Result> {
    return write.call(this, district, async (tx) => {
      const before = await changedSoFar(tx);
      let isSeen = false;
      const result = await work({
        ...tx,
        sql: (text, values) => {
          isSeen ||= changesLogged(text);
          return tx.sql(text, values);
        },
        send: (text, values) => {
          isSeen ||= changesLogged(text);
          tx.send(text, values);
        },
      });
      await tx.em.flush();
      const after = await changedSoFar(tx);
      const changed = [...after.keys()].filter((table) => after.get(table) !== before.get(table));
      const logged = changed.filter((table) => tableChanges[table] === 'logged');
      if (logged.length > 0 && !isSeen && !changed.includes('event_head'))
        throw new UnmovedHeadError(`${logged.join(', ')} changed unseen`);
      return result;
    }) as Promise<Result>;
  };
}
