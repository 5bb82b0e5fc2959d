import type { Origins } from './origins.ts';
import { HttpError, type Route } from './server.ts';

const allowedHeaders =
  'authorization, content-type, accept, x-request-id, x-apollo-operation-name, apollo-require-preflight';

/**
 * Decides which pages may call a path: our own and those of allowed origins; others are refused
 * before anything is run. No origin is ever allowed to send the cookie.
 */
export function corsRoute(origins: Origins, path: string): Route {
  return ({ request, response, url }) => {
    if (url.pathname !== path) return false;
    const { origin } = request.headers;
    if (!origins.mayCall(request)) {
      throw new HttpError(
        403,
        'Pages of this origin may not call here; the operator can allow it (LIANZU_ALLOWED_ORIGINS). 该来源的网页不可调用，可由管理员配置放行。',
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
