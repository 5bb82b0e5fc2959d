import type { Reader } from '../platform/read/planner.ts';

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
}

/** The viewer as the read planner knows them. */
export function readerOf({ district, role, id, town, party, chain }: Viewer): Reader {
  return { district, role, values: { id, town, party, chain } };
}
