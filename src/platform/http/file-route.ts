import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Exchange, Route } from './server.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.map': 'application/json',
};

/** What gets smaller by packing; pictures and fonts are packed already. */
const text: ReadonlySet<string> = new Set([
  '.html',
  '.js',
  '.css',
  '.json',
  '.webmanifest',
  '.svg',
]);

const policy = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self' ws: wss:",
  "worker-src 'self' blob:",
  "frame-ancestors 'none'",
  "base-uri 'self'",
].join('; ');

/** What stands in a page besides what was built: for whoever asks, where `personal`. */
export interface DressedPage {
  readonly html: string;
  readonly personal: boolean;
}

/** Adds to a built page what its path and asker want with it. */
export type Dress = (html: string, exchange: Exchange) => Promise<DressedPage>;

/**
 * Serves built files below a folder at a path. Files with a hash in their name never change; the
 * rest is asked for anew. `fallback` answers paths without a file: the pages of a client with its
 * own routes, which `dress` adds to.
 */
export function fileRoute(
  folder: string,
  at: string,
  fallback: string | null,
  dress: Dress = (html) => Promise.resolve({ html, personal: false }),
): Route {
  const packed = new Map<string, Promise<Buffer>>();
  return async (exchange) => {
    const { request, response, url } = exchange;
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    if (url.pathname !== at && !url.pathname.startsWith(at.endsWith('/') ? at : `${at}/`))
      return false;
    const path = fileOf(folder, url.pathname.slice(at.length));
    const found = path === null ? null : await fileStat(path);
    const isPage = found === null && fallback !== null && extname(url.pathname) === '';
    const file = found !== null ? (path as string) : isPage ? join(folder, fallback) : null;
    if (file === null || (await fileStat(file)) === null) return false;
    const hashed = /-[\w-]{8}\.\w+$/.test(file);
    response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
    response.setHeader(
      'cache-control',
      hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    );
    response.setHeader('content-security-policy', policy);
    response.setHeader('referrer-policy', 'same-origin');
    const packs = text.has(extname(file));
    if (packs) response.setHeader('vary', 'accept-encoding');
    if (request.method === 'HEAD') response.end();
    else if (file === join(folder, fallback ?? '')) {
      const { html, personal } = await dress(await readFile(file, 'utf8'), exchange);
      if (personal) response.setHeader('cache-control', 'private, no-store');
      const packs = takesGzip(exchange);
      if (packs) response.setHeader('content-encoding', 'gzip');
      response.end(packs ? await promisify(gzip)(html, { level: 6 }) : html);
    } else if (packs && takesGzip(exchange)) {
      const bytes = packed.get(file) ?? pack(file);
      if (hashed) packed.set(file, bytes);
      response.setHeader('content-encoding', 'gzip');
      response.end(await bytes);
    } else createReadStream(file).pipe(response);
    return true;
  };
}

const takesGzip = ({ request }: Exchange): boolean =>
  /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));

/** A third of the bytes on a slow phone's line; a file with a hash in its name is packed once. */
async function pack(file: string): Promise<Buffer> {
  return promisify(gzip)(await readFile(file), { level: 9 });
}

/** The file a path means, or null for the folder itself and for anything that would leave it. */
function fileOf(folder: string, path: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  const file = normalize(join(folder, decoded));
  return decoded.includes('\0') || !file.startsWith(folder + sep) ? null : file;
}

async function fileStat(path: string): Promise<true | null> {
  try {
    return (await stat(path)).isFile() ? true : null;
  } catch {
    return null;
  }
}
