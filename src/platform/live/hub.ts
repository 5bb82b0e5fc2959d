import { GraphQLError, type GraphQLSchema } from 'graphql';
import { bi } from '../describe.ts';
import type { DistrictTail } from '../events/log-tail.ts';
import type { LogTails } from '../events/log-tails.ts';
import type { Log } from '../log.ts';
import type { Caller, Doorkeeper, Executor, Prepared } from './caller.ts';
import { Group, type GroupWork } from './group.ts';
import { badRequest, readLiveOperation } from './live-operation.ts';
import type { Outlet } from './outlet.ts';
import { Subscriber } from './subscriber.ts';

/** How many subscribers may read the log by themselves at a time. */
const mostInTurn = 8;
const firstRetryMs = 50;
const longestRetryMs = 2_000;

interface Followed<C extends Caller> {
  readonly tail: DistrictTail;
  readonly groups: Map<string, Group<C>>;
}

/** What the operator sees of the hub. */
export interface LiveFigures {
  readonly subscribers: number;
  readonly groups: number;
}

/**
 * Sends the event log to subscribers. Subscriptions that differ only in which events they want, and
 * whose viewers see the same, form a group: each event is read and serialised once per group, and
 * each subscriber's filter is asked in memory.
 */
export class LiveHub<C extends Caller> {
  private readonly districts = new Map<string, Followed<C>>();
  private readonly sizes = new Map<Group<C>, number>();
  private readonly waiting: (() => void)[] = [];
  private inTurn = 0;
  private closed = false;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly tails: LogTails,
    private readonly executor: Executor<C>,
    private readonly doorkeeper: Pick<Doorkeeper<C>, 'ended'>,
    private readonly log: Log,
  ) {}

  get figures(): LiveFigures {
    let subscribers = 0;
    for (const size of this.sizes.values()) subscribers += size;
    return { subscribers, groups: this.sizes.size };
  }

  /**
   * Follows a district's log before anyone subscribes, so that a subscription without a cursor begins
   * with its message. Gives what ends it.
   */
  async warm(district: string): Promise<() => void> {
    const tail = await this.tails.follow(district);
    return () => {
      this.tails.release(tail);
    };
  }

  /**
   * Begins a subscription: what came after its cursor, then what happens. Without a cursor it begins
   * now.
   * @throws GraphQLError for a cursor that is none or is ahead of the log.
   */
  async subscribe(
    id: string,
    prepared: Prepared,
    caller: C,
    outlet: Outlet,
  ): Promise<Subscriber<C>> {
    const {
      wanted,
      after,
      group: key,
    } = readLiveOperation(this.schema, this.executor.planner, prepared, caller);
    const tail = await this.tails.follow(caller.reader.district);
    try {
      // Without a cursor it begins where the tail stands at this instant (the socket was let in only
      // once it did, see `warm`): asking the database for the head would lose what is committed while
      // the answer is under way. What the tail has not read yet may be sent too; nothing is missed.
      const position = after === null ? tail.position : await this.checked(tail, after);
      const subscriber = new Subscriber<C>(id, caller, outlet, wanted, position);
      const { group, leave } = this.join(tail, key, prepared);
      subscriber.onClose = () => {
        group.leave(subscriber);
        leave();
        this.tails.release(tail);
      };
      void group.serve(subscriber);
      return subscriber;
    } catch (error) {
      this.tails.release(tail);
      throw error;
    }
  }

  close(): void {
    this.closed = true;
  }

  private async checked(tail: DistrictTail, after: number): Promise<number> {
    if (after <= tail.position || after <= (await tail.head())) return after;
    throw badRequest(
      bi(
        'This cursor is ahead of the log, which must have been restored from a backup; load the lists afresh and subscribe without `after`.',
        '该游标比日志还新，日志可能已从备份恢复；请重新读取列表，并不带 after 订阅。',
      ),
      'CURSOR_EXPIRED',
    );
  }

  private join(
    tail: DistrictTail,
    key: string,
    prepared: Prepared,
  ): { group: Group<C>; leave: () => void } {
    let followed = this.districts.get(tail.district);
    if (followed?.tail !== tail) {
      const groups = new Map<string, Group<C>>();
      followed = { tail, groups };
      this.districts.set(tail.district, followed);
      tail.onAdvance = () => {
        for (const group of groups.values()) group.advance();
      };
    }
    const { groups } = followed;
    let group = groups.get(key);
    if (group === undefined) groups.set(key, (group = new Group<C>(tail, this.workOf(prepared))));
    const joined = group;
    this.sizes.set(joined, (this.sizes.get(joined) ?? 0) + 1);
    return {
      group: joined,
      leave: () => {
        const left = (this.sizes.get(joined) ?? 1) - 1;
        if (left > 0) {
          this.sizes.set(joined, left);
          return;
        }
        this.sizes.delete(joined);
        groups.delete(key);
        if (groups.size === 0 && this.districts.get(tail.district)?.groups === groups)
          this.districts.delete(tail.district);
      },
    };
  }

  private workOf(prepared: Prepared): GroupWork<C> {
    return {
      read: (caller, positions) => this.read(prepared, caller, positions),
      ended: (callers) => this.doorkeeper.ended(callers),
      insist: (step, stillWanted) => this.insist(step, stillWanted),
      failed: (error) => this.failed(error),
      inTurn: (step) => this.takeTurn(step),
    };
  }

  /** Payloads as they end `next` messages: the planner's text, or normal execution's where it must be. */
  private async read(
    prepared: Prepared,
    caller: C,
    positions: readonly number[],
  ): Promise<ReadonlyMap<number, Buffer>> {
    const { document, operation, variables } = prepared;
    const source = { position: positions.map(String) };
    const planned = await this.executor.planner.payloads(
      document,
      operation,
      variables,
      caller.reader,
      source,
    );
    if (planned !== null) {
      return new Map(
        [...planned].map(([position, text]) => [Number(position), Buffer.from(`${text}}`)]),
      );
    }
    const payloads = new Map<number, Buffer>();
    for (const position of positions) {
      const result = await this.executor.payload(prepared, caller, { position: String(position) });
      payloads.set(position, Buffer.from(`${JSON.stringify(result)}}`));
    }
    return payloads;
  }

  private async insist<Result>(
    step: () => Promise<Result>,
    stillWanted: () => boolean,
  ): Promise<Result | null> {
    for (
      let retryMs = firstRetryMs;
      !this.closed && stillWanted();
      retryMs = Math.min(retryMs * 2, longestRetryMs)
    ) {
      try {
        return await step();
      } catch (error) {
        this.log.warn(
          { err: error, inMs: retryMs },
          'an event could not be sent yet; trying again',
        );
        await new Promise((resolve) => setTimeout(resolve, retryMs).unref());
      }
    }
    return null;
  }

  private async takeTurn<Result>(step: () => Promise<Result>): Promise<Result> {
    if (this.inTurn >= mostInTurn) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.inTurn++;
    try {
      return await step();
    } finally {
      // The turn passes on to the next who waits, if any.
      const next = this.waiting.shift();
      if (next === undefined) this.inTurn--;
      else next();
    }
  }

  private failed(error: unknown): GraphQLError {
    this.log.error({ err: error }, 'a subscription failed');
    return new GraphQLError('a subscription failed', {
      originalError: error instanceof Error ? error : new Error(String(error)),
    });
  }
}
