import type { GraphQLError } from 'graphql';
import type { Caller } from './caller.ts';
import type { EventTest } from './event-predicate.ts';
import type { Outlet } from './outlet.ts';

const done: IteratorResult<never, undefined> = { done: true, value: undefined };

/**
 * One subscription of one socket. graphql-ws holds it as the operation's iterator: it never yields
 * (the hub writes `next` messages itself, their payloads made once for many) and ends when the client
 * completes it, or fails with what went wrong.
 */
export class Subscriber<C extends Caller> implements AsyncIterableIterator<never, undefined> {
  closed = false;
  /** Called once, when it ends for whatever reason. */
  onClose: () => void = () => undefined;
  private settle: {
    resolve(result: IteratorResult<never, undefined>): void;
    reject(error: Error): void;
  } | null = null;
  private failure: GraphQLError | null = null;
  private readonly head: Buffer;

  constructor(
    id: string,
    readonly caller: C,
    readonly outlet: Outlet,
    readonly wanted: EventTest,
    /** Every line up to here has been sent, or was not wanted. */
    public position: number,
  ) {
    this.head = Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`);
  }

  /** Whether nothing can be sent any more. */
  get isGone(): boolean {
    return this.closed || !this.outlet.isOpen;
  }

  /** A `next` message: the shared payload (which ends with the message's brace) after this one's id. */
  message(payload: Buffer): Buffer {
    const message = Buffer.allocUnsafe(this.head.length + payload.length);
    this.head.copy(message);
    payload.copy(message, this.head.length);
    return message;
  }

  /** Ends it with an `error` message. */
  fail(error: GraphQLError): void {
    if (this.closed) return;
    this.failure = error;
    this.settle?.reject(error);
    this.end();
  }

  next(): Promise<IteratorResult<never, undefined>> {
    if (this.failure !== null) return Promise.reject(this.failure);
    if (this.closed) return Promise.resolve(done);
    return new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
    });
  }

  return(): Promise<IteratorResult<never, undefined>> {
    this.end();
    return Promise.resolve(done);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private end(): void {
    if (this.closed) return;
    this.closed = true;
    this.settle?.resolve(done);
    this.settle = null;
    this.onClose();
  }
}
