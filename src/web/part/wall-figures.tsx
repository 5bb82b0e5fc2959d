import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { WallDeckQuery } from '../graph/generated/graphql.ts';
import { useWallWords } from '../words/wall.ts';

type Standing = WallDeckQuery['standings'][number];

const CHANGED_MS = 8_000;

/** `0.875` → `88%`; a dash where nothing is needed. */
const percent = (rate: number | null): string =>
  rate === null ? '–' : `${Math.round(rate * 100)}%`;

/** The six numbers that are read from the door. */
export function WallFigures({ standing }: { standing: Standing }): JSX.Element {
  const { words } = useWallWords();
  const { wall } = words;
  const { needs, resources, idle, met, underWay, matched, waiting, green, yellow, red } = standing;
  return (
    <section class="wall-figures" aria-label={wall.figures}>
      <Figure name={wall.needs} value={needs} lead={wall.supply(resources, idle)} />
      <Figure
        name={wall.met}
        value={met}
        lead={wall.fillRate(percent(standing.fillRate))}
        tone="met"
      />
      <Figure
        name={wall.underWay}
        value={underWay}
        lead={<Light light="green" sign="●" words={wall.inTime(green)} />}
      />
      <Figure
        name={wall.matched}
        value={matched}
        lead={wall.matchRate(percent(standing.matchRate))}
        tone="matched"
      />
      <Figure name={wall.waiting} value={waiting} lead={wall.waitingLead} tone="gap" />
      <Figure
        name={wall.red}
        value={red}
        lead={<Light light="yellow" sign="▲" words={wall.dueSoon(yellow)} />}
        tone={red > 0 ? 'red' : ''}
      />
    </section>
  );
}

/** A light: its shape says it beside its colour, its word beside both. */
function Light({
  light,
  sign,
  words,
}: {
  light: string;
  sign: string;
  words: string;
}): JSX.Element {
  return (
    <>
      <i class={light} aria-hidden="true">
        {sign}
      </i>{' '}
      {words}
    </>
  );
}

/** A number that shows for a moment that it has changed. */
function Figure(props: {
  readonly name: string;
  readonly value: number;
  readonly lead: JSX.Element | string;
  readonly tone?: string;
}): JSX.Element {
  const { name, value, lead, tone = '' } = props;
  const before = useRef(value);
  const [changed, setChanged] = useState(false);
  useEffect(() => {
    if (before.current === value) return undefined;
    before.current = value;
    setChanged(true);
    const timer = setTimeout(() => setChanged(false), CHANGED_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return (
    <div class={`wall-figure ${tone} ${changed ? 'changed' : ''}`}>
      <p class="wall-figure-name">{name}</p>
      <p class="wall-figure-value">{value.toLocaleString('en')}</p>
      <p class="wall-figure-lead">{lead}</p>
    </div>
  );
}
