import {
  chartBase,
  filled,
  legendOf,
  legendRows,
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

/** Room for the legend above and the last number at the right. */
export const barGrid = (style: ChartStyle, legend: readonly string[]): object => ({
  left: 0,
  right: style.letters * 2.5,
  top: style.letters * (0.6 + 1.8 * legendRows(style, legend)),
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
        lineHeight: style.letters * 1.18,
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
  // Two bars a row; where they are thin, their numbers are small enough to stand inside.
  const rows = values(parts[0]?.key ?? '').length;
  const stacks = new Set(parts.map(({ stack }) => stack)).size;
  const left =
    style.height -
    style.letters *
      (2.4 +
        1.8 *
          legendRows(
            style,
            parts.map(({ name }) => name),
          ));
  const letters = Math.min(style.letters * 0.9, (left / Math.max(rows, 1) / stacks) * 0.72);
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
      fontSize: letters,
      lineHeight: letters,
      fontWeight: 600,
      textBorderWidth: 0,
      // A number stands on a plate of the bar's own colour: the pattern must not run through it.
      backgroundColor: color,
      padding: [0, 4],
      borderRadius: 3,
    },
    labelLayout: { hideOverlap: true },
  }));
}

/** A name over its rates takes this many letter heights. */
const lineEms = 2.4;

/** As many as have room for their names; where there are more, those with the widest gaps, in their order. */
function fitting(
  standings: readonly Standing[],
  style: ChartStyle,
  legend: readonly string[],
): readonly Standing[] {
  const ems = style.height / style.letters - 2.4 - 1.8 * legendRows(style, legend);
  const most = Math.max(3, Math.floor(ems / lineEms));
  if (standings.length <= most) return standings;
  const first = new Set(
    [...standings].sort((a, b) => b.waiting - a.waiting || b.needs - a.needs).slice(0, most),
  );
  return standings.filter((standing) => first.has(standing));
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
  const legend = parts.map(({ name }) => name);
  const value = (standing: Standing, key: string): number =>
    key === 'used' ? standing.resources - standing.idle : (standing[key as 'met'] ?? 0);
  const most = Math.max(6, Math.floor((style.width * 0.36) / style.letters));
  const drawn = fitting(standings, style, legend);
  const names = drawn.map(
    (standing) =>
      `${shortened(standing.name, most)}\n${say('满足', 'met')} ${percent(fillRate(standing))} · ${say('对接', 'matched')} ${percent(matchRate(standing))}`,
  );
  const sum = (key: string) =>
    standings.reduce((total, standing) => total + value(standing, key), 0);
  return {
    title: say('供需与满足率', 'Supply and demand'),
    summary: say(
      `有效需求${sum('needs')}条：已满足${sum('met')}、办理中${sum('underWay')}、已配对${sum('matched')}、缺口${sum('waiting')}；在列资源${sum('resources')}条，闲置${sum('idle')}条。${drawn.length < standings.length ? `图中为缺口最大的${drawn.length}个，其余见数据表。` : ''}`,
      `${sum('needs')} needs: ${sum('met')} met, ${sum('underWay')} under way, ${sum('matched')} matched, ${sum('waiting')} waiting; ${sum('resources')} resources, ${sum('idle')} idle.${drawn.length < standings.length ? ` The ${drawn.length} with the widest gaps are drawn, all are in the table.` : ''}`,
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
    empty: sum('needs') + sum('resources') === 0,
    nothing: say('还没有需求和资源', 'No needs or resources yet'),
    option: {
      ...chartBase(style),
      legend: legendOf(style, legend),
      grid: barGrid(style, legend),
      ...axes(style, names),
      series: bars(style, parts, (key) => drawn.map((standing) => value(standing, key))),
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
  const legend = parts.map(({ name }) => name);
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
    empty: sum('green') + sum('yellow') + sum('red') === 0,
    nothing: say('目前没有在办的单', 'No orders are under way'),
    option: {
      ...chartBase(style),
      legend: legendOf(style, legend),
      grid: barGrid(style, legend),
      ...axes(
        style,
        paces.map(({ name }) => name),
      ),
      series: bars(style, parts, (key) => paces.map((pace) => pace[key as 'green'])),
    },
  };
}
