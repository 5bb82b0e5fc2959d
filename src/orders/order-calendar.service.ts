import { once } from '../access/once.service.ts';
import type { Call } from '../access/call.service.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import { routesOf } from './order.loader.ts';
import { usualMechanism } from './order-move.service.ts';

/** How many working days a state has; of one mechanism, or of the usual life and whatever says nothing else. */
export interface DeadlineInput {
  readonly state: string;
  readonly mechanism?: string | null;
  readonly warnDays: number;
  readonly dueDays: number;
  readonly idempotencyKey?: string | null;
}

/** A day that breaks the rule of the week. */
export interface HolidayInput {
  readonly day: string;
  readonly worked: boolean;
  readonly name: string;
  readonly source?: string | null;
  readonly idempotencyKey?: string | null;
}

const longest = 400;

/** Sets the time a step has from now on; clocks that run already keep theirs. @throws ExpectedError */
export async function setOrderDeadline(
  call: Call,
  input: DeadlineInput,
): Promise<{ done: boolean }> {
  return once(call, 'setOrderDeadline', input, async (unit) => {
    const { state, warnDays, dueDays } = input;
    if (warnDays < 0 || dueDays < 1 || dueDays < warnDays || dueDays > longest) {
      throw ExpectedError.of('DEADLINE_DAYS', { most: longest }, ['input', 'dueDays']);
    }
    const mechanism = input.mechanism ?? usualMechanism;
    if (mechanism !== usualMechanism && (await routesOf(unit, mechanism)) === undefined) {
      throw ExpectedError.of('MECHANISM_UNKNOWN', { code: mechanism.slice(0, 40) }, [
        'input',
        'mechanism',
      ]);
    }
    await unit.sql(
      `insert into order_deadline (district, mechanism, state, warn_days, due_days) values ($1, $2, $3, $4, $5)
       on conflict (district, mechanism, state) do update set warn_days = excluded.warn_days, due_days = excluded.due_days`,
      [unit.district, mechanism, state, warnDays, dueDays],
    );
    return { done: true };
  });
}

/** Notes a holiday, or a weekend day that is worked; noting it again corrects it. */
export async function setHoliday(call: Call, input: HolidayInput): Promise<{ done: boolean }> {
  return once(call, 'setHoliday', input, async (unit) => {
    const name = input.name.trim();
    if (name === '') throw ExpectedError.of('TITLE_MISSING', {}, ['input', 'name']);
    await unit.sql(
      `insert into holiday (district, day, worked, name, source) values ($1, $2, $3, $4, $5)
       on conflict (district, day) do update set worked = excluded.worked, name = excluded.name, source = excluded.source`,
      [unit.district, input.day, input.worked, name, input.source ?? null],
    );
    return { done: true };
  });
}
