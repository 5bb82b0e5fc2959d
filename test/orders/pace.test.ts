import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sweepDeadlines } from '../../src/orders/pace.service.ts';
import { district, orderKit, orderSteps, toDispatched, type OrderKit } from './order-kit.ts';

let kit: OrderKit;
let steps: ReturnType<typeof orderSteps>;
beforeAll(async () => {
  kit = await orderKit();
  steps = orderSteps(kit);
});
afterAll(() => kit.close());

const paceOf = async (id: string): Promise<unknown> => {
  const { data } = await kit.ask(
    kit.cast.reader,
    `{ order(id: "${id}") { pace escalation dueAt } }`,
  );
  return data['order'];
};

test('a step that is left lying turns yellow, then red, and goes up; the next step starts anew', async () => {
  // 2026-03-02 is a Monday; the district gives dispatching 1 + 1 working days, and Wednesday is free.
  const set = (who: 'district' | 'needTown', mutation: string, fields: string) =>
    kit.ask(
      kit.cast[who],
      `mutation { ${mutation}(input: { ${fields} }) { done userErrors { code } } }`,
    );
  const done = { done: true, userErrors: [] };
  const deadline = 'state: "DISPATCHED", warnDays: 1, dueDays: 2';
  const holiday = 'day: "2026-03-04", worked: false, name: "合成假日"';
  expect((await set('needTown', 'setOrderDeadline', deadline)).codes).toEqual(['FORBIDDEN']);
  expect((await set('district', 'setOrderDeadline', deadline)).data['setOrderDeadline']).toEqual(
    done,
  );
  expect((await set('district', 'setHoliday', holiday)).data['setHoliday']).toEqual(done);
  const wrong = await set(
    'district',
    'setOrderDeadline',
    'state: "PLACED", warnDays: 3, dueDays: 2',
  );
  expect(wrong.data['setOrderDeadline']?.userErrors).toEqual([{ code: 'DEADLINE_DAYS' }]);
  const { pairing } = await steps.pair();
  const order = await steps.walk(await steps.placed(pairing), ...toDispatched);
  expect(await paceOf(order.id)).toEqual({
    pace: 'GREEN',
    escalation: 0,
    dueAt: '2026-03-05T01:00:00Z',
  });

  const days = (count: number): Date => new Date(kit.now.getTime() + count * 86_400_000);
  expect(await sweepDeadlines(kit.test.units, district, days(0.9))).toBe(0);
  expect(await sweepDeadlines(kit.test.units, district, days(1))).toBe(1);
  expect(await paceOf(order.id)).toMatchObject({ pace: 'YELLOW', escalation: 0 });
  expect(await sweepDeadlines(kit.test.units, district, days(1))).toBe(0);
  await sweepDeadlines(kit.test.units, district, days(3));
  expect(await paceOf(order.id)).toMatchObject({ pace: 'RED', escalation: 1 });
  await sweepDeadlines(kit.test.units, district, days(7));
  expect(await paceOf(order.id)).toMatchObject({ pace: 'RED', escalation: 2 });
  const told = await kit.rows(
    `select type, detail->>'to' as "to", detail->>'level' as level from event where cause = 'deadline' order by position`,
  );
  expect(told).toEqual([
    { type: 'orderPaceChanged', to: 'YELLOW', level: null },
    { type: 'orderPaceChanged', to: 'RED', level: null },
    { type: 'orderEscalated', to: null, level: '1' },
    { type: 'orderEscalated', to: null, level: '2' },
  ]);

  kit.now = days(8);
  await steps.walk(order, ['resourceParty', 'acceptOrder']);
  expect(await paceOf(order.id)).toMatchObject({ pace: 'GREEN', escalation: 0 });
});
