import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { expectEqualAnswers } from './equality/asked.ts';
import { Equality } from './equality/equality.ts';

/* `npm run test:equality`: several worlds, thousands of operations in each. */

/**
 * Fields that lead out of the made-up worlds: these hold no orders, and nothing of what follows from
 * them. Their own features' tests answer for them; whoever adds another is asked here.
 */
const beyondTheWorlds = [
  'Town.orders',
  'Village.ordersAsNeed',
  'Village.ordersAsResource',
  'Village.partnershipsAsStrong',
  'Village.partnershipsAsWeak',
  'Enterprise.ordersAsNeed',
  'Enterprise.ordersAsResource',
  'Organization.ordersAsNeed',
  'Organization.ordersAsResource',
  'Chain.orders',
  'Chain.outcomes',
  'Chain.tasks',
  'Need.photos',
  'Need.orders',
  'Resource.photos',
  'Resource.windows',
  'Resource.orders',
  'Pairing.orders',
];

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
    expect(equality.unknownToOracle()).toEqual(beyondTheWorlds);
  });
});
