import { once } from '../access/once.service.ts';
import type { Call } from '../access/call.service.ts';
import { dayIn } from '../listings/listing-input.rule.ts';
import { workCalendar } from '../orders/order.loader.ts';
import { convert } from '../orders/order-quantity.rule.ts';
import { sidesOf } from '../orders/order-side.rule.ts';
import { checkId } from '../platform/errors/check-id.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import type { Units, UnitOfWork } from '../platform/events/unit-of-work.ts';
import { newId } from '../platform/id.ts';
import { formatThousandths, parseThousandths } from '../platform/read/thousandths.rule.ts';
import { autoMetric } from './metric.rule.ts';
import { ensureMetrics } from './metric.service.ts';
import { aboutOutcome } from './outcome-event.rule.ts';
import { metricsOf, outcomeOrder, type OutcomeOrder } from './outcome.loader.ts';

/** What came of an order, as its caller says it. */
export interface RecordInput {
  readonly order: string;
  readonly metric: string;
  readonly value: string;
  readonly delivery?: string | null;
  readonly occurredOn?: string | null;
  readonly note?: string | null;
  readonly idempotencyKey?: string | null;
}

/** The right figure for an entry that was wrong. */
export interface CorrectInput {
  readonly outcome: string;
  readonly value: string;
  readonly note?: string | null;
  readonly idempotencyKey?: string | null;
}

interface Entry {
  readonly metric: string;
  readonly value: bigint;
  readonly order: OutcomeOrder;
  readonly delivery: string | null;
  readonly corrects: string | null;
  readonly occurredOn: string;
  readonly automatic: boolean;
  readonly note: string | null;
}

/** Records what came of an order, once per metric and delivery. */
export async function recordOutcome(call: Call, input: RecordInput): Promise<{ outcome: string }> {
  return once(call, 'recordOutcome', input, async (unit) => {
    const order = await orderFor(unit, call, input.order);
    await ensureMetrics(unit);
    const metrics = await metricsOf(unit);
    if (!metrics.some(({ code }) => code === input.metric)) {
      throw ExpectedError.of(
        'REFERENCE_NOT_FOUND',
        { what: '指标 metric', value: input.metric.slice(0, 60) },
        ['input', 'metric'],
      );
    }
    const value = parseThousandths(input.value);
    if (value <= 0n) throw ExpectedError.of('QUANTITY_NOT_POSITIVE', {}, ['input', 'value']);
    const delivery =
      input.delivery == null ? null : await deliveryOf(unit, order.id, input.delivery);
    const { timeZone } = await workCalendar(unit);
    const entered = await enter(unit, {
      metric: input.metric,
      value,
      order,
      delivery,
      corrects: null,
      occurredOn: input.occurredOn ?? dayIn(timeZone, unit.now),
      automatic: false,
      note: input.note ?? null,
    });
    if (entered === null) throw ExpectedError.of('OUTCOME_RECORDED', {}, ['input', 'metric']);
    return { outcome: entered };
  });
}

/** Corrects an entry by a further one that holds the difference; both stay to be seen. */
export async function correctOutcome(
  call: Call,
  input: CorrectInput,
): Promise<{ outcome: string }> {
  return once(call, 'correctOutcome', input, async (unit) => {
    const id = checkId(input.outcome, ['input', 'outcome']);
    const [original] = await unit.sql<{
      id: string;
      metric: string;
      order_id: string;
      occurred_on: string;
    }>(
      `select id, metric, order_id, occurred_on::text from outcome where district = $1 and id = $2 and corrects is null and order_id is not null`,
      [unit.district, id],
    );
    if (original === undefined)
      throw ExpectedError.of('OUTCOME_NOT_FOUND', {}, ['input', 'outcome']);
    const order = await orderFor(unit, call, original.order_id);
    const [sum] = await unit.sql<{ value: string }>(
      `select sum(value)::text as value from outcome where district = $1 and (id = $2 or corrects = $2)`,
      [unit.district, id],
    );
    const difference = parseThousandths(input.value) - BigInt(sum?.value ?? '0');
    if (difference === 0n)
      throw ExpectedError.of('OUTCOME_UNCHANGED', { value: formatThousandths(sum?.value ?? '0') }, [
        'input',
        'value',
      ]);
    const { metric, occurred_on: occurredOn } = original;
    const entry = {
      metric,
      value: difference,
      order,
      delivery: null,
      corrects: id,
      occurredOn,
      automatic: false,
      note: input.note ?? null,
    };
    return { outcome: (await enter(unit, entry)) as string };
  });
}

