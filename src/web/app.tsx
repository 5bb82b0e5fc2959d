import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import {
  bringChunk,
  chunkOf,
  chunkStore,
  standsAlone,
  type Asked,
  type ChunkName,
  type Route,
} from './chunk.ts';
import { live } from './graph/live.ts';
import { outbox } from './outbox.ts';
import { HomePage } from './page/home.page.tsx';
import { PasswordPage, SignInPage } from './page/sign-in.page.tsx';
import { Bell } from './part/bell.tsx';
import { Icon, type IconName } from './part/icon.tsx';
import { Mark } from './part/mark.tsx';
import { Empty, Page, Skeleton } from './part/page.tsx';
import { match, place } from './route.ts';
import { viewer, type Viewer } from './session.ts';
import { useStore } from './store.ts';
import { useWords } from './words/words.ts';

/** The pages people look at first; the others come in chunks (chunk.ts). */
const routes: readonly Route[] = [['/', ({ who }) => <HomePage who={who} />]];

interface MenuItem {
  readonly href: string;
  readonly icon: IconName;
  readonly word: 'home' | 'orders' | 'villages' | 'add' | 'mine' | 'more';
}

function menuFor(who: Viewer): MenuItem[] {
  const writes = who.party != null && (who.role === 'VILLAGE' || who.role === 'PARTY');
  return [
    { href: '/', icon: 'home', word: 'home' },
    { href: '/orders', icon: 'order', word: 'orders' },
    // Five are as many as fit under a thumb: who writes a list finds the villages on the home page.
    ...(writes ? [] : [{ href: '/villages', icon: 'villages', word: 'villages' } as const]),
    ...(writes ? [{ href: '/new/need', icon: 'add', word: 'add' } as const] : []),
    ...(who.party == null ? [] : [{ href: '/mine', icon: 'mine', word: 'mine' } as const]),
    { href: '/settings', icon: 'more', word: 'more' },
  ];
}

/** The whole client. */
export function App(): JSX.Element {
  const who = useStore(viewer);
  const here = useStore(place).split('?')[0] ?? '/';
  const { words } = useWords();
  const [path] = useStore(place).split('?');
  if (path === '/report') return <Open name="report" />;
  if (who === undefined) {
    return (
      <main id="main" class="floor">
        <Skeleton rows={6} />
      </main>
    );
  }
  if (who === null) return <SignInPage />;
  if (standsAlone(here) && !who.mustChangePassword) return <Here who={who} />;
  return (
    <>
      <a class="skip" href="#main">
        {words.skip}
      </a>
      <Menu who={who} />
      <main id="main" class="floor" tabIndex={-1}>
        <Notices who={who} />
        {who.mustChangePassword ? <PasswordPage /> : <Here who={who} />}
      </main>
    </>
  );
}

function Here({ who }: { who: Viewer }): JSX.Element {
  const here = useStore(place);
  const [path = '/', search = ''] = here.split('?');
  const query = new URLSearchParams(search);
  // A page that was left must not hold the focus: the next one's heading takes it.
  useEffect(() => () => (document.activeElement as HTMLElement | null)?.blur(), [path]);
  const found = shownBy(routes, path, { who, query });
  if (found !== null) return found;
  const chunk = chunkOf(path);
  if (chunk !== null) return <Later key={chunk} name={chunk} path={path} who={who} query={query} />;
  return <NotFound />;
}

/** What a table of pages shows at a path. */
function shownBy(
  table: readonly Route[],
  path: string,
  asked: Omit<Asked, 'path'>,
): JSX.Element | null {
  for (const [pattern, page] of table) {
    const values = match(pattern, path);
    const shown = values && page({ ...asked, path: values });
    if (shown) return shown;
  }
  return null;
}

/** A page of a chunk, as soon as the chunk is here. */
function Later(props: {
  name: ChunkName;
  path: string;
  who: Viewer;
  query: URLSearchParams;
}): JSX.Element {
  const { name, path, ...asked } = props;
  const chunk = useStore(chunkStore(name));
  useEffect(() => void bringChunk(name), [name]);
  if (chunk === null) return <Skeleton rows={5} />;
  return shownBy(chunk.routes, path, asked) ?? <NotFound />;
}

/** The page of a chunk that needs no sign-in. */
function Open({ name }: { name: ChunkName }): JSX.Element {
  const chunk = useStore(chunkStore(name));
  useEffect(() => void bringChunk(name), [name]);
  return chunk?.open?.() ?? <Skeleton rows={5} />;
}

function NotFound(): JSX.Element {
  const { words } = useWords();
  return (
    <Page title={words.notFound}>
      <Empty>{words.notFoundLead}</Empty>
      <a class="button main" href="/">
        {words.toHome}
      </a>
    </Page>
  );
}

function Menu({ who }: { who: Viewer }): JSX.Element {
  const { words } = useWords();
  const path = useStore(place).split('?')[0] ?? '/';
  const { connected, fresh } = useStore(live);
  const items = menuFor(who);
  const isHere = ({ href, word }: MenuItem): boolean =>
    word === 'add'
      ? path.indexOf('/new/') === 0
      : path === href || (word === 'orders' && path.indexOf('/order/') === 0);
  return (
    <header class="top">
      <a class="brand" href="/">
        <Mark /> <b>{words.brand}</b> <span>{who.district?.name}</span>
      </a>
      <nav class={`menu ${path.indexOf('/new/') === 0 ? 'away' : ''}`} aria-label={words.menu}>
        <ul>
          {items.map((item) => (
            <li key={item.word}>
              <a
                href={item.href}
                class={item.word === 'add' ? 'menu-add' : ''}
                {...(isHere(item) ? { 'aria-current': 'page' as const } : {})}
              >
                <Icon name={item.icon} />
                <span>{words.nav[item.word]}</span>
                {item.word === 'home' && fresh.length > 0 && <em class="badge">{fresh.length}</em>}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {who.role !== 'READER' && who.role !== 'AUDITOR' && !who.mustChangePassword && (
        <Bell path={path} />
      )}
      <p class={`live ${connected ? 'on' : ''}`}>{connected ? words.liveOn : words.liveOff}</p>
    </header>
  );
}

/** What must not be overlooked, whichever page is open. */
function Notices({ who }: { who: Viewer }): JSX.Element {
  const { words } = useWords();
  const path = useStore(place).split('?')[0];
  const { fresh, missed } = useStore(live);
  const letters = useStore(outbox).filter(({ owner }) => owner === who.id);
  const refused = letters.filter(({ faults }) => faults !== null).length;
  const waiting = letters.length - refused;
  const showsFresh = path === '/' || path === '/mine';
  return (
    <div class="notices" role="status">
      {fresh.length > 0 && !showsFresh && (
        <a class="notice" href="/#fresh">
          <Icon name="pairing" />
          <span>{missed > 0 ? words.fresh.missed(missed) : words.fresh.banner(fresh.length)}</span>
          <b>{words.fresh.look}</b>
        </a>
      )}
      {waiting > 0 && path !== '/outbox' && (
        <a class="notice" href="/outbox">
          <Icon name="wait" /> <span>{words.outbox.banner(waiting)}</span>
        </a>
      )}
      {refused > 0 && path !== '/outbox' && (
        <a class="notice bad" href="/outbox">
          <Icon name="warn" /> <span>{words.outbox.refusedBanner(refused)}</span>
        </a>
      )}
    </div>
  );
}
