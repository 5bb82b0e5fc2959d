import type { Call } from '../access/call.service.ts';
import { writeContextOf } from '../access/viewer.rule.ts';
import { checkId } from '../platform/errors/check-id.ts';
import { ExpectedError, problem, type Problem } from '../platform/errors/expected-error.ts';
import type { UnitOfWork, Units } from '../platform/events/unit-of-work.ts';
import { withIdempotency } from '../platform/idempotency.ts';
import { formatThousandths } from '../platform/read/thousandths.rule.ts';
import './allocation-event.rule.ts';
import { mostChanges, mostLines } from './allocation-limit.rule.ts';
import { plannedListings, type PlannedListing } from './allocation.loader.ts';
import { isApplicableBy } from './allocation.policy.ts';
import { placeOrder } from './order-place.service.ts';

/** Which plan, as its caller saw it. */
export interface ApplyInput {
  readonly id: string;
  readonly version: number;
  readonly idempotencyKey?: string | null;
}

interface PlanRow {
  readonly id: string;
  readonly chain: string | null;
  readonly town: string | null;
  readonly state: 'PLANNED' | 'APPLIED';
  readonly expires_at: Date;
  readonly lines: number;
  readonly version: number;
}

interface LineRow {
  readonly id: string;
  readonly ordinal: number;
  readonly need: string;
  readonly resource: string;
  readonly pairing: string;
  readonly quantity: string | null;
  readonly unit: string | null;
  readonly need_quantity: string | null;
  readonly pairing_version: number;
  readonly need_version: number;
  readonly need_left: string;
  readonly resource_version: number;
  readonly resource_left: string;
  /** The pairing as it is now. */
  readonly state: string;
  readonly version: number;
}

/**
 * Turns every line of a plan into a placed order, all or none: only where listings, what is left of
 * them and pairings are as they were planned on. Else the answer says what changed.
 * @throws ExpectedError ALLOCATION_NOT_FOUND, ALLOCATION_APPLIED, ALLOCATION_EXPIRED, ALLOCATION_TOO_LONG,
 *   VERSION_CONFLICT, or one ALLOCATION_… per difference
 */
export async function applyAllocation(
  call: Call,
  input: ApplyInput,
): Promise<{ allocation: string }> {
  const { services, viewer, now } = call;
  const context = writeContextOf(viewer, now);
  const request = { mutation: 'applyAllocation', key: input.idempotencyKey, input };
  return withIdempotency(services.units, context, request, async (unit) => {
    const plan = await lockedPlan(unit, call, input);
    const lines = await lockedLines(unit, plan.id);
    const changes = await differences(unit, lines);
    if (changes.length > 0) throw ExpectedError.all(changes.slice(0, mostChanges));
    const orders: { id: string; order: string }[] = [];
    for (const line of lines)
      orders.push({ id: line.id, order: await placeOrder(unit, call, wishOf(line)) });
    await unit.sql(
      `update allocation_line l set work_order = o."order" from jsonb_to_recordset($2::jsonb) as o(id uuid, "order" uuid)
       where l.district = $1 and l.id = o.id`,
      [unit.district, JSON.stringify(orders)],
    );
    await unit.sql(
      `update allocation_plan set state = 'APPLIED', applied_at = $3, applied_by = $4, version = version + 1 where district = $1 and id = $2`,
      [unit.district, plan.id, unit.now, unit.actor],
    );
    unit.emit({
      type: 'allocationApplied',
      cause: 'applied',
      town: plan.town,
      chain: plan.chain,
      detail: { allocation: plan.id, lines: lines.length },
    });
    return { allocation: plan.id };
  });
}

async function lockedPlan(unit: UnitOfWork, { viewer }: Call, input: ApplyInput): Promise<PlanRow> {
  const field = ['input', 'id'];
  const [plan] = await unit.sql<PlanRow>(
    `select id, chain, town, state, expires_at, lines, version from allocation_plan where district = $1 and id = $2 for update`,
    [unit.district, checkId(input.id, field)],
  );
  if (plan === undefined) throw ExpectedError.of('ALLOCATION_NOT_FOUND', {}, field);
  if (!isApplicableBy(viewer, plan)) throw ExpectedError.of('FORBIDDEN');
  if (plan.state === 'APPLIED') throw ExpectedError.of('ALLOCATION_APPLIED', {}, field);
  if (new Date(plan.expires_at) <= unit.now)
    throw ExpectedError.of('ALLOCATION_EXPIRED', {}, field);
  if (plan.version !== input.version)
    throw ExpectedError.of('VERSION_CONFLICT', { version: plan.version }, ['input', 'version']);
  if (plan.lines > mostLines)
    throw ExpectedError.of('ALLOCATION_TOO_LONG', { lines: plan.lines, most: mostLines }, field);
  return plan;
}

