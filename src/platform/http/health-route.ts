import { sendJson, type Route } from './server.ts';

/** What readiness asks: each gives its part of the answer or throws. */
export interface HealthChecks {
  readonly database: () => Promise<void>;
  readonly pendingMigrations: () => Promise<readonly string[]>;
  /** Log positions not yet worked through, over all districts. */
  readonly eventLag: () => Promise<number>;
}

/** `/health/live`: the process answers. `/health/ready`: it can serve (database, migrations, event lag); else 503. */
export function healthRoute(checks: HealthChecks): Route {
  return async ({ response, url }) => {
    if (url.pathname === '/health/live') {
      sendJson(response, 200, { status: 'live' });
      return true;
    }
    if (url.pathname !== '/health/ready') return false;
    try {
      await checks.database();
      const [pending, eventLag] = await Promise.all([
        checks.pendingMigrations(),
        checks.eventLag(),
      ]);
      const ready = pending.length === 0;
      sendJson(response, ready ? 200 : 503, {
        status: ready ? 'ready' : 'not ready',
        database: 'up',
        migrations: ready ? 'up to date' : { pending },
        eventLag,
      });
    } catch {
      sendJson(response, 503, { status: 'not ready', database: 'down' });
    }
    return true;
  };
}
