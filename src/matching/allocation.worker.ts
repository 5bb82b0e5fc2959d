import { parentPort, workerData } from 'node:worker_threads';
import * as solver from 'highs';
import type { Highs, Model } from 'highs';
import { programmeOf, shareOf, stepsOf, type Programme } from './allocation-programme.rule.ts';
import { greedyPlan, improve, restoreFloor, roundedPlan } from './allocation-search.rule.ts';
import type { AllocationState } from './allocation-state.rule.ts';
import type { AllocationProblem, FairnessFloor } from './allocation.rule.ts';
import type { AllocationAnswer, AllocationQuestion, Solved } from './allocation-answer.rule.ts';

/*
 * Works one question out and ends: the solver's memory (wasm) is given back with the thread, and no
 * request waits while it thinks. Node runs this file as it is in tests, so it holds nothing that would
 * need compiling.
 */

// The package's types speak of CommonJS, its module exports the loader itself as default.
const load = solver.default as unknown as () => Promise<Highs>;
const highs = await load();
const { optimal } = highs.constants.modelStatus;

/** Fixing every column that lies under its lot one way or the other takes a few rounds; the search mends the rest. */
const mostRounds = 8;
/** A try costs about 0.1 ms at twenty candidates a need. */
const mostTries = 20_000;

const { problem, variants } = workerData as AllocationQuestion;
const solved = variants.map(({ worths, floor }) => solve({ ...withWorths(worths), floor }));
const first = problem.floor;
parentPort?.postMessage({
  solved,
  greedy: planOf(greedyPlan(problem), null),
  reach: solved[0] === null && first !== null ? weakReach(problem) : null,
} satisfies AllocationAnswer);

function withWorths(worths: readonly number[] | null): AllocationProblem {
  if (worths === null) return problem;
  const pairs = problem.pairs.map((pair, at) => ({ ...pair, worth: worths[at] ?? pair.worth }));
  return { ...problem, pairs };
}

/** The plan, or null where no plan holds the floor. */
function solve(asked: AllocationProblem): Solved | null {
  const relaxed = relax(asked);
  if (relaxed === null) return null;
  const { pairs } = asked;
  const effort = Math.min(mostTries, pairs.length * 8);
  const plan = roundedPlan(
    asked,
    relaxed.shares.map((share, at) => stepsOf(asked, at, share)),
  );
  const greedy = greedyPlan(asked);
  restoreFloor(greedy);
  const [better, other] =
    greedy.value > plan.value && greedy.fair ? [greedy, plan] : [plan, greedy];
  if (!better.fair) return other.fair ? finish(other, effort, relaxed.bound) : null;
  return finish(better, effort, relaxed.bound);
}

function finish(state: AllocationState, effort: number, bound: number): Solved {
  improve(state, bound, effort);
  return planOf(state, bound);
}

function planOf(state: AllocationState, bound: number | null): Solved {
  return { steps: state.steps, value: state.value, bound };
}

/**
 * The optimum without lots, and shares near it of which few lie under their lot: those that do are let
 * go or held at their lot, by which is nearer, and the rest is solved again from where it stood.
 */
function relax(asked: AllocationProblem): { shares: Float64Array; bound: number } | null {
  // The solver calls a programme without columns empty, not solved.
  if (asked.pairs.length === 0) return { shares: new Float64Array(), bound: 0 };
  const programme = programmeOf(asked);
  return withModel(programme, programme.cost, (model) => {
    if (!optimum(model)) return null;
    const bound = model.getObjectiveValue();
    let shares = model.getSolution().colValue;
    for (let round = 0; round < mostRounds; round++) {
      let under = 0;
      asked.pairs.forEach(({ least, most }, at) => {
        const share = shares[at] ?? 0;
        const lot = shareOf(asked, at, least);
        if (share < 1e-9 || share > lot * (1 - 1e-9) || most === 0) return;
        under += 1;
        if (share * 2 < lot) model.changeColBounds(at, 0, 0);
        else model.changeColBounds(at, lot, programme.upper[at] ?? lot);
      });
      if (under === 0 || !optimum(model)) break;
      shares = model.getSolution().colValue;
    }
    return { shares, bound };
  });
}

/** How far weak villages can come at most, in percent, were nobody else given anything. */
function weakReach(asked: AllocationProblem): number {
  const floor: FairnessFloor = { ofStrong: 0, least: 0 };
  const programme = programmeOf({ ...asked, floor });
  const weak = asked.pairs.map(({ need }) => (asked.needs[need]?.group === 'WEAK' ? 1 : 0));
  return (
    withModel(programme, Float64Array.from(weak), (model) => {
      if (!optimum(model)) return 0;
      const shares = model.getSolution().colValue;
      return asked.pairs.reduce((sum, _, at) => sum + (weak[at] ? (shares[at] ?? 0) : 0), 0);
    }) ?? 0
  );
}

function optimum(model: Model): boolean {
  model.run();
  return model.getModelStatus() === optimal;
}

function withModel<Result>(
  programme: Programme,
  cost: Float64Array,
  work: (model: Model) => Result,
): Result {
  const { columns, rows, upper, rowLower, rowUpper, starts, index, value } = programme;
  const model = highs.createModel();
  try {
    model.options.set('output_flag', false);
    model.passModel({
      numCols: columns,
      numRows: rows,
      sense: highs.constants.objectiveSense.maximize,
      colCost: cost,
      colLower: new Float64Array(columns),
      colUpper: upper,
      rowLower,
      rowUpper,
      matrix: {
        format: 'csc',
        numRows: rows,
        numCols: columns,
        starts,
        indices: index,
        values: value,
      },
    });
    return work(model);
  } finally {
    model.dispose();
  }
}
