import type { AllocationProblem, FairnessFloor } from './allocation.rule.ts';

/** The same problem, perhaps with other worths (by pair) or another floor. */
export interface AllocationVariant {
  readonly worths: readonly number[] | null;
  readonly floor: FairnessFloor | null;
}

/** What the worker is asked: the first variant is the plan itself, the others are what-ifs. */
export interface AllocationQuestion {
  readonly problem: AllocationProblem;
  readonly variants: readonly AllocationVariant[];
}

/** A plan: steps by pair, its value by the variant's own worths, and the value no plan can exceed. */
export interface Solved {
  readonly steps: Float64Array;
  readonly value: number;
  readonly bound: number | null;
}

/** By variant; null where no plan holds the floor. `reach` then says how much of weak villages' needs could be filled at most. */
export interface AllocationAnswer {
  readonly solved: readonly (Solved | null)[];
  readonly greedy: Solved;
  readonly reach: number | null;
}
