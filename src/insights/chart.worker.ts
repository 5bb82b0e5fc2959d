import { parentPort } from 'node:worker_threads';
import { BarChart, LineChart, LinesChart, SankeyChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, GeoComponent, GridComponent, LegendComponent } from 'echarts/components';
import { init, registerMap, use } from 'echarts/core';
import { LabelLayout, LegacyGridContainLabel } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';

/*
 * Draws charts as SVG. ECharts is loaded in this thread alone, so its memory is given back when the
 * thread ends. Node runs this file as it is in tests, so it holds nothing that would need compiling.
 */

use([BarChart, LineChart, LinesChart, SankeyChart, ScatterChart]);
use([AriaComponent, GeoComponent, GridComponent, LegendComponent, LabelLayout, SVGRenderer]);
use([LegacyGridContainLabel]);

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
