import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isListType,
  isNonNullType,
  visit,
  type ArgumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';
import { getArgumentValues } from 'graphql/execution/values.js';
import type { FieldArgs, FieldSpec, KeySpec, OneSpec, PageSpec, ReadExtensions, TableExtensions, TableSpec } from './spec.ts';
import { Statement } from './statement.ts';
import {
  cursorWriter,
  objectWriter,
  writePage,
  type ConnectionPart,
  type CursorOf,
  type Entry,
  type InfoEntry,
  type Row,
  type Run,
  type Write,
} from './write.ts';
import { formats, quote } from './value.ts';
import type { Fragment } from './sql.ts';

/** Thrown where planned reading stops and normal execution takes over. Never reaches a caller. */
export class Unplannable extends Error {}

/** A page or key whose arguments are bound anew at each request. */
export interface Binding {
  readonly statement: Statement;
  readonly spec: PageSpec | KeySpec;
  /** The field's coerced arguments; those without variables are coerced once. */
  args(variables: Variables): FieldArgs;
}

export type Variables = Readonly<Record<string, unknown>>;

/** What a selection compiles to: the statements to send and the writer of their rows. */
export interface Selection {
  readonly statements: readonly Statement[];
  readonly bindings: readonly Binding[];
  write(run: Run): string;
}

type Fields = ReadonlyMap<string, readonly FieldNode[]>;

/**
 * Compiles the selection under one root field to statements and a writer.
 * `seam` marks a tree that normal execution walks on: objects then carry their type's name as
 * `$type` and the columns that custom resolvers need as `$column`.
 * @throws Unplannable when a selected field has no read declaration.
 */
