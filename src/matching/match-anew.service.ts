import type { Units } from '../platform/events/unit-of-work.ts';
import { lexiconAt, type Knowledge } from './knowledge.service.ts';
import { lookAnew } from './lexicon-head.service.ts';
import { matchDistrict, type DistrictMatched } from './match-district.service.ts';

/** Which district to match, and with what. */
export interface DistrictTask {
  readonly units: Units;
  readonly knowledge: Knowledge;
  readonly district: string;
  readonly now: () => Date;
}

/**
 * Matches a whole district with what it knows at the beginning. Where that changes meanwhile, all is looked at
 * once more: what was matched with the new knowledge may have been written over with the old.
 * @returns null where another process is at it
 */
export async function matchAnew({
  units,
  knowledge,
  district,
  now,
}: DistrictTask): Promise<DistrictMatched | null> {
  const context = () => ({ district, actor: null, now: now() });
  const lexicon = await units.run(context(), (unit) => lexiconAt(unit, knowledge));
  const matched = await matchDistrict({ units, lexicon, district, now });
  await units.run(context(), async (unit) => {
    if ((await lexiconAt(unit, knowledge)) !== lexicon) await lookAnew(unit);
  });
  return matched;
}
