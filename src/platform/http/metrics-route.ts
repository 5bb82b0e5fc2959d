import { createHash, timingSafeEqual } from 'node:crypto';
import type { Metrics } from '../metrics.ts';
import type { Origins } from './origins.ts';
import { HttpError, type Route } from './server.ts';

const local = new Set(['127.0.0.1', '::1']);

/** `/metrics` for Prometheus: on this machine freely, from elsewhere with the operator's token. */
export function metricsRoute(metrics: Metrics, origins: Origins, token: string | null): Route {
  return async ({ request, response, url }) => {
    if (url.pathname !== '/metrics') return false;
    const given = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
    // A proxy on this machine makes every caller look local: what was forwarded is not.
    const isLocal =
      local.has(origins.addressOf(request)) && request.headers['x-forwarded-for'] === undefined;
    if (!isLocal && !(token !== null && same(given, token)))
      throw new HttpError(404, 'Nothing is here. 这里没有内容。');
    response.setHeader('content-type', metrics.registry.contentType);
    response.end(await metrics.registry.metrics());
    return true;
  };
}

function same(one: string, other: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}
