import { useEffect, useRef, useState } from 'preact/hooks';
import { keepSeen, recallSeen } from '../keep.ts';
import { refreshViewer, viewer } from '../session.ts';
import { createStore, useStore } from '../store.ts';
import type { TypedDocumentString } from './generated/graphql.ts';
import { ask, NoAnswer, Refused } from './request.ts';

/** What a page knows of its data. */
export interface Seen<Data> {
  readonly data: Data | null;
  /** When the data was fetched, if it may be old because there is no network. */
  readonly asOf: number | null;
  readonly error: Error | null;
  readonly reload: () => void;
}

interface Kept<Data> {
  readonly at: number;
  readonly data: Data;
}

interface State<Data> {
  readonly key: string;
  readonly kept: Kept<Data> | null;
  readonly error: Error | null;
}

const memory = new Map<string, Kept<unknown>>();

/** Rises when something happened that lists should show: pages ask again. */
export const tide = createStore(0);

/** Whether the first page has what it asked for, or knows that it cannot have it. */
export const settled = createStore(false);

/** News comes in bursts: one question for all that comes within this time. */
const BURST_MS = 120;
let rising = false;

/** Tells every page on the screen to ask again. */
export function refreshAll(): void {
  if (rising) return;
  rising = true;
  setTimeout(() => {
    rising = false;
    tide.set(tide.get() + 1);
  }, BURST_MS);
}

const keyOf = (document: { toString(): string }, variables: unknown): string =>
  [viewer.get()?.id ?? '', document.toString(), JSON.stringify(variables)].join(' ');

/** Asks the graph for a page: first what was seen last time, then what is true now. */
export function useGraph<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Seen<Data> {
  const key = keyOf(document, variables);
  const pulse = useStore(tide);
  const [, redraw] = useState(0);
  const state = useRef<State<Data> | undefined>(undefined);
  if (state.current === undefined || state.current.key !== key) {
    state.current = { key, kept: (memory.get(key) as Kept<Data>) ?? null, error: null };
  }
  const load = useRef<() => void>(() => undefined);

  useEffect(() => {
    let gone = false;
    const now = (change: Partial<State<Data>>): void => {
      if (gone || state.current === undefined || state.current.key !== key) return;
      state.current = { ...state.current, ...change };
      redraw((count) => count + 1);
    };
    load.current = () => {
      ask(document, variables).then(
        (data) => {
          const kept = { at: Date.now(), data };
          memory.set(key, kept);
          void keepSeen(key, kept);
          now({ kept, error: null });
          settled.set(true);
        },
        (error: Error) => {
          now({ error });
          settled.set(true);
          if (error instanceof Refused && error.code === 'UNAUTHENTICATED') void refreshViewer();
        },
      );
    };
    if (state.current?.kept === null) {
      void recallSeen<Kept<Data>>(key).then((kept) => {
        if (kept !== null && state.current?.kept === null) now({ kept });
      });
    }
    load.current();
    return () => {
      gone = true;
    };
  }, [key, pulse]);

  const { kept, error } = state.current;
  return {
    data: kept?.data ?? null,
    asOf: kept !== null && error instanceof NoAnswer ? kept.at : null,
    error,
    reload: () => load.current(),
  };
}
