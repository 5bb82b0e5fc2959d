import { Role } from './viewer.rule.ts';

/** What an account or key may be bound to. */
export type Bond = 'town' | 'party' | 'chain';

/** What each role must be bound to; it takes nothing else. */
export const bondOf: Readonly<Record<Role, Bond | null>> = {
  [Role.DISTRICT_ADMIN]: null,
  [Role.CHAIN_LEAD]: 'chain',
  [Role.TOWN]: 'town',
  [Role.VILLAGE]: 'party',
  [Role.PARTY]: 'party',
  [Role.GRID]: 'party',
  [Role.AUDITOR]: null,
  [Role.READER]: null,
};

/** The kinds of party a role may be bound to. */
export function partyKindsOf(role: Role): readonly [string, ...string[]] {
  return role === Role.PARTY ? ['ENTERPRISE', 'ORGANIZATION'] : ['VILLAGE'];
}
