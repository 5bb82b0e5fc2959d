import { holidaySeeds } from '../../seeds/holiday.ts';
import type { Units } from '../platform/events/unit-of-work.ts';

/** Gives a district the published holidays; days it has entered itself stay as they are. */
export async function seedHolidays(units: Units, district: string, now: Date): Promise<void> {
  await units.run({ district, actor: null, now }, async (unit) => {
    await unit.sql(
      `insert into holiday (district, day, worked, name, source)
       select $1, h.day, h.worked, h.name, h.source
       from jsonb_to_recordset($2::jsonb) as h(day date, worked boolean, name text, source text)
       on conflict (district, day) do nothing`,
      [district, JSON.stringify(holidaySeeds())],
    );
  });
}
