import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { SeededRandom } from '../../../../seeds/random.ts';
import { writeCursor, type Order } from './oracle.ts';
import { isKnown } from './oracle-graph.ts';
import { lists } from './oracle-lists.ts';
import type { Values } from './values.ts';
import type { Tables } from './world.ts';

/** A random operation with its variables, as a client would send it. */
export interface RandomOperation {
  readonly text: string;
  readonly variables: Record<string, unknown>;
}

type Composite = GraphQLObjectType | GraphQLInterfaceType;
/** What each response name of one scope stands for: a name twice must mean the same. */
type Scope = Map<string, string>;

const deepest = 8;

/** Draws one operation. At most one of its page arguments is wrong, so that errors have one cause. */
export class OperationDraft {
  private readonly definitions: string[] = [];
  private readonly variables: Record<string, unknown> = {};
  private readonly fragments: {
    readonly name: string;
    readonly type: string;
    readonly text: string;
  }[] = [];
  private names = 0;
  /** How many more fields it may hold. */
  private room: number;
  private mistakes: number;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly random: SeededRandom,
    private readonly values: Values,
    private readonly tables: Tables,
  ) {
    this.room = random.between(5, 45);
    this.mistakes = random.chance(8) ? 1 : 0;
  }

  draw(): RandomOperation {
    const query = this.schema.getQueryType() as GraphQLObjectType;
    const body = this.selection(query, 0, new Map(), this.random.pick([1, 1, 1, 2, 3]));
    this.spoilVariable();
    const head = this.definitions.length === 0 ? '' : `(${this.definitions.join(', ')})`;
    const fragments = this.fragments.map(
      ({ name, type, text }) => `fragment ${name} on ${type} ${text}`,
    );
    return {
      text: [`query Random${head} ${body}`, ...fragments].join('\n'),
      variables: this.variables,
    };
  }

  private selection(
    type: Composite,
    depth: number,
    scope: Scope,
    most = this.random.between(1, 5),
  ): string {
    const { random } = this;
    const parts: string[] = [];
    for (let i = 0; i < most; i++) {
      const kind = random.below(100);
      if (kind < 8) parts.push(this.typename(scope));
      else if (kind < 16) parts.push(this.inline(type, depth, scope));
      else if (kind < 22) parts.push(this.named(type, depth, scope));
      else parts.push(this.field(type, depth, scope));
    }
    return `{ ${parts.join(' ')} }`;
  }

  private typename(scope: Scope): string {
    const alias = this.random.chance(30) ? this.fresh('t') : '__typename';
    scope.set(alias, '__typename');
    return alias === '__typename' ? alias : `${alias}: __typename`;
  }

  private inline(type: Composite, depth: number, scope: Scope): string {
    const on = this.condition(type);
    const head = on === type && this.random.chance(30) ? '...' : `... on ${on.name}`;
    return `${head}${this.directive()} ${this.selection(on, depth, scope, 2)}`;
  }

  private named(type: Composite, depth: number, scope: Scope): string {
    const on = this.condition(type);
    const known = this.fragments.filter((one) => one.type === on.name);
    if (known.length > 0 && this.random.chance(40))
      return `...${this.random.pick(known).name}${this.directive()}`;
    const name = this.fresh('F');
    const text = this.selection(on, depth, scope, 2);
    this.fragments.push({ name, type: on.name, text });
    return `...${name}${this.directive()}`;
  }

  /** A type that may apply where `type` is expected: itself, a kind of it, or an interface of it. */
  private condition(type: Composite): Composite {
    if (isAbstractType(type))
      return this.random.pick([type, ...this.schema.getPossibleTypes(type)]);
    return this.random.pick([type, ...type.getInterfaces()]);
  }

  private field(type: Composite, depth: number, scope: Scope): string {
    this.room--;
    const fields = Object.values(type.getFields()).filter((field) =>
      isKnown(type.name, field.name),
    );
    const leaf = fields.filter((field) => !isCompositeType(getNamedType(field.type)));
    const deep = fields.filter((field) => isCompositeType(getNamedType(field.type)));
    const goDeep =
      deep.length > 0 &&
      (leaf.length === 0 || (this.room > 0 && depth < deepest && this.random.chance(55)));
    if (!goDeep && leaf.length === 0) return this.typename(scope);
    const field = this.random.pick(goDeep ? deep : leaf);
    const args = this.arguments(field, depth);
    const composite = getNamedType(field.type);
    const meaning = `${field.name}${args}`;
    const name = this.responseName(field.name, meaning, scope);
    const inner = isCompositeType(composite) ? ` ${this.below(composite as Composite, depth)}` : '';
    return `${name}${args}${this.directive()}${inner}`;
  }

  /** The selection of an object; connections and edges do not count as a level. */
  private below(type: Composite, depth: number): string {
    const passing = /(Connection|Edge)$/.test(type.name) || type.name === 'PageInfo';
    if (depth >= deepest || this.room <= 0)
      return type.name === 'PageInfo' ? '{ hasNextPage }' : '{ __typename }';
    return this.selection(type, passing ? depth : depth + 1, new Map());
  }

  private responseName(field: string, meaning: string, scope: Scope): string {
    const taken = scope.get(field);
    if (!this.random.chance(15) && (taken === undefined || taken === meaning)) {
      scope.set(field, meaning);
      return field;
    }
    const again = [...scope].find(([, known]) => known === meaning && this.random.chance(30));
    const alias = again?.[0] ?? this.fresh('a');
    scope.set(alias, meaning);
    return `${alias}: ${field}`;
  }

  private directive(): string {
    if (!this.random.chance(7)) return '';
    const name = this.random.pick(['skip', 'include']);
    const yes = this.random.chance(name === 'skip' ? 30 : 70);
    if (this.random.chance(40)) return ` @${name}(if: ${yes})`;
    return ` @${name}(if: ${this.variable('Boolean!', yes, 'true')})`;
  }

  private arguments(field: GraphQLField<unknown, unknown>, depth: number): string {
    const listed = lists[getNamedType(field.type).name];
    const chosen =
      listed === undefined ? this.plainArguments(field) : this.pageArguments(field, depth);
    const texts = field.args.flatMap((arg) => {
      if (!(arg.name in chosen)) return [];
      return [`${arg.name}: ${this.given(arg, chosen[arg.name])}`];
    });
    return texts.length === 0 ? '' : `(${texts.join(', ')})`;
  }

  private plainArguments(field: GraphQLField<unknown, unknown>): Record<string, unknown> {
    return Object.fromEntries(
      field.args
        .filter(
          ({ type, defaultValue }) =>
            (isNonNullType(type) && defaultValue === undefined) || this.random.chance(50),
        )
        .map(({ name, type }) => [name, this.values.of(type)]),
    );
  }

  private pageArguments(
    field: GraphQLField<unknown, unknown>,
    depth: number,
  ): Record<string, unknown> {
    const { random } = this;
    const listed = lists[getNamedType(field.type).name] as (typeof lists)[string];
    const wrong =
      this.mistakes > 0 && random.chance(40)
        ? random.pick(['many', 'few', 'both', 'cursor', 'filter', 'in'] as const)
        : null;
    if (wrong !== null) this.mistakes--;
    const orderArg = field.args.find(({ name }) => name === 'orderBy') as GraphQLArgument;
    const orderBy = random.chance(40) ? random.pick(Object.keys(listed.orders)) : undefined;
    const orderName = orderBy ?? (orderArg.defaultValue as string);
    const size = depth >= 2 ? random.pick([0, 1, 1, 2, 3]) : random.pick([0, 1, 2, 3, 5, 20, 100]);
    const forward = random.chance(65);
    const cursor = (broken: boolean) =>
      this.values.cursor(
        this.tables.get(listed.table) ?? [],
        (row) => writeCursor(orderName, listed.orders[orderName] as Order, row),
        broken,
      );
    const filterArg = field.args.find(({ name }) => name === 'filter');
    return {
      ...(depth >= 2 || random.chance(75) ? { [forward ? 'first' : 'last']: size } : {}),
      ...(random.chance(25) ? { after: cursor(false) } : {}),
      ...(random.chance(15) ? { before: cursor(false) } : {}),
      ...(filterArg !== undefined && random.chance(45)
        ? { filter: this.values.of(filterArg.type) }
        : {}),
      ...(orderBy === undefined ? {} : { orderBy }),
      ...(wrong === 'many' ? { first: 101, last: null } : {}),
      ...(wrong === 'few' ? { first: null, last: -1 } : {}),
      ...(wrong === 'both' ? { first: 1, last: 1 } : {}),
      ...(wrong === 'cursor' ? { after: cursor(true) } : {}),
      ...(wrong === 'filter'
        ? { filter: { and: Array.from({ length: 41 }, () => ({ not: {} })) } }
        : {}),
      ...(wrong === 'in' && listed.conditions['town'] !== undefined
        ? { filter: { town: { in: Array.from({ length: 101 }, () => this.values.id()) } } }
        : {}),
    };
  }

  /** An argument's value, literally or through a variable. */
  private given({ type, defaultValue }: GraphQLArgument, value: unknown): string {
    if (!this.random.chance(25)) return this.literal(bareOf(type), value);
    const bare = String(bareOf(type));
    const mayBeNull = !isNonNullType(type) || defaultValue !== undefined;
    const nullable = mayBeNull && (value === null || this.random.chance(70));
    const fallback = this.random.chance(30)
      ? this.literal(bareOf(type), value ?? null, true)
      : undefined;
    return this.variable(
      nullable ? bare : `${bare}!`,
      value ?? null,
      fallback === 'null' && !nullable ? undefined : fallback,
    );
  }

  private literal(type: GraphQLInputType, value: unknown, isConstant = false): string {
    if (value === null || value === undefined) return 'null';
    const bare = getNullableType(type);
    if (isListType(bare))
      return `[${(value as unknown[]).map((one) => this.literal(bare.ofType, one, isConstant)).join(', ')}]`;
    if (isEnumType(bare)) return value as string;
    if (!isInputObjectType(bare)) {
      return JSON.stringify(value);
    }
    const fields = bare.getFields();
    const texts = Object.entries(value).map(([name, one]) => {
      const { type: inner } = fields[name] as { type: GraphQLInputType };
      const asVariable = !isConstant && !isNonNullType(inner) && this.random.chance(10);
      return `${name}: ${asVariable ? this.variable(String(inner), one, undefined) : this.literal(inner, one, isConstant)}`;
    });
    return `{${texts.join(', ')}}`;
  }

  /** Declares a variable. One with a default, or that may be null, is sometimes not given at all. */
  private variable(type: string, value: unknown, fallback: string | undefined): string {
    const name = this.fresh('v');
    this.definitions.push(`$${name}: ${type}${fallback === undefined ? '' : ` = ${fallback}`}`);
    const needed = type.endsWith('!') && fallback === undefined;
    if (needed || this.random.chance(75)) this.variables[name] = value;
    else if (!type.endsWith('!') && this.random.chance(30)) this.variables[name] = null;
    return `$${name}`;
  }

  /** Now and then one variable holds what its type does not take. */
  private spoilVariable(): void {
    const names = Object.keys(this.variables);
    if (names.length > 0 && this.mistakes > 0 && this.random.chance(50))
      this.variables[this.random.pick(names)] = { no: 'such' };
  }

  private fresh(prefix: string): string {
    return `${prefix}${this.names++}`;
  }
}

function bareOf(type: GraphQLInputType): GraphQLInputType {
  return isNonNullType(type) ? type.ofType : type;
}
