import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { lexiconChanged, type LexiconCause } from './lexicon-event.rule.ts';

/**
 * Notes that the district's own knowledge changed, and tells of it: from the next transaction on every
 * process reads and matches with it, and what it touches is matched again (lexicon-look.service.ts).
 * @param touched concepts whose nearness changed; none where only words did
 */
export async function changeKnowledge(
  unit: UnitOfWork,
  cause: LexiconCause,
  touched: readonly string[] = [],
): Promise<void> {
  const [row] = await unit.sql<{ version: number }>(
    `update lexicon_head set version = version + 1, touched = touched || $2::text[] where district = $1 returning version`,
    [unit.district, touched],
  );
  if (row === undefined) throw new Error('the district has no lexicon head');
  unit.emit(lexiconChanged(cause, row.version));
}

/**
 * Makes sure that the district has a head and locks it: changes of what a district knows go one after another.
 * A district without one has been looked at with nothing yet.
 */
export async function lockKnowledge(unit: UnitOfWork): Promise<void> {
  await unit.sql(
    `insert into lexicon_head (district, version, touched, looked_version, looked_shipped, run_total, run_looked, run_queued)
     values ($1, 0, '{}', 0, 0, 0, 0, 0) on conflict (district) do nothing`,
    [unit.district],
  );
  await unit.sql(`select from lexicon_head where district = $1 for update`, [unit.district]);
}

/** Notes that all listings of the district have been matched with the shipped lexicon as it is now (a seed did). */
export async function knowAllLooked(unit: UnitOfWork): Promise<void> {
  await lockKnowledge(unit);
  await unit.sql(
    `update lexicon_head set looked_version = version, looked_shipped = (select coalesce(max(number), 0) from lexicon_version) where district = $1`,
    [unit.district],
  );
}

/** Asks for all listings of the district to be looked at once more. */
export async function lookAnew(unit: UnitOfWork): Promise<void> {
  await unit.sql(
    `update lexicon_head set looked_shipped = -1, run_version = null where district = $1`,
    [unit.district],
  );
}
