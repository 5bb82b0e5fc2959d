import {
  Kind,
  OperationTypeNode,
  visit,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Path } from 'graphql/jsutils/Path.js';
import { collectFields } from 'graphql/execution/collectFields.js';
import { pageLimits } from './declare.ts';
import { Recent } from './recent.ts';
import { readOf, SelectionCompiler, Unplannable, type Binding, type Variables } from './selection.ts';
import { viewerParam, type Bind, type Rendered, type ViewerValues } from './sql.ts';
import type { KeySpec } from './spec.ts';
import { bindKey, bindPage, PageArgumentError, type BoundPage, type Bounds, type PageArguments, type Statement } from './statement.ts';
import { Run, type Row } from './write.ts';

/** Who reads: the district wall, the policy scope and the facts policies may use. */
export interface Reader {
  readonly district: string;
  readonly role: string;
  readonly values: ViewerValues;
}

/** One statement ready to send. */
export interface Ready {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Sends statements in one transaction of the district; rows come as text. */
export type Send = (district: string, statements: readonly Ready[]) => Promise<readonly (readonly Row[])[]>;

const mostPrepared = 1000;
const viewerFacts: readonly (keyof ViewerValues)[] = ['id', 'town', 'party', 'chain'];

interface Plan<Written = string> {
  readonly statements: readonly Statement[];
  readonly bindings: readonly Binding[];
  readonly write: (run: Run) => Written;
  readonly seam: boolean;
  /** Statement texts by the bound arguments' SQL. */
  readonly texts: Recent<Prepared>;
}

type Prepared = readonly { readonly statement: Statement; readonly counts: boolean; readonly sql: Rendered; readonly name: string }[];

/**
 * Compiles GraphQL operations into a few flat statements and their rows into JSON text.
 *
 * Two caches: plans by document, operation, role and shaping variables (those in directives and in
 * arguments other than a page's, so enum and boolean values: few); statement texts by the SQL of the
 * bound pages and keys (filters hold `?` for values, so their shapes, not their values).
 */
export class Planner {
  private readonly operations = new WeakMap<OperationDefinitionNode, Operation>();
  private readonly names = new Map<string, string>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly send: Send,
  ) {}

  /**
   * The whole operation as JSON text (`{"data":…}` without errors), or null where normal execution
   * must run: a mutation or subscription, a field without declaration, or arguments or data that
   * lead to errors by path.
   */
  async execute(document: DocumentNode, definition: OperationDefinitionNode, variables: Variables, reader: Reader): Promise<string | null> {
    if (definition.operation !== OperationTypeNode.QUERY) return null;
    const operation = this.operation(document, definition);
    const plan = operation.plan(`${reader.role}|`, variables, () => this.compile(operation, definition, variables, reader));
    if (plan === null) return null;
    try {
      const text = await this.run(plan, variables, reader, undefined);
      return `{"data":${text}}`;
    } catch (error) {
      if (error instanceof Unplannable || error instanceof PageArgumentError) return null;
      throw error;
    }
  }

  /**
   * One field inside normal execution: a planned root, or a field of a payload found by key. Gives
   * the tree that the fields below resolve from, by response key.
   * @throws PageArgumentError when the field's own arguments ask for nothing that can be given.
   */
  async field(source: unknown, info: GraphQLResolveInfo, reader: Reader): Promise<unknown> {
    const operation = this.operation({ kind: Kind.DOCUMENT, definitions: [info.operation, ...Object.values(info.fragments)] }, info.operation);
    const field = info.parentType.getFields()[info.fieldName] as GraphQLField<unknown, unknown>;
    const nodes = info.fieldNodes;
    const position = `${reader.role}|${info.parentType.name}:${pathOf(info.path)}`;
    const plan = operation.plan(position, info.variableValues, () => {
      const compiler = new SelectionCompiler(this.schema, info.fragments, info.variableValues, reader.role, true);
      const write = compiler.root(field, nodes);
      return this.planned(compiler, write);
    });
    if (plan === null) throw new Unplannable(`${info.parentType.name}.${info.fieldName} cannot be planned`);
    return JSON.parse(await this.run(plan, info.variableValues, reader, source)) as unknown;
  }

  /**
   * What a subscription sends for many rows at once, as JSON text (`{"data":…}`) by the row's key:
   * one round trip however many there are. `source` is what the field's key is made of, its values
   * arrays; rows the viewer may not see are missing. Null where normal execution must run.
   */
  async payloads(document: DocumentNode, definition: OperationDefinitionNode, variables: Variables, reader: Reader, source: unknown): Promise<ReadonlyMap<string, string> | null> {
    const plan = this.subscription(document, definition, variables, reader);
    if (plan === null) return null;
    try {
      return await this.run(plan, variables, reader, source);
    } catch (error) {
      if (error instanceof Unplannable || error instanceof PageArgumentError) return null;
      throw error;
    }
  }

