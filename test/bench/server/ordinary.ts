import 'reflect-metadata';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { MikroORM } from '@mikro-orm/postgresql';
import { buildSchema } from 'type-graphql';
import type { ServerSettings } from '../server-process.ts';
import { loadersOf, type Context } from './ordinary/loaders.ts';
import { entities } from './ordinary/model.ts';
import * as resolvers from './ordinary/resolver.ts';

/*
 * The server that the three libraries' guides lead to: Apollo with its stock plugins, type-graphql's field
 * resolvers, DataLoader over MikroORM's entities. Written with care: one transaction per request behind the
 * district's wall (cheaper than the one per statement that MikroORM would open), every level in one batch.
 */

const { appUrl, district, connections } = JSON.parse(process.argv[2] as string) as ServerSettings;
const orm = await MikroORM.init({
  clientUrl: appUrl,
  entities,
  metadataProvider: ReflectMetadataProvider,
  forceUtcTimezone: true,
  pool: { min: 0, max: connections },
});

/** The request's transaction ends before its answer goes out. */
const endTransaction: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ contextValue: { em } }) => em.commit(),
  }),
};

const schema = await buildSchema({ resolvers: Object.values(resolvers) as never });
const server = new ApolloServer<Context>({ schema, plugins: [endTransaction] });
const { url } = await startStandaloneServer(server, {
  listen: { host: '127.0.0.1', port: 0 },
  context: async () => {
    const em = orm.em.fork({ session: { variables: { 'app.district': district } } });
    await em.begin();
    return { em, district, load: loadersOf(em, district) };
  },
});
process.send?.({ url });
