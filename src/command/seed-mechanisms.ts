import { mechanismSeeds } from '../../seeds/mechanism.ts';
import { writeMechanism } from '../civic/mechanism.service.ts';
import type { Route } from '../orders/order-transition.rule.ts';
import type { Units } from '../platform/events/unit-of-work.ts';

/** Gives a district the published mechanisms and their deadlines; what it has changed since stays as it is. */
export async function seedMechanisms(units: Units, district: string, now: Date): Promise<void> {
  await units.run({ district, actor: null, now }, async (unit) => {
    const there = await unit.sql<{ code: string }>(
      'select code from mechanism where district = $1',
      [district],
    );
    const known = new Set(there.map(({ code }) => code));
    for (const { code, zh, en, source, routes, deadlines } of mechanismSeeds()) {
      if (known.has(code)) continue;
      await writeMechanism(unit, {
        code,
        nameZh: zh,
        nameEn: en,
        source,
        routes: routes as Route[],
      });
      for (const [state, { warnDays, dueDays }] of Object.entries(deadlines)) {
        await unit.sql(
          `insert into order_deadline (district, mechanism, state, warn_days, due_days) values ($1, $2, $3, $4, $5) on conflict do nothing`,
          [district, code, state, warnDays, dueDays],
        );
      }
    }
  });
}
