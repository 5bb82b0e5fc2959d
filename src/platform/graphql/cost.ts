import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isInterfaceType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { pageLimits } from '../read/limits.ts';
import { Recent } from '../read/recent.ts';
import { readOf } from '../read/schema-spec.ts';
import type { Fragments } from './depth.ts';

/** What a list without pages is taken to hold: they are short by their data (aliases, reasons, stages). */
const usualInList = 5;

/**
 * How many objects an operation's answer may hold at most: a page counts its size (asked for, by
 * variable, or the default), sizes of nested pages multiply. Scalars are free. Where the sizes are
 * written out the sum is made once; with variables, once for each of their values.
 */
export class OperationCost {
  private readonly sizeVariables: readonly string[];
  private readonly defaults: Readonly<Record<string, unknown>>;
  private readonly sums = new Recent<number>(50);

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: Fragments,
    private readonly operation: OperationDefinitionNode,
  ) {
    const names = new Set<string>();
    collectSizes(operation.selectionSet, fragments, names, new Set());
    this.sizeVariables = [...names];
    this.defaults = Object.fromEntries(
      (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
        defaultValue?.kind === Kind.INT ? [[variable.name.value, Number(defaultValue.value)]] : [],
      ),
    );
  }

  of(variables: Readonly<Record<string, unknown>>): number {
    const sizes: Record<string, unknown> = {};
    for (const name of this.sizeVariables) sizes[name] = variables[name] ?? this.defaults[name];
    return this.sums.get(Object.values(sizes).map(String).join(), () => {
      const root = this.schema.getRootType(this.operation.operation) ?? undefined;
      return this.sum(this.operation.selectionSet, root, usualInList, sizes, new Map());
    });
  }

  /** `length` is what a list of this very selection holds (a connection's nodes and edges). */
  private sum(
    set: SelectionSetNode,
    type: GraphQLNamedType | undefined,
    length: number,
    sizes: Readonly<Record<string, unknown>>,
    known: Map<string, number>,
  ): number {
    let sum = 0;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        sum += this.field(selection, type, length, sizes, known);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const on = selection.typeCondition?.name.value;
        const inner = on === undefined ? type : this.schema.getType(on);
        sum += this.sum(selection.selectionSet, inner, length, sizes, known);
      } else {
        const name = selection.name.value;
        const key = `${name} ${length}`;
        if (!known.has(key)) {
          known.set(key, 0);
          const fragment = this.fragments.get(name);
          if (fragment !== undefined) {
            const inner = this.schema.getType(fragment.typeCondition.name.value);
            known.set(key, this.sum(fragment.selectionSet, inner, length, sizes, known));
          }
        }
        sum += known.get(key) ?? 0;
      }
    }
    return sum;
  }

  private field(
    node: FieldNode,
    type: GraphQLNamedType | undefined,
    length: number,
    sizes: Readonly<Record<string, unknown>>,
    known: Map<string, number>,
  ): number {
    if (node.selectionSet === undefined || !(isObjectType(type) || isInterfaceType(type))) return 0;
    const field = type.getFields()[node.name.value];
    if (field === undefined) return 0;
    const named = getNamedType(field.type);
    if (!isCompositeType(named)) return 0;
    const isPage = readOf(field)?.kind === 'page';
    const inner = this.sum(
      node.selectionSet,
      named,
      isPage ? pageSize(node, sizes) : usualInList,
      sizes,
      known,
    );
    return (isListType(getNullableType(field.type)) ? length : 1) * (1 + inner);
  }
}

/** The entries a page may bring: what is asked for, else the default; nonsense counts as a full page. */
function pageSize(node: FieldNode, sizes: Readonly<Record<string, unknown>>): number {
  for (const { name, value } of node.arguments ?? []) {
    if (name.value !== 'first' && name.value !== 'last') continue;
    if (value.kind === Kind.NULL) continue;
    const asked =
      value.kind === Kind.INT
        ? Number(value.value)
        : value.kind === Kind.VARIABLE
          ? sizes[value.name.value]
          : Number.NaN;
    if (asked === undefined || asked === null) continue;
    return typeof asked === 'number' && asked >= 0 ? asked : pageLimits.most;
  }
  return pageLimits.usual;
}

function collectSizes(
  set: SelectionSetNode,
  fragments: Fragments,
  names: Set<string>,
  seen: Set<string>,
): void {
  for (const selection of set.selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const { value } = selection.name;
      const fragment = fragments.get(value);
      if (fragment === undefined || seen.has(value)) continue;
      seen.add(value);
      collectSizes(fragment.selectionSet, fragments, names, seen);
      continue;
    }
    if (selection.kind === Kind.FIELD) {
      for (const { name, value } of selection.arguments ?? []) {
        if ((name.value === 'first' || name.value === 'last') && value.kind === Kind.VARIABLE)
          names.add(value.name.value);
      }
    }
    if (selection.selectionSet !== undefined)
      collectSizes(selection.selectionSet, fragments, names, seen);
  }
}
