import {
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
}

export interface QuestionPairing {
  readonly need: string;
  readonly resource: string;
  readonly score: number;
  readonly parts: Partial<Record<WeightedPart, number | null>>;
  readonly covers: bigint | null;
}

/** Puts listings and pairings as a problem. Pairings of listings that are not there are left out. */
export function questionOf<
  Listing extends AllocationListing & { readonly strength: string | null },
  Pairing extends QuestionPairing,
>(
  needs: readonly Listing[],
  resources: readonly Listing[],
  pairings: readonly Pairing[],
  floor: FairnessFloor | null,
  weights: AllocationWeights,
): Question<Listing, Pairing> {
  const placeOf = (listings: readonly Listing[]) =>
    new Map(listings.map((listing, at) => [listing.id, { listing, at }]));
  const [needAt, resourceAt] = [placeOf(needs), placeOf(resources)];
  const used: Pairing[] = [];
  const framed: Framed[] = [];
  const pairs = pairings.flatMap((pairing) => {
    const [need, resource] = [needAt.get(pairing.need), resourceAt.get(pairing.resource)];
    if (need === undefined || resource === undefined) return [];
    const one = frame({ need: need.listing, resource: resource.listing, covers: pairing.covers });
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
      resources: resources.map(resourceOf),
      pairs,
      floor,
    },
    needs,
    resources,
    pairings: used,
    framed,
  };
}
