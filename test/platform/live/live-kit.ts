import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  execute,
  getOperationAST,
  GraphQLError,
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import { pino } from 'pino';
import { createSchema } from '../../../src/schema.ts';
import { EventLog } from '../../../src/platform/events/logged-event.ts';
import { LogTails } from '../../../src/platform/events/log-tails.ts';
import type { NewEvent } from '../../../src/platform/events/event.rule.ts';
import { newId } from '../../../src/platform/id.ts';
import { LiveHub } from '../../../src/platform/live/hub.ts';
import { LiveServer, type LiveLimits } from '../../../src/platform/live/live-server.ts';
import type { Caller, Doorkeeper, Executor, Prepared } from '../../../src/platform/live/caller.ts';
import { encodeCursor } from '../../../src/platform/read/cursor.ts';
import { Planner, type Send } from '../../../src/platform/read/planner.ts';
import { testDatabase, type TestDatabase } from '../../support/database.ts';
import { factoryOf, madeAt, type Factory } from '../../support/factory.ts';

export const district = '120113';
const silent = pino({ level: 'silent' });

/** The law of operations in its plainest form; the application has the full one. */
export class PlainExecutor implements Executor<Caller> {
  private readonly documents = new Map<string, DocumentNode>();

  constructor(
    private readonly schema: GraphQLSchema,
    readonly planner: Planner,
  ) {}

  prepare({
    query = '',
    operationName,
    variables,
  }: {
    query?: string;
    operationName?: string | null;
    variables?: Record<string, unknown> | null;
  }): Promise<Prepared | readonly GraphQLError[]> {
    return Promise.resolve(this.prepareNow(query, operationName ?? null, variables ?? {}));
  }

  private prepareNow(
    query: string,
    operationName: string | null,
    variables: Record<string, unknown>,
  ): Prepared | readonly GraphQLError[] {
    let document = this.documents.get(query);
    if (document === undefined) {
      try {
        document = parse(query);
      } catch (error) {
        return [error as GraphQLError];
      }
      const errors = validate(this.schema, document);
      if (errors.length > 0) return errors;
      this.documents.set(query, document);
    }
    const operation = getOperationAST(document, operationName);
    if (operation == null) return [new GraphQLError('no such operation')];
    const { coerced, errors } = getVariableValues(
      this.schema,
      operation.variableDefinitions ?? [],
      variables,
    );
    return coerced === undefined ? errors : { document, operation, variables: coerced };
  }

  async execute({ document, operation, variables }: Prepared, caller: Caller): Promise<string> {
    const planned = await this.planner.execute(document, operation, variables, caller.reader);
    return (
      planned ??
      JSON.stringify(await this.normally({ document, operation, variables }, caller, null))
    );
  }

  payload(prepared: Prepared, caller: Caller, rootValue: unknown): Promise<ExecutionResult> {
    return this.normally(prepared, caller, rootValue);
  }

  mask(errors: readonly GraphQLError[]) {
    return errors.map((error) =>
      error.originalError == null
        ? error.toJSON()
        : { message: 'masked', extensions: { code: 'INTERNAL_SERVER_ERROR' } },
    );
  }

  private async normally(
    { document, operation, variables }: Prepared,
    { reader }: Caller,
    rootValue: unknown,
  ): Promise<ExecutionResult> {
    const contextValue = { planner: this.planner, reader: () => reader };
    return execute({
      schema: this.schema,
      document,
      rootValue,
      contextValue,
      variableValues: variables,
      operationName: operation.name?.value ?? null,
    });
  }
}

/** Who may come in, by token; tests take tokens away. */
export class TokenDoorkeeper implements Doorkeeper<Caller> {
  readonly callers = new Map<string, Caller>();
  /** How often it was asked whether somebody must leave. */
  asked = 0;

  /** A token for a viewer of a role; viewers of equal role and town see the same. */
  token(
    name: string,
    role = 'DISTRICT_ADMIN',
    of: { district?: string; town?: string | null; mostSockets?: number } = {},
  ): string {
    const id = newId(madeAt);
    const reader = {
      district: of.district ?? district,
      role,
      values: { id, town: of.town ?? null, party: null, chain: null },
    };
    this.callers.set(name, {
      reader,
      credential: name,
      viewer: id,
      mostSockets: of.mostSockets ?? 100,
    });
    return `Bearer ${name}`;
  }

