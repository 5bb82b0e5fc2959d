/*
 * 撮合方案 as a problem of numbers: who gets how much of what. Amounts are whole thousandths of a
 * listing's own unit, taken in steps that are exact in both units; a listing that says no quantity is
 * one whole. Nothing here knows rows, time or GraphQL (see docs/allocations.md).
 */

/** Villages whose fill rates the fairness floor compares. */
export type AllocationGroup = 'WEAK' | 'STRONG';

/** A need to be filled. */
export interface AllocationNeed {
  /** All of it, in thousandths of its unit; 1 where it says no quantity. */
  readonly total: number;
  /** What orders already hold of it or ask for. */
  readonly booked: number;
  readonly group: AllocationGroup | null;
}

/** What a resource still has, in thousandths of its unit; 1 where it says no quantity. */
export interface AllocationResource {
  readonly left: number;
}

/** One way to fill a need: `0` steps, or from `least` to `most`. */
export interface AllocationPair {
  readonly need: number;
  readonly resource: number;
  /** What filling the whole need this way is worth, 0 to 1000. */
  readonly worth: number;
  /** Of the need, per step. */
  readonly gives: number;
  /** Of the resource, per step. */
  readonly takes: number;
  readonly least: number;
  readonly most: number;
}

/** What weak villages must get: at least so many percent of the strong ones' mean fill rate, and at least so many percent. */
export interface FairnessFloor {
  readonly ofStrong: number;
  readonly least: number;
}

/** The whole question. `floor` null asks for no fairness. */
export interface AllocationProblem {
  readonly needs: readonly AllocationNeed[];
  readonly resources: readonly AllocationResource[];
  readonly pairs: readonly AllocationPair[];
  readonly floor: FairnessFloor | null;
}

/** Fill rates are compared in whole millionths of a need, rounded down: exact, whatever the units. */
export const wholeFill = 1_000_000;

/** How much of a need is filled when `planned` is given on top of what is booked. */
export function fillOf({ total, booked }: AllocationNeed, planned: number): number {
  const filled = Math.min(total, booked + planned);
  const exact = filled * wholeFill;
  return Number.isSafeInteger(exact)
    ? Math.floor(exact / total)
    : Number((BigInt(filled) * BigInt(wholeFill)) / BigInt(total));
}

/**
 * The needs that count for the floor: those somebody could fill, or that orders fill in part. What
 * nobody offers can be shared out neither fairly nor unfairly.
 */
export function countedNeeds({ needs, pairs }: AllocationProblem): boolean[] {
  const counted = needs.map(({ booked }) => booked > 0);
  for (const { need, most } of pairs) if (most > 0) counted[need] = true;
  return counted;
}

/** The sums of fill and the numbers of needs of the two groups. */
export interface GroupFill {
  readonly weak: number;
  readonly weakNeeds: number;
  readonly strong: number;
  readonly strongNeeds: number;
}

/** Sums up the groups' fill; `planned` is what each need gets. */
export function groupFill(problem: AllocationProblem, planned: ArrayLike<number>): GroupFill {
  const counted = countedNeeds(problem);
  const sums = { weak: 0, weakNeeds: 0, strong: 0, strongNeeds: 0 };
  problem.needs.forEach((need, at) => {
    if (counted[at] !== true) return;
    const fill = fillOf(need, planned[at] ?? 0);
    if (need.group === 'WEAK') {
      sums.weak += fill;
      sums.weakNeeds += 1;
    } else if (need.group === 'STRONG') {
      sums.strong += fill;
      sums.strongNeeds += 1;
    }
  });
  return sums;
}

/**
 * Whether the floor holds, in whole numbers: weak / weakNeeds ≥ ofStrong % × strong / strongNeeds, and
 * weak / weakNeeds ≥ least %. A comparison one of whose sides has no needs holds.
 */
export function floorHolds(floor: FairnessFloor | null, fill: GroupFill): boolean {
  if (floor === null || fill.weakNeeds === 0) return true;
  const { weak, weakNeeds, strong, strongNeeds } = fill;
  if (weak * 100 < floor.least * wholeFill * weakNeeds) return false;
  return (
    strongNeeds === 0 ||
    BigInt(weak) * BigInt(strongNeeds) * 100n >=
      BigInt(floor.ofStrong) * BigInt(strong) * BigInt(weakNeeds)
  );
}

/** What a pair of steps is worth: its worth for the share of the need it fills. */
export function valueOf({ needs }: AllocationProblem, pair: AllocationPair, steps: number): number {
  return (pair.worth * pair.gives * steps) / (needs[pair.need]?.total ?? 1);
}

/** What every need gets from so many steps of each pair. */
export function plannedOf(
  { needs, pairs }: AllocationProblem,
  steps: ArrayLike<number>,
): Float64Array {
  const planned = new Float64Array(needs.length);
  pairs.forEach(({ need, gives }, at) => (planned[need]! += gives * (steps[at] ?? 0)));
  return planned;
}

/** The worth of a whole plan, in points: 1000 is one need wholly and perfectly filled. */
export function planValue(problem: AllocationProblem, steps: ArrayLike<number>): number {
  return problem.pairs.reduce((sum, pair, at) => sum + valueOf(problem, pair, steps[at] ?? 0), 0);
}

/** What is wrong with a plan; empty for a sound one. The services refuse to keep an unsound plan. */
export function planFaults(problem: AllocationProblem, steps: ArrayLike<number>): string[] {
  const faults: string[] = [];
  const taken = new Float64Array(problem.resources.length);
  problem.pairs.forEach(({ resource, takes, least, most }, at) => {
    const count = steps[at] ?? 0;
    if (!Number.isSafeInteger(count) || count < 0 || count > most || (count > 0 && count < least))
      faults.push(`pair ${String(at)}: ${String(count)} steps`);
    taken[resource]! += takes * count;
  });
  const planned = plannedOf(problem, steps);
  problem.needs.forEach(({ total, booked }, at) => {
    if ((planned[at] ?? 0) > Math.max(0, total - booked))
      faults.push(`need ${String(at)}: too much`);
  });
  problem.resources.forEach(({ left }, at) => {
    if ((taken[at] ?? 0) > left) faults.push(`resource ${String(at)}: too much`);
  });
  if (!floorHolds(problem.floor, groupFill(problem, planned))) faults.push('the floor is not held');
  return faults;
}
