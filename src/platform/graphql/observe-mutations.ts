import { defaultFieldResolver, type GraphQLSchema } from 'graphql';

/** Runs a mutation; what it gives is the answer. */
export type Observer<Context> = (
  context: Context,
  mutation: { readonly action: string; readonly args: unknown },
  run: () => Promise<unknown>,
) => Promise<unknown>;

/** Puts an observer around every mutation of a schema, whichever way it is called. */
export function observeMutations<Context>(schema: GraphQLSchema, observe: Observer<Context>): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = (source, args, context, info) =>
      observe(
        context as Context,
        { action: field.name, args },
        async () => await resolve(source, args, context, info),
      );
  }
}
