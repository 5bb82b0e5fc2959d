import {
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from 'graphql';
import type { FieldExtensions, FieldSpec, TableSpec, TypeExtensions } from './spec.ts';

/** Thrown where planned reading stops and normal execution takes over. Never reaches a caller. */
export class Unplannable extends Error {}

export type SchemaField = GraphQLField<unknown, unknown>;

/** The read declaration of a field. */
export function readOf(field: SchemaField): FieldSpec | undefined {
  return (field.extensions as FieldExtensions).read;
}

/** Whether a role may read a field. */
export function isReadable(field: SchemaField, role: string): boolean {
  return (field.extensions as FieldExtensions).readableBy?.(role) ?? true;
}

/** The table of the (unwrapped) type. @throws Unplannable */
export function tableOf(type: GraphQLOutputType): TableSpec {
  const named = getNamedType(type);
  const { table } = named.extensions as TypeExtensions;
  if (table === undefined) throw new Unplannable(`${named.name} has no table`);
  return table;
}

/** The type of the entries that a page field lists. */
export function entryTypeOf(page: SchemaField): GraphQLOutputType {
  const connection = getNamedType(page.type) as GraphQLObjectType;
  return fieldOf(connection, 'nodes').type;
}

/** A field of a type by name. @throws Unplannable for the fields of introspection. */
export function fieldOf(type: GraphQLObjectType, name: string): SchemaField {
  const field = type.getFields()[name];
  if (field === undefined) throw new Unplannable(`${type.name}.${name} is no field of its own`);
  return field;
}
