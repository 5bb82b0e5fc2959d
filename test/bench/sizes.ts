import type { ChildProcess } from 'node:child_process';
import { inRounds, prepare, subjects, type Pace, type Samples } from './graph.ts';
import { startContenders, type Contender } from './contender.ts';
import { benchKey, type BenchDatabase } from './database.ts';
import { stop } from './server-process.ts';

/** A district of some size in some database, as a row of the table. */
export interface Place {
  readonly name: string;
  readonly bench: BenchDatabase;
  readonly district: string;
}

/** Our server on districts and databases of several sizes, in interleaved rounds. */
export async function measureSizes(
  places: readonly Place[],
  load: ChildProcess,
  pace: Pace,
  questions: readonly string[],
  say: (line: string) => void,
): Promise<Samples> {
  const contenders: Contender[] = [];
  const pools: Record<string, Map<Contender, readonly string[]>> = {};
  try {
    for (const { name, bench, district } of places) {
      const { ownerUrl, appUrl } = bench;
      const settings = { ownerUrl, appUrl, district, connections: 8 };
      const [ours] = await startContenders(settings, await benchKey(bench, district), ['ours']);
      if (ours === undefined) throw new RangeError('our server did not start');
      const here = { ...ours, name };
      contenders.push(here);
      const prepared = await prepare([here], await subjects(ownerUrl, district), say);
      for (const [question, requests] of Object.entries(prepared)) {
        pools[question] ??= new Map();
        pools[question].set(here, requests.get(here) ?? []);
      }
    }
    const databasePid = places[0]?.bench.databasePid ?? 0;
    const samples: Record<string, Awaited<ReturnType<typeof inRounds>>> = {};
    for (const question of questions)
      samples[question] = await inRounds(
        contenders,
        pools[question] ?? new Map(),
        load,
        databasePid,
        pace,
        (line) => {
          say(`${question} ${line}`);
        },
      );
    return samples;
  } finally {
    await Promise.all(contenders.map(({ running }) => stop(running)));
  }
}
