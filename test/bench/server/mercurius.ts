import Fastify from 'fastify';
import { mercurius } from 'mercurius';
import type { ServerSettings } from '../server-process.ts';
import { openDistrict } from './district-pool.ts';
import { loadersOf, type Listing, type Pairing, type Party } from './loaded-rows.ts';
import { smallSchema, type AddArgs, type PageArgs } from './small-schema.ts';
import { addResource } from './small-write.ts';

/* Mercurius with graphql-jit from the first request on and its own batching loaders. */

const { appUrl, district, connections } = JSON.parse(process.argv[2] as string) as ServerSettings;
const load = loadersOf(openDistrict(appUrl, district, connections), district);
const add = addResource(appUrl, district, connections);

interface Query<One> {
  readonly obj: One;
  readonly params: { readonly first?: number };
}
const ids = (queries: readonly Query<{ readonly id: string }>[]): string[] =>
  queries.map(({ obj }) => obj.id);
const total = (counts: readonly number[]) => counts.map((totalCount) => ({ totalCount }));
const nodes = <One>(lists: readonly One[][]) => lists.map((list) => ({ nodes: list }));

const app = Fastify();
await app.register(mercurius, {
  schema: smallSchema,
  jit: 1,
  resolvers: {
    Query: {
      village: async (_root: unknown, { id }: { id: string }) => (await load.parties([id]))[0],
      needs: (_root: unknown, { filter, first, after }: PageArgs) =>
        load.page('NEED', filter.chain.eq, first, after ?? null),
      resources: (_root: unknown, { filter, first, after }: PageArgs) =>
        load.page('RESOURCE', filter.chain.eq, first, after ?? null),
      chains: async () => ({ nodes: await load.allChains() }),
    },
    Mutation: { addResource: (root: unknown, args: AddArgs) => add(root, args) },
  } as never,
  loaders: {
    Village: {
      needs: async (queries: readonly Query<Party>[]) =>
        nodes(await load.needsOf(ids(queries), queries[0]?.params.first ?? 20)),
    },
    Listing: {
      party: async (queries: readonly Query<Listing>[]) =>
        load.parties(queries.map(({ obj }) => obj.party)),
      chain: async (queries: readonly Query<Listing>[]) =>
        load.chains(queries.map(({ obj }) => obj.chain as string)),
      pairings: async (queries: readonly Query<Listing>[]) =>
        nodes(await load.pairingsOf(ids(queries), queries[0]?.params.first ?? 20)),
    },
    Pairing: {
      resource: async (queries: readonly Query<Pairing>[]) =>
        load.listings(queries.map(({ obj }) => obj.resource)),
    },
    Chain: {
      needs: async (queries: readonly Query<Party>[]) =>
        total(await load.openListings(ids(queries), 'NEED')),
      resources: async (queries: readonly Query<Party>[]) =>
        total(await load.openListings(ids(queries), 'RESOURCE')),
      pairings: async (queries: readonly Query<Party>[]) =>
        total(await load.livePairings(ids(queries))),
    },
  },
});
process.send?.({ url: await app.listen({ host: '127.0.0.1', port: 0 }) });
