import type { Samples } from './graph.ts';
import type { Sample } from './contender.ts';
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
