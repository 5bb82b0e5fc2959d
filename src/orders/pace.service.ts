import type { Units, UnitOfWork } from '../platform/events/unit-of-work.ts';
import { aboutOrder, handsOn, type EventfulOrder, type OrderHands } from './order-event.rule.ts';
import { workCalendar } from './order.loader.ts';
import { clockAt, type OrderClock } from './order-pace.rule.ts';

const batch = 200;

/** Instants come as PostgreSQL prints them. */
type Due = EventfulOrder &
  OrderHands &
  Pick<OrderClock, 'pace' | 'escalation'> &
  Readonly<Record<'warnAt' | 'dueAt' | 'checkAt', string | null>>;

/**
 * Moves the clocks of one district on: orders due soon turn yellow, overdue ones red and up one level
 * per working day, each with its event. Several processes may sweep: each takes orders nobody else
 * has. Run again at the same time, it changes nothing.
 * @returns how many orders changed
 */
export async function sweepDeadlines(units: Units, district: string, now: Date): Promise<number> {
  for (let changed = 0; ;) {
    const swept = await units.run({ district, actor: null, now }, sweepBatch);
    changed += swept;
    if (swept < batch) return changed;
  }
}

async function sweepBatch(unit: UnitOfWork): Promise<number> {
  const due = await unit.sql<Due>(
    `select id, pairing, need, resource, need_party as "needParty", need_town as "needTown", resource_party as "resourceParty",
       resource_town as "resourceTown", chain, category, state, holder,
       holder_party as "holderParty", holder_town as "holderTown", warn_at as "warnAt", due_at as "dueAt", check_at as "checkAt", pace,
       escalation
     from work_order where district = $1 and check_at <= $2 order by check_at, id limit $3 for update skip locked`,
    [unit.district, unit.now, batch],
  );
  if (due.length === 0) return 0;
  const calendar = await workCalendar(unit);
  for (const order of due) {
    const clock = clockAt(clockOf(order), unit.now, calendar);
    await unit.sql(
      `update work_order set pace = $3, escalation = $4, check_at = $5 where district = $1 and id = $2`,
      [unit.district, order.id, clock.pace, clock.escalation, clock.checkAt],
    );
    const about = aboutOrder(order);
    if (clock.pace !== order.pace) {
      const detail = { order: order.id, from: order.pace, to: clock.pace, ...handsOn(order) };
      unit.emit({ type: 'orderPaceChanged', cause: 'deadline', ...about, detail });
    }
    if (clock.escalation !== order.escalation) {
      const detail = { order: order.id, level: clock.escalation };
      unit.emit({ type: 'orderEscalated', cause: 'deadline', ...about, detail });
    }
  }
  return due.length;
}

function clockOf({ warnAt, dueAt, checkAt, pace, escalation }: Due): OrderClock {
  const instant = (text: string | null) => (text === null ? null : new Date(text));
  return {
    warnAt: instant(warnAt),
    dueAt: instant(dueAt),
    checkAt: instant(checkAt),
    pace,
    escalation,
  };
}
