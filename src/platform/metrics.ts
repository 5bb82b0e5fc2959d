import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { currentRequest } from './graphql/request-id.ts';
import type { Send } from './read/planner.ts';
import type { PoolFigures } from './read/pool.ts';

/** What is read off when somebody asks, not counted on the way. */
export interface Readings {
  readonly sockets: () => number;
  readonly subscriptions: () => number;
  /** The read pool's connections, and who waits for one. */
  readonly readPool: () => PoolFigures;
  /** The write pool's, likewise. */
  readonly writePool: () => Promise<PoolFigures>;
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

  private readonly operations = new Histogram({
    name: 'lianzu_operation_seconds',
    help: 'GraphQL over HTTP by published operation; "other" for all that are not ours',
    labelNames: ['operation'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.registry],
  });

  private readonly operationSql = new Counter({
    name: 'lianzu_operation_sql_seconds_total',
    help: 'Of these seconds, those that reads spent on SQL, waiting for a connection included',
    labelNames: ['operation'] as const,
    registers: [this.registry],
  });

  /** @param isPublished whether an operation is one of ours: others share a label, for callers choose their names */
  constructor(
    readings: Readings,
    private readonly isPublished: (operation: string) => boolean,
  ) {
    collectDefaultMetrics({ register: this.registry });
    this.reading('lianzu_subscriptions', 'Running subscriptions', () =>
      Promise.resolve(readings.subscriptions()),
    );
    this.pool('read', () => Promise.resolve(readings.readPool()));
    this.pool('write', readings.writePool);
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

  /** Notes one answered GraphQL operation. */
  operation(name: string | null, seconds: number, sqlSeconds: number): void {
    const operation = name !== null && this.isPublished(name) ? name : 'other';
    this.operations.observe({ operation }, seconds);
    this.operationSql.inc({ operation }, sqlSeconds);
  }

  /** Sends reads as given, noting how long each takes. */
  timed(send: Send): Send {
    return async (district, statements) => {
      const end = this.roundTrips.startTimer();
      try {
        return await send(district, statements);
      } finally {
        const seconds = end();
        const inHand = currentRequest.getStore();
        if (inHand !== undefined) inHand.sqlSeconds += seconds;
      }
    };
  }

  private pool(of: 'read' | 'write', figures: () => Promise<PoolFigures>): void {
    const gauge = new Gauge({
      name: `lianzu_${of}_pool`,
      help: `The ${of} pool: connections open and idle, requests waiting for one`,
      labelNames: ['of'] as const,
      registers: [this.registry],
      collect: async () => {
        const { open, idle, waiting } = await figures();
        gauge.set({ of: 'open' }, open);
        gauge.set({ of: 'idle' }, idle);
        gauge.set({ of: 'waiting' }, waiting);
      },
    });
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
