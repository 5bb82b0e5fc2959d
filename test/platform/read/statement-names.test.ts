import { expect, test } from '@jest/globals';
import { StatementNames } from '../../../src/platform/read/statement-names.ts';

test('a text is named when it is sent for the third time, and keeps its name', () => {
  const names = new StatementNames();
  expect([1, 2, 3, 4].map(() => names.of('select 1'))).toEqual(['', '', 'read_0_0', 'read_0_0']);
});

test('texts sent once take no names, however many there are', () => {
  const names = new StatementNames();
  for (let i = 0; i < 5000; i++) expect(names.of(`select ${i}`)).toBe('');
  names.of('select x');
  names.of('select x');
  expect(names.of('select x')).toMatch(/_0$/);
});

test('a connection keeps at most 400 prepared', () => {
  const names = new StatementNames();
  for (let i = 0; i < 400; i++) for (let sent = 0; sent < 3; sent++) names.of(`select ${i}`);
  expect(names.of('select 399')).toMatch(/_399$/);
  expect([1, 2, 3, 4].map(() => names.of('select 400'))).toEqual(['', '', '', '']);
});

test('two planners of one process share no name: their texts differ on the same connections', () => {
  const named = [new StatementNames(), new StatementNames()].map((names, i) =>
    [1, 2, 3].map(() => names.of(`select ${i}`)).at(-1),
  );
  expect(new Set(named).size).toBe(2);
});
