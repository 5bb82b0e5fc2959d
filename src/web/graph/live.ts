import type { createClient } from 'graphql-ws';
import { useEffect } from 'preact/hooks';
import { keep, recall } from '../keep.ts';
import { load } from '../script/load.ts';
import socketUrl from '../script/socket.script.ts?worker&url';
import { viewer, type Viewer } from '../session.ts';
import { setting } from '../setting.ts';
import { createStore, useStore } from '../store.ts';
import { concerning } from './concern.ts';
import {
  LogHeadDocument,
  MissedDocument,
  NewPairingsDocument,
  OrderNewsDocument,
  type EventFilter,
  type EventType,
  type NewPairingsSubscription,
  type PairingRowFragment,
} from './generated/graphql.ts';
import { ask, Refused } from './request.ts';
import { refreshAll } from './use-graph.ts';

/** What came by itself. */
export interface Live {
  /** Whether news arrives as it happens. */
  readonly connected: boolean;
  /** How many pairings came while we were away. */
  readonly missed: number;
  /** Pairings not looked at yet, newest first. */
  readonly fresh: readonly PairingRowFragment[];
}

const MOST_FRESH = 20;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
const quiet: Live = { connected: false, missed: 0, fresh: [] };

export const live = createStore<Live>(quiet);
const tell = (change: Partial<Live>): void => live.set({ ...live.get(), ...change });

/** The subscription ended with errors, or the socket closed. */
class Broken extends Error {
  override readonly name = 'Broken';
  constructor(readonly reason: unknown) {
    super('the subscription ended');
  }
}

/** Whether the server knows our place in the log no more. */
function lostCursor(error: unknown): boolean {
  if (error instanceof Refused) return error.code === 'BAD_USER_INPUT';
  const reasons = error instanceof Broken ? error.reason : null;
  if (!Array.isArray(reasons)) return false;
  return (reasons as { extensions?: { code?: string } }[]).some(
    ({ extensions }) =>
      extensions?.code === 'CURSOR_EXPIRED' || extensions?.code === 'BAD_USER_INPUT',
  );
}

/** A document by its id, as the socket takes it. */
export const published = (document: { toString(): string }): Record<string, unknown> => ({
  persistedQuery: { sha256Hash: document.toString().replace('sha256:', '') },
});

/** Marks pairings as looked at; all of them without an id. */
export function looked(id?: string): void {
  const fresh = id === undefined ? [] : live.get().fresh.filter((pairing) => pairing.id !== id);
  if (fresh.length === live.get().fresh.length && live.get().missed === 0) return;
  tell({ fresh, missed: id === undefined ? 0 : live.get().missed });
  const who = viewer.get();
  if (who) keep(`fresh:${who.id}`, fresh);
}

type Client = ReturnType<typeof createClient>;

/** The open socket, for pages that follow more than new pairings; null while there is none. */
export const line = createStore<Client | null>(null);

/** While a page is shown: asks again whenever an order that fits moves, and once the line is back. */
export function useNews(filter: EventFilter): void {
  const client = useStore(line);
  const key = JSON.stringify(filter);
  useEffect(() => {
    if (client === null) return undefined;
    return client.subscribe(
      {
        query: '',
        variables: { filter: { and: [filter, { type: { in: orderMoves } }] } },
        extensions: published(OrderNewsDocument),
      },
      { next: refreshAll, error: () => undefined, complete: () => undefined },
    );
  }, [client, key]);
}

const orderMoves = (
  'PLACED HANDED_OVER DISPATCHED ACCEPTED DECLINED DELIVERED COMPLETED RATED GIVEN_BACK REASSIGNED ' +
  'CANCELLED UNMATCHED REINSTATED CALLED REPORTED_IN PACE_CHANGED ESCALATED'
)
  .split(' ')
  .map((move) => `ORDER_${move}` as EventType);

/** Follows the new pairings of one person until stopped. */
class Follower {
  private readonly cursorKey: string;
  private readonly freshKey: string;
  private readonly filter: EventFilter;
  private stopped = false;
  private again = false;
  private hangUp: () => void = () => undefined;
  private wake: () => void = () => undefined;

