import {
  chartBase,
  filled,
  legendOf,
  palettes,
  percent,
  pick,
  shortened,
  type ChartDraft,
  type ChartStyle,
  type Pattern,
} from './chart-style.rule.ts';
import { fillRate, matchRate, type Standing } from './standing.rule.ts';

interface Part {
  readonly key: string;
  readonly name: string;
  readonly color: string;
  readonly pattern: Pattern;
  readonly stack: string;
  readonly ink: string;
}

const grid = (style: ChartStyle): object => ({
  left: 0,
  right: style.letters * 2.5,
  top: style.letters * 2.4,
  bottom: 0,
  containLabel: true,
});

function axes(style: ChartStyle, names: readonly string[]): object {
  const { ink, rule, soft } = palettes[style.theme];
  return {
    yAxis: {
      type: 'category',
      inverse: true,
      data: names,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: {
        color: ink,
        fontSize: style.letters,
        lineHeight: style.letters * 1.35,
        align: 'right',
      },
    },
    xAxis: {
      type: 'value',
      minInterval: 1,
      splitLine: { lineStyle: { color: rule } },
      axisLabel: { color: soft, fontSize: style.letters * 0.85 },
    },
  };
}

function bars(
  style: ChartStyle,
  parts: readonly Part[],
  values: (key: string) => readonly number[],
): object[] {
  return parts.map(({ key, name, color, pattern, stack, ink }) => ({
    type: 'bar',
    name,
    stack,
    barMaxWidth: style.letters * 1.9,
    itemStyle: filled(color, pattern, style),
    data: values(key).map((value) => (value === 0 ? '-' : value)),
    label: {
      show: true,
      formatter: '{c}',
      color: ink,
      fontSize: style.letters * 0.9,
      fontWeight: 600,
      textBorderWidth: 0,
      // A number stands on a plate of the bar's own colour: the pattern must not run through it.
      backgroundColor: color,
      padding: [1, 4],
      borderRadius: 3,
    },
    labelLayout: { hideOverlap: true },
  }));
}

/** Supply and demand of each chain (town, village): needs by how they stand, resources in use and idle. */
export function supplyChart(standings: readonly Standing[], style: ChartStyle): ChartDraft {
  const say = pick(style);
  const colors = palettes[style.theme];
  const dark = '#12211a';
  const light = '#ffffff';
  const onMet = style.theme === 'DARK' ? dark : light;
  const parts: Part[] = [
    {
      key: 'met',
      name: say('需求·已满足', 'needs met'),
      color: colors.met,
      pattern: 'solid',
      stack: 'needs',
      ink: onMet,
    },
    {
      key: 'underWay',
      name: say('办理中', 'under way'),
      color: colors.underWay,
      pattern: 'stripes',
      stack: 'needs',
      ink: style.theme === 'DARK' ? light : dark,
    },
    {
      key: 'matched',
      name: say('已配对', 'matched'),
      color: colors.matched,
      pattern: 'dots',
      stack: 'needs',
      ink: dark,
    },
    {
      key: 'waiting',
      name: say('缺口', 'gap'),
      color: colors.waiting,
      pattern: 'cross',
      stack: 'needs',
      ink: style.theme === 'DARK' ? light : dark,
    },
    {
      key: 'used',
      name: say('资源·有对接', 'resources in use'),
      color: style.theme === 'DARK' ? '#7db4d8' : '#2f6f9a',
      pattern: 'solid',
      stack: 'resources',
      ink: style.theme === 'DARK' ? dark : light,
    },
    {
      key: 'idle',
      name: say('资源·闲置', 'idle'),
      color: colors.idle,
      pattern: 'steep',
      stack: 'resources',
      ink: style.theme === 'DARK' ? light : dark,
    },
  ];
  const value = (standing: Standing, key: string): number =>
    key === 'used' ? standing.resources - standing.idle : (standing[key as 'met'] ?? 0);
  const most = Math.max(6, Math.floor((style.width * 0.36) / style.letters));
  const names = standings.map(
    (standing) =>
      `${shortened(standing.name, most)}\n${say('满足', 'met')} ${percent(fillRate(standing))} · ${say('对接', 'matched')} ${percent(matchRate(standing))}`,
  );
  const sum = (key: string) =>
    standings.reduce((total, standing) => total + value(standing, key), 0);
  return {
    title: say('供需与满足率', 'Supply and demand'),
    summary: say(
      `有效需求${sum('needs')}条：已满足${sum('met')}、办理中${sum('underWay')}、已配对${sum('matched')}、缺口${sum('waiting')}；在列资源${sum('resources')}条，闲置${sum('idle')}条。`,
      `${sum('needs')} needs: ${sum('met')} met, ${sum('underWay')} under way, ${sum('matched')} matched, ${sum('waiting')} waiting; ${sum('resources')} resources, ${sum('idle')} idle.`,
    ),
    columns: [
      say('名称', 'name'),
      say('有效需求', 'needs'),
      say('已满足', 'met'),
      say('办理中', 'under way'),
      say('已配对', 'matched'),
      say('缺口', 'gap'),
      say('在列资源', 'resources'),
      say('闲置资源', 'idle'),
      say('满足率', 'fill rate'),
      say('对接率', 'match rate'),
    ],
    rows: standings.map((one) => [
      one.name,
      `${one.needs}`,
      `${one.met}`,
      `${one.underWay}`,
      `${one.matched}`,
      `${one.waiting}`,
      `${one.resources}`,
      `${one.idle}`,
      percent(fillRate(one)),
      percent(matchRate(one)),
    ]),
    option: {
      ...chartBase(style),
      legend: legendOf(
        style,
        parts.map(({ name }) => name),
      ),
      grid: { ...grid(style), top: style.letters * (style.width < style.letters * 42 ? 4.4 : 2.6) },
      ...axes(style, names),
      series: bars(style, parts, (key) => standings.map((standing) => value(standing, key))),
    },
  };
}

