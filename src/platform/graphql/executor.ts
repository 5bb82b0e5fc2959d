import {
  execute,
  GraphQLError,
  getOperationAST,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import { bi } from '../describe.ts';
import type { Caller, Executor, OperationRequest, Prepared } from '../live/caller.ts';
import type { Log } from '../log.ts';
import type { ReadContext } from '../read/derive.ts';
import type { Planner } from '../read/planner.ts';
import { Recent } from '../read/recent.ts';
import { lawRules, operationLimits } from './law.ts';
import { maskError } from './mask-errors.ts';

/** A caller over WebSocket with a context for each operation. */
export interface ContextualCaller extends Caller {
  /** A fresh context, with its own clock and request id. */
  context(): ReadContext & { readonly requestId: string };
  readonly mayIntrospect: boolean;
}

const recentDocuments = 500;

/** The law of operations for WebSocket: the same rules, planner and masking that HTTP has. */
export class OperationExecutor implements Executor<ContextualCaller> {
  private readonly documents = new Recent<DocumentNode | readonly GraphQLError[]>(recentDocuments);

  constructor(
    private readonly schema: GraphQLSchema,
    readonly planner: Planner,
    private readonly log: Log,
  ) {}

  prepare(
    { query, operationName, variables }: OperationRequest,
    caller: ContextualCaller,
  ): Promise<Prepared | readonly GraphQLError[]> {
    return Promise.resolve(
      this.prepared(query ?? '', operationName ?? null, variables ?? {}, caller.mayIntrospect),
    );
  }

  private prepared(
    query: string,
    operationName: string | null,
    given: Readonly<Record<string, unknown>>,
    mayIntrospect: boolean,
  ): Prepared | readonly GraphQLError[] {
    const document = this.documents.get(`${mayIntrospect ? 'i' : '-'}${query}`, () =>
      this.checked(query, mayIntrospect),
    );
    if (!('kind' in document)) return document;
    const operation = getOperationAST(document, operationName);
    if (operation == null) {
      return [
        new GraphQLError(
          bi('Name one of the document’s operations.', '请指明要执行文档中的哪个操作。'),
          { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } },
        ),
      ];
    }
    const { coerced, errors } = getVariableValues(
      this.schema,
      operation.variableDefinitions ?? [],
      given,
      { maxErrors: 10 },
    );
    if (coerced === undefined) {
      return (errors ?? []).map(
        (error) =>
          new GraphQLError(error.message, {
            nodes: error.nodes ?? null,
            extensions: { code: 'BAD_USER_INPUT' },
          }),
      );
    }
    return { document, operation, variables: coerced };
  }

  private checked(query: string, mayIntrospect: boolean): DocumentNode | readonly GraphQLError[] {
    let document: DocumentNode;
    try {
      document = parse(query, { maxTokens: operationLimits.tokens });
    } catch (error) {
      return [
        new GraphQLError((error as Error).message, {
          extensions: { code: 'GRAPHQL_PARSE_FAILED' },
        }),
      ];
    }
    const rules = [
      ...specifiedRules,
      ...lawRules,
      ...(mayIntrospect ? [] : [NoSchemaIntrospectionCustomRule]),
    ];
    const errors = validate(this.schema, document, rules, { maxErrors: 10 });
    if (errors.length === 0) return document;
    return errors.map(
      (error) =>
        new GraphQLError(error.message, {
          nodes: error.nodes ?? null,
          extensions: { code: 'GRAPHQL_VALIDATION_FAILED', ...error.extensions },
        }),
    );
  }

  async execute(
    { document, operation, variables }: Prepared,
    caller: ContextualCaller,
  ): Promise<string> {
    const context = caller.context();
    const ready = await this.planner.execute(document, operation, variables, context.reader());
    if (ready !== null) return ready;
    const result = await execute({
      schema: this.schema,
      document,
      operationName: operation.name?.value,
      variableValues: variables,
      contextValue: context,
    });
    return JSON.stringify(
      result.errors === undefined
        ? result
        : { ...result, errors: this.masked(result.errors, context.requestId) },
    );
  }

  async payload(
    { document, operation, variables }: Prepared,
    caller: ContextualCaller,
    rootValue: unknown,
  ) {
    const context = caller.context();
    const result = await execute({
      schema: this.schema,
      document,
      operationName: operation.name?.value,
      variableValues: variables,
      contextValue: context,
      rootValue,
    });
    return result.errors === undefined
      ? result
      : { ...result, errors: this.masked(result.errors, context.requestId) as never };
  }

  mask(errors: readonly GraphQLError[]): readonly GraphQLFormattedError[] {
    return this.masked(errors, 'websocket');
  }

  private masked(errors: readonly GraphQLError[], requestId: string): GraphQLFormattedError[] {
    return errors.map((error) => maskError(error.toJSON(), error, requestId, this.log));
  }
}
