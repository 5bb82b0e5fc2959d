import type pg from 'pg';
import type { Ready } from '../read/planner.ts';
import type { Row } from '../read/write.ts';

/**
 * How far a district has come. Whoever changes rows that answers show moves it in the same transaction,
 * behind the lock of the head's row: so two snapshots with equal heads see equal rows, and a later head
 * has all that an earlier one had.
 */
export interface Head {
  /** Of the last event. */
  readonly position: number;
  /** How often something changed that makes no event. */
  readonly revision: number;
  /** The last event itself: after a restore the same position may be another event's. */
  readonly event: string | null;
}

const text = `select h.position, h.revision, e.id from event_head h
  left join event e on e.district = h.district and e.position = h.position where h.district = $1`;

/** The statement that reads a district's head, to be sent along with others: their snapshot is its own. */
export function headStatement(district: string): Ready {
  return { name: 'read_head', text, values: [district] };
}

/** The head from the rows of its statement. */
export function headOf(rows: readonly Row[] | undefined): Head {
  const [position, revision, event] = rows?.[0] ?? [];
  return { position: Number(position ?? 0), revision: Number(revision ?? 0), event: event ?? null };
}

export function isSameHead(one: Head, other: Head): boolean {
  return (
    one.position === other.position && one.revision === other.revision && one.event === other.event
  );
}

/** Whether `one` has all that `other` had; for heads of one moment, between which nothing was restored. */
export function isAsFarAs(one: Head, other: Head): boolean {
  return one.position >= other.position && one.revision >= other.revision;
}

const note = 'update event_head set revision = revision + 1 where district = $1';

/** Whether a statement moves the head. */
export function movesHead(text: string): boolean {
  return /(update|insert into) event_head/.test(text);
}

/**
 * Moves a district's head for a change that makes no event (settings, repairs, a party's name). As of the
 * log's append, nothing may lock after it.
 */
export function noteChange({
  district,
  send,
}: {
  readonly district: string;
  readonly send: (text: string, values: readonly unknown[]) => void;
}): void {
  send(note, [district]);
}

/** Moves the heads of all districts, in a transaction of the owner, for a change that all of them see. */
export async function noteChangeEverywhere(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ district: string }>(
    'select district from known_district order by district',
  );
  for (const { district } of rows) {
    await client.query(`set local app.district = '${district}'`);
    await client.query(note, [district]);
  }
}
