import { readBytes, sendExpected, sendJson, type Exchange, type Route } from './server.ts';
import { ExpectedError } from '../errors/expected-error.ts';

/** A file to download. */
export interface Download {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** What the ledger routes do, for whoever the request comes from. */
export interface LedgerActions<Who> {
  /** Who asks. @throws ExpectedError UNAUTHENTICATED and the like */
  readonly who: (exchange: Exchange, district: string) => Promise<Who>;
  /** Takes a file in; gives the import's id. */
  readonly receive: (who: Who, file: Buffer, query: URLSearchParams) => Promise<string>;
  /** An empty ledger to fill in; null where there is none of this kind. */
  readonly template: (who: Who, kind: string) => Promise<Download | null>;
  /** The rows of an import that have to be put right, to send again. */
  readonly faults: (who: Who, id: string) => Promise<Download>;
}

const inPath = /^\/d\/(\d{6})\/ledgers$/;
const templatePath = /^\/d\/(\d{6})\/ledgers\/template\/([a-z]{1,20})\.xlsx$/;
const faultsPath = /^\/d\/(\d{6})\/ledgers\/([0-9a-f-]{36})\/faults\.xlsx$/;

/**
 * Ledgers over HTTP: POST a file to `/d/<district>/ledgers?name=<file name>&kind=&party=`, GET
 * `…/ledgers/template/<kind>.xlsx` and `…/ledgers/<import>/faults.xlsx`. Sending wants
 * `X-Lianzu-Upload` so that no form of another site can do it with the viewer's cookie.
 */
export function ledgerRoute<Who>(actions: LedgerActions<Who>, mostBytes: number): Route {
  return async (exchange) => {
    const { request, response, url } = exchange;
    const sending = request.method === 'POST' ? inPath.exec(url.pathname) : null;
    const template = request.method === 'GET' ? templatePath.exec(url.pathname) : null;
    const faults = request.method === 'GET' ? faultsPath.exec(url.pathname) : null;
    const [, district = '', which = ''] = sending ?? template ?? faults ?? [];
    if (district === '') return false;
    try {
      if (sending !== null && request.headers['x-lianzu-upload'] === undefined)
        throw ExpectedError.of('FORBIDDEN');
      const who = await actions.who(exchange, district);
      if (sending !== null) {
        const file = await readBytes(request, mostBytes);
        sendJson(response, 201, {
          ledgerImport: await actions.receive(who, file, url.searchParams),
        });
        return true;
      }
      const download = faults === null ? actions.template(who, which) : actions.faults(who, which);
      const found = await download;
      if (found === null) return false;
      response.writeHead(200, downloadHeaders(found.name, found.mediaType));
      response.end(found.bytes);
    } catch (error) {
      sendExpected(response, error, exchange.requestId);
    }
    return true;
  };
}

/** Headers of a file that is saved under a name, whatever it contains. */
export function downloadHeaders(name: string, mediaType: string): Record<string, string> {
  const plain = name.replace(/[^\w.-]+/g, '_');
  return {
    'content-type': mediaType,
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    'cache-control': 'private, no-store',
    'content-security-policy': "default-src 'none'; sandbox",
  };
}
