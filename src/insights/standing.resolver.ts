import { Arg, Args, Ctx, Int, Query, Resolver } from 'type-graphql';
import { mayRead } from '../access/access.policy.ts';
import { Authorise } from '../access/authorise.policy.ts';
import type { Call } from '../access/call.service.ts';
import { bi } from '../platform/describe.ts';
import { checkId } from '../platform/errors/check-id.ts';
import { completed } from './chart-wish.rule.ts';
import { drawChart } from './chart.service.ts';
import { Chart, ChartArgs, ScopeArgs } from './chart.type.ts';
import { flowsOf } from './flow.service.ts';
import { fillRate, matchRate } from './standing.rule.ts';
import { standingsOf } from './standing.service.ts';
import {
  FlowLink,
  SpanLength,
  Standing,
  StandingBy,
  StepPace,
  TimelineSpan,
} from './standing.type.ts';
import { stepPacesOf } from './step-pace.service.ts';
import { timelineOf } from './timeline.service.ts';
import { mapSummary } from './village-map.rule.ts';
import { mappedVillages } from './village-map.service.ts';
import { VillageMap } from './village-map.type.ts';

/** An id checked before PostgreSQL sees it; what was left out stays out. */
const optional = (id: string | null | undefined, field: string): string | null =>
  id == null ? null : checkId(id, [field]);
const scopeOf = ({ chain, town, party }: ScopeArgs) => ({
  chain: optional(chain, 'chain'),
  town: optional(town, 'town'),
  party: optional(party, 'party'),
});

/** How the district stands: figures and charts for walls and dashboards. */
@Resolver()
export class StandingResolver {
  @Authorise(mayRead)
  @Query(() => [Standing], {
    description: bi(
      'Supply, demand, fill rates, gaps and lights of the district, its chains, towns or villages.',
      '全区、链组、镇街或村的供需、满足率、缺口与亮灯。',
    ),
  })
  async standings(
    @Ctx() call: Call,
    @Arg('by', () => StandingBy, { description: bi('Divided by what.', '按什么划分。') })
    by: StandingBy,
    @Args(() => ScopeArgs) scope: ScopeArgs,
    @Arg('age', () => Int, {
      nullable: true,
      description: bi(
        'How many seconds old the figures may be, at most 60: screens that hear of the same event share one answer. The latest if absent.',
        '可接受的数据秒数，最多60（多个屏幕可共用一份结果）；默认取最新。',
      ),
    })
    age: number | null,
  ) {
    const standings = await standingsOf(call, by, scopeOf(scope), age ?? 0);
    return standings.map((standing) => ({
      ...standing,
      by,
      fillRate: fillRate(standing),
      matchRate: matchRate(standing),
    }));
  }

  @Authorise(mayRead)
  @Query(() => [FlowLink], {
    description: bi(
      'From whom to whom: delivered first, then under way, then good pairings.',
      '资源流向：先已办结，再办理中，再合适的配对。',
    ),
  })
  flows(
    @Ctx() call: Call,
    @Args(() => ScopeArgs) scope: ScopeArgs,
    @Arg('first', () => Int, {
      defaultValue: 30,
      description: bi('How many, at most 200.', '条数，最多200。'),
    })
    first: number,
  ) {
    return flowsOf(call, scopeOf(scope), first);
  }

  @Authorise(mayRead)
  @Query(() => [TimelineSpan], {
    description: bi(
      'What happened week by week or month by month, oldest first; the last span is the present one.',
      '逐周或逐月的进展，旧的在前，最后一段为当前时段。',
    ),
  })
  timeline(
    @Ctx() call: Call,
    @Args(() => ScopeArgs) scope: ScopeArgs,
    @Arg('span', () => SpanLength, {
      defaultValue: SpanLength.WEEK,
      description: bi('How long a span is.', '时间跨度。'),
    })
    span: SpanLength,
    @Arg('count', () => Int, {
      defaultValue: 12,
      description: bi('How many spans, at most 60.', '时段数，最多60。'),
    })
    count: number,
  ) {
    return timelineOf(call, scopeOf(scope), span, count);
  }

  @Authorise(mayRead)
  @Query(() => [StepPace], {
    description: bi('Orders under way by step and light.', '在办单按环节和亮灯统计。'),
  })
  async stepPaces(@Ctx() call: Call, @Args(() => ScopeArgs) scope: ScopeArgs) {
    const paces = await stepPacesOf(call, scopeOf(scope));
    return paces.map((pace) => ({
      ...pace,
      worst: pace.red > 0 ? 'RED' : pace.yellow > 0 ? 'YELLOW' : 'GREEN',
    }));
  }

  @Authorise(mayRead)
  @Query(() => VillageMap, {
    description: bi('The villages as GeoJSON.', '村庄地图（GeoJSON）。'),
  })
  async villageMap(@Ctx() call: Call, @Args(() => ScopeArgs) scope: ScopeArgs) {
    return mapSummary(await mappedVillages(call, scopeOf(scope)));
  }

  @Authorise(mayRead)
  @Query(() => Chart, {
    description: bi(
      'A chart drawn on the server; also at `/d/<district>/chart/<name>.svg` with the same arguments.',
      '服务器绘制的图表；也可用 /d/<区代码>/chart/<名称>.svg 加同样参数取得。',
    ),
  })
  async chart(@Ctx() call: Call, @Args(() => ChartArgs) args: ChartArgs) {
    const { wish, style, age } = completed({ ...args, ...scopeOf(args) });
    const { columns, rows, ...drawn } = await drawChart(call, wish, style, age);
    return { ...drawn, table: { columns, rows: rows.map((cells) => ({ cells })) } };
  }
}
