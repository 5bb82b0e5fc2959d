import { Worker } from 'node:worker_threads';
import { solveAllocation } from '../../src/matching/allocation.service.ts';
import type { AllocationPair, AllocationProblem } from '../../src/matching/allocation.rule.ts';

/** How a plan does on one made-up question. Shares in percent of the bound. */
export interface AllocationSample {
  readonly what: string;
  readonly seconds: number;
  /** Of processor time, the solver's thread included. */
  readonly cpuSeconds: number;
  /** What no plan can exceed: the optimum of the programme without lots, or the exact solver's bound. */
  readonly bound: number;
  readonly plan: number;
  readonly greedy: number;
  readonly exact: number | null;
  readonly exactSeconds: number | null;
  /** Of this process after the solver's thread has ended, against before. */
  readonly keptMb: number;
}

interface Shape {
  readonly needs: number;
  readonly resources: number;
  readonly candidates: number;
  /** Least lots from a tenth to so much of what a resource has; 0 for none. */
  readonly lot: number;
  readonly floor: boolean;
  readonly seed: number;
}

/** Made-up needs and resources, scarce on the whole (three quarters of what is asked for), each need with candidates drawn by lot. */
export function madeUp({
  needs,
  resources,
  candidates,
  lot,
  floor,
  seed,
}: Shape): AllocationProblem {
  let at = seed;
  const random = (): number => (at = (at * 48_271) % 2_147_483_647) / 2_147_483_647;
  const between = (low: number, high: number): number =>
    low + Math.floor(random() * (high - low + 1));
  const groups = ['WEAK', 'WEAK', 'STRONG', null] as const;
  const wanted = Array.from({ length: needs }, () => ({
    total: between(2, 60) * 1000,
    booked: 0,
    group: groups[between(0, 3)] ?? null,
  }));
  const scarce = (0.75 * needs) / resources;
  const offered = Array.from({ length: resources }, () => {
    const left = Math.max(1, Math.round(between(2, 60) * scarce)) * 1000;
    const least =
      lot === 0 ? 1 : Math.max(1, Math.round((left / 1000) * (0.1 + random() * (lot - 0.1))));
    return { left, least };
  });
  const pairs = wanted.flatMap(({ total }, need) => {
    const seen = new Set<number>();
    while (seen.size < Math.min(candidates, resources)) seen.add(between(0, resources - 1));
    return [...seen].map((resource): AllocationPair => {
      const { left, least } = offered[resource] as (typeof offered)[number];
      const most = Math.min(total, left) / 1000;
      const worth = between(280, 980);
      return {
        need,
        resource,
        worth,
        gives: 1000,
        takes: 1000,
        least,
        most: most < least ? 0 : most,
      };
    });
  });
  return {
    needs: wanted,
    resources: offered.map(({ left }) => ({ left })),
    pairs,
    floor: floor ? { ofStrong: 100, least: 0 } : null,
  };
}

const shapes: readonly (Shape & { readonly what: string; readonly exact: boolean })[] = [
  {
    what: '2,000 × 2,000 × 20',
    needs: 2_000,
    resources: 2_000,
    candidates: 20,
    lot: 0,
    floor: false,
    seed: 1,
    exact: false,
  },
  {
    what: 'the same, fair',
    needs: 2_000,
    resources: 2_000,
    candidates: 20,
    lot: 0,
    floor: true,
    seed: 1,
    exact: false,
  },
  ...[2, 3, 4].map((seed) => ({
    what: `lots, 200 × 100 × 8 (${String(seed)})`,
    needs: 200,
    resources: 100,
    candidates: 8,
    lot: 0.6,
    floor: true,
    seed,
    exact: true,
  })),
];

/** Plans beside the optimum without lots, the exact optimum with lots, and greed. */
export async function measureAllocation(
  exactSeconds: number,
  say: (line: string) => void,
): Promise<AllocationSample[]> {
  const samples: AllocationSample[] = [];
  for (const { what, exact, ...shape } of shapes) {
    say(`allocation: ${what}`);
    const problem = madeUp(shape);
    const before = process.memoryUsage.rss();
    const [began, cpu] = [performance.now(), process.cpuUsage()];
    const { solved, greedy } = await solveAllocation({
      problem,
      variants: [{ worths: null, floor: problem.floor }],
    });
    const seconds = (performance.now() - began) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    const keptMb = (process.memoryUsage.rss() - before) / 1_000_000;
    const [plan] = solved;
    if (plan == null) throw new Error(`no plan for ${what}`);
    const best = exact ? await solveExactly(problem, exactSeconds) : null;
    samples.push({
      what,
      seconds,
      cpuSeconds: (user + system) / 1_000_000,
      bound: best?.bound ?? plan.bound ?? NaN,
      plan: plan.value,
      greedy: greedy.value,
      exact: best?.value ?? null,
      exactSeconds: best === null ? null : best.ms / 1000,
      keptMb,
    });
  }
  return samples;
}

interface Exact {
  readonly value: number;
  readonly bound: number;
  readonly ms: number;
}

function solveExactly(problem: AllocationProblem, seconds: number): Promise<Exact> {
  return new Promise((resolve, reject) => {
    const file = new URL('./allocation-exact.ts', import.meta.url);
    const worker = new Worker(file, {
      workerData: { problem, seconds },
      execArgv: ['--no-warnings'],
    });
    worker.once('message', (answer: Exact) => {
      resolve(answer);
      void worker.terminate();
    });
    worker.once('error', reject);
  });
}
