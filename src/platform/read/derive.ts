import {
  defaultFieldResolver,
  GraphQLError,
  isInterfaceType,
  isObjectType,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import type { Planner, Reader } from './planner.ts';
import { readOf } from './selection.ts';
import { bindPage, PageArgumentError, type PageArguments } from './statement.ts';
import { pageLimits } from './declare.ts';
import type { PageSpec } from './spec.ts';

/** What the derived resolvers need of a request. */
export interface ReadContext {
  readonly reader: () => Reader;
  readonly planner: Planner;
}

/**
 * Gives every declared field its resolver for normal execution: roots and keyed fields run a planned
 * tree, the fields below take their values from it by response key. Changes the schema in place;
 * call it once, after the schema is built.
 */
export function deriveResolvers(schema: GraphQLSchema): void {
  const query = schema.getQueryType();
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInterfaceType(type)) {
      type.resolveType = (value: unknown) => (value as { $type: string }).$type;
    }
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const isConnection = type.extensions['connection'] === true;
    for (const field of Object.values(type.getFields())) {
      const read = readOf(field);
      if (read === undefined) {
        if (isConnection) field.resolve = fromTree;
      } else if (read.kind === 'key' || (read.kind === 'page' && type === query)) {
        field.resolve = planned;
      } else if (read.kind === 'page') {
        field.resolve = pageFromTree(read);
      } else if (read.kind !== 'resolved') {
        field.resolve = fromTree;
      }
    }
  }
}

const fromTree: GraphQLFieldResolver<Record<string, unknown>, unknown> = (source, _args, _context, info) =>
  source[String(info.path.key)];

/** A page below a row: its arguments were left unread if they are wrong; then this says so by path. */
function pageFromTree(spec: PageSpec): GraphQLFieldResolver<Record<string, unknown>, unknown> {
  return (source, args, _context, info) => {
    const value = source[String(info.path.key)];
    if (value != null) return value;
    try {
      bindPage(spec, args as PageArguments, '', pageLimits);
    } catch (error) {
      throw badArguments(error);
    }
    return defaultFieldResolver(source, args, _context, info);
  };
}

const planned: GraphQLFieldResolver<unknown, ReadContext> = async (source, _args, context, info) => {
  try {
    return await context.planner.field(source, info, context.reader());
  } catch (error) {
    throw badArguments(error);
  }
};

function badArguments(error: unknown): unknown {
  if (!(error instanceof PageArgumentError)) return error;
  return new GraphQLError(error.message, { extensions: { code: 'BAD_USER_INPUT' }, originalError: error });
}
