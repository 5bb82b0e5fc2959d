import { once } from 'node:events';
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { resolve } from 'node:path';
import { build, end, start, type Started } from '../faults/process.ts';

/*
 * Several servers and workers as processes of their own over one database, behind a front that sends
 * every request and every socket to a server drawn by lot: what a load balancer does at its worst.
 */

/** How many processes a test file's application is; null for one, inside the test's own process. */
export interface Replicas {
  readonly servers: number;
  readonly workers: number;
}

let asked: Replicas | null = null;

/** Has every application of this test file run as several processes. Call it before the tests are loaded. */
export function overReplicas(replicas: Replicas = { servers: 2, workers: 2 }): void {
  asked = replicas;
}

/** What `overReplicas` asked for. */
export function replicas(): Replicas | null {
  return asked;
}

/** Running replicas and the address that stands for them all. */
export interface RunningReplicas {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the processes over a migrated database. @throws when one of them does not come up */
export async function startReplicas(
  ownerUrl: string,
  { servers, workers }: Replicas,
  dataDir = resolve(import.meta.dirname, '../../.lianzu/test'),
): Promise<RunningReplicas> {
  await build();
  const environment = {
    DATABASE_URL: ownerUrl,
    LIANZU_DATA_DIR: dataDir,
    LIANZU_DEMO: 'on',
    LIANZU_JOBS: 'off',
    LIANZU_READ_CONNECTIONS: '3',
    LIANZU_WRITE_CONNECTIONS: '3',
  };
  const started = await Promise.all([
    ...Array.from({ length: servers }, () => start(['serve'], environment, / serves at /)),
    ...Array.from({ length: workers }, () => start(['worker'], environment, /works/)),
  ]);
  const ports = started.slice(0, servers).map(portOf);
  const seed = Number(process.env['LIANZU_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  process.stdout.write(`replicas: ${servers} servers, ${workers} workers, LIANZU_SEED=${seed}\n`);
  const front = await startFront(ports, lots(seed));
  return {
    url: front.url,
    async close() {
      await front.close();
      await Promise.all(started.map(({ child }) => end(child, 'SIGTERM')));
    },
  };
}

function portOf({ line }: Started): number {
  return Number(new URL(/serves at (\S+)/.exec(line)?.[1] ?? '').port);
}

async function startFront(
  ports: readonly number[],
  draw: (below: number) => number,
): Promise<RunningReplicas> {
  const pick = (): number => ports[draw(ports.length)] as number;
  const open = new Set<Socket>();
  const front = createServer((request, response) => {
    pass(request, response, pick());
  });
  front.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  front.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    const replica = connect(pick(), '127.0.0.1', () => {
      const lines = [`${request.method ?? 'GET'} ${request.url ?? '/'} HTTP/1.1`];
      for (let i = 0; i < request.rawHeaders.length; i += 2)
        lines.push(`${request.rawHeaders[i] ?? ''}: ${request.rawHeaders[i + 1] ?? ''}`);
      replica.write(`${lines.join('\r\n')}\r\n\r\n`);
      replica.write(head);
      socket.pipe(replica).pipe(socket);
    });
    replica.on('error', () => socket.destroy());
    socket.on('error', () => replica.destroy());
    socket.on('close', () => replica.destroy());
  });
  front.listen(0, '127.0.0.1');
  await once(front, 'listening');
  const { port } = front.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      const closed = once(front, 'close');
      front.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

/** Hands one request on, whatever connection it came by, and its answer back. */
function pass(request: IncomingMessage, response: ServerResponse, port: number): void {
  const onward = ask(
    {
      host: '127.0.0.1',
      port,
      method: request.method,
      path: request.url,
      headers: request.headers,
      agent: false,
    },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    },
  );
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}

/** Whole numbers below a bound, the same for the same seed. */
function lots(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
