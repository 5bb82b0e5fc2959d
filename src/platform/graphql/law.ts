import { GraphQLError, Kind, parse, visit, type DocumentNode, type GraphQLSchema } from 'graphql';
import { getOperationAST } from 'graphql';
import { bi } from '../describe.ts';
import { Recent } from '../read/recent.ts';
import { OperationCost } from './cost.ts';
import { depthOf, fragmentsOf } from './depth.ts';

/**
 * The limits every operation obeys, over HTTP and WebSocket alike. `cost` counts the objects an
 * answer may hold at most (see cost.ts).
 */
export const operationLimits = {
  tokens: 2_000,
  depth: 11,
  /** Levels of objects and lists in variables: GraphQL coerces them by calling itself. */
  variableDepth: 64,
  aliases: 15,
  directives: 10,
  /** Validation compares fragments by pairs, calling itself along circles: 150 exhausted the stack. */
  fragments: 50,
  fields: 600,
  cost: 20_000,
} as const;

/** The most a request or a socket's message may weigh. */
export const mostRequestBytes = 256 * 1024;

/** An operation as it was sent; nothing of it is trusted yet. */
export interface AskedOperation {
  readonly query?: unknown;
  readonly operationName?: unknown;
  readonly variables?: unknown;
  readonly extensions?: unknown;
  readonly documentId?: unknown;
}

interface Examined {
  /** What forbids the document whoever asks; null for one within the limits (or one that is no GraphQL). */
  readonly refusal: GraphQLError | null;
  readonly introspects: boolean;
  readonly document: DocumentNode | null;
  /** By operation name; a plan-like cache, because the same document comes again and again. */
  readonly costs: Map<string | null, OperationCost>;
}

const rememberedDocuments = 1_000;
/** Longer texts are examined each time: a caller must not fill the memory with documents. */
const mostRememberedCharacters = 16_000;

/**
 * The law of operations. It runs before GraphQL's own validation, some of whose rules take time that
 * grows with the square of a document; every walk here takes each fragment once.
 */
export class Law {
  private readonly examined = new Recent<Examined>(rememberedDocuments);

  constructor(private readonly schema: GraphQLSchema) {}

  /** The parsed document, null where the text is no GraphQL (whoever runs it says what is wrong). */
  documentOf(query: string): DocumentNode | null {
    return this.examine(query).document;
  }

  /** What forbids an operation, or null. What is no GraphQL is left to validation. */
  refusalOf(
    { query, operationName, variables }: AskedOperation,
    caller: { readonly mayIntrospect: boolean },
  ): GraphQLError | null {
    if (nestsDeeper(variables, operationLimits.variableDepth)) {
      return refused(
        `Variables may nest ${operationLimits.variableDepth} levels.`,
        `变量最多嵌套${operationLimits.variableDepth}层。`,
      );
    }
    if (typeof query !== 'string') return null;
    const { refusal, introspects, document, costs } = this.examine(query);
    if (refusal !== null) return refusal;
    if (introspects && !caller.mayIntrospect) return introspectionRefused();
    if (document === null) return null;
    const name = typeof operationName === 'string' ? operationName : null;
    let cost = costs.get(name);
    if (cost === undefined) {
      const operation = getOperationAST(document, name);
      if (operation == null) return null;
      costs.set(name, (cost = new OperationCost(this.schema, fragmentsOf(document), operation)));
    }
    const objects = cost.of(isRecord(variables) ? variables : {});
    return objects > operationLimits.cost ? tooCostly(objects) : null;
  }

  private examine(query: string): Examined {
    return query.length > mostRememberedCharacters
      ? examine(query)
      : this.examined.get(query, () => examine(query));
  }
}

/** Whether a value nests deeper than `most` levels; goes level by level, so that no depth can exhaust the stack. */
function nestsDeeper(value: unknown, most: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; ; depth++) {
    const next: unknown[] = [];
    for (const one of level)
      if (typeof one === 'object' && one !== null)
        for (const inner of Object.values(one))
          if (typeof inner === 'object' && inner !== null) next.push(inner);
    if (next.length === 0) return false;
    if (depth >= most) return true;
    level = next;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function examine(query: string): Examined {
  let document: DocumentNode;
  try {
    document = parse(query, { maxTokens: operationLimits.tokens });
  } catch (error) {
    const refusal = /\d+ tokens\. Parsing aborted/.test((error as Error).message)
      ? refused(
          `An operation may hold ${operationLimits.tokens} tokens. Ask in several steps.`,
          `一次操作最多${operationLimits.tokens}个词法单元，请分步查询。`,
        )
      : null;
    return { refusal, introspects: false, document: null, costs: new Map() };
  }
  const { refusal, introspects } = count(document);
  return { refusal, introspects, document, costs: new Map() };
}

function count(document: DocumentNode): { refusal: GraphQLError | null; introspects: boolean } {
  const held = { fields: 0, aliases: 0, directives: 0, fragments: 0 };
  let introspects = false;
  visit(document, {
    Field({ name, alias }) {
      held.fields += 1;
      if (alias !== undefined) held.aliases += 1;
      if (name.value === '__schema' || name.value === '__type') introspects = true;
    },
    Directive: () => void (held.directives += 1),
    FragmentDefinition: () => void (held.fragments += 1),
  });
  const words = {
    fields: ['fields', '个字段'],
    aliases: ['aliases', '个别名'],
    directives: ['directives', '个指令'],
    fragments: ['fragments', '个片段'],
  } as const;
  for (const what of ['fields', 'aliases', 'directives', 'fragments'] as const) {
    const most = operationLimits[what];
    if (held[what] > most) {
      const [en, zh] = words[what];
      const refusal = refused(
        `A document may hold ${most} ${en}.`,
        `一份文档最多使用${most}${zh}。`,
      );
      return { refusal, introspects };
    }
  }
  const fragments = fragmentsOf(document);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const depth = depthOf(definition.selectionSet, fragments);
    if (depth > operationLimits.depth) {
      const refusal = refused(
        `This operation nests ${depth} levels; at most ${operationLimits.depth} are taken. Ask in two steps.`,
        `该操作嵌套了${depth}层，最多${operationLimits.depth}层，请分两次查询。`,
      );
      return { refusal, introspects };
    }
  }
  return { refusal: null, introspects };
}

function tooCostly(objects: number): GraphQLError {
  const most = operationLimits.cost;
  return refused(
    `This operation may bring ${objects} objects; at most ${most} are taken. Ask for smaller pages (first) or fewer nested lists.`,
    `该操作最多可能返回${objects}个对象，上限为${most}；请减小每页数量（first）或减少嵌套列表。`,
  );
}

function introspectionRefused(): GraphQLError {
  return new GraphQLError(
    bi(
      'Introspection is open to API keys; the schema is published as schema/graph.graphql.',
      '内省查询仅对 API 密钥开放；结构已公布在 schema/graph.graphql。',
    ),
    { extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } } },
  );
}

function refused(en: string, zh: string): GraphQLError {
  return new GraphQLError(bi(en, zh), {
    extensions: { code: 'TOO_COSTLY', http: { status: 400 } },
  });
}
