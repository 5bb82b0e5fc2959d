import { HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
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
): ApolloServerPlugin<Context> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        responseForOperation: async ({ document, operation, request, contextValue }) => {
          if (!isSignedIn(contextValue)) return null;
          const definitions = operation.variableDefinitions ?? [];
          let variables: Record<string, unknown> = {};
          if (definitions.length > 0) {
            const { coerced } = getVariableValues(schema, definitions, request.variables ?? {}, {
              maxErrors: 1,
            });
            if (coerced === undefined) return null;
            variables = coerced;
          }
          const text = await contextValue.planner.execute(
            document,
            operation,
            variables,
            contextValue.reader(),
          );
          if (text === null) return null;
          return {
            http: { headers: new HeaderMap() },
            body: { kind: 'single', singleResult: { data: new ReadyText(text) as never } },
          };
        },
      }),
  };
}

/** For Apollo's `stringifyResult`: ready text as it is, anything else as JSON. */
export function stringifyResult(result: { data?: unknown }): string {
  return result.data instanceof ReadyText ? result.data.text : JSON.stringify(result);
}
