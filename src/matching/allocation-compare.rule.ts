import {
  fillOf,
  groupFill,
  planValue,
  plannedOf,
  wholeFill,
  type AllocationProblem,
} from './allocation.rule.ts';

/** What is weighed against what. */
export type ComparedKind = 'PLAN' | 'GREEDY' | 'TODAY' | 'WITHOUT_FLOOR' | 'WHAT_IF';

/** One plan in a few figures. Points: 1000 is one need wholly and perfectly filled. Fills in percent. */
export interface Compared {
  readonly kind: ComparedKind;
  readonly points: number;
  /** No plan can have more. */
  readonly most: number | null;
  readonly whole: number;
  readonly part: number;
  readonly nothing: number;
  readonly lines: number;
  readonly weak: number | null;
  readonly strong: number | null;
  /** Lines that differ from the plan itself. */
  readonly differs: number | null;
}

/** A need missing less than a thousandth counts as filled: units do not always divide. */
export function isShort(fill: number): boolean {
  return fill < wholeFill - wholeFill / 1000;
}

/** What so many steps of each pair come to, points by the worths of `problem`. */
export function compare(
  kind: ComparedKind,
  problem: AllocationProblem,
  steps: ArrayLike<number>,
  plan: ArrayLike<number> | null,
  bound: number | null,
): Compared {
  const planned = plannedOf(problem, steps);
  const fills = problem.needs.map((need, at) => fillOf(need, planned[at] ?? 0));
  const groups = groupFill(problem, planned);
  const mean = (sum: number, count: number): number | null =>
    count === 0 ? null : Math.round((sum / count / wholeFill) * 10_000) / 100;
  let [lines, differs] = [0, 0];
  problem.pairs.forEach((_, at) => {
    if ((steps[at] ?? 0) > 0) lines += 1;
    if (plan !== null && (steps[at] ?? 0) !== (plan[at] ?? 0)) differs += 1;
  });
  const whole = fills.filter((fill) => !isShort(fill)).length;
  const nothing = fills.filter((fill) => fill === 0).length;
  return {
    kind,
    points: Math.round(planValue(problem, steps)),
    most: bound === null ? null : Math.round(bound),
    whole,
    part: fills.length - whole - nothing,
    nothing,
    lines,
    weak: mean(groups.weak, groups.weakNeeds),
    strong: mean(groups.strong, groups.strongNeeds),
    differs: plan === null ? null : differs,
  };
}
