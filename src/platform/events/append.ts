import { hotStatement } from '../database/preparing-client.ts';
import type { Tx } from '../database/database.ts';
import { newId } from '../id.ts';
import type { CounterChange, NewEvent, Telling } from './event.rule.ts';

/** The channel that wakes log readers; its payload is `district:position`. */
export const wakeChannel = 'lianzu_events';

/**
 * Appends events, who is told of them, and counter changes as the transaction's last statement.
 *
 * Taking the district's head row hands out gapless positions in commit order: whoever comes second
 * waits for the first to commit. Counters change behind the same lock, so they cannot deadlock.
 * Nothing may lock after this statement, and it is not waited for, so that COMMIT leaves with it and the row is
 * locked no longer than the two take. Counters alone are a change without an event. NOTIFY only wakes readers; the log is the truth.
 */
const append = hotStatement(`
  with head as (
    insert into event_head as h (district, position, revision) values ($1, $2::int, ($2::int = 0)::int)
    on conflict (district) do update set position = h.position + $2::int, revision = h.revision + ($2::int = 0)::int
    returning position
  ), appended as (
    insert into event (district, position, id, type, cause, actor, party, other_party, town, other_town,
      chain, category, listing_kind, need, resource, pairing, score, detail, occurred_at)
    select $1, head.position - $2::int + e.ordinal, e.id, e.type, e.cause, $3::uuid, e.party, e.other_party,
      e.town, e.other_town, e.chain, e.category, e.listing_kind, e.need, e.resource, e.pairing, e.score,
      e.detail, $4::timestamptz
    from head, jsonb_to_recordset($5::jsonb) as e(ordinal bigint, id uuid, type text, cause text, party uuid,
      other_party uuid, town uuid, other_town uuid, chain uuid, category text, listing_kind text, need uuid,
      resource uuid, pairing uuid, score int, detail jsonb)
  ), told as (
    insert into notice (district, recipient, position, account, kind, type, subject, count, actor, occurred_at)
    select $1, t.recipient, head.position - $2::int + t.ordinal, t.account, t.kind, t.type, t.subject, t.count, $3::uuid,
      $4::timestamptz
    from head, jsonb_to_recordset($7::jsonb) as t(ordinal bigint, recipient uuid, account uuid, kind text, type text,
      subject uuid, count int)
  ), counted as (
    insert into counter (district, scope, subject, metric, value)
    select $1, c.scope, c.subject, c.metric, c.by
    from head, jsonb_to_recordset($6::jsonb) as c(scope text, subject text, metric text, by bigint)
    on conflict (district, scope, subject, metric) do update set value = counter.value + excluded.value
  )
  select pg_notify('${wakeChannel}', $1 || ':' || position) from head`);

/** Appends; the transaction fails where its district is not in the database. */
export function appendEvents(
  tx: Tx,
  actor: string | null,
  now: Date,
  events: readonly NewEvent[],
  counters: readonly CounterChange[],
  tellings: readonly Telling[] = [],
): void {
  const lines = events.map((event, i) => ({
    ordinal: i + 1,
    id: newId(now),
    type: event.type,
    cause: event.cause,
    party: event.party,
    other_party: event.otherParty,
    town: event.town,
    other_town: event.otherTown,
    chain: event.chain,
    category: event.category,
    listing_kind: event.listingKind,
    need: event.need,
    resource: event.resource,
    pairing: event.pairing,
    score: event.score,
    detail: event.detail,
  }));
  tx.send(append, [
    tx.district,
    lines.length,
    actor,
    now,
    JSON.stringify(lines),
    JSON.stringify(sumUp(counters)),
    JSON.stringify(
      tellings.map(({ event, ...told }) => ({
        ...told,
        ordinal: event + 1,
        type: events[event]?.type,
      })),
    ),
  ]);
}

/** One row per counter: `on conflict` may touch a row only once, and what cancels out is left out. */
function sumUp(changes: readonly CounterChange[]): CounterChange[] {
  const sums = new Map<string, CounterChange>();
  for (const change of changes) {
    const key = `${change.scope}|${change.subject}|${change.metric}`;
    sums.set(key, { ...change, by: (sums.get(key)?.by ?? 0) + change.by });
  }
  return [...sums.values()].filter(({ by }) => by !== 0);
}
