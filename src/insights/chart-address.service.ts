import type { Call } from '../access/call.service.ts';
import { askedIn, completed } from './chart-wish.rule.ts';
import { chartTag, drawChart } from './chart.service.ts';

/** What changes when the chart of this address may have changed; null where there is none. */
export async function chartTagAt(
  call: Call,
  name: string,
  query: URLSearchParams,
): Promise<string | null> {
  const asked = askedIn(name, query);
  if (asked === null) return null;
  const { wish, style } = completed(asked);
  return chartTag(call, wish, style);
}

/** The chart of an address: `supply.svg?chain=…`; null where there is none. */
export async function drawChartAt(
  call: Call,
  name: string,
  query: URLSearchParams,
): Promise<{ readonly svg: string; readonly etag: string } | null> {
  const asked = askedIn(name, query);
  if (asked === null) return null;
  const { wish, style } = completed(asked);
  return drawChart(call, wish, style);
}
