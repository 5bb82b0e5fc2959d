import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Language } from '../platform/read/declare.ts';
import { bi } from '../platform/describe.ts';
import { SpanLength, StandingBy } from './standing.type.ts';

/** Which chart. */
export enum ChartName {
  MAP = 'MAP',
  SUPPLY = 'SUPPLY',
  FLOWS = 'FLOWS',
  TIMELINE = 'TIMELINE',
  OUTCOMES = 'OUTCOMES',
  STEPS = 'STEPS',
}
registerEnumType(ChartName, {
  name: 'ChartName',
  description: bi('Which chart.', '图表名称。'),
  valuesConfig: {
    MAP: { description: bi('The villages on the map.', '村庄地图。') },
    SUPPLY: { description: bi('Supply and demand with fill rates.', '供需与满足率。') },
    FLOWS: { description: bi('From whom to whom.', '资源流向（桑基图）。') },
    TIMELINE: { description: bi('What happened span by span.', '逐周或逐月进展。') },
    OUTCOMES: { description: bi('Outcomes beside the span before.', '成效与上一时段对比。') },
    STEPS: { description: bi('Orders under way by light.', '办理亮灯。') },
  },
});

/** On which ground. */
export enum ChartTheme {
  LIGHT = 'LIGHT',
  DARK = 'DARK',
}
registerEnumType(ChartTheme, {
  name: 'ChartTheme',
  description: bi('On which ground a chart is drawn.', '图表底色。'),
  valuesConfig: {
    LIGHT: { description: bi('For a light ground.', '浅色。') },
    DARK: { description: bi('For a dark ground.', '深色。') },
  },
});

/** What part of the district is looked at. */
@ArgsType()
export class ScopeArgs {
  @Field(() => ID, { nullable: true, description: bi('Only this chain.', '只看此链组。') })
  chain?: string | null;
  @Field(() => ID, { nullable: true, description: bi('Only this town.', '只看此镇街。') })
  town?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: bi('Only this village or other party.', '只看此村或主体。'),
  })
  party?: string | null;
}

@ArgsType()
export class ChartArgs extends ScopeArgs {
  @Field(() => ChartName, { description: bi('Which chart.', '图表名称。') })
  name!: ChartName;
  @Field(() => StandingBy, {
    nullable: true,
    description: bi(
      'SUPPLY: divided by what; by chain if absent.',
      '供需图按什么划分，默认按链组。',
    ),
  })
  by?: StandingBy | null;
  @Field(() => SpanLength, {
    nullable: true,
    description: bi('TIMELINE: how long a span is; a week if absent.', '进展图的跨度，默认一周。'),
  })
  span?: SpanLength | null;
  @Field(() => Int, {
    nullable: true,
    description: bi(
      'TIMELINE: how many spans, at most 60; 12 if absent.',
      '进展图的时段数，最多60，默认12。',
    ),
  })
  spans?: number | null;
  @Field(() => Int, {
    nullable: true,
    description: bi(
      'OUTCOMES: the last how many days; 90 if absent.',
      '成效图的最近天数，默认90。',
    ),
  })
  days?: number | null;
  @Field(() => Int, {
    nullable: true,
    description: bi(
      'FLOWS and MAP: how many flows, at most 100.',
      '流向图与地图的流向条数，最多100。',
    ),
  })
  first?: number | null;
  @Field(() => ChartTheme, {
    nullable: true,
    description: bi('On which ground; light if absent.', '底色，默认浅色。'),
  })
  theme?: ChartTheme | null;
  @Field(() => Language, {
    nullable: true,
    description: bi('In which language; Chinese if absent.', '语言，默认中文。'),
  })
  lang?: Language | null;
  @Field(() => Int, {
    nullable: true,
    description: bi('Width in pixels, 240 to 4000.', '宽（像素），240到4000。'),
  })
  width?: number | null;
  @Field(() => Int, {
    nullable: true,
    description: bi('Height in pixels, 160 to 4000.', '高（像素），160到4000。'),
  })
  height?: number | null;
  @Field(() => Int, {
    nullable: true,
    description: bi('Height of its letters in pixels, 10 to 60.', '字号（像素），10到60。'),
  })
  letters?: number | null;
  @Field(() => Int, {
    nullable: true,
    description: bi(
      'How many seconds old the picture may be, at most 60: screens that hear of the same event share one. The latest if absent.',
      '可接受的数据秒数，最多60（多个屏幕可共用一张图）；默认取最新。',
    ),
  })
  age?: number | null;
}

@ObjectType({ description: bi('One row of a table.', '表中的一行。') })
export class ChartRow {
  @Field(() => [String], { description: bi('Its cells.', '各单元格。') })
  cells!: string[];
}

@ObjectType({ description: bi('What a chart shows, as a table.', '图表的数据表。') })
export class ChartTable {
  @Field(() => [String], { description: bi('The headings.', '表头。') })
  columns!: string[];
  @Field(() => [ChartRow], { description: bi('The rows.', '各行。') })
  rows!: ChartRow[];
}

@ObjectType({
  description: bi('A chart drawn as SVG, and the same as a table.', '图表（SVG）及其数据表。'),
})
export class Chart {
  @Field(() => String, { description: bi('Its title.', '标题。') })
  title!: string;
  @Field(() => String, { description: bi('What is to be seen, in a sentence.', '一句话说明。') })
  summary!: string;
  @Field(() => String, { description: bi('The picture.', 'SVG 图。') })
  svg!: string;
  @Field(() => Boolean, {
    description: bi('Whether there is nothing to be seen yet.', '是否还没有可显示的数据。'),
  })
  empty!: boolean;
  @Field(() => ChartTable, { description: bi('The table behind it.', '数据表。') })
  table!: ChartTable;
  @Field(() => String, {
    description: bi(
      'The position of the log it is at least as fresh as.',
      '所依据的日志位置（不早于此）。',
    ),
  })
  position!: string;
}