  mayConnect(request: IncomingMessage): Promise<boolean> {
    const { origin } = request.headers;
    return Promise.resolve(origin === undefined || origin === 'http://localhost');
  }

  admit(params: Readonly<Record<string, unknown>>): Promise<Caller | null> {
    const { authorization } = params;
    const name = typeof authorization === 'string' ? authorization.slice('Bearer '.length) : '';
    return Promise.resolve(this.callers.get(name) ?? null);
  }

  ended(callers: readonly Caller[]): Promise<ReadonlySet<string>> {
    this.asked++;
    return Promise.resolve(
      new Set(
        callers.map(({ credential }) => credential).filter((name) => !this.callers.has(name)),
      ),
    );
  }
}

/** One process's live part over a database. */
export interface LiveProcess {
  readonly url: string;
  readonly hub: LiveHub<Caller>;
  readonly server: LiveServer<Caller>;
  readonly tails: LogTails;
  /** Statements sent since it began, by their first words. */
  readonly sent: string[];
  close(): Promise<void>;
}

export interface LiveKit {
  readonly test: TestDatabase;
  readonly factory: Factory;
  readonly doorkeeper: TokenDoorkeeper;
  process(limits?: Partial<LiveLimits>, pollMs?: number): Promise<LiveProcess>;
  /** The cursor of the log's last event: subscribing after it misses nothing from here on. */
  cursor(): Promise<string>;
  /** Commits events in one transaction. */
  emit(...events: NewEvent[]): Promise<void>;
  close(): Promise<void>;
}

/** The cursor of a position. */
export const cursorOf = (position: number): string => encodeCursor('POSITION', [String(position)]);

const schema = createSchema();

/** A database with a district, and processes that serve its log. */
export async function liveKit(): Promise<LiveKit> {
  const test = await testDatabase();
  const factory = factoryOf(test.database);
  await factory.district();
  const doorkeeper = new TokenDoorkeeper();
  const processes: LiveProcess[] = [];
  return {
    test,
    factory,
    doorkeeper,
    async process(limits = {}, pollMs = 60_000) {
      const begun = await begin(test, doorkeeper, limits, pollMs);
      processes.push(begun);
      return begun;
    },
    async cursor() {
      const [head] = await test.database.write(district, (tx) =>
        tx.sql<{ position: string }>('select position from event_head'),
      );
      return cursorOf(Number(head?.position));
    },
    emit: (...events) =>
      test.units.run({ district, actor: null, now: madeAt }, (unit) => {
        for (const event of events) unit.emit(event);
        return Promise.resolve();
      }),
    async close() {
      for (const one of processes) await one.close();
      await test.close();
    },
  };
}

async function begin(
  test: TestDatabase,
  doorkeeper: TokenDoorkeeper,
  limits: Partial<LiveLimits>,
  pollMs: number,
): Promise<LiveProcess> {
  const sent: string[] = [];
  const send: Send = (of, statements) => {
    sent.push(...statements.map(({ text }) => text));
    return test.database.reads.send(of, statements);
  };
  const tails = new LogTails(new EventLog(send), silent, {
    listenUrl: test.database.appUrl,
    pollMs,
  });
  const executor = new PlainExecutor(schema, new Planner(schema, send));
  const hub = new LiveHub(schema, tails, executor, doorkeeper, silent);
  const http = createServer();
  const server = new LiveServer(http, schema, hub, executor, doorkeeper, silent, limits);
  const url = await listen(http);
  return {
    url,
    hub,
    server,
    tails,
    sent,
    async close() {
      await server.close(500);
      await tails.close();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

async function listen(http: Server): Promise<string> {
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${String((http.address() as AddressInfo).port)}`;
}

/** An event about a made-up need: its ids point at nothing, so ask only for the event's own fields. */
export function anEvent(over: Partial<NewEvent> = {}): NewEvent {
  return {
    type: 'listingConfirmed',
    cause: 'test',
    listingKind: 'NEED',
    need: newId(madeAt),
    detail: {},
    ...over,
  };
}
