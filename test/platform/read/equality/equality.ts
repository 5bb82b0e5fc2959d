import 'reflect-metadata';
import {
  execute,
  isAbstractType,
  isObjectType,
  type GraphQLError,
  parse,
  printSchema,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type OperationDefinitionNode,
} from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import { SeededRandom } from '../../../../seeds/random.ts';
import { Planner, type Reader } from '../../../../src/platform/read/planner.ts';
import type { ReadContext } from '../../../../src/platform/read/derive.ts';
import { createSchema } from '../../../../src/schema.ts';
import { testDatabase } from '../../../support/database.ts';
import { OperationDraft, type RandomOperation } from './operation.ts';
import type { Asker } from './oracle.ts';
import { isKnown, isKnownType, oracleSchema } from './oracle-graph.ts';
import { installPolicies } from './policies.ts';
import { Values } from './values.ts';
import { createWorld, districts, type Tables, type World } from './world.ts';

const roles = ['DISTRICT_ADMIN', 'TOWN', 'PARTY', 'READER'];

/** What one operation came to, three ways. */
export interface Answers {
  readonly planned: string;
  readonly normal: string;
  readonly oracle: string;
}

/** How many operations were asked, how many the planner answered whole, how many held errors. */
export interface Tally {
  asked: number;
  planned: number;
  withErrors: number;
}

export interface DrawnOperation extends RandomOperation {
  readonly document: DocumentNode;
  readonly reader: Reader;
}

/** The three ways to answer, over one made-up world. */
export class Equality {
  private readonly selected = new Set<string>();

  private constructor(
    private readonly world: World,
    private readonly planner: Planner,
    private readonly schema: ReturnType<typeof createSchema>,
    private readonly oracle: ReturnType<typeof createSchema>,
    readonly close: () => Promise<void>,
  ) {}

  static async open(seed: number): Promise<Equality> {
    const kit = await testDatabase();
    const world = await createWorld(kit.ownerUrl, seed);
    const schema = createSchema();
    const oracle = oracleSchema(printSchema(schema));
    installPolicies(schema);
    return new Equality(world, new Planner(schema, kit.database.reads.send), schema, oracle, () =>
      kit.close(),
    );
  }

  /** The operation of a seed. Rules of merging throw some drafts out; the next is drawn. */
  draw(seed: number): DrawnOperation {
    const random = new SeededRandom(seed);
    const values = new Values(random, this.world);
    const district = random.chance(70) ? districts[0] : districts[1];
    const tables = this.world.get(district) as Tables;
    const role = random.pick(roles);
    const reader: Reader = {
      district,
      role,
      values: {
        id: null,
        chain: null,
        town: role === 'TOWN' ? (random.pick(tables.get('town') ?? [])['id'] as string) : null,
        party:
          role === 'PARTY'
            ? (random.pick((tables.get('party') ?? []).slice(0, 9))['id'] as string)
            : null,
      },
    };
    for (;;) {
      const drawn = new OperationDraft(this.schema, random, values, tables).draw();
      const document = parse(drawn.text);
      if (validate(this.schema, document).length > 0) continue;
      this.note(document);
      return { ...drawn, document, reader };
    }
  }

  /** Declared fields that were never selected since the world was opened. */
  neverAsked(): string[] {
    return this.declared()
      .filter((field) => isKnown(...field))
      .map((field) => field.join('.'))
      .filter((name) => !this.selected.has(name));
  }

  /** Declared fields missing among the oracle's, of the types it answers for. */
  unknownToOracle(): string[] {
    return this.declared()
      .filter(([type, field]) => type !== 'Query' && isKnownType(type) && !isKnown(type, field))
      .map((field) => field.join('.'));
  }

  private declared(): [type: string, field: string][] {
    return Object.values(this.schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) && type !== this.schema.getSubscriptionType()
        ? Object.values(type.getFields())
            .filter(({ extensions }) => 'read' in extensions)
            .map((field): [string, string] => [type.name, field.name])
        : [],
    );
  }

  private note(document: DocumentNode): void {
    const info = new TypeInfo(this.schema);
    visit(
      document,
      visitWithTypeInfo(info, {
        Field: ({ name }) => {
          const parent = info.getParentType();
          const types = isAbstractType(parent) ? this.schema.getPossibleTypes(parent) : [parent];
          for (const type of types) this.selected.add(`${type?.name}.${name.value}`);
        },
      }),
    );
  }

  async ask({ document, variables, reader }: DrawnOperation, tally: Tally): Promise<Answers> {
    const context: ReadContext = { reader: () => reader, planner: this.planner };
    const args = { document, variableValues: variables };
    const normal = textOf(await execute({ schema: this.schema, contextValue: context, ...args }));
    const text = await this.plan(document, variables, reader);
    const { town, party } = reader.values;
    const asker: Asker = {
      tables: this.world.get(reader.district) as Tables,
      role: reader.role,
      town,
      party,
    };
    const oracle = textOf(
      await execute({ schema: this.oracle, rootValue: {}, contextValue: asker, ...args }),
    );
    tally.asked++;
    if (text !== null) tally.planned++;
    if (oracle.includes('"errors"')) tally.withErrors++;
    const seen = settled(normal, oracle);
    return { planned: text === null ? seen : textOf(JSON.parse(text)), normal: seen, oracle };
  }

  private async plan(
    document: DocumentNode,
    variables: Record<string, unknown>,
    reader: Reader,
  ): Promise<string | null> {
    const definition = document.definitions[0] as OperationDefinitionNode;
    const { coerced } = getVariableValues(
      this.schema,
      definition.variableDefinitions ?? [],
      variables,
      { maxErrors: 1 },
    );
    return coerced === undefined
      ? null
      : this.planner.execute(document, definition, coerced, reader);
  }
}

/** Data as it stands, key order included; errors by message, path and code, in the order of their paths. */
function textOf(result: unknown): string {
  const { data, errors = [] } = result as { data?: unknown; errors?: readonly GraphQLError[] };
  const said = errors.map(({ message, path, extensions }) =>
    JSON.stringify({ message, path, code: extensions['code'] }),
  );
  return JSON.stringify({ data, ...(said.length === 0 ? {} : { errors: said.sort() }) }, null, 1);
}

/**
 * Where an error empties the whole answer, GraphQL does not say which errors of other root fields
 * still come along: that depends on who is quicker. Then those that came must be among the oracle's.
 */
function settled(answer: string, oracle: string): string {
  const read = (text: string) => JSON.parse(text) as { data?: unknown; errors?: string[] };
  const [given, full] = [read(answer), read(oracle)];
  if (given.data !== null || full.data !== null || given.errors === undefined) return answer;
  return given.errors.every((error) => full.errors?.includes(error)) ? oracle : answer;
}
