import { describe, expect, test } from '@jest/globals';
import { contribution, ledgerChange, share } from '../../src/orders/ledger.rule.ts';
import {
  afterWorkingDays,
  clockAt,
  clockFrom,
  type WorkCalendar,
} from '../../src/orders/order-pace.rule.ts';
import {
  convert,
  orderQuantity,
  type Countable,
  type Wished,
} from '../../src/orders/order-quantity.rule.ts';

describe('ledger', () => {
  const amounts = { quantity: 10n, delivered: 4n };
  test.each([
    ['NONE', [0n, 0n, 0n]],
    ['RESERVED', [10n, 0n, 0n]],
    ['COMMITTED', [0n, 10n, 4n]],
    ['DONE', [0n, 4n, 4n]],
    ['RETURNED', [0n, 0n, 0n]],
  ] as const)('%s holds %j', (standing, [reserved, committed, delivered]) => {
    expect(contribution(standing, amounts)).toEqual({ reserved, committed, delivered });
  });

  test('a change is the difference of what is held', () => {
    const change = ledgerChange(
      { standing: 'RESERVED', amounts: { quantity: 10n, delivered: 0n } },
      { standing: 'COMMITTED', amounts },
    );
    expect(change).toEqual({ reserved: -10n, committed: 10n, delivered: 4n });
  });

  test('parts of a need round down and end whole', () => {
    expect([share(10n, 1n, 3n), share(10n, 2n, 3n), share(10n, 3n, 3n)]).toEqual([3n, 6n, 10n]);
  });
});

describe('quantity', () => {
  const kg: Countable = {
    quantity: 10_000n,
    left: 10_000n,
    unit: 'kg',
    dimension: 'MASS',
    numerator: 1n,
    denominator: 1n,
    minimumLot: null,
    divisible: true,
  };
  const jin: Countable = { ...kg, unit: 'jin', denominator: 2n };
  const session: Countable = {
    ...kg,
    quantity: 3_000n,
    left: 3_000n,
    unit: 'session',
    dimension: 'SESSION',
  };
  const nothing: Wished = { quantity: null, unit: null, needQuantity: null, confirmed: false };
  const say = (over: Partial<Wished>): Wished => ({ ...nothing, ...over });

  test.each([
    [
      'unsaid: what the need lacks',
      jin,
      kg,
      nothing,
      { quantity: 5_000n, unit: 'kg', counted: true, needQuantity: 10_000n },
    ],
    [
      'unsaid: no more than is left',
      kg,
      { ...kg, left: 3_000n },
      nothing,
      { quantity: 3_000n, unit: 'kg', counted: true, needQuantity: 3_000n },
    ],
    [
      'said in the resource’s unit',
      jin,
      kg,
      say({ quantity: 2_000n }),
      { quantity: 2_000n, unit: 'kg', counted: true, needQuantity: 4_000n },
    ],
    [
      'units of different kinds',
      kg,
      session,
      say({ quantity: 2_000n, needQuantity: 5_000n }),
      { quantity: 2_000n, unit: 'session', counted: true, needQuantity: 5_000n },
    ],
    [
      'a need that cannot be counted',
      null,
      session,
      say({ quantity: 1_000n }),
      { quantity: 1_000n, unit: 'session', counted: true, needQuantity: null },
    ],
    [
      'a resource that cannot be counted',
      kg,
      null,
      nothing,
      { quantity: 10_000n, unit: 'kg', counted: false, needQuantity: 10_000n },
    ],
    [
      'neither can be counted',
      null,
      null,
      nothing,
      { quantity: null, unit: null, counted: false, needQuantity: null },
    ],
    [
      'neither is counted, but the order is',
      null,
      null,
      say({ quantity: 5n, unit: 'ton' }),
      { quantity: 5n, unit: 'ton', counted: false, needQuantity: null },
    ],
    [
      'confirmed as unusual',
      kg,
      { ...kg, quantity: 90_000n, left: 90_000n },
      say({ quantity: 50_000n, confirmed: true }),
      { quantity: 50_000n, unit: 'kg', counted: true, needQuantity: 10_000n },
    ],
  ] as const)('%s', (_what, need, resource, wished, expected) => {
    expect(orderQuantity(need, resource, wished)).toEqual(expected);
  });

  test.each([
    ['nothing', kg, kg, say({ quantity: 0n }), 'QUANTITY_NOT_POSITIVE'],
    ['a session without a figure', null, session, nothing, 'QUANTITY_MISSING'],
    [
      'another unit than the resource’s',
      kg,
      kg,
      say({ quantity: 1n, unit: 'jin' }),
      'QUANTITY_AND_UNIT',
    ],
    [
      'units of different kinds, half said',
      kg,
      session,
      say({ quantity: 1_000n }),
      'NEED_QUANTITY_MISSING',
    ],
    [
      'less than the least lot',
      kg,
      { ...kg, minimumLot: 5_000n },
      say({ quantity: 1_000n }),
      'LOT_TOO_SMALL',
    ],
    [
      'a part of a whole',
      kg,
      { ...kg, divisible: false },
      say({ quantity: 1_000n }),
      'NOT_DIVISIBLE',
    ],
    [
      'all of a resource for a need of no size',
      null,
      kg,
      say({ quantity: 9_500n }),
      'QUANTITY_UNUSUAL',
    ],
    ['a figure without a unit', null, null, say({ quantity: 1n }), 'QUANTITY_AND_UNIT'],
  ] as const)('refused: %s', (_what, need, resource, wished, code) => {
    expect(orderQuantity(need, resource, wished)).toEqual([expect.objectContaining({ code })]);
  });

  test('conversion is exact or none', () => {
    const mu = { numerator: 2000n, denominator: 3n };
    const sqm = { numerator: 1n, denominator: 1n };
    expect([convert(3_000n, mu, sqm), convert(1_000n, mu, sqm)]).toEqual([2_000_000n, null]);
  });
});

