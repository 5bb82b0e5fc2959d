import { NoAnswerError, refusedBy, type GraphError } from './error.ts';
import { Line, LostLineError } from './line.ts';

export { NoAnswerError, RefusedError } from './error.ts';

/**
 * A GraphQL document that knows the types of its answer and variables: one of `documents.js`, one that
 * your own code generator made (`TypedDocumentString`), or a plain string with types given by hand.
 */
export interface Document<Data, Variables> {
  toString(): string;
  readonly __apiType?: (variables: Variables) => Data;
}

/** Where the platform is and as whom to ask it. */
export interface Options {
  /** `https://lianzu.example`; a page of the platform itself leaves it out. */
  readonly url?: string;
  /** An API key, `lz_…`; without one the browser's session counts. */
  readonly key?: string;
  /** How long to wait for an answer, in milliseconds; 20 seconds unless told. */
  readonly patience?: number;
}

/** How to follow a subscription. */
export interface Following {
  /** The cursor of the last event that was worked through: what came after it comes first. */
  readonly after?: string | null;
  /** Ends it. */
  readonly signal?: AbortSignal;
  /** Told when the line breaks and when it is there again. */
  readonly onLine?: (connected: boolean) => void;
}

const usualPatience = 20_000;
const firstPause = 1_000;
const longestPause = 30_000;

/** Where the page we are in comes from; nothing outside a browser. */
const ownOrigin = (): string =>
  (globalThis as { readonly location?: { readonly origin: string } }).location?.origin ?? '';

/** The cursor of an event, whatever its subscription is called. */
function cursorIn(data: unknown): string | null {
  const [event] = Object.values(data as Record<string, { readonly cursor?: unknown } | null>);
  return typeof event?.cursor === 'string' ? event.cursor : null;
}

/** Asks the graph, follows it. One for a page or a program. */
export class Lianzu {
  private readonly url: string;
  private readonly key: string | null;
  private readonly patience: number;
  private readonly line: Line;

  constructor({ url = ownOrigin(), key, patience = usualPatience }: Options = {}) {
    this.url = `${url.replace(/\/$/, '')}/graphql`;
    this.key = key ?? null;
    this.patience = patience;
    this.line = new Line(this.url.replace(/^http/, 'ws'), this.key);
  }

  /**
   * Runs a query or mutation. What a mutation could not do stands in its `userErrors`.
   * @throws RefusedError when the server refuses the whole request, NoAnswerError without an answer
   */
  async ask<Data, Variables extends object>(
    document: Document<Data, Variables>,
    ...[variables]: Record<string, never> extends Variables
      ? [variables?: Variables]
      : [variables: Variables]
  ): Promise<Data> {
    let answer: { readonly data?: Data | null; readonly errors?: readonly GraphError[] };
    try {
      const response = await fetch(this.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          ...(this.key === null ? {} : { authorization: `Bearer ${this.key}` }),
        },
        body: JSON.stringify({ query: document.toString(), variables: variables ?? {} }),
        signal: AbortSignal.timeout(this.patience),
      });
      answer = (await response.json()) as typeof answer;
    } catch (cause) {
      throw new NoAnswerError(`no answer from ${this.url}`, { cause });
    }
    if (answer.errors !== undefined && answer.errors.length > 0) throw refusedBy(answer.errors);
    if (answer.data == null) throw new NoAnswerError(`an empty answer from ${this.url}`);
    return answer.data;
  }

  /**
   * Follows a subscription over broken lines and restarts of the server: each event once, in order. Keep
   * the `cursor` of what you have worked through if you want to go on from there after a restart of your own.
   * @throws RefusedError when the server refuses: a key that ended, a cursor it no longer has (`CURSOR_EXPIRED`:
   *   load your lists afresh and follow without `after`)
   */
  async *follow<Data, Variables extends object>(
    document: Document<Data, Variables>,
    variables: Variables,
    { after = null, signal, onLine = () => undefined }: Following = {},
  ): AsyncGenerator<Data, void, undefined> {
    let cursor = after;
    let pause = firstPause;
    while (signal?.aborted !== true) {
      try {
        const asked = cursor === null ? variables : { ...variables, after: cursor };
        const events = this.line.subscribe(document.toString(), asked, signal, () => {
          pause = firstPause;
          onLine(true);
        });
        for await (const data of events) {
          yield data as Data;
          // Only now has it been worked through: whoever stops in the middle is given it again.
          cursor = cursorIn(data) ?? cursor;
        }
        return;
      } catch (error) {
        if (!(error instanceof LostLineError)) throw error;
      }
      onLine(false);
      await rest(pause, signal);
      pause = Math.min(pause * 2, longestPause);
    }
  }
}

/** Waits, but no longer than until `signal` aborts. */
function rest(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
