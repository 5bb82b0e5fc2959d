import type { Call } from '../access/call.service.ts';
import { solveAllocation } from '../matching/allocation.service.ts';
import type { AllocationAnswer } from '../matching/allocation-answer.rule.ts';
import { compare, isShort, type Compared } from '../matching/allocation-compare.rule.ts';
import {
  shortReason,
  weightedParts,
  worthOf,
  type AllocationWeights,
  type ShortReason,
} from '../matching/allocation-frame.rule.ts';
import {
  fillOf,
  floorHolds,
  groupFill,
  plannedOf,
  type FairnessFloor,
} from '../matching/allocation.rule.ts';
import { checkId } from '../platform/errors/check-id.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { newId } from '../platform/id.ts';
import { withIdempotency } from '../platform/idempotency.ts';
import './allocation-event.rule.ts';
import {
  plannedListings,
  plannedNeeds,
  plannedPairings,
  positionOf,
  type NeedScope,
  type PlannedListing,
  type PlannedPairing,
} from './allocation.loader.ts';
import { mostNeeds, mostPairings, planKeptDays } from './allocation-limit.rule.ts';
import { scopeFor } from './allocation.policy.ts';
import { questionOf, type Question } from './allocation-question.rule.ts';

/** What a plan is asked for. Weights and floor in percent. */
export interface PlanInput {
  readonly chain?: string | null;
  readonly town?: string | null;
  readonly category?: string | null;
  readonly fairnessFloor?: FairnessInput | null;
  readonly weights?: AllocationWeights | null;
  readonly whatIf?: readonly AllocationWeights[] | null;
  readonly idempotencyKey?: string | null;
}

/** `none` asks for no fairness; else 100 % of the strong villages' mean fill, unless said. */
export interface FairnessInput {
  readonly none?: boolean | null;
  readonly ofStrong?: number | null;
  readonly least?: number | null;
}

type Asked = Question<PlannedListing, PlannedPairing> & { readonly position: string };

/**
 * Plans who gets what over all open needs of a scope, and keeps the plan to be read, shared and
 * applied. Nothing is promised by it. Reading, working out and keeping are three steps: no transaction
 * is open while the solver thinks, and applying asks whether what was read still holds.
 * @throws ExpectedError FORBIDDEN, ALLOCATION_EMPTY, ALLOCATION_TOO_WIDE, ALLOCATION_UNFAIR or what is wrong with the input
 */
export async function planAllocation(
  call: Call,
  input: PlanInput,
): Promise<{ allocation: string }> {
  const { services, viewer, now } = call;
  const scope = scopeOf(call, input);
  const floor = floorOf(input.fairnessFloor ?? {});
  const weights = checkedWeights(input.weights ?? {}, ['input', 'weights']);
  const whatIf = (input.whatIf ?? []).map((one, at) =>
    checkedWeights(one, ['input', 'whatIf', String(at)]),
  );
  if (whatIf.length > 3) throw ExpectedError.of('ALLOCATION_WEIGHTS', {}, ['input', 'whatIf']);
  const asked = await services.database.write(viewer.district, async (tx) => {
    const needs = await plannedNeeds(tx, scope, mostNeeds + 1);
    const pairings = await plannedPairings(
      tx,
      needs.map(({ id }) => id),
    );
    if (needs.length > mostNeeds || pairings.length > mostPairings)
      throw ExpectedError.of('ALLOCATION_TOO_WIDE', { most: mostNeeds }, ['input']);
    const ids = [...new Set(pairings.map(({ resource }) => resource))];
    const resources = [...(await plannedListings(tx, 'RESOURCE', ids)).values()];
    const question = questionOf(needs, resources, pairings, floor, weights);
    return { ...question, position: await positionOf(tx) };
  });
  if (asked.problem.pairs.every(({ most }) => most === 0))
    throw ExpectedError.of('ALLOCATION_EMPTY', { needs: asked.needs.length }, ['input']);
  const worthsOf = (some: AllocationWeights): number[] =>
    asked.pairings.map(({ score, parts }) => worthOf(score, parts, some));
  const answer = await solveAllocation({
    problem: asked.problem,
    variants: [
      { worths: null, floor },
      ...(floor === null ? [] : [{ worths: null, floor: null }]),
      ...whatIf.map((some) => ({ worths: worthsOf(some), floor })),
    ],
  });
  if (answer.solved[0] == null) throw outOfReach(asked, answer.reach ?? 0);
  const context = { district: viewer.district, actor: viewer.id, now };
  const request = { mutation: 'planAllocation', key: input.idempotencyKey, input };
  return withIdempotency(services.units, context, request, async (unit) => ({
    allocation: await keep(unit, scope, floor, weights, whatIf, asked, answer),
  }));
}

