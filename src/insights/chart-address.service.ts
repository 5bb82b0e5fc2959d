import type { Call } from '../access/call.service.ts';
import { askedIn, completed } from './chart-wish.rule.ts';
import { drawChart } from './chart.service.ts';

/** The chart of an address: `supply.svg?chain=…`; null where there is none. */
export async function drawChartAt(
  call: Call,
  name: string,
  query: URLSearchParams,
): Promise<{ readonly svg: string; readonly etag: string } | null> {
  const asked = askedIn(name, query);
  if (asked === null) return null;
  const { wish, style, age } = completed(asked);
  return drawChart(call, wish, style, age);
}
