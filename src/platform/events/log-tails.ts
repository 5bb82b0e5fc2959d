import type { Log } from '../log.ts';
import { DistrictTail } from './log-tail.ts';
import type { EventLog } from './logged-event.ts';
import { WakeListener } from './wake-listener.ts';

export interface LogTailsOptions {
  /** The primary's address, as the application role: LISTEN needs no more. */
  readonly listenUrl: string;
  /** How long a tail may go without reading where no NOTIFY comes. */
  readonly pollMs?: number;
}

/** The tails of the districts somebody in this process follows, woken by one listener and by a poll. */
export class LogTails {
  private readonly tails = new Map<
    string,
    { readonly tail: Promise<DistrictTail>; users: number }
  >();
  private readonly open = new Set<DistrictTail>();
  private readonly listener: WakeListener;
  private readonly poll: NodeJS.Timeout;

  constructor(
    private readonly source: EventLog,
    private readonly log: Log,
    { listenUrl, pollMs = 1_000 }: LogTailsOptions,
  ) {
    this.listener = new WakeListener(
      listenUrl,
      (grown) => {
        for (const tail of this.open) {
          if (grown === null) tail.wake();
          else if (grown.district === tail.district) tail.wake(grown.position);
        }
      },
      log,
    );
    this.listener.start();
    this.poll = setInterval(() => {
      for (const tail of this.open) if (performance.now() - tail.readAt >= pollMs) tail.wake();
    }, pollMs);
    this.poll.unref();
  }

  /** Whether NOTIFY reaches this process at the moment; polling goes on either way. */
  get isListening(): boolean {
    return this.listener.isListening;
  }

  /** Follows a district from its head of now. Give it back with `release`. */
  async follow(district: string): Promise<DistrictTail> {
    let entry = this.tails.get(district);
    if (entry === undefined) {
      entry = { tail: this.begin(district), users: 0 };
      this.tails.set(district, entry);
    }
    entry.users++;
    try {
      return await entry.tail;
    } catch (error) {
      if (this.tails.get(district) === entry) this.tails.delete(district);
      throw error;
    }
  }

  /** The last to release a district ends its tail. */
  release(tail: DistrictTail): void {
    const entry = this.tails.get(tail.district);
    if (entry === undefined || --entry.users > 0) return;
    this.tails.delete(tail.district);
    this.open.delete(tail);
    tail.close();
  }

  async close(): Promise<void> {
    clearInterval(this.poll);
    for (const tail of this.open) tail.close();
    this.open.clear();
    this.tails.clear();
    await this.listener.close();
  }

  private async begin(district: string): Promise<DistrictTail> {
    const tail = new DistrictTail(
      district,
      await this.source.headOf(district),
      this.source,
      this.log,
    );
    this.open.add(tail);
    // What was committed between the read of the head and now has been announced to nobody.
    tail.wake();
    return tail;
  }
}
