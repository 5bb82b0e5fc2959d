import { wholeDistrict } from '../access/recipient.rule.ts';
import '../civic/civic-event.rule.ts';
import '../insights/task-event.rule.ts';
import '../ledgers/ledger-event.rule.ts';
import '../listings/listing-event.rule.ts';
import '../matching/pairing-event.rule.ts';
import type { OrderHands } from '../orders/order-event.rule.ts';
import '../partnerships/partnership-event.rule.ts';
import type { EventDetails, NewEvent, Telling } from '../platform/events/event.rule.ts';
import './digest-event.rule.ts';
import type { NoticeKind } from './notice-kind.rule.ts';

/*
 * Who is told of what, as a table over the events: the one place that says so. It reads an event alone,
 * so it can be told in the statement that appends it.
 */

/** One recipient of one event. */
interface Told {
  readonly recipient: string | null | undefined;
  readonly kind: NoticeKind;
  readonly subject: string | null | undefined;
  readonly account?: string;
}

type Tellers = {
  readonly [Type in keyof EventDetails]?: (event: NewEvent<Type>) => readonly Told[];
};

/** In whose hands an order is: a chain without a lead's account is the district's. */
function inHands(
  { holder, holderParty, holderTown }: OrderHands,
  chain: string | null | undefined,
) {
  if (holder === 'CHAIN_LEAD') return [chain ?? wholeDistrict, holderParty];
  return [holderParty, holderTown];
}

type StepType =
  | 'orderPlaced'
  | 'orderHandedOver'
  | 'orderDispatched'
  | 'orderAccepted'
  | 'orderDeclined'
  | 'orderDelivered'
  | 'orderCompleted'
  | 'orderRated'
  | 'orderGivenBack'
  | 'orderReassigned'
  | 'orderCancelled'
  | 'orderUnmatched'
  | 'orderReinstated';

/** A step: it waits for whoever holds it now, and both sides see it move on. */
const stepped = ({ detail, chain, party, otherParty }: NewEvent<StepType>): Told[] => [
  ...inHands(detail, chain).map((recipient) => told(recipient, 'WAITING', detail.order)),
  told(party, 'PROGRESS', detail.order),
  told(otherParty, 'PROGRESS', detail.order),
];

const partners = ({
  party,
  otherParty,
  detail,
}: NewEvent<'partnershipFormed' | 'partnershipEnded'>): Told[] => [
  told(party, 'PARTNERSHIP', detail.partnership),
  told(otherParty, 'PARTNERSHIP', detail.partnership),
];

const tellers: Tellers = {
  pairingProposed: ({ detail, party, otherParty, pairing }) =>
    detail.notify ? [told(party, 'PAIRING', pairing), told(otherParty, 'PAIRING', pairing)] : [],
  orderPlaced: stepped,
  orderHandedOver: stepped,
  orderDispatched: stepped,
  orderAccepted: stepped,
  orderDeclined: stepped,
  orderDelivered: stepped,
  orderCompleted: stepped,
  orderRated: stepped,
  orderGivenBack: stepped,
  orderReassigned: stepped,
  orderCancelled: stepped,
  orderUnmatched: stepped,
  orderReinstated: stepped,
  // Back to green is no news: the step that did it was told.
  orderPaceChanged: ({ detail, chain }) =>
    detail.to === 'GREEN'
      ? []
      : inHands(detail, chain).map((recipient) => told(recipient, 'LATE', detail.order)),
  orderEscalated: ({ detail, town, otherTown, chain }) =>
    (detail.level === 1
      ? [town, otherTown]
      : detail.level === 2
        ? [chain ?? wholeDistrict]
        : [wholeDistrict]
    ).map((recipient) => told(recipient, 'ESCALATED', detail.order)),
  orderCalled: ({ detail }) => detail.parties.map((party) => told(party, 'CALLED', detail.order)),
  orderReportedIn: ({ detail }) => [told(detail.coordinator, 'PROGRESS', detail.order)],
  taskSet: ({ party, chain, detail }) => [
    told(party, 'TASK', detail.task),
    told(chain, 'TASK', detail.task),
  ],
  listingExpired: ({ party, need, resource }) => [told(party, 'LISTING', need ?? resource)],
  listingChanged: ({ cause, party, need, resource }) =>
    cause === 'aged' ? [told(party, 'LISTING', need ?? resource)] : [],
  partnershipFormed: partners,
  partnershipEnded: partners,
  townDigested: ({ town, detail }) => [told(town, 'DIGEST', detail.digest)],
  ledgerApplied: ({ detail }) => [
    { ...told(detail.recipient, 'IMPORT', detail.import), account: detail.account },
  ],
};

/** The events that anybody may be told of. */
export const mayTell: ReadonlySet<string> = new Set(Object.keys(tellers));

function told(
  recipient: string | null | undefined,
  kind: NoticeKind,
  subject: string | null | undefined,
): Told {
  return { recipient, kind, subject };
}

/** Kinds that come in heaps (an import that pairs with everything): one line says how many. */
const heaped: ReadonlySet<NoticeKind> = new Set<NoticeKind>(['PAIRING', 'LISTING']);

/**
 * Who is told of these events, which one transaction appends. Nobody is told twice of one event: what is
 * named first counts. Of kinds that come in heaps each recipient is told once, of the best by score.
 */
export function tellingsOf(events: readonly NewEvent[]): Telling[] {
  const tellings: Telling[] = [];
  const heaps = new Map<string, number>();
  events.forEach((event, at) => {
    const tell = tellers[event.type] as ((event: NewEvent) => readonly Told[]) | undefined;
    const seen = new Set<string>();
    for (const { recipient, kind, subject = null, account = null } of tell?.(event) ?? []) {
      if (recipient == null || seen.has(recipient)) continue;
      seen.add(recipient);
      const telling: Telling = { event: at, recipient, account, kind, subject, count: 1 };
      const key = `${recipient} ${kind} ${event.type}`;
      const heap = heaped.has(kind) ? heaps.get(key) : undefined;
      if (heap === undefined) {
        if (heaped.has(kind)) heaps.set(key, tellings.length);
        tellings.push(telling);
        continue;
      }
      const before = tellings[heap] as Telling;
      const better = (event.score ?? 0) > (events[before.event]?.score ?? 0);
      tellings[heap] = { ...(better ? telling : before), count: before.count + 1 };
    }
  });
  return tellings;
}
