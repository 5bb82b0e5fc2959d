import type { Database } from '../platform/database/database.ts';
import { knownDistricts } from '../platform/database/district.ts';
import { WakeListener } from '../platform/events/wake-listener.ts';
import type { Units } from '../platform/events/unit-of-work.ts';
import type { Log } from '../platform/log.ts';
import { drainListings } from './follow.service.ts';
import type { Knowledge } from './knowledge.service.ts';

const pollMs = 5_000;

/**
 * Follows every district's log for matching: woken by NOTIFY, by polling where none comes, and at
 * start for what was left. Several processes may follow: the reader's row lets one work at a time.
 */
export class ListingFollower {
  private readonly wanted = new Set<string>();
  private working: Promise<void> | null = null;
  private closed = false;
  private readonly listener: WakeListener;
  private readonly poll: NodeJS.Timeout;

  constructor(
    private readonly database: Database,
    private readonly units: Units,
    private readonly knowledge: Knowledge,
    private readonly log: Log,
  ) {
    this.listener = new WakeListener(
      database.appUrl,
      (grown) => {
        if (grown === null) this.wakeAll();
        else this.wake(grown.district);
      },
      log,
    );
    this.listener.start();
    this.poll = setInterval(() => {
      this.wakeAll();
    }, pollMs);
    this.poll.unref();
    this.wakeAll();
  }

  /** Stops after the step at hand. */
  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.poll);
    await this.listener.close();
    await this.working;
  }

  private wake(district: string): void {
    this.wanted.add(district);
    this.work();
  }

  private wakeAll(): void {
    knownDistricts(this.database).then(
      (districts) => {
        for (const district of districts) this.wake(district);
      },
      (error: unknown) => {
        if (!this.closed)
          this.log.warn({ err: error }, 'matching could not list the districts; trying again');
      },
    );
  }

  private work(): void {
    if (this.working !== null || this.closed) return;
    this.working = this.drain().finally(() => {
      this.working = null;
      if (this.wanted.size > 0) this.work();
    });
  }

  private async drain(): Promise<void> {
    for (const district of this.wanted) {
      if (this.closed) return;
      this.wanted.delete(district);
      try {
        await drainListings(this.units, this.knowledge, district, () => new Date());
      } catch (error) {
        // The next wake or poll goes on from where the reader's row stands.
        this.log.error({ err: error, district }, 'matching could not follow the log; trying again');
      }
    }
  }
}
