import { setTimeout } from 'node:timers/promises';
import type { Database, Tx } from '../database/database.ts';
import { appendEvents } from './append.ts';
import type { CounterChange, EventType, NewEvent, Telling } from './event.rule.ts';

/** Who writes and when: taken from the request or the job. */
export interface WriteContext {
  readonly district: string;
  readonly actor: string | null;
  readonly now: Date;
}

/** One transaction's work: its statements, and the events and counter changes it will append. */
export interface UnitOfWork extends Tx, WriteContext {
  emit<Type extends EventType>(event: NewEvent<Type>): void;
  count(change: CounterChange): void;
}

/** A later feature's part in an earlier feature's write: it runs in the same transaction. */
export type EventHandler = (unit: UnitOfWork, events: readonly NewEvent[]) => Promise<void>;

/** Runs writes: work, then the handlers of what it emitted, then the log as the last statement. */
export class Units {
  private readonly handlers: {
    readonly types: ReadonlySet<string>;
    readonly handle: EventHandler;
  }[] = [];

  private readonly ends: ((unit: UnitOfWork) => void)[] = [];
  private told: (events: readonly NewEvent[]) => readonly Telling[] = () => [];

  constructor(private readonly database: Database) {}

  /** Registers what every unit does before its events are appended, in the same transaction. */
  atEnd(work: (unit: UnitOfWork) => void): void {
    this.ends.push(work);
  }

  /** Says who is told of which events: written with them, so that no notice is lost and none is told twice. */
  tell(told: (events: readonly NewEvent[]) => readonly Telling[]): void {
    this.told = told;
  }

  /** Registers a handler; called where the application is wired, before the first write. */
  on(types: readonly EventType[], handle: EventHandler): void {
    this.handlers.push({ types: new Set<string>(types), handle });
  }

  /**
   * Runs `work` in one transaction of the district and commits it with its events. A transaction
   * that lost to a concurrent one (serialisation failure, deadlock) is run again, at most six
   * times: `work` must not keep state of its own outside the unit.
   */
  async run<Result>(
    context: WriteContext,
    work: (unit: UnitOfWork) => Promise<Result>,
  ): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.database.write(context.district, (tx) => this.perform(tx, context, work));
      } catch (error) {
        if (attempt === mostAttempts || !lostToAnother(error)) throw error;
        // A moment of its own length for each, so that the same ones do not meet again.
        await setTimeout(Math.random() * 2 ** attempt);
      }
    }
  }

  private async perform<Result>(
    tx: Tx,
    context: WriteContext,
    work: (unit: UnitOfWork) => Promise<Result>,
  ): Promise<Result> {
    const events: NewEvent[] = [];
    const counters: CounterChange[] = [];
    const unit: UnitOfWork = {
      ...tx,
      ...context,
      emit: (event) => void events.push(event),
      count: (change) => void counters.push(change),
    };
    const result = await work(unit);
    await tx.em.flush();
    // Handlers may emit more, which other handlers may want: go on until nobody has anything to add.
    for (let seen = 0; seen < events.length;) {
      const fresh = events.slice(seen);
      seen = events.length;
      for (const { types, handle } of this.handlers) {
        const wanted = fresh.filter(({ type }) => types.has(type));
        if (wanted.length > 0) await handle(unit, wanted);
      }
      await tx.em.flush();
    }
    for (const end of this.ends) end(unit);
    if (events.length > 0 || counters.length > 0) {
      appendEvents(tx, context.actor, context.now, events, counters, this.told(events));
    }
    return result;
  }
}

/** Writes that crowd the same listings may lose several times in a row. */
const mostAttempts = 6;

function lostToAnother(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === '40001' || code === '40P01';
}
