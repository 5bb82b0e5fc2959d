/** A village as partnerships see it. Categories are of its open listings. */
export interface Side {
  readonly id: string;
  readonly name: string;
  readonly town: string | null;
  readonly cluster: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly chains: readonly string[];
  readonly needs: readonly string[];
  readonly resources: readonly string[];
}

/** One thing that speaks for a pair, with its points, in both languages. */
export interface Argument {
  readonly code:
    | 'STRONG_GIVES'
    | 'WEAK_GIVES'
    | 'PAIRINGS'
    | 'SAME_CLUSTER'
    | 'SAME_TOWN'
    | 'SAME_CHAIN'
    | 'NEAR';
  readonly points: number;
  readonly zh: string;
  readonly en: string;
}

/** A strong and a weak village, what their partnership is worth, and why. */
export interface Complement {
  readonly strong: string;
  readonly weak: string;
  readonly score: number;
  readonly kilometres: number | null;
  readonly reasons: readonly Argument[];
}

/** What is counted at most, so that one long list does not outweigh everything. */
const most = { gives: 4, takes: 2, pairings: 3, chains: 2 } as const;

/** How well a strong village can lead a weak one. `pairings` are the live ones between the two. */
export function complement(strong: Side, weak: Side, pairings: number): Complement {
  const reasons: Argument[] = [];
  const add = (code: Argument['code'], points: number, zh: string, en: string): void => {
    if (points > 0) reasons.push({ code, points, zh, en });
  };
  const gives = shared(weak.needs, strong.resources);
  const takes = shared(strong.needs, weak.resources);
  const chains = shared(strong.chains, weak.chains);
  const kilometres = distance(strong, weak);
  add(
    'STRONG_GIVES',
    100 * Math.min(gives, most.gives),
    `${strong.name}有${weak.name}需要的 ${String(gives)} 类资源`,
    `${strong.name} has ${String(gives)} kinds of what ${weak.name} needs`,
  );
  add(
    'WEAK_GIVES',
    60 * Math.min(takes, most.takes),
    `${weak.name}有${strong.name}需要的 ${String(takes)} 类资源`,
    `${weak.name} has ${String(takes)} kinds of what ${strong.name} needs`,
  );
  add(
    'PAIRINGS',
    80 * Math.min(pairings, most.pairings),
    `已有 ${String(pairings)} 个配对`,
    `${String(pairings)} pairings exist between them`,
  );
  if (strong.cluster !== null && strong.cluster === weak.cluster)
    add('SAME_CLUSTER', 80, '同一片区', 'the same cluster');
  else if (strong.town !== null && strong.town === weak.town)
    add('SAME_TOWN', 50, '同一镇街', 'the same town');
  add(
    'SAME_CHAIN',
    30 * Math.min(chains, most.chains),
    `同在 ${String(chains)} 条链组`,
    `${String(chains)} chains in common`,
  );
  if (kilometres !== null)
    add(
      'NEAR',
      Math.max(0, Math.round(100 - 5 * kilometres)),
      `相距 ${kilometres.toFixed(1)} 公里`,
      `${kilometres.toFixed(1)} km apart`,
    );
  reasons.sort((one, other) => other.points - one.points);
  return {
    strong: strong.id,
    weak: weak.id,
    score: reasons.reduce((sum, { points }) => sum + points, 0),
    kilometres,
    reasons,
  };
}

function shared(one: readonly string[], other: readonly string[]): number {
  const there = new Set(other);
  return new Set(one.filter((value) => there.has(value))).size;
}

/** Great-circle distance in kilometres; null where a place is unknown. */
function distance(one: Side, other: Side): number | null {
  if (one.lat === null || one.lon === null || other.lat === null || other.lon === null) return null;
  const rad = Math.PI / 180;
  const [dLat, dLon] = [(other.lat - one.lat) * rad, (other.lon - one.lon) * rad];
  const h =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(one.lat * rad) * Math.cos(other.lat * rad) * Math.sin(dLon / 2) ** 2;
  return 12_742 * Math.asin(Math.sqrt(h));
}