/** The lights of one step, as `stepPacesOf` gives them, with the step's name. */
export interface NamedPace {
  readonly name: string;
  readonly green: number;
  readonly yellow: number;
  readonly red: number;
}

/** Green, yellow and red of each step; the lights also differ in pattern and are named. */
export function stepChart(paces: readonly NamedPace[], style: ChartStyle): ChartDraft {
  const say = pick(style);
  const colors = palettes[style.theme];
  const dark = '#12211a';
  const onGreen = style.theme === 'DARK' ? dark : '#ffffff';
  const parts: Part[] = [
    {
      key: 'green',
      name: say('绿·按时', 'green: in time'),
      color: colors.green,
      pattern: 'solid',
      stack: 'all',
      ink: onGreen,
    },
    {
      key: 'yellow',
      name: say('黄·将到期', 'yellow: due soon'),
      color: colors.yellow,
      pattern: 'dots',
      stack: 'all',
      ink: dark,
    },
    {
      key: 'red',
      name: say('红·已超期', 'red: overdue'),
      color: colors.red,
      pattern: 'stripes',
      stack: 'all',
      ink: onGreen,
    },
  ];
  const sum = (key: 'green' | 'yellow' | 'red') =>
    paces.reduce((total, pace) => total + pace[key], 0);
  return {
    title: say('办理亮灯', 'Orders by light'),
    summary: say(
      `在办${sum('green') + sum('yellow') + sum('red')}单：按时${sum('green')}、将到期${sum('yellow')}、已超期${sum('red')}。`,
      `${sum('green') + sum('yellow') + sum('red')} orders under way: ${sum('green')} in time, ${sum('yellow')} due soon, ${sum('red')} overdue.`,
    ),
    columns: [
      say('环节', 'step'),
      say('绿·按时', 'green'),
      say('黄·将到期', 'yellow'),
      say('红·已超期', 'red'),
    ],
    rows: paces.map(({ name, green, yellow, red }) => [name, `${green}`, `${yellow}`, `${red}`]),
    option: {
      ...chartBase(style),
      legend: legendOf(
        style,
        parts.map(({ name }) => name),
      ),
      grid: grid(style),
      ...axes(
        style,
        paces.map(({ name }) => name),
      ),
      series: bars(style, parts, (key) => paces.map((pace) => pace[key as 'green'])),
    },
  };
}

