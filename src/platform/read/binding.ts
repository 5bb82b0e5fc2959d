import { visit, type ArgumentNode, type FieldNode } from 'graphql';
import { getArgumentValues } from 'graphql/execution/values.js';
import type { Bound } from './page-arguments.ts';
import type { SchemaField } from './schema-spec.ts';
import type { FieldArgs, KeySpec, PageSpec } from './spec.ts';
import type { Statement } from './statement.ts';

export type Variables = Readonly<Record<string, unknown>>;

/** A page or key whose arguments are bound anew at each request. */
export interface Binding {
  readonly statement: Statement;
  readonly spec: PageSpec | KeySpec;
  /** The field's coerced arguments. @throws GraphQLError where a variable's null does not fit. */
  readonly args: (variables: Variables) => FieldArgs;
  /** Whether no variable stands in them: then a page is bound once, whoever asks. */
  readonly isConstant: boolean;
  /** What a constant page was bound to. */
  bound?: Bound;
}

/** The binding of a field's arguments; those without variables are coerced once. */
export function bindingOf(
  statement: Statement,
  spec: PageSpec | KeySpec,
  field: SchemaField,
  nodes: readonly FieldNode[],
): Binding {
  const node = nodes[0] as FieldNode;
  const isConstant = node.arguments?.every((argument) => !hasVariable(argument)) ?? true;
  let once: FieldArgs | undefined;
  const args = (variables: Variables): FieldArgs => {
    if (!isConstant) return getArgumentValues(field, node, variables);
    return (once ??= getArgumentValues(field, node, {}));
  };
  return { statement, spec, args, isConstant };
}

function hasVariable(argument: ArgumentNode): boolean {
  let found = false;
  visit(argument, {
    Variable: () => {
      found = true;
    },
  });
  return found;
}
