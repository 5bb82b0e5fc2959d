import type { Call } from '../access/call.service.ts';
import { Role, writeContextOf } from '../access/viewer.rule.ts';
import { dayIn } from '../listings/listing-input.rule.ts';
import { workCalendar } from '../orders/order.loader.ts';
import { ensureMetrics } from '../outcomes/metric.service.ts';
import { checkId } from '../platform/errors/check-id.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import { newId } from '../platform/id.ts';
import { withIdempotency } from '../platform/idempotency.ts';
import { parseThousandths } from '../platform/read/thousandths.rule.ts';
import './task-event.rule.ts';

/** A task with its five things, and what it is measured by. */
export interface TaskInput {
  readonly goal: string;
  readonly task: string;
  readonly measure: string;
  readonly responsible: string;
  readonly deadline: string;
  readonly chain?: string | null;
  readonly metric?: string | null;
  readonly target: string;
  readonly idempotencyKey?: string | null;
}

/** Sets a task. A chain's lead sets those of its chain. @throws ExpectedError */
export async function setTask(call: Call, input: TaskInput): Promise<{ task: string }> {
  const { services, viewer, now } = call;
  const chain = input.chain == null ? viewer.chain : checkId(input.chain, ['input', 'chain']);
  if (viewer.role !== Role.DISTRICT_ADMIN && chain !== viewer.chain)
    throw ExpectedError.of('FORBIDDEN');
  const context = writeContextOf(viewer, now);
  const repeatable = { mutation: 'setTask', key: input.idempotencyKey, input };
  return withIdempotency(services.units, context, repeatable, async (unit) => {
    await ensureMetrics(unit);
    const responsible = checkId(input.responsible, ['input', 'responsible']);
    const target = parseThousandths(input.target);
    if (target <= 0n) throw ExpectedError.of('QUANTITY_NOT_POSITIVE', {}, ['input', 'target']);
    for (const field of ['goal', 'task', 'measure'] as const) {
      if (input[field].trim() === '') throw ExpectedError.of('TITLE_MISSING', {}, ['input', field]);
      if (input[field].length > 500)
        throw ExpectedError.of('TEXT_TOO_LONG', { length: input[field].length, most: 500 }, [
          'input',
          field,
        ]);
    }
    const today = dayIn((await workCalendar(unit)).timeZone, unit.now);
    if (input.deadline < today)
      throw ExpectedError.of('WINDOW_OVER', { to: input.deadline }, ['input', 'deadline']);
    const [known] = await unit.sql<{ party: boolean; chain: boolean; metric: boolean }>(
      `select exists (select from party where district = $1 and id = $2) as party,
         $3::uuid is null or exists (select from chain where district = $1 and id = $3) as chain,
         $4::text is null or exists (select from metric where district = $1 and code = $4) as metric`,
      [unit.district, responsible, chain, input.metric ?? null],
    );
    if (known?.party !== true)
      throw ExpectedError.of('PARTY_NOT_FOUND', {}, ['input', 'responsible']);
    if (!known.chain)
      throw ExpectedError.of('REFERENCE_NOT_FOUND', { what: '链组 chain', value: chain ?? '' }, [
        'input',
        'chain',
      ]);
    if (!known.metric)
      throw ExpectedError.of(
        'REFERENCE_NOT_FOUND',
        { what: '指标 metric', value: input.metric ?? '' },
        ['input', 'metric'],
      );
    const id = newId(unit.now);
    await unit.sql(
      `insert into task (district, id, chain, goal, task, measure, responsible, begun_on, deadline, metric, target, synthetic, created_by, created_at, version)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, false, $12, $13, 1)`,
      [
        unit.district,
        id,
        chain,
        input.goal.trim(),
        input.task.trim(),
        input.measure.trim(),
        responsible,
        today,
        input.deadline,
        input.metric ?? null,
        target,
        unit.actor,
        unit.now,
      ],
    );
    unit.emit({
      type: 'taskSet',
      cause: 'set',
      party: responsible,
      chain,
      detail: { task: id },
    });
    return { task: id };
  });
}
