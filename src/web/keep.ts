import { createStore, get, set, clear } from 'idb-keyval';

/* Two places to keep things on the phone. Small ones that must not be lost and must be there at once
   (drafts, what waits to be sent) go to localStorage; what was seen goes to IndexedDB. Both may be
   missing or full (private windows, old WebViews): then the page works without them. */

/** Reads a small value. */
export function recall<Value>(key: string): Value | null {
  try {
    const text = localStorage.getItem(`lianzu:${key}`);
    return text === null ? null : (JSON.parse(text) as Value);
  } catch {
    return null;
  }
}

/** Keeps a small value; null forgets it. Tells whether it was kept. */
export function keep(key: string, value: unknown): boolean {
  try {
    if (value === null) localStorage.removeItem(`lianzu:${key}`);
    else localStorage.setItem(`lianzu:${key}`, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

const shelf = (() => {
  try {
    return createStore('lianzu', 'seen');
  } catch {
    return null;
  }
})();

/** What was seen under this key, if anything. */
export async function recallSeen<Value>(key: string): Promise<Value | null> {
  if (shelf === null) return null;
  return get<Value>(key, shelf).then(
    (value) => value ?? null,
    () => null,
  );
}

/** Keeps what was seen. */
export async function keepSeen(key: string, value: unknown): Promise<void> {
  if (shelf !== null) await set(key, value, shelf).catch(() => undefined);
}

/** Forgets everything that was seen: another person may use this phone. */
export async function forgetSeen(): Promise<void> {
  if (shelf !== null) await clear(shelf).catch(() => undefined);
}

/** A random UUID; works over plain HTTP, where crypto.randomUUID is missing. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => (byte + 256).toString(16).slice(1)).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
