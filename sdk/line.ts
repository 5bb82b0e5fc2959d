import { NoAnswerError, RefusedError, refusedBy, type GraphError } from './error.ts';

/** The socket closed, or a reader fell behind: the subscription may be taken up again after its cursor. */
export class LostLineError extends Error {
  override readonly name = 'LostLineError';
}

/** Closing codes after which another try would end in the same way, with what they mean. */
const final: Readonly<Record<number, string>> = {
  4400: 'BAD_MESSAGE',
  4401: 'UNAUTHENTICATED',
  4403: 'FORBIDDEN',
  4406: 'SUBPROTOCOL_NOT_ACCEPTABLE',
};

/** What a reader may leave unread before its line is given up; it then goes on after its cursor. */
const mostUnread = 1_000;

interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** What one subscription does with what comes. */
interface Listener {
  readonly next: (data: unknown) => void;
  readonly end: (error: Error | null) => void;
}

/**
 * One WebSocket for all subscriptions of a client, opened when the first begins and closed after the last.
 * It speaks graphql-transport-ws, with nothing but the platform's own WebSocket.
 */
export class Line {
  private socket: Promise<WebSocket> | null = null;
  /** The socket that counts: the end of an older one is no loss. */
  private current: WebSocket | null = null;
  private readonly listeners = new Map<string, Listener>();
  private next = 1;

  constructor(
    private readonly url: string,
    private readonly key: string | null,
  ) {}

  /**
   * What a subscription brings; `began` is told when it was sent. Ends when the server completes it or
   * `signal` aborts.
   * @throws RefusedError when the server refuses it, LostLineError when the line breaks
   */
  async *subscribe(
    query: string,
    variables: object,
    signal: AbortSignal | undefined,
    began: () => void,
  ): AsyncGenerator<unknown> {
    if (signal?.aborted === true) return;
    const socket = await this.open();
    const id = String(this.next++);
    const unread: unknown[] = [];
    const state: { ended: Error | null | undefined } = { ended: undefined };
    let wake = (): void => undefined;
    const end = (error: Error | null): void => {
      if (state.ended === undefined) state.ended = error;
      this.listeners.delete(id);
      wake();
    };
    this.listeners.set(id, {
      next: (data) => {
        unread.push(data);
        if (unread.length > mostUnread) {
          send(socket, { id, type: 'complete' });
          end(new LostLineError('the reader fell behind'));
        }
        wake();
      },
      end,
    });
    const stop = (): void => {
      unread.length = 0;
      end(null);
    };
    signal?.addEventListener('abort', stop);
    send(socket, { id, type: 'subscribe', payload: { query, variables } });
    began();
    try {
      for (;;) {
        while (unread.length > 0) yield unread.shift();
        if (state.ended === null) return;
        if (state.ended !== undefined) throw state.ended;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    } finally {
      signal?.removeEventListener('abort', stop);
      if (this.listeners.delete(id) || state.ended === null) send(socket, { id, type: 'complete' });
      if (this.listeners.size === 0) this.close();
    }
  }

  private close(): void {
    const open = this.socket;
    this.socket = null;
    this.current = null;
    open?.then(
      (socket) => {
        socket.close(1000, 'done');
      },
      () => undefined,
    );
  }

  private open(): Promise<WebSocket> {
    this.socket ??= new Promise<WebSocket>((resolve, reject) => {
      const socket = new WebSocket(this.url, 'graphql-transport-ws');
      this.current = socket;
      socket.onopen = () => {
        const payload = this.key === null ? {} : { authorization: `Bearer ${this.key}` };
        send(socket, { type: 'connection_init', payload });
      };
      socket.onmessage = ({ data }) => {
        const message = JSON.parse(String(data)) as Message;
        if (message.type === 'connection_ack') resolve(socket);
        else if (message.type === 'ping') send(socket, { type: 'pong' });
        else this.hear(message);
      };
      socket.onclose = ({ code, reason }) => {
        const why = final[code];
        const error =
          why === undefined
            ? new LostLineError(`the line closed (${code} ${reason})`)
            : new RefusedError(why, reason, null);
        reject(error);
        if (this.current === socket) this.lose(error);
      };
      socket.onerror = () => {
        reject(new LostLineError('no line', { cause: new NoAnswerError(this.url) }));
      };
    });
    this.socket.catch(() => {
      this.socket = null;
    });
    return this.socket;
  }

  private lose(error: Error): void {
    this.socket = null;
    for (const { end } of [...this.listeners.values()]) end(error);
    this.listeners.clear();
  }

  private hear({ id = '', type, payload }: Message): void {
    const listener = this.listeners.get(id);
    if (type === 'error') listener?.end(refusedBy(payload as GraphError[]));
    else if (type === 'complete') listener?.end(null);
    else if (type === 'next') {
      const { data, errors } = payload as { data?: unknown; errors?: GraphError[] };
      if (errors !== undefined && errors.length > 0) listener?.end(refusedBy(errors));
      else listener?.next(data);
    }
  }
}

function send(socket: WebSocket, message: Message): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
}
