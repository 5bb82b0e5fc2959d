import type { NewEvent } from '../platform/events/event.rule.ts';
import type { UnitOfWork, Units } from '../platform/events/unit-of-work.ts';
import { newId } from '../platform/id.ts';
import type { MatchFeatures } from './features.rule.ts';
import { lexiconAt, type Knowledge } from './knowledge.service.ts';
import { meetingPoint } from './meeting-point.rule.ts';

/** What somebody says of a pairing that is no such thing: the others are about distance, time or amount. */
const notTheSame = 'NOT_THE_SAME_THING';

/**
 * Collects what declined pairings say of the lexicon, in the transaction that declines them; a pairing that
 * is reinstated says nothing any more. Called where the application is wired.
 */
export function learnFromDeclines(units: Units, knowledge: Knowledge): void {
  units.on(['pairingDeclined'], async (unit, events) => {
    for (const event of events) await learn(unit, knowledge, event as NewEvent<'pairingDeclined'>);
  });
  units.on(['pairingReinstated'], async (unit, events) => {
    for (const { pairing } of events) if (pairing != null) await forget(unit, pairing);
  });
}

async function learn(
  unit: UnitOfWork,
  knowledge: Knowledge,
  { need, resource, pairing, detail: { reason } }: NewEvent<'pairingDeclined'>,
): Promise<void> {
  if (need == null || resource == null || pairing == null) return;
  const [row] = await unit.sql<{ need: MatchFeatures | null; resource: MatchFeatures | null }>(
    `select n.features as need, r.features as resource from listing n, listing r
     where n.district = $1 and n.id = $2 and r.district = $1 and r.id = $3`,
    [unit.district, need, resource],
  );
  if (row?.need == null || row.resource == null) return;
  const lexicon = await lexiconAt(unit, knowledge);
  const point = meetingPoint(row.need.frames, row.resource.frames, lexicon);
  if (point === null) return;
  const { one, other } = point;
  // One that was decided stays decided; its evidence goes on being counted.
  const [proposal] = await unit.sql<{ id: string }>(
    `insert into lexicon_proposal as p (district, id, kind, one, other, state, declines, otherwise, created_at, last_at, version)
     select $1, $2, $3, $4, $5, 'OPEN', 0, 0, $6, $6, 1
     where (select count(*) from lexicon_concept where code in ($4, $5) and not retired) = $7
     on conflict (district, one, other) do update set last_at = excluded.last_at
     returning id`,
    [
      unit.district,
      newId(unit.now),
      one === other ? 'DISTINCTION' : 'EXCLUSION',
      one,
      other,
      unit.now,
      one === other ? 1 : 2,
    ],
  );
  if (proposal === undefined) return;
  await forget(unit, pairing);
  await unit.sql(
    `insert into lexicon_evidence (district, id, proposal, reason, created_at) values ($1, $2, $3, $4, $5)`,
    [unit.district, pairing, proposal.id, reason, unit.now],
  );
  await count(unit, proposal.id, reason, 1);
}

async function forget(unit: UnitOfWork, pairing: string): Promise<void> {
  const [gone] = await unit.sql<{ proposal: string; reason: string }>(
    `delete from lexicon_evidence where district = $1 and id = $2 returning proposal, reason`,
    [unit.district, pairing],
  );
  if (gone !== undefined) await count(unit, gone.proposal, gone.reason, -1);
}

async function count(unit: UnitOfWork, id: string, reason: string, by: number): Promise<void> {
  await unit.sql(
    `update lexicon_proposal set declines = declines + $3, otherwise = otherwise + $4 where district = $1 and id = $2`,
    [unit.district, id, reason === notTheSame ? by : 0, reason === notTheSame ? 0 : by],
  );
}
