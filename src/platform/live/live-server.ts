import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { GraphQLError, OperationTypeNode, type ExecutionArgs, type GraphQLSchema } from 'graphql';
import { handleProtocols, makeServer, type Context, type SubscribePayload } from 'graphql-ws';
import { WebSocketServer, type WebSocket } from 'ws';
import { bi } from '../describe.ts';
import type { Log } from '../log.ts';
import type { Caller, Doorkeeper, Executor, Prepared } from './caller.ts';
import { closing, type Closing } from './close-code.ts';
import type { LiveHub } from './hub.ts';
import { OneAnswer } from './one-answer.ts';
import { Outlet, type Pace } from './outlet.ts';

export interface LiveLimits extends Pace {
  readonly path: string;
  readonly mostMessageBytes: number;
  /** Operations of one socket at a time, subscriptions or not. */
  readonly mostOperations: number;
  /** How long `connection_init` may take to come. */
  readonly initMs: number;
  /** How often a silent client is asked for a sign of life; one that missed it is cut off. */
  readonly pingMs: number;
  /** How often open sockets' sessions and keys are checked where no event comes. */
  readonly recheckMs: number;
}

export const liveLimits: LiveLimits = {
  path: '/graphql',
  mostMessageBytes: 256 * 1024,
  mostOperations: 50,
  initMs: 5_000,
  pingMs: 30_000,
  recheckMs: 500,
  mostWaiting: 256 * 1024,
  stallMs: 10_000,
};

/** One open socket. */
interface Connection<C extends Caller> {
  readonly socket: WebSocket;
  /** The upgrade request, until the caller is admitted: it weighs several kilobytes. */
  request: IncomingMessage | null;
  readonly outlet: Outlet;
  caller: C | null;
  /** Gives up what the caller's being here holds. */
  letGo: () => void;
  isAlive: boolean;
}

type Ctx<C extends Caller> = Context<Record<string, unknown>, Connection<C>>;

/**
 * GraphQL over WebSocket. graphql-ws keeps the protocol, the executor keeps the law that HTTP has
 * too, and subscriptions are written by the hub past graphql-ws, whose iterators only say how they end.
 */
export class LiveServer<C extends Caller> {
  private readonly sockets: WebSocketServer;
  private readonly connections = new Set<Connection<C>>();
  private readonly held = new Map<string, number>();
  private readonly timers: NodeJS.Timeout[];
  private readonly limits: LiveLimits;
  private rechecking = false;
  private readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

