import { beichenOutcomes, beichenMetrics } from '../../seeds/beichen-file.ts';
import { seedId } from '../../seeds/seed-id.ts';
import { ensureMetrics, writeMetric } from '../outcomes/metric.service.ts';
import type { Units } from '../platform/events/unit-of-work.ts';

/** Gives a district what was published of its villages' success, each figure with its source; again changes nothing. */
export async function seedOutcomes(units: Units, district: string, now: Date): Promise<void> {
  const { source, publishedOn, villages } = beichenOutcomes();
  const rows = villages.flatMap(({ village, outcomes }) =>
    outcomes.map(({ metric, value, on, period, over, expected }) => ({
      id: seedId({ district, table: 'outcome', key: `${village} ${metric}`, ordinal: 0 }),
      village,
      metric,
      value: value * 1000,
      occurred_on: on ?? publishedOn,
      at_least: over ?? false,
      expected: expected ?? false,
      source: period === undefined ? source : `${source}（${period}）`,
    })),
  );
  await units.run({ district, actor: null, now }, async (unit) => {
    await ensureMetrics(unit);
    for (const { code, zh, en, unit: counted } of beichenMetrics())
      await writeMetric(unit, { code, nameZh: zh, nameEn: en, unit: counted });
    await unit.sql(
      `with said as (
         select * from jsonb_to_recordset($2::jsonb) as o(id uuid, village text, metric text, value bigint,
           occurred_on date, at_least boolean, expected boolean, source text)
       ), entered as (
         insert into outcome (district, id, metric, value, occurred_on, automatic, at_least, expected, source, synthetic, created_at)
         select $1, id, metric, value, occurred_on, false, at_least, expected, source, false, $3 from said
         on conflict (district, id) do nothing returning id
       )
       insert into outcome_party (district, outcome, party)
       select $1, e.id, p.id from entered e join said s on s.id = e.id
         join party p on p.district = $1 and p.kind = 'VILLAGE' and p.name = s.village`,
      [district, JSON.stringify(rows), now],
    );
  });
}
