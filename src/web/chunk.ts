import type { JSX } from 'preact';
import { chunkPaths } from './chunk-path.ts';
import { load, loadStyle, preload } from './script/load.ts';
import type { Viewer } from './session.ts';
import { createStore, type Store } from './store.ts';

/** What a page is asked with. */
export interface Asked {
  readonly who: Viewer;
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

/** A path and its page; null when there is nothing at such an address. */
export type Route = readonly [string, (asked: Asked) => JSX.Element | null];

/** What a chunk brings. */
export interface Chunk {
  readonly routes: readonly Route[];
  /** The page that is open to people who are not signed in. */
  readonly open?: () => JSX.Element;
  /** The address of its stylesheet, if it has one. */
  readonly style?: string;
}

/*
 * The shell holds the pages people look at first. The others come in chunks: `chunk/<name>.chunk.tsx`
 * is built to a script of that name, which leaves its `Chunk` on the window (`giveChunk`). A feature
 * adds its file, the beginnings of its paths (chunk-path.ts) and, if it needs one, its link to the menu.
 */

/** Pages that fill a screen by themselves: no menu, no notices. */
export const standsAlone = (path: string): boolean => chunkOf(path) === 'wall';

/** The name of a chunk. */
export type ChunkName = keyof typeof chunkPaths;

/** Fetched as soon as the first page stands, so that they are there without network too. */
const early: readonly ChunkName[] = ['read', 'order', 'write', 'joint', 'notice'];

declare const BUILD: string;
const RETRY_MS = 5_000;
const stores = new Map<ChunkName, Store<Chunk | null>>();

/** A chunk as far as it is here. */
export function chunkStore(name: ChunkName): Store<Chunk | null> {
  const store = stores.get(name) ?? createStore<Chunk | null>(null);
  stores.set(name, store);
  return store;
}

/** The chunk that holds the page of a path. */
export function chunkOf(path: string): ChunkName | null {
  const names = Object.keys(chunkPaths) as ChunkName[];
  return names.filter((name) => chunkPaths[name].test(path))[0] ?? null;
}

const brought = new Set<ChunkName>();

/** Brings a chunk and what it stands on; tries until it is here. */
export async function bringChunk(name: ChunkName): Promise<void> {
  const store = chunkStore(name);
  if (!brought.has(name)) preload(name);
  brought.add(name);
  while (store.get() === null) {
    try {
      const chunk = await load<Chunk>(`/assets/${name}.js?${BUILD}`, `lianzu ${name}`, 'module');
      if (chunk.style !== undefined) await loadStyle(chunk.style);
      store.set(chunk);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

/** Brings what people will want next. */
export async function bringEarly(): Promise<void> {
  for (const name of early) await bringChunk(name);
}

/** The last line of a chunk's script. */
export function giveChunk(name: ChunkName, chunk: Chunk): void {
  Object.assign(self, { [`lianzu ${name}`]: chunk });
}
