import {
  chartBase,
  fonts,
  legendOf,
  legendRows,
  palettes,
  pick,
  shortened,
  type ChartDraft,
  type ChartStyle,
} from './chart-style.rule.ts';
import type { SpanLength, TimelineSpan } from './timeline.rule.ts';

/** A flow as the chart draws it. */
export interface DrawnFlow {
  readonly from: string;
  readonly fromName: string;
  readonly to: string;
  readonly toName: string;
  readonly pairings: number;
  readonly orders: number;
  readonly delivered: number;
}

/** A name takes this many letter heights; with as much between the bars no two names ever meet. */
const lineEms = 1.25;
/** How much of the height may be taken by what lies between the bars. */
const mostBetween = 0.7;

/** The first flows of as many parties on either side as have room for their names. */
function fitting(flows: readonly DrawnFlow[], style: ChartStyle): readonly DrawnFlow[] {
  const most = Math.max(3, Math.floor((style.height * mostBetween) / (style.letters * lineEms)));
  const [givers, receivers] = [new Set<string>(), new Set<string>()];
  return flows.filter(({ from, to }) => {
    if (!givers.has(from) && givers.size >= most) return false;
    if (!receivers.has(to) && receivers.size >= most) return false;
    givers.add(from);
    receivers.add(to);
    return true;
  });
}

/** Who gives on the left, who receives on the right; a village that does both stands on both sides. */
export function flowChart(flows: readonly DrawnFlow[], style: ChartStyle): ChartDraft {
  const say = pick(style);
  const { ink, met, underWay, matched } = palettes[style.theme];
  const most = Math.max(5, Math.floor((style.width * 0.3) / style.letters));
  const drawn = fitting(flows, style);
  const sums = new Map<string, { name: string; count: number; left: boolean }>();
  const add = (key: string, name: string, count: number, left: boolean) => {
    sums.set(key, { name, left, count: (sums.get(key)?.count ?? 0) + count });
  };
  for (const { from, fromName, to, toName, pairings, orders } of drawn) {
    add(`给 ${from}`, fromName, pairings + orders, true);
    add(`得 ${to}`, toName, pairings + orders, false);
  }
  const total = (key: 'pairings' | 'orders' | 'delivered') =>
    flows.reduce((sum, flow) => sum + flow[key], 0);
  return {
    title: say('资源流向', 'Flows'),
    summary: say(
      `${flows.length}条流向：办理单${total('orders')}张（办结${total('delivered')}），待办理的合适配对${total('pairings')}对。${drawn.length < flows.length ? `图中为前${drawn.length}条，其余见数据表。` : ''}`,
      `${flows.length} flows: ${total('orders')} orders (${total('delivered')} delivered), ${total('pairings')} good pairings not taken up yet.${drawn.length < flows.length ? ` The first ${drawn.length} are drawn, all are in the table.` : ''}`,
    ),
    columns: [
      say('提供方', 'from'),
      say('需求方', 'to'),
      say('待办理配对', 'pairings'),
      say('办理单', 'orders'),
      say('已办结', 'delivered'),
    ],
    rows: flows.map(({ fromName, toName, pairings, orders, delivered }) => [
      fromName,
      toName,
      `${pairings}`,
      `${orders}`,
      `${delivered}`,
    ]),
    empty: flows.length === 0,
    nothing: say('还没有配对和办理单', 'No pairings or orders yet'),
    option: {
      ...chartBase(style),
      series: [
        {
          type: 'sankey',
          left: style.letters * (most + 2.5),
          right: style.letters * (Math.min(most, 8) + 2.5),
          top: style.letters * 0.6,
          bottom: style.letters * 0.6,
          nodeWidth: style.letters * 0.8,
          nodeGap: style.letters * lineEms,
          emphasis: { disabled: true },
          lineStyle: { curveness: 0.5, opacity: style.theme === 'DARK' ? 0.5 : 0.38 },
          data: [...sums].map(([name, node]) => ({
            name,
            itemStyle: { color: node.left ? met : matched, borderColor: ink, borderWidth: 0.5 },
            label: {
              formatter: `${shortened(node.name, node.left ? most : 8)} ${node.count}`,
              position: node.left ? 'left' : 'right',
              color: ink,
              fontSize: style.letters,
              fontFamily: fonts,
            },
          })),
          links: drawn.map(({ from, to, pairings, orders, delivered }) => ({
            source: `给 ${from}`,
            target: `得 ${to}`,
            value: pairings + orders,
            lineStyle: { color: delivered > 0 ? met : orders > 0 ? underWay : matched },
          })),
        },
      ],
    },
  };
}

