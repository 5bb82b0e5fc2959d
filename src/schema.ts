import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { deriveResolvers } from './platform/read/derive.ts';
import { ChainQueries } from './chains/chain.resolver.ts';
import { ListingQueries } from './listings/listing.resolver.ts';
import { PairingQueries } from './matching/pairing.resolver.ts';
import { PlaceQueries } from './places/place.resolver.ts';

/** Builds the executable schema: type-graphql's classes, resolvers derived from read declarations. */
export function createSchema(): GraphQLSchema {
  const schema = buildSchemaSync({ resolvers: [PlaceQueries, ChainQueries, ListingQueries, PairingQueries], validate: false });
  deriveResolvers(schema);
  return schema;
}
