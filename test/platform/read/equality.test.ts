import { afterAll, beforeAll, test } from '@jest/globals';
import { expectEqualAnswers } from './equality/asked.ts';
import { Equality } from './equality/equality.ts';

/* A part of what `npm run test:equality` asks. */

let equality: Equality;
beforeAll(async () => {
  equality = await Equality.open(1);
});
afterAll(() => equality.close());

test('planned execution, normal execution and the oracle give the same answers', async () => {
  await expectEqualAnswers(equality, 0, 300);
});
