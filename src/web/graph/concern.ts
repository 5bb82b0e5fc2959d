import type { Viewer } from '../session.ts';
import type { EventFilter } from './generated/graphql.ts';

/** The events that concern a person: of their party, their town or their chain; else all. */
export function concerning({ party, role, town, chain }: Viewer): EventFilter {
  if (party != null) return { party: { eq: party.id } };
  if (role === 'TOWN' && town != null) return { town: { eq: town.id } };
  if (role === 'CHAIN_LEAD' && chain != null) return { chain: { eq: chain.id } };
  return {};
}
