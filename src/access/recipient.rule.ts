import { Role, type Viewer } from './viewer.rule.ts';

/** Who is told where nobody smaller is: the district's administrators. No party has this id. */
export const wholeDistrict = '00000000-0000-0000-0000-000000000000';

/** Which of a viewer's facts names what they are told for, by role. Those who only look are told nothing. */
export const toldFor: Readonly<Record<Role, 'party' | 'town' | 'chain' | 'district' | null>> = {
  [Role.DISTRICT_ADMIN]: 'district',
  [Role.CHAIN_LEAD]: 'chain',
  [Role.TOWN]: 'town',
  [Role.VILLAGE]: 'party',
  [Role.PARTY]: 'party',
  [Role.GRID]: 'party',
  [Role.AUDITOR]: null,
  [Role.READER]: null,
};

/** The recipient whose notices a viewer reads; null for those who are told nothing. */
export function recipientOf(
  viewer: Pick<Viewer, 'role' | 'party' | 'town' | 'chain'>,
): string | null {
  const fact = toldFor[viewer.role];
  return fact === null ? null : fact === 'district' ? wholeDistrict : viewer[fact];
}
