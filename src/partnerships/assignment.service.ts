import { Worker } from 'node:worker_threads';
import { assignmentProgramme, pairsOf, type Assignable } from './assignment.rule.ts';

/** The solver could not say what is best. */
export class AssignmentError extends Error {}

const file = new URL(
  `./assignment.worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`,
  import.meta.url,
);

/**
 * The best pairs: every weak one at most once, every strong one at most `cap` times, the sum of scores
 * the largest there is. Exact: a transport problem's linear programme has whole-numbered corners.
 * @throws AssignmentError
 */
export async function bestPairs<Pair extends Assignable>(
  pairs: readonly Pair[],
  cap: number,
): Promise<Pair[]> {
  const programme = assignmentProgramme(pairs, cap);
  if (programme === null) return [];
  const { status, chosen } = await solve(programme);
  if (status !== 'Optimal') throw new AssignmentError(`the solver says ${status}`);
  return pairsOf(pairs, chosen);
}

function solve(programme: string): Promise<{ status: string; chosen: string[] }> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { workerData: programme, execArgv: [] });
    worker.once('message', (answer: { status: string; chosen: string[] }) => {
      resolve(answer);
      void worker.terminate();
    });
    worker.once('error', (error) => {
      reject(new AssignmentError('the solver failed', { cause: error }));
    });
  });
}
