import {
  GraphQLError,
  Kind,
  print,
  visit,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import { collectFields } from 'graphql/execution/collectFields.js';
import { getArgumentValues } from 'graphql/execution/values.js';
import { bi } from '../describe.ts';
import { decodeCursor } from '../read/cursor.ts';
import type { Planner } from '../read/planner.ts';
import type { Caller, Prepared } from './caller.ts';
import type { EventTest } from './event-predicate.ts';
import type { LiveArguments, LiveSpec } from './live-field.ts';

/** The order of the log: the name under which cursors of `events` are made. */
export const logOrder = 'POSITION';

/** One subscription, read: what it asks for, from where, and with whom it can share its payloads. */
export interface LiveOperation {
  readonly wanted: EventTest;
  /** The position to go on after; null begins now. */
  readonly after: number | null;
  /** Equal keys are sent equal payloads. */
  readonly group: string;
}

/** Reads a prepared subscription. @throws GraphQLError for a cursor that is none. */
export function readLiveOperation(
  schema: GraphQLSchema,
  planner: Planner,
  prepared: Prepared,
  caller: Caller,
): LiveOperation {
  const { document, operation, variables } = prepared;
  const root = schema.getSubscriptionType();
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  const [nodes] =
    root == null
      ? []
      : [...collectFields(schema, fragments, variables, root, operation.selectionSet).values()];
  const node = nodes?.[0];
  const field = node === undefined ? undefined : root?.getFields()[node.name.value];
  const live = field?.extensions['live'] as LiveSpec | undefined;
  if (node === undefined || live === undefined) {
    // Validation lets a subscription through whose one field is skipped by @skip or @include.
    throw badRequest(
      bi(
        'This subscription selects nothing; select one field.',
        '该订阅没有选择任何字段，请选择一个。',
      ),
    );
  }
  const args = getArgumentValues(
    field as GraphQLField<unknown, unknown>,
    node,
    variables,
  ) as LiveArguments;
  const shape = shapeOf(document, node);
  return {
    wanted: live.wanted(args),
    after: args.after == null ? null : positionOf(args.after),
    group: JSON.stringify([
      shape.text,
      operation.name?.value,
      planner.scope(document, operation, variables, caller.reader, { position: [] }),
      shape.variables.map((name) => variables[name]),
    ]),
  };
}

function positionOf(cursor: string): number {
  const position = decodeCursor(cursor, logOrder, ['bigint'])?.values[0];
  if (position === undefined || Number(position) < 0) {
    throw badRequest(
      bi(
        'This is no cursor of an event; give the `cursor` of the last event received.',
        '这不是事件的游标；请给最近收到事件的 cursor。',
      ),
    );
  }
  return Number(position);
}

/** An error that tells callers what is wrong with what they sent. */
export function badRequest(message: string, code = 'BAD_USER_INPUT'): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

interface Shape {
  readonly text: string;
  readonly variables: readonly string[];
}

const shapes = new WeakMap<DocumentNode, Map<FieldNode, Shape>>();

/**
 * The document without the root field's arguments: those choose events, they do not change what is
 * sent of one. Variables used elsewhere do.
 */
function shapeOf(document: DocumentNode, root: FieldNode): Shape {
  let known = shapes.get(document);
  if (known === undefined) shapes.set(document, (known = new Map<FieldNode, Shape>()));
  let shape = known.get(root);
  if (shape === undefined) {
    const bare = visit(document, {
      Field: (node) => (node === root ? { ...node, arguments: [] } : undefined),
      VariableDefinition: () => null,
    });
    const variables = new Set<string>();
    visit(bare, { Variable: (node) => void variables.add(node.name.value) });
    known.set(root, (shape = { text: print(bare), variables: [...variables].sort() }));
  }
  return shape;
}
