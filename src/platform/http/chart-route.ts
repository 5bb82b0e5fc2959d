import { sendExpected, type Exchange, type Route } from './server.ts';

/** What the chart route does, for whoever the request comes from. */
export interface ChartActions<Who> {
  /** Who asks. @throws ExpectedError UNAUTHENTICATED, RATE_LIMITED and the like */
  readonly who: (exchange: Exchange, district: string) => Promise<Who>;
  readonly draw: (
    who: Who,
    name: string,
    query: URLSearchParams,
  ) => Promise<{ readonly svg: string; readonly etag: string } | null>;
}

const path = /^\/d\/(\d{6})\/chart\/([a-z]{1,20})\.svg$/;

/**
 * GET `/d/<district>/chart/<name>.svg?…`: the chart that the graph's field `chart` gives, for pictures
 * in pages and documents. It is kept by whoever asks, and asked for again by its tag: while nothing has
 * happened in the district nothing is drawn, and while the picture is the same nothing is sent.
 */
export function chartRoute<Who>(actions: ChartActions<Who>): Route {
  return async (exchange) => {
    const { request, response, url } = exchange;
    const [, district = '', name = ''] = path.exec(url.pathname) ?? [];
    if (district === '' || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
    try {
      const who = await actions.who(exchange, district);
      const drawn = await actions.draw(who, name, url.searchParams);
      if (drawn === null) return false;
      const etag = `"${drawn.etag}"`;
      response.setHeader('cache-control', 'private, no-cache');
      response.setHeader('vary', 'authorization, cookie');
      if (request.headers['if-none-match'] === etag) {
        response.writeHead(304, { etag });
        response.end();
        return true;
      }
      response.writeHead(200, {
        'content-type': 'image/svg+xml; charset=utf-8',
        // A picture opened by itself runs nothing and loads nothing.
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
        etag,
      });
      response.end(request.method === 'HEAD' ? '' : drawn.svg);
    } catch (error) {
      sendExpected(response, error, exchange.requestId);
    }
    return true;
  };
}