  /**
   * What of the reader a subscription's payload depends on: readers of equal scope are sent equal
   * text, so it is read once for all of them. Names the facts of the viewer that the plan's policies
   * use, or all of them where normal execution must run.
   */
  scope(document: DocumentNode, definition: OperationDefinitionNode, variables: Variables, reader: Reader, source: unknown): string {
    const plan = this.subscription(document, definition, variables, reader);
    const facts = plan === null ? viewerFacts : this.factsOf(plan, variables, source);
    return JSON.stringify([reader.district, reader.role, ...facts.map((fact) => [fact, reader.values[fact]])]);
  }

  private factsOf(plan: Plan<unknown>, variables: Variables, source: unknown): readonly (keyof ViewerValues)[] {
    try {
      const params = new Set(this.prepare(plan.statements, bindAll(plan, variables, source)).flatMap(({ sql }) => sql.params));
      return viewerFacts.filter((fact) => params.has(viewerParam(fact)));
    } catch (error) {
      if (error instanceof PageArgumentError) return viewerFacts;
      throw error;
    }
  }

  private subscription(document: DocumentNode, definition: OperationDefinitionNode, variables: Variables, reader: Reader): Plan<ReadonlyMap<string, string>> | null {
    const operation = this.operation(document, definition);
    return operation.plan(`${reader.role}|many`, variables, () => {
      const root = this.schema.getSubscriptionType();
      if (root == null) throw new Unplannable('no subscription type');
      const compiler = new SelectionCompiler(this.schema, operation.fragments, variables, reader.role, false);
      const fields = collectFields(this.schema, operation.fragments, variables as Record<string, unknown>, root, definition.selectionSet);
      const [[key, nodes]] = [...fields] as [[string, readonly FieldNode[]]];
      const field = root.getFields()[(nodes[0] as FieldNode).name.value];
      if (field === undefined) throw new Unplannable('a subscription selects one field of its type');
      const write = compiler.many(field, nodes);
      const prefix = `{"data":{${JSON.stringify(key)}:`;
      return this.planned(compiler, (run) => new Map([...write(run)].map(([row, text]) => [row, `${prefix}${text}}}`])));
    });
  }

  private operation(document: DocumentNode, definition: OperationDefinitionNode): Operation {
    let operation = this.operations.get(definition);
    if (operation === undefined) {
      operation = new Operation(document);
      this.operations.set(definition, operation);
    }
    return operation;
  }

  private compile(operation: Operation, definition: OperationDefinitionNode, variables: Variables, reader: Reader): Plan {
    const compiler = new SelectionCompiler(this.schema, operation.fragments, variables, reader.role, false);
    const query = this.schema.getQueryType();
    if (query == null) throw new Unplannable('no query type');
    const fields = collectFields(this.schema, operation.fragments, variables as Record<string, unknown>, query, definition.selectionSet);
    const writers = [...fields].map(([key, nodes]) => {
      const prefix = `${JSON.stringify(key)}:`;
      const name = (nodes[0] as FieldNode).name.value;
      if (name === '__typename') return () => `${prefix}"${query.name}"`;
      const field = query.getFields()[name];
      if (field === undefined || readOf(field) === undefined) throw new Unplannable(`${name} is not declared`);
      const write = compiler.root(field, nodes);
      return (run: Run) => prefix + write(run);
    });
    return this.planned(compiler, (run) => `{${writers.map((write) => write(run)).join(',')}}`);
  }

  private planned<Written>(compiler: SelectionCompiler, write: (run: Run) => Written): Plan<Written> {
    return { statements: compiler.statements, bindings: compiler.bindings, write, seam: compiler.seam, texts: new Recent(100) };
  }

  private async run<Written>(plan: Plan<Written>, variables: Variables, reader: Reader, source: unknown): Promise<Written> {
    const bounds = bindAll(plan, variables, source);
    const prepared = plan.texts.get(keyOf(bounds), () => this.prepare(plan.statements, bounds));
    const bind: Bind = {
      district: reader.district,
      viewer: reader.values,
      values: bounds.map((bound) => bound?.values ?? []),
    };
    const results = await this.send(
      reader.district,
      prepared.map(({ sql, name }) => ({ name, text: sql.text, values: sql.params.map((param) => param.read(bind)) })),
    );
    const rows = new Map<Statement, readonly Row[]>();
    const counts = new Map<Statement, readonly Row[]>();
    prepared.forEach(({ statement, counts: counted }, i) => (counted ? counts : rows).set(statement, results[i] as readonly Row[]));
    return plan.write(new Run(bounds, rows, counts));
  }

