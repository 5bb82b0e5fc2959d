import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { HeaderMap, type ApolloServer, type HTTPGraphQLRequest } from '@apollo/server';
import { mostRequestBytes, type AskedOperation } from '../graphql/law.ts';
import { currentRequest } from '../graphql/request-id.ts';
import { HttpError, readBody, type Exchange, type Route } from './server.ts';

/** A request's operation before Apollo reads it, and what it is to become. */
export type Resolve = (asked: AskedOperation) => AskedOperation;

/**
 * What the house adds to the plain transport: published documents in place of their hashes; GET
 * without a cookie, where no browser can be made to lend its session, taken as it is; and, as the
 * specification wants it of `application/json`, 200 for well-formed requests that are no valid GraphQL;
 * answers to GET with a tag of their text, so that one who has it already is told so (304); and nothing
 * is kept by caches on the way.
 */
export interface HouseManners {
  readonly resolve: Resolve;
  /** Told of each operation that was answered, by the name it came with, and how long it and its reads took. */
  readonly answered: (operation: string | null, seconds: number, sqlSeconds: number) => void;
}

/**
 * GraphQL over HTTP at `/graphql`: Apollo decides everything but the transport. `contextOf` may
 * refuse the request by throwing.
 */
export function graphqlRoute<Context extends object>(
  apollo: ApolloServer<Context>,
  contextOf: (exchange: Exchange, asked: AskedOperation) => Promise<Context>,
  manners: HouseManners | null = null,
): Route {
  return async (exchange) => {
    const { response, url, requestId } = exchange;
    if (url.pathname !== '/graphql') return false;
    const plain = await apolloRequest(exchange);
    const { httpGraphQLRequest, asked } = resolved(plain, manners?.resolve ?? ((given) => given));
    if (manners !== null && plain.method === 'GET' && !plain.headers.has('cookie'))
      httpGraphQLRequest.headers.set('apollo-require-preflight', 'no cookie');
    const inHand = { id: requestId, mayKnowSchema: false, sqlSeconds: 0 };
    const since = performance.now();
    const answer = await currentRequest.run(inHand, () =>
      apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest,
        context: () => contextOf(exchange, asked),
      }),
    );
    const { operationName } = asked;
    manners?.answered(
      typeof operationName === 'string' ? operationName : null,
      (performance.now() - since) / 1_000,
      inHand.sqlSeconds,
    );
    for (const [name, value] of answer.headers) response.setHeader(name, value);
    if (manners !== null && !response.hasHeader('cache-control'))
      response.setHeader('cache-control', 'no-store');
    response.statusCode = answer.status ?? 200;
    if (answer.body.kind === 'complete') {
      if (
        manners !== null &&
        answer.status === 400 &&
        /^application\/json\b/.test(answer.headers.get('content-type') ?? '') &&
        saysInvalid(answer.body.string)
      ) {
        response.statusCode = 200;
      }
      if (manners !== null && plain.method === 'GET' && isWhole(answer.body.string)) {
        const tag = `"${hash('sha256', answer.body.string, 'base64url').slice(0, 27)}"`;
        response.setHeader('etag', tag);
        response.setHeader('cache-control', 'private, no-cache');
        response.appendHeader('vary', 'authorization, cookie');
        if (names(plain.headers.get('if-none-match'), tag)) {
          response.removeHeader('content-type');
          response.statusCode = 304;
          response.end();
          return true;
        }
      }
      // Bytes: Node would walk the text once for its length and once more to send it behind the head.
      const bytes = Buffer.from(answer.body.string);
      const sent = manners === null ? bytes : await packed(exchange, bytes);
      response.setHeader('content-length', sent.length);
      response.end(sent);
      return true;
    }
    for await (const chunk of answer.body.asyncIterator) response.write(chunk);
    response.end();
    return true;
  };
}

/** Below this an answer fits into one packet either way. */
const leastPacked = 1_400;

/**
 * Asks one operation on behalf of whoever sends a request for something else.
 * @returns the answer's text, or null where it is not whole or was refused
 */
