/** By what the district is divided to see how it stands. */
export type StandingBy = 'DISTRICT' | 'CHAIN' | 'TOWN' | 'VILLAGE';

/** How much of one dimension is needed, offered and handed over, in thousandths of its base unit. */
export interface DimensionCount {
  readonly dimension: string;
  readonly unit: string;
  readonly needed: string;
  readonly offered: string;
  readonly delivered: string;
}

/**
 * How a chain, town or village stands. Every need that still counts (open or fulfilled) is in just one
 * of four: met, under way, matched (a pairing good enough to tell both sides), waiting.
 */
export interface Standing {
  readonly subject: string;
  readonly name: string;
  readonly needs: number;
  readonly met: number;
  readonly underWay: number;
  readonly matched: number;
  readonly waiting: number;
  readonly resources: number;
  /** Open resources that no order has ever used and no good pairing names. */
  readonly idle: number;
  readonly pairings: number;
  readonly green: number;
  readonly yellow: number;
  readonly red: number;
  readonly done: number;
  readonly quantities: readonly DimensionCount[];
}

/** The share of needs that are met; null where nothing is needed. */
export function fillRate({ needs, met }: Pick<Standing, 'needs' | 'met'>): number | null {
  return share(met, needs);
}

/** The share of needs that are met, under way or matched; null where nothing is needed. */
export function matchRate({ needs, waiting }: Pick<Standing, 'needs' | 'waiting'>): number | null {
  return share(needs - waiting, needs);
}

/** To three digits: a rate is read, not reckoned with. */
function share(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 1_000) / 1_000;
}
