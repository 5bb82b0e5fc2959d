import { parentPort, workerData } from 'node:worker_threads';
import * as solver from 'highs';
import type { LegacyHighs } from 'highs';

/*
 * Solves one linear programme and ends: the solver's memory (wasm) is given back with the thread.
 * Node runs this file as it is in tests, so it holds nothing that would need compiling.
 */

// The package's types speak of CommonJS, its module exports the loader itself as default.
const load = solver.default as unknown as () => Promise<LegacyHighs>;
const { Status: status, Columns: columns } = (await load()).solve(workerData as string);
const chosen = Object.entries(columns)
  .filter(([, column]) => ((column as { readonly Primal?: number }).Primal ?? 0) > 0.5)
  .map(([name]) => name);
parentPort?.postMessage({ status, chosen });
