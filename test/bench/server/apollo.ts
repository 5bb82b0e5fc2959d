import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import DataLoader from 'dataloader';
import type { ServerSettings } from '../server-process.ts';
import { openDistrict } from './district-pool.ts';
import { loadersOf, type Listing, type Pairing, type Party } from './loaded-rows.ts';
import { smallSchema, type PageArgs } from './small-schema.ts';
import { addResource } from './small-write.ts';
import { executable } from './executable.ts';

/* Stock Apollo with DataLoader and loaders of plain SQL: no entities, no plugins of ours. */

const { appUrl, district, connections } = JSON.parse(process.argv[2] as string) as ServerSettings;
const load = loadersOf(openDistrict(appUrl, district, connections), district);

const loadersOfRequest = () => ({
  party: new DataLoader((keys: readonly string[]) => load.parties(keys)),
  chain: new DataLoader((keys: readonly string[]) => load.chains(keys)),
  listing: new DataLoader((keys: readonly string[]) => load.listings(keys)),
  needs: new DataLoader((keys: readonly string[]) => load.needsOf(keys, 20)),
  pairings: new DataLoader((keys: readonly string[]) => load.pairingsOf(keys, 3)),
  openNeeds: new DataLoader((keys: readonly string[]) => load.openListings(keys, 'NEED')),
  openResources: new DataLoader((keys: readonly string[]) => load.openListings(keys, 'RESOURCE')),
  livePairings: new DataLoader((keys: readonly string[]) => load.livePairings(keys)),
});
type Context = ReturnType<typeof loadersOfRequest>;

const page =
  (kind: string) =>
  (_root: unknown, { filter, first, after }: PageArgs) =>
    load.page(kind, filter.chain.eq, first, after ?? null);

const resolvers = {
  Query: {
    village: (_root: unknown, { id }: { id: string }, { party }: Context) => party.load(id),
    needs: page('NEED'),
    resources: page('RESOURCE'),
    chains: async () => ({ nodes: await load.allChains() }),
  },
  Mutation: { addResource: addResource(appUrl, district, connections) },
  Village: {
    needs: async ({ id }: Party, _args: unknown, { needs }: Context) => ({
      nodes: await needs.load(id),
    }),
  },
  Listing: {
    party: ({ party }: Listing, _args: unknown, context: Context) => context.party.load(party),
    chain: ({ chain }: Listing, _args: unknown, context: Context) =>
      chain === null ? null : context.chain.load(chain),
    pairings: async ({ id }: Listing, _args: unknown, { pairings }: Context) => ({
      nodes: await pairings.load(id),
    }),
  },
  Pairing: {
    resource: ({ resource }: Pairing, _args: unknown, { listing }: Context) =>
      listing.load(resource),
  },
  Chain: {
    needs: async ({ id }: Party, _args: unknown, { openNeeds }: Context) => ({
      totalCount: await openNeeds.load(id),
    }),
    resources: async ({ id }: Party, _args: unknown, { openResources }: Context) => ({
      totalCount: await openResources.load(id),
    }),
    pairings: async ({ id }: Party, _args: unknown, { livePairings }: Context) => ({
      totalCount: await livePairings.load(id),
    }),
  },
};

const server = new ApolloServer<Context>({ schema: executable(smallSchema, resolvers) });
const { url } = await startStandaloneServer(server, {
  listen: { host: '127.0.0.1', port: 0 },
  context: async () => loadersOfRequest(),
});
process.send?.({ url });
