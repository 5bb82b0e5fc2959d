import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { live } from '../graph/live.ts';
import { change } from '../setting.ts';
import { useStore } from '../store.ts';
import { useFull } from '../wall/full.ts';
import type { WallScope } from '../wall/scope.ts';
import { useWallWords } from '../words/wall.ts';
import { clock, dayOf } from '../words/words.ts';
import { Mark } from './mark.tsx';

/** On which ground a wall stands. */
export type Theme = 'DARK' | 'LIGHT';

/** What hangs here, what time it is, whether it is live, and what a hand can change. */
export function WallHead(props: {
  name: string;
  scope: WallScope;
  theme: Theme;
  setTheme: (theme: Theme) => void;
  onPaper: boolean;
}): JSX.Element {
  const { name, scope, theme, setTheme, onPaper } = props;
  const { words, lang } = useWallWords();
  const { connected } = useStore(live);
  const { full, toggle } = useFull();
  const now = useMinute();
  const { wall } = words;
  const date = `${dayOf(now, lang)} ${clock(now)}`;
  return (
    <header class="wall-head">
      <a class="wall-brand" href="/" aria-label={wall.home}>
        <Mark />
      </a>
      <h1>{scope.name ?? wall.title(name)}</h1>
      <p class="wall-now">
        <time>{onPaper ? wall.printed(date) : date}</time>
        {!onPaper && (
          <span class={`live ${connected ? 'on' : ''}`} role="status">
            {connected ? wall.live : wall.quiet}
          </span>
        )}
      </p>
      <div class="wall-tools">
        {onPaper ? (
          <>
            <button type="button" onClick={() => window.print()}>
              {wall.print}
            </button>
            <a href={location.pathname}>{wall.back}</a>
          </>
        ) : (
          <>
            <button type="button" onClick={toggle}>
              {full ? wall.leaveFull : wall.full}
            </button>
            <button type="button" onClick={() => setTheme(theme === 'DARK' ? 'LIGHT' : 'DARK')}>
              {theme === 'DARK' ? wall.light : wall.dark}
            </button>
            <button
              type="button"
              lang={lang === 'ZH' ? 'en' : 'zh-CN'}
              onClick={() => change({ lang: lang === 'ZH' ? 'en' : 'zh' })}
            >
              {wall.other}
            </button>
            <a href={`${location.pathname}?print=1`}>{wall.print}</a>
          </>
        )}
      </div>
    </header>
  );
}

const MINUTE_MS = 60_000;

/** The time, told anew when the minute changes. */
function useMinute(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setTimeout(() => setNow(Date.now()), MINUTE_MS - (Date.now() % MINUTE_MS));
    return () => clearTimeout(timer);
  }, [now]);
  return now;
}
