import {
  defaultFieldResolver,
  GraphQLError,
  isInterfaceType,
  isObjectType,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { bi } from '../describe.ts';
import { bindPage, PageArgumentError, type PageArguments } from './page-arguments.ts';
import type { Planner, Reader } from './planner.ts';
import { isReadable, readOf, type SchemaField } from './schema-spec.ts';
import type { FieldExtensions, PageSpec, TypeExtensions } from './spec.ts';

/** What the derived resolvers need of a request. */
export interface ReadContext {
  readonly reader: () => Reader;
  readonly planner: Planner;
}

type Resolve = GraphQLFieldResolver<unknown, ReadContext>;
/** An object of a planned tree: its values by response key. */
type Tree = Readonly<Record<string, unknown>>;

/**
 * Gives every declared field its resolver for normal execution: roots and keyed fields run a planned
 * tree, the fields below take their values from it by response key. Changes the schema in place;
 * call it once, after the schema is built.
 */
export function deriveResolvers(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInterfaceType(type)) {
      type.resolveType = (value: unknown) => (value as { $type: string }).$type;
    }
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const resolve = resolverOf(schema, type, field) ?? field.resolve;
      if (isRefusable(field)) field.resolve = refusing(field, resolve);
      else if (resolve !== undefined) field.resolve = resolve;
    }
  }
}

/** The resolver that a field's declaration says, or undefined for fields that have their own. */
function resolverOf(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  field: SchemaField,
): Resolve | undefined {
  const read = readOf(field);
  const isRoot = type === schema.getQueryType();
  if (read === undefined)
    return (type.extensions as TypeExtensions).connection === true ? fromTree : undefined;
  if (read.kind === 'resolved') return undefined;
  if (read.kind === 'key' || (read.kind === 'page' && isRoot)) return planned;
  return read.kind === 'page' ? pageFromTree(read) : fromTree;
}

const fromTree: Resolve = (source, _args, _context, info) =>
  (source as Tree)[String(info.path.key)];

/** A page below a row: it was left unread if its arguments are wrong; this says so, by path. */
function pageFromTree(spec: PageSpec): Resolve {
  return (source, args, context, info) => {
    const value = fromTree(source, args, context, info);
    if (value != null) return value;
    try {
      bindPage(spec, args as PageArguments, { alias: '', linked: [], counters: [] });
      return null;
    } catch (error) {
      throw badArguments(error);
    }
  };
}

const planned: Resolve = async (source, _args, context, info) => {
  try {
    return await context.planner.field(source, info, context.reader());
  } catch (error) {
    throw badArguments(error);
  }
};

function badArguments(error: unknown): unknown {
  if (!(error instanceof PageArgumentError)) return error;
  return new GraphQLError(error.message, {
    extensions: { code: 'BAD_USER_INPUT' },
    originalError: error,
  });
}

function isRefusable(field: SchemaField): boolean {
  return (field.extensions as FieldExtensions).readableBy !== undefined;
}

/** Refuses a field to the roles that may not read it. */
function refusing(field: SchemaField, resolve: Resolve = defaultFieldResolver): Resolve {
  return (source, args, context, info) => {
    if (isReadable(field, context.reader().role)) return resolve(source, args, context, info);
    throw new GraphQLError(
      bi(`Your role may not read \`${field.name}\`.`, `您的角色无权查看 ${field.name}。`),
      { extensions: { code: 'FORBIDDEN' } },
    );
  };
}
