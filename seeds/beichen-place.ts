import { createHash } from 'node:crypto';
import type { BeichenDistrict } from './beichen-file.ts';

interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** Villages of one cluster lie this much closer together than the villages of a town. */
const CLUSTER_SHARE = 0.25;

/**
 * A made-up place for a village: near its cluster's made-up place or its town's rough centre, inside
 * the district's box, always the same for the same code. The columns say that it is synthetic.
 */
export function scatter(
  code: string,
  centre: Point | undefined,
  cluster: string | undefined,
  { box, spread }: BeichenDistrict['coordinates'],
) {
  if (!centre) return {};
  const heart = cluster === undefined ? centre : around(cluster, centre, spread, 1);
  const { lat, lon } = around(code, heart, spread, cluster === undefined ? 1 : CLUSTER_SHARE);
  return {
    lat: Math.min(box.north, Math.max(box.south, lat)),
    lon: Math.min(box.east, Math.max(box.west, lon)),
    coordinates_source: 'synthetic',
    coordinates_synthetic: true,
  };
}

/** A point at most `spread × share` from the heart, to four decimals (about ten metres). */
function around(key: string, heart: Point, spread: Point, share: number): Point {
  const hash = createHash('sha256').update(key).digest();
  const offset = (at: number) => (hash.readUInt32BE(at) / 0xffffffff) * 2 - 1;
  const rounded = (value: number) => Math.round(value * 10_000) / 10_000;
  return {
    lat: rounded(heart.lat + offset(0) * spread.lat * share),
    lon: rounded(heart.lon + offset(4) * spread.lon * share),
  };
}
