import {
  getNamedType,
  GraphQLError,
  isAbstractType,
  isNonNullType,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import { getArgumentValues } from 'graphql/execution/values.js';
import { bindingOf, type Binding, type Variables } from './binding.ts';
import { compileAbstract, type SharedEntries } from './compile-abstract.ts';
import { compileConnection } from './compile-connection.ts';
import { compileJson } from './compile-json.ts';
import {
  entryTypeOf,
  fieldOf,
  isReadable,
  readOf,
  tableOf,
  Unplannable,
  type SchemaField,
} from './schema-spec.ts';
import type {
  FieldArgs,
  FieldSpec,
  Links,
  OneSpec,
  OrderColumn,
  PageSpec,
  TableSpec,
} from './spec.ts';
import { Statement, type Origin } from './statement.ts';
import { formats, quote } from './value.ts';
import { nameOf, type Nodes } from './nodes.ts';
import { objectWriter, writeList, type Entry, type Row, type Run, type Write } from './write.ts';

/** What of a request a plan depends on. */
export interface Scope {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Only those that shape the plan matter: in directives and in arguments other than a page's. */
  readonly variables: Variables;
  readonly role: string;
  /**
   * Whether normal execution walks on in the tree: objects then carry their type's name as `$type`
   * and the columns of resolved fields as `$column`, and what goes wrong is left out: the field's
   * own resolver says it, by path.
   */
  readonly seam: boolean;
}

/**
 * Compiles selections to statements and writers of their rows.
 * @throws Unplannable when a selected field has no read declaration.
 */
export class Compiler {
  readonly statements: Statement[] = [];
  readonly bindings: Binding[] = [];

  constructor(readonly scope: Scope) {}

  /** The writer of a root field (or of a field that begins a planned tree). */
  root(field: SchemaField, nodes: Nodes): (run: Run) => string {
    const read = this.readable(field);
    if (read?.kind === 'page') {
      const statement = this.statement(tableOf(entryTypeOf(field)), { kind: 'root', page: read });
      this.bindings.push(bindingOf(statement, read, field, nodes));
      const write = compileConnection(this, statement, field, nodes);
      return (run) => write(run.all(statement), run, run.count(statement, null));
    }
    const { statement, write } = this.keyed(field, nodes);
    return (run) => {
      const [row] = run.all(statement);
      return row === undefined ? this.missing(field.type) : write(row, run);
    };
  }

  /** The writer of a keyed field for many keys at once: each row's text by the row's key. */
  many(field: SchemaField, nodes: Nodes): (run: Run) => ReadonlyMap<string, string> {
    const { statement, write } = this.keyed(field, nodes);
    const key = statement.select([`${statement.alias}.${statement.table.key ?? 'id'}`]);
    return (run) => new Map(run.all(statement).map((row) => [row[key] as string, write(row, run)]));
  }

  private keyed(field: SchemaField, nodes: Nodes): { statement: Statement; write: Write } {
    const read = this.readable(field);
    if (read?.kind !== 'key')
      throw new Unplannable(`${field.name} is not declared as a planned root`);
    const statement = this.statement(tableOf(field.type), { kind: 'key' });
    statement.wantsRows = true;
    this.bindings.push(bindingOf(statement, read, field, nodes));
    return { statement, write: this.object(field.type, nodes, statement, statement.alias) };
  }

  /** The selected fields of an operation's root. */
  rootFields(
    type: GraphQLObjectType,
    selection: FieldNode['selectionSet'],
  ): readonly (readonly [string, Nodes])[] {
    const { schema, fragments, variables } = this.scope;
    if (selection === undefined) return [];
    return [...collectFields(schema, fragments, variables, type, selection)];
  }

  /** The selected fields of an object, each with its nodes by response key. */
  subfields(type: GraphQLObjectType, nodes: Nodes): readonly (readonly [string, Nodes])[] {
    const { schema, fragments, variables } = this.scope;
    return [...collectSubfields(schema, fragments, variables, type, nodes)];
  }

  /** The writer of an object of this type, from a row under `alias`. */
  object(type: GraphQLOutputType, nodes: Nodes, statement: Statement, alias: string): Write {
    const named = getNamedType(type);
    if (!isAbstractType(named))
      return objectWriter(this.fields(named as GraphQLObjectType, nodes, statement, alias));
    return compileAbstract(this, named, nodes, statement, alias);
  }

  /** The entries of an object's selected fields; `shared` with the other types of an abstract one. */
  fields(
    type: GraphQLObjectType,
    nodes: Nodes,
    statement: Statement,
    alias: string,
    shared?: SharedEntries,
  ): Entry[] {
    return this.subfields(type, nodes).flatMap(([key, fieldNodes]) => {
      const prefix = `${JSON.stringify(key)}:`;
      const name = nameOf(fieldNodes);
      if (name === '__typename') return [{ prefix, write: () => `"${type.name}"` }];
      const field = fieldOf(type, name);
      const compile = (): readonly Entry[] =>
        this.entries(prefix, field, fieldNodes, statement, alias);
      return shared === undefined ? compile() : shared.of(key, field, fieldNodes, compile);
    });
  }

  private entries(
    prefix: string,
    field: SchemaField,
    nodes: Nodes,
    statement: Statement,
    alias: string,
  ): readonly Entry[] {
    const read = readOf(field);
    if (this.scope.seam && read?.kind === 'resolved')
      return this.needed(read.needs, statement, alias);
    return this.attempt(() => ({ prefix, write: this.field(field, nodes, statement, alias) }));
  }

  /** One entry, or none where it cannot be planned and normal execution will ask for it. */
  attempt<Entry>(compile: () => Entry): readonly Entry[] {
    try {
      return [compile()];
    } catch (error) {
      if (this.scope.seam && error instanceof Unplannable) return [];
      throw error;
    }
  }

  /** The columns a custom resolver asked for, under names no alias can take. */
  private needed(columns: readonly string[], statement: Statement, alias: string): Entry[] {
    return columns.map((column) => {
      const at = statement.select([`${alias}.${column}`]);
      return {
        prefix: `"$${column}":`,
        write: (row) => (row[at] == null ? 'null' : quote(row[at])),
      };
    });
  }

  private field(field: SchemaField, nodes: Nodes, statement: Statement, alias: string): Write {
    const read = this.readable(field);
    switch (read?.kind) {
      case 'column': {
        const column =
          typeof read.column === 'string' ? read.column : read.column(this.args(field, nodes));
        return this.scalar(field, statement.select([`${alias}.${column}`]), formats[read.format]);
      }
      case 'computed': {
        const expression = read.sql(alias, this.args(field, nodes), this.scope.role);
        return this.scalar(field, statement.select(expression), formats[read.format]);
      }
      case 'embedded': {
        const write = this.object(field.type, nodes, statement, alias);
        if (read.presentWhen === undefined) return write;
        const presence = statement.select([`${alias}.${read.presentWhen}`]);
        return (row, run) => (row[presence] == null ? this.missing(field.type) : write(row, run));
      }
      case 'json': {
        const project = compileJson(this, field.type, nodes);
        return this.scalar(field, statement.select([`${alias}.${read.column}`]), (text) =>
          project(JSON.parse(text)),
        );
      }
      case 'one':
        return this.one(field, read, nodes, statement, alias);
      case 'list': {
        const { child, keyOf } = this.children(
          tableOf(field.type),
          read.on,
          statement,
          alias,
          null,
          read.order,
        );
        child.wantsRows = true;
        const write = this.object(field.type, nodes, child, child.alias);
        return (row, run) => writeList(run.children(child, keyOf(row)), write, run);
      }
      case 'page': {
        const { child, keyOf } = this.children(
          tableOf(entryTypeOf(field)),
          read.on,
          statement,
          alias,
          read,
          [],
        );
        this.bindings.push(bindingOf(child, read, field, nodes));
        const write = compileConnection(this, child, field, nodes);
        return (row, run) => {
          if (run.isUnread(child)) return 'null';
          const key = keyOf(row);
          return write(run.children(child, key), run, run.count(child, key));
        };
      }
      case 'jsonKey':
      case 'key':
      case 'resolved':
      case undefined:
        throw new Unplannable(`${field.name} is not planned inside a row`);
    }
  }

  private one(
    field: SchemaField,
    { on }: OneSpec,
    nodes: Nodes,
    statement: Statement,
    alias: string,
  ): Write {
    const joined = statement.join(alias, tableOf(field.type), on);
    const write = this.object(field.type, nodes, statement, joined);
    if (this.tellsMissing(field, nodes)) return write;
    // A joined row is missing when its side of the join is null: the reference is null, or a policy hides it.
    const presence = statement.select([`${joined}.${Object.keys(on)[0] as string}`]);
    return (row, run) => (row[presence] == null ? this.missing(field.type) : write(row, run));
  }

  /**
   * Whether a missing row shows by itself: where neither the object nor one of its selected columns
   * may be null, a null ends the plan either way, and no column has to be read to tell.
   */
  private tellsMissing(field: SchemaField, nodes: Nodes): boolean {
    if (this.scope.seam || !isNonNullType(field.type)) return false;
    const named = getNamedType(field.type);
    const types = isAbstractType(named)
      ? this.scope.schema.getPossibleTypes(named)
      : [named as GraphQLObjectType];
    return types.every((type) =>
      this.subfields(type, nodes).some(([, fieldNodes]) => {
        const selected = type.getFields()[nameOf(fieldNodes)];
        return (
          selected !== undefined &&
          isNonNullType(selected.type) &&
          readOf(selected)?.kind === 'column'
        );
      }),
    );
  }

  /** The statement of the rows that belong to each row under `alias`, and how a row finds its own. */
  private children(
    table: TableSpec,
    on: Links,
    parent: Statement,
    parentAlias: string,
    page: PageSpec | null,
    order: readonly OrderColumn[],
  ): { child: Statement; keyOf: (row: Row) => string } {
    const child = this.statement(table, { kind: 'children', parent, parentAlias, on, page, order });
    const at = Object.values(on).map((column) => parent.select([`${parentAlias}.${column}`]));
    const [first = 0] = at;
    const keyOf =
      at.length === 1
        ? (row: Row) => row[first] as string
        : (row: Row) => at.map((i) => row[i]).join('\u0000');
    return { child, keyOf };
  }

  private statement(table: TableSpec, origin: Origin): Statement {
    const statement = new Statement(this.statements.length, table, origin, this.scope.role);
    this.statements.push(statement);
    return statement;
  }

  /** The arguments of a field whose values are part of the plan. @throws Unplannable if they do not fit. */
  args(field: SchemaField, nodes: Nodes): FieldArgs {
    try {
      return getArgumentValues(field, nodes[0] as FieldNode, this.scope.variables);
    } catch (error) {
      if (error instanceof GraphQLError) throw new Unplannable(error.message, { cause: error });
      throw error;
    }
  }

  /** The declaration of a field that this role may read. @throws Unplannable */
  readable(field: SchemaField): FieldSpec | undefined {
    if (!isReadable(field, this.scope.role))
      throw new Unplannable(`${field.name} is refused to this role`);
    return readOf(field);
  }

  private scalar(field: SchemaField, at: number, format: (value: string) => string): Write {
    const { type } = field;
    return (row) => {
      const value = row[at];
      return value == null ? this.missing(type) : format(value);
    };
  }

  /** Null where the schema allows it; elsewhere normal execution must say what went wrong, by path. */
  missing(type: GraphQLOutputType): 'null' {
    if (this.scope.seam || !isNonNullType(type)) return 'null';
    throw new Unplannable('null for a non-null field');
  }
}
