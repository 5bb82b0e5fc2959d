import type { Database } from '../platform/database/database.ts';
import type { Units } from '../platform/events/unit-of-work.ts';
import type { Authentication } from './authentication.service.ts';
import type { Viewer } from './viewer.rule.ts';

/** What the application gives every service. */
export interface Services {
  readonly database: Database;
  readonly units: Units;
  /** Tells who comes with a credential; told of every revocation, so that it holds at once. */
  readonly authentication: Authentication;
  /** Hosts inside that events may be sent to. */
  readonly outboundHosts: readonly string[];
}

/** Who calls a service, when, and what it works with. A request's context is one, once `@Authorise` let it. */
export interface Call {
  readonly services: Services;
  readonly viewer: Viewer;
  readonly now: Date;
}
