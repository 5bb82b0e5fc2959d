import type pg from 'pg';
import type { Ready } from './planner.ts';
import { Wire } from './wire.ts';
import type { Row } from './write.ts';

/** What of pg's connection a round trip uses; `parseComplete` tells which names the server has. */
interface Connection {
  readonly stream: { write(bytes: Buffer): boolean };
  on(event: 'parseComplete', heard: () => void): void;
}

/**
 * Which texts a connection has prepared. A failed statement makes the server skip the rest of the
 * batch, so only what it confirmed counts.
 */
class Prepared {
  readonly names = new Set<string>();
  readonly asked: string[] = [];

  constructor(connection: Connection) {
    connection.on('parseComplete', () => {
      const name = this.asked.shift();
      if (name !== undefined && name !== '') this.names.add(name);
    });
  }
}

const preparedOf = new WeakMap<Connection, Prepared>();
/** One writer serves all: a batch is written without a pause. */
const wire = new Wire();

/**
 * One transaction as one write and one answer, through pg's door for queries of one's own. pg's
 * pipeline sends a Sync and asks for a row description for each statement, and the database answers
 * each by itself: for Q1 that took 0.54 ms of its CPU against 0.47, for Q3 0.17 against 0.12, and of
 * ours 0.36 against 0.26 and 0.16 against 0.08 (25 November 2026).
 */
export class RoundTrip implements pg.Submittable {
  /** Where rows go, by statement; those before `rowsFrom` are of the transaction itself. */
  private readonly results: Row[][];
  private at: number;
  private failure: Error | null = null;

  /**
   * `settle` is called once: with the rows of each statement, or with what failed (then the
   * transaction is still open unless the connection is lost).
   */
  constructor(
    private readonly opening: readonly Ready[],
    private readonly statements: readonly Ready[],
    private readonly closing: Ready,
    private readonly settle: (failure: Error | null, results: readonly (readonly Row[])[]) => void,
  ) {
    this.results = statements.map(() => []);
    this.at = -opening.length;
  }

  submit(connection: unknown): void {
    const { stream } = connection as Connection;
    let prepared = preparedOf.get(connection as Connection);
    if (prepared === undefined) {
      prepared = new Prepared(connection as Connection);
      preparedOf.set(connection as Connection, prepared);
    }
    prepared.asked.length = 0;
    for (const one of this.opening) send(one, prepared);
    for (const one of this.statements) send(one, prepared);
    send(this.closing, prepared);
    stream.write(wire.sync());
  }

  handleDataRow({ fields }: { readonly fields: Row }): void {
    this.results[this.at]?.push(fields);
  }

  handleCommandComplete(): void {
    this.at += 1;
  }

  handleEmptyQuery(): void {
    this.at += 1;
  }

  /** The server's refusal, or the end of the connection; after a refusal pg no longer hears the Sync for us. */
  handleError(error: Error): void {
    if (this.failure !== null) return;
    this.failure = error;
    this.settle(error, []);
  }

  handleReadyForQuery(): void {
    if (this.failure === null) this.settle(null, this.results);
  }
}

function send({ name, text, values }: Ready, { names, asked }: Prepared): void {
  if (name === '' || !names.has(name)) {
    // Twice in one batch: the second finds the name taken.
    if (name === '' || !asked.includes(name)) {
      wire.parse(name, text);
      asked.push(name);
    }
  }
  wire.run(name, values);
}
