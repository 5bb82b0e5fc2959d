import { Role, type Viewer } from './viewer.rule.ts';

/*
 * Who may do what, as small named functions used by every feature. Each is pure: what it needs of a
 * row is handed in. Deny by default: a role is named where it may, never where it may not.
 */

/** Decides by the viewer alone; policies about a row take it as a second argument. */
export type Policy = (viewer: Viewer) => boolean;

/** Strangers too. Only with a reason: `@Authorise(anyone, 'signing in: nobody is known yet')`. */
export const anyone: Policy = () => true;

/** Whoever is signed in, even with an initial password still to be changed. */
export const signedIn: Policy = () => true;

/** Whoever comes by a public link; nothing else is open to them. */
export const mayReport: Policy = ({ reports }) => reports !== undefined;

/** Every role reads its district; what a role may not see is left out by each table's visibility. */
export const mayRead: Policy = ({ role }) => role in Role;

/** The district's administrators: accounts, keys, chains, allocation. */
export const mayManageDistrict: Policy = ({ role }) => role === Role.DISTRICT_ADMIN;

/** Whoever looks after some accounts; which, `mayManageAccount` says. */
export const mayManageAccounts: Policy = ({ role }) =>
  role === Role.DISTRICT_ADMIN || role === Role.TOWN;

/** Whoever writes for some party; which, `mayWriteFor` says. */
export const mayWriteForSome: Policy = ({ role }) =>
  role === Role.DISTRICT_ADMIN ||
  role === Role.TOWN ||
  role === Role.VILLAGE ||
  role === Role.PARTY;

/** A party as policies know it. */
export interface PartyFacts {
  readonly id: string;
  readonly town: string | null;
}

/**
 * Whether the viewer enters and edits on behalf of a party: the district for all, a town for the
 * parties in it, a village or party for itself. A chain lead dispatches but does not write lists.
 */
export function mayWriteFor(viewer: Viewer, party: PartyFacts): boolean {
  switch (viewer.role) {
    case Role.DISTRICT_ADMIN:
      return true;
    case Role.TOWN:
      return viewer.town !== null && viewer.town === party.town;
    case Role.VILLAGE:
    case Role.PARTY:
      return viewer.party !== null && viewer.party === party.id;
    case Role.CHAIN_LEAD:
    case Role.GRID:
    case Role.AUDITOR:
    case Role.READER:
      return false;
  }
}

/** An account as policies know it. A village's account stands in the village's town. */
export interface AccountFacts {
  readonly role: Role;
  readonly town: string | null;
}

/** Whether the viewer looks after an account: the district after all, a town after those of its villages. */
export function mayManageAccount(viewer: Viewer, account: AccountFacts): boolean {
  if (viewer.role === Role.DISTRICT_ADMIN) return true;
  const ofVillage = account.role === Role.VILLAGE || account.role === Role.GRID;
  return (
    viewer.role === Role.TOWN && ofVillage && viewer.town !== null && viewer.town === account.town
  );
}
