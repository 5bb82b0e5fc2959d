import { resolve } from 'node:path';
import type { GraphQLSchema } from 'graphql';
import { audited, auditWrites } from './access/audit.service.ts';
import { Authentication } from './access/authentication.service.ts';
import { isReader, outOfScope, requireReader } from './access/authorise.policy.ts';
import type { Call } from './access/call.service.ts';
import { CallingPages } from './access/calling-page.service.ts';
import type { Context, Services } from './access/context.service.ts';
import { OutsideTokens } from './access/outside-token.service.ts';
import { SocketDoorkeeper } from './access/doorkeeper.service.ts';
import { sending } from './access/key-scope.rule.ts';
import { firstQuestions } from './access/first-question.rule.ts';
import { RequestDoor, type ContextOf, type HouseLaw } from './access/request-door.service.ts';
import { entities } from './entities.ts';
import { drawChartAt } from './insights/chart-address.service.ts';
import { openTicket } from './ledgers/export-ticket.service.ts';
import { faultyRows, ledgerTemplate, receiveSent } from './ledgers/ledger-file.service.ts';
import { workbookLimits } from './ledgers/workbook.rule.ts';
import { moveListingsWithParties } from './listings/place-follow.service.ts';
import { addPhoto, mostUploadBytes, readPhoto, removePhoto } from './listings/photo.service.ts';
import { eventLag, matchOnListingEvents } from './matching/follow.service.ts';
import { Lexicons } from './matching/knowledge.service.ts';
import type { ShippedLexicon } from './matching/lexicon.loader.ts';
import { learnFromDeclines } from './matching/lexicon-decline.service.ts';
import { rematchOnPlaceEvents } from './matching/place-follow.service.ts';
import { ListingFollower } from './matching/listing-follower.service.ts';
import { countClosedOrders } from './outcomes/outcome.service.ts';
import { tellingsOf } from './notices/telling.rule.ts';
import type { Config } from './platform/config.ts';
import { Database, pendingMigrations } from './platform/database/database.ts';
import { ExpectedError } from './platform/errors/expected-error.ts';
import { LogTails } from './platform/events/log-tails.ts';
import { EventLog } from './platform/events/logged-event.ts';
import { Units } from './platform/events/unit-of-work.ts';
import { OperationExecutor } from './platform/graphql/executor.ts';
import { startApollo } from './platform/graphql/apollo.ts';
import { Law } from './platform/graphql/law.ts';
import { observeMutations } from './platform/graphql/observe-mutations.ts';
import { ListReader } from './platform/graphql/list-reader.ts';
import { PersistedDocuments } from './platform/graphql/persisted.ts';
import { chartRoute } from './platform/http/chart-route.ts';
import { corsRoute } from './platform/http/cors-route.ts';
import { pageDress } from './platform/http/page-dress.ts';
import { fileRoute } from './platform/http/file-route.ts';
import { downloadRoute } from './platform/http/download-route.ts';
import { answerAlong, graphqlRoute } from './platform/http/graphql-route.ts';
import { healthRoute } from './platform/http/health-route.ts';
import { ledgerRoute } from './platform/http/ledger-route.ts';
import { photoRoute } from './platform/http/photo-route.ts';
import { metricsRoute } from './platform/http/metrics-route.ts';
import { Origins } from './platform/http/origins.ts';
import { createHttpServer, listen, type Exchange } from './platform/http/server.ts';
import { Concurrency, Limiter } from './platform/limiter.ts';
import { LiveHub } from './platform/live/hub.ts';
import { LiveServer } from './platform/live/live-server.ts';
import { waitingJobs } from './platform/jobs/jobs.ts';
import type { Log } from './platform/log.ts';
import { Metrics } from './platform/metrics.ts';
import { Answers } from './platform/read/answers.ts';
import { Planner } from './platform/read/planner.ts';
import { createSchema } from './schema.ts';

/** The parts that write: what commands and the server share. */
export interface Core extends Services {
  /** The lexicon this process came with; what a district knows is asked of `lexicons`. */
  readonly lexicon: ShippedLexicon;
  readonly lexicons: Lexicons;
  close(): Promise<void>;
}

/** Opens the database and wires the features' parts in each other's writes. */
export async function createCore(
  ownerUrl: string,
  config: Config,
  lexicon: ShippedLexicon,
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
  const lexicons = new Lexicons(lexicon);
  matchOnListingEvents(units, lexicons);
  moveListingsWithParties(units);
  rematchOnPlaceEvents(units);
  learnFromDeclines(units, lexicons);
  auditWrites(units);
  countClosedOrders(units);
  units.tell(tellingsOf);
  const authentication = new Authentication(database, {
    demo: config.demo,
    ...(config.identityProviders.length === 0
      ? {}
      : { outside: new OutsideTokens(config.identityProviders) }),
  });
  const { outboundHosts } = config;
  return {
    database,
    units,
    authentication,
    lexicon,
    lexicons,
    outboundHosts,
    close: () => database.close(),
  };
}

/** A running server. */
export interface App {
  /** The address to open. */
  readonly url: string;
  /** Lets requests in flight finish, closes sockets with 1001, ends connections. */
  close(): Promise<void>;
}

async function houseLaw(
  schema: GraphQLSchema,
  config: Config,
  database: Database,
): Promise<HouseLaw> {
  const { requestsPerSecond, concurrentRequests, onlyPublishedDocuments, production } = config;
  const origins = new Origins(config);
  return {
    law: new Law(schema),
    documents: await PersistedDocuments.load(
      resolve(import.meta.dirname, '../schema/documents/manifest.json'),
      onlyPublishedDocuments,
    ),
    origins,
    pages: new CallingPages(origins, database),
    rate: new Limiter({ perSecond: requestsPerSecond, burst: 10 * requestsPerSecond }),
    concurrency: new Concurrency(concurrentRequests),
    production,
  };
}

