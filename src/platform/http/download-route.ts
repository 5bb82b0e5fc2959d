import type { Writable } from 'node:stream';
import type { Log } from '../log.ts';
import { downloadHeaders } from './ledger-route.ts';
import { sendExpected, type Route } from './server.ts';

/** A file that is written while it is fetched. */
export interface Fetching {
  readonly name: string;
  readonly mediaType: string;
  /** Writes it into a stream and ends that. */
  readonly write: (out: Writable) => Promise<unknown>;
}

/** Finds what an address promises. @throws ExpectedError when it is not good */
export type OpenDownload = (district: string, id: string, secret: string) => Promise<Fetching>;

const path =
  /^\/d\/(\d{6})\/ledgers\/out\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/([\w-]{20,60})$/;

/**
 * GET `/d/<district>/ledgers/out/<ticket>/<secret>`: a list as a file. The address is the credential, so
 * that the download managers of phones, which know no cookie, can fetch it.
 */
export function downloadRoute(open: OpenDownload, log: Log): Route {
  return async ({ request, response, url, requestId }) => {
    const [, district = '', id = '', secret = ''] = path.exec(url.pathname) ?? [];
    if (district === '' || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
    try {
      const { name, mediaType, write } = await open(district, id, secret);
      response.writeHead(200, {
        ...downloadHeaders(name, mediaType),
        'referrer-policy': 'no-referrer',
      });
      if (request.method === 'HEAD') response.end();
      else
        await write(response).catch((error: unknown) => {
          // Half a file must not look like a whole one: the connection breaks.
          log.warn({ requestId, err: error }, 'a download broke off');
          response.destroy();
        });
    } catch (error) {
      sendExpected(response, error, requestId);
    }
    return true;
  };
}
