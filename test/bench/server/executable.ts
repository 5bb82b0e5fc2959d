import { buildSchema, type GraphQLObjectType, type GraphQLSchema } from 'graphql';

/** A schema from its text and resolvers by type and field. */
export function executable(
  text: string,
  resolvers: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): GraphQLSchema {
  const schema = buildSchema(text);
  for (const [type, fields] of Object.entries(resolvers)) {
    const known = (schema.getType(type) as GraphQLObjectType).getFields();
    for (const [name, resolve] of Object.entries(fields)) {
      const field = known[name];
      if (field === undefined) throw new RangeError(`${type} has no ${name}`);
      field.resolve = resolve as NonNullable<typeof field.resolve>;
    }
  }
  return schema;
}