  constructor(
    private readonly server: Server,
    private readonly schema: GraphQLSchema,
    private readonly hub: LiveHub<C>,
    private readonly executor: Executor<C>,
    private readonly doorkeeper: Doorkeeper<C>,
    private readonly log: Log,
    limits: Partial<LiveLimits> = {},
  ) {
    this.limits = { ...liveLimits, ...limits };
    this.sockets = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      maxPayload: this.limits.mostMessageBytes,
      handleProtocols,
    });
    const protocol = this.protocol();
    this.sockets.on('connection', (socket, request) => {
      this.opened(socket, request, protocol);
    });
    this.upgrade = (request, socket, head) => {
      void this.upgraded(request, socket, head);
    };
    server.on('upgrade', this.upgrade);
    this.timers = [
      setInterval(() => {
        this.ping();
      }, this.limits.pingMs),
      setInterval(() => void this.recheck(), this.limits.recheckMs),
      setInterval(
        () => {
          const now = performance.now();
          for (const { outlet } of this.connections) outlet.watch(now);
        },
        Math.min(1_000, this.limits.stallMs / 2),
      ),
    ];
    for (const timer of this.timers) timer.unref();
  }

  /** How many sockets are open. */
  get open(): number {
    return this.connections.size;
  }

  /** Tells every client to go (1001) and cuts off those that have not gone after `graceMs`. */
  async close(graceMs = 3_000): Promise<void> {
    this.server.off('upgrade', this.upgrade);
    for (const timer of this.timers) clearInterval(timer);
    this.hub.close();
    const gone = [...this.connections].map(
      ({ socket }) =>
        new Promise<void>((resolve) =>
          socket.once('close', () => {
            resolve();
          }),
        ),
    );
    for (const { outlet } of this.connections) outlet.close(closing.goingAway);
    const cut = setTimeout(() => {
      for (const { socket } of this.connections) socket.terminate();
    }, graceMs);
    await Promise.all(gone);
    clearTimeout(cut);
  }

  private async upgraded(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const lost = (): void => void socket.destroy();
    socket.on('error', lost);
    const refused = await this.refusalOf(request);
    if (refused !== null) {
      socket.end(`HTTP/1.1 ${refused}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    socket.off('error', lost);
    this.sockets.handleUpgrade(request, socket, head, (opened) =>
      this.sockets.emit('connection', opened, request),
    );
  }

  /** Why no socket is opened, as an HTTP status; null where one may be. */
  private async refusalOf(request: IncomingMessage): Promise<string | null> {
    if (URL.parse(request.url ?? '/', 'http://host')?.pathname !== this.limits.path)
      return '404 Not Found';
    try {
      return (await this.doorkeeper.mayConnect(request)) ? null : '403 Forbidden';
    } catch (error) {
      this.log.warn({ err: error }, 'an upgrade could not be looked at');
      return '503 Service Unavailable';
    }
  }

  private opened(
    socket: WebSocket,
    request: IncomingMessage,
    protocol: ReturnType<LiveServer<C>['protocol']>,
  ): void {
    const outlet = new Outlet(socket, this.limits, () => {
      end(1000, '');
    });
    const connection: Connection<C> = {
      socket,
      request,
      outlet,
      caller: null,
      letGo: () => undefined,
      isAlive: true,
    };
    this.connections.add(connection);
    // ws closes the socket by itself after an error (a frame too large, say); 'close' follows.
    socket.on('error', (error) => {
      this.log.debug({ err: error }, 'socket error');
    });
    // Each ping is answered by ws itself; who sends them without reading the answers fills this process.
    socket.on('ping', () => {
      connection.isAlive = true;
      if (outlet.isOverfull) socket.terminate();
    });
    socket.on('pong', () => {
      connection.isAlive = true;
    });
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) => {
          if (connection.outlet.isOverfull) connection.outlet.close(closing.tooSlow);
          return connection.outlet.sendAndWait(text);
        },
        close: (code, reason) => {
          socket.close(code, reason);
        },
        onMessage: (take) => {
          socket.on('message', (data) => {
            // What comes after this side has closed would begin what nobody ends.
            if (!connection.outlet.isOpen) return;
            connection.isAlive = true;
            take(String(data as Buffer)).catch((error: unknown) => {
              this.misbehaved(connection, error);
            });
          });
        },
      },
      connection,
    );
    let ended = false;
    const end = (code: number, reason: string): void => {
      if (ended) return;
      ended = true;
      closed(code, reason).catch((error: unknown) => {
        this.log.error({ err: error }, 'a socket could not be cleared away');
      });
    };
    socket.once('close', (code, reason) => {
      this.connections.delete(connection);
      connection.letGo();
      end(code, reason.toString());
    });
  }

  private misbehaved({ outlet }: Connection<C>, error: unknown): void {
    // graphql-ws throws for well-formed messages that only a server sends.
    if (error instanceof Error && error.message.startsWith('Unexpected message of type')) {
      outlet.close(closing.badMessage);
      return;
    }
    this.log.error({ err: error }, 'a socket message failed');
    outlet.close(closing.failed);
  }

  private protocol() {
    return makeServer<Record<string, unknown>, Connection<C>>({
      connectionInitWaitTimeout: this.limits.initMs,
      onConnect: (ctx) => this.admit(ctx),
      onSubscribe: (ctx, id, payload) => this.begin(ctx, id, payload),
      execute: (args) => args.contextValue as OneAnswer,
      subscribe: (args) => args.contextValue as OneAnswer,
      onError: (_ctx, _id, _payload, errors) => this.executor.mask(errors),
    });
  }

  private async admit({ connectionParams = {}, extra }: Ctx<C>): Promise<boolean> {
    const refuse = (why: Closing): false => {
      extra.outlet.close(why);
      return false;
    };
    const isOpen = (): boolean => extra.socket.readyState === extra.socket.OPEN;
    const { request } = extra;
    extra.request = null;
    try {
      const caller = request && (await this.doorkeeper.admit(connectionParams, request));
      if (caller === null || !isOpen()) return false;
      const held = this.held.get(caller.viewer) ?? 0;
      if (held >= caller.mostSockets) return refuse(closing.tooManySockets);
      this.held.set(caller.viewer, held + 1);
      extra.letGo = () => {
        this.letGo(caller);
      };
      const cool = await this.hub.warm(caller.reader.district);
      extra.letGo = () => {
        this.letGo(caller);
        cool();
      };
      if (!isOpen()) {
        // It closed meanwhile, when there was no tail to let go of yet.
        cool();
        return false;
      }
      extra.caller = caller;
      return true;
    } catch (error) {
      this.log.error({ err: error }, 'a caller could not be let in');
      return refuse(closing.tryLater);
    }
  }

  private letGo({ viewer }: C): void {
    const held = (this.held.get(viewer) ?? 1) - 1;
    if (held > 0) this.held.set(viewer, held);
    else this.held.delete(viewer);
  }

  /** Gives graphql-ws the operation as an iterator (in `contextValue`), or the errors that refuse it. */
  private async begin(
    { extra, subscriptions }: Ctx<C>,
    id: string,
    payload: SubscribePayload,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> {
    const { caller, outlet } = extra;
    const { mostOperations } = this.limits;
    if (Object.keys(subscriptions).length > mostOperations) {
      return [
        new GraphQLError(
          bi(
            `A socket carries at most ${mostOperations} operations at a time; complete some first, or open another.`,
            `每个连接同时最多${mostOperations}个操作；请先结束一些，或另开连接。`,
          ),
          { extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } },
        ),
      ];
    }
    try {
      const prepared = await this.executor.prepare(payload, caller as C);
      if (!('document' in prepared)) return prepared;
      const contextValue =
        prepared.operation.operation === OperationTypeNode.SUBSCRIPTION
          ? await this.hub.subscribe(id, prepared, caller as C, outlet)
          : new OneAnswer(id, outlet, () => this.executor.execute(prepared, caller as C));
      return this.args(prepared, payload, contextValue);
    } catch (error) {
      if (error instanceof GraphQLError) return [error];
      const cause = error instanceof Error ? error : new Error(String(error));
      return [new GraphQLError(cause.message, { originalError: cause })];
    }
  }

  private args(
    { document, variables }: Prepared,
    { operationName }: SubscribePayload,
    contextValue: object,
  ): ExecutionArgs {
    return {
      schema: this.schema,
      document,
      operationName: operationName ?? null,
      variableValues: variables,
      rootValue: null,
      contextValue,
    };
  }

  private ping(): void {
    for (const connection of this.connections) {
      if (!connection.isAlive) {
        connection.socket.terminate();
        continue;
      }
      connection.isAlive = false;
      connection.socket.ping();
    }
  }

  private async recheck(): Promise<void> {
    if (this.rechecking) return;
    const callers = new Map<string, C>();
    for (const { caller } of this.connections)
      if (caller !== null) callers.set(caller.credential, caller);
    if (callers.size === 0) return;
    this.rechecking = true;
    try {
      const ended = await this.doorkeeper.ended([...callers.values()]);
      if (ended.size === 0) return;
      for (const { caller, outlet } of this.connections) {
        if (caller !== null && ended.has(caller.credential)) outlet.close(closing.signedOut);
      }
    } catch (error) {
      this.log.warn({ err: error }, 'sessions of open sockets could not be checked; trying again');
    } finally {
      this.rechecking = false;
    }
  }
}
