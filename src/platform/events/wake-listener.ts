import pg from 'pg';
import type { Log } from '../log.ts';
import { wakeChannel } from './append.ts';

/** Told that a district's log has grown to a position; null when anything may have been missed. */
export type Wake = (grown: { readonly district: string; readonly position: number } | null) => void;

const firstRetryMs = 100;
const longestRetryMs = 2_000;

/**
 * One connection per process that listens for the log's NOTIFY. It only wakes: what it misses while
 * its connection is lost, or behind a pooler that passes no NOTIFY on, polling finds (see log-tail.ts).
 */
export class WakeListener {
  private client: pg.Client | null = null;
  private retryMs = firstRetryMs;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;
  private connecting: Promise<void> = Promise.resolve();

  constructor(
    /** The primary's address: a replica cannot listen. */
    private readonly url: string,
    private readonly wake: Wake,
    private readonly log: Log,
  ) {}

  /** Whether NOTIFY reaches this process at the moment. */
  get isListening(): boolean {
    return this.client !== null;
  }

  /** Connects, and again whenever the connection is lost. */
  start(): void {
    this.connecting = this.connect();
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.connecting;
    const { client } = this;
    this.client = null;
    await client?.end();
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'lianzu listen',
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    let lost = false;
    const lose = (error?: Error): void => {
      if (lost) return;
      lost = true;
      if (this.client === client) this.client = null;
      client.removeAllListeners('notification');
      client.end().catch(() => undefined);
      if (!this.closed) this.again(error);
    };
    client.on('error', lose);
    client.on('end', () => {
      lose();
    });
    client.on('notification', ({ payload = '' }) => {
      const [district = '', position] = payload.split(':');
      this.wake({ district, position: Number(position) });
    });
    try {
      await client.connect();
      await client.query(`listen ${wakeChannel}`);
    } catch (error) {
      lose(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    if (lost) return;
    this.client = client;
    this.retryMs = firstRetryMs;
    this.wake(null);
  }

  private again(error: Error | undefined): void {
    this.log.warn(
      { err: error, inMs: this.retryMs },
      'the log listener lost its connection and will connect again',
    );
    this.timer = setTimeout(() => {
      this.connecting = this.connect();
    }, this.retryMs);
    this.retryMs = Math.min(this.retryMs * 2, longestRetryMs);
  }
}
