import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Send } from './read/planner.ts';
import type { PoolFigures } from './read/pool.ts';

/** What is read off when somebody asks, not counted on the way. */
export interface Readings {
  readonly sockets: () => number;
  readonly subscriptions: () => number;
  /** The read pool's connections, and who waits for one. */
  readonly readPool: () => PoolFigures;
  /** Log positions not yet worked through, over all districts. */
  readonly eventLag: () => Promise<number>;
  /** Jobs that wait, by queue. */
  readonly waitingJobs: () => Promise<Readonly<Record<string, number>>>;
}

/** What one process tells Prometheus. Labels never hold ids or what people wrote. */
export class Metrics {
  readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'lianzu_http_request_seconds',
    help: 'HTTP requests by route and status',
    labelNames: ['route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.registry],
  });

  private readonly roundTrips = new Histogram({
    name: 'lianzu_sql_round_trip_seconds',
    help: 'Reads: one transaction of planned SQL, waiting for a connection included',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.registry],
  });

  constructor(readings: Readings) {
    collectDefaultMetrics({ register: this.registry });
    this.reading('lianzu_subscriptions', 'Running subscriptions', () =>
      Promise.resolve(readings.subscriptions()),
    );
    const pool = new Gauge({
      name: 'lianzu_read_pool',
      help: 'The read pool: connections open and idle, requests waiting for one',
      labelNames: ['of'] as const,
      registers: [this.registry],
      collect: () => {
        const { open, idle, waiting } = readings.readPool();
        pool.set({ of: 'open' }, open);
        pool.set({ of: 'idle' }, idle);
        pool.set({ of: 'waiting' }, waiting);
      },
    });
    this.reading('lianzu_sockets', 'Open WebSocket connections', () =>
      Promise.resolve(readings.sockets()),
    );
    this.reading(
      'lianzu_event_lag',
      'Events that matching has not worked through',
      readings.eventLag,
    );
    const jobs = new Gauge({
      name: 'lianzu_jobs_waiting',
      help: 'Jobs that wait, by queue',
      labelNames: ['queue'] as const,
      registers: [this.registry],
      collect: async () => {
        for (const [queue, waiting] of Object.entries(
          await readings.waitingJobs().catch(() => ({})),
        ))
          jobs.set({ queue }, waiting);
      },
    });
  }

  /** Notes one answered request. */
  request(path: string, status: number, seconds: number): void {
    this.requests.observe({ route: routeOf(path), status: String(status) }, seconds);
  }

  /** Sends reads as given, noting how long each takes. */
  timed(send: Send): Send {
    return async (district, statements) => {
      const end = this.roundTrips.startTimer();
      try {
        return await send(district, statements);
      } finally {
        end();
      }
    };
  }

  private reading(name: string, help: string, read: () => Promise<number>): void {
    const gauge = new Gauge({
      name,
      help,
      registers: [this.registry],
      // The database may be away: then the reading is missing, the rest is told.
      collect: async () => {
        gauge.set(await read().catch(() => Number.NaN));
      },
    });
  }
}

/** Few routes, however many paths are asked for. */
function routeOf(path: string): string {
  if (path === '/graphql' || path === '/metrics') return path;
  const [, first = ''] = path.split('/');
  return ['health', 'graphiql', 'd'].includes(first) ? `/${first}` : 'other';
}
