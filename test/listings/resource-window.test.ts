import { expect, test } from '@jest/globals';
import { mostWindows, slotsOf, type Recurrence } from '../../src/listings/resource-window.rule.ts';

const august: Recurrence = {
  from: '2026-08-01',
  to: '2026-08-31',
  weekdays: [],
  startsAt: '09:00',
  endsAt: '17:30',
};
const slots = (of: Partial<Recurrence>, zone = 'Asia/Shanghai'): string[] =>
  slotsOf({ ...august, ...of }, zone).map(
    ({ startsAt, endsAt }) => `${startsAt.toISOString()}/${endsAt.toISOString()}`,
  );

test('a classroom in August is offered every day', () => {
  const all = slots({});
  expect(all).toHaveLength(31);
  expect(all[0]).toBe('2026-08-01T01:00:00.000Z/2026-08-01T09:30:00.000Z');
});

test('a bus on Saturdays', () => {
  expect(slots({ weekdays: [6] }).map((slot) => slot.slice(0, 10))).toEqual([
    '2026-08-01',
    '2026-08-08',
    '2026-08-15',
    '2026-08-22',
    '2026-08-29',
  ]);
});

test('Sunday is the seventh day; what ends before it starts ends the day after', () => {
  expect(slots({ weekdays: [7], to: '2026-08-02', startsAt: '20:00', endsAt: '02:00' })).toEqual([
    '2026-08-02T12:00:00.000Z/2026-08-02T18:00:00.000Z',
  ]);
});

test('a zone that puts its clocks forward keeps the hours of its clock', () => {
  const [before, after] = slots({ from: '2026-03-28', to: '2026-03-29' }, 'Europe/Paris');
  expect(before).toBe('2026-03-28T08:00:00.000Z/2026-03-28T16:30:00.000Z');
  expect(after).toBe('2026-03-29T07:00:00.000Z/2026-03-29T15:30:00.000Z');
});

test('a span that never ends is not counted to its end', () => {
  expect(slots({ to: '9999-12-31' })).toHaveLength(mostWindows + 1);
});
