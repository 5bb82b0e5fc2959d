export type Point = readonly [x: number, y: number];

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
export function areaOf(points: readonly Point[]): Point[] {
  const around = points.flatMap(([x, y]) =>
    Array.from({ length: corners }, (_, index): Point => {
      const angle = (index / corners) * 2 * Math.PI;
      return [x + (margin / 0.78) * Math.cos(angle), y + margin * Math.sin(angle)];
    }),
  );
  const hull = hullOf(around);
  return [...hull, hull[0] as Point];
}

/** A name that already stands on the map, from its point to the side it is written on. */
export interface Written {
  readonly at: Point;
  readonly letters: number;
  readonly toLeft: boolean;
}

/** A degree of longitude is this much of one of latitude in the middle of China. */
export const aspect = 0.78;

/**
 * Where a town's name disturbs the fewest names of villages: at the northern edge of its area, at the
 * southern, or in the middle. `letter` is the height of a letter in degrees of latitude.
 */
export function nameSpot(
  points: readonly Point[],
  name: string,
  written: readonly Written[],
  letter: number,
): Point {
  const across = points.map(([x]) => x);
  const up = points.map(([, y]) => y);
  const middle = (Math.min(...across) + Math.max(...across)) / 2;
  const [south, north] = [Math.min(...up), Math.max(...up)];
  const half = ([...name].length * letter) / aspect / 2;
  const disturbed = ([x, y]: Point): number =>
    written.filter(({ at: [wx, wy], letters, toLeft }) => {
      const reach = ((letters + 1) * letter) / aspect;
      const [from, to] = toLeft ? [wx - reach, wx] : [wx, wx + reach];
      return Math.abs(wy - y) < letter * 1.4 && x - half < to && x + half > from;
    }).length;
  const spots: readonly Point[] = [
    [middle, north + margin],
    [middle, south - margin],
    [middle, (south + north) / 2],
    [middle, north - (north - south) / 4],
    [middle, south + (north - south) / 4],
  ];
  return spots.reduce((best, spot) => (disturbed(spot) < disturbed(best) ? spot : best));
}
