import {
  type GraphQLError,
  Kind,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import type { Law } from '../platform/graphql/law.ts';

/** What is sent of an event unless a webhook says otherwise. */
export const usualDocument = `fragment Payload on Event {
  type
  cause
  occurredAt
  ... on PairingProposed { pairing { id score reasons { text } need { id title party { id name } } resource { id title party { id name } } } }
  ... on PairingWithdrawn { pairing { id } }
  ... on ListingAdded { listing { id title party { id name } } }
  ... on OrderPlaced { order { id receipt } needParty { id name } }
  ... on OrderAccepted { order { id receipt } }
  ... on OrderCompleted { order { id receipt } }
}`;

/** What a robot's message tells of an event. */
export const robotDocument = `fragment Payload on Event {
  type
  ... on PairingProposed { pairing { need { title party { name } } resource { title party { name } } } }
  ... on ListingAdded { listing { title party { name } } }
  ... on OrderPlaced { order { receipt need { title } resource { title } } needParty { name } }
  ... on OrderDispatched { order { receipt need { title } resource { title } } }
  ... on OrderAccepted { order { receipt need { title } resource { title } } }
  ... on OrderCompleted { order { receipt need { title } resource { title } } }
  ... on OrderEscalated { order { receipt need { title } resource { title } } }
}`;

const query = `query WebhookEvents($first: Int!, $after: String, $filter: EventFilter) {
  events(first: $first, after: $after, filter: $filter) { nodes { webhookPosition: position ...Payload } }
}`;

/** How many events one reading brings. */
export const webhookBatch = 20;

/** The whole query of a webhook's selection. @throws GraphQLError for what is no GraphQL */
export function webhookQuery(selection: string): DocumentNode {
  return parse(`${query}\n${selection}`, { maxTokens: 2_000 });
}

/**
 * What is wrong with a webhook's selection, or null: it must be the fragment `Payload` on Event, with
 * fragments of its own if it likes, that the law and the schema let a reader ask.
 */
export function documentFault(schema: GraphQLSchema, law: Law, selection: string): string | null {
  let own: DocumentNode;
  try {
    own = parse(selection, { maxTokens: 2_000 });
  } catch (error) {
    return (error as GraphQLError).message;
  }
  const named = own.definitions.some(
    (one) =>
      one.kind === Kind.FRAGMENT_DEFINITION &&
      one.name.value === 'Payload' &&
      one.typeCondition.name.value === 'Event',
  );
  if (!named || own.definitions.some(({ kind }) => kind !== Kind.FRAGMENT_DEFINITION))
    return 'fragment Payload on Event { … }';
  const variables = { first: webhookBatch };
  const refused = law.refusalOf(
    { query: `${query}\n${selection}`, variables },
    { mayIntrospect: false },
  );
  if (refused !== null) return refused.message;
  const [fault] = validate(schema, webhookQuery(selection), specifiedRules, { maxErrors: 1 });
  return fault?.message ?? null;
}