export class SelectionCompiler {
  readonly statements: Statement[] = [];
  readonly bindings: Binding[] = [];

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: Record<string, FragmentDefinitionNode>,
    /** Values of the variables that shape the plan (directives, arguments other than a page's). */
    private readonly variables: Variables,
    private readonly role: string,
    readonly seam: boolean,
  ) {}

  /** The writer of a root field (or of a field that begins a planned tree). */
  root(field: GraphQLField<unknown, unknown>, nodes: readonly FieldNode[]): (run: Run) => string {
    const read = readOf(field);
    if (read?.kind === 'page') {
      const statement = this.statement(this.tableOfPage(field), { kind: 'root', page: read });
      this.bind(statement, read, field, nodes);
      const write = this.connection(statement, field, nodes);
      return (run) => write(run.all(statement), run, run.count(statement, null));
    }
    if (read?.kind === 'key') {
      const statement = this.statement(tableOf(field.type), { kind: 'key' });
      statement.wantsRows = true;
      this.bind(statement, read, field, nodes);
      const write = this.object(field.type, nodes, statement, statement.alias);
      const nullable = !isNonNullType(field.type);
      return (run) => {
        const row = run.all(statement)[0];
        return row === undefined ? this.missing(nullable) : write(row, run);
      };
    }
    throw new Unplannable(`${field.name} is not declared as a planned root`);
  }

  /**
   * The writer of a subscription's field for many keys at once: the text of every row found, by the
   * row's key. Rows the viewer may not see are missing.
   */
  many(field: GraphQLField<unknown, unknown>, nodes: readonly FieldNode[]): (run: Run) => ReadonlyMap<string, string> {
    const read = readOf(field);
    if (read?.kind !== 'key') throw new Unplannable(`${field.name} is not found by key`);
    const table = tableOf(field.type);
    const statement = this.statement(table, { kind: 'key' });
    statement.wantsRows = true;
    this.bind(statement, read, field, nodes);
    const key = statement.select([`${statement.alias}.${table.key ?? 'id'}`]);
    const write = this.object(field.type, nodes, statement, statement.alias);
    return (run) => new Map(run.all(statement).map((row) => [row[key] as string, write(row, run)]));
  }

  private statement(table: TableSpec, origin: Statement['origin'], order: Statement['listOrder'] = []): Statement {
    const statement = new Statement(this.statements.length, table, origin, this.role, order);
    this.statements.push(statement);
    return statement;
  }

  private bind(
    statement: Statement,
    spec: PageSpec | KeySpec,
    field: GraphQLField<unknown, unknown>,
    nodes: readonly FieldNode[],
  ): void {
    const node = nodes[0] as FieldNode;
    const constant = node.arguments?.every((argument) => !hasVariable(argument)) ?? true;
    const once = constant ? getArgumentValues(field, node, {}) : null;
    this.bindings.push({
      statement,
      spec,
      args: (variables) => once ?? getArgumentValues(field, node, variables),
    });
  }

  /** The writer of an object of this field's type, from a row under `alias`. */
  private object(type: GraphQLOutputType, nodes: readonly FieldNode[], statement: Statement, alias: string): Write {
    const named = getNamedType(type);
    if (!isAbstractType(named)) {
      return this.fields(named as GraphQLObjectType, nodes, statement, alias);
    }
    const kind = tableOf(named).kind;
    if (kind === undefined) throw new Unplannable(`${named.name} has no kind column`);
    const kindAt = statement.select([`${alias}.${kind.column}`]);
    const writers = new Map<string, Write>();
    for (const possible of this.schema.getPossibleTypes(named)) {
      const value = tableOf(possible).kind?.value;
      if (value === undefined) throw new Unplannable(`${possible.name} has no kind value`);
      writers.set(value, this.fields(possible, nodes, statement, alias, this.seam ? possible.name : null));
    }
    return (row, run) => (writers.get(row[kindAt] as string) as Write)(row, run);
  }

  private fields(
    type: GraphQLObjectType,
    nodes: readonly FieldNode[],
    statement: Statement,
    alias: string,
    typeMark: string | null = null,
  ): Write {
    const fields: Fields = collectSubfields(this.schema, this.fragments, this.variables, type, nodes);
    const entries: Entry[] = [];
    if (typeMark !== null) entries.push({ prefix: '"$type":', write: () => `"${typeMark}"` });
    for (const [key, fieldNodes] of fields) {
      const prefix = `${JSON.stringify(key)}:`;
      const name = (fieldNodes[0] as FieldNode).name.value;
      if (name === '__typename') {
        entries.push({ prefix, write: () => `"${type.name}"` });
        continue;
      }
      const field = type.getFields()[name] as GraphQLField<unknown, unknown>;
      const read = readOf(field);
      if (this.seam && (read === undefined || read.kind === 'resolved' || read.kind === 'key')) {
        if (read?.kind === 'resolved') entries.push(...this.needed(read.needs, statement, alias));
        continue;
      }
      if (read === undefined) throw new Unplannable(`${type.name}.${name} is not declared`);
      entries.push({ prefix, write: this.field(field, read, fieldNodes, statement, alias) });
    }
    return objectWriter(entries);
  }

  /** The columns a custom resolver asked for, under names no alias can take. */
  private needed(columns: readonly string[], statement: Statement, alias: string): Entry[] {
    return columns.map((column) => {
      const at = statement.select([`${alias}.${column}`]);
      return { prefix: `"$${column}":`, write: (row) => (row[at] === null ? 'null' : quote(row[at] as string)) };
    });
  }

  private field(
    field: GraphQLField<unknown, unknown>,
    read: FieldSpec,
    nodes: readonly FieldNode[],
    statement: Statement,
    alias: string,
  ): Write {
    const nullable = !isNonNullType(field.type);
    switch (read.kind) {
      case 'column': {
        const column = typeof read.column === 'string' ? read.column : read.column(this.args(field, nodes));
        return this.scalar(statement.select([`${alias}.${column}`]), formats[read.format], nullable);
      }
      case 'computed': {
        const expression: Fragment = read.sql(alias, this.args(field, nodes), this.role);
        return this.scalar(statement.select(expression), formats[read.format], nullable);
      }
      case 'embedded': {
        const write = this.object(field.type, nodes, statement, alias);
        if (read.presentWhen === undefined) return write;
        const presence = statement.select([`${alias}.${read.presentWhen}`]);
        return (row, run) => (row[presence] === null ? 'null' : write(row, run));
      }
      case 'json': {
        const project = this.json(field.type, nodes);
        return this.scalar(
          statement.select([`${alias}.${read.column}`]),
          (value) => project(JSON.parse(value)),
          nullable,
        );
      }
      case 'one':
        return this.one(field, read, nodes, statement, alias, nullable);
      case 'list': {
        const child = this.children(statement, alias, tableOf(field.type), read.on, null, read.order);
        child.wantsRows = true;
        const write = this.object(field.type, nodes, child, child.alias);
        const link = this.links(read.on, statement, alias);
        return (row, run) => `[${run.children(child, link(row)).map((one) => write(one, run)).join(',')}]`;
      }
      case 'page': {
        const child = this.children(statement, alias, this.tableOfPage(field), read.on, read);
        this.bind(child, read, field, nodes);
        const write = this.connection(child, field, nodes);
        const link = this.links(read.on, statement, alias);
        return (row, run) => {
          if (run.isUnread(child)) return 'null';
          const key = link(row);
          return write(run.children(child, key), run, run.count(child, key));
        };
      }
      default:
        throw new Unplannable(`${field.name} (${read.kind}) is not planned inside a row`);
    }
  }

  private one(
    field: GraphQLField<unknown, unknown>,
    read: OneSpec,
    nodes: readonly FieldNode[],
    statement: Statement,
    alias: string,
    nullable: boolean,
  ): Write {
    const table = tableOf(field.type);
    const joined = statement.join(alias, table, read.on);
    const write = this.object(field.type, nodes, statement, joined);
    // A joined row is missing when its side of the join is null: a reference, or a policy, is null.
    const presence = statement.select([`${joined}.${Object.keys(read.on)[0] as string}`]);
    return (row, run) => (row[presence] === null ? this.missing(nullable) : write(row, run));
  }

  private children(
    parent: Statement,
    parentAlias: string,
    table: TableSpec,
    on: Readonly<Record<string, string>>,
    page: PageSpec | null,
    order: Statement['listOrder'] = [],
  ): Statement {
    return this.statement(table, { kind: 'children', parent, parentAlias, on: Object.entries(on), page }, order);
  }

  /** A row's values by which its children are grouped. */
  private links(on: Readonly<Record<string, string>>, statement: Statement, alias: string): (row: Row) => string {
    const at = Object.values(on).map((column) => statement.select([`${alias}.${column}`]));
    const [first = 0] = at;
    return at.length === 1 ? (row) => row[first] as string : (row) => at.map((i) => row[i]).join('\u0000');
  }

  private connection(
    statement: Statement,
    field: GraphQLField<unknown, unknown>,
    nodes: readonly FieldNode[],
  ): (rows: readonly Row[], run: Run, count: string) => string {
    const type = getNamedType(field.type) as GraphQLObjectType;
    const parts: ConnectionPart[] = [];
    for (const [key, fieldNodes] of collectSubfields(this.schema, this.fragments, this.variables, type, nodes)) {
      const prefix = `${JSON.stringify(key)}:`;
      const name = (fieldNodes[0] as FieldNode).name.value;
      if (name === '__typename') parts.push({ prefix, kind: 'constant', text: `"${type.name}"` });
      else if (name === 'totalCount') {
        statement.wantsCount = true;
        parts.push({ prefix, kind: 'count' });
      } else if (name === 'nodes') {
        statement.wantsRows = true;
        const nodeType = type.getFields()['nodes']?.type as GraphQLOutputType;
        parts.push({ prefix, kind: 'rows', write: this.object(nodeType, fieldNodes, statement, statement.alias) });
      } else if (name === 'edges') {
        statement.wantsRows = true;
        parts.push({ prefix, kind: 'rows', write: this.edge(statement, type, fieldNodes) });
      } else {
        statement.wantsRows = true;
        parts.push({ prefix, kind: 'info', entries: this.pageInfo(statement, type, fieldNodes) });
      }
    }
    return writePage(statement, parts);
  }

  private edge(statement: Statement, connection: GraphQLObjectType, nodes: readonly FieldNode[]): Write {
    const type = getNamedType(connection.getFields()['edges']?.type) as GraphQLObjectType;
    const entries: Entry[] = [];
    for (const [key, fieldNodes] of collectSubfields(this.schema, this.fragments, this.variables, type, nodes)) {
      const prefix = `${JSON.stringify(key)}:`;
      const name = (fieldNodes[0] as FieldNode).name.value;
      const nodeType = type.getFields()['node']?.type as GraphQLOutputType;
      if (name === '__typename') entries.push({ prefix, write: () => `"${type.name}"` });
      else if (name === 'cursor') {
        entries.push({ prefix, write: this.cursor(statement) });
      } else entries.push({ prefix, write: this.object(nodeType, fieldNodes, statement, statement.alias) });
    }
    return objectWriter(entries);
  }

  private pageInfo(statement: Statement, connection: GraphQLObjectType, nodes: readonly FieldNode[]): InfoEntry[] {
    const type = getNamedType(connection.getFields()['pageInfo']?.type) as GraphQLObjectType;
    const fields: Fields = collectSubfields(this.schema, this.fragments, this.variables, type, nodes);
    return [...fields].map(([key, [node]]) => {
      const name = (node as FieldNode).name.value;
      return { prefix: `${JSON.stringify(key)}:`, write: this.pageInfoField(statement, name) };
    });
  }

  private pageInfoField(statement: Statement, name: string): InfoEntry['write'] {
    if (name === '__typename') return () => '"PageInfo"';
    if (name === 'startCursor' || name === 'endCursor') {
      const cursor = this.cursor(statement);
      return ({ rows }, run) => {
        const row = name === 'startCursor' ? rows[0] : rows.at(-1);
        return row === undefined ? 'null' : cursor(row, run);
      };
    }
    statement.wantsMore = true;
    const ahead = name === 'hasNextPage';
    return ({ bound, hasMore }) => String(bound.backward === ahead ? bound.bounded : hasMore);
  }

  /** Every order's columns are selected once a cursor is, as the order is chosen at request time. */
  private cursor(statement: Statement): CursorOf {
    const { page } = statement.origin as { page: PageSpec };
    const positions = Object.entries(page.orders).map(
      ([name, columns]) => [name, columns.map(({ column }) => statement.select([`${statement.alias}.${column}`]))] as const,
    );
    return cursorWriter(statement, new Map(positions));
  }

  private tableOfPage(field: GraphQLField<unknown, unknown>): TableSpec {
    const connection = getNamedType(field.type) as GraphQLObjectType;
    return tableOf(connection.getFields()['nodes']?.type as GraphQLOutputType);
  }

  private json(type: GraphQLOutputType, nodes: readonly FieldNode[]): (value: unknown) => string {
    const bare = getNullableType(type);
    if (isListType(bare)) {
      const one = this.json(bare.ofType as GraphQLOutputType, nodes);
      return (value) => `[${(value as unknown[]).map(one).join(',')}]`;
    }
    const object = bare as GraphQLObjectType;
    const entries = [...collectSubfields(this.schema, this.fragments, this.variables, object, nodes)].map(([key, fieldNodes]) => {
      const prefix = `${JSON.stringify(key)}:`;
      const name = (fieldNodes[0] as FieldNode).name.value;
      if (name === '__typename') return { prefix, pick: () => `"${object.name}"` };
      const field = object.getFields()[name] as GraphQLField<unknown, unknown>;
      const read = readOf(field);
      if (read?.kind !== 'jsonKey') throw new Unplannable(`${object.name}.${name} is not a json key`);
      const from = typeof read.key === 'string' ? read.key : read.key(this.args(field, fieldNodes));
      const nullable = !isNonNullType(field.type);
      return {
        prefix,
        pick: (value: Record<string, unknown>) => (value[from] == null ? this.missing(nullable) : JSON.stringify(value[from])),
      };
    });
    return (value) =>
      `{${entries.map(({ prefix, pick }) => prefix + pick(value as Record<string, unknown>)).join(',')}}`;
  }

  private args(field: GraphQLField<unknown, unknown>, nodes: readonly FieldNode[]): FieldArgs {
    return getArgumentValues(field, nodes[0] as FieldNode, this.variables);
  }

  private scalar(at: number, format: (value: string) => string, nullable: boolean): Write {
    return (row) => {
      const value = row[at];
      return value == null ? this.missing(nullable) : format(value);
    };
  }

  /** Null where the schema allows it; elsewhere normal execution must say what went wrong, by path. */
  private missing(nullable: boolean): 'null' {
    if (nullable || this.seam) return 'null';
    throw new Unplannable('null for a non-null field');
  }
}

/** The read declaration of a field. */
export function readOf(field: GraphQLField<unknown, unknown>): FieldSpec | undefined {
  return (field.extensions as ReadExtensions).read;
}

/** The table of the (unwrapped) type. @throws Unplannable */
export function tableOf(type: GraphQLOutputType | GraphQLObjectType): TableSpec {
  const named = getNamedType(type);
  const { table } = named.extensions as TableExtensions;
  if (table === undefined) throw new Unplannable(`${named.name} has no table`);
  return table;
}

function hasVariable(argument: ArgumentNode): boolean {
  let found = false;
  visit(argument, { Variable: () => { found = true; } });
  return found;
}
