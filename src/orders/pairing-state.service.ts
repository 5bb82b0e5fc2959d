import { writeContextOf } from '../access/viewer.rule.ts';
import type { Call } from '../access/call.service.ts';
import { mayWriteFor } from '../access/access.policy.ts';
import { pairingCounters } from '../matching/pairing-event.rule.ts';
import { queue } from '../matching/match.service.ts';
import { checkId } from '../platform/errors/check-id.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { newId } from '../platform/id.ts';
import { withIdempotency } from '../platform/idempotency.ts';
import { pairingStateEvent } from './order-event.rule.ts';
import type { PairingRefusalReason } from './order-reason.rule.ts';

/** A pairing as orders take it up. */
export interface OrderPairing {
  readonly id: string;
  readonly need: string;
  readonly resource: string;
  readonly need_party: string;
  readonly need_town: string | null;
  readonly resource_party: string;
  readonly resource_town: string | null;
  readonly chain: string | null;
  readonly category: string | null;
  readonly score: number;
  readonly state: 'PROPOSED' | 'TAKEN_UP' | 'DECLINED' | 'WITHDRAWN';
  readonly version: number;
}

/** A pairing, locked until the transaction ends. @throws ExpectedError PAIRING_NOT_FOUND */
export async function lockedPairing(
  unit: UnitOfWork,
  id: string,
  field: readonly string[],
): Promise<OrderPairing> {
  const [row] = await unit.sql<OrderPairing>(
    `select p.id, p.need, p.resource, p.need_party, p.resource_party, p.chain, p.category, p.score, p.state, p.version,
       n.town as need_town, r.town as resource_town
     from pairing p
     join listing n on n.district = $1 and n.id = p.need
     join listing r on r.district = $1 and r.id = p.resource
     where p.district = $1 and p.id = $2 for update of p`,
    [unit.district, checkId(id, field)],
  );
  if (row === undefined) throw ExpectedError.of('PAIRING_NOT_FOUND', {}, field);
  return row;
}

/**
 * Makes sure that no other order carries a pairing out, and that none can begin to until this
 * transaction ends. @throws ExpectedError PAIRING_IN_ORDER
 */
export async function claimPairing(unit: UnitOfWork, id: string, order: string): Promise<void> {
  await lockedPairing(unit, id, ['input', 'pairing']);
  const others = await unit.sql(
    `select id from work_order where district = $1 and pairing = $2 and id <> $3 and state not in ('RATED', 'CANCELLED', 'UNMATCHED')`,
    [unit.district, id, order],
  );
  if (others.length > 0) throw ExpectedError.of('PAIRING_IN_ORDER', {}, ['input', 'pairing']);
}

/** Marks a claimed pairing as being carried out. */
export async function takeUpPairing(unit: UnitOfWork, id: string, order: string): Promise<void> {
  const pairing = await lockedPairing(unit, id, ['input', 'pairing']);
  if (pairing.state === 'TAKEN_UP') return;
  await setState(unit, pairing, 'TAKEN_UP');
  unit.emit(pairingStateEvent('pairingTakenUp', 'order', pairing, { order }));
}

/** Gives a pairing back to the matcher: its order came to nothing. */
export async function releasePairing(unit: UnitOfWork, id: string, order: string): Promise<void> {
  const pairing = await lockedPairing(unit, id, ['input', 'pairing']);
  if (pairing.state !== 'TAKEN_UP') return;
  await setState(unit, pairing, 'PROPOSED');
  await queue(unit, [pairing.need], 'released');
  unit.emit(pairingStateEvent('pairingReleased', 'order', pairing, { order }));
}

