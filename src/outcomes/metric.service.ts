import { writeContextOf } from '../access/viewer.rule.ts';
import type { Call } from '../access/call.service.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { withIdempotency } from '../platform/idempotency.ts';
import { isMetricCode, standardMetrics } from './metric.rule.ts';

/** A metric of a district's own. */
export interface MetricInput {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly unit: string;
}

/** Gives a district the metrics every district has. Doing it again changes nothing. */
export async function ensureMetrics(unit: UnitOfWork): Promise<void> {
  await unit.sql(
    `insert into metric (district, code, name_zh, name_en, unit, auto_dimension, auto_category, own, rank)
     select $1, m.code, m.zh, m.en, m.unit, m.auto->>'dimension', m.auto->>'category', false, m.rank
     from jsonb_to_recordset($2::jsonb) as m(code text, zh text, en text, unit text, auto jsonb, rank int)
     where exists (select from unit where code = m.unit)
     on conflict (district, code) do nothing`,
    [unit.district, JSON.stringify(standardMetrics.map((metric, rank) => ({ ...metric, rank })))],
  );
}

/** Adds a metric of the district's own, or renames one. Its unit stays once outcomes are recorded in it. */
export async function setMetric(
  { services, viewer, now }: Call,
  input: MetricInput & { readonly idempotencyKey?: string | null },
): Promise<{ metric: string }> {
  const context = writeContextOf(viewer, now);
  const repeatable = { mutation: 'setMetric', key: input.idempotencyKey, input };
  return withIdempotency(services.units, context, repeatable, async (unit) => {
    await ensureMetrics(unit);
    return { metric: await writeMetric(unit, input) };
  });
}

/** Writes a metric of the district's own. @throws ExpectedError METRIC_INVALID, METRIC_IN_USE or REFERENCE_NOT_FOUND */
export async function writeMetric(unit: UnitOfWork, input: MetricInput): Promise<string> {
  const { code } = input;
  const names = [input.nameZh.trim(), input.nameEn.trim()];
  const standard = standardMetrics.some((metric) => metric.code === code);
  if (standard || !isMetricCode(code) || names.includes(''))
    throw ExpectedError.of('METRIC_INVALID', { code: code.slice(0, 40) }, ['input', 'code']);
  const [known] = await unit.sql('select from unit where code = $1', [input.unit]);
  if (known === undefined) {
    const what = { what: '单位 unit', value: input.unit.slice(0, 60) };
    throw ExpectedError.of('REFERENCE_NOT_FOUND', what, ['input', 'unit']);
  }
  const written = await unit.sql(
    `insert into metric as m (district, code, name_zh, name_en, unit, own, rank)
     values ($1, $2, $3, $4, $5, true, (select coalesce(max(rank), 0) + 1 from metric where district = $1))
     on conflict (district, code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en, unit = excluded.unit
       where m.unit = excluded.unit or not exists (select from outcome o where o.district = $1 and o.metric = $2)
     returning code`,
    [unit.district, code, ...names, input.unit],
  );
  if (written.length === 0) throw ExpectedError.of('METRIC_IN_USE', {}, ['input', 'unit']);
  return code;
}
