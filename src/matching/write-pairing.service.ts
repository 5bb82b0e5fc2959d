import { newId } from '../platform/id.ts';
import { hotStatement } from '../platform/database/preparing-client.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { pairingCounters, pairingEvent, type EventfulPairing } from './pairing-event.rule.ts';
import type { Proposal } from './proposal.rule.ts';

// One statement for all that changes, so that its length does not depend on how much does. Rows are locked in
// the order of need and resource; the state a pairing had is read under its lock: a transaction that we waited
// for may have changed it. Who owns the two, and where, is read here and not kept by any process.
const write = hotStatement(`
  with n as (
    select n.*, a.party as need_party, b.party as resource_party, a.town as need_town, b.town as resource_town,
      a.chain, a.category, (a.quantity - a.reserved - a.committed) * n.cover / 1000000 as quantity
    from jsonb_to_recordset($3::jsonb) as n(id uuid, need uuid, resource uuid, score int, parts jsonb,
      reasons jsonb, notify boolean, cover bigint, "isNew" boolean)
    join listing a on a.district = $1 and a.id = n.need
    join listing b on b.district = $1 and b.id = n.resource
  ), made as (
    insert into pairing (district, id, need, resource, need_party, resource_party, chain, category, score, parts,
      reasons, notify, quantity, state, created_at, updated_at, version)
    select $1, n.id, n.need, n.resource, n.need_party, n.resource_party, n.chain, n.category, n.score, n.parts,
      n.reasons, n.notify, n.quantity, 'PROPOSED', $2::timestamptz, $2::timestamptz, 1
    from n where n."isNew"
    order by n.need, n.resource
    on conflict (district, need, resource) do nothing
    returning id
  ), old as (
    select p.id, p.need, p.resource, p.state, p.score, p.chain
    from pairing p join n on p.need = n.need and p.resource = n.resource
    where p.district = $1 and not n."isNew" and p.state in ('PROPOSED', 'WITHDRAWN')
    order by p.need, p.resource
    for update of p
  ), changed as (
    update pairing p set score = n.score, parts = n.parts, reasons = n.reasons, notify = n.notify,
      quantity = n.quantity, chain = n.chain, category = n.category, state = 'PROPOSED',
      updated_at = $2::timestamptz, version = p.version + 1
    from old join n on old.need = n.need and old.resource = n.resource
    where p.district = $1 and p.id = old.id
    returning p.id
  ), gone as (
    update pairing p set state = 'WITHDRAWN', updated_at = $2::timestamptz, version = p.version + 1
    where p.district = $1 and p.id = any ($4::uuid[]) and p.state = 'PROPOSED'
    returning p.id, p.need, p.resource, p.need_party, p.resource_party, p.chain, p.category, p.score
  )
  select n.id, n.need, n.resource, n.need_party, n.resource_party, n.need_town, n.resource_town, n.chain,
    n.category, n.score, n.notify, null as state, null::int as before, null::uuid as chain_before
  from made join n on n.id = made.id
  union all
  select old.id, n.need, n.resource, n.need_party, n.resource_party, n.need_town, n.resource_town, n.chain,
    n.category, n.score, n.notify, old.state, old.score, old.chain
  from changed join old on old.id = changed.id join n on old.need = n.need and old.resource = n.resource
  union all
  select g.id, g.need, g.resource, g.need_party, g.resource_party, a.town, b.town, g.chain, g.category, g.score,
    null, 'GONE', null, null
  from gone g
  join listing a on a.district = $1 and a.id = g.need
  join listing b on b.district = $1 and b.id = g.resource`);

/** A pairing that was written: before it there was none, a proposed or a withdrawn one; or it is gone now. */
interface Written extends EventfulPairing {
  readonly state: null | 'PROPOSED' | 'WITHDRAWN' | 'GONE';
  readonly before: number | null;
  readonly chain_before: string | null;
  readonly notify: boolean | null;
}

