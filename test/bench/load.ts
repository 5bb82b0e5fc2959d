import net from 'node:net';

/*
 * The load: keeps N connections busy with one request each, over bare sockets, so that it costs the
 * core it shares with the database as little as can be. Driven by messages of the parent process.
 */

interface Target {
  readonly host: string;
  readonly port: number;
  /** Whole HTTP requests; each next one is taken in turn from a random beginning. */
  readonly requests: readonly string[];
}

interface Run {
  readonly target: Target;
  readonly connections: number;
  readonly seconds: number;
  readonly warmSeconds: number;
}

/** What one run measured. */
export interface Measured {
  readonly count: number;
  readonly failed: number;
  readonly seconds: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

const headEnd = Buffer.from('\r\n\r\n');

/** One connection: sends, waits for the whole answer, sends again until it is told to stop. */
class Connection {
  private readonly socket: net.Socket;
  private kept: Buffer = Buffer.alloc(0);
  private readonly next: () => Buffer;
  private readonly answered: (ms: number, ok: boolean) => void;
  private sent = 0;
  stopped = false;

  constructor(
    { host, port }: Target,
    next: () => Buffer,
    answered: (ms: number, ok: boolean) => void,
  ) {
    this.next = next;
    this.answered = answered;
    this.socket = net.connect({ host, port, noDelay: true });
    this.socket.on('connect', () => {
      this.send();
    });
    this.socket.on('data', (data) => {
      this.take(data);
    });
    this.socket.on('error', () => {
      this.answered(0, false);
    });
  }

  private send(): void {
    this.sent = performance.now();
    this.socket.write(this.next());
  }

  private take(data: Buffer): void {
    this.kept = this.kept.length === 0 ? data : Buffer.concat([this.kept, data]);
    const end = this.kept.indexOf(headEnd);
    if (end < 0) return;
    const head = this.kept.toString('latin1', 0, end);
    const length = /content-length: (\d+)/i.exec(head)?.[1];
    const whole =
      length === undefined
        ? this.kept.subarray(-5).toString('latin1') === '0\r\n\r\n'
        : this.kept.length >= end + 4 + Number(length);
    if (!whole) return;
    const ok =
      head.startsWith('HTTP/1.1 200') &&
      !this.kept.toString('latin1', end + 4, end + 200).includes('"errors"');
    this.kept = Buffer.alloc(0);
    this.answered(performance.now() - this.sent, ok);
    if (this.stopped) this.socket.destroy();
    else this.send();
  }
}

async function run({ target, connections, seconds, warmSeconds }: Run): Promise<Measured> {
  const requests = target.requests.map((text) => Buffer.from(text));
  let turn = Math.floor(Math.random() * requests.length);
  const next = (): Buffer => requests[turn++ % requests.length] as Buffer;
  let times: number[] = [];
  let failed = 0;
  let measuring = false;
  const all = Array.from(
    { length: connections },
    () =>
      new Connection(target, next, (ms, ok) => {
        if (!ok) failed += 1;
        else if (measuring) times.push(ms);
      }),
  );
  await new Promise((resolve) => setTimeout(resolve, warmSeconds * 1000));
  process.send?.({ began: true });
  measuring = true;
  const began = performance.now();
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  measuring = false;
  const took = (performance.now() - began) / 1000;
  for (const connection of all) connection.stopped = true;
  times = times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? NaN;
  return { count: times.length, failed, seconds: took, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

process.on('message', (message: Run) => {
  void run(message).then((measured) => process.send?.({ measured }));
});
process.send?.({ ready: true });
