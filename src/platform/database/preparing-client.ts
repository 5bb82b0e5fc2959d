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

/** A client that prepares hot statements by name; MikroORM's driver knows no named statements. */
export class PreparingClient extends pg.Client {
  override query(...args: unknown[]): never {
    const [text, values, ...rest] = args;
    const name = typeof text === 'string' ? hot.get(text) : undefined;
    const query = (...given: unknown[]): never => super.query(...(given as [string])) as never;
    return name === undefined ? query(...args) : query({ name, text, values }, ...rest);
  }
}
