import type {
  AllocationGroup,
  AllocationNeed,
  AllocationPair,
  AllocationResource,
} from './allocation.rule.ts';

/*
 * From listings and pairings to the problem of allocation.rule.ts. Conversions are exact fractions; a
 * step is the least amount that both units can say, or one whole unit where that fits.
 */

/** A listing's amounts; `quantity` null where it says none. In thousandths of its own unit. */
export interface AllocationListing {
  readonly id: string;
  readonly quantity: bigint | null;
  /** Reserved or committed in its ledger, and asked for by orders that hold nothing yet. */
  readonly booked: bigint;
  /** Orders under way that its ledger does not count. */
  readonly uncounted: number;
  readonly dimension: string | null;
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly minimumLot: bigint | null;
  readonly divisible: boolean;
}

/** A pairing that can be taken up. `covers` is what of the need the matcher says it covers; null where amounts cannot be compared. */
export interface AllocationCandidate {
  readonly need: AllocationListing;
  readonly resource: AllocationListing;
  readonly covers: bigint | null;
}

/** How a pair counts: what a step gives and takes, how many steps at least and at most, and why none. */
export interface Framed {
  readonly gives: number;
  readonly takes: number;
  readonly least: number;
  readonly most: number;
  /** Whether amounts of both sides are compared; else the pair fills the need as one. */
  readonly compared: boolean;
  /** Only its lot, or that it cannot be divided, stands in the way. */
  readonly lotStops: boolean;
}

const thousand = 1000n;

/** The need as the problem takes it: one that says no quantity is one whole, taken when an order is under way. */
export function needOf(listing: AllocationListing, group: AllocationGroup | null): AllocationNeed {
  const { quantity, booked, uncounted } = listing;
  if (quantity === null) return { total: 1, booked: uncounted > 0 ? 1 : 0, group };
  return { total: Number(quantity), booked: Number(least(booked, quantity)), group };
}

/** The resource as the problem takes it. */
export function resourceOf(listing: AllocationListing): AllocationResource {
  if (listing.quantity === null) return { left: listing.uncounted > 0 ? 0 : 1 };
  return { left: Number(leftOf(listing)) };
}

/**
 * A resource of which at most `cap` percent of what is left may be given: the rest counts as booked. Whole
 * units where it has whole units; what cannot be divided or is not counted is left as it is.
 */
export function capped<Listing extends AllocationListing>(listing: Listing, cap: number): Listing {
  if (cap >= 100 || listing.quantity === null || !listing.divisible) return listing;
  const left = leftOf(listing);
  const share = (left * BigInt(cap)) / 100n;
  const given = left % thousand === 0n ? share - (share % thousand) : share;
  return { ...listing, booked: listing.quantity - given };
}

/** How a pairing counts. */
export function frame({ need, resource, covers }: AllocationCandidate): Framed {
  const open = need.quantity === null ? (need.uncounted > 0 ? 0n : 1n) : leftOf(need);
  const left = resource.quantity === null ? (resource.uncounted > 0 ? 0n : 1n) : leftOf(resource);
  const same =
    covers !== null &&
    need.quantity !== null &&
    resource.quantity !== null &&
    need.dimension === resource.dimension;
  if (open <= 0n || left <= 0n) return none(false);
  return same ? measured(need, resource, open, left) : asOne(need, resource, open, left, covers);
}

/** Amounts of one dimension: any number of steps between the lots and what there is. */
function measured(
  need: AllocationListing,
  resource: AllocationListing,
  open: bigint,
  left: bigint,
): Framed {
  // 1 of the resource's unit = up / down of the need's.
  const [up, down] = reduced(
    resource.numerator * need.denominator,
    resource.denominator * need.numerator,
  );
  if (!resource.divisible) {
    // Orders take an undivided resource whole or not at all.
    if (left !== resource.quantity) return none(true);
    const gives = least((left * up) / down, open);
    return gives > 0n ? whole(gives, left, true) : none(true);
  }
  // Whole units of the finer side where both amounts divide into them; else the least exact step.
  const finer = up > down ? up : down;
  const coarse = thousand / gcd(thousand, finer);
  const fits = open % (up * coarse) === 0n && left % (down * coarse) === 0n;
  const [gives, takes] = fits ? [up * coarse, down * coarse] : [up, down];
  const most = least(open / gives, left / takes);
  const lot = greatest(
    1n,
    ceiling(resource.minimumLot ?? 0n, takes),
    ceiling(need.minimumLot ?? 0n, gives),
  );
  if (!need.divisible) {
    const all = ceiling(open, gives);
    return all * takes > left || all < lot ? none(true) : whole(open, all * takes, true);
  }
  if (most < lot) return none(lot > 1n);
  return {
    gives: Number(gives),
    takes: Number(takes),
    least: Number(lot),
    most: Number(most),
    compared: true,
    lotStops: false,
  };
}

