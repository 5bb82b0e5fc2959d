import { Worker } from 'node:worker_threads';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import type { AllocationAnswer, AllocationQuestion } from './allocation-answer.rule.ts';
import { planFaults } from './allocation.rule.ts';

/** The solver could not work a question out. */
export class AllocationError extends Error {}

const file = new URL(
  `./allocation.worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`,
  import.meta.url,
);
const mostMs = 120_000;

/** Questions wait for each other: each takes some 100 MB while it is worked out. More than so many are sent away. */
const mostWaiting = 4;
let queue: Promise<unknown> = Promise.resolve();
let waiting = 0;

/**
 * Works out who gets what, in a thread of its own that ends with the answer. The answer is checked
 * here: no capacity exceeded, no lot undercut, the floor held.
 * @throws ExpectedError ALLOCATION_BUSY
 * @throws AllocationError
 */
export async function solveAllocation(question: AllocationQuestion): Promise<AllocationAnswer> {
  if (waiting >= mostWaiting) throw ExpectedError.of('ALLOCATION_BUSY');
  waiting += 1;
  const turn = queue
    .then(() => ask(question))
    .finally(() => {
      waiting -= 1;
    });
  queue = turn.catch(() => undefined);
  const answer = await turn;
  question.variants.forEach(({ floor }, at) => {
    const solved = answer.solved[at];
    const faults = solved == null ? [] : planFaults({ ...question.problem, floor }, solved.steps);
    if (faults.length > 0)
      throw new AllocationError(`unsound plan: ${faults.slice(0, 5).join('; ')}`);
  });
  return answer;
}

function ask(question: AllocationQuestion): Promise<AllocationAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { workerData: question, execArgv: [] });
    const late = setTimeout(() => {
      reject(new AllocationError(`no answer within ${String(mostMs / 1000)} s`));
      void worker.terminate();
    }, mostMs);
    worker.once('message', (answer: AllocationAnswer) => {
      clearTimeout(late);
      resolve(answer);
      void worker.terminate();
    });
    worker.once('error', (error) => {
      clearTimeout(late);
      reject(new AllocationError('the solver failed', { cause: error }));
    });
  });
}
