import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { News } from '../wall/ticker.ts';
import { useWallWords } from '../words/wall.ts';
import { clock } from '../words/words.ts';

const NEXT_MS = 6_000;

/** One line of news at a time, the newest as soon as it comes; nothing runs across the screen. */
export function WallTicker({ news }: { news: readonly News[] }): JSX.Element {
  const { words } = useWallWords();
  const { wall } = words;
  const [index, setIndex] = useState(0);
  const newest = news[0] ? news[0].cursor : '';
  useEffect(() => {
    setIndex(0);
    const timer = setInterval(() => setIndex((now) => now + 1), NEXT_MS);
    return () => clearInterval(timer);
  }, [newest]);
  const shown = news[news.length === 0 ? 0 : index % news.length];
  return (
    <section class="wall-ticker" aria-label={wall.news}>
      <h2>{wall.news}</h2>
      {shown === undefined ? (
        <p class="wall-news none">{wall.noNews}</p>
      ) : (
        <p class="wall-news" key={shown.cursor}>
          <span class={`wall-kind ${shown.kind}`}>{wall.kinds[shown.kind]}</span>
          <time dateTime={shown.at}>{clock(Date.parse(shown.at))}</time>
          <span class="wall-news-text">{wall.pair(shown.giver, shown.receiver, shown.what)}</span>
        </p>
      )}
      <ol class="sr">
        {news.map((one) => (
          <li key={one.cursor}>
            {wall.kinds[one.kind]} {wall.pair(one.giver, one.receiver, one.what)}
          </li>
        ))}
      </ol>
    </section>
  );
}
