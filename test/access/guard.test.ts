import { expect, test } from '@jest/globals';
import { unguardedFields } from '../../src/access/authorise.policy.ts';
import { createSchema } from '../../src/schema.ts';

test('every root field of the whole graph says who may', () => {
  expect(unguardedFields(createSchema())).toEqual([]);
});
