import { createHmac } from 'node:crypto';
import pg from 'pg';

/** The application's role: it owns nothing, bypasses no row-level security, and only it serves requests. */
export const appRole = 'lianzu_app';

/**
 * The application role's address, from the owner's: the same server and database, a password derived
 * from the owner's, so that every process given the same `DATABASE_URL` agrees without more to set.
 */
export function appUrlFrom(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  url.username = appRole;
  url.password = appPassword(ownerUrl);
  return url.toString();
}

function appPassword(ownerUrl: string): string {
  const { password } = new URL(ownerUrl);
  return createHmac('sha256', decodeURIComponent(password))
    .update('lianzu application role')
    .digest('hex');
}

/**
 * Creates the application role or gives it its password. `appUrl` is set where the operator keeps
 * the role by hand: then it is left alone.
 */
export async function ensureAppRole(ownerUrl: string, appUrl: string | null): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    // Two processes may start at once: the second waits here and finds the role made.
    await client.query(`select pg_advisory_xact_lock(hashtext('lianzu role'))`);
    if (appUrl === null) {
      const { rowCount } = await client.query('select from pg_roles where rolname = $1', [appRole]);
      const verb = rowCount === 0 ? 'create' : 'alter';
      const password = client.escapeLiteral(appPassword(ownerUrl));
      await client.query(
        `${verb} role ${appRole} login nosuperuser nobypassrls password ${password}`,
      );
    }
    await client.query(`grant usage on schema public to ${appRole}`);
    await client.query('commit');
  } finally {
    await client.end();
  }
}
