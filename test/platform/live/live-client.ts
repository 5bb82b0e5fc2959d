import { once } from 'node:events';
import { WebSocket } from 'ws';

/** A message of the protocol, as the server sent it. */
export interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** How a socket ended. */
export interface Closed {
  readonly code: number;
  readonly reason: string;
}

/**
 * A client that queues what comes, so that no test sleeps: `next()` gives the next message, waiting
 * for it if need be, and fails when the socket closes instead.
 */
export class LiveClient {
  readonly closed: Promise<Closed>;
  private readonly queue: Message[] = [];
  private readonly takers: { resolve(message: Message): void; reject(error: Error): void }[] = [];
  private end: Closed | null = null;

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => {
      const message = JSON.parse((data as Buffer).toString('utf8')) as Message;
      const taker = this.takers.shift();
      if (taker === undefined) this.queue.push(message);
      else taker.resolve(message);
    });
    socket.on('error', () => undefined);
    this.closed = new Promise((resolve) => {
      socket.once('close', (code, reason) => {
        this.end = { code, reason: reason.toString() };
        for (const taker of this.takers.splice(0)) taker.reject(this.ended());
        resolve(this.end);
      });
    });
  }

  /** Opens a socket without saying anything yet. */
  static async open(
    url: string,
    protocol = 'graphql-transport-ws',
    headers: Record<string, string> = {},
  ): Promise<LiveClient> {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, protocol, { headers });
    const client = new LiveClient(socket);
    await once(socket, 'open');
    return client;
  }

  /** Opens a socket and signs in. */
  static async connect(url: string, authorization: string): Promise<LiveClient> {
    const client = await LiveClient.open(url);
    client.send({ type: 'connection_init', payload: { authorization } });
    const { type } = await client.next();
    if (type !== 'connection_ack') throw new Error(`expected connection_ack, got ${type}`);
    return client;
  }

  send(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  subscribe(id: string, query: string, variables: object = {}): void {
    this.send({ id, type: 'subscribe', payload: { query, variables } });
  }

  complete(id: string): void {
    this.send({ id, type: 'complete' });
  }

  /** The next message of any kind. */
  next(): Promise<Message> {
    const message = this.queue.shift();
    if (message !== undefined) return Promise.resolve(message);
    if (this.end !== null) return Promise.reject(this.ended());
    return new Promise((resolve, reject) => this.takers.push({ resolve, reject }));
  }

  /** The payloads of the next `n` `next` messages. */
  async payloads<Payload>(n: number): Promise<Payload[]> {
    const payloads: Payload[] = [];
    while (payloads.length < n) {
      const { type, payload } = await this.next();
      if (type !== 'next')
        throw new Error(`expected next, got ${type}: ${JSON.stringify(payload)}`);
      payloads.push(payload as Payload);
    }
    return payloads;
  }

  /** Answers only after everything sent before has been taken up by the server: what did not come by then was not sent. */
  async roundTrip(): Promise<readonly Message[]> {
    this.send({ type: 'ping' });
    const before: Message[] = [];
    for (;;) {
      const message = await this.next();
      if (message.type === 'pong') return before;
      before.push(message);
    }
  }

  /** Cuts the line without a word. */
  kill(): void {
    this.socket.terminate();
  }

  async leave(): Promise<Closed> {
    this.socket.close(1000);
    return this.closed;
  }

  private ended(): Error {
    return new Error(`the socket closed: ${String(this.end?.code)} ${this.end?.reason ?? ''}`);
  }
}