function scopeOf({ viewer }: Call, input: PlanInput): NeedScope {
  const idOf = (id: string | null | undefined, field: string): string | null =>
    id == null ? null : checkId(id, ['input', field]);
  const scope = scopeFor(viewer, {
    chain: idOf(input.chain, 'chain'),
    town: idOf(input.town, 'town'),
  });
  if (scope === null) throw ExpectedError.of('FORBIDDEN');
  return { ...scope, category: input.category ?? null };
}

function floorOf({ none, ofStrong, least }: FairnessInput): FairnessFloor | null {
  if (none === true) return null;
  const floor = { ofStrong: ofStrong ?? 100, least: least ?? 0 };
  if (floor.ofStrong < 0 || floor.ofStrong > 200 || floor.least < 0 || floor.least > 100)
    throw ExpectedError.of('ALLOCATION_FLOOR', {}, ['input', 'fairnessFloor']);
  return floor;
}

function checkedWeights(weights: AllocationWeights, field: readonly string[]): AllocationWeights {
  for (const part of weightedParts) {
    const weight = weights[part] ?? 0;
    if (weight < 0 || weight > 1000)
      throw ExpectedError.of('ALLOCATION_WEIGHTS', {}, [...field, part]);
  }
  return Object.fromEntries(
    weightedParts.flatMap((part) => (weights[part] == null ? [] : [[part, weights[part]]])),
  );
}

/** Says how far weak villages can come, and where the strong ones stand already. */
function outOfReach({ problem }: Asked, reach: number): ExpectedError {
  const { weak, weakNeeds, strong, strongNeeds } = groupFill(problem, []);
  const percent = (millionths: number, needs: number): string =>
    (needs === 0 ? 0 : millionths / needs / 10_000).toFixed(1);
  return ExpectedError.of(
    'ALLOCATION_UNFAIR',
    {
      weak: percent(weak + reach * 1_000_000, weakNeeds),
      strong: percent(strong, strongNeeds),
      least: String(problem.floor?.least ?? 0),
      ofStrong: String(problem.floor?.ofStrong ?? 0),
    },
    ['input', 'fairnessFloor'],
  );
}

async function keep(
  unit: UnitOfWork,
  scope: NeedScope,
  floor: FairnessFloor | null,
  weights: AllocationWeights,
  whatIf: readonly AllocationWeights[],
  asked: Asked,
  answer: AllocationAnswer,
): Promise<string> {
  const { problem } = asked;
  const steps = answer.solved[0]?.steps ?? new Float64Array();
  const id = newId(unit.now);
  const lines = linesOf(unit, asked, steps);
  await unit.sql(
    `insert into allocation_plan (district, id, chain, town, category, floor_of_strong, floor_least, weights, state, position,
       needs, lines, compared, created_by, created_at, expires_at, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'PLANNED', $9, $10, $11, $12, $13, $14, $15, 1)`,
    [
      unit.district,
      id,
      scope.chain,
      scope.town,
      scope.category,
      floor?.ofStrong ?? null,
      floor?.least ?? null,
      JSON.stringify(weights),
      asked.position,
      problem.needs.length,
      lines.length,
      JSON.stringify(comparisons(asked, answer, whatIf)),
      unit.actor,
      unit.now,
      new Date(unit.now.getTime() + planKeptDays * 86_400_000),
    ],
  );
  await unit.sql(
    `insert into allocation_line (district, id, plan, ordinal, need, resource, pairing, quantity, unit, need_quantity, need_unit,
       compared, fill, score, worth, pairing_version, need_version, need_left, resource_version, resource_left)
     select $1, l.id, $2, l.ordinal, l.need, l.resource, l.pairing, l.quantity, l.unit, l.need_quantity, l.need_unit,
       l.compared, l.fill, l.score, l.worth, l.pairing_version, l.need_version, l.need_left, l.resource_version, l.resource_left
     from jsonb_to_recordset($3::jsonb) as l(id uuid, ordinal int, need uuid, resource uuid, pairing uuid, quantity bigint,
       unit text, need_quantity bigint, need_unit text, compared boolean, fill int, score int, worth int, pairing_version int,
       need_version int, need_left bigint, resource_version int, resource_left bigint)`,
    [unit.district, id, JSON.stringify(lines)],
  );
  await unit.sql(
    `insert into allocation_need (district, id, plan, need, today, planned, greedy, short, reason)
     select $1, n.id, $2, n.need, n.today, n.planned, n.greedy, n.short, n.reason
     from jsonb_to_recordset($3::jsonb) as n(id uuid, need uuid, today int, planned int, greedy int, short boolean, reason text)`,
    [unit.district, id, JSON.stringify(needsOf(unit, asked, steps, answer.greedy.steps))],
  );
  unit.emit({
    type: 'allocationPlanned',
    cause: 'planned',
    town: scope.town,
    chain: scope.chain,
    category: scope.category,
    detail: { allocation: id, lines: lines.length },
  });
  return id;
}

