import { createClient, type Client } from 'graphql-ws';
import { Kind, OperationTypeNode, parse, type DocumentNode } from 'graphql';

/** What GraphiQL asks to be run. */
interface Asked {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: unknown;
}

interface With {
  readonly headers?: Readonly<Record<string, string>>;
  readonly documentAST?: DocumentNode;
}

const endpoint = new URL('/graphql', location.href);
const socketUrl = new URL(endpoint);
socketUrl.protocol = endpoint.protocol === 'https:' ? 'wss:' : 'ws:';

let open: { readonly authorization: string | undefined; readonly client: Client } | undefined;

/** One socket per credential: the page's session, or the API key of the headers. */
function socketFor(authorization: string | undefined): Client {
  if (open?.authorization === authorization && open !== undefined) return open.client;
  void open?.client.dispose();
  const connectionParams = authorization === undefined ? {} : { authorization };
  open = { authorization, client: createClient({ url: socketUrl.href, connectionParams }) };
  return open.client;
}

const isSubscription = (asked: Asked, document: DocumentNode): boolean =>
  document.definitions.some(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      definition.operation === OperationTypeNode.SUBSCRIPTION &&
      (asked.operationName == null || definition.name?.value === asked.operationName),
  );

/** Runs an operation: queries and mutations over HTTP, subscriptions over WebSocket, both as one viewer. */
export function fetcher(asked: Asked, { headers = {}, documentAST }: With = {}): unknown {
  const authorization = Object.entries(headers).find(
    ([name]) => name.toLowerCase() === 'authorization',
  )?.[1];
  if (isSubscription(asked, documentAST ?? parse(asked.query))) {
    const { query, operationName, variables } = asked;
    return socketFor(authorization).iterate({
      query,
      operationName: operationName ?? null,
      variables: (variables ?? {}) as Record<string, unknown>,
    });
  }
  return fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: JSON.stringify(asked),
  }).then((response) => response.json());
}
