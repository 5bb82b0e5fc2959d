import { useEffect, useState } from 'preact/hooks';
import { createStore, useStore } from '../store.ts';

/**
 * How old an answer may be, in seconds. A screen asks this long after it heard that something happened:
 * an answer no older than that knows of it. So however many screens hang in a district, the server reads
 * and draws once in this time for all of them.
 */
export const AGE_S = 5;

/** Screens that heard of the same thing do not all ask in the same instant. */
const SPREAD_MS = 2_000;
/** Days change and lights turn without being told. */
const REST_MS = 5 * 60_000;
const AGAIN_MS = 15_000;

/** Rises when a wall should ask again. */
const beat = createStore(0);
let due: ReturnType<typeof setTimeout> | null = null;

const ask = (): void => {
  due = null;
  beat.set(beat.get() + 1);
};

/** Something happened: the wall asks again soon, once for all that comes until then. */
export function heard(): void {
  if (due === null) due = setTimeout(ask, AGE_S * 1_000 + Math.random() * SPREAD_MS);
}

/** Asks now and then even when nothing is heard, as long as a wall is shown. */
export function useRest(): void {
  useEffect(() => {
    const timer = setInterval(heard, REST_MS);
    return () => clearInterval(timer);
  }, []);
}

/**
 * What `fetchNow` brings for `key`, asked for again at each beat. What was there stays on the screen while
 * nothing can be had: a wall that lost its line shows its last figures, not an error.
 */
export function useFresh<Data>(key: string, fetchNow: () => Promise<Data>): Data | null {
  const pulse = useStore(beat);
  const [had, setHad] = useState<Data | null>(null);
  useEffect(() => {
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const load = (): void => {
      fetchNow().then(
        (data) => {
          if (!gone) setHad(() => data);
        },
        () => {
          if (!gone) timer = setTimeout(load, AGAIN_MS);
        },
      );
    };
    load();
    return () => {
      gone = true;
      if (timer !== null) clearTimeout(timer);
    };
  }, [key, pulse]);
  return had;
}
