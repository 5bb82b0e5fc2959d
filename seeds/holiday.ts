import { z } from 'zod';
import { readSeedFile } from './seed-file.ts';

const day = z.iso.date();
const shape = z.array(
  z.strictObject({
    year: z.int(),
    source: z.string(),
    days: z.array(z.strictObject({ name: z.string(), from: day, to: day, worked: z.array(day) })),
  }),
);

/** A day that breaks the rule of the week. */
export interface HolidaySeed {
  readonly day: string;
  readonly worked: boolean;
  readonly name: string;
  readonly source: string;
}

/** The published holidays, day by day, and the weekend days worked for them. */
export function holidaySeeds(): HolidaySeed[] {
  return readSeedFile('holidays.yaml', shape).flatMap(({ source, days }) =>
    days.flatMap(({ name, from, to, worked }) => [
      ...daysFrom(from, to).map((at) => ({ day: at, worked: false, name, source })),
      ...worked.map((at) => ({ day: at, worked: true, name: `${name}调休`, source })),
    ]),
  );
}

function daysFrom(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}
