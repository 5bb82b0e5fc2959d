import type { GraphQLError } from 'graphql';
import type { DistrictTail } from '../events/log-tail.ts';
import type { LoggedEvent } from '../events/logged-event.ts';
import { bi } from '../describe.ts';
import { closing } from './close-code.ts';
import type { Caller } from './caller.ts';
import { badRequest } from './live-operation.ts';
import { PayloadCache } from './payload-cache.ts';
import type { Subscriber } from './subscriber.ts';

/** What a group needs of the hub. */
export interface GroupWork<C extends Caller> {
  /** Payload texts by position for one group's selection; the viewer's scope is that of `caller`. */
  read(caller: C, positions: readonly number[]): Promise<ReadonlyMap<number, Buffer>>;
  /** The credentials among these callers that no longer hold. */
  ended(callers: readonly C[]): Promise<ReadonlySet<string>>;
  /** Runs a step again until it succeeds: a lost database delays events, it never loses them. */
  insist<Result>(step: () => Promise<Result>, stillWanted: () => boolean): Promise<Result | null>;
  /** Logs an error that should not have been and gives what the subscriber may know of it. */
  failed(error: unknown): GraphQLError;
  /** Few subscribers catch up at once, so that a thousand reconnecting ones leave air for others. */
  inTurn<Result>(step: () => Promise<Result>): Promise<Result>;
}

/** Sends between which others get a turn: 5,000 in one go would hold up everything for 0.1 s. */
const sendsInARow = 500;

/**
 * Subscribers who are sent the same payloads. Those who are up to date are its members: for them each
 * event is read once and written once. Those behind (resuming, or slow) read the log by themselves
 * and join when they have caught up.
 *
 * Invariant: every line up to `position` has been sent, or is being sent, to the members of that
 * moment. So whoever joins must have had everything up to `position`, and is skipped up to their own.
 */
export class Group<C extends Caller> {
  position: number;
  private readonly members = new Set<Subscriber<C>>();
  private readonly payloads: PayloadCache<C>;
  private running = false;

  constructor(
    private readonly tail: DistrictTail,
    private readonly work: GroupWork<C>,
  ) {
    this.position = tail.position;
    this.payloads = new PayloadCache((caller, positions) => work.read(caller, positions));
  }

  /** Sends everything after the subscriber's position, in order, once, until it ends. */
  async serve(subscriber: Subscriber<C>): Promise<void> {
    try {
      while (!subscriber.isGone && subscriber.position < this.position)
        await this.catchUp(subscriber);
    } catch (error) {
      subscriber.fail(this.work.failed(error));
    }
    if (subscriber.isGone) return;
    this.members.add(subscriber);
    this.advance();
  }

  leave(subscriber: Subscriber<C>): void {
    this.members.delete(subscriber);
  }

  /** The tail has moved on. */
  advance(): void {
    if (!this.running) void this.run();
  }

  private async run(): Promise<void> {
    this.running = true;
    try {
      while (this.members.size > 0 && this.position < this.tail.position) {
        const lines = await this.lines(this.position, () => this.members.size > 0);
        if (lines !== null) await this.deliver(lines);
      }
    } catch (error) {
      // Nobody may miss an event unawares: whoever was to have these is told to resume.
      for (const member of this.members) member.fail(this.work.failed(error));
    } finally {
      this.running = false;
    }
  }

  /** Lines after a position that is known not to be the last: a replica may not have them yet. */
  private lines(
    position: number,
    stillWanted: () => boolean,
  ): Promise<readonly LoggedEvent[] | null> {
    return this.work.insist(async () => {
      const lines = await this.tail.since(position);
      if (lines.length === 0)
        throw new RangeError(
          `the log of ${this.tail.district} gives nothing after ${position} yet`,
        );
      return lines;
    }, stillWanted);
  }

