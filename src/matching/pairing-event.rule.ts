import type { CounterChange, NewEvent } from '../platform/events/event.rule.ts';

declare module '../platform/events/event.rule.ts' {
  interface EventDetails {
    pairingProposed: { readonly notify: boolean };
    /** The score it had before. */
    pairingRescored: { readonly before: number };
    pairingWithdrawn: Record<string, never>;
  }
}

/** What events and counters say of a pairing. */
export interface EventfulPairing {
  readonly id: string;
  readonly need: string;
  readonly resource: string;
  readonly need_party: string;
  readonly resource_party: string;
  readonly need_town: string | null;
  readonly resource_town: string | null;
  readonly chain: string | null;
  readonly category: string | null;
  readonly score: number;
}

/** The event of one pairing. */
export function pairingEvent<
  Type extends 'pairingProposed' | 'pairingRescored' | 'pairingWithdrawn',
>(
  type: Type,
  cause: string,
  pairing: EventfulPairing,
  detail: NewEvent<Type>['detail'],
): NewEvent<Type> {
  return {
    type,
    cause,
    party: pairing.need_party,
    otherParty: pairing.resource_party,
    town: pairing.need_town,
    otherTown: pairing.resource_town,
    chain: pairing.chain,
    category: pairing.category,
    need: pairing.need,
    resource: pairing.resource,
    pairing: pairing.id,
    score: pairing.score,
    detail,
  };
}

/** The counters of live pairings. */
export function pairingCounters(
  pairing: Pick<EventfulPairing, 'chain'>,
  by: 1 | -1,
): CounterChange[] {
  const district: CounterChange = { scope: 'DISTRICT', subject: '', metric: 'pairing.live', by };
  return pairing.chain === null
    ? [district]
    : [district, { scope: 'CHAIN', subject: pairing.chain, metric: 'pairing.live', by }];
}
