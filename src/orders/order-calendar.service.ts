import { once } from '../access/once.service.ts';
import type { Call } from '../access/call.service.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import { routesOf } from './order.loader.ts';
import { usualDeadline } from './order-pace.rule.ts';
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

/** How much time a state of the usual life has, and whether the district said so itself. */
export interface DeadlineSet {
  readonly state: string;
  readonly warnDays: number;
  readonly dueDays: number;
  readonly own: boolean;
}

/** The times of the usual life: the district's own, else the usual ones. */
export async function orderDeadlines({
  services,
  viewer,
}: Pick<Call, 'services' | 'viewer'>): Promise<DeadlineSet[]> {
  const own = await services.database.write(viewer.district, (tx) =>
    tx.sql<Omit<DeadlineSet, 'own'>>(
      `select state, warn_days as "warnDays", due_days as "dueDays" from order_deadline
       where district = $1 and mechanism = $2`,
      [tx.district, usualMechanism],
    ),
  );
  const usual = Object.entries(usualDeadline).map(([state, days]) => ({ state, ...days }));
  const more = own.filter(({ state }) => !(state in usualDeadline));
  return [...usual, ...more].map((one) => {
    const set = own.find(({ state }) => state === one.state);
    return { ...one, ...set, own: set !== undefined };
  });
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
