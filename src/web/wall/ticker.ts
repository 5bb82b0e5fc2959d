import { useEffect, useRef, useState } from 'preact/hooks';
import {
  WallEventsDocument,
  WallRecentDocument,
  type EventFilter,
  type EventType,
  type WallEventFragment,
} from '../graph/generated/graphql.ts';
import { ask } from '../graph/request.ts';
import { useFollow } from '../part/follow.ts';
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

/**
 * The latest news, newest first. The list and the subscription meet without a gap: the cursor is taken
 * with the list, and a line that broke goes on after the last event it brought.
 */
export function useNews(filter: EventFilter): readonly News[] {
  const [news, setNews] = useState<readonly News[]>([]);
  const [ready, setReady] = useState(false);
  const after = useRef<string | null>(null);
  const key = JSON.stringify(filter);

  useEffect(() => {
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | null = null;
    after.current = null;
    setReady(false);
    const load = (): void => {
      ask(WallRecentDocument, { filter: { and: [filter, { type: { in: told } }] } }).then(
        ({ head, recent }) => {
          if (gone) return;
          after.current = head.nodes[0] ? head.nodes[0].cursor : null;
          const found = recent.nodes.map(newsOf).filter((one): one is News => one !== null);
          setNews(found.reverse().slice(0, MOST_NEWS));
          setReady(true);
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

  useFollow({
    document: WallEventsDocument,
    variables: { filter },
    ready,
    after,
    take: ({ events: event }) => {
      after.current = event.cursor;
      heard();
      const one = newsOf(event);
      if (one !== null) setNews((old) => [one, ...old].slice(0, MOST_NEWS));
    },
    // While the line was down something may have moved that is no news.
    began: heard,
  });
  return news;
}
