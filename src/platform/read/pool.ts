import pg from 'pg';
import type { Ready, Send } from './planner.ts';
import { RoundTrip } from './round-trip.ts';

export interface ReadPoolOptions {
  readonly url: string;
  readonly connections: number;
  readonly statementTimeoutMs: number;
  /** Off for poolers that cannot keep prepared statements. */
  readonly namedStatements: boolean;
}

/** A pool at one moment. */
export interface PoolFigures {
  readonly open: number;
  readonly idle: number;
  readonly waiting: number;
}

/** A pool of its own for reads: one round trip each, rows as text. */
export interface ReadPool {
  readonly send: Send;
  /** Connections at this moment, and who waits for one. */
  figures(): PoolFigures;
  close(): Promise<void>;
}

interface Starting {
  getStartupConf(): Record<string, string>;
}
const StartingClient = pg.Client as unknown as new (
  config?: pg.ClientConfig,
) => pg.Client & Starting;

/**
 * Values come as text, so the text must not depend on where the server stands. Parameters of the
 * startup packet cost nothing per request, and poolers know these two and keep them.
 */
class UtcClient extends StartingClient {
  override getStartupConf(): Record<string, string> {
    return { ...super.getStartupConf(), TimeZone: 'UTC', DateStyle: 'ISO' };
  }
}

const closing: Ready = { name: 'read_commit', text: 'commit', values: [] };

/** The most districts whose opening is kept prepared: each costs every connection some kilobytes. */
const mostOpenings = 500;

/** What every transaction begins with. */
function openingOf(district: string, timeoutMs: number): readonly Ready[] {
  return [
    { name: 'read_begin', text: 'begin isolation level repeatable read read only', values: [] },
    // A literal: row-level security on Citus sees nothing otherwise.
    { name: `read_in_${district}`, text: `set local app.district = '${district}'`, values: [] },
    { name: 'read_timeout', text: `set local statement_timeout = ${timeoutMs}`, values: [] },
  ];
}

/**
 * Opens the read pool. BEGIN, the district wall, all statements and COMMIT leave together and are
 * answered together (round-trip.ts). One REPEATABLE READ transaction gives all statements the same
 * snapshot.
 */
export function openReadPool(options: ReadPoolOptions): ReadPool {
  const { namedStatements: named, statementTimeoutMs } = options;
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.connections,
    Client: UtcClient,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    application_name: 'lianzu read',
  });
  // A connection lost to a restart, idle or in use, is replaced at the next read; unheard, it would
  // end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  const unnamed = ({ text, values }: Ready): Ready => ({ name: '', text, values });
  const openings = new Map<string, readonly Ready[]>();
  const end = named ? closing : unnamed(closing);
  const openingFor = (district: string): readonly Ready[] => {
    const known = openings.get(district);
    if (known !== undefined) return known;
    const opening = openingOf(district, statementTimeoutMs);
    if (!named || openings.size >= mostOpenings) return opening.map(unnamed);
    openings.set(district, opening);
    return opening;
  };

  const send: Send = async (district, statements) => {
    // The district goes into SQL as a literal: only digits do.
    if (!/^\d{6}$/.test(district)) throw new RangeError('a district is six digits');
    const opening = openingFor(district);
    const client = await pool.connect();
    return new Promise((resolve, reject) => {
      const sent = named ? statements : statements.map(unnamed);
      client.query(
        new RoundTrip(opening, sent, end, (failure, results) => {
          if (failure === null) {
            client.release();
            resolve(results);
            return;
          }
          // What failed left its transaction open; a connection that cannot end it is closed.
          client.query('rollback', (error) => {
            client.release(error ?? undefined);
          });
          reject(failure);
        }),
      );
    });
  };
  return {
    send,
    figures: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: () => pool.end(),
  };
}
