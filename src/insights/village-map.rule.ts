/** A village as the map needs it. */
export interface MappedVillage {
  readonly id: string;
  readonly name: string;
  readonly town: string;
  readonly townName: string;
  readonly strength: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly source: string | null;
  readonly synthetic: boolean | null;
  readonly openNeeds: number;
  readonly openResources: number;
  readonly pairings: number;
}

type Position = readonly [lon: number, lat: number];

/** A GeoJSON feature of a village, or of a town at the middle of its villages. */
export interface Feature {
  readonly type: 'Feature';
  readonly id: string;
  /** Null where nobody has said where it lies (RFC 7946, 3.2). */
  readonly geometry: { readonly type: 'Point'; readonly coordinates: Position } | null;
  readonly properties: Readonly<Record<string, string | number | boolean | null>>;
}

export interface FeatureCollection {
  readonly type: 'FeatureCollection';
  readonly bbox?: readonly [number, number, number, number];
  readonly features: readonly Feature[];
}

const point = ({ lat, lon }: MappedVillage): Position | null =>
  lat === null || lon === null ? null : [lon, lat];

/** Villages and towns as GeoJSON: longitude first, WGS 84. A town stands at the mean of its villages. */
export function featuresOf(villages: readonly MappedVillage[]): FeatureCollection {
  const points = villages.map(point).filter((at) => at !== null);
  const towns = Map.groupBy(villages, ({ town }) => town);
  const features = [
    ...villages.map((village) => villageFeature(village)),
    ...[...towns.values()].map((members) => townFeature(members)),
  ];
  const [first] = points;
  if (first === undefined) return { type: 'FeatureCollection', features };
  const of = (axis: 0 | 1) => points.map((at) => at[axis]);
  return {
    type: 'FeatureCollection',
    bbox: [Math.min(...of(0)), Math.min(...of(1)), Math.max(...of(0)), Math.max(...of(1))],
    features,
  };
}

function villageFeature(village: MappedVillage): Feature {
  const at = point(village);
  const { id, name, town, townName, strength, source, synthetic } = village;
  const { openNeeds, openResources, pairings } = village;
  return {
    type: 'Feature',
    id,
    geometry: at === null ? null : { type: 'Point', coordinates: at },
    properties: {
      kind: 'VILLAGE',
      name,
      town,
      townName,
      strength,
      openNeeds,
      openResources,
      pairings,
      coordinatesSource: source,
      coordinatesSynthetic: synthetic,
    },
  };
}

function townFeature(members: readonly MappedVillage[]): Feature {
  const placed = members.map(point).filter((at) => at !== null);
  const mean = (axis: 0 | 1) =>
    Math.round((placed.reduce((sum, at) => sum + at[axis], 0) / placed.length) * 10_000) / 10_000;
  const sum = (field: 'openNeeds' | 'openResources' | 'pairings') =>
    members.reduce((total, village) => total + village[field], 0);
  const [{ town, townName }] = members as [MappedVillage];
  return {
    type: 'Feature',
    id: town,
    geometry: placed.length === 0 ? null : { type: 'Point', coordinates: [mean(0), mean(1)] },
    properties: {
      kind: 'TOWN',
      name: townName,
      villages: members.length,
      openNeeds: sum('openNeeds'),
      openResources: sum('openResources'),
      pairings: sum('pairings'),
      coordinatesSource: 'the mean of its villages 镇内各村的平均位置',
      coordinatesSynthetic: members.some(({ synthetic }) => synthetic === true),
    },
  };
}

/** The map with what is to be said about its coordinates. */
export function mapSummary(villages: readonly MappedVillage[]) {
  const placed = villages.filter((village) => point(village) !== null);
  return {
    geojson: featuresOf(villages),
    placed: placed.length,
    unplaced: villages.filter((village) => point(village) === null).map(({ name }) => name),
    sources: [...new Set(placed.map(({ source }) => source ?? ''))].sort(),
    synthetic: placed.some(({ synthetic }) => synthetic === true),
  };
}
