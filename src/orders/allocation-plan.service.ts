import type { Call } from '../access/call.service.ts';
import { writeContextOf } from '../access/viewer.rule.ts';
import { solveAllocation } from '../matching/allocation.service.ts';
import {
  weightedParts,
  worthOf,
  type AllocationWeights,
} from '../matching/allocation-frame.rule.ts';
import { groupFill, type FairnessFloor } from '../matching/allocation.rule.ts';
import { checkId } from '../platform/errors/check-id.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import { answeredBefore, withIdempotency } from '../platform/idempotency.ts';
import {
  plannedListings,
  plannedNeeds,
  plannedPairings,
  positionOf,
  type NeedScope,
} from './allocation.loader.ts';
import { keepPlan, type Asked, type PlanWish } from './allocation-keep.service.ts';
import { mostNeeds, mostPairings, mostWhatIfs } from './allocation-limit.rule.ts';
import { scopeFor } from './allocation.policy.ts';
import { questionOf } from './allocation-question.rule.ts';

/** What a plan is asked for. Weights and floor in percent. */
export interface PlanInput {
  readonly chain?: string | null;
  readonly town?: string | null;
  readonly category?: string | null;
  readonly fairnessFloor?: FairnessInput | null;
  /** At most so many percent of what is left of a resource; 100 unless said. */
  readonly cap?: number | null;
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

/**
 * Plans who gets what over all open needs of a scope, and keeps the plan to be read, shared and
 * applied. Nothing is promised by it. Reading, working out and keeping are three steps: no transaction
 * is open while the solver thinks, and applying asks whether what was read still holds.
 * @throws ExpectedError FORBIDDEN, ALLOCATION_EMPTY, ALLOCATION_TOO_WIDE, ALLOCATION_UNFAIR, ALLOCATION_BUSY or what is wrong with the input
 */
export async function planAllocation(
  call: Call,
  input: PlanInput,
): Promise<{ allocation: string }> {
  const { services, viewer, now } = call;
  const wish = wishOf(call, input);
  const context = writeContextOf(viewer, now);
  const request = { mutation: 'planAllocation', key: input.idempotencyKey, input };
  const before = await answeredBefore<{ allocation: string }>(services.units, context, request);
  if (before !== undefined) return before;
  const asked = await ask(call, wish);
  const worthsOf = (weights: AllocationWeights): number[] =>
    asked.pairings.map(({ score, parts }) => worthOf(score, parts, weights));
  const { floor } = wish;
  const answer = await solveAllocation({
    problem: asked.problem,
    variants: [
      { worths: null, floor },
      ...(floor === null ? [] : [{ worths: null, floor: null }]),
      ...wish.whatIf.map((weights) => ({ worths: worthsOf(weights), floor })),
    ],
  });
  const [plan] = answer.solved;
  if (plan == null) throw outOfReach(asked, answer.reach ?? 0);
  return withIdempotency(services.units, context, request, async (unit) => ({
    allocation: await keepPlan(unit, wish, asked, { ...answer, plan }),
  }));
}

/** Reads everything in one snapshot. */
async function ask({ services, viewer }: Call, { scope, ...manner }: PlanWish): Promise<Asked> {
  const asked = await services.database.write(viewer.district, async (tx) => {
    const needs = await plannedNeeds(tx, scope, mostNeeds + 1);
    const ids = needs.map(({ id }) => id);
    const pairings =
      needs.length > mostNeeds ? [] : await plannedPairings(tx, ids, mostPairings + 1);
    if (needs.length > mostNeeds || pairings.length > mostPairings)
      throw ExpectedError.of('ALLOCATION_TOO_WIDE', { most: mostNeeds }, ['input']);
    const used = [...new Set(pairings.map(({ resource }) => resource))];
    const resources = [...(await plannedListings(tx, 'RESOURCE', used)).values()];
    return { ...questionOf(needs, resources, pairings, manner), position: await positionOf(tx) };
  });
  if (asked.problem.pairs.every(({ most }) => most === 0))
    throw ExpectedError.of('ALLOCATION_EMPTY', { needs: asked.needs.length }, ['input']);
  return asked;
}

/** The input, checked. */
function wishOf(call: Call, input: PlanInput): PlanWish {
  const [cap, whatIf] = [input.cap ?? 100, input.whatIf ?? []];
  if (cap < 1 || cap > 100) throw ExpectedError.of('ALLOCATION_CAP', {}, ['input', 'cap']);
  if (whatIf.length > mostWhatIfs)
    throw ExpectedError.of('ALLOCATION_WEIGHTS', {}, ['input', 'whatIf']);
  return {
    scope: scopeOf(call, input),
    floor: floorOf(input.fairnessFloor ?? {}),
    cap,
    weights: checkedWeights(input.weights ?? {}, ['input', 'weights']),
    whatIf: whatIf.map((one, at) => checkedWeights(one, ['input', 'whatIf', String(at)])),
  };
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
