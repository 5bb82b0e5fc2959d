import { countedNeeds, type AllocationProblem } from './allocation.rule.ts';

/** A linear programme in columns, as the solver takes it. Columns are the pairs; `value[i]` of column `c` for `starts[c] ≤ i < starts[c + 1]`. */
export interface Programme {
  readonly columns: number;
  readonly rows: number;
  readonly cost: Float64Array;
  readonly upper: Float64Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  readonly starts: Int32Array;
  readonly index: Int32Array;
  readonly value: Float64Array;
}

/**
 * The problem without lots and whole steps. A column is the share of its need that a pair fills; a row
 * for every need (what it still lacks), every resource (all of what is left is 1), and two for the
 * floor: weak − ofStrong × strong ≥ what is booked already, and weak ≥ least.
 */
export function programmeOf(problem: AllocationProblem): Programme {
  const { needs, resources, pairs, floor } = problem;
  const { length: columns } = pairs;
  const floorRow = needs.length + resources.length;
  const rows = floorRow + (floor === null ? 0 : 2);
  const counted = countedNeeds(problem);
  const count = { WEAK: 0, STRONG: 0 };
  const booked = { WEAK: 0, STRONG: 0 };
  needs.forEach(({ group, total, booked: held }, at) => {
    if (group === null || counted[at] !== true) return;
    count[group] += 1;
    booked[group] += Math.min(1, held / total);
  });
  const mean = (group: 'WEAK' | 'STRONG'): number => 1 / Math.max(1, count[group]);
  const strongPart = count.STRONG === 0 ? 0 : (floor?.ofStrong ?? 0) / 100;

  const [starts, index, value] = [new Int32Array(columns + 1), [] as number[], [] as number[]];
  const put = (row: number, coefficient: number): void => {
    index.push(row);
    value.push(coefficient);
  };
  pairs.forEach(({ need, resource, gives, takes }, at) => {
    starts[at] = index.length;
    const total = needs[need]?.total ?? 1;
    const left = resources[resource]?.left ?? 0;
    put(need, 1);
    put(needs.length + resource, left > 0 ? (total / gives) * (takes / left) : 1);
    const group = needs[need]?.group ?? null;
    if (floor === null || group === null || count.WEAK === 0) return;
    if (group === 'WEAK') {
      put(floorRow, mean('WEAK'));
      put(floorRow + 1, mean('WEAK'));
    } else if (strongPart > 0) put(floorRow, -strongPart * mean('STRONG'));
  });
  starts[columns] = index.length;
  const rowUpper = new Float64Array(rows).fill(Infinity);
  const rowLower = new Float64Array(rows).fill(-Infinity);
  needs.forEach(({ total, booked: held }, at) => {
    rowUpper[at] = Math.max(0, 1 - held / total);
  });
  resources.forEach(({ left }, at) => {
    rowUpper[needs.length + at] = left > 0 ? 1 : 0;
  });
  if (floor !== null && count.WEAK > 0) {
    rowLower[floorRow] =
      strongPart === 0
        ? -Infinity
        : strongPart * mean('STRONG') * booked.STRONG - mean('WEAK') * booked.WEAK;
    rowLower[floorRow + 1] = floor.least / 100 - mean('WEAK') * booked.WEAK;
  }
  return {
    columns,
    rows,
    cost: Float64Array.from(pairs, ({ worth }) => worth),
    upper: Float64Array.from(
      pairs,
      ({ need, gives, most }) => (gives * most) / (needs[need]?.total ?? 1),
    ),
    rowLower,
    rowUpper,
    starts,
    index: Int32Array.from(index),
    value: Float64Array.from(value),
  };
}

/** The share of its need that so many steps of a pair fill. */
export function shareOf({ needs, pairs }: AllocationProblem, at: number, steps: number): number {
  const pair = pairs[at];
  return pair === undefined ? 0 : (pair.gives * steps) / (needs[pair.need]?.total ?? 1);
}

/** The (fractional) steps of a pair that fill such a share. */
export function stepsOf({ needs, pairs }: AllocationProblem, at: number, share: number): number {
  const pair = pairs[at];
  return pair === undefined ? 0 : (share * (needs[pair.need]?.total ?? 1)) / pair.gives;
}