/** Amounts that cannot be compared: the pair counts as one, and takes as little of a counted resource as may be ordered. */
function asOne(
  need: AllocationListing,
  resource: AllocationListing,
  open: bigint,
  left: bigint,
  covers: bigint | null,
): Framed {
  const gives = need.quantity === null || covers === null ? open : least(covers, open);
  if (gives <= 0n) return none(false);
  if (resource.quantity === null) return whole(gives, 1n, false);
  if (!resource.divisible)
    return left === resource.quantity ? whole(gives, left, false) : none(true);
  const takes = resource.minimumLot ?? least(thousand, left);
  return takes > left ? none(true) : whole(gives, takes, false);
}

function whole(gives: bigint, takes: bigint, compared: boolean): Framed {
  return {
    gives: Number(gives),
    takes: Number(takes),
    least: 1,
    most: 1,
    compared,
    lotStops: false,
  };
}

function none(lotStops: boolean): Framed {
  return { gives: 1, takes: 1, least: 1, most: 0, compared: false, lotStops };
}

function leftOf({ quantity, booked }: AllocationListing): bigint {
  return greatest(0n, (quantity ?? 0n) - booked);
}

/** The weights of a plan: how much each part counts beside the score, in percent of the score's own weight. */
export type AllocationWeights = Readonly<Partial<Record<WeightedPart, number>>>;

/** The parts of a score that a plan may weigh anew; what is meant and what is done is the score's own matter. */
export const weightedParts = [
  'quantity',
  'time',
  'distance',
  'terms',
  'freshness',
  'partnership',
  'chain',
] as const;
export type WeightedPart = (typeof weightedParts)[number];

/**
 * What a pairing is worth in a plan: the mean of its score (weight 100) and the weighted parts it has.
 * Without weights its score. 0 to 1000.
 */
export function worthOf(
  score: number,
  parts: Readonly<Partial<Record<WeightedPart, number | null>>>,
  weights: AllocationWeights,
): number {
  let [sum, of] = [score * 100, 100];
  for (const part of weightedParts) {
    const [weight, value] = [weights[part] ?? 0, parts[part]];
    if (weight === 0 || value == null) continue;
    sum += weight * value;
    of += weight;
  }
  return Math.max(1, Math.min(1000, Math.round(sum / of)));
}

/** A need's pair with what the plan leaves of its resource. */
export interface ShortPair extends AllocationPair {
  readonly lotStops: boolean;
  /** Whether it could give (more) were nothing kept back by the cap. */
  readonly keptBack: boolean;
  /** Of the resource: what it had, what the plan leaves, what it gives this need. */
  readonly left: number;
  readonly rest: number;
  readonly own: number;
}

/** Why a need stays short. */
export type ShortReason =
  'NOTHING_OFFERED' | 'TOO_LITTLE' | 'LOT_TOO_LARGE' | 'OTHERS_FIRST' | 'FLOOR' | 'KEPT_BACK';

/**
 * Why a need stays short, the weightiest reason first: nobody offers it anything; the fairness floor
 * holds it back though something is left; what is kept back by the cap would fit; only lots stand in
 * the way; others are worth more; or all there is went to it and it is not enough.
 */
export function shortReason(pairs: readonly ShortPair[], strongHeldBack: boolean): ShortReason {
  if (pairs.length === 0) return 'NOTHING_OFFERED';
  const usable = pairs.filter(({ most }) => most > 0);
  const fits = usable.some(({ rest, takes, least }) => rest >= takes * least);
  if (fits && strongHeldBack) return 'FLOOR';
  if (!fits && pairs.some(({ keptBack }) => keptBack)) return 'KEPT_BACK';
  const lots = pairs.some(({ lotStops }) => lotStops);
  if (lots || usable.some(({ rest, takes }) => rest >= takes)) return 'LOT_TOO_LARGE';
  if (usable.length === 0) return 'OTHERS_FIRST';
  const toOthers = usable.some(({ left, rest, own }) => left - rest > own);
  return toOthers ? 'OTHERS_FIRST' : 'TOO_LITTLE';
}

function reduced(up: bigint, down: bigint): [bigint, bigint] {
  const common = gcd(up, down);
  return [up / common, down / common];
}

function gcd(one: bigint, other: bigint): bigint {
  return other === 0n ? one : gcd(other, one % other);
}

function ceiling(amount: bigint, step: bigint): bigint {
  return (amount + step - 1n) / step;
}

function least(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

function greatest(...amounts: readonly bigint[]): bigint {
  return amounts.reduce((most, amount) => (amount > most ? amount : most), 0n);
}
