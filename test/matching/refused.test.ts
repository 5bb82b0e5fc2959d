import { expect, test } from '@jest/globals';
import { Refused } from '../../src/matching/refused.rule.ts';
import type { Scorable } from '../../src/matching/scorable.rule.ts';

const listing = (): Scorable => ({}) as Scorable;

test.each([
  ['a lower score', 'b', 399, true],
  ['the same again', 'b', 400, true],
  ['an equal score of a later listing', 'c', 400, true],
  ['an equal score of an earlier listing', 'a', 400, false],
  ['a higher score', 'c', 401, false],
] as const)('after a refusal, %s is judged rightly', (_, asking, score, refused) => {
  const [full, other] = [listing(), listing()];
  const memory = new Refused();
  memory.note(full, 'b', 400);
  expect(memory.isLikely(full, asking, score)).toBe(refused);
  expect(memory.isLikely(other, asking, score)).toBe(false);
});

test('the strongest refusal counts, in whatever order they come', () => {
  const full = listing();
  const memory = new Refused();
  for (const score of [300, 500, 400]) memory.note(full, 'b', score);
  expect(memory.isLikely(full, 'c', 450)).toBe(true);
});
