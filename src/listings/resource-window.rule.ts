/** When a resource is offered again and again: on some days of the week, from one hour to another. */
export interface Recurrence {
  /** First and last day, `YYYY-MM-DD`, both inclusive. */
  readonly from: string;
  readonly to: string;
  /** 1 is Monday, 7 is Sunday; all days where none is named. */
  readonly weekdays: readonly number[];
  /** `HH:MM` of the district's clock; an end not after the start is on the day after. */
  readonly startsAt: string;
  readonly endsAt: string;
}

/** One span of time in which a resource is offered. */
export interface Slot {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** The most windows that may be opened at once: a year of days, and some. */
export const mostWindows = 400;
const dayMs = 86_400_000;
const clock = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Whether both times can be read. */
export function isClock({ startsAt, endsAt }: Recurrence): boolean {
  return clock.test(startsAt) && clock.test(endsAt);
}

/** The spans of a recurrence, in order; at most one more than may be opened. */
export function slotsOf(recurrence: Recurrence, timeZone: string): Slot[] {
  const { from, to, weekdays, startsAt, endsAt } = recurrence;
  const slots: Slot[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += dayMs) {
    const day = new Date(at);
    if (weekdays.length > 0 && !weekdays.includes(day.getUTCDay() || 7)) continue;
    const overnight = endsAt <= startsAt ? dayMs : 0;
    slots.push({
      startsAt: instantIn(timeZone, textOf(day), startsAt),
      endsAt: instantIn(timeZone, textOf(new Date(at + overnight)), endsAt),
    });
    if (slots.length > mostWindows) break;
  }
  return slots;
}

/** The instant at which a zone's clock shows this day and time. */
function instantIn(timeZone: string, day: string, time: string): Date {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  // The zone's offset at about that time, and again at what that gives: right on either side of a clock change.
  const guess = asUtc - offsetAt(timeZone, asUtc);
  return new Date(asUtc - offsetAt(timeZone, guess));
}

function offsetAt(timeZone: string, at: number): number {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  return Date.parse(`${format.format(at).replace(' ', 'T')}Z`) - Math.trunc(at / 1000) * 1000;
}

function textOf(day: Date): string {
  return day.toISOString().slice(0, 10);
}
