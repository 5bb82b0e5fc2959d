import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import pg from 'pg';

const hot = new Map<string, string>();

/**
 * Marks a statement text as hot: write connections keep it prepared. Planning the matching
 * statements anew at each write would cost more than running them.
 */
export function hotStatement(text: string): string {
  hot.set(text, `hot_${createHash('sha256').update(text).digest('base64url').slice(0, 16)}`);
  return text;
}

/** Asked this, a client gives itself as the only row: kysely hands no connection out. */
export const itself = 'the client itself';

type Release = (error?: Error | boolean) => void;

interface Wired {
  readonly connection: { readonly stream: Writable };
}

/**
 * The client of write connections. It prepares hot statements by name, which MikroORM's driver does
 * not know; it does not wait for the answer to BEGIN, and what is asked without a pause leaves in one
 * write (each write is a call of the operating system: 0.16 ms of the 9 that an addition took,
 * 25 November 2026). It gives its place in the pool back when its connection is lost while in use: kysely
 * forgets a connection whose BEGIN, COMMIT or ROLLBACK failed, so that every restart of the database
 * would cost the pool its busy connections until nothing could be written any more.
 */
export class PreparingClient extends pg.Client {
  private giveBack: Release = () => undefined;
  private isGathering = false;
  /** Whether hot statements are kept prepared. */
  protected readonly prepares: boolean = true;

  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.once('end', () => {
      this.giveBack(true);
    });
  }

  /** Set by the pool at every checkout. Giving back twice does nothing more. */
  set release(release: Release) {
    let isBack = false;
    this.giveBack = (error) => {
      if (isBack) return;
      isBack = true;
      release(error);
    };
  }

  get release(): Release {
    return this.giveBack;
  }

  override query(...args: unknown[]): never {
    const [text, values, ...rest] = args;
    if (text === itself) return Promise.resolve({ rows: [this] }) as never;
    this.gather();
    if (text === 'begin') return this.begin() as never;
    const name = this.prepares && typeof text === 'string' ? hot.get(text) : undefined;
    const query = (...given: unknown[]): never => super.query(...(given as [string])) as never;
    return name === undefined ? query(...args) : query({ name, text, values }, ...rest);
  }

  /** Where it fails, so does whatever comes next on the connection. */
  private begin(): Promise<{ readonly rows: [] }> {
    super.query('begin').catch(() => undefined);
    return Promise.resolve({ rows: [] });
  }

  /** Holds back what is written until the code at hand waits for something. */
  private gather(): void {
    if (this.isGathering) return;
    this.isGathering = true;
    const { stream } = (this as unknown as Wired).connection;
    stream.cork();
    process.nextTick(() => {
      this.isGathering = false;
      stream.uncork();
    });
  }
}

/**
 * The same behind a pooler that hands each transaction another connection: a statement prepared on one is
 * unknown on the next (seen with pgbouncer 1.18 on 25 November 2026: the second placing of an order failed).
 */
export class UnpreparedClient extends PreparingClient {
  protected override readonly prepares = false;
}
