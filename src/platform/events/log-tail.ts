import type { Log } from '../log.ts';
import { mostLines, type EventLog, type LoggedEvent } from './logged-event.ts';

/** How many lines a tail keeps at hand for those who are only a little behind. */
const keptLines = 1_000;
const firstRetryMs = 20;
const longestRetryMs = 2_000;

/**
 * Follows one district's log for everyone in this process. It never skips and never repeats: it reads
 * on after its last position, and moves only when a read succeeded.
 */
export class DistrictTail {
  /** Called after the tail has moved on. */
  onAdvance: () => void = () => undefined;
  /** When the log was last read, on the monotonic clock. */
  readAt = 0;
  private kept: LoggedEvent[] = [];
  private reading = false;
  private again = false;
  private closed = false;
  private retryMs = firstRetryMs;
  private timer: NodeJS.Timeout | undefined;
  private announced = 0;
  private lastHead: Promise<unknown> = Promise.resolve();
  private nextHead: Promise<number> | null = null;

  constructor(
    readonly district: string,
    /** The last line read. */
    public position: number,
    private readonly source: EventLog,
    private readonly log: Log,
  ) {}

  /** The log may have grown, at least to `position` if it is given. */
  wake(position = 0): void {
    if (position !== 0 && position <= this.position) return;
    this.announced = Math.max(this.announced, position);
    this.again = true;
    if (!this.reading) void this.read();
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
  }

  /**
   * The lines after a position, at most 100, from memory where they are kept. Empty only when the
   * position is the log's last.
   */
  since(position: number): readonly LoggedEvent[] | Promise<readonly LoggedEvent[]> {
    const first = this.kept[0]?.position ?? Infinity;
    const at = position + 1 - first;
    if (at >= 0 && at < this.kept.length) return this.kept.slice(at, at + 100);
    return this.source.readAfter(this.district, position, 100);
  }

  /**
   * The log's head as of now: everything committed before the call is at or before it. Calls of one
   * moment share a read, but never one that had already begun.
   */
  head(): Promise<number> {
    if (this.nextHead === null) {
      const next = this.lastHead.then(() => {
        this.nextHead = null;
        return this.source.headOf(this.district);
      });
      this.nextHead = next;
      this.lastHead = next.catch(() => undefined);
    }
    return this.nextHead;
  }

  private async read(): Promise<void> {
    clearTimeout(this.timer);
    this.reading = true;
    try {
      while (this.again && !this.closed) {
        this.again = false;
        const lines = await this.source.readAfter(this.district, this.position, mostLines);
        this.readAt = performance.now();
        if (lines.length > 0) this.advance(lines);
        if (lines.length === mostLines) this.again = true;
        // A replica may not have yet what the primary announced.
        else if (this.announced > this.position) this.retry();
        else this.retryMs = firstRetryMs;
      }
    } catch (error) {
      this.log.warn(
        { err: error, district: this.district, inMs: this.retryMs },
        'the log could not be read; trying again',
      );
      this.retry();
    } finally {
      this.reading = false;
    }
  }

  private advance(lines: readonly LoggedEvent[]): void {
    this.kept.push(...lines);
    if (this.kept.length > keptLines) this.kept = this.kept.slice(-keptLines);
    this.position = (lines.at(-1) as LoggedEvent).position;
    this.onAdvance();
  }

  private retry(): void {
    if (this.closed) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.again = true;
      if (!this.reading) void this.read();
    }, this.retryMs);
    this.retryMs = Math.min(this.retryMs * 2, longestRetryMs);
  }
}
