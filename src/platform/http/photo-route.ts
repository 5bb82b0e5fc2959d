import { ExpectedError } from '../errors/expected-error.ts';
import { readBytes, sendExpected, sendJson, type Exchange, type Route } from './server.ts';

/** What the photo routes do, for whoever the request comes from. */
export interface PhotoActions<Who> {
  /** Who asks. @throws ExpectedError UNAUTHENTICATED and the like */
  readonly who: (exchange: Exchange, district: string) => Promise<Who>;
  /** `key` makes a repetition of the same upload add nothing; null where the client gave none. */
  readonly add: (who: Who, listing: string, upload: Buffer, key: string | null) => Promise<string>;
  readonly remove: (who: Who, listing: string, photo: string) => Promise<string>;
  readonly read: (who: Who, photo: string) => Promise<Buffer | null>;
}

const uuid = '([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})';
const listPath = new RegExp(`^/d/(\\d{6})/listings/${uuid}/photos$`);
const ofListing = new RegExp(`^/d/(\\d{6})/listings/${uuid}/photos/${uuid}$`);
const onePath = new RegExp(`^/d/(\\d{6})/photos/${uuid}$`);

/**
 * Photos over HTTP: POST a picture to `/d/<district>/listings/<id>/photos`, DELETE
 * `…/photos/<photo>`, GET `/d/<district>/photos/<photo>`. Writing wants `X-Lianzu-Upload` so that no
 * form of another site can do it with the viewer's cookie; an `Idempotency-Key` (a UUID) makes a photo
 * that is sent again count once.
 */
export function photoRoute<Who>(actions: PhotoActions<Who>, mostBytes: number): Route {
  return async (exchange) => {
    const { request, response, url } = exchange;
    const adding = request.method === 'POST' ? listPath.exec(url.pathname) : null;
    const removing = request.method === 'DELETE' ? ofListing.exec(url.pathname) : null;
    const reading = request.method === 'GET' ? onePath.exec(url.pathname) : null;
    const [, district = '', first = '', second = ''] = adding ?? removing ?? reading ?? [];
    if (district === '') return false;
    try {
      if (reading === null && request.headers['x-lianzu-upload'] === undefined) {
        throw ExpectedError.of('FORBIDDEN');
      }
      const who = await actions.who(exchange, district);
      if (adding !== null) {
        const key = request.headers['idempotency-key'];
        const upload = await readBytes(request, mostBytes);
        sendJson(response, 201, {
          photo: await actions.add(who, first, upload, typeof key === 'string' ? key : null),
        });
      } else if (removing !== null) {
        sendJson(response, 200, { photo: await actions.remove(who, first, second) });
      } else {
        const bytes = await actions.read(who, first);
        if (bytes === null) throw ExpectedError.of('PHOTO_NOT_FOUND');
        response.writeHead(200, {
          'content-type': 'image/jpeg',
          'cache-control': 'private, max-age=86400',
        });
        response.end(bytes);
      }
    } catch (error) {
      sendExpected(response, error, exchange.requestId);
    }
    return true;
  };
}
