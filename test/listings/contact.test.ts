import { expect, test } from '@jest/globals';
import { contactOf } from '../../src/listings/contact.rule.ts';

test.each([
  ['138 0000-0000', '13800000000'],
  ['+86 13800000000', '13800000000'],
  ['（022）2680-0000', '02226800000'],
  ['022-26800000转12', '02226800000转12'],
])('the number %s is kept as %s', (phone, kept) => {
  expect(contactOf({ name: ' 村委会 ', phone })).toEqual({ name: '村委会', phone: kept });
});

test.each([
  ['村委会', '12345'],
  ['村委会', '2680000'],
  ['村委会', '电话同上'],
  ['  ', '13800000000'],
  ['长'.repeat(41), '13800000000'],
])('“%s” with %s is nobody to call', (name, phone) => {
  expect(contactOf({ name, phone })).toBeNull();
});
