import { createHash } from 'node:crypto';
import type { Call } from '../access/call.service.ts';
import { stateLaw } from '../orders/order-state.rule.ts';
import { outcomeTotals } from '../outcomes/outcome-total.service.ts';
import { stepChart, supplyChart } from './chart-bars.rule.ts';
import { flowChart, timelineChart } from './chart-flow.rule.ts';
import { mapChart } from './chart-map.rule.ts';
import { outcomeChart } from './chart-outcome.rule.ts';
import { painter } from './chart-painter.service.ts';
import { emptyChart, type ChartDraft, type ChartStyle } from './chart-style.rule.ts';
import { daysBefore } from './chart-wish.rule.ts';
import type { ChartName, ChartWish } from './chart-wish.rule.ts';
import { flowsOf } from './flow.service.ts';
import { askOne, asRows } from '../platform/read/ask-rows.ts';
import { type Moment } from './insight.service.ts';
import { KeptAnswers } from './kept-answer.service.ts';
import { standingsOf } from './standing.service.ts';
import { stepPacesOf } from './step-pace.service.ts';
import { timelineOf } from './timeline.service.ts';
import { mappedVillages } from './village-map.service.ts';

/** A drawn chart and the same as a table. */
export interface DrawnChart extends Pick<
  ChartDraft,
  'title' | 'summary' | 'columns' | 'rows' | 'empty'
> {
  readonly svg: string;
  /** The position of the log it is at least as fresh as. */
  readonly position: string;
  /** Changes with the picture. */
  readonly etag: string;
}

const drafts: Readonly<
  Record<
    ChartName,
    (call: Call, wish: ChartWish, style: ChartStyle, moment: Moment) => Promise<ChartDraft>
  >
> = {
  MAP: async (call, wish, style) => {
    const [villages, flows] = await Promise.all([
      mappedVillages(call, wish.scope),
      flowsOf(call, wish.scope, wish.first),
    ]);
    return mapChart(villages, flows, style);
  },
  SUPPLY: async (call, { scope, by }, style) => {
    const standings = await standingsOf(call, by, scope);
    return supplyChart(
      by === 'CHAIN'
        ? standings
        : standings.filter(({ needs, resources }) => needs + resources > 0),
      style,
    );
  },
  FLOWS: async (call, { scope, first }, style) =>
    flowChart(await flowsOf(call, scope, first), style),
  TIMELINE: async (call, { scope, span, spans }, style) =>
    timelineChart(await timelineOf(call, scope, span, spans), span, style),
  OUTCOMES: async (call, { scope, days }, style, { today }) => {
    const [totals, names] = await Promise.all([
      outcomeTotals(call, {
        by: scope.town == null ? 'DISTRICT' : 'TOWN',
        chain: scope.chain ?? null,
        party: scope.party ?? null,
        from: daysBefore(today, days - 1),
        to: today,
      }),
      metricNames(call, style),
    ]);
    const own = totals.filter(({ subject }) => scope.town == null || subject === scope.town);
    return outcomeChart(
      own.map(({ metric, unit, value, before }) => {
        const named = names.get(metric);
        return { name: named?.name ?? metric, unit: named?.unit ?? unit, value, before };
      }),
      style,
    );
  },
  STEPS: async (call, { scope }, style) => {
    const paces = await stepPacesOf(call, scope);
    const name = style.lang === 'EN' ? 'en' : 'zh';
    return stepChart(
      paces.map((pace) => ({ ...pace, name: stateLaw[pace.state][name] })),
      style,
    );
  },
};

async function metricNames(
  call: Call,
  { lang }: ChartStyle,
): Promise<Map<string, { name: string; unit: string }>> {
  const column = lang === 'EN' ? 'name_en' : 'name_zh';
  const rows = await askOne<{ code: string; name: string; unit: string }[]>(call, {
    text: asRows(
      `select m.code, m.${column} as name, u.${column} as unit from metric m join unit u on u.code = m.unit where m.district = $1`,
    ),
    values: [call.viewer.district],
  });
  return new Map(rows.map((row) => [row.code, row]));
}

const mostKept = 200;
const pictures = new KeptAnswers<DrawnChart>(mostKept);

/** Draws a chart of the viewer's district, or gives it again while nothing has happened since. */
export async function drawChart(
  call: Call,
  wish: ChartWish,
  style: ChartStyle,
  age: number,
): Promise<DrawnChart> {
  return pictures.get(call, [wish, style], age, (moment) => draw(call, wish, style, moment));
}

async function draw(
  call: Call,
  wish: ChartWish,
  style: ChartStyle,
  moment: Moment,
): Promise<DrawnChart> {
  const draft = await drafts[wish.name](call, wish, style, moment);
  const { title, summary, columns, rows, empty, nothing } = draft;
  const shown = empty ? { option: emptyChart(style, nothing) } : draft;
  const { svg, etag } = titled(await painter.paint(shown, style), title, summary);
  return { title, summary, columns, rows, empty, svg, position: moment.position, etag };
}

/** Names the picture for screen readers, and keeps its inner names apart from those of other pictures on a page. */
function titled(svg: string, title: string, summary: string): { svg: string; etag: string } {
  const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const whole = svg
    // ECharts counts its pictures and its classes (for hovering, which pictures do not do): equal pictures
    // must be equal texts.
    .replace(/<style[^]*?<\/style>/, '')
    .replace(/ class="zr\d+-cls-\d+"/g, '')
    .replace(/zr\d+-/g, 'zr-')
    .replace(
      /<svg ([^>]*)>/,
      `<svg $1 role="img"><title>${escaped(title)}</title><desc>${escaped(summary)}</desc>`,
    );
  const etag = createHash('sha256').update(whole).digest('base64url').slice(0, 27);
  return { svg: whole.replace(/zr-/g, `c${etag.replace(/\W/g, '').slice(0, 8)}-`), etag };
}