/** Amounts are exact from here on: whole steps times what a step gives and takes. */
function linesOf(unit: UnitOfWork, asked: Asked, steps: Float64Array): object[] {
  const { problem, needs, resources, pairings, framed } = asked;
  return problem.pairs
    .map((pair, at) => ({ pair, at, steps: BigInt(steps[at] ?? 0) }))
    .filter((line) => line.steps > 0n)
    .sort((one, other) => other.pair.worth - one.pair.worth || one.at - other.at)
    .map(({ pair, at, steps: count }, place) => {
      const [need, resource] = [needs[pair.need], resources[pair.resource]] as [
        PlannedListing,
        PlannedListing,
      ];
      const pairing = pairings[at] as PlannedPairing;
      const gives = BigInt(pair.gives) * count;
      const counted = resource.quantity !== null;
      return {
        id: newId(unit.now),
        ordinal: place + 1,
        need: need.id,
        resource: resource.id,
        pairing: pairing.id,
        quantity: counted ? String(BigInt(pair.takes) * count) : null,
        unit: counted ? resource.unit : null,
        need_quantity: need.quantity === null ? null : String(gives),
        need_unit: need.quantity === null ? null : need.unit,
        compared: framed[at]?.compared ?? false,
        fill: fillOf(
          { total: problem.needs[pair.need]?.total ?? 1, booked: 0, group: null },
          Number(gives),
        ),
        score: pairing.score,
        worth: pair.worth,
        pairing_version: pairing.version,
        need_version: need.version,
        need_left: String(need.left),
        resource_version: resource.version,
        resource_left: String(resource.left),
      };
    });
}

function needsOf(
  unit: UnitOfWork,
  { problem, needs, framed }: Asked,
  steps: Float64Array,
  greedySteps: Float64Array,
): object[] {
  const [planned, greedy] = [plannedOf(problem, steps), plannedOf(problem, greedySteps)];
  const rest = problem.resources.map(({ left }) => left);
  problem.pairs.forEach(({ resource, takes }, at) => {
    rest[resource] = (rest[resource] ?? 0) - takes * (steps[at] ?? 0);
  });
  const pairsOf = Map.groupBy(problem.pairs.keys(), (at) => problem.pairs[at]?.need);
  const held = floorBinds(problem.floor, problem, planned);
  return needs.map((need, at) => {
    const facts = problem.needs[at] as (typeof problem.needs)[number];
    const fill = fillOf(facts, planned[at] ?? 0);
    const short = isShort(fill);
    const pairs = (pairsOf.get(at) ?? []).map((place) => {
      const pair = problem.pairs[place] as (typeof problem.pairs)[number];
      return {
        ...pair,
        lotStops: framed[place]?.lotStops ?? false,
        left: problem.resources[pair.resource]?.left ?? 0,
        rest: rest[pair.resource] ?? 0,
        own: pair.takes * (steps[place] ?? 0),
      };
    });
    const reason: ShortReason | null = short
      ? shortReason(pairs, held && facts.group === 'STRONG')
      : null;
    return {
      id: newId(unit.now),
      need: need.id,
      today: fillOf(facts, 0),
      planned: fill,
      greedy: fillOf(facts, greedy[at] ?? 0),
      short,
      reason,
    };
  });
}

/** Whether a hundredth more for the strong villages would break the floor. */
function floorBinds(
  floor: FairnessFloor | null,
  problem: Asked['problem'],
  planned: Float64Array,
): boolean {
  const fill = groupFill(problem, planned);
  return !floorHolds(floor, { ...fill, strong: fill.strong + fill.strongNeeds * 10_000 });
}

function comparisons(
  { problem, pairings }: Asked,
  { solved, greedy }: AllocationAnswer,
  whatIf: readonly AllocationWeights[],
): (Compared & { readonly weights: AllocationWeights | null })[] {
  const [plan, ...others] = solved;
  const steps = plan?.steps ?? new Float64Array();
  const withoutFloor = problem.floor === null ? [] : others.splice(0, 1);
  const row = (compared: Compared, weights: AllocationWeights | null = null) => ({
    ...compared,
    weights,
  });
  return [
    row(compare('PLAN', problem, steps, null, plan?.bound ?? null)),
    row(compare('GREEDY', problem, greedy.steps, steps, null)),
    row(compare('TODAY', problem, new Float64Array(pairings.length), null, null)),
    ...withoutFloor
      .filter((one) => one !== null)
      .map((one) => row(compare('WITHOUT_FLOOR', problem, one.steps, steps, one.bound))),
    // Points by this plan's own worths, so that the rows can be set side by side.
    ...others.flatMap((one, at) =>
      one === null
        ? []
        : [row(compare('WHAT_IF', problem, one.steps, steps, null), whatIf[at] ?? {})],
    ),
  ];
}