/** What was put in, paired, placed and closed, span by span; lines differ in mark and dash, too. */
export function timelineChart(
  spans: readonly TimelineSpan[],
  length: SpanLength,
  style: ChartStyle,
): ChartDraft {
  const say = pick(style);
  const { ink, soft, rule, met, matched, red } = palettes[style.theme];
  const lines = [
    { key: 'needs', name: say('新增需求', 'needs'), color: red, symbol: 'circle', dash: 'solid' },
    {
      key: 'resources',
      name: say('新增资源', 'resources'),
      color: style.theme === 'DARK' ? '#7db4d8' : '#2f6f9a',
      symbol: 'rect',
      dash: [8, 4],
    },
    {
      key: 'pairings',
      name: say('新增配对', 'pairings'),
      color: matched,
      symbol: 'diamond',
      dash: [2, 4],
    },
    {
      key: 'ordersPlaced',
      name: say('点单', 'orders placed'),
      color: soft,
      symbol: 'arrow',
      dash: [10, 3, 2, 3],
    },
    {
      key: 'ordersDone',
      name: say('办结', 'orders closed'),
      color: met,
      symbol: 'triangle',
      dash: 'solid',
    },
  ] as const;
  const label = ({ from }: TimelineSpan): string =>
    length === 'MONTH'
      ? from.slice(2, 7)
      : `${Number(from.slice(5, 7))}/${Number(from.slice(8, 10))}`;
  const names = lines.map(({ name }) => name);
  const sum = (key: (typeof lines)[number]['key']) =>
    spans.reduce((total, span) => total + span[key], 0);
  return {
    title: length === 'MONTH' ? say('逐月进展', 'Month by month') : say('逐周进展', 'Week by week'),
    summary: `${spans[0]?.from ?? ''} – ${spans.at(-1)?.to ?? ''}${say('：', ': ')}${lines.map(({ key, name }) => `${name} ${sum(key)}`).join(say('、', ', '))}${say('。', '.')}`,
    columns: [say('起', 'from'), say('止', 'to'), ...lines.map(({ name }) => name)],
    rows: spans.map((span) => [span.from, span.to, ...lines.map(({ key }) => `${span[key]}`)]),
    empty: lines.every(({ key }) => sum(key) === 0),
    nothing: say('这段时间还没有进展', 'Nothing has happened in this time yet'),
    option: {
      ...chartBase(style),
      legend: {
        ...legendOf(style, names),
        itemWidth: style.letters * 2,
      },
      grid: {
        left: 4,
        right: style.letters * 1.5,
        top: style.letters * (0.8 + 1.8 * legendRows(style, names)),
        bottom: 0,
        containLabel: true,
      },
      xAxis: {
        type: 'category',
        data: spans.map(label),
        boundaryGap: false,
        axisLine: { lineStyle: { color: soft } },
        axisTick: { show: false },
        axisLabel: {
          color: soft,
          fontSize: style.letters * 0.9,
          margin: style.letters * 0.7,
          hideOverlap: true,
        },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        splitLine: { lineStyle: { color: rule } },
        axisLabel: { color: soft, fontSize: style.letters * 0.9 },
      },
      series: lines.map(({ key, name, color, symbol, dash }) => ({
        type: 'line',
        name,
        data: spans.map((span) => span[key]),
        symbol,
        symbolSize: style.letters * 0.6,
        lineStyle: { width: Math.max(2, style.letters / 7), type: dash, color },
        itemStyle: { color, borderColor: ink, borderWidth: 0.5 },
      })),
    },
  };
}
