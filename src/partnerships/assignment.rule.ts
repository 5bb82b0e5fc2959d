/** A pair that could be, and what it is worth. */
export interface Assignable {
  readonly strong: string;
  readonly weak: string;
  readonly score: number;
}

/** The transport problem in CPLEX LP format; null when there is nothing to choose from. Columns are named by their place. */
export function assignmentProgramme(pairs: readonly Assignable[], cap: number): string | null {
  const worth = pairs
    .map((pair, at) => ({ ...pair, column: `x${String(at)}` }))
    .filter(({ score }) => score > 0);
  if (worth.length === 0) return null;
  const sum = (columns: readonly string[]): string => columns.join('\n + ');
  const rows = (side: 'strong' | 'weak', most: number): string[] => {
    const by = Map.groupBy(worth, (pair) => pair[side]);
    return [...by.values()].map(
      (of, at) =>
        ` ${side}${String(at)}: ${sum(of.map(({ column }) => column))} <= ${String(most)}`,
    );
  };
  return [
    'Maximize',
    ` obj: ${sum(worth.map(({ score, column }) => `${String(score)} ${column}`))}`,
    'Subject To',
    ...rows('weak', 1),
    ...rows('strong', cap),
    'Bounds',
    ...worth.map(({ column }) => ` 0 <= ${column} <= 1`),
    'End',
  ].join('\n');
}

/** The pairs whose columns were chosen, best first. */
export function pairsOf<Pair extends Assignable>(
  pairs: readonly Pair[],
  chosen: readonly string[],
): Pair[] {
  return chosen
    .map((column) => pairs[Number(column.slice(1))])
    .filter((pair) => pair !== undefined)
    .sort((one, other) => other.score - one.score || (one.weak < other.weak ? -1 : 1));
}