  constructor(who: Viewer) {
    this.cursorKey = `cursor:${who.id}`;
    this.freshKey = `fresh:${who.id}`;
    this.filter = concerning(who);
    live.set({ ...quiet, fresh: recall<PairingRowFragment[]>(this.freshKey) ?? [] });
  }

  /** Listens, and listens again after each break, from where it was: nothing is lost or told twice. */
  async run(): Promise<void> {
    const online = (): void => this.wake();
    window.addEventListener('online', online);
    let pause = FIRST_PAUSE_MS;
    while (!this.stopped) {
      try {
        const missed = await this.catchUp();
        if (this.stopped) break;
        await this.listen(missed, () => {
          pause = FIRST_PAUSE_MS;
        });
      } catch (error) {
        // No network, or the server is away: the next turn tries again. A cursor that the log does not
        // know any more (an older backup was restored) is given up for where the log stands now.
        if (lostCursor(error)) {
          keep(this.cursorKey, null);
          refreshAll();
        }
      }
      line.set(null);
      tell({ connected: false });
      if (this.stopped) break;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
        setTimeout(resolve, pause);
      });
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
    window.removeEventListener('online', online);
  }

  stop(): void {
    this.stopped = true;
    this.hangUp();
    this.wake();
  }

  /** How many pairings came since the last one we know; on the first day, notes where the log stands. */
  private async catchUp(): Promise<number> {
    const after = recall<string>(this.cursorKey);
    if (after !== null) {
      const filter = { and: [this.filter], type: { eq: 'PAIRING_PROPOSED' as const } };
      return (await ask(MissedDocument, { after, filter })).events.totalCount;
    }
    const head = (await ask(LogHeadDocument, {})).events.nodes[0];
    if (head) keep(this.cursorKey, head.cursor);
    return 0;
  }

  private async listen(missed: number, connected: () => void): Promise<void> {
    const connect = await load<typeof createClient>(socketUrl, 'lianzuSocket');
    const url = `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/graphql`;
    const client = connect({
      url,
      retryAttempts: 0,
      on: {
        connected: () => {
          connected();
          line.set(client);
          tell({ connected: true, missed: live.get().missed + missed });
          // What moved while the line was down is asked for again.
          if (missed > 0 || this.again) refreshAll();
          this.again = true;
        },
      },
    });
    const lang = setting.get().lang === 'zh' ? 'ZH' : 'EN';
    const variables = { after: recall<string>(this.cursorKey), filter: this.filter, lang };
    await new Promise<void>((resolve, reject) => {
      const over = (): void => {
        void client.dispose();
        resolve();
      };
      this.hangUp = over;
      client.subscribe<NewPairingsSubscription>(
        { query: '', variables, extensions: published(NewPairingsDocument) },
        {
          next: ({ data }) => {
            if (data) this.take(data.newPairings);
          },
          error: (error) => {
            void client.dispose();
            reject(new Broken(error));
          },
          complete: over,
        },
      );
    });
  }

  private take({ cursor, pairing }: NewPairingsSubscription['newPairings']): void {
    const others = live.get().fresh.filter(({ id }) => id !== pairing.id);
    const fresh = [pairing, ...others].slice(0, MOST_FRESH);
    keep(this.cursorKey, cursor);
    keep(this.freshKey, fresh);
    tell({ fresh });
    refreshAll();
  }
}

/** Follows whoever is signed in. */
export function keepFollowing(): void {
  let follower: Follower | null = null;
  let followed: string | null = null;
  const turn = (): void => {
    const who = viewer.get() ?? null;
    const key = who === null || who.mustChangePassword ? null : who.id;
    if (key === followed) return;
    followed = key;
    follower?.stop();
    follower = key === null || who === null ? null : new Follower(who);
    if (follower === null) live.set(quiet);
    else void follower.run();
  };
  viewer.watch(turn);
  turn();
}
