import { createHash } from 'node:crypto';
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

type Release = (error?: Error | boolean) => void;

/**
 * The client of write connections. It prepares hot statements by name, which MikroORM's driver does
 * not know, and gives its place in the pool back when its connection is lost while in use: kysely
 * forgets a connection whose BEGIN, COMMIT or ROLLBACK failed, so that every restart of the database
 * would cost the pool its busy connections until nothing could be written any more.
 */
export class PreparingClient extends pg.Client {
  private giveBack: Release = () => undefined;

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
    const name = typeof text === 'string' ? hot.get(text) : undefined;
    const query = (...given: unknown[]): never => super.query(...(given as [string])) as never;
    return name === undefined ? query(...args) : query({ name, text, values }, ...rest);
  }
}
