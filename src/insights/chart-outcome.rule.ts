import { barGrid } from './chart-bars.rule.ts';
import {
  chartBase,
  filled,
  legendOf,
  palettes,
  pick,
  type ChartDraft,
  type ChartStyle,
  type Pattern,
} from './chart-style.rule.ts';

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

/** `+12%` against before; null where there is nothing to compare: nothing recorded yet is no fall. */
export function changeOf({
  value,
  before,
}: Pick<OutcomeFigure, 'value' | 'before'>): string | null {
  if (before === null || Number(before) === 0 || Number(value) === 0) return null;
  const change = Math.round(((Number(value) - Number(before)) / Number(before)) * 100);
  return `${change >= 0 ? '+' : ''}${change}%`;
}

/** A name with its two bars takes this many letter heights. */
const lineEms = 2.6;

/** Metrics with something in this span, as many as have room; the table has all. */
function fitting(figures: readonly OutcomeFigure[], style: ChartStyle): readonly OutcomeFigure[] {
  const most = Math.max(2, Math.floor((style.height / style.letters - 2.4) / lineEms));
  return figures.filter(({ value }) => Number(value) !== 0).slice(0, most);
}

/** Outcomes beside the same span before: each metric has its own scale, since units cannot be compared. */
export function outcomeChart(figures: readonly OutcomeFigure[], style: ChartStyle): ChartDraft {
  const say = pick(style);
  const { ink, met, waiting } = palettes[style.theme];
  const empty = figures.every(({ value }) => Number(value) === 0);
  const drawn = fitting(figures, style);
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
    data: drawn.map((figure) => ({
      value: Math.max(share(figure, value(figure)), 0.5),
      label: label(`${number(value(figure), style.lang)} ${figure.unit}${more(figure)}`),
    })),
  });
  const now = say('本期', 'now');
  const earlier = say('上一等长时段', 'same span before');
  return {
    title: say('成效', 'Outcomes'),
    summary: empty
      ? say('本期尚无成效记录。', 'No outcomes are recorded in this span yet.')
      : `${drawn.map((figure) => `${figure.name} ${number(figure.value, style.lang)} ${figure.unit}${changeOf(figure) === null ? '' : `（${changeOf(figure) ?? ''}）`}`).join(say('；', '; '))}${say('。', '.')}`,
    columns: [say('指标', 'metric'), say('单位', 'unit'), now, earlier, say('变化', 'change')],
    rows: figures.map((figure) => [
      figure.name,
      figure.unit,
      figure.value,
      figure.before ?? '–',
      changeOf(figure) ?? '–',
    ]),
    empty,
    nothing: say('本期尚无成效记录', 'No outcomes in this span yet'),
    option: {
      ...chartBase(style),
      legend: legendOf(style, [now, earlier]),
      grid: { ...barGrid(style, [now, earlier]), right: style.letters * 9 },
      yAxis: {
        type: 'category',
        inverse: true,
        data: drawn.map(({ name }) => name),
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