/** Counts closed orders by themselves, where a metric's rule fits. Called where the application is wired. */
export function countClosedOrders(units: Units): void {
  units.on(['orderCompleted'], async (unit, events) => {
    for (const { detail } of events)
      await countOrder(unit, (detail as { readonly order: string }).order);
  });
}

async function countOrder(unit: UnitOfWork, id: string): Promise<void> {
  const order = await outcomeOrder(unit, id);
  if (order === undefined || order.delivered === '0' || order.numerator === null) return;
  await ensureMetrics(unit);
  const metric = autoMetric(await metricsOf(unit), order);
  if (metric === null) return;
  const from = {
    numerator: BigInt(order.numerator),
    denominator: BigInt(order.denominator ?? '1'),
  };
  const to = { numerator: BigInt(metric.numerator), denominator: BigInt(metric.denominator) };
  const value = convert(BigInt(order.delivered), from, to);
  // What thousandths of the metric's unit cannot say exactly is left for somebody to record.
  if (value === null) return;
  const { timeZone } = await workCalendar(unit);
  const occurredOn = dayIn(timeZone, unit.now);
  await enter(unit, {
    metric: metric.code,
    value,
    order,
    delivery: null,
    corrects: null,
    occurredOn,
    automatic: true,
    note: null,
  });
}

/** Writes an entry with its parties and event; null when the order's metric has been recorded before. */
async function enter(unit: UnitOfWork, entry: Entry): Promise<string | null> {
  const { order, metric, corrects } = entry;
  const id = newId(unit.now);
  const rows = await unit.sql(
    `insert into outcome (district, id, metric, value, order_id, pairing, delivery, chain, corrects, occurred_on, automatic, at_least,
       expected, note, actor, synthetic, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, false, false, $12, $13, false, $14)
     on conflict (district, order_id, metric, delivery) where corrects is null and order_id is not null do nothing returning id`,
    [
      unit.district,
      id,
      metric,
      entry.value,
      order.id,
      order.pairing,
      entry.delivery,
      order.chain,
      corrects,
      entry.occurredOn,
      entry.automatic,
      entry.note,
      unit.actor,
      unit.now,
    ],
  );
  if (rows.length === 0) return null;
  const parties = [
    ...new Set([order.needParty, order.resourceParty].filter((party) => party !== null)),
  ];
  await unit.sql(
    `insert into outcome_party (district, outcome, party) select $1, $2, unnest($3::uuid[])`,
    [unit.district, id, parties],
  );
  const about = aboutOutcome({ outcome: id, metric, chain: order.chain, order: order.id, parties });
  const said = { outcome: id, metric, order: order.id };
  if (corrects === null)
    unit.emit({
      type: 'outcomeRecorded',
      cause: entry.automatic ? 'closed' : 'recorded',
      ...about,
      detail: said,
    });
  else
    unit.emit({
      type: 'outcomeCorrected',
      cause: 'corrected',
      ...about,
      detail: { ...said, corrects },
    });
  return id;
}

/** The order, if something was delivered on it and the viewer has a part in it. */
async function orderFor(unit: UnitOfWork, call: Call, id: string): Promise<OutcomeOrder> {
  const order = await outcomeOrder(unit, checkId(id, ['input', 'order']));
  if (order === undefined) throw ExpectedError.of('ORDER_NOT_FOUND', {}, ['input', 'order']);
  if (sidesOf(call.viewer, order).length === 0) throw ExpectedError.of('FORBIDDEN');
  if (order.deliveries === 0) throw ExpectedError.of('NOTHING_DELIVERED', {}, ['input', 'order']);
  return order;
}

async function deliveryOf(unit: UnitOfWork, order: string, id: string): Promise<string> {
  const [row] = await unit.sql<{ id: string }>(
    `select id from delivery where district = $1 and id = $2 and work_order = $3`,
    [unit.district, checkId(id, ['input', 'delivery']), order],
  );
  if (row === undefined)
    throw ExpectedError.of('REFERENCE_NOT_FOUND', { what: '交付 delivery', value: id }, [
      'input',
      'delivery',
    ]);
  return row.id;
}
