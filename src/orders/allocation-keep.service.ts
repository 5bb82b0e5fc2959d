import type { AllocationAnswer, Solved } from '../matching/allocation-answer.rule.ts';
import { compare, isShort } from '../matching/allocation-compare.rule.ts';
import {
  shortReason,
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
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { newId } from '../platform/id.ts';
import './allocation-event.rule.ts';
import type { NeedScope, PlannedListing, PlannedPairing } from './allocation.loader.ts';
import { planKeptDays } from './allocation-limit.rule.ts';
import type { Manner, Question } from './allocation-question.rule.ts';

/** What a plan was asked for, checked. */
export interface PlanWish extends Manner {
  readonly scope: NeedScope;
  readonly whatIf: readonly AllocationWeights[];
}

/** The question as it was read, and the log's position in that snapshot. */
export type Asked = Question<PlannedListing, PlannedPairing> & { readonly position: string };

/** An answer that has a plan. */
export type Planned = AllocationAnswer & { readonly plan: Solved };

/** Keeps a plan with its lines and what each need gets, and tells of it. @returns its id */
export async function keepPlan(
  unit: UnitOfWork,
  { scope, floor, cap, weights, whatIf }: PlanWish,
  asked: Asked,
  answer: Planned,
): Promise<string> {
  const { problem } = asked;
  const { steps } = answer.plan;
  const id = newId(unit.now);
  const lines = linesOf(unit, asked, steps);
  await unit.sql(
    `insert into allocation_plan (district, id, chain, town, category, floor_of_strong, floor_least, cap, weights, what_ifs, state, position,
       needs, lines, compared, created_by, created_at, expires_at, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'PLANNED', $11, $12, $13, $14, $15, $16, $17, 1)`,
    [
      unit.district,
      id,
      scope.chain,
      scope.town,
      scope.category,
      floor?.ofStrong ?? null,
      floor?.least ?? null,
      cap,
      JSON.stringify(weights),
      JSON.stringify(whatIf),
      asked.position,
      problem.needs.length,
      lines.length,
      JSON.stringify(comparisons(asked, answer)),
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
  { problem, needs, framed, keptBack }: Asked,
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
        keptBack: keptBack[place] ?? false,
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

function comparisons({ problem, pairings }: Asked, { plan, solved, greedy }: Planned): object[] {
  const others = solved.slice(1);
  const { steps } = plan;
  const withoutFloor = problem.floor === null ? [] : others.splice(0, 1);
  return [
    compare('PLAN', problem, steps, null, plan.bound),
    compare('GREEDY', problem, greedy.steps, steps, null),
    compare('TODAY', problem, new Float64Array(pairings.length), null, null),
    ...withoutFloor
      .filter((one) => one !== null)
      .map((one) => compare('WITHOUT_FLOOR', problem, one.steps, steps, one.bound)),
    // Points by this plan's own worths, so that the rows can be set side by side.
    ...others.flatMap((one, at) =>
      one === null
        ? []
        : [{ ...compare('WHAT_IF', problem, one.steps, steps, null), whatIf: at + 1 }],
    ),
  ];
}
