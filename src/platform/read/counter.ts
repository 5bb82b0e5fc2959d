import type { CounterSpec } from './spec.ts';

/** Where a counter's subject stands: it is the district, the parent's key, or a value of the filter. */
export type CounterSubject =
  | { readonly from: 'district' }
  | { readonly from: 'parent' }
  | { readonly from: 'filter'; readonly value: string };

export interface FoundCounter {
  readonly scope: CounterSpec['scope'];
  readonly metric: string;
  readonly subject: CounterSubject;
}

/**
 * The kept counter that counts exactly what a page lists, or null: then the rows are counted.
 * `fixed` are the filter's columns with the one value each must have, `linked` the columns that tie
 * the rows to their parent.
 */
export function findCounter(
  counters: readonly CounterSpec[],
  fixed: ReadonlyMap<string, string>,
  linked: readonly string[],
): FoundCounter | null {
  for (const { scope, metric, by, fixed: constants = {} } of counters) {
    const names = Object.keys(constants);
    if (!names.every((column) => fixed.get(column) === constants[column])) continue;
    const open = [...fixed].filter(([column]) => !names.includes(column));
    const subject = subjectOf(by, open, linked);
    if (subject !== null) return { scope, metric, subject };
  }
  return null;
}

/** What is left to tell the rows apart, beside the counter's constants, must be its subject alone. */
function subjectOf(
  by: string | undefined,
  open: readonly (readonly [column: string, value: string])[],
  linked: readonly string[],
): CounterSubject | null {
  const [column, ...more] = [...linked, ...open.map(([name]) => name)];
  if (more.length > 0 || column !== by) return null;
  if (column === undefined) return { from: 'district' };
  return linked.length > 0 ? { from: 'parent' } : { from: 'filter', value: open[0]?.[1] as string };
}
