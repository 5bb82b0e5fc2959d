import { areaOf, aspect, nameSpot, type Point, type Written } from './chart-area.rule.ts';
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

/** How many sources of coordinates are named below the map; the table has each village's. */
const mostSources = 3;

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
  const graded = grades.some((grade) => grade !== 'NONE');
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
  const says = ({ name, openNeeds }: MappedVillage) =>
    openNeeds > 0 ? `${name} ${openNeeds}` : name;
  const isNamed = ({ id }: MappedVillage) => few || named.has(id);
  const most = Math.max(1, ...placed.map(({ openNeeds }) => openNeeds));
  const size = ({ openNeeds }: MappedVillage) =>
    style.letters * (openNeeds === 0 ? 0.45 : 0.7 + 1.5 * Math.sqrt(openNeeds / most));
  const [across, up] = [placed.map((one) => at(one)[0]), placed.map((one) => at(one)[1])];
  const [west, east] = [Math.min(...across), Math.max(...across)];
  // A name to the right of a village near the right edge would be cut.
  const isEast = (village: MappedVillage) => at(village)[0] > west + (east - west) * 0.72;
  const written: Written[] = placed.filter(isNamed).map((village) => ({
    at: at(village),
    letters: [...says(village)].length,
    toLeft: isEast(village),
  }));
  const letter =
    style.letters *
    Math.max(
      ((east - west) * aspect) / style.width,
      (Math.max(...up) - Math.min(...up)) / style.height,
    );
  const unplaced = villages.length - placed.length;
  const synthetic = placed.some((village) => village.synthetic === true);
  const sources = [
    ...new Set(placed.map(({ source }) => source ?? say('未注明', 'not told'))),
  ].sort();
  const sourceNames = sources.slice(0, mostSources).join(say('、', ', '));
  const sum = (key: 'openNeeds' | 'openResources' | 'pairings') =>
    villages.reduce((total, village) => total + village[key], 0);
  return {
    title: say('村庄地图', 'Map of villages'),
    summary: say(
      `${villages.length}个村，在列需求${sum('openNeeds')}条、资源${sum('openResources')}条；点越大需求越多${graded ? '，图形表示强弱' : ''}。${synthetic ? '坐标为合成示意，' : sources.length > 0 ? `坐标来源：${sourceNames}；` : ''}片形不是行政边界。${unplaced > 0 ? `另有${unplaced}个村没有坐标。` : ''}`,
      `${villages.length} villages, ${sum('openNeeds')} open needs, ${sum('openResources')} resources; larger marks need more${graded ? ', the shape tells strength' : ''}. ${synthetic ? 'Coordinates are made up (synthetic); ' : sources.length > 0 ? `Coordinates: ${sourceNames}; ` : ''}areas are no borders.${unplaced > 0 ? ` ${unplaced} more villages have no coordinates.` : ''}`,
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
        // Where the name stands; else it would lie under those of villages.
        properties: { name, cp: nameSpot(members.map(at), name, written, letter) },
        geometry: { type: 'Polygon', coordinates: [areaOf(members.map(at))] },
      })),
    },
    empty: placed.length === 0,
    nothing: say('还没有村庄的坐标', 'No village has coordinates yet'),
    option: {
      ...chartBase(style),
      legend: {
        show: graded,
        data: grades.map((grade) => say(strengths[grade].zh, strengths[grade].en)),
        bottom: 0,
        left: 'center',
        selectedMode: false,
        textStyle: { color: colors.soft, fontSize: style.letters * 0.9, fontFamily: fonts },
      },
      geo: {
        map: 'district',
        aspectScale: aspect,
        left: style.letters,
        right: style.letters,
        top: style.letters * 1.2,
        bottom: style.letters * (graded ? 2.2 : 0.5),
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
                show: isNamed(village),
                formatter: says(village),
                position: isEast(village) ? 'left' : 'right',
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
