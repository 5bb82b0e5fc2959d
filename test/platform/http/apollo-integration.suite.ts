import { ApolloServer, type ApolloServerOptions, type BaseContext } from '@apollo/server';
import {
  defineIntegrationTestSuite,
  type CreateServerForIntegrationTests,
} from '@apollo/server-integration-testsuite';
import { describe, expect, it } from '@jest/globals';
import { graphqlRoute } from '../../../src/platform/http/graphql-route.ts';
import { createHttpServer, listen } from '../../../src/platform/http/server.ts';
import { openLog } from '../../../src/platform/log.ts';

/*
 * Apollo's own suite for integrations, against our HTTP server and GraphQL route. What the suite itself
 * skips is @defer and @stream, which graphql 16 does not know: it is left out, not skipped, and counted
 * below, so that nothing else is ever left out unseen.
 */
const leftOut: string[] = [];
const skip = (name: string) => void leftOut.push(name);
Object.assign(describe, { skip });
Object.assign(it, { skip });

const createServer = async (
  config: ApolloServerOptions<BaseContext>,
  options?: { readonly context?: () => Promise<BaseContext> },
) => {
  const server = new ApolloServer(config);
  await server.start();
  const route = graphqlRoute(server, () => options?.context?.() ?? Promise.resolve({}));
  const http = createHttpServer(
    [
      (exchange) => {
        // The suite asks at the root.
        exchange.url.pathname = '/graphql';
        return route(exchange);
      },
    ],
    openLog('silent'),
  );
  return {
    server,
    url: await listen(http, '127.0.0.1', 0),
    extraCleanup: () =>
      new Promise<void>((done) => {
        http.close(() => {
          done();
        });
        http.closeAllConnections();
      }),
  };
};

// The types of their copy of Apollo's package are not ours; jest.config.js makes them one.
defineIntegrationTestSuite(createServer as unknown as CreateServerForIntegrationTests, {
  noIncrementalDelivery: true,
});

it('leaves out incremental delivery alone', () => {
  expect(leftOut).toEqual([
    'includes all fields with defer legacy',
    'includes all fields with defer modern',
    'incremental delivery',
  ]);
});