/**
 * The plan's lines with their pairings as they are now. Nobody may book, edit or close the listings or
 * take the pairings up until this transaction ends; locked in the matcher's order, listings first.
 */
async function lockedLines(unit: UnitOfWork, plan: string): Promise<LineRow[]> {
  await unit.sql(
    `select l.id from listing l where l.district = $1 and l.id in (
       select need from allocation_line where district = $1 and plan = $2
       union select resource from allocation_line where district = $1 and plan = $2)
     order by l.id for update`,
    [unit.district, plan],
  );
  const rows = await unit.sql<LineRow>(
    `select l.id, l.ordinal, l.need, l.resource, l.pairing, l.quantity::text, l.unit, l.need_quantity::text, l.pairing_version,
       l.need_version, l.need_left::text, l.resource_version, l.resource_left::text, p.state, p.version
     from allocation_line l join pairing p on p.district = $1 and p.id = l.pairing
     where l.district = $1 and l.plan = $2 order by p.need, p.resource for update of p`,
    [unit.district, plan],
  );
  return rows.sort((one, other) => one.ordinal - other.ordinal);
}

/** What is not as it was planned on, each listing and pairing once. */
async function differences(unit: UnitOfWork, lines: readonly LineRow[]): Promise<Problem[]> {
  const idsOf = (kind: 'need' | 'resource'): string[] => [
    ...new Set(lines.map((line) => line[kind])),
  ];
  const needs = await plannedListings(unit, 'NEED', idsOf('need'));
  const resources = await plannedListings(unit, 'RESOURCE', idsOf('resource'));
  const found = new Map<string, Problem>();
  const field = ['input', 'id'];
  for (const line of lines) {
    for (const [listing, version, left] of [
      [needs.get(line.need), line.need_version, line.need_left],
      [resources.get(line.resource), line.resource_version, line.resource_left],
    ] as const) {
      const change = listing && changeOf(listing, version, BigInt(left), line.ordinal, field);
      if (listing && change && !found.has(listing.id)) found.set(listing.id, change);
    }
    if (line.state !== 'PROPOSED' || line.version !== line.pairing_version)
      found.set(
        line.pairing,
        problem('ALLOCATION_PAIRING_CHANGED', { line: line.ordinal, pairing: line.pairing }, field),
      );
  }
  return [...found.values()];
}

function changeOf(
  { id, version, left, status, unit }: PlannedListing,
  plannedVersion: number,
  plannedLeft: bigint,
  line: number,
  field: readonly string[],
): Problem | null {
  if (status !== 'OPEN') return problem('ALLOCATION_LISTING_CLOSED', { line, listing: id }, field);
  if (left !== plannedLeft)
    return problem(
      'ALLOCATION_CAPACITY_CHANGED',
      {
        line,
        listing: id,
        was: formatThousandths(String(plannedLeft)),
        now: formatThousandths(String(left)),
        unit: unit ?? '',
      },
      field,
    );
  if (version !== plannedVersion)
    return problem('ALLOCATION_LISTING_CHANGED', { line, listing: id }, field);
  return null;
}

function wishOf({ pairing, quantity, unit, need_quantity: needQuantity }: LineRow) {
  return {
    pairing,
    quantity: quantity === null ? null : formatThousandths(quantity),
    unit: quantity === null ? null : unit,
    needQuantity: needQuantity === null ? null : formatThousandths(needQuantity),
    // What a plan gives was weighed; a whole that is larger than the need is meant.
    confirmUnusual: true,
  };
}

/** Forgets plans nobody applied in time, a few hundred rows a transaction; gives how many. */
export async function forgetAllocations(
  units: Units,
  district: string,
  now: Date,
): Promise<number> {
  for (let gone = 0; ;) {
    const done = await units.run({ district, actor: null, now }, async (unit) => {
      const [plan] = await unit.sql<{ id: string }>(
        `select id from allocation_plan where district = $1 and state = 'PLANNED' and expires_at <= $2
         order by expires_at, id limit 1 for update skip locked`,
        [district, now],
      );
      if (plan === undefined) return null;
      const rest = [
        ...(await removeSome(unit, 'allocation_line', plan.id)),
        ...(await removeSome(unit, 'allocation_need', plan.id)),
      ];
      if (rest.length === 0)
        await unit.sql(`delete from allocation_plan where district = $1 and id = $2`, [
          district,
          plan.id,
        ]);
      return rest.length === 0;
    });
    if (done === null) return gone;
    if (done) gone += 1;
  }
}

function removeSome(
  unit: UnitOfWork,
  table: 'allocation_line' | 'allocation_need',
  plan: string,
): Promise<object[]> {
  return unit.sql(
    `delete from ${table} where district = $1 and id in (select id from ${table} where district = $1 and plan = $2 limit 500) returning id`,
    [unit.district, plan],
  );
}
