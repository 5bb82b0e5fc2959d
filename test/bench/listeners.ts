import { WebSocket } from 'ws';

/*
 * The clients of the live bench, in a process of their own: each opens a socket, subscribes to one of
 * three documents and notes when the event of a given mark came.
 */

interface Listen {
  readonly listen: {
    readonly url: string;
    readonly keys: readonly string[];
    readonly sockets: number;
  };
}
interface Expect {
  readonly expect: number;
}

/** What the clients saw of one event. */
export interface Heard {
  readonly first: number;
  readonly last: number;
  readonly count: number;
}

const documents = [
  'subscription A { events { cursor type occurredAt } }',
  'subscription B { events(filter: { kind: { eq: NEED } }) { cursor type cause occurredAt } }',
  'subscription C { events { __typename cursor occurredAt } }',
];
const opened: WebSocket[] = [];
let [count, first, last, wanted] = [0, 0, 0, 0];

/** Milliseconds of the machine's monotonic clock: the same for every process. */
const now = (): number => Number(process.hrtime.bigint()) / 1e6;

function heard(): void {
  count += 1;
  if (count === 1) first = now();
  if (count < wanted) return;
  last = now();
  process.send?.({ heard: { first, last, count } });
  wanted = Infinity;
}

function open(url: string, key: string, document: string): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, 'graphql-transport-ws', { perMessageDeflate: false });
    socket.on('open', () => {
      socket.send(
        JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${key}` } }),
      );
    });
    socket.on('message', (data: Buffer) => {
      const text = data.toString('latin1');
      if (text.startsWith('{"type":"connection_ack"')) {
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: document } }));
        resolve(socket);
      } else if (text.includes('"next"')) heard();
      else if (text.includes('"type":"error"')) throw new Error(text);
    });
    socket.on('error', reject);
    socket.on('close', (code) => {
      reject(new Error(`a socket was closed with ${code}`));
    });
  });
}

async function listen({ url, keys, sockets }: Listen['listen']): Promise<void> {
  const target = `${url.replace('http', 'ws')}/graphql`;
  for (let from = opened.length; from < sockets; from = opened.length) {
    const some = Array.from({ length: Math.min(50, sockets - from) }, (_, i) =>
      open(
        target,
        keys[Math.floor((from + i) / 150)] as string,
        documents[(from + i) % documents.length] as string,
      ),
    );
    opened.push(...(await Promise.all(some)));
  }
  process.send?.({ listening: opened.length });
}

process.on('message', (message: Listen | Expect) => {
  if ('listen' in message) {
    void listen(message.listen);
    return;
  }
  [count, wanted] = [0, message.expect];
  process.send?.({ expecting: wanted });
});
process.send?.({ ready: true });
