/*
 * The clock of a step. All of it is stored when the step is taken; a job moves the pace on. Nothing
 * is computed from "now" while reading.
 */

/** Working days and exceptions of a district. A holiday may be a weekend day that is worked (调休). */
export interface WorkCalendar {
  readonly timeZone: string;
  /** Local day → whether it is worked. Absent: Monday to Friday are. */
  readonly days: ReadonlyMap<string, boolean>;
}

/** The time a step has, in working days: warned of after `warnDays`, late after `dueDays`. */
export interface Deadline {
  readonly warnDays: number;
  readonly dueDays: number;
}

/** What a district that has said nothing gets. */
export const usualDeadline: Readonly<Record<string, Deadline>> = {
  PLACED: { warnDays: 1, dueDays: 2 },
  HANDED_OVER: { warnDays: 2, dueDays: 3 },
  DISPATCHED: { warnDays: 2, dueDays: 3 },
  ACCEPTED: { warnDays: 10, dueDays: 15 },
  DELIVERED: { warnDays: 5, dueDays: 7 },
  DECLINED: { warnDays: 1, dueDays: 2 },
};

export type OrderPace = 'GREEN' | 'YELLOW' | 'RED';

/** The clock as stored with an order. */
export interface OrderClock {
  readonly warnAt: Date | null;
  readonly dueAt: Date | null;
  /** When the job has to look again; null when nothing is due. */
  readonly checkAt: Date | null;
  readonly pace: OrderPace;
  /** How many levels up a late step has been reported: 1 town, 2 chain lead, 3 district. */
  readonly escalation: number;
}

export const noClock: OrderClock = {
  warnAt: null,
  dueAt: null,
  checkAt: null,
  pace: 'GREEN',
  escalation: 0,
};
export const highestEscalation = 3;
const dayMs = 86_400_000;

/** The clock of a step taken at `since`. */
export function clockFrom(since: Date, deadline: Deadline, calendar: WorkCalendar): OrderClock {
  const warnAt = afterWorkingDays(since, deadline.warnDays, calendar);
  const dueAt = afterWorkingDays(since, deadline.dueDays, calendar);
  return { warnAt, dueAt, checkAt: warnAt < dueAt ? warnAt : dueAt, pace: 'GREEN', escalation: 0 };
}

/** The clock as the job finds it at `now`: late steps go up one level per working day. */
export function clockAt(clock: OrderClock, now: Date, calendar: WorkCalendar): OrderClock {
  const { warnAt, dueAt, checkAt } = clock;
  if (checkAt === null || dueAt === null || checkAt > now) return clock;
  if (now < dueAt)
    return {
      ...clock,
      pace: warnAt !== null && warnAt <= now ? 'YELLOW' : clock.pace,
      checkAt: dueAt,
    };
  const escalation = Math.min(clock.escalation + 1, highestEscalation);
  return {
    ...clock,
    pace: 'RED',
    escalation,
    checkAt: escalation === highestEscalation ? null : afterWorkingDays(now, 1, calendar),
  };
}

/** The same time of day so many working days later. Steps of 24 hours: the zones we serve have no summer time. */
export function afterWorkingDays(from: Date, days: number, calendar: WorkCalendar): Date {
  let at = from.getTime();
  for (let left = days, guard = 0; left > 0 && guard < 3660; guard++) {
    at += dayMs;
    if (isWorked(at, calendar)) left--;
  }
  return new Date(at);
}

function isWorked(at: number, { timeZone, days }: WorkCalendar): boolean {
  const day = localDay(at, timeZone);
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return days.get(day) ?? (weekday !== 0 && weekday !== 6);
}

const formats = new Map<string, Intl.DateTimeFormat>();
function localDay(at: number, timeZone: string): string {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return format.format(at);
}