/**
 * Begins to read the log where features work it through. Any number of processes may: each reader's row lets
 * one of them work at a time, and whoever comes next goes on from there.
 */
export function startFollowers(
  { database, units, lexicons }: Core,
  log: Log,
): { close(): Promise<void> } {
  return new ListingFollower(database, units, lexicons, log);
}

/** Serves GraphQL over HTTP and WebSocket, the web client and health. The only place that wires. */
export async function createApp(core: Core, config: Config, log: Log): Promise<App> {
  const { database } = core;
  const schema = createSchema();
  observeMutations<Context>(schema, (context, mutation, run) =>
    audited(database, log, context, mutation, run),
  );
  const metrics: Metrics = new Metrics(
    {
      sockets: () => live.open,
      subscriptions: () => hub.figures.subscribers,
      readPool: () => database.reads.figures(),
      writePool: () => database.writeFigures(),
      eventLag: () => eventLag(database),
      waitingJobs: () => waitingJobs(database.ownerUrl),
    },
    (operation) => house.documents.idOf(operation) !== null,
  );
  const send = metrics.timed(database.reads.send);
  const answers = config.answerBytes === 0 ? null : new Answers(send, config.answerBytes);
  const planner = new Planner(schema, send, answers);

  const services = { ...core, lists: new ListReader(schema, planner) };
  const contextOf: ContextOf = (viewer, { id: requestId, from }, respond) => ({
    services,
    viewer,
    requestId,
    from,
    now: new Date(),
    respond,
    planner,
    reader: () => requireReader({ viewer }),
  });
  const house = await houseLaw(schema, config, database);
  const door = new RequestDoor(core, house, contextOf);
  const apollo = await startApollo<Context>(schema, isReader, log);

  /**
   * Who asks for what is not GraphQL: a reader of the district that stands in the path, with a key made for
   * what they send.
   */
  const who = async (
    { request }: Exchange,
    district: string,
    sent: string | null = null,
  ): Promise<Call> => {
    const { authorization, cookie } = request.headers;
    const given = {
      ...(authorization === undefined ? {} : { authorization }),
      ...(cookie === undefined || !house.origins.mayUseCookie(request) ? {} : { cookie }),
    };
    const viewer = await core.authentication.authenticate(given, new Date());
    if (viewer?.district !== district || !isReader({ viewer })) {
      throw ExpectedError.of('UNAUTHENTICATED');
    }
    const refused = sent === null || request.method === 'GET' ? null : outOfScope({ viewer }, sent);
    if (refused !== null) throw refused;
    return { services, viewer, now: new Date() };
  };

  const dressPage = pageDress({
    who: (exchange) => door.visitor(exchange),
    questions: (path, viewer) => firstQuestions(path, viewer),
    idOf: (name) => house.documents.idOf(name),
    answer: (exchange, asked) =>
      answerAlong(
        apollo,
        (at, operation) => door.admit(at, operation),
        exchange,
        house.documents.resolve(asked),
      ),
  });
  const files = resolve(import.meta.dirname);
  const server = createHttpServer(
    [
      corsRoute(house.origins, (request) => house.pages.mayCall(request, new Date()), '/graphql'),
      metricsRoute(metrics, house.origins, config.operatorToken),
      graphqlRoute(apollo, (exchange, asked) => door.admit(exchange, asked), {
        resolve: (asked) => house.documents.resolve(asked),
        answered: (operation, seconds, sqlSeconds) => {
          metrics.operation(operation, seconds, sqlSeconds);
        },
      }),
      photoRoute(
        {
          who: (exchange, district) => who(exchange, district, sending.photo),
          add: addPhoto,
          remove: removePhoto,
          read: readPhoto,
        },
        mostUploadBytes,
      ),
      ledgerRoute(
        {
          who: (exchange, district) => who(exchange, district, sending.ledger),
          receive: receiveSent,
          template: ledgerTemplate,
          faults: faultyRows,
        },
        workbookLimits.uploadBytes,
      ),
      downloadRoute(
        (district, id, secret) => openTicket(services, district, id, secret, new Date()),
        log,
      ),
      chartRoute({
        who: async (exchange, district) => {
          const call = await who(exchange, district);
          const seconds = house.rate.take(`viewer ${call.viewer.id}`);
          if (seconds > 0) throw ExpectedError.of('RATE_LIMITED', { seconds });
          return call;
        },
        draw: drawChartAt,
      }),
      healthRoute({
        database: async () => {
          await database.reads.send('000000', [{ name: '', text: 'select 1', values: [] }]);
        },
        pendingMigrations: () => pendingMigrations(database.ownerUrl),
        eventLag: () => eventLag(database),
      }),
      fileRoute(resolve(files, 'graphiql'), '/graphiql', 'index.html'),
      fileRoute(resolve(files, 'web'), '/', 'index.html', dressPage),
    ],
    log,
    (path, status, seconds) => {
      metrics.request(path, status, seconds);
    },
  );

  const tails = new LogTails(new EventLog(database.reads.send), log, {
    listenUrl: database.appUrl,
  });
  const executor = new OperationExecutor(schema, planner, log, house);
  const doorkeeper = new SocketDoorkeeper(
    core,
    house.origins,
    house.pages,
    contextOf,
    config.production,
  );
  const hub = new LiveHub(schema, tails, executor, doorkeeper, log);
  const live = new LiveServer(server, schema, hub, executor, doorkeeper, log);
  const followers = config.jobs ? startFollowers(core, log) : null;
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
      await Promise.all([live.close(), followers?.close()]);
      await closed;
      await apollo.stop();
      await tails.close();
    },
  };
}