  private async deliver(lines: readonly LoggedEvent[]): Promise<void> {
    // From here on who joins must bring these lines along: what they want is looked up below.
    this.position = (lines.at(-1) as LoggedEvent).position;
    const members = [...this.members];
    const wanted = lines.filter((line) =>
      members.some((member) => line.position > member.position && member.wanted(line)),
    );
    if (wanted.length === 0) {
      for (const member of members) member.position = Math.max(member.position, this.position);
      return;
    }
    const receivers = members.filter((member) =>
      wanted.some((line) => line.position > member.position && member.wanted(line)),
    );
    const ready = await this.prepare(receivers, wanted, () => this.members.size > 0);
    if (ready === null) return;
    let sends = 0;
    for (const member of members) {
      if (member.isGone) continue;
      if (ready.ended.has(member.caller.credential)) {
        member.outlet.close(closing.signedOut);
        continue;
      }
      sends += this.push(member, wanted, ready.payloads);
      if (sends >= sendsInARow) {
        sends = 0;
        await new Promise(setImmediate);
      }
    }
  }

  /** Sends to one member what it wants of these lines; one whose outlet is full goes on by itself. */
  private push(
    member: Subscriber<C>,
    wanted: readonly LoggedEvent[],
    payloads: ReadonlyMap<number, Buffer>,
  ): number {
    let sends = 0;
    for (const line of wanted) {
      if (line.position <= member.position) continue;
      const payload = payloads.get(line.position);
      if (payload !== undefined && member.wanted(line)) {
        if (member.outlet.isFull) {
          this.members.delete(member);
          void this.serve(member);
          return sends;
        }
        member.outlet.send(member.message(payload));
        sends++;
      }
      member.position = line.position;
    }
    member.position = Math.max(member.position, this.position);
    return sends;
  }

  /** One step of a subscriber that is behind: up to 100 lines from the log, at the client's own pace. */
  private async catchUp(subscriber: Subscriber<C>): Promise<void> {
    const stillWanted = (): boolean => !subscriber.isGone;
    const from = subscriber.position;
    const step = await this.work.inTurn(async () => {
      const lines = await this.lines(from, stillWanted);
      const wanted = (lines ?? []).filter(subscriber.wanted);
      const ready =
        wanted.length === 0 ? null : await this.prepare([subscriber], wanted, stillWanted);
      return { lines: lines ?? [], wanted, ready };
    });
    const [first] = step.lines;
    if (subscriber.isGone || first === undefined) return;
    if (first.position !== from + 1) {
      subscriber.fail(
        badRequest(
          bi(
            'The log no longer holds what came after this cursor; load the lists afresh and subscribe without `after`.',
            '日志已不再保留该游标之后的事件；请重新读取列表，并不带 after 订阅。',
          ),
          'CURSOR_EXPIRED',
        ),
      );
      return;
    }
    for (const line of step.wanted) {
      if (subscriber.isGone) return;
      if (step.ready?.ended.has(subscriber.caller.credential) === true) {
        subscriber.outlet.close(closing.signedOut);
        return;
      }
      const payload = step.ready?.payloads.get(line.position);
      if (payload === undefined) continue;
      const message = subscriber.message(payload);
      // What is pushed waits for nobody; what is fetched from the log waits for the client.
      if (subscriber.outlet.isFull) await subscriber.outlet.sendAndWait(message);
      else subscriber.outlet.send(message);
      subscriber.position = line.position;
    }
    subscriber.position = Math.max(
      subscriber.position,
      (step.lines.at(-1) as LoggedEvent).position,
    );
  }

  /** Payloads, and who may no longer have them: asked at every event, in the time the payloads take. */
  private prepare(
    receivers: readonly Subscriber<C>[],
    wanted: readonly LoggedEvent[],
    stillWanted: () => boolean,
  ): Promise<{ payloads: ReadonlyMap<number, Buffer>; ended: ReadonlySet<string> } | null> {
    const callers = [
      ...new Map(receivers.map(({ caller }) => [caller.credential, caller])).values(),
    ];
    const positions = wanted.map(({ position }) => position);
    return this.work.insist(async () => {
      const [payloads, ended] = await Promise.all([
        this.payloads.get(callers[0] as C, positions),
        this.work.ended(callers),
      ]);
      return { payloads, ended };
    }, stillWanted);
  }
}
