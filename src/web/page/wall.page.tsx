import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import {
  WallChainDocument,
  WallDeckDocument,
  WallPlaceDocument,
  type WallDeckQuery,
} from '../graph/generated/graphql.ts';
import { ask } from '../graph/request.ts';
import { useGraph } from '../graph/use-graph.ts';
import { keep, recall } from '../keep.ts';
import { Empty, Loaded, Page, Skeleton } from '../part/page.tsx';
import { WallFigures } from '../part/wall-figures.tsx';
import { WallHead, type Theme } from '../part/wall-head.tsx';
import { WallPanel } from '../part/wall-panel.tsx';
import { WallTicker } from '../part/wall-ticker.tsx';
import type { Viewer } from '../session.ts';
import { applySetting, setting } from '../setting.ts';
import { AGE_S, useFresh, useRest } from '../wall/beat.ts';
import { chartNames, chartUrl, type ChartName } from '../wall/chart.ts';
import { useAwake } from '../wall/full.ts';
import { eventsOf, idsOf, type WallScope } from '../wall/scope.ts';
import { paper, useScreen, type Screen } from '../wall/screen.ts';
import { useNews } from '../wall/ticker.ts';
import { useTurn } from '../wall/turn.ts';
import { useWallWords } from '../words/wall.ts';

interface Shown {
  readonly who: Viewer;
  readonly query: URLSearchParams;
}

type Deck = WallDeckQuery;

/** The wall of the whole district. */
export function DistrictWall(shown: Shown): JSX.Element {
  return <Wall {...shown} scope={{ name: null, by: 'CHAIN' }} />;
}

/** The wall of a chain, by its code, divided by towns. */
export function ChainWall({ code, ...shown }: Shown & { code: string }): JSX.Element {
  const seen = useGraph(WallChainDocument, { code });
  return (
    <Loaded seen={seen}>
      {({ chain }) =>
        chain === null ? (
          <Missing />
        ) : (
          <Wall {...shown} scope={{ name: chain.name, chain: chain.id, by: 'TOWN' }} />
        )
      }
    </Loaded>
  );
}

/** The wall of a town or a village, divided by villages. */
export function PlaceWall(props: Shown & { id: string; kind: 'town' | 'party' }): JSX.Element {
  const { id, kind, ...shown } = props;
  const seen = useGraph(WallPlaceDocument, { id });
  return (
    <Loaded seen={seen}>
      {({ node }) =>
        node === null || !('name' in node) ? (
          <Missing />
        ) : (
          <Wall {...shown} scope={{ name: node.name, [kind]: node.id, by: 'VILLAGE' }} />
        )
      }
    </Loaded>
  );
}

function Missing(): JSX.Element {
  const { words } = useWallWords();
  return (
    <main id="main" class="floor">
      <Page title={words.notFound}>
        <Empty>{words.wall.missing}</Empty>
        <a class="button main" href="/wall">
          {words.wall.back}
        </a>
      </Page>
    </main>
  );
}

/** Dark until somebody chooses: it hangs in halls. `?theme=` and `?lang=` set up a screen without hands. */
function useLook(query: URLSearchParams): readonly [Theme, (theme: Theme) => void] {
  const wished = query.get('theme');
  const [theme, setTheme] = useState<Theme>(
    wished === 'light' || wished === 'dark'
      ? (wished.toUpperCase() as Theme)
      : (recall<Theme>('wall-theme') ?? 'DARK'),
  );
  const lang = query.get('lang');
  useEffect(() => {
    if (lang === 'zh' || lang === 'en') {
      setting.set({ ...setting.get(), lang });
      applySetting();
    }
  }, [lang]);
  const choose = (next: Theme): void => {
    setTheme(next);
    keep('wall-theme', next);
  };
  return [theme, choose];
}

function Wall({ who, query, scope }: Shown & { scope: WallScope }): JSX.Element {
  const { words, lang } = useWallWords();
  const screen = useScreen();
  const [theme, setTheme] = useLook(query);
  const onPaper = query.has('print');
  const news = useNews(eventsOf(scope));
  useRest();
  useAwake();
  const shape = onPaper ? paper : screen;
  const look = {
    ...idsOf(scope),
    by: scope.by,
    theme: onPaper ? ('LIGHT' as const) : theme,
    lang,
    width: shape.width,
    height: shape.height,
    letters: shape.letters,
    age: AGE_S,
  };
  const deck = useFresh(JSON.stringify(look), () => ask(WallDeckDocument, look));
  const district = who.district?.code ?? '';
  const name = scope.name ?? who.district?.name ?? '';
  useEffect(() => {
    document.title = `${words.wall.title(name)} · ${words.brand}`;
  }, [name, words]);
  const url = (chart: ChartName): string =>
    chartUrl(district, chart, chart === 'outcomes' ? { ...look, days: 365 } : look);
  const kind = onPaper ? 'paper' : shape.wide ? 'afar' : 'near';
  return (
    <div class={`wall ${kind} ${look.theme === 'DARK' ? 'dark' : ''}`}>
      <WallHead name={name} scope={scope} theme={theme} setTheme={setTheme} onPaper={onPaper} />
      <main id="main" class="wall-floor" tabIndex={-1}>
        {deck === null ? <Skeleton rows={5} /> : <Charts {...{ deck, shape, url, onPaper }} />}
      </main>
      {!onPaper && <WallTicker news={news} />}
    </div>
  );
}

/** The figures, and below them the map and as many other charts as fit, in turn. */
function Charts(props: {
  deck: Deck;
  shape: Screen;
  url: (chart: ChartName) => string;
  onPaper: boolean;
}): JSX.Element {
  const { words } = useWallWords();
  const { deck, shape, url, onPaper } = props;
  // What has nothing to show yet has no turn; the map and the supply always have theirs.
  const worth = chartNames.filter(
    (chart) => chart === 'map' || chart === 'supply' || !deck[chart].empty,
  );
  const others = worth.slice(1);
  const beside = shape.slots - 1;
  const { first, turning, show, toggle } = useTurn(
    others.length,
    shape.wide ? beside : others.length,
  );
  const count = shape.wide ? Math.min(beside, others.length) : others.length;
  const shown = Array.from(
    { length: count },
    (_, index) => others[(first + index) % others.length] ?? 'supply',
  );
  const { width, height } = shape;
  const standing = deck.standings[0];
  const turns = shape.wide && others.length > beside && (
    <nav class="wall-turns" aria-label={words.wall.panels}>
      {others.map((chart, index) => (
        <button
          key={chart}
          type="button"
          aria-pressed={shown.indexOf(chart) >= 0}
          onClick={() => show(index)}
        >
          {words.wall.names[chart]}
        </button>
      ))}
      <button type="button" class="wall-hold" onClick={toggle}>
        <span aria-hidden="true">{turning ? '❚❚' : '▶'}</span>
        <span class="sr">{turning ? words.wall.pause : words.wall.play}</span>
      </button>
    </nav>
  );
  return (
    <>
      {standing && <WallFigures standing={standing} />}
      <div class={`wall-charts of-${shape.slots}`}>
        <WallPanel text={deck.map} url={url('map')} {...{ width, height }} open={onPaper} />
        {shown.map((chart, index) => (
          <WallPanel
            key={shape.wide ? index : chart}
            text={deck[chart]}
            url={url(chart)}
            {...{ width, height }}
            open={onPaper}
            head={index === 0 && turns ? turns : undefined}
          />
        ))}
      </div>
    </>
  );
}
