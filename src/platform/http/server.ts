import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { errorTable, messageOf } from '../errors/error-table.ts';
import { ExpectedError } from '../errors/expected-error.ts';
import type { Log } from '../log.ts';

/** One request in hand. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  /** The caller's `X-Request-Id` if it is a plain token, else our own; sent back and logged. */
  readonly requestId: string;
}

/** Answers an exchange, or returns false to leave it to the next route. */
export type Route = (exchange: Exchange) => boolean | Promise<boolean>;

/** Thrown by routes for an answer that is not theirs to write out. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** How long senders may take, in milliseconds; answers may take as long as they need. */
export const paceOfSenders = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  /** How often that is looked at: Node's own half minute would make forty seconds of ten. */
  connectionsCheckingInterval: 2_000,
} as const;

const token = /^[\w.-]{1,64}$/;

/** Told of each answer when it has been sent. */
export type Answered = (path: string, status: number, seconds: number) => void;

/**
 * Makes the HTTP server; routes are asked in order and the last word is 404. Its log names no query,
 * no address and nobody: what was asked and by whom is in the audit log.
 */
export function createHttpServer(
  routes: readonly Route[],
  log: Log,
  answered: Answered = () => undefined,
  pace: Partial<typeof paceOfSenders> = {},
): Server {
  return createServer({ ...paceOfSenders, ...pace }, (request, response) => {
    const given = request.headers['x-request-id'];
    const requestId = typeof given === 'string' && token.test(given) ? given : randomUUID();
    response.setHeader('x-request-id', requestId);
    const since = performance.now();
    response.once('finish', () => {
      const path = request.url?.split('?')[0] ?? '';
      const seconds = (performance.now() - since) / 1_000;
      answered(path, response.statusCode, seconds);
      const noteworthy = response.statusCode >= 400 || seconds >= 1;
      const line = {
        requestId,
        method: request.method,
        path,
        status: response.statusCode,
        seconds,
      };
      if (noteworthy) log.info(line, 'answered');
      else log.debug(line, 'answered');
    });
    response.setHeader('x-content-type-options', 'nosniff');
    answer(request, response, requestId, routes).catch((error: unknown) => {
      fail(response, error, requestId, log);
    });
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
  routes: readonly Route[],
): Promise<void> {
  // `//` and the like are no addresses.
  const url = URL.parse(request.url ?? '/', 'http://host');
  if (url === null) throw new HttpError(400, 'This is no address. 地址无效。');
  const exchange: Exchange = { request, response, url, requestId };
  for (const route of routes) if (await route(exchange)) return;
  throw new HttpError(404, 'Nothing is here. 这里没有内容。');
}

function fail(response: ServerResponse, error: unknown, requestId: string, log: Log): void {
  const expected = error instanceof HttpError;
  if (!expected) log.error({ requestId, err: error }, 'request failed');
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const message = expected
    ? error.message
    : `Something went wrong; report request ${requestId}. 系统出错，请求编号 ${requestId}。`;
  if (expected) {
    for (const [name, value] of Object.entries(error.headers)) response.setHeader(name, value);
  }
  sendJson(response, expected ? error.status : 500, { error: { message, requestId } });
}

/** Answers with what was expected to go wrong, in both languages. @throws whatever else went wrong, as it was */
export function sendExpected(response: ServerResponse, error: unknown, requestId: string): void {
  if (!(error instanceof ExpectedError)) throw error;
  const [{ code, params } = { code: 'FORBIDDEN' as const, params: {} }] = error.problems;
  const message = { zh: messageOf(code, params, 'zh'), en: messageOf(code, params, 'en') };
  sendJson(response, errorTable[code].http, { error: { code, message, requestId } });
}

/** Writes a JSON answer. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(body));
}

function tooLarge(most: number): HttpError {
  // What is still under way is not read: the connection ends with the answer.
  return new HttpError(413, `A request may hold ${most} bytes. 请求内容不得超过${most}字节。`, {
    connection: 'close',
  });
}

/** Reads a body of at most `most` bytes as text. @throws HttpError 413 */
export async function readBody(request: IncomingMessage, most: number): Promise<string> {
  return (await readBytes(request, most)).toString('utf8');
}

/**
 * Reads a body of at most `most` bytes. By events: an iterator makes four promises and an
 * end-of-stream listener for the one chunk of most requests. @throws HttpError 413
 */
export function readBytes(request: IncomingMessage, most: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > most) {
      reject(tooLarge(most));
      return;
    }
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size <= most) return;
      request.removeAllListeners('data').pause();
      reject(tooLarge(most));
    });
    request.once('end', () => {
      resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks));
    });
    request.once('error', reject);
    request.once('close', () => {
      if (!request.complete) reject(new HttpError(400, 'The request broke off. 请求中断。'));
    });
  });
}

/** Starts listening; gives the address to open. */
export async function listen(server: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address() as AddressInfo;
  const shown = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${shown === '0.0.0.0' || shown === '[::]' ? 'localhost' : shown}:${address.port}`;
}
