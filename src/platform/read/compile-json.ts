import {
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from 'graphql';
import type { Compiler } from './compile.ts';
import { nameOf, type Nodes } from './nodes.ts';
import { fieldOf, Unplannable, type SchemaField } from './schema-spec.ts';

/** Writes the selected fields of a value that a json column holds. */
export type Project = (value: unknown) => string;

/** Objects (or lists of them) kept in json: the selected keys are written from the parsed value. */
export function compileJson(compiler: Compiler, type: GraphQLOutputType, nodes: Nodes): Project {
  const bare = getNullableType(type);
  if (isListType(bare)) {
    const one = compileJson(compiler, bare.ofType, nodes);
    return (value) => {
      if (value == null) return compiler.missing(type);
      return Array.isArray(value) ? `[${value.map(one).join(',')}]` : unexpected(compiler, value);
    };
  }
  const object = getNamedType(bare) as GraphQLObjectType;
  const entries = compiler.subfields(object, nodes).flatMap(([key, fieldNodes]) =>
    compiler.attempt(() => ({
      prefix: `${JSON.stringify(key)}:`,
      project: compileKey(compiler, object, fieldNodes),
    })),
  );
  return (value) => {
    if (value == null) return compiler.missing(type);
    if (typeof value !== 'object') return unexpected(compiler, value);
    return `{${entries.map(({ prefix, project }) => prefix + project(value)).join(',')}}`;
  };
}

function compileKey(compiler: Compiler, object: GraphQLObjectType, nodes: Nodes): Project {
  const name = nameOf(nodes);
  if (name === '__typename') return () => `"${object.name}"`;
  const field = fieldOf(object, name);
  const read = compiler.readable(field);
  if (read?.kind !== 'jsonKey')
    throw new Unplannable(`${object.name}.${field.name} is not a json key`);
  const key = typeof read.key === 'string' ? read.key : read.key(compiler.args(field, nodes));
  if (isObjectType(getNamedType(field.type))) {
    const inner = compileJson(compiler, field.type, nodes);
    return (value) => inner((value as Record<string, unknown>)[key]);
  }
  const fits = fitting(field);
  return (value) => {
    const found = (value as Record<string, unknown>)[key];
    if (found == null) return compiler.missing(field.type);
    return fits(found) ? JSON.stringify(found) : unexpected(compiler, found);
  };
}

/** Whether a stored value can be sent without coercion. */
function fitting(field: SchemaField): (value: unknown) => boolean {
  const fits: Readonly<Record<string, (value: unknown) => boolean>> = {
    Int: (value) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31,
    Float: (value) => typeof value === 'number',
    Boolean: (value) => typeof value === 'boolean',
  };
  return fits[getNamedType(field.type).name] ?? ((value) => typeof value === 'string');
}

/** Normal execution coerces the value or says what is wrong with it. */
function unexpected(compiler: Compiler, value: unknown): string {
  if (compiler.scope.seam) return JSON.stringify(value);
  throw new Unplannable('json that needs coercion');
}
