import { getNamedType, type GraphQLObjectType } from 'graphql';
import type { Compiler } from './compile.ts';
import { nameOf, type Nodes } from './nodes.ts';
import { entryTypeOf, fieldOf, Unplannable, type SchemaField } from './schema-spec.ts';
import type { PageSpec } from './spec.ts';
import type { Statement } from './statement.ts';
import {
  cursorWriter,
  objectWriter,
  pageWriter,
  type ConnectionPart,
  type Entry,
  type InfoEntry,
  type Write,
  type WritePage,
} from './write.ts';

/** The writer of a connection: its statement learns what of the page is wanted. */
export function compileConnection(
  compiler: Compiler,
  statement: Statement,
  field: SchemaField,
  nodes: Nodes,
): WritePage {
  const type = getNamedType(field.type) as GraphQLObjectType;
  const entryType = entryTypeOf(field);
  const entry = (entryNodes: Nodes): Write =>
    compiler.object(entryType, entryNodes, statement, statement.alias);
  const parts = compiler.subfields(type, nodes).map(([key, partNodes]): ConnectionPart => {
    const prefix = `${JSON.stringify(key)}:`;
    const name = nameOf(partNodes);
    if (name === '__typename') return { prefix, kind: 'constant', text: `"${type.name}"` };
    if (name === 'totalCount') {
      statement.wantsCount = true;
      return { prefix, kind: 'count' };
    }
    statement.wantsRows = true;
    if (name === 'nodes') return { prefix, kind: 'rows', write: entry(partNodes) };
    if (name === 'edges')
      return {
        prefix,
        kind: 'rows',
        write: compileEdge(compiler, statement, type, partNodes, entry),
      };
    if (name === 'pageInfo')
      return {
        prefix,
        kind: 'info',
        entries: compilePageInfo(compiler, statement, type, partNodes),
      };
    throw new Unplannable(`${type.name}.${name} is no part of a connection`);
  });
  return pageWriter(statement, parts);
}

function compileEdge(
  compiler: Compiler,
  statement: Statement,
  connection: GraphQLObjectType,
  nodes: Nodes,
  entry: (nodes: Nodes) => Write,
): Write {
  const type = getNamedType(fieldOf(connection, 'edges').type) as GraphQLObjectType;
  const entries = compiler.subfields(type, nodes).map(([key, fieldNodes]): Entry => {
    const prefix = `${JSON.stringify(key)}:`;
    const name = nameOf(fieldNodes);
    if (name === '__typename') return { prefix, write: () => `"${type.name}"` };
    return { prefix, write: name === 'cursor' ? compileCursor(statement) : entry(fieldNodes) };
  });
  return objectWriter(entries);
}

function compilePageInfo(
  compiler: Compiler,
  statement: Statement,
  connection: GraphQLObjectType,
  nodes: Nodes,
): InfoEntry[] {
  const type = getNamedType(fieldOf(connection, 'pageInfo').type) as GraphQLObjectType;
  return compiler.subfields(type, nodes).map(([key, fieldNodes]) => ({
    prefix: `${JSON.stringify(key)}:`,
    write: compilePageInfoField(statement, nameOf(fieldNodes)),
  }));
}

function compilePageInfoField(statement: Statement, name: string): InfoEntry['write'] {
  if (name === '__typename') return () => '"PageInfo"';
  if (name === 'startCursor' || name === 'endCursor') {
    const cursor = compileCursor(statement);
    return ({ rows }, run) => {
      const row = name === 'startCursor' ? rows[0] : rows.at(-1);
      return row === undefined ? 'null' : cursor(row, run);
    };
  }
  statement.wantsMore = true;
  const ahead = name === 'hasNextPage';
  // Beyond the page's end rows were looked for; before its beginning only the cursor is known.
  return ({ bound, hasMore }) => String(bound.backward === ahead ? bound.bounded : hasMore);
}

/** Every order's columns are selected once a cursor is, as the order is chosen at request time. */
function compileCursor(statement: Statement): Write {
  const { page } = statement.origin as { page: PageSpec };
  const positions = Object.entries(page.orders).map(
    ([name, columns]) =>
      [
        name,
        columns.map(({ column }) => statement.select([`${statement.alias}.${column}`])),
      ] as const,
  );
  return cursorWriter(statement, new Map(positions));
}