  private prepare(statements: readonly Statement[], bounds: Bounds): Prepared {
    return statements.filter((statement) => !statement.isUnread(bounds)).flatMap((statement) => [
      ...(statement.wantsRows || statement.children.length > 0 || !statement.wantsCount
        ? [{ statement, counts: false, ...this.named(statement.rowsSql(bounds)) }]
        : []),
      ...(statement.wantsCount ? [{ statement, counts: true, ...this.named(statement.countSql(bounds)) }] : []),
    ]);
  }

  /**
   * Prepared statements are named by number: the same text has the same name on every connection.
   * Beyond the most that a connection should keep, statements go unnamed and are parsed each time,
   * so that nobody can fill the server's memory with made-up filters.
   */
  private named(sql: Rendered): { sql: Rendered; name: string } {
    let name = this.names.get(sql.text);
    if (name === undefined) {
      if (this.names.size >= mostPrepared) return { sql, name: '' };
      name = `read_${this.names.size}`;
      this.names.set(sql.text, name);
    }
    return { sql, name };
  }
}

/** A field's place in the answer, without list positions. */
function pathOf(path: Path | undefined): string {
  let text = '';
  for (let at = path; at !== undefined; at = at.prev) if (typeof at.key === 'string') text = `${at.key}.${text}`;
  return text;
}

/** What is known of one operation of a document: its fragments, shaping variables and plans. */
class Operation {
  readonly fragments: Record<string, FragmentDefinitionNode> = {};
  private readonly shaping: readonly string[];
  private readonly plans = new Recent<Plan<unknown> | null>(50);

  constructor(document: DocumentNode) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments[definition.name.value] = definition;
    }
    this.shaping = shapingVariables(document);
  }

  plan<Written>(position: string, variables: Variables, compile: () => Plan<Written>): Plan<Written> | null {
    const shape = this.shaping.map((name) => JSON.stringify(variables[name])).join(',');
    const plan = this.plans.get(`${position}|${shape}`, () => {
      try {
        return compile();
      } catch (error) {
        if (error instanceof Unplannable) { console.log(error.message); return null; }
        throw error;
      }
    });
    // A position is always compiled by the same method, so what is written is what was asked for.
    return plan as Plan<Written> | null;
  }
}

const pageArguments = new Set(['first', 'after', 'last', 'before', 'filter', 'orderBy']);

/** Variables whose values change which columns are read: in directives and in non-page arguments. */
function shapingVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  const collect = (node: Parameters<typeof visit>[0]): void => {
    visit(node, { Variable: ({ name }) => void names.add(name.value) });
  };
  visit(document, {
    Directive: (node) => {
      collect(node);
    },
    Field: (node) => {
      for (const argument of node.arguments ?? []) {
        if (!pageArguments.has(argument.name.value) && node.selectionSet === undefined) collect(argument);
      }
    },
  });
  return [...names];
}

/**
 * Binds every page and key. Wrong arguments of a page below the root leave that page unread where
 * normal execution walks on (`seam`): its resolver says what is wrong, at its path.
 * @throws PageArgumentError
 */
function bindAll({ bindings, seam }: Plan<unknown>, variables: Variables, source: unknown): Bounds {
  const bounds: (BoundPage | null | undefined)[] = [];
  for (const { statement, spec, args } of bindings) {
    const given = args(variables);
    try {
      bounds[statement.index] =
        spec.kind === 'key'
          ? bindKey((spec.values as (source: unknown, args: unknown) => ReturnType<KeySpec['values']>)(source, given), statement.alias)
          : bindPage(spec, given as PageArguments, statement.alias, pageLimits);
    } catch (error) {
      if (!(seam && error instanceof PageArgumentError && statement.origin.kind === 'children')) throw error;
      bounds[statement.index] = null;
    }
  }
  return bounds;
}

/** The bound arguments' SQL: equal keys mean equal statement texts. */
function keyOf(bounds: Bounds): string {
  let key = '';
  for (const bound of bounds) {
    if (bound === undefined) continue;
    if (bound === null) key += 'unread;';
    else key += `${bound.filter}|${bound.cursor ?? ''}|${bound.orderName}|${bound.limit}${bound.backward ? '<' : '>'};`;
  }
  return key;
}
