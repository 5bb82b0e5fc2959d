import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { expectEqualAnswers } from './equality/asked.ts';
import { Equality } from './equality/equality.ts';

/* `npm run test:equality`: several worlds, thousands of operations in each. */

/**
 * Fields that ask a service instead of rows: normal execution alone answers them. `Order.steps` says what
 * the viewer may do with an order; the transition table's tests answer for it. `enteredBy` names accounts, of
 * which the worlds hold none.
 */
const beyondRows = ['Order.enteredBy', 'Order.steps', 'Need.enteredBy', 'Resource.enteredBy'];

describe.each([1, 2, 3])('world %i', (world) => {
  let equality: Equality;
  beforeAll(async () => {
    equality = await Equality.open(world);
  });
  afterAll(() => equality.close());

  test('planned execution, normal execution and the oracle give the same answers', async () => {
    await expectEqualAnswers(equality, world * 100_000, 2_000);
  }, 600_000);

  test('every field that the oracle knows was asked for, and its types are whole', () => {
    expect(equality.neverAsked()).toEqual([]);
    expect(equality.unknownToOracle().sort()).toEqual(beyondRows.sort());
  });
});
