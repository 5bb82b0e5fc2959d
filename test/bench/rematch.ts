import { matchDistrict } from '../../src/matching/match-district.service.ts';
import type { BenchDatabase } from './database.ts';
import { spreadOf, type Spread } from './table.ts';
import { scanForAll } from './token-baseline.ts';

/** What matching a whole district anew takes, beside what one would write first. */
export interface RematchSample {
  readonly listings: number;
  readonly kept: number;
  readonly seconds: Spread;
  readonly cpuSeconds: Spread;
  /** Every need with every resource by shared words. */
  readonly scanSeconds: Spread;
  /** The process's resident memory at the end of each round, the lexicon and jieba's dictionary among it. */
  readonly rss: Spread;
}

/** Matches a paired district anew, where nothing is left to write, and lets the baseline do its part, in turns. */
export async function measureRematch(
  bench: BenchDatabase,
  district: string,
  rounds: number,
): Promise<RematchSample> {
  const [seconds, cpuSeconds, scanSeconds, rss] = [[], [], [], []] as [
    number[],
    number[],
    number[],
    number[],
  ];
  let [listings, kept] = [0, 0];
  const now = (): Date => new Date('2026-11-20T04:00:00Z');
  for (let round = 0; round < rounds; round++) {
    const cpu = process.cpuUsage();
    const began = performance.now();
    const matched = await matchDistrict({ ...bench.core, district, now });
    if (matched === null || matched.written > 0)
      throw new RangeError(`${district} was not at rest: ${JSON.stringify(matched)}`);
    seconds.push((performance.now() - began) / 1000);
    const { user, system } = process.cpuUsage(cpu);
    cpuSeconds.push((user + system) / 1_000_000);
    rss.push(process.memoryUsage.rss());
    [listings, kept] = [matched.listings, matched.kept];
    scanSeconds.push(await scanForAll(bench, district));
  }
  return {
    listings,
    kept,
    seconds: spreadOf(seconds),
    cpuSeconds: spreadOf(cpuSeconds),
    scanSeconds: spreadOf(scanSeconds),
    rss: spreadOf(rss),
  };
}
