import {
  getNamedType,
  isAbstractType,
  isLeafType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/*
 * Documents that ask for every field of every type, built from the schema: what is added later is asked
 * for, too. Each type is reached by the shortest way, first from what is asked for by id.
 */

/** Values for required arguments, as they stand in a document: by field and argument, several to ask for each. */
export type Given = (field: string, argument: string, type: string) => readonly string[];

interface Stop {
  readonly type: GraphQLObjectType;
  /** Fields with their arguments, and conditions on a type, from the root. */
  readonly path: readonly string[];
}

const edgesAtOnce = 8;
const most = { atRoot: 50, below: 3 };

/** Every field of every object type that queries reach, in as few documents as stay within the law. */
export function everyField(schema: GraphQLSchema, given: Given): string[] {
  const root = schema.getQueryType() as GraphQLObjectType;
  const documents: string[] = [];
  const known = new Set<string>([root.name]);
  const stops: Stop[] = [];

  const reach = (type: GraphQLNamedOutputType, path: readonly string[]): void => {
    if (isAbstractType(type)) {
      for (const one of schema.getPossibleTypes(type)) reach(one, [...path, `... on ${one.name}`]);
    } else if (isObjectType(type) && !known.has(type.name)) {
      known.add(type.name);
      stops.push({ type, path });
    }
  };

  const roots = Object.values(root.getFields());
  const byId = (field: GraphQLField<unknown, unknown>): number =>
    field.args.some(({ name }) => name === 'id') ? 0 : 1;
  for (const field of roots.toSorted((one, other) => byId(one) - byId(other))) {
    for (const call of calls(field, given, most.atRoot)) {
      const type = getNamedType(field.type);
      documents.push(`{ ${isLeafType(type) ? call : `${call} { ${plainFields(type)} }`} }`);
      if (!isLeafType(type)) reach(type, [call]);
    }
  }
  for (const { type, path } of stops) {
    const edges: string[] = [];
    for (const field of Object.values(type.getFields())) {
      const child = getNamedType(field.type);
      if (isLeafType(child)) continue;
      const [call] = calls(field, given, most.below);
      if (call === undefined) throw new Error(`give ${type.name}.${field.name} its arguments`);
      edges.push(`${call} { ${plainFields(child)} }`);
      reach(child, [...path, call]);
    }
    const wrap = (inner: string): string =>
      path.reduceRight((within, step) => `${step} { ${within} }`, inner);
    documents.push(`{ ${wrap(plainFields(type))} }`);
    for (let at = 0; at < edges.length; at += edgesAtOnce)
      documents.push(`{ ${wrap(edges.slice(at, at + edgesAtOnce).join(' '))} }`);
  }
  return documents;
}

function plainFields(type: GraphQLNamedOutputType): string {
  if (!isObjectType(type) && !(isAbstractType(type) && 'getFields' in type)) return '__typename';
  const leaves = Object.values(type.getFields()).filter(
    (field) => isLeafType(getNamedType(field.type)) && required(field).length === 0,
  );
  return ['__typename', ...leaves.map(({ name }) => name)].join(' ');
}

function required(field: GraphQLField<unknown, unknown>): readonly GraphQLArgument[] {
  return field.args.filter(
    ({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined,
  );
}

/** A field with each set of the arguments it must have; pages with their size. */
function calls(
  field: GraphQLField<unknown, unknown>,
  given: Given,
  first: number,
): readonly string[] {
  const size = field.args.some(({ name }) => name === 'first') ? [`first: ${String(first)}`] : [];
  let sets: string[][] = [size];
  for (const { name, type } of required(field)) {
    if (name === 'first') continue;
    const values = given(field.name, name, String(type));
    sets = sets.flatMap((set) => values.map((value) => [...set, `${name}: ${value}`]));
  }
  return sets.map((set) => (set.length === 0 ? field.name : `${field.name}(${set.join(', ')})`));
}
