import {
  execute,
  GraphQLError,
  getOperationAST,
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
import { refusal } from '../errors/refusal.ts';
import type { Limiter } from '../limiter.ts';
import { operationLimits, type AskedOperation, type Law } from './law.ts';
import { maskError, withoutSuggestion } from './mask-errors.ts';
import type { PersistedDocuments } from './persisted.ts';

/** A caller over WebSocket with a context for each operation. */
export interface ContextualCaller extends Caller {
  /** A fresh context, with its own clock and request id. */
  context(): ReadContext & { readonly requestId: string };
  readonly mayIntrospect: boolean;
}

/** The law of operations for WebSocket: the same rules, planner and masking that HTTP has. */
export class OperationExecutor implements Executor<ContextualCaller> {
  private readonly valid = new WeakSet<DocumentNode>();

  constructor(
    private readonly schema: GraphQLSchema,
    readonly planner: Planner,
    private readonly log: Log,
    private readonly house: {
      readonly law: Law;
      readonly documents: PersistedDocuments;
      readonly rate: Limiter;
    },
  ) {}

  prepare(
    asked: OperationRequest,
    caller: ContextualCaller,
  ): Promise<Prepared | readonly GraphQLError[]> {
    return Promise.resolve(this.prepared(this.house.documents.resolve(asked), caller));
  }

  private prepared(
    asked: AskedOperation,
    { mayIntrospect, viewer }: ContextualCaller,
  ): Prepared | readonly GraphQLError[] {
    const { documents, law, rate } = this.house;
    const seconds = rate.take(`viewer ${viewer}`);
    if (seconds > 0) return [refusal('RATE_LIMITED', { seconds })];
    const forbidden = documents.refusalOf(asked) ?? law.refusalOf(asked, { mayIntrospect });
    if (forbidden !== null) return [forbidden];
    const query = typeof asked.query === 'string' ? asked.query : '';
    const document = this.validated(query, mayIntrospect);
    if (!('kind' in document)) return document;
    const operation = getOperationAST(document, asked.operationName as string | null | undefined);
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
      (asked.variables ?? {}) as Record<string, unknown>,
      { maxErrors: 10 },
    );
    if (coerced === undefined) {
      return told(errors ?? [], 'BAD_USER_INPUT', mayIntrospect);
    }
    return { document, operation, variables: coerced };
  }

  /** Found again for the law's own parsed document: both forget together. */
  private validated(query: string, mayIntrospect: boolean): DocumentNode | readonly GraphQLError[] {
    const document = this.house.law.documentOf(query);
    if (document === null) {
      try {
        return parse(query, { maxTokens: operationLimits.tokens });
      } catch (error) {
        return told([error as GraphQLError], 'GRAPHQL_PARSE_FAILED', mayIntrospect);
      }
    }
    if (this.valid.has(document)) return document;
    const errors = validate(this.schema, document, specifiedRules, { maxErrors: 10 });
    if (errors.length > 0) return told(errors, 'GRAPHQL_VALIDATION_FAILED', mayIntrospect);
    this.valid.add(document);
    return document;
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

function told(
  errors: readonly GraphQLError[],
  code: string,
  mayKnowSchema: boolean,
): readonly GraphQLError[] {
  return errors.map(
    (error) =>
      new GraphQLError(mayKnowSchema ? error.message : withoutSuggestion(error.message), {
        nodes: error.nodes ?? null,
        extensions: { code, ...error.extensions },
      }),
  );
}
