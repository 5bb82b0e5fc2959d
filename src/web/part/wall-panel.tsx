import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { WallTextFragment } from '../graph/generated/graphql.ts';
import { usePicture } from '../wall/chart.ts';
import { useWallWords } from '../words/wall.ts';

interface PanelProps {
  /** What the chart says, as words and table; null until it is there. */
  readonly text: WallTextFragment | null;
  readonly url: string;
  readonly width: number;
  readonly height: number;
  /** Whether its table stands open below it: on paper. */
  readonly open?: boolean;
  /** Stands in place of its title: the names of the charts that come in turn. */
  readonly head?: ComponentChildren;
}

/** A chart with its title, the sentence that says what is to be seen, and its table. */
export function WallPanel({ text, url, width, height, open, head }: PanelProps): JSX.Element {
  const source = usePicture(url);
  return (
    <section class="wall-panel">
      <div class="wall-panel-head">
        {head ?? <h2>{text?.title}</h2>}
        {text !== null && <CopyTable text={text} />}
      </div>
      <div class="wall-picture">
        {source !== null && text !== null && (
          <img src={source} width={width} height={height} alt={`${text.title}：${text.summary}`} />
        )}
      </div>
      <p class="wall-summary">{text?.summary}</p>
      {text !== null && <ChartTable text={text} open={open === true} />}
    </section>
  );
}

/** What the picture shows, for those who do not see it: out of sight on a wall, in sight on paper. */
function ChartTable({ text, open }: { text: WallTextFragment; open: boolean }): JSX.Element {
  const { columns, rows } = text.table;
  return (
    <div class={open ? 'wall-table' : 'sr'}>
      <table>
        <caption>{text.title}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ cells }, index) => (
            <tr key={index}>
              {cells.map((cell, at) =>
                at === 0 ? (
                  <th key={at} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={at}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const SAID_MS = 4_000;

/** Puts the table on the clipboard, as spreadsheets take it. */
function CopyTable({ text }: { text: WallTextFragment }): JSX.Element {
  const { words } = useWallWords();
  const [said, setSaid] = useState<string | null>(null);
  const say = (sentence: string): void => {
    setSaid(sentence);
    setTimeout(() => setSaid(null), SAID_MS);
  };
  const copy = (): void => {
    const { columns, rows } = text.table;
    const lines = [columns, ...rows.map(({ cells }) => cells)].map((cells) => cells.join('\t'));
    put(lines.join('\n')).then(
      () => say(words.wall.copied),
      () => say(words.wall.copyFailed),
    );
  };
  return (
    <span class="wall-copy">
      <span role="status">{said}</span>
      <button type="button" onClick={copy}>
        {words.wall.copy}
        <span class="sr"> {text.title}</span>
      </button>
    </span>
  );
}

/** Over plain HTTP there is no clipboard to write to: a field that is selected does the same. */
async function put(text: string): Promise<void> {
  const { clipboard } = navigator as { clipboard?: Clipboard };
  if (clipboard) return clipboard.writeText(text);
  const field = document.createElement('textarea');
  field.value = text;
  document.body.appendChild(field);
  field.select();
  const copied = document.execCommand('copy');
  document.body.removeChild(field);
  if (!copied) throw new Error('not copied');
  return undefined;
}
