import { resolve } from 'node:path';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { Authentication } from './access/authentication.service.ts';
import { isReader, requireReader } from './access/authorise.policy.ts';
import type { Context, Services } from './access/context.service.ts';
import { SocketDoorkeeper } from './access/doorkeeper.service.ts';
import type { Viewer } from './access/viewer.rule.ts';
import { entities } from './entities.ts';
import { addPhoto, mostUploadBytes, readPhoto, removePhoto } from './listings/photo.service.ts';
import { eventLag, matchOnListingEvents } from './matching/follow.service.ts';
import type { Lexicon } from './matching/lexicon.rule.ts';
import { ListingFollower } from './matching/listing-follower.service.ts';
import type { Config } from './platform/config.ts';
import { Database, pendingMigrations } from './platform/database/database.ts';
import { ExpectedError } from './platform/errors/expected-error.ts';
import { requestRefusalOf } from './platform/errors/refusal.ts';
import { LogTails } from './platform/events/log-tails.ts';
import { EventLog } from './platform/events/logged-event.ts';
import { Units } from './platform/events/unit-of-work.ts';
import { OperationExecutor } from './platform/graphql/executor.ts';
import { lawRules, operationLimits } from './platform/graphql/law.ts';
import { maskError } from './platform/graphql/mask-errors.ts';
import { currentRequestId } from './platform/graphql/request-id.ts';
import { plannedExecution, stringifyResult } from './platform/graphql/planned-execution.ts';
import { fileRoute } from './platform/http/file-route.ts';
import { graphqlRoute } from './platform/http/graphql-route.ts';
import { healthRoute } from './platform/http/health-route.ts';
import { photoRoute } from './platform/http/photo-route.ts';
import { createHttpServer, listen, type Exchange } from './platform/http/server.ts';
import { LiveHub } from './platform/live/hub.ts';
import { LiveServer } from './platform/live/live-server.ts';
import type { Log } from './platform/log.ts';
import { Planner } from './platform/read/planner.ts';
import { createSchema } from './schema.ts';

/** The parts that write: what commands and the server share. */
export interface Core extends Services {
  readonly lexicon: Lexicon;
  close(): Promise<void>;
}

/** Opens the database and wires the features' parts in each other's writes. */
export async function createCore(
  ownerUrl: string,
  config: Config,
  lexicon: Lexicon,
): Promise<Core> {
  const database = await Database.open(
    {
      ownerUrl,
      appUrl: config.appDatabaseUrl,
      readUrl: config.readDatabaseUrl,
      readConnections: config.readConnections,
      writeConnections: config.writeConnections,
      statementTimeoutMs: config.statementTimeoutMs,
      namedStatements: config.namedStatements,
    },
    entities,
  );
  const units = new Units(database);
  matchOnListingEvents(units, lexicon);
  const authentication = new Authentication(database, { demo: config.demo });
  return { database, units, authentication, lexicon, close: () => database.close() };
}

/** A running server. */
export interface App {
  /** The address to open. */
  readonly url: string;
  /** Lets requests in flight finish, closes sockets with 1001, ends connections. */
  close(): Promise<void>;
}

/** Serves GraphQL over HTTP and WebSocket, the web client and health. The only place that wires. */
export async function createApp(core: Core, config: Config, log: Log): Promise<App> {
  const { database, units } = core;
  const schema = createSchema();
  const planner = new Planner(schema, database.reads.send);

  const contextOf = (
    viewer: Viewer | null,
    requestId: string,
    respond: Context['respond'] = null,
  ): Context => ({
    services: core,
    viewer,
    requestId,
    now: new Date(),
    respond,
    planner,
    reader: () => requireReader({ viewer }),
  });

  const apollo = new ApolloServer<Context>({
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: {
      requestHeaders: ['authorization', 'x-apollo-operation-name', 'apollo-require-preflight'],
    },
    validationRules: [...lawRules],
    parseOptions: { maxTokens: operationLimits.tokens },
    stringifyResult,
    logger: log,
    stopOnTerminationSignals: false,
    formatError: (formatted, error) =>
      maskError(formatted, error, currentRequestId.getStore() ?? 'none', log),
    plugins: [
      plannedExecution<Context>(schema, isReader),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginLandingPageDisabled(),
    ],
  });
  await apollo.start();

  const requestContext = async ({ request, response, requestId }: Exchange): Promise<Context> => {
    const { authorization, cookie } = request.headers;
    const respond = {
      secure: request.headers['x-forwarded-proto'] === 'https',
      cookie: (text: string) => void response.appendHeader('set-cookie', text),
    };
    try {
      const given = {
        ...(authorization === undefined ? {} : { authorization }),
        ...(cookie === undefined ? {} : { cookie }),
      };
      return contextOf(
        await core.authentication.authenticate(given, new Date(), respond),
        requestId,
        respond,
      );
    } catch (error) {
      throw error instanceof ExpectedError ? requestRefusalOf(error) : error;
    }
  };

  const files = resolve(import.meta.dirname);
  const server = createHttpServer(
    [
      graphqlRoute(apollo, requestContext),
      photoRoute(
        {
          who: async ({ request }, district) => {
            const { authorization, cookie } = request.headers;
            const given = {
              ...(authorization === undefined ? {} : { authorization }),
              ...(cookie === undefined ? {} : { cookie }),
            };
            const viewer = await core.authentication.authenticate(given, new Date());
            if (viewer?.district !== district || !isReader({ viewer })) {
              throw ExpectedError.of('UNAUTHENTICATED');
            }
            return { services: core, viewer, now: new Date() };
          },
          add: addPhoto,
          remove: removePhoto,
          read: readPhoto,
        },
        mostUploadBytes,
      ),
      healthRoute({
        database: async () => {
          await database.reads.send('000000', [{ name: '', text: 'select 1', values: [] }]);
        },
        pendingMigrations: () => pendingMigrations(database.ownerUrl),
        eventLag: () => eventLag(database),
      }),
      fileRoute(resolve(files, 'graphiql'), '/graphiql', 'index.html'),
      fileRoute(resolve(files, 'web'), '/', 'index.html'),
    ],
    log,
  );

  const tails = new LogTails(new EventLog(database.reads.send), log, {
    listenUrl: database.appUrl,
  });
  const executor = new OperationExecutor(schema, planner, log);
  const doorkeeper = new SocketDoorkeeper(core, contextOf);
  const hub = new LiveHub(schema, tails, executor, doorkeeper, log);
  const live = new LiveServer(server, schema, hub, executor, doorkeeper, log);
  const follower = new ListingFollower(database, units, core.lexicon, log);
  const url = await listen(server, config.host, config.port);

  return {
    url,
    close: async () => {
      const closed = new Promise<void>((done) => {
        server.close(() => {
          done();
        });
      });
      server.closeIdleConnections();
      await Promise.all([live.close(), follower.close()]);
      await closed;
      await apollo.stop();
      await tails.close();
    },
  };
}
