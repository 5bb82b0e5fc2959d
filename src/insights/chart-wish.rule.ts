import { isUuid } from '../platform/uuid.rule.ts';
import type { ChartStyle } from './chart-style.rule.ts';
import type { StandingBy } from './standing.rule.ts';
import type { SpanLength } from './timeline.rule.ts';

/** The oldest a picture or figure may be asked for, in seconds. */
export const oldestAge = 60;

export const chartNames = ['MAP', 'SUPPLY', 'FLOWS', 'TIMELINE', 'OUTCOMES', 'STEPS'] as const;
export type ChartName = (typeof chartNames)[number];

/** What a chart is to show. */
export interface ChartWish {
  readonly name: ChartName;
  readonly scope: {
    readonly chain: string | null;
    readonly town: string | null;
    readonly party: string | null;
  };
  readonly by: StandingBy;
  readonly span: SpanLength;
  readonly spans: number;
  readonly days: number;
  readonly first: number;
}

/** What was asked for; what is missing gets the usual, what is too much the most. */
export interface AskedChart {
  readonly name: ChartName;
  readonly chain?: string | null | undefined;
  readonly town?: string | null | undefined;
  readonly party?: string | null | undefined;
  readonly by?: StandingBy | null | undefined;
  readonly span?: SpanLength | null | undefined;
  readonly spans?: number | null | undefined;
  readonly days?: number | null | undefined;
  readonly first?: number | null | undefined;
  readonly theme?: ChartStyle['theme'] | null | undefined;
  readonly lang?: ChartStyle['lang'] | null | undefined;
  readonly width?: number | null | undefined;
  readonly height?: number | null | undefined;
  readonly letters?: number | null | undefined;
  readonly age?: number | null | undefined;
}

const between = (
  value: number | null | undefined,
  usual: number,
  least: number,
  most: number,
): number =>
  value == null || !Number.isFinite(value)
    ? usual
    : Math.min(Math.max(Math.round(value), least), most);

/** Completes a wish, so that equal wishes are equal. */
export function completed(asked: AskedChart): {
  readonly wish: ChartWish;
  readonly style: ChartStyle;
  /** How many seconds old the picture may be. */
  readonly age: number;
} {
  const { name, chain = null, town = null, party = null } = asked;
  return {
    wish: {
      name,
      scope: { chain, town, party },
      by: asked.by ?? (chain === null ? 'CHAIN' : 'TOWN'),
      span: asked.span ?? 'WEEK',
      spans: between(asked.spans, 12, 2, 60),
      days: between(asked.days, 90, 1, 1_000),
      first: between(asked.first, name === 'MAP' ? 60 : 24, 1, 100),
    },
    style: {
      theme: asked.theme ?? 'LIGHT',
      lang: asked.lang ?? 'ZH',
      width: between(asked.width, 800, 240, 4_000),
      height: between(asked.height, 480, 160, 4_000),
      letters: between(asked.letters, 16, 10, 60),
    },
    age: between(asked.age, 0, 0, oldestAge),
  };
}

const oneOf = <Value extends string>(text: string | null, values: readonly Value[]): Value | null =>
  values.find((value) => value === text?.toUpperCase()) ?? null;

/** Reads a chart's address: its file name and query; null for what is no chart. */
export function askedIn(file: string, query: URLSearchParams): AskedChart | null {
  const name = oneOf(file, chartNames);
  if (name === null) return null;
  const id = (key: string) => {
    const text = query.get(key);
    return text !== null && isUuid(text) ? text.toLowerCase() : null;
  };
  const count = (key: string) => (query.has(key) ? Number(query.get(key)) : null);
  return {
    name,
    chain: id('chain'),
    town: id('town'),
    party: id('party'),
    by: oneOf(query.get('by'), ['DISTRICT', 'CHAIN', 'TOWN', 'VILLAGE'] as const),
    span: oneOf(query.get('span'), ['WEEK', 'MONTH'] as const),
    theme: oneOf(query.get('theme'), ['LIGHT', 'DARK'] as const),
    lang: oneOf(query.get('lang'), ['ZH', 'EN'] as const),
    spans: count('spans'),
    days: count('days'),
    first: count('first'),
    width: count('width'),
    height: count('height'),
    letters: count('letters'),
    age: count('age'),
  };
}

/** The day so many days before another. */
export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}
