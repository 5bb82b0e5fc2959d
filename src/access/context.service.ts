import type { ReadContext } from '../platform/read/derive.ts';
import type { Services } from './call.service.ts';
import type { Respond } from './session-cookie.service.ts';
import type { Viewer } from './viewer.rule.ts';

export type { Services };

/** One GraphQL request, over HTTP or WebSocket. */
export interface Context extends ReadContext {
  readonly services: Services;
  /** Null for a stranger: only signing in is open to them. */
  readonly viewer: Viewer | null;
  readonly requestId: string;
  /** The caller's address; null where a test or command calls. */
  readonly from: string | null;
  /** The request's clock; everything written in one request has one time. */
  readonly now: Date;
  /** Null where no header can be set (WebSocket): then signing in is refused. */
  readonly respond: Respond | null;
}
