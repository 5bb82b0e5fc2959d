import { useEffect, useRef, useState } from 'preact/hooks';
import {
  WallEventsDocument,
  WallRecentDocument,
  type EventFilter,
  type EventType,
  type WallEventFragment,
  type WallEventsSubscription,
} from '../graph/generated/graphql.ts';
import { line, published } from '../graph/live.ts';
import { ask } from '../graph/request.ts';
import { useStore } from '../store.ts';
import { heard } from './beat.ts';

/** What runs along the foot of the wall: who meets whom, and what became of it. */
export interface News {
  readonly cursor: string;
  readonly at: string;
  readonly kind: 'proposed' | 'placed' | 'accepted' | 'delivered';
  readonly giver: string | null;
  readonly receiver: string;
  readonly what: string;
}

const MOST_NEWS = 12;
const AGAIN_MS = 15_000;
const told: EventType[] = ['PAIRING_PROPOSED', 'ORDER_PLACED', 'ORDER_ACCEPTED', 'ORDER_DELIVERED'];
const kinds: { readonly [type in EventType]?: News['kind'] } = {
  PAIRING_PROPOSED: 'proposed',
  ORDER_PLACED: 'placed',
  ORDER_ACCEPTED: 'accepted',
  ORDER_DELIVERED: 'delivered',
};

/** An event as news; null for what is not worth a line (weak pairings, other steps). */
function newsOf(event: WallEventFragment): News | null {
  const kind = kinds[event.type];
  const { cursor, occurredAt: at } = event;
  if (kind === undefined) return null;
  if ('pairing' in event) {
    if (event.notify !== true) return null;
    const { resourceParty, needParty, need } = event.pairing;
    return {
      cursor,
      at,
      kind,
      giver: resourceParty.name,
      receiver: needParty.name,
      what: need.title,
    };
  }
  if (!('order' in event)) return null;
  const { resourceParty, needParty, need, resource } = event.order;
  const what = (need && need.title) || (resource && resource.title) || '';
  return {
    cursor,
    at,
    kind,
    giver: resourceParty && resourceParty.name,
    receiver: needParty.name,
    what,
  };
}

const withoutPlace = (errors: unknown): boolean =>
  Array.isArray(errors) &&
  (errors as { extensions?: { code?: string } }[]).some(
    ({ extensions }) =>
      extensions?.code === 'CURSOR_EXPIRED' || extensions?.code === 'BAD_USER_INPUT',
  );

/**
 * The latest news, newest first. The list and the subscription meet without a gap: the cursor is taken
 * with the list, and a line that broke goes on after the last event it brought.
 */
export function useNews(filter: EventFilter): readonly News[] {
  const client = useStore(line);
  const [news, setNews] = useState<readonly News[]>([]);
  const [round, setRound] = useState(0);
  const after = useRef<string | null>(null);
  const key = JSON.stringify(filter);

  useEffect(() => {
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | null = null;
    after.current = null;
    const load = (): void => {
      ask(WallRecentDocument, { filter: { and: [filter, { type: { in: told } }] } }).then(
        ({ head, recent }) => {
          if (gone) return;
          after.current = head.nodes[0] ? head.nodes[0].cursor : null;
          const found = recent.nodes.map(newsOf).filter((one): one is News => one !== null);
          setNews(found.reverse().slice(0, MOST_NEWS));
          setRound((count) => count + 1);
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
  }, [key]);

  useEffect(() => {
    if (client === null || round === 0) return undefined;
    // While the line was down something may have moved that is no news.
    heard();
    return client.subscribe<WallEventsSubscription>(
      {
        query: '',
        variables: { filter, after: after.current },
        extensions: published(WallEventsDocument),
      },
      {
        next: ({ data }) => {
          if (!data) return;
          const { events: event } = data;
          after.current = event.cursor;
          heard();
          const one = newsOf(event);
          if (one !== null) setNews((old) => [one, ...old].slice(0, MOST_NEWS));
        },
        error: (errors) => {
          if (!withoutPlace(errors)) return;
          // The log was restored from an older backup: from now on, then.
          after.current = null;
          setRound((count) => count + 1);
        },
        complete: () => undefined,
      },
    );
  }, [client, key, round]);
  return news;
}
