import {
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Path } from 'graphql/jsutils/Path.js';
import { headOf, headStatement } from '../events/head.ts';
import type { Answers } from './answers.ts';
import type { Variables } from './binding.ts';
import { bindPlan, keyOf, written, type BoundPlan } from './bound-plan.ts';
import { Compiler } from './compile.ts';
import { nameOf } from './nodes.ts';
import { Operation } from './operation.ts';
import { PageArgumentError } from './page-arguments.ts';
import { bindAll, planOf, textsFor, type Plan } from './plan.ts';
import { fieldOf, Unplannable } from './schema-spec.ts';
import { viewerFacts, viewerParam, type ViewerValues } from './sql.ts';
import { StatementNames } from './statement-names.ts';
import { Together } from './together.ts';
import type { Row, Run } from './write.ts';

/** Who reads: the district wall, the policy scope and the facts policies may use. */
export interface Reader {
  readonly district: string;
  readonly role: string;
  readonly values: ViewerValues;
}

/** One statement ready to send. */
export interface Ready {
  /** Empty for one that should not be kept prepared. */
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Sends statements in one transaction of the district; rows come as text. */
export type Send = (
  district: string,
  statements: readonly Ready[],
) => Promise<readonly (readonly Row[])[]>;

/**
 * Compiles GraphQL operations into a few flat SQL statements and their rows into JSON text.
 * See docs/planner.md for a worked example.
 */
export class Planner {
  /** By definition, as Apollo keeps parsed documents: a document asked again finds its plans. */
  private readonly operations = new WeakMap<OperationDefinitionNode, Operation>();
  private readonly names = new StatementNames();
  private readonly together: Together;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly send: Send,
    /** Answers to give again while nothing has changed; null where each is read anew. */
    private readonly answers: Answers | null = null,
  ) {
    this.together = new Together(send);
  }

  /**
   * The whole operation as JSON text (`{"data":…}` without errors), or null where normal execution
   * must run: a mutation or subscription, a field without declaration, or arguments or data that
   * lead to errors by path.
   */
  async execute(
    document: DocumentNode,
    definition: OperationDefinitionNode,
    variables: Variables,
    reader: Reader,
  ): Promise<string | null> {
    if (definition.operation !== OperationTypeNode.QUERY) return null;
    const operation = this.operation(document, definition);
    const plan = operation.plan(`${reader.role}|`, variables, () => {
      const compiler = this.compiler(operation, variables, reader, false);
      return planOf(compiler, compileQuery(compiler, definition));
    });
    const text = await attempt(plan, (found) => this.answer(found, variables, reader));
    return text === null ? null : `{"data":${text}}`;
  }

  /**
   * One field inside normal execution: a planned root, or a field of a payload found by key. Gives
   * the tree that the fields below resolve from, by response key. Fields asked for in one tick are
   * read in one round trip and see one snapshot.
   * @throws PageArgumentError when the field's own arguments ask for nothing that can be given.
   */
  async field(source: unknown, info: GraphQLResolveInfo, reader: Reader): Promise<unknown> {
    const { operation: definition, fragments, variableValues: variables, parentType } = info;
    const document: DocumentNode = {
      kind: Kind.DOCUMENT,
      definitions: [definition, ...Object.values(fragments)],
    };
    const operation = this.operation(document, definition);
    const position = `${reader.role}|${parentType.name}:${pathOf(info.path)}`;
    const plan = operation.plan(position, variables, () => {
      const compiler = this.compiler(operation, variables, reader, true);
      return planOf(compiler, compiler.root(fieldOf(parentType, info.fieldName), info.fieldNodes));
    });
    if (plan === null)
      throw new Unplannable(`${parentType.name}.${info.fieldName} cannot be planned`);
    const bound = bindPlan(plan, variables, reader, source);
    return JSON.parse(await this.run(plan, bound, reader, this.together.send)) as unknown;
  }

  /**
   * What a subscription sends for many rows at once, as JSON text (`{"data":…}`) by the row's key:
   * one round trip however many there are. `source` is what the field's key is made of, its values
   * arrays; rows the viewer may not see are missing. Null where normal execution must run.
   */
  async payloads(
    document: DocumentNode,
    definition: OperationDefinitionNode,
    variables: Variables,
    reader: Reader,
    source: unknown,
  ): Promise<ReadonlyMap<string, string> | null> {
    return attempt(this.subscription(document, definition, variables, reader), (plan) =>
      this.run(plan, bindPlan(plan, variables, reader, source), reader, this.send),
    );
  }

  /**
   * What of the reader a subscription's payload depends on: readers of equal scope are sent equal
   * text, so it is read once for all of them. Names the facts of the viewer that the plan's policies
   * use, or all of them where normal execution must run.
   */
  scope(
    document: DocumentNode,
    definition: OperationDefinitionNode,
    variables: Variables,
    reader: Reader,
    source: unknown,
  ): string {
    const plan = this.subscription(document, definition, variables, reader);
    const facts = plan === null ? viewerFacts : factsOf(plan, variables, source);
    return JSON.stringify([
      reader.district,
      reader.role,
      ...facts.map((fact) => [fact, reader.values[fact]]),
    ]);
  }

