import {
  chartBase,
  fonts,
  palettes,
  pick,
  type ChartDraft,
  type ChartStyle,
} from './chart-style.rule.ts';
import type { DrawnFlow } from './chart-flow.rule.ts';
import type { MappedVillage } from './village-map.rule.ts';

type Point = readonly [x: number, y: number];

/** How far a town's area reaches beyond its outermost villages, in degrees (about 700 m). */
const margin = 0.008;
const corners = 14;

/** The convex hull of points, counter-clockwise (Andrew's monotone chain). */
export function hullOf(points: readonly Point[]): Point[] {
  const sorted = [...points].sort(([ax, ay], [bx, by]) => ax - bx || ay - by);
  if (sorted.length < 3) return sorted;
  const cross = (o: Point, a: Point, b: Point) =>
    (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
  const half = (from: readonly Point[]): Point[] => {
    const kept: Point[] = [];
    for (const point of from) {
      while (kept.length >= 2 && cross(kept.at(-2) as Point, kept.at(-1) as Point, point) <= 0)
        kept.pop();
      kept.push(point);
    }
    return kept.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

/** A rounded area around a town's villages. It says where they lie, not where the border runs. */
function areaOf(points: readonly Point[]): Point[] {
  const around = points.flatMap(([x, y]) =>
    Array.from({ length: corners }, (_, index): Point => {
      const angle = (index / corners) * 2 * Math.PI;
      return [x + (margin / 0.78) * Math.cos(angle), y + margin * Math.sin(angle)];
    }),
  );
  const hull = hullOf(around);
  return [...hull, hull[0] as Point];
}

const strengths = {
  STRONG: { zh: '较好', en: 'strong', symbol: 'triangle' },
  AVERAGE: { zh: '一般', en: 'average', symbol: 'rect' },
  WEAK: { zh: '较弱', en: 'weak', symbol: 'diamond' },
  NONE: { zh: '未评定', en: 'not graded', symbol: 'circle' },
} as const;
type Grade = keyof typeof strengths;
const gradeOf = ({ strength }: MappedVillage): Grade => (strength ?? 'NONE') as Grade;

/** How many villages have their names beside them: more would hide one another. */
const mostNames = 14;

/** Villages as points: the more open needs the larger, the shape by strength, and who helps whom. */
export function mapChart(
  villages: readonly MappedVillage[],
  flows: readonly DrawnFlow[],
  style: ChartStyle,
): ChartDraft {
  const say = pick(style);
  const colors = palettes[style.theme];
  const placed = villages.filter((village) => village.lat !== null && village.lon !== null);
  const at = (village: MappedVillage): Point => [village.lon ?? 0, village.lat ?? 0];
  const towns = [...Map.groupBy(placed, ({ townName }) => townName)];
  const where = new Map(placed.map((village) => [village.id, village]));
  const grades = (Object.keys(strengths) as Grade[]).filter((grade) =>
    placed.some((village) => gradeOf(village) === grade),
  );
  const tones: Readonly<Record<Grade, string>> = {
    STRONG: colors.met,
    AVERAGE: colors.underWay,
    WEAK: colors.red,
    NONE: colors.met,
  };
  const named = new Set(
    [...placed]
      .filter(({ openNeeds }) => openNeeds > 0)
      .sort((a, b) => b.openNeeds - a.openNeeds)
      .slice(0, mostNames)
      .map(({ id }) => id),
  );
  const few = placed.length <= mostNames * 2;
  const most = Math.max(1, ...placed.map(({ openNeeds }) => openNeeds));
  const size = ({ openNeeds }: MappedVillage) =>
    style.letters * (openNeeds === 0 ? 0.45 : 0.7 + 1.5 * Math.sqrt(openNeeds / most));
  const unplaced = villages.length - placed.length;
  const synthetic = placed.some((village) => village.synthetic === true);
  const sum = (key: 'openNeeds' | 'openResources' | 'pairings') =>
    villages.reduce((total, village) => total + village[key], 0);
  return {
    title: say('村庄地图', 'Map of villages'),
    summary: say(
      `${villages.length}个村，在列需求${sum('openNeeds')}条、资源${sum('openResources')}条；圆点越大需求越多，图形表示强弱。${synthetic ? '坐标为合成示意，片形不是行政边界。' : '片形示意各村所在，不是行政边界。'}${unplaced > 0 ? `另有${unplaced}个村没有坐标。` : ''}`,
      `${villages.length} villages, ${sum('openNeeds')} open needs, ${sum('openResources')} resources; larger marks need more, the shape tells strength. ${synthetic ? 'Coordinates are made up; areas are no borders.' : 'Areas are no borders.'}${unplaced > 0 ? ` ${unplaced} more villages have no coordinates.` : ''}`,
    ),
    columns: [
      say('村', 'village'),
      say('镇街', 'town'),
      say('强弱', 'strength'),
      say('在列需求', 'needs'),
      say('在列资源', 'resources'),
      say('配对', 'pairings'),
      say('经度', 'lon'),
      say('纬度', 'lat'),
      say('坐标来源', 'source'),
    ],
    rows: villages.map((village) => {
      const grade = strengths[gradeOf(village)];
      return [
        village.name,
        village.townName,
        say(grade.zh, grade.en),
        `${village.openNeeds}`,
        `${village.openResources}`,
        `${village.pairings}`,
        `${village.lon ?? '–'}`,
        `${village.lat ?? '–'}`,
        village.source ?? '–',
      ];
    }),
    map: {
      type: 'FeatureCollection',
      features: towns.map(([name, members]) => ({
        type: 'Feature',
        properties: { name },
        geometry: { type: 'Polygon', coordinates: [areaOf(members.map(at))] },
      })),
    },
    // Without a place there is nothing to fit a map to; the summary says that there is no village.
    option:
      placed.length === 0
        ? chartBase(style)
        : {
            ...chartBase(style),
            legend: {
              data: grades.map((grade) => say(strengths[grade].zh, strengths[grade].en)),
              bottom: 0,
              left: 'center',
              selectedMode: false,
              textStyle: { color: colors.soft, fontSize: style.letters * 0.9, fontFamily: fonts },
            },
            geo: {
              map: 'district',
              aspectScale: 0.78,
              left: style.letters,
              right: style.letters,
              top: style.letters * 0.5,
              bottom: style.letters * 2.2,
              silent: true,
              itemStyle: { borderColor: colors.rule, borderWidth: 1 },
              label: {
                show: towns.length > 1,
                color: colors.soft,
                fontSize: style.letters * 1.05,
                fontFamily: fonts,
                fontWeight: 600,
                opacity: 0.85,
              },
              regions: towns.map(([name], index) => ({
                name,
                itemStyle: { areaColor: colors.towns[index % colors.towns.length] },
              })),
            },
            series: [
              {
                type: 'lines',
                coordinateSystem: 'geo',
                silent: true,
                lineStyle: {
                  color: colors.matched,
                  width: Math.max(1.5, style.letters / 9),
                  opacity: 0.75,
                  curveness: 0.25,
                },
                symbol: ['none', 'arrow'],
                symbolSize: style.letters * 0.5,
                data: flows.flatMap(({ from, to }) => {
                  const [giver, receiver] = [where.get(from), where.get(to)];
                  return giver === undefined || receiver === undefined || giver === receiver
                    ? []
                    : [{ coords: [at(giver), at(receiver)] }];
                }),
              },
              ...grades.map((grade) => ({
                type: 'scatter',
                coordinateSystem: 'geo',
                name: say(strengths[grade].zh, strengths[grade].en),
                symbol: strengths[grade].symbol,
                itemStyle: { color: tones[grade], borderColor: colors.ground, borderWidth: 1 },
                labelLayout: { hideOverlap: true },
                data: placed
                  .filter((village) => gradeOf(village) === grade)
                  .map((village) => ({
                    name: village.name,
                    value: [...at(village), village.openNeeds],
                    symbolSize: size(village),
                    itemStyle: village.openNeeds === 0 ? { color: colors.soft, opacity: 0.6 } : {},
                    label: {
                      show: few || named.has(village.id),
                      formatter:
                        village.openNeeds > 0
                          ? `${village.name} ${village.openNeeds}`
                          : village.name,
                      position: 'right',
                      color: colors.ink,
                      fontSize: style.letters * 0.9,
                      fontFamily: fonts,
                      textBorderColor: colors.ground,
                      textBorderWidth: 3,
                    },
                  })),
              })),
            ],
          },
  };
}
