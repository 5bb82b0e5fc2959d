/** How a chart looks: on which ground, in which language, how large its letters. */
export interface ChartStyle {
  readonly theme: 'LIGHT' | 'DARK';
  readonly lang: 'ZH' | 'EN';
  readonly width: number;
  readonly height: number;
  /** Height of the letters in pixels; everything else follows. */
  readonly letters: number;
}

/** Fonts as machines in China and elsewhere have them; the reader's machine draws the letters. */
export const fonts =
  "'PingFang SC','HarmonyOS Sans SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC',sans-serif";

export interface Palette {
  readonly ink: string;
  readonly soft: string;
  readonly rule: string;
  readonly ground: string;
  readonly met: string;
  readonly underWay: string;
  readonly matched: string;
  readonly waiting: string;
  readonly idle: string;
  readonly green: string;
  readonly yellow: string;
  readonly red: string;
  readonly towns: readonly string[];
}

export const palettes: Readonly<Record<ChartStyle['theme'], Palette>> = {
  LIGHT: {
    ink: '#18251d',
    soft: '#4d5a51',
    rule: '#d5d8cd',
    ground: '#ffffff',
    met: '#17693f',
    underWay: '#5fa777',
    matched: '#e0a92e',
    waiting: '#c9c5b6',
    idle: '#dcd9cc',
    green: '#2f8f57',
    yellow: '#e6b325',
    red: '#c23a2e',
    towns: ['#e6f0e8', '#eef0dc', '#e3edf0', '#f5ecdd'],
  },
  DARK: {
    ink: '#f1f4ee',
    soft: '#b3c2b8',
    rule: '#2c4437',
    ground: '#10231a',
    met: '#4cc282',
    underWay: '#2c8a63',
    matched: '#f2c14e',
    waiting: '#66776d',
    idle: '#4a5d52',
    green: '#4cc282',
    yellow: '#f2c14e',
    red: '#ff7a66',
    towns: ['#1b3a2b', '#24381f', '#1a3538', '#37301c'],
  },
};

/** A pattern over a colour, so that colour is never the only sign. */
export type Pattern = 'solid' | 'stripes' | 'dots' | 'cross' | 'steep';

const decals: Readonly<Record<Pattern, object>> = {
  solid: { symbol: 'none' },
  stripes: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 6], rotation: 0.785 },
  steep: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -0.785 },
  dots: {
    symbol: 'circle',
    symbolSize: 0.7,
    dashArrayX: [
      [8, 8],
      [0, 8, 8, 0],
    ],
    dashArrayY: [6, 0],
  },
  cross: {
    symbol: 'rect',
    symbolSize: 0.5,
    dashArrayX: [
      [6, 6],
      [0, 6, 6, 0],
    ],
    dashArrayY: [6, 0],
    rotation: 0.785,
  },
};

/** Fills a shape with a colour and its pattern. */
export function filled(color: string, pattern: Pattern, { theme }: ChartStyle): object {
  const over = theme === 'DARK' ? 'rgba(0,0,0,0.38)' : 'rgba(255,255,255,0.6)';
  return { color, decal: { ...decals[pattern], color: over } };
}

/** What every chart begins with. */
export function chartBase(style: ChartStyle): Record<string, unknown> {
  const { ink } = palettes[style.theme];
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: fonts, fontSize: style.letters, color: ink },
    aria: { enabled: true, label: { enabled: false }, decal: { show: true } },
  };
}

/** A chart of nothing says so in its middle: bare axes look broken. */
export function emptyChart(style: ChartStyle, sentence: string): object {
  const { soft } = palettes[style.theme];
  return {
    ...chartBase(style),
    title: {
      text: sentence,
      left: 'center',
      top: 'middle',
      textStyle: { color: soft, fontSize: style.letters * 1.1, fontWeight: 400, fontFamily: fonts },
    },
  };
}

/** How many rows a legend along the top takes, so that what is below begins under it. */
export function legendRows(style: ChartStyle, names: readonly string[]): number {
  const ems = (name: string) =>
    [...name].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 1 : 0.6), 0);
  const mostEms = style.width / style.letters;
  let [rows, used] = [1, 0];
  for (const name of names) {
    const wide = ems(name) + 3.6;
    if (used > 0 && used + wide > mostEms) [rows, used] = [rows + 1, 0];
    used += wide;
  }
  return rows;
}

/** A legend along the top, in letters as large as the rest. */
export function legendOf(style: ChartStyle, data: readonly string[]): object {
  const { ink } = palettes[style.theme];
  return {
    data,
    top: 0,
    left: 0,
    itemWidth: style.letters * 1.6,
    itemHeight: style.letters * 0.9,
    itemGap: style.letters,
    textStyle: { color: ink, fontSize: style.letters, fontFamily: fonts },
    selectedMode: false,
  };
}

/** The text in the wished language. */
export const pick =
  ({ lang }: Pick<ChartStyle, 'lang'>) =>
  (zh: string, en: string): string =>
    lang === 'EN' ? en : zh;

/** Shortens a name to what fits; the table behind the chart has it whole. */
export function shortened(name: string, most: number): string {
  return [...name].length <= most ? name : `${[...name].slice(0, most - 1).join('')}…`;
}

/** `0.875` → `88%`; a dash where there is nothing to take a share of. */
export function percent(rate: number | null): string {
  return rate === null ? '–' : `${Math.round(rate * 100)}%`;
}

/** What a chart is drawn from, and the same as a table for those who do not see it or copy it. */
export interface ChartDraft {
  readonly title: string;
  /** One sentence that says what is to be seen. */
  readonly summary: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Whether there is nothing to be seen yet, and the sentence that then stands in its middle. */
  readonly empty: boolean;
  readonly nothing: string;
  readonly option: object;
  /** The GeoJSON that the option's map `district` is made of. */
  readonly map?: object;
}
