import { HeaderMap, type ApolloServer, type HTTPGraphQLRequest } from '@apollo/server';
import { currentRequestId } from '../graphql/request-id.ts';
import { HttpError, readBody, type Exchange, type Route } from './server.ts';

/** The most a GraphQL request may weigh. */
const mostBytes = 256 * 1024;

/** GraphQL over HTTP at `/graphql`: Apollo decides everything but the transport. */
export function graphqlRoute<Context extends object>(
  apollo: ApolloServer<Context>,
  contextOf: (exchange: Exchange) => Promise<Context>,
): Route {
  return async (exchange) => {
    const { response, url } = exchange;
    if (url.pathname !== '/graphql') return false;
    const httpGraphQLRequest = await apolloRequest(exchange);
    const answer = await currentRequestId.run(exchange.requestId, () =>
      apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest, context: () => contextOf(exchange) }),
    );
    for (const [name, value] of answer.headers) response.setHeader(name, value);
    if (!response.hasHeader('cache-control')) response.setHeader('cache-control', 'no-store');
    response.statusCode = answer.status ?? 200;
    if (answer.body.kind === 'complete') {
      response.end(answer.body.string);
      return true;
    }
    for await (const chunk of answer.body.asyncIterator) response.write(chunk);
    response.end();
    return true;
  };
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

async function jsonBody(request: Exchange['request']): Promise<unknown> {
  const text = await readBody(request, mostBytes);
  const type = request.headers['content-type'] ?? '';
  // Other types go to Apollo unread: it refuses them with 415.
  if (!/^application\/(graphql\+)?json\b/i.test(type)) return text === '' ? {} : text;
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new HttpError(
      400,
      `The body is no JSON (${(error as Error).message}). 请求内容不是有效的 JSON。`,
    );
  }
}
