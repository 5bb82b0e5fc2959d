import {
  execute,
  type GraphQLError,
  parse,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import type { Planner, Reader } from '../read/planner.ts';

/** What a question got: its data, or why it cannot be asked so. */
export type ListAnswer =
  { readonly data: Readonly<Record<string, unknown>> } | { readonly fault: string };

const mostKept = 100;

/**
 * Asks the graph on behalf of the house itself: what leaves as a file is read by the same
 * declarations, filters and policies as what is asked for over HTTP.
 */
export class ListReader {
  /** By text: a document asked again finds its plan. */
  private readonly documents = new Map<string, DocumentNode>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly planner: Planner,
  ) {}

  /** Runs a query of one operation; variables are as a client would send them. */
  async ask(text: string, variables: Record<string, unknown>, reader: Reader): Promise<ListAnswer> {
    const document = this.documentOf(text);
    const definition = document.definitions[0] as OperationDefinitionNode;
    const { coerced, errors } = getVariableValues(
      this.schema,
      definition.variableDefinitions ?? [],
      variables,
      { maxErrors: 1 },
    );
    if (coerced === undefined) return { fault: faultOf(errors) };
    const planned = await this.planner.execute(document, definition, coerced, reader);
    if (planned !== null) return JSON.parse(planned) as { data: Record<string, unknown> };
    // Normal execution says what is wrong.
    const result = await execute({
      schema: this.schema,
      document,
      variableValues: variables,
      contextValue: { reader: () => reader, planner: this.planner },
    });
    if (result.errors === undefined) return { data: result.data ?? {} };
    const unexpected = result.errors.find(
      ({ extensions }) => extensions['code'] !== 'BAD_USER_INPUT',
    );
    if (unexpected !== undefined) throw unexpected.originalError ?? unexpected;
    return { fault: faultOf(result.errors) };
  }

  private documentOf(text: string): DocumentNode {
    let document = this.documents.get(text);
    if (document === undefined) {
      if (this.documents.size >= mostKept) this.documents.clear();
      this.documents.set(text, (document = parse(text)));
    }
    return document;
  }
}

const faultOf = (errors: readonly GraphQLError[] | undefined): string =>
  (errors?.[0]?.message ?? '').slice(0, 300);
