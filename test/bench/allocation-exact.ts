import { parentPort, workerData } from 'node:worker_threads';
import * as solver from 'highs';
import type { Highs } from 'highs';
import { programmeOf, shareOf } from '../../src/matching/allocation-programme.rule.ts';
import type { AllocationProblem } from '../../src/matching/allocation.rule.ts';

/*
 * The exact optimum with lots, for comparison: a share is 0 or at least its lot (semi-continuous), steps
 * may be fractions, so no plan can be worth more. Runs in a thread of its own; for small problems only.
 */
const { problem, seconds } = workerData as { problem: AllocationProblem; seconds: number };
const highs = await (solver.default as unknown as () => Promise<Highs>)();
const programme = programmeOf(problem);
const { columns, rows, cost, upper, rowLower, rowUpper, starts, index, value } = programme;
const model = highs.createModel();
model.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: 1e-6 });
model.passModel({
  numCols: columns,
  numRows: rows,
  sense: highs.constants.objectiveSense.maximize,
  colCost: cost,
  colLower: problem.pairs.map(({ least, most }, at) =>
    most === 0 || least <= 1 ? 0 : shareOf(problem, at, least),
  ),
  colUpper: upper,
  rowLower,
  rowUpper,
  matrix: { format: 'csc', numRows: rows, numCols: columns, starts, indices: index, values: value },
  integrality: problem.pairs.map(({ least, most }) =>
    most === 0 || least <= 1
      ? highs.constants.variableType.continuous
      : highs.constants.variableType.semiContinuous,
  ),
});
const began = performance.now();
model.run();
parentPort?.postMessage({
  optimal: model.getModelStatus() === highs.constants.modelStatus.optimal,
  value: model.getObjectiveValue(),
  bound: model.info.get('mip_dual_bound'),
  ms: performance.now() - began,
});
model.dispose();
