import type { FaultFragment, TypedDocumentString } from './graph/generated/graphql.ts';
import { ask, NoAnswer, Refused } from './graph/request.ts';
import { refreshAll } from './graph/use-graph.ts';
import { keep, recall } from './keep.ts';
import { refreshViewer, viewer } from './session.ts';
import { setting } from './setting.ts';
import { createStore } from './store.ts';

/*
 * What is to be sent. Everything a person puts in goes through here: it is kept on the phone first,
 * under the idempotency key that travels with it, and leaves when the server has answered. So closing
 * the page, a lost answer or two open tabs send it once and never twice.
 */

/** A mutation that may wait for the network: its payload calls its subject `it`, whatever that is. */
type Sent = TypedDocumentString<
  {
    readonly done: {
      readonly it: { readonly id: string } | null;
      readonly userErrors: readonly FaultFragment[];
    };
  },
  // Inputs differ; the pages that make them know theirs.
  never
>;

/** A kind of wish, by the name its letters are kept under on phones: never change one. */
export type Action = string;

/** Sends a wish that no mutation carries, such as a picture. @throws NoAnswer */
type Sender = (letter: Letter) => Promise<Outcome>;

const sent = new Map<Action, Sent | Sender>();

/** Says how wishes are sent; each chunk says it of its own. What waits from an earlier visit then leaves. */
export function sendable(ways: Readonly<Record<Action, Sent | Sender>>): void {
  for (const action of Object.keys(ways)) sent.set(action, ways[action] as Sent | Sender);
  if (outbox.get().length > 0) void flush();
}

/** Why the server did not do it. */
export type Fault = FaultFragment;

/** One wish on its way. */
export interface Letter {
  readonly key: string;
  readonly action: Action;
  readonly input: Readonly<Record<string, unknown>>;
  /** What people know it by. */
  readonly title: string;
  /** Where one sees how it stands now; none for what is not there yet. */
  readonly page?: string;
  readonly at: number;
  /** Whose it is: it is never sent as somebody else. */
  readonly owner: string;
  /** Set when the server said no; it then waits for a person. */
  readonly faults: readonly Fault[] | null;
  /** What can only be sent once this one is there: then with its id as `of`. */
  readonly then?: readonly Pick<Letter, 'key' | 'action' | 'input'>[];
}

/** What became of a wish. */
export type Outcome =
  | { readonly kind: 'done'; readonly id: string }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'refused'; readonly faults: readonly Fault[] };

const RETRY_MS = 15_000;

export const outbox = createStore<readonly Letter[]>(recall<Letter[]>('outbox') ?? []);

/** Letters of other tabs stay: each change starts from what is kept, not from what this tab remembers. */
function change(update: (letters: readonly Letter[]) => readonly Letter[]): void {
  const letters = update(recall<Letter[]>('outbox') ?? []);
  keep('outbox', letters);
  outbox.set(letters);
}

/** Takes a letter away. */
export const discard = (key: string): void =>
  change((letters) => letters.filter((letter) => letter.key !== key));

/** Takes away a letter that was done, and puts what follows from it in its place: in one step. */
function finish({ key, then = [], title, owner }: Letter, id: string): void {
  const next = then.map((letter) => ({
    ...letter,
    input: { ...letter.input, of: id },
    title,
    page: `/listing/${id}`,
    at: Date.now(),
    owner,
    faults: null,
  }));
  change((letters) => [...letters.filter((letter) => letter.key !== key), ...next]);
  refreshAll();
  if (next.length > 0) void flush();
}

async function post(letter: Letter): Promise<Outcome> {
  // Its chunk is not here yet; it tries again when it is.
  const way = sent.get(letter.action);
  if (way === undefined) return { kind: 'waiting' };
  const lang = setting.get().lang === 'zh' ? 'ZH' : 'EN';
  try {
    if (typeof way === 'function') return await way(letter);
    const variables = { input: { ...letter.input, idempotencyKey: letter.key }, lang };
    const { done } = await ask(way, variables as never);
    if (done.it !== null && done.userErrors.length === 0) return { kind: 'done', id: done.it.id };
    return { kind: 'refused', faults: done.userErrors };
  } catch (error) {
    if (error instanceof Refused && error.code === 'UNAUTHENTICATED') {
      void refreshViewer();
      return { kind: 'waiting' };
    }
    if (error instanceof Refused) {
      const fault = { code: error.code, field: null, message: error.message } as unknown as Fault;
      return { kind: 'refused', faults: [fault] };
    }
    if (error instanceof NoAnswer) return { kind: 'waiting' };
    throw error;
  }
}

/** Keeps a wish and sends it. A refusal is handed back, not kept: the person is there to put it right. */
export async function submit(
  action: Action,
  input: Readonly<Record<string, unknown>>,
  title: string,
  key: string,
  page?: string,
  then?: Letter['then'],
): Promise<Outcome> {
  const owner = viewer.get()?.id ?? '';
  const letter: Letter = {
    key,
    action,
    input,
    title,
    at: Date.now(),
    owner,
    faults: null,
    ...(page === undefined ? {} : { page }),
    ...(then === undefined ? {} : { then }),
  };
  change((letters) => [...letters.filter((other) => other.key !== key), letter]);
  const outcome = await post(letter);
  if (outcome.kind === 'done') finish(letter, outcome.id);
  if (outcome.kind === 'refused') discard(key);
  return outcome;
}

/** What may be sent now and waits longest. */
const oldest = (): Letter | undefined =>
  (recall<Letter[]>('outbox') ?? []).filter(
    ({ faults, owner }) => faults === null && owner === viewer.get()?.id,
  )[0];

let flushing: Promise<void> | null = null;

/** Sends what waits, oldest first; stops at the first that gets no answer. */
export function flush(): Promise<void> {
  flushing ??= (async () => {
    // Letters may follow from letters: what is kept is read anew after each.
    for (let letter = oldest(); letter !== undefined; letter = oldest()) {
      const { key } = letter;
      const outcome = await post(letter);
      if (outcome.kind === 'waiting') break;
      if (outcome.kind === 'done') finish(letter, outcome.id);
      else {
        const { faults } = outcome;
        change((letters) =>
          letters.map((other) => (other.key === key ? { ...other, faults } : other)),
        );
      }
    }
  })().finally(() => {
    flushing = null;
  });
  return flushing;
}

/** Sends by itself: when the network comes back, when the page is looked at again, and now and then. */
export function keepSending(): void {
  const now = (): void => {
    if (outbox.get().length > 0) void flush();
  };
  window.addEventListener('online', now);
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) now();
  });
  window.addEventListener('storage', () => outbox.set(recall<Letter[]>('outbox') ?? []));
  viewer.watch(now);
  setInterval(now, RETRY_MS);
}