/** Proposes these pairs and withdraws those pairings (by id), with events and counters for what really changed. */
export async function writePairings(
  unit: UnitOfWork,
  proposals: readonly Proposal[],
  gone: readonly string[],
  cause: string,
): Promise<void> {
  if (proposals.length === 0 && gone.length === 0) return;
  const rows = proposals.map((row) => ({ ...row, id: newId(unit.now) }));
  const written = await unit.sql<Written>(write, [
    unit.district,
    unit.now,
    JSON.stringify(rows),
    gone,
  ]);
  for (const pairing of written) announce(unit, pairing, cause);
  // A new pair that was not written has been written by another transaction meanwhile.
  const made = new Set(written.filter(({ state }) => state === null).map(({ id }) => id));
  const met = rows.filter(({ id, isNew }) => isNew && !made.has(id));
  if (met.length === 0) return;
  const again = met.map((row) => ({ ...row, isNew: false }));
  for (const pairing of await unit.sql<Written>(write, [
    unit.district,
    unit.now,
    JSON.stringify(again),
    [],
  ]))
    announce(unit, pairing, cause);
}

function announce(unit: UnitOfWork, pairing: Written, cause: string): void {
  const { state, before } = pairing;
  if (state === 'GONE') {
    withdrawn(unit, pairing, cause);
    return;
  }
  if (state === 'PROPOSED') {
    if (before !== null && before !== pairing.score)
      unit.emit(pairingEvent('pairingRescored', cause, pairing, { before }));
    for (const change of pairingCounters({ chain: pairing.chain_before }, -1)) unit.count(change);
  } else {
    unit.emit(pairingEvent('pairingProposed', cause, pairing, { notify: pairing.notify === true }));
  }
  for (const change of pairingCounters(pairing, 1)) unit.count(change);
}

function withdrawn(unit: UnitOfWork, pairing: EventfulPairing, cause: string): void {
  unit.emit(pairingEvent('pairingWithdrawn', cause, pairing, {}));
  for (const change of pairingCounters(pairing, -1)) unit.count(change);
}

const outrank = (own: 'need' | 'resource', other: 'need' | 'resource'): string =>
  hotStatement(`
  with placed as (
    select p.* from unnest($2::uuid[]) x(id)
    cross join lateral (
      select p.id, p.score, p.${own} as own, p.${other} as other, p.state
      from pairing p where p.district = $1 and p.${other} = x.id and p.live
      order by p.score desc, p.${own}
      offset $3::int limit $5::int
    ) p
  ), beaten as (
    select p.id from placed p
    where p.state = 'PROPOSED' and (
      select count(*) from (
        select from pairing q
        where q.district = $1 and q.${own} = p.own and q.live and q.score >= p.score
          and (q.score > p.score or q.${other} < p.other)
        limit $3::int
      ) better
    ) >= $3::int
  ), locked as (
    select q.id from pairing q
    where q.district = $1 and q.id = any (array(select id from beaten)) and q.state = 'PROPOSED'
    order by q.need, q.resource
    for update of q
  )
  update pairing p set state = 'WITHDRAWN', updated_at = $4::timestamptz, version = p.version + 1
  from listing n, listing r
  where p.district = $1 and p.id = any (array(select id from locked))
    and n.district = $1 and n.id = p.need and r.district = $1 and r.id = p.resource
  returning p.id, p.need, p.resource, p.need_party, p.resource_party, n.town as need_town, r.town as resource_town,
    p.chain, p.category, p.score`);
const outrankAtNeeds = outrank('resource', 'need');
const outrankAtResources = outrank('need', 'resource');

/**
 * Withdraws the proposed pairings of these listings that are among the best K of neither side any more.
 * @param depth how many places behind the K-th are looked at: one is enough where each listing got one pairing more
 *   since all was right; null = all of them
 */
export async function withdrawOutranked(
  unit: UnitOfWork,
  kind: 'NEED' | 'RESOURCE',
  listings: readonly string[],
  k: number,
  depth: number | null,
): Promise<void> {
  if (listings.length === 0) return;
  const rows = await unit.sql<EventfulPairing>(
    kind === 'NEED' ? outrankAtNeeds : outrankAtResources,
    [unit.district, listings, k, unit.now, depth],
  );
  for (const pairing of rows) withdrawn(unit, pairing, 'outranked');
}
