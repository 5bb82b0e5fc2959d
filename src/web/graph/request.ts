import { keep, recall } from '../keep.ts';
import type { TypedDocumentString } from './generated/graphql.ts';

/** There was no answer: no network, or the server is away. Trying again later may help. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** The server refused the whole request. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly code: string,
    message: string,
    readonly requestId: string | null,
  ) {
    super(message);
  }
}

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string; readonly requestId?: string };
  }[];
}

/** Answers that came in the page, by the question's text: what a page asks first needs no round trip then. */
let along: Record<string, Answer<unknown>> = JSON.parse(
  (document.getElementById('along') || { textContent: '' }).textContent || '{}',
) as Record<string, Answer<unknown>>;

/** From now on everything is asked for: what came along would be old. */
export function forgetAlong(): void {
  along = {};
}

/** What came along answers one question once. */
function takeAlong(question: string): Answer<unknown> | undefined {
  const answer = along[question];
  delete along[question];
  return answer;
}

const PATIENCE_MS = 20_000;
const RENEWAL_MS = 60_000;

/** The server does not know this page's documents: it is newer or older. The page of its own build does. */
function renewPage(): void {
  const last = recall<number>('renewed') ?? 0;
  if (Date.now() - last < RENEWAL_MS || !keep('renewed', Date.now())) return;
  location.reload();
}

/** Fetches, but not for ever; browsers before AbortController wait as long as they like. */
async function patiently(body: string, key: string | null): Promise<Response> {
  const stop = 'AbortController' in window ? new AbortController() : null;
  const timer = setTimeout(() => stop?.abort(), PATIENCE_MS);
  try {
    return await fetch('/graphql', {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      },
      body,
      ...(stop === null ? {} : { signal: stop.signal }),
    });
  } finally {
    clearTimeout(timer);
  }
}

/** Asks the graph, as whoever is signed in or as the holder of a key. @throws NoAnswer without an answer, Refused when the server says no */
export async function ask<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  key: string | null = null,
): Promise<Data> {
  const question = JSON.stringify({ documentId: document.toString(), variables });
  let answer = (key === null ? takeAlong(question) : undefined) as Answer<Data> | undefined;
  try {
    if (answer === undefined) {
      const response = await patiently(question, key);
      if (response.status >= 502) throw new NoAnswer(`HTTP ${response.status}`);
      answer = (await response.json()) as Answer<Data>;
    }
  } catch (error) {
    throw error instanceof NoAnswer ? error : new NoAnswer(String(error));
  }
  const error = answer.errors && answer.errors[0];
  if (error) {
    const { code = 'UNKNOWN', requestId = null } = error.extensions ?? {};
    if (code === 'PERSISTED_QUERY_NOT_FOUND') {
      renewPage();
      throw new NoAnswer('a page of another build');
    }
    throw new Refused(code, error.message, requestId);
  }
  if (answer.data == null) throw new NoAnswer('empty answer');
  return answer.data;
}
