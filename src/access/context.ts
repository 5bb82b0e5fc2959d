import type { ReadContext } from '../platform/read/derive.ts';
import type { Units } from '../platform/events/unit-of-work.ts';
import type { Database } from '../platform/database/database.ts';
import type { Viewer } from './viewer.rule.ts';

/** What the application gives every request. */
export interface Services {
  readonly database: Database;
  readonly units: Units;
}

/** One GraphQL request, over HTTP or WebSocket. */
export interface Context extends ReadContext {
  readonly services: Services;
  /** Null for a stranger: only signing in is open to them. */
  readonly viewer: Viewer | null;
  readonly requestId: string;
  /** The request's clock; everything written in one request has one time. */
  readonly now: Date;
}
