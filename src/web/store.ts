import { useEffect, useState } from 'preact/hooks';

/** A value that pages watch. */
export interface Store<Value> {
  readonly get: () => Value;
  readonly set: (next: Value) => void;
  /** Calls after each change; gives back how to stop. */
  readonly watch: (watcher: () => void) => () => void;
}

/** Makes a store; watchers are told after each change. */
export function createStore<Value>(first: Value): Store<Value> {
  let value = first;
  const watchers = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (next === value) return;
      value = next;
      watchers.forEach((watcher) => watcher());
    },
    watch(watcher) {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
  };
}

/** The store's value in a component, kept up to date. */
export function useStore<Value>(store: Store<Value>): Value {
  const [, redraw] = useState(0);
  const seen = store.get();
  useEffect(() => {
    const update = (): void => redraw((count) => count + 1);
    if (store.get() !== seen) update();
    return store.watch(update);
  }, [store]);
  return seen;
}
