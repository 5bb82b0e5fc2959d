import { describe, expect, test } from '@jest/globals';
import { changesBetween, elementsOf } from '../../scripts/schema-changes.mjs';

const between = (before: string, after: string) =>
  changesBetween(elementsOf(before), elementsOf(after));

describe('what changed between two schemas', () => {
  test.each([
    [
      'a field and an argument come',
      'type Q { a: Int }',
      'type Q { a(b: Int): Int c: String }',
      { added: ['Q.a(b:)', 'Q.c'], changed: [], removed: [] },
    ],
    [
      'a type comes with its fields: only its name is told',
      'type Q { a: Int }',
      'type Q { a: Int } type N { b: Int c: Int }',
      { added: ['N'], changed: [], removed: [] },
    ],
    [
      'a field goes with its arguments: only its name is told',
      'type Q { a(b: Int): Int c: Int }',
      'type Q { c: Int }',
      { added: [], changed: [], removed: ['Q.a'] },
    ],
    [
      'a field may be null now, a default changes, one is deprecated',
      'type Q { a: Int! b(c: Int = 1): Int d: Int }',
      'type Q { a: Int b(c: Int = 2): Int d: Int @deprecated(reason: "x") }',
      {
        added: [],
        changed: ['Q.a: Int! → Int', 'Q.b(c:): Int = 1 → Int = 2', 'Q.d: Int → Int @deprecated'],
        removed: [],
      },
    ],
    [
      'values of enums and members of unions',
      'type A { x: Int } type B { x: Int } enum E { ONE TWO } union U = A',
      'type A { x: Int } type B { x: Int } enum E { ONE THREE } union U = A | B',
      { added: ['E.THREE', 'U | B'], changed: [], removed: ['E.TWO'] },
    ],
  ] as const)('%s', (_, before, after, changes) => {
    expect(between(before, after)).toEqual(changes);
  });
});
