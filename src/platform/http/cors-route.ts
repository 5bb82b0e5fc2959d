import type { IncomingMessage } from 'node:http';
import { retryAfterSeconds, unavailability } from '../errors/unavailable.ts';
import type { Origins } from './origins.ts';
import { HttpError, type Route } from './server.ts';

const allowedHeaders =
  'authorization, content-type, accept, x-request-id, x-apollo-operation-name, apollo-require-preflight';

/**
 * Decides which pages may call a path: our own and those of allowed origins; others are refused
 * before anything is run. No origin is ever allowed to send the cookie.
 * @param mayCall whether a page of the request's origin may call for anybody at all
 */
export function corsRoute(
  origins: Origins,
  mayCall: (request: IncomingMessage) => Promise<boolean>,
  path: string,
): Route {
  return async ({ request, response, url }) => {
    if (url.pathname !== path) return false;
    const { origin } = request.headers;
    if (!(await mayCall(request).catch(unlessAway))) {
      throw new HttpError(
        403,
        'Pages of this origin may not call here; the district’s administrator can allow it (setAllowedOrigins), or the operator (LIANZU_ALLOWED_ORIGINS). 该来源的网页不可调用，可由区管理员或运维人员放行。',
      );
    }
    if (origin !== undefined) response.setHeader('vary', 'origin');
    if (origin !== undefined && !origins.isOwn(request)) {
      response.setHeader('access-control-allow-origin', origin);
      response.setHeader('access-control-expose-headers', 'x-request-id, retry-after');
    }
    if (request.method !== 'OPTIONS') return false;
    response.writeHead(204, {
      'access-control-allow-methods': 'GET, POST, OPTIONS',
      'access-control-allow-headers': allowedHeaders,
      'access-control-max-age': '600',
    });
    response.end();
    return true;
  };
}

/** @throws HttpError 503 where the lists cannot be read just now, and whatever else went wrong */
function unlessAway(error: unknown): never {
  const passing = unavailability(error);
  if (passing === null) throw error;
  throw new HttpError(503, passing.message, { 'retry-after': String(retryAfterSeconds) });
}
