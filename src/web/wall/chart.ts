import { useEffect, useState } from 'preact/hooks';
import { useFresh } from './beat.ts';

/** The charts of a wall, in the order in which they come. */
export const chartNames = ['map', 'supply', 'flows', 'timeline', 'steps', 'outcomes'] as const;
export type ChartName = (typeof chartNames)[number];

/** How a chart is to look, as its address says it. */
export type ChartLook = Readonly<Record<string, string | number>>;

/** The address of a chart's picture. */
export function chartUrl(district: string, name: ChartName, look: ChartLook): string {
  const query = Object.keys(look).map((key) => `${key}=${encodeURIComponent(String(look[key]))}`);
  return `/d/${district}/chart/${name}.svg?${query.join('&')}`;
}

/** The picture at an address. The browser keeps it and its tag: one that is the same is not sent again. */
async function fetchPicture(url: string): Promise<string> {
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.text();
}

/** A picture's text as something an image can show; null until it is there. */
export function usePicture(url: string): string | null {
  const svg = useFresh(url, () => fetchPicture(url));
  const [source, setSource] = useState<string | null>(null);
  useEffect(() => {
    if (svg === null) return undefined;
    const made = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    setSource(made);
    return () => URL.revokeObjectURL(made);
  }, [svg]);
  return source;
}
