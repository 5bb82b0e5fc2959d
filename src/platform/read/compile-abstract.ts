import type { GraphQLAbstractType, GraphQLObjectType } from 'graphql';
import type { Compiler } from './compile.ts';
import type { Nodes } from './nodes.ts';
import { isReadable, readOf, tableOf, Unplannable, type SchemaField } from './schema-spec.ts';
import type { Statement } from './statement.ts';
import { objectWriter, type Entry, type Write } from './write.ts';

/** What of an object's selection is the same for several types, by response key. */
export class SharedEntries {
  private readonly known = new Map<
    string,
    { readonly field: SchemaField; readonly nodes: Nodes; readonly entries: readonly Entry[] }
  >();

  constructor(private readonly role: string) {}

  /** The entries of a field that another type has declared and selected alike, or else new ones. */
  of(
    key: string,
    field: SchemaField,
    nodes: Nodes,
    compile: () => readonly Entry[],
  ): readonly Entry[] {
    const known = this.known.get(key);
    const isSame =
      known !== undefined &&
      readOf(known.field) === readOf(field) &&
      isReadable(known.field, this.role) === isReadable(field, this.role) &&
      known.nodes.length === nodes.length &&
      known.nodes.every((node, i) => node === nodes[i]);
    if (isSame) return known.entries;
    const entries = compile();
    this.known.set(key, { field, nodes, entries });
    return entries;
  }
}

/**
 * The writer of an object whose type a column of its row tells. Fields that all its types have alike
 * are compiled once, and where nothing else is selected the type need not even be read.
 */
export function compileAbstract(
  compiler: Compiler,
  type: GraphQLAbstractType,
  nodes: Nodes,
  statement: Statement,
  alias: string,
): Write {
  const { schema, seam, role } = compiler.scope;
  const { table, kind } = tableOf(type);
  const column = kind?.column;
  if (column === undefined) throw new Unplannable(`${type.name} has no kind column`);
  const shared = new SharedEntries(role);
  const mark = (possible: GraphQLObjectType): Entry[] =>
    seam ? [{ prefix: '"$type":', write: () => `"${possible.name}"` }] : [];
  const kinds = schema.getPossibleTypes(type).map((possible) => {
    const own = tableOf(possible);
    if (own.table === table) {
      const entries = compiler.fields(possible, nodes, statement, alias, shared);
      return { value: own.kind?.value, entries: [...mark(possible), ...entries] };
    }
    // A type in a table of its own: the abstract one's table says which by name, and gives its key.
    const joined = statement.join(alias, own, { [own.key ?? 'id']: 'id' });
    const entries = compiler.fields(possible, nodes, statement, joined);
    return { value: possible.name, entries: [...mark(possible), ...entries] };
  });
  const [first] = kinds;
  if (first !== undefined && kinds.every(({ entries }) => isEqual(entries, first.entries))) {
    return objectWriter(first.entries);
  }
  const kindAt = statement.select([`${alias}.${column}`]);
  const writers = new Map<string | null | undefined, Write>(
    kinds.map(({ value, entries }) => [value, objectWriter(entries)]),
  );
  return (row, run) => {
    const write = writers.get(row[kindAt]);
    if (write === undefined) throw new Unplannable(`${type.name} knows no ${row[kindAt]}`);
    return write(row, run);
  };
}

function isEqual(some: readonly Entry[], others: readonly Entry[]): boolean {
  return some.length === others.length && some.every((entry, i) => entry === others[i]);
}
