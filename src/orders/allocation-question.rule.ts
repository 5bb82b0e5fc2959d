import {
  capped,
  frame,
  needOf,
  resourceOf,
  worthOf,
  type AllocationListing,
  type AllocationWeights,
  type Framed,
  type WeightedPart,
} from '../matching/allocation-frame.rule.ts';
import type { AllocationProblem, FairnessFloor } from '../matching/allocation.rule.ts';

/** What a question is made of: listings by place, and which pairing each pair of the problem is. */
export interface Question<
  Listing extends AllocationListing = AllocationListing,
  Pairing extends QuestionPairing = QuestionPairing,
> {
  readonly problem: AllocationProblem;
  readonly needs: readonly Listing[];
  readonly resources: readonly Listing[];
  readonly pairings: readonly Pairing[];
  readonly framed: readonly Framed[];
  /** By pair: whether it could give something but for the cap. */
  readonly keptBack: readonly boolean[];
}

export interface QuestionPairing {
  readonly need: string;
  readonly resource: string;
  readonly score: number;
  readonly parts: Partial<Record<WeightedPart, number | null>>;
  readonly covers: bigint | null;
}

/** How a plan shares out: fairness, what counts, and how many percent of what a resource has left at most. */
export interface Manner {
  readonly floor: FairnessFloor | null;
  readonly weights: AllocationWeights;
  readonly cap: number;
}

/** Puts listings and pairings as a problem. Pairings of listings that are not there are left out. */
export function questionOf<
  Listing extends AllocationListing & { readonly strength: string | null },
  Pairing extends QuestionPairing,
>(
  needs: readonly Listing[],
  resources: readonly Listing[],
  pairings: readonly Pairing[],
  { floor, weights, cap }: Manner,
): Question<Listing, Pairing> {
  const placeOf = (listings: readonly Listing[]) =>
    new Map(listings.map((listing, at) => [listing.id, { listing, at }]));
  const [needAt, resourceAt] = [placeOf(needs), placeOf(resources)];
  const given = resources.map((resource) => capped(resource, cap));
  const used: Pairing[] = [];
  const framed: Framed[] = [];
  const keptBack: boolean[] = [];
  const pairs = pairings.flatMap((pairing) => {
    const [need, resource] = [needAt.get(pairing.need), resourceAt.get(pairing.resource)];
    if (need === undefined || resource === undefined) return [];
    const sides = { need: need.listing, resource: resource.listing, covers: pairing.covers };
    const whole = frame(sides);
    const one =
      cap >= 100 ? whole : frame({ ...sides, resource: given[resource.at] ?? resource.listing });
    keptBack.push(one.most < whole.most);
    used.push(pairing);
    framed.push(one);
    const { gives, takes, least, most } = one;
    const worth = worthOf(pairing.score, pairing.parts, weights);
    return [{ need: need.at, resource: resource.at, worth, gives, takes, least, most }];
  });
  return {
    problem: {
      needs: needs.map((need) =>
        needOf(need, need.strength === 'WEAK' || need.strength === 'STRONG' ? need.strength : null),
      ),
      resources: given.map(resourceOf),
      pairs,
      floor,
    },
    needs,
    resources,
    pairings: used,
    framed,
    keptBack,
  };
}
