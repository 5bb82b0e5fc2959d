import { HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import { retryAfterSeconds } from '../errors/unavailable.ts';
import type { ReadContext } from '../read/derive.ts';

/** An answer that is text already; `stringifyResult` passes it through. */
export class ReadyText {
  constructor(readonly text: string) {}
}

/**
 * Answers whole queries from the planner before graphql-js runs. What the planner leaves (mutations,
 * custom resolvers, wrong variables or arguments, strangers) goes on to normal execution, whose
 * resolvers are derived from the same declarations.
 */
export function plannedExecution<Context extends ReadContext>(
  schema: GraphQLSchema,
  isSignedIn: (context: Context) => boolean,
  mask: (error: unknown) => GraphQLFormattedError,
): ApolloServerPlugin<Context> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        // A request that brought nothing because the database could not be asked may be sent again.
        willSendResponse: ({ response: { body, http } }) => {
          if (body.kind !== 'single' || body.singleResult.errors === undefined)
            return Promise.resolve();
          const { data, errors } = body.singleResult;
          if (data !== undefined && data !== null) return Promise.resolve();
          const codes = errors.map(({ extensions }) => extensions?.['code']);
          if (codes.includes('UNAVAILABLE') || codes.includes('TIMED_OUT')) {
            http.status = 503;
            http.headers.set('retry-after', String(retryAfterSeconds));
          }
          return Promise.resolve();
        },
        responseForOperation: async ({ document, request, contextValue, ...given }) => {
          // Apollo asks before it says that the document has no operation of the name, or several without one.
          const operation = given.operation as OperationDefinitionNode | undefined;
          if (operation === undefined || !isSignedIn(contextValue)) return null;
          const definitions = operation.variableDefinitions ?? [];
          let variables: Record<string, unknown> = {};
          if (definitions.length > 0) {
            const { coerced } = getVariableValues(schema, definitions, request.variables ?? {}, {
              maxErrors: 1,
            });
            if (coerced === undefined) return null;
            variables = coerced;
          }
          const { planner } = contextValue;
          const http = { headers: new HeaderMap() };
          try {
            const reader = contextValue.reader();
            const text = await planner.execute(document, operation, variables, reader);
            if (text === null) return null;
            const data = new ReadyText(text) as never;
            return { http, body: { kind: 'single', singleResult: { data } } };
          } catch (error) {
            const singleResult = { errors: [mask(error)], data: null };
            return { http, body: { kind: 'single', singleResult } };
          }
        },
      }),
  };
}

/** For Apollo's `stringifyResult`: ready text as it is, anything else as JSON. */
export function stringifyResult(result: { data?: unknown }): string {
  return result.data instanceof ReadyText ? result.data.text : JSON.stringify(result);
}