describe('clock', () => {
  // 2026-02-27 is a Friday.
  const usual: WorkCalendar = { timeZone: 'Asia/Shanghai', days: new Map() };
  const festival: WorkCalendar = {
    ...usual,
    days: new Map([
      ['2026-02-28', true],
      ['2026-03-02', false],
      ['2026-03-03', false],
    ]),
  };
  const friday = new Date('2026-02-27T08:30:00Z');

  test.each([
    ['over the weekend', friday, 1, usual, '2026-03-02T08:30:00Z'],
    ['a worked Saturday', friday, 1, festival, '2026-02-28T08:30:00Z'],
    ['over worked and free days', friday, 2, festival, '2026-03-04T08:30:00Z'],
    [
      'begun late at night: the day is the district’s',
      new Date('2026-02-26T17:00:00Z'),
      1,
      usual,
      '2026-03-01T17:00:00Z',
    ],
    ['none at all', friday, 0, usual, '2026-02-27T08:30:00Z'],
  ] as const)('%s', (_what, from, days, calendar, expected) => {
    expect(afterWorkingDays(from, days, calendar)).toEqual(new Date(expected));
  });

  test('green, yellow, red, and up one level a working day, to the third', () => {
    let clock = clockFrom(friday, { warnDays: 1, dueDays: 2 }, usual);
    const told: unknown[] = [];
    for (let hour = 0; hour < 24 * 14; hour++) {
      const next = clockAt(clock, new Date(friday.getTime() + hour * 3_600_000), usual);
      if (next.pace !== clock.pace || next.escalation !== clock.escalation)
        told.push([hour / 24, next.pace, next.escalation]);
      clock = next;
    }
    expect(told).toEqual([
      [3, 'YELLOW', 0],
      [4, 'RED', 1],
      [5, 'RED', 2],
      [6, 'RED', 3],
    ]);
    expect(clock.checkAt).toBeNull();
  });

  test('a job that comes late finds it red at once', () => {
    const clock = clockFrom(friday, { warnDays: 1, dueDays: 2 }, usual);
    expect(clockAt(clock, new Date('2026-04-01T00:00:00Z'), usual)).toMatchObject({
      pace: 'RED',
      escalation: 1,
    });
  });
});
