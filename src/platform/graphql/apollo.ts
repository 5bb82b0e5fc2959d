import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import type { Log } from '../log.ts';
import type { ReadContext } from '../read/derive.ts';
import { operationLimits } from './law.ts';
import { maskError } from './mask-errors.ts';
import { plannedExecution, stringifyResult } from './planned-execution.ts';
import { currentRequest } from './request-id.ts';

/** Apollo as this house runs it; the law of operations is kept at the door, before it. */
export async function startApollo<Context extends ReadContext>(
  schema: GraphQLSchema,
  isSignedIn: (context: Context) => boolean,
  log: Log,
  plugins: readonly ApolloServerPlugin<Context>[] = [],
): Promise<ApolloServer<Context>> {
  const mask = (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const { id, mayKnowSchema } = currentRequest.getStore() ?? { id: 'none', mayKnowSchema: false };
    return maskError(formatted, error, id, log, mayKnowSchema);
  };
  const maskThrown = (error: unknown): GraphQLFormattedError => {
    const cause = error instanceof Error ? error : new Error(String(error));
    const known = error instanceof GraphQLError ? error : null;
    const thrown = known ?? new GraphQLError(cause.message, { originalError: cause });
    return mask(thrown.toJSON(), thrown);
  };
  const apollo = new ApolloServer<Context>({
    schema,
    // The door lets through who may ask for it.
    introspection: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    csrfPrevention: {
      requestHeaders: ['authorization', 'x-apollo-operation-name', 'apollo-require-preflight'],
    },
    parseOptions: { maxTokens: operationLimits.tokens },
    stringifyResult,
    logger: log,
    stopOnTerminationSignals: false,
    formatError: mask,
    plugins: [
      plannedExecution<Context>(schema, isSignedIn, maskThrown),
      ...plugins,
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginLandingPageDisabled(),
    ],
  });
  await apollo.start();
  return apollo;
}