  private subscription(
    document: DocumentNode,
    definition: OperationDefinitionNode,
    variables: Variables,
    reader: Reader,
  ): Plan<ReadonlyMap<string, string>> | null {
    const operation = this.operation(document, definition);
    return operation.plan(`${reader.role}|many`, variables, () => {
      const compiler = this.compiler(operation, variables, reader, false);
      return planOf(compiler, compileSubscription(compiler, definition));
    });
  }

  private operation(document: DocumentNode, definition: OperationDefinitionNode): Operation {
    let operation = this.operations.get(definition);
    if (operation === undefined)
      this.operations.set(definition, (operation = new Operation(document)));
    return operation;
  }

  private compiler(
    { fragments }: Operation,
    variables: Variables,
    { role }: Reader,
    seam: boolean,
  ): Compiler {
    return new Compiler({ schema: this.schema, fragments, variables, role, seam });
  }

  /** An answer that was read at the district's present head, or one read now. */
  private async answer(plan: Plan, variables: Variables, reader: Reader): Promise<string> {
    const bound = bindPlan(plan, variables, reader, undefined);
    const { texts } = bound;
    const { answers, send } = this;
    if (answers === null || !texts.mayBeGivenAgain || texts.statements.length === 0)
      return this.run(plan, bound, reader, send);
    const { district } = reader;
    return answers.give(district, keyOf(bound), {
      plain: () => this.run(plan, bound, reader, send),
      headed: async () => {
        const [head, ...results] = await send(district, [
          headStatement(district),
          ...this.readyOf(bound),
        ]);
        return { text: written(plan, bound, results), head: headOf(head) };
      },
    });
  }

  private readyOf({ texts, values }: BoundPlan): readonly Ready[] {
    return texts.statements.map(({ sql: { text } }, i) => ({
      name: this.names.of(text),
      text,
      values: values[i] as readonly unknown[],
    }));
  }

  private async run<Written>(
    plan: Plan<Written>,
    bound: BoundPlan,
    reader: Reader,
    send: Send,
  ): Promise<Written> {
    const ready = this.readyOf(bound);
    return written(plan, bound, ready.length === 0 ? [] : await send(reader.district, ready));
  }
}

/** Null where normal execution must run. */
async function attempt<Written, Result>(
  plan: Plan<Written> | null,
  run: (plan: Plan<Written>) => Promise<Result>,
): Promise<Result | null> {
  if (plan === null) return null;
  try {
    return await run(plan);
  } catch (error) {
    if (error instanceof Unplannable || error instanceof PageArgumentError) return null;
    throw error;
  }
}

function compileQuery(
  compiler: Compiler,
  { selectionSet }: OperationDefinitionNode,
): (run: Run) => string {
  const query = compiler.scope.schema.getQueryType() as GraphQLObjectType;
  const writers = compiler.rootFields(query, selectionSet).map(([key, nodes]) => {
    const prefix = `${JSON.stringify(key)}:`;
    if (nameOf(nodes) === '__typename') return () => `${prefix}"${query.name}"`;
    const write = compiler.root(fieldOf(query, nameOf(nodes)), nodes);
    return (run: Run) => prefix + write(run);
  });
  return (run) => `{${writers.map((write) => write(run)).join(',')}}`;
}

function compileSubscription(
  compiler: Compiler,
  { selectionSet }: OperationDefinitionNode,
): (run: Run) => ReadonlyMap<string, string> {
  const root = compiler.scope.schema.getSubscriptionType() as GraphQLObjectType;
  const [selected] = compiler.rootFields(root, selectionSet);
  if (selected === undefined) throw new Unplannable('the one field is skipped');
  const [key, nodes] = selected;
  const write = compiler.many(fieldOf(root, nameOf(nodes)), nodes);
  const prefix = `{"data":{${JSON.stringify(key)}:`;
  return (run) => new Map([...write(run)].map(([row, text]) => [row, `${prefix}${text}}}`]));
}

/** The viewer's facts that stand in the plan's statements. */
function factsOf(
  plan: Plan<unknown>,
  variables: Variables,
  source: unknown,
): readonly (keyof ViewerValues)[] {
  try {
    const params = new Set(
      textsFor(plan, bindAll(plan, variables, source)).statements.flatMap(({ sql }) => sql.params),
    );
    return viewerFacts.filter((fact) => params.has(viewerParam(fact)));
  } catch (error) {
    if (error instanceof PageArgumentError || error instanceof Unplannable) return viewerFacts;
    throw error;
  }
}

/** A field's place in the answer, without list positions. */
function pathOf(path: Path | undefined): string {
  let text = '';
  for (let at = path; at !== undefined; at = at.prev)
    if (typeof at.key === 'string') text = `${at.key}.${text}`;
  return text;
}
