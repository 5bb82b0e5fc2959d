import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import type { ServerSettings } from '../server-process.ts';

/* PostGraphile 5 over the same tables, the district set as it does: `pgSettings` in its transaction. */

const { appUrl, district, connections } = JSON.parse(process.argv[2] as string) as ServerSettings;
const served = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [
    makePgService({
      connectionString: appUrl,
      schemas: ['public'],
      pubsub: false,
      poolConfig: { max: connections },
    }),
  ],
  // Every column of the questions is the start of no index of its own; the planner of PostgreSQL knows better.
  disablePlugins: ['PgIndexBehaviorsPlugin'],
  grafast: { context: { pgSettings: { 'app.district': district } } },
  grafserv: { watch: false, graphiql: false, graphqlPath: '/graphql' },
});
const server = createServer();
server.on('error', (error) => {
  throw error;
});
await served.createServ(grafserv).addTo(server);
server.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