export async function answerAlong<Context extends object>(
  apollo: ApolloServer<Context>,
  contextOf: (exchange: Exchange, asked: AskedOperation) => Promise<Context>,
  exchange: Exchange,
  asked: AskedOperation,
): Promise<string | null> {
  const headers = new HeaderMap([['content-type', 'application/json']]);
  const inHand = { id: exchange.requestId, mayKnowSchema: false, sqlSeconds: 0 };
  const answer = await currentRequest.run(inHand, () =>
    apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: 'POST', headers, search: '', body: asked },
      context: () => contextOf(exchange, asked),
    }),
  );
  return answer.body.kind === 'complete' && isWhole(answer.body.string) ? answer.body.string : null;
}

/**
 * The answer as it travels: packed where whoever asks can unpack it, since a village's lists are four times
 * as long plain (2026-11: 17.0 kB against 4.0). The best level saves 7 % more for several times the work,
 * which is done away from the main thread. Sizes give nothing away here (BREACH): no other site can ask with a viewer's
 * cookie, and nothing secret stands beside what it could choose.
 */
async function packed({ request, response }: Exchange, bytes: Buffer): Promise<Buffer> {
  response.appendHeader('vary', 'accept-encoding');
  const takes = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  if (!takes || bytes.length < leastPacked) return bytes;
  response.setHeader('content-encoding', 'gzip');
  // The same answer in other bytes: its tag may only say that much.
  const tag = response.getHeader('etag');
  if (typeof tag === 'string') response.setHeader('etag', `W/${tag}`);
  return promisify(gzip)(bytes, { level: 3 });
}

async function apolloRequest({ request, url }: Exchange): Promise<HTTPGraphQLRequest> {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const method = request.method?.toUpperCase() ?? 'GET';
  return {
    method,
    headers,
    search: url.search,
    body: method === 'POST' ? await jsonBody(request) : null,
  };
}

function resolved(
  request: HTTPGraphQLRequest,
  resolve: Resolve,
): { httpGraphQLRequest: HTTPGraphQLRequest; asked: AskedOperation } {
  if (request.method === 'POST') {
    const { body } = request;
    // Lists (batches) and other shapes are refused by Apollo.
    const given = typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {};
    const asked = resolve(given);
    return {
      httpGraphQLRequest: asked === given ? request : { ...request, body: asked },
      asked,
    };
  }
  const search = new URLSearchParams(request.search);
  const given: AskedOperation = {
    query: search.get('query') ?? undefined,
    operationName: search.get('operationName') ?? undefined,
    documentId: search.get('documentId') ?? undefined,
    variables: parsed(search.get('variables')),
    extensions: parsed(search.get('extensions')),
  };
  const asked = resolve(given);
  if (asked === given || typeof asked.query !== 'string')
    return { httpGraphQLRequest: request, asked };
  search.set('query', asked.query);
  search.delete('extensions');
  return { httpGraphQLRequest: { ...request, search: search.toString() }, asked };
}

/** Whether an answer has data and no errors. */
function isWhole(answer: string): boolean {
  return answer.startsWith('{"data":{');
}

/** Whether a list of tags, as `If-None-Match` has it, names this one; proxies may have made it a weak one. */
function names(header: string | undefined, tag: string): boolean {
  return header?.split(',').some((one) => one.trim().replace(/^W\//, '') === tag) ?? false;
}

const invalidCodes = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT'];

/** Whether an answer says that the operation, not the request, is wrong. */
function saysInvalid(answer: string): boolean {
  const { errors = [] } = JSON.parse(answer) as {
    errors?: readonly { readonly extensions?: { readonly code?: string } }[];
  };
  return (
    errors.length > 0 &&
    errors.every(({ extensions }) => invalidCodes.includes(extensions?.code ?? ''))
  );
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

async function jsonBody(request: Exchange['request']): Promise<unknown> {
  // Nothing is unpacked: a few kilobytes may unpack to gigabytes.
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') {
    throw new HttpError(
      415,
      'Send the body as it is, without content-encoding. 请直接发送请求内容，不要压缩（content-encoding）。',
      { connection: 'close' },
    );
  }
  const text = await readBody(request, mostRequestBytes);
  const type = request.headers['content-type'] ?? '';
  // Other types go to Apollo unread: it refuses them with 415.
  if (!/^application\/(graphql\+)?json\b/i.test(type)) return text === '' ? {} : text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new HttpError(
      400,
      'Invalid JSON in the body; correct it. 请求内容不是有效的 JSON，请改正。',
    );
  }
}
