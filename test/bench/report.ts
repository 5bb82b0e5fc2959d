import type { AllocationSample } from './allocation.ts';
import type { Samples } from './graph.ts';
import type { Sample } from './contender.ts';
import type { LedgerSample } from './ledgers.ts';
import type { LiveSample } from './live.ts';
import type { MatchingSample } from './matching.ts';
import type { RematchSample } from './rematch.ts';
import { plain, spreadOf, table, withRange } from './table.ts';

/** Ours beside each server: medians over the rounds, ratios taken round by round. */
export function graphTable(samples: Samples): string {
  const head = [
    '',
    'server',
    'requests/s',
    'ours / it',
    'p50 ms',
    'p99 ms',
    'CPU ms',
    'database CPU ms',
    'RSS MB',
  ];
  const rows = Object.entries(samples).flatMap(([question, servers]) =>
    Object.entries(servers).map(([name, rounds]) => {
      const ours = servers['ours'];
      const of = (pick: (one: Sample) => number | null): string => {
        const values = rounds.map(pick).filter((value) => value !== null);
        return values.length === 0 ? '–' : plain(spreadOf(values).median);
      };
      const ratio =
        ours === undefined || name === 'ours'
          ? ''
          : withRange(
              spreadOf(rounds.map((one, i) => (ours[i] as Sample).perSecond / one.perSecond)),
            );
      return [
        question,
        name,
        withRange(spreadOf(rounds.map(({ perSecond }) => perSecond))),
        ratio,
        of(({ p50 }) => p50),
        of(({ p99 }) => p99),
        of(({ cpuPerRequest }) => cpuPerRequest),
        of(({ databaseCpuPerRequest }) => databaseCpuPerRequest),
        of(({ rss }) => (rss === null ? null : rss / 1_000_000)),
      ];
    }),
  );
  return table(head, rows);
}

/** Ours in districts of several sizes, each beside the first; ratios taken round by round. */
export function sizesTable(samples: Samples): string {
  const rows = Object.entries(samples).flatMap(([question, places]) => {
    const [first = []] = Object.values(places);
    return Object.entries(places).map(([name, rounds]) => [
      question,
      name,
      withRange(spreadOf(rounds.map(({ perSecond }) => perSecond))),
      withRange(spreadOf(rounds.map((one, i) => one.perSecond / (first[i] as Sample).perSecond))),
      withRange(spreadOf(rounds.map(({ p50 }) => p50))),
      withRange(spreadOf(rounds.map((one) => one.cpuPerRequest ?? NaN))),
      withRange(spreadOf(rounds.map((one) => one.databaseCpuPerRequest ?? NaN))),
    ]);
  });
  return table(
    ['', 'district', 'requests/s', 'of the small', 'p50 ms', 'CPU ms', 'database CPU ms'],
    rows,
  );
}

/** Ours by itself: what one caller waits. */
export function latencyTable(samples: Samples): string {
  const rows = Object.entries(samples).flatMap(([question, servers]) =>
    Object.entries(servers).map(([, rounds]) => [
      question,
      withRange(spreadOf(rounds.map(({ p50 }) => p50))),
      withRange(spreadOf(rounds.map(({ p99 }) => p99))),
    ]),
  );
  return table(['', 'p50 ms', 'p99 ms'], rows);
}

/** L1. */
export function liveTable(samples: readonly LiveSample[]): string {
  return table(
    ['subscribers', 'last client ms', 'bytes each', 'RSS MB'],
    samples.map(({ subscribers, lastClientMs, bytesEach, rss }) => [
      String(subscribers),
      withRange(lastClientMs),
      plain(bytesEach),
      plain(rss / 1_000_000),
    ]),
  );
}

/** Insert-and-pair. */
export function matchingTable(samples: readonly MatchingSample[]): string {
  return table(
    [
      'listings',
      'p50 ms',
      'p95 ms',
      'p95 of the first',
      'CPU ms',
      'word scan ms',
      '1 connection /s',
      '4 connections /s',
      're-matched /s',
      'RSS MB',
    ],
    samples.map((one) => [
      one.name,
      plain(one.p50),
      plain(one.p95),
      plain(one.firstP95),
      plain(one.cpuMs),
      plain(one.scanMs),
      plain(one.perSecond['1'] ?? NaN),
      plain(one.perSecond['4'] ?? NaN),
      plain(one.rematchedPerSecond),
      plain(one.rss / 1_000_000),
    ]),
  );
}

/** A whole district at once. */
export function rematchTable(samples: readonly RematchSample[]): string {
  return table(
    ['open listings', 'pairings', 'seconds', 'CPU s', 'every pair by words s', 'RSS MB'],
    samples.map(({ listings, kept, seconds, cpuSeconds, scanSeconds, rss }) => [
      String(listings),
      String(kept),
      withRange(seconds),
      withRange(cpuSeconds),
      withRange(scanSeconds),
      plain(rss.max / 1_000_000),
    ]),
  );
}

/** Plans over many needs, in percent of what no plan can exceed. */
export function allocationTable(samples: readonly AllocationSample[]): string {
  const of = (value: number | null, bound: number): string =>
    value === null ? '' : `${((value / bound) * 100).toFixed(3)} %`;
  return table(
    [
      'allocation',
      'plan of bound',
      'greedy',
      'exact solver',
      'seconds',
      'CPU s',
      'exact s',
      'RSS kept MB',
    ],
    samples.map(
      ({ what, bound, plan, greedy, exact, seconds, cpuSeconds, exactSeconds, keptMb }) => [
        what,
        of(plan, bound),
        of(greedy, bound),
        of(exact, bound),
        plain(seconds),
        plain(cpuSeconds),
        exactSeconds === null ? '' : plain(exactSeconds),
        plain(keptMb),
      ],
    ),
  );
}

/** Ledgers in and out. */
export function ledgerTable(samples: readonly LedgerSample[]): string {
  return table(
    [
      '',
      'rows',
      'seconds',
      'CPU s',
      'rows/CPU s',
      'peak RSS MB',
      'health p50 ms',
      'p99 ms',
      'most ms',
    ],
    samples.map(({ name, rows, seconds, cpuSeconds, peakRss, health }) => [
      name,
      String(rows),
      plain(seconds),
      plain(cpuSeconds),
      plain(rows / cpuSeconds),
      plain(peakRss / 1_000_000),
      plain(health.p50),
      plain(health.p99),
      plain(health.max),
    ]),
  );
}
