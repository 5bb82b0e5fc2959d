import {
  execute,
  GraphQLError,
  Kind,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import type { ReadContext } from '../read/derive.ts';
import type { Planner, Reader } from '../read/planner.ts';
import { Law, operationLimits } from './law.ts';

/*
 * Queries whose selection somebody else writes: the house asks, a fragment named `Payload` says what of
 * each thing is given. It obeys the law of all operations.
 */

/** What such a query is read with. */
export interface PayloadReading {
  readonly schema: GraphQLSchema;
  readonly planner: Planner;
}

const laws = new WeakMap<GraphQLSchema, Law>();

function lawOf(schema: GraphQLSchema): Law {
  const law = laws.get(schema) ?? new Law(schema);
  laws.set(schema, law);
  return law;
}

/**
 * What is wrong with a selection, or null: it must be the fragment `Payload` on the type, with fragments
 * of its own if it likes, that the law and the schema allow within the query.
 */
export function payloadFault(
  schema: GraphQLSchema,
  query: string,
  variables: Readonly<Record<string, unknown>>,
  { on, selection }: { readonly on: string; readonly selection: string },
): string | null {
  let own: DocumentNode;
  try {
    own = parse(selection, { maxTokens: operationLimits.tokens });
  } catch (error) {
    if (error instanceof GraphQLError) return error.message;
    throw error;
  }
  const named = own.definitions.some(
    (one) =>
      one.kind === Kind.FRAGMENT_DEFINITION &&
      one.name.value === 'Payload' &&
      one.typeCondition.name.value === on,
  );
  if (!named || own.definitions.some(({ kind }) => kind !== Kind.FRAGMENT_DEFINITION))
    return `fragment Payload on ${on} { … }`;
  const whole = `${query}\n${selection}`;
  const refused = lawOf(schema).refusalOf({ query: whole, variables }, { mayIntrospect: false });
  if (refused !== null) return refused.message;
  const [fault] = validate(schema, parse(whole), specifiedRules, { maxErrors: 1 });
  return fault?.message ?? null;
}

/**
 * Runs such a query for a reader; null where it fits the schema no more.
 * @throws the first error of the answer: what the schema allows fails for a passing reason only
 */
export async function readPayload(
  { schema, planner }: PayloadReading,
  query: string,
  selection: string,
  variables: Readonly<Record<string, unknown>>,
  context: Omit<ReadContext, 'planner' | 'reader'> & { readonly reader: Reader },
): Promise<Record<string, unknown> | null> {
  const document = parse(`${query}\n${selection}`);
  if (validate(schema, document).length > 0) return null;
  const { data, errors } = await execute({
    schema,
    document,
    contextValue: { ...context, planner, reader: () => context.reader },
    variableValues: variables,
  });
  if (data == null || errors !== undefined) throw errors?.[0] ?? new Error('nothing was read');
  // Plain objects: what the executor gives has no prototype.
  return JSON.parse(JSON.stringify(data)) as Record<string, unknown>;
}