/** An outcome's sum over a span and over the equal span before. */
export interface OutcomeFigure {
  readonly name: string;
  readonly unit: string;
  readonly value: string;
  readonly before: string | null;
}

const number = (text: string, lang: ChartStyle['lang']): string => {
  const value = Number(text);
  if (lang === 'ZH' && Math.abs(value) >= 10_000)
    return `${(value / 10_000).toLocaleString('en', { maximumFractionDigits: 1 })}万`;
  return value.toLocaleString('en', { maximumFractionDigits: 1 });
};

/** `+12%` against before; null where there is nothing to compare with. */
export function changeOf({
  value,
  before,
}: Pick<OutcomeFigure, 'value' | 'before'>): string | null {
  if (before === null || Number(before) === 0) return null;
  const change = Math.round(((Number(value) - Number(before)) / Number(before)) * 100);
  return `${change >= 0 ? '+' : ''}${change}%`;
}

/** Outcomes beside the same span before: each metric has its own scale, since units cannot be compared. */
export function outcomeChart(figures: readonly OutcomeFigure[], style: ChartStyle): ChartDraft {
  const say = pick(style);
  const { ink, met, waiting } = palettes[style.theme];
  const share = ({ value, before }: OutcomeFigure, part: string): number => {
    const most = Math.max(Number(value), Number(before ?? 0), 0);
    return most === 0 ? 0 : Math.round((Number(part) / most) * 1_000) / 10;
  };
  const label = (text: string): object => ({
    show: true,
    position: 'right',
    formatter: text,
    color: ink,
    fontSize: style.letters,
  });
  const series = (
    name: string,
    color: string,
    pattern: Pattern,
    value: (figure: OutcomeFigure) => string,
    more: (figure: OutcomeFigure) => string,
  ) => ({
    type: 'bar',
    name,
    barMaxWidth: style.letters * 1.3,
    barGap: '15%',
    itemStyle: filled(color, pattern, style),
    data: figures.map((figure) => ({
      value: Math.max(share(figure, value(figure)), 0.5),
      label: label(`${number(value(figure), style.lang)} ${figure.unit}${more(figure)}`),
    })),
  });
  const now = say('本期', 'now');
  const earlier = say('上一等长时段', 'same span before');
  return {
    title: say('成效', 'Outcomes'),
    summary:
      figures.length === 0
        ? say('本期尚无成效记录。', 'No outcomes are recorded in this span yet.')
        : `${figures.map((figure) => `${figure.name} ${number(figure.value, style.lang)} ${figure.unit}${changeOf(figure) === null ? '' : `（${changeOf(figure) ?? ''}）`}`).join(say('；', '; '))}${say('。', '.')}`,
    columns: [say('指标', 'metric'), say('单位', 'unit'), now, earlier, say('变化', 'change')],
    rows: figures.map((figure) => [
      figure.name,
      figure.unit,
      figure.value,
      figure.before ?? '–',
      changeOf(figure) ?? '–',
    ]),
    option: {
      ...chartBase(style),
      legend: legendOf(style, [now, earlier]),
      grid: { ...grid(style), right: style.letters * 9 },
      yAxis: {
        type: 'category',
        inverse: true,
        data: figures.map(({ name }) => name),
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { color: ink, fontSize: style.letters },
      },
      xAxis: { type: 'value', max: 100, show: false },
      series: [
        series(
          now,
          met,
          'solid',
          ({ value }) => value,
          (figure) => {
            const change = changeOf(figure);
            return change === null ? '' : `  ${change}`;
          },
        ),
        series(
          earlier,
          waiting,
          'stripes',
          ({ before }) => before ?? '0',
          () => '',
        ),
      ],
    },
  };
}
