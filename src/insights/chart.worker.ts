import { parentPort } from 'node:worker_threads';
import { BarChart, LineChart, LinesChart, SankeyChart, ScatterChart } from 'echarts/charts';
import {
  AriaComponent,
  GeoComponent,
  GridComponent,
  LegendComponent,
  TitleComponent,
} from 'echarts/components';
import { init, registerMap, setPlatformAPI, use } from 'echarts/core';
import { LabelLayout, LegacyGridContainLabel } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';

/*
 * Draws charts as SVG. ECharts is loaded in this thread alone, so its memory is given back when the
 * thread ends. Node runs this file as it is in tests, so it holds nothing that would need compiling.
 */

use([BarChart, LineChart, LinesChart, SankeyChart, ScatterChart]);
use([AriaComponent, GeoComponent, GridComponent, LegendComponent, LabelLayout, SVGRenderer]);
use([LegacyGridContainLabel, TitleComponent]);

/*
 * There are no fonts here to measure with, and ECharts' own guess took Latin letters for half their width:
 * labels were cut and legends ran over their neighbours. Chinese characters are as wide as high; these are
 * the widths of wide common faces, so that what is drawn has room.
 */
const fontSize = /(\d+(?:\.\d+)?)px/;
function widthOf(text: string, size: number): number {
  let ems = 0;
  for (const letter of text) {
    if (letter > '\u2e7f' || '…·–'.includes(letter)) ems += 1;
    else if (/[ilj.,:;|' !()]/.test(letter)) ems += 0.36;
    else if (/[A-Zmw%@+]/.test(letter)) ems += 0.76;
    else ems += 0.58;
  }
  return ems * size;
}
setPlatformAPI({
  measureText: (text, font) => ({
    width: widthOf(text, Number(fontSize.exec(font ?? '')?.[1] ?? 12)),
  }),
});

interface Order {
  readonly id: number;
  readonly option: object;
  readonly map?: object;
  readonly width: number;
  readonly height: number;
}

function draw({ option, map, width, height }: Order): string {
  if (map !== undefined) registerMap('district', map as never);
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(option as Record<string, unknown>);
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

parentPort?.on('message', (order: Order) => {
  try {
    parentPort?.postMessage({ id: order.id, svg: draw(order) });
  } catch (error) {
    parentPort?.postMessage({ id: order.id, failure: String((error as Error).stack) });
  }
});
