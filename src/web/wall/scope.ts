import type { EventFilter, StandingBy } from '../graph/generated/graphql.ts';

/** What part of the district a wall shows; the whole where nothing is said. */
export interface WallScope {
  /** The name over the wall; null for the district's own. */
  readonly name: string | null;
  readonly chain?: string;
  readonly town?: string;
  readonly party?: string;
  /** What its supply and demand are divided by. */
  readonly by: StandingBy;
}

/** The events that move a wall's figures. */
export function eventsOf({ chain, town, party }: WallScope): EventFilter {
  return {
    ...(chain === undefined ? {} : { chain: { eq: chain } }),
    ...(town === undefined ? {} : { town: { eq: town } }),
    ...(party === undefined ? {} : { party: { eq: party } }),
  };
}

/** The part of a question that says what is looked at. */
export function idsOf({ chain, town, party }: WallScope): Record<string, string> {
  return {
    ...(chain === undefined ? {} : { chain }),
    ...(town === undefined ? {} : { town }),
    ...(party === undefined ? {} : { party }),
  };
}