/** Notes that a pairing does not fit, and why: it is not proposed again. */
export async function refusePairing(
  unit: UnitOfWork,
  id: string,
  {
    side,
    reason,
    note,
  }: {
    readonly side: 'NEED_SIDE' | 'RESOURCE_SIDE';
    readonly reason: PairingRefusalReason;
    readonly note: string | null;
  },
): Promise<void> {
  const pairing = await lockedPairing(unit, id, ['input', 'pairing']);
  if (pairing.state === 'DECLINED') return;
  await unit.sql(
    `insert into pairing_refusal (district, id, pairing, side, reason, note, actor, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [unit.district, newId(unit.now), id, side, reason, note, unit.actor, unit.now],
  );
  await setState(unit, pairing, 'DECLINED');
  unit.emit(pairingStateEvent('pairingDeclined', reason, pairing, { reason }));
}

/** What a caller says of a pairing that does not fit. */
export interface RefusalInput {
  readonly pairing: string;
  readonly reason: PairingRefusalReason;
  readonly note?: string | null;
  readonly version?: number | null;
  readonly idempotencyKey?: string | null;
}

/** 不合适: either side says that a proposed pairing does not fit. */
export async function declinePairing(
  call: Call,
  input: RefusalInput,
): Promise<{ pairing: string }> {
  return onPairing(call, 'declinePairing', input, async (unit, pairing, side) => {
    if (pairing.state === 'TAKEN_UP')
      throw ExpectedError.of('PAIRING_IN_ORDER', {}, ['input', 'pairing']);
    if (pairing.state === 'WITHDRAWN')
      throw ExpectedError.of('PAIRING_CLOSED', {}, ['input', 'pairing']);
    await refusePairing(unit, pairing.id, { side, reason: input.reason, note: input.note ?? null });
  });
}

/** Takes a refusal back: the pairing is proposed again, as far as it still holds. */
export async function reinstatePairing(
  call: Call,
  input: Omit<RefusalInput, 'reason' | 'note'>,
): Promise<{ pairing: string }> {
  return onPairing(call, 'reinstatePairing', input, async (unit, pairing) => {
    if (pairing.state !== 'DECLINED')
      throw ExpectedError.of('PAIRING_CLOSED', {}, ['input', 'pairing']);
    await setState(unit, pairing, 'PROPOSED');
    await queue(unit, [pairing.need], 'reinstated');
    unit.emit(pairingStateEvent('pairingReinstated', 'reinstated', pairing, {}));
  });
}

async function onPairing(
  { services, viewer, now }: Call,
  mutation: string,
  input: Omit<RefusalInput, 'reason'>,
  work: (
    unit: UnitOfWork,
    pairing: OrderPairing,
    side: 'NEED_SIDE' | 'RESOURCE_SIDE',
  ) => Promise<void>,
): Promise<{ pairing: string }> {
  const context = writeContextOf(viewer, now);
  return withIdempotency(
    services.units,
    context,
    { mutation, key: input.idempotencyKey, input },
    async (unit) => {
      const pairing = await lockedPairing(unit, input.pairing, ['input', 'pairing']);
      const ofNeed = mayWriteFor(viewer, { id: pairing.need_party, town: pairing.need_town });
      const ofResource = mayWriteFor(viewer, {
        id: pairing.resource_party,
        town: pairing.resource_town,
      });
      if (!ofNeed && !ofResource) throw ExpectedError.of('FORBIDDEN');
      if (input.version != null && input.version !== pairing.version) {
        throw ExpectedError.of('VERSION_CONFLICT', { version: pairing.version }, [
          'input',
          'version',
        ]);
      }
      await work(unit, pairing, ofNeed ? 'NEED_SIDE' : 'RESOURCE_SIDE');
      return { pairing: pairing.id };
    },
  );
}

async function setState(
  unit: UnitOfWork,
  pairing: OrderPairing,
  state: OrderPairing['state'],
): Promise<void> {
  await unit.sql(
    `update pairing set state = $3, updated_at = $4, version = version + 1 where district = $1 and id = $2`,
    [unit.district, pairing.id, state, unit.now],
  );
  const [was, is] = [isLive(pairing.state), isLive(state)];
  if (was !== is) for (const change of pairingCounters(pairing, is ? 1 : -1)) unit.count(change);
}

function isLive(state: OrderPairing['state']): boolean {
  return state === 'PROPOSED' || state === 'TAKEN_UP';
}
