import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { BellDocument } from '../graph/generated/graphql.ts';
import { settled, useGraph } from '../graph/use-graph.ts';
import { useStore } from '../store.ts';
import { useWords } from '../words/words.ts';
import { Icon } from './icon.tsx';

/** More than this is not counted. */
const MOST = 99;

/** The way to the inbox. How many wait there is asked once the first page has what it needs. */
export function Bell({ path }: { path: string }): JSX.Element {
  const { words } = useWords();
  const isReady = useStore(settled);
  return (
    <a class="bell" href="/inbox" {...(path === '/inbox' ? { 'aria-current': 'page' } : {})}>
      <Icon name="bell" />
      <span>{words.bell.title}</span>
      {isReady && <Unread path={path} />}
    </a>
  );
}

function Unread({ path }: { path: string }): JSX.Element | null {
  const { words } = useWords();
  const { data, reload } = useGraph(BellDocument, {});
  useEffect(reload, [path]);
  const count = data === null ? 0 : data.unreadNotices;
  if (count === 0) return null;
  return (
    <>
      <em class="badge" aria-hidden="true">
        {count > MOST ? `${MOST}+` : count}
      </em>
      <span class="sr">{words.bell.unread(count > MOST ? `${MOST}+` : String(count))}</span>
    </>
  );
}
