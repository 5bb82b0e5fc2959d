import type { BeichenFiles } from './beichen-file.ts';
import { BEICHEN, beichenId, partyKey } from './beichen-id.ts';
import { scatter } from './beichen-place.ts';
import type { ClusterRow, PartyAliasRow, PartyRow, TownRow } from './row.ts';
import { known } from './seed-file.ts';

/** Towns, subdistricts, parks and farms, in the order of their codes. */
export function townRows(files: BeichenFiles): TownRow[] {
  return files.towns.map((town, rank) => ({
    district: BEICHEN,
    id: beichenId('town', town.code, Number(town.code.slice(-3))),
    code: town.code,
    name: town.name,
    kind: town.kind,
    rank,
    synthetic: false,
  }));
}

/** The published clusters; `towns` gives a town's id by its name. */
export function clusterRows(files: BeichenFiles, towns: ReadonlyMap<string, string>): ClusterRow[] {
  return files.clusters.map((cluster, rank) => ({
    district: BEICHEN,
    id: beichenId('cluster', cluster.name, rank),
    town: known(towns, cluster.town, 'town'),
    name: cluster.name,
    theme: cluster.theme,
    investment_over: cluster.investment_over === undefined ? null : BigInt(cluster.investment_over),
    source: files.district.source,
    synthetic: false,
  }));
}

interface NamedParty {
  readonly party: PartyRow;
  readonly aliases: readonly string[];
}

/** Every party with its other names; a village's other names include its committee's official one. */
export function partyRows(
  files: BeichenFiles,
  towns: ReadonlyMap<string, string>,
  clusters: readonly ClusterRow[],
  now: Date,
): { party: PartyRow[]; party_alias: PartyAliasRow[] } {
  const named = [...villages(files, towns, clusters, now), ...organizations(files, towns, now)];
  return {
    party: named.map(({ party }) => party),
    party_alias: named.flatMap(({ party, aliases }) =>
      aliases.map((alias) => ({ district: BEICHEN, party: party.id, alias })),
    ),
  };
}

function villages(
  files: BeichenFiles,
  towns: ReadonlyMap<string, string>,
  clusters: readonly ClusterRow[],
  now: Date,
): NamedParty[] {
  const { district } = files;
  const centres = new Map(files.towns.map((town) => [town.name, town.centre]));
  const clusterIds = new Map(clusters.map((cluster) => [cluster.name, cluster.id]));
  const clusterOf = new Map(
    files.clusters.flatMap(({ name, villages }) => villages.map((village) => [village, name])),
  );
  const told = new Set([
    ...[...files.resources, ...files.needs].map((list) => list.party),
    ...clusterOf.keys(),
  ]);
  return files.villages.flatMap((group) =>
    group.villages.map((village) => {
      const cluster = clusterOf.get(village.name);
      const party = partyRow('VILLAGE', village.name, now, {
        code: village.code,
        town: known(towns, group.town, 'town'),
        cluster: cluster === undefined ? null : known(clusterIds, cluster, 'cluster'),
        ...scatter(village.code, known(centres, group.town, 'town'), cluster, district.coordinates),
        source: told.has(village.name)
          ? `${district.codes_source}；${district.source}`
          : district.codes_source,
      });
      return { party, aliases: [...new Set([...village.aliases, village.committee])] };
    }),
  );
}

function organizations(
  files: BeichenFiles,
  towns: ReadonlyMap<string, string>,
  now: Date,
): NamedParty[] {
  const { departments, organizations, enterprises } = files.parties;
  const { source } = files.district;
  return [
    ...departments.map((read) => ({
      aliases: read.aliases,
      party: partyRow('ORGANIZATION', read.name, now, {
        organization_kind: 'DEPARTMENT',
        about: read.about ?? null,
        source,
      }),
    })),
    ...organizations.map((read) => ({
      aliases: read.aliases,
      party: partyRow('ORGANIZATION', read.name, now, {
        organization_kind: read.kind,
        about:
          read.about ??
          (read.kind === 'GROUP' ? '按公布口径的一组单位（group, as published）' : null),
        town: read.town === undefined ? null : known(towns, read.town, 'town'),
        source,
      }),
    })),
    ...enterprises.map((read) => ({
      aliases: read.aliases,
      party: partyRow('ENTERPRISE', read.name, now, { about: read.about ?? null, source }),
    })),
  ];
}

function partyRow(
  kind: PartyRow['kind'],
  name: string,
  now: Date,
  more: Partial<PartyRow>,
): PartyRow {
  const code = more.code ?? null;
  return {
    district: BEICHEN,
    id: beichenId(
      'party',
      partyKey({ kind, name, code }),
      code === null ? 0 : Number(code.slice(-6)),
    ),
    kind,
    organization_kind: null,
    name,
    about: null,
    code,
    town: null,
    cluster: null,
    // The publication ranks no village by strength.
    strength: null,
    lat: null,
    lon: null,
    coordinates_source: null,
    coordinates_synthetic: null,
    source: null,
    synthetic: false,
    created_at: now,
    updated_at: now,
    version: 1,
    ...more,
  };
}
