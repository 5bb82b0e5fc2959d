import { expect, test } from '@jest/globals';
import { SeededRandom } from '../../seeds/random.ts';
import { BestLists } from '../../src/matching/best-list.rule.ts';

const held = (lists: BestLists, list: number): [number, number][] => {
  const all: [number, number][] = [];
  lists.visit(list, (other, score) => all.push([other, score]));
  return all;
};

test.each([
  { comes: [], holds: [], least: 0 },
  { comes: [[5, 300]], holds: [[5, 300]], least: 0 },
  { comes: [[5, 300], [2, 300], [9, 400]], holds: [[9, 400], [2, 300], [5, 300]], least: 300 }, // prettier-ignore
  { comes: [[1, 300], [2, 300], [3, 300], [4, 300]], holds: [[1, 300], [2, 300], [3, 300]], least: 300 }, // prettier-ignore
  { comes: [[4, 300], [3, 300], [2, 300], [1, 300]], holds: [[1, 300], [2, 300], [3, 300]], least: 300 }, // prettier-ignore
  { comes: [[1, 500], [2, 400], [3, 300], [4, 450]], holds: [[1, 500], [4, 450], [2, 400]], least: 400 }, // prettier-ignore
  { comes: [[1, 500], [2, 400], [3, 300], [4, 200]], holds: [[1, 500], [2, 400], [3, 300]], least: 300 }, // prettier-ignore
])('of $comes the best three are $holds', ({ comes, holds, least }) => {
  const lists = new BestLists(3, 3);
  for (const [other, score] of comes) lists.place(1, other as number, score as number);
  expect(held(lists, 1)).toEqual(holds);
  expect(lists.least(1)).toBe(least);
  expect([held(lists, 0), held(lists, 2)]).toEqual([[], []]);
});

test('in whatever order they come, the lists hold what sorting gives', () => {
  const random = new SeededRandom(1);
  const lists = new BestLists(20, 10);
  const all: [number, number][][] = Array.from({ length: 20 }, () => []);
  for (const other of Array.from({ length: 100 }, (_, n) => (n * 37) % 100)) {
    for (const [list, mine] of all.entries()) {
      const score = 280 + random.below(12);
      lists.place(list, other, score);
      mine.push([other, score]);
    }
  }
  for (const [list, mine] of all.entries())
    expect(held(lists, list)).toEqual(
      mine.toSorted(([a, x], [b, y]) => y - x || a - b).slice(0, 10),
    );
});
