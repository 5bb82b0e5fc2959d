import type { KeyScope } from './key-scope.rule.ts';

/** What an account or key may be. The operator exists only on the command line. */
export enum Role {
  DISTRICT_ADMIN = 'DISTRICT_ADMIN',
  CHAIN_LEAD = 'CHAIN_LEAD',
  TOWN = 'TOWN',
  VILLAGE = 'VILLAGE',
  PARTY = 'PARTY',
  GRID = 'GRID',
  AUDITOR = 'AUDITOR',
  READER = 'READER',
}

/** Who is asking: an account or an API key, its role and what it belongs to. */
export interface Viewer {
  readonly district: string;
  /** The account's or key's id: the scope of idempotency keys and the actor of events. */
  readonly id: string;
  readonly kind: 'ACCOUNT' | 'KEY';
  readonly role: Role;
  readonly town: string | null;
  readonly party: string | null;
  readonly chain: string | null;
  /** The mechanism of a public link: its holder may report matters under it, and nothing else. */
  readonly reports?: string;
  /** The account's or key's name. */
  readonly name?: string;
  /** What of its role's work a key is for; accounts have none and may all of it. */
  readonly scopes?: readonly KeyScope[];
  /** The sites whose pages may call by a key; without them those of the district's list. */
  readonly origins?: readonly string[];
  /** The session an account came with. */
  readonly session?: string;
  /** Until when the token of an outside identity provider is good that an account came with. */
  readonly until?: Date;
  /** An initial password is still to be changed: until then nothing else is open to the account. */
  readonly mustChangePassword?: boolean;
}

/** The viewer as the read planner knows them (its `Reader`). */
export function readerOf({ district, role, id, town, party, chain }: Viewer): {
  district: string;
  role: Role;
  values: Pick<Viewer, 'id' | 'town' | 'party' | 'chain'>;
} {
  return { district, role, values: { id, town, party, chain } };
}

/** The viewer and time of a write, as units of work take them. */
export function writeContextOf(
  viewer: Viewer,
  now: Date,
): { district: string; actor: string; now: Date } {
  return { district: viewer.district, actor: viewer.id, now };
}
