import type { SeededRandom } from './random.ts';
import type { ClusterRow, OrganizationKind, PartyRow, PersonRow, TownRow } from './row.ts';
import { runningIds } from './seed-id.ts';
import { sampleName } from './synthetic-name.ts';

/** Beichen has 113 villages in nine towns. */
const VILLAGES_PER_TOWN = 13;
const VILLAGES_PER_CLUSTER = 6;
const OTHERS_PER_VILLAGE = 3;
/** Degrees between neighbouring towns, and how far from its town's centre a party lies at most. */
const TOWN_GRID = 0.06;
const REACH = 0.028;
/** Where the made-up districts lie: a corner of the plain, nowhere in particular. */
const CORNER = { lat: 38.6, lon: 116.2 };

const OTHERS: readonly { kind: OrganizationKind | null; ending: string }[] = [
  { kind: null, ending: '农业公司' },
  { kind: 'COOPERATIVE', ending: '合作社' },
  { kind: 'FAMILY_FARM', ending: '家庭农场' },
  { kind: null, ending: '电商公司' },
  { kind: 'SOCIAL_ORGANIZATION', ending: '服务中心' },
  { kind: 'COOPERATIVE', ending: '农机合作社' },
  { kind: null, ending: '文旅公司' },
  { kind: 'INSTITUTE', ending: '研究所' },
  { kind: 'BANK', ending: '银行支行' },
  { kind: null, ending: '食品公司' },
  { kind: 'UNIVERSITY', ending: '学院' },
  { kind: 'MEDIA', ending: '融媒体工作室' },
];

/** Who leads the seven chains of a synthetic district. */
const DEPARTMENTS = ['农业农村部门', '文旅部门', '社工部门', '人社部门', '共青团'];

export interface SyntheticParties {
  readonly town: TownRow[];
  readonly cluster: ClusterRow[];
  /** Villages first, then departments, then the others. */
  readonly party: PartyRow[];
  /** `contact[i]` is the office of `party[i]`. */
  readonly contact: PersonRow[];
  readonly villages: number;
  readonly departments: number;
}

/** Towns, clusters, villages and three other parties for each village, all marked synthetic. */
export function syntheticParties(
  district: string,
  villages: number,
  seed: number,
  now: Date,
  random: SeededRandom,
): SyntheticParties {
  const offset = random.below(1000);
  const townCount = Math.max(1, Math.round(villages / VILLAGES_PER_TOWN));
  const townId = runningIds(district, 'town', seed);
  const clusterId = runningIds(district, 'cluster', seed);
  const partyId = runningIds(district, 'party', seed);
  const personId = runningIds(district, 'person', seed);

  const town = Array.from({ length: townCount }, (_, n): TownRow => ({
    district,
    id: townId(n),
    code: townCode(district, n),
    name: sampleName(n, offset, '镇'),
    kind: 'TOWN',
    rank: n,
    synthetic: true,
  }));
  const cluster: ClusterRow[] = [];
  const party: PartyRow[] = [];

  /** A party near its town's place on the grid; one without a town has no place. */
  const add = (name: string, townAt: number | null, more: Partial<PartyRow>): void => {
    party.push({
      district,
      id: partyId(party.length),
      kind: 'VILLAGE',
      organization_kind: null,
      name,
      about: null,
      code: null,
      town: townAt === null ? null : (town[townAt]?.id ?? null),
      cluster: null,
      strength: null,
      ...place(townAt, townCount, random),
      source: 'synthetic',
      synthetic: true,
      created_at: now,
      updated_at: now,
      version: 1,
      ...more,
    });
  };

  const inTown = new Array<number>(townCount).fill(0);
  for (let n = 0; n < villages; n += 1) {
    const at = Math.floor((n * townCount) / villages);
    const nth = inTown[at] ?? 0;
    inTown[at] = nth + 1;
    // Every second six villages of a town are a cluster.
    const grouped = Math.floor(nth / VILLAGES_PER_CLUSTER) % 2 === 0;
    if (grouped && nth % VILLAGES_PER_CLUSTER === 0) {
      cluster.push({
        district,
        id: clusterId(cluster.length),
        town: townId(at),
        name: sampleName(cluster.length, offset, '片区'),
        theme: null,
        investment_over: null,
        source: 'synthetic',
        synthetic: true,
      });
    }
    const luck = random.below(100);
    add(sampleName(n, offset, '村'), at, {
      code: villageCode(townCode(district, at), nth),
      cluster: grouped ? clusterId(cluster.length - 1) : null,
      strength: luck < 30 ? 'STRONG' : luck < 75 ? 'AVERAGE' : 'WEAK',
    });
  }
  for (const name of DEPARTMENTS) {
    add(`样例·${name}`, null, { kind: 'ORGANIZATION', organization_kind: 'DEPARTMENT' });
  }
  for (let n = 0; n < villages * OTHERS_PER_VILLAGE; n += 1) {
    const { kind, ending } = OTHERS[n % OTHERS.length]!;
    add(sampleName(n, offset, ending), random.chance(70) ? random.below(townCount) : null, {
      kind: kind === null ? 'ENTERPRISE' : 'ORGANIZATION',
      organization_kind: kind,
    });
  }
  const contact = party.map((owner, n): PersonRow => ({
    district,
    id: personId(n),
    party: owner.id,
    name: owner.kind === 'VILLAGE' ? `${owner.name}村委会` : `${owner.name}办公室`,
    phone: null,
    synthetic: true,
    created_at: now,
  }));
  return { town, cluster, party, contact, villages, departments: DEPARTMENTS.length };
}

/** Codes in the official shape; where the digits run out there is none. */
function townCode(district: string, n: number): string | null {
  return n < 900 ? `${district}${100 + n}` : null;
}

function villageCode(town: string | null, nth: number): string | null {
  return town !== null && nth < 800 ? `${town}${200 + nth}` : null;
}

function place(townAt: number | null, townCount: number, random: SeededRandom) {
  if (townAt === null) {
    return { lat: null, lon: null, coordinates_source: null, coordinates_synthetic: null };
  }
  const side = Math.ceil(Math.sqrt(townCount));
  const offset = (): number => (random.below(20_001) / 10_000 - 1) * REACH;
  const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;
  return {
    lat: rounded(CORNER.lat + Math.floor(townAt / side) * TOWN_GRID + offset()),
    lon: rounded(CORNER.lon + (townAt % side) * TOWN_GRID + offset()),
    coordinates_source: 'synthetic',
    coordinates_synthetic: true,
  };
}
