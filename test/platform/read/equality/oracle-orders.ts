import {
  bool,
  decimal,
  find,
  instant,
  int,
  list,
  localised,
  one,
  page,
  root,
  text,
  type Fields,
  type Resolve,
} from './oracle-fields.ts';
import {
  mechanisms,
  metrics,
  orders,
  outcomes,
  partnerships,
  tasks,
  windows,
} from './oracle-lists.ts';
import type { Asker, Order } from './oracle.ts';
import type { Row } from './world.ts';

/* Orders, what came of them, and what other types have of them. */

const id = ['id', 'uuid'] as const;
const inTurn: Order = { columns: [['ordinal', 'number'], id], descending: false };
const byRank: Order = { columns: [['rank', 'number'], id], descending: false };
const asCalled: Order = { columns: [['called_at', 'instant'], id], descending: false };

/** How many rows of a table there are of a kind, whoever may see them. */
const count =
  (table: string, belongs: (other: Row, row: Row) => boolean): Resolve =>
  (row, _args, { tables }) =>
    (tables.get(table) ?? []).filter((other) => belongs(other, row)).length;

const isNeedOf = (listing: Row, party: string | null | undefined): boolean =>
  listing['kind'] === 'NEED' && listing['party'] === party;
const isBetween = (order: Row, one: string | null | undefined, other: string | null | undefined) =>
  order['need_party'] === one && order['resource_party'] === other;

/** Outcomes of its metric, or orders that were done, of its chain (or any) within its days. */
const reached = (row: Row, { tables }: Asker): string => {
  const [from, to] = [row['begun_on'] as string, row['deadline'] as string];
  const isOf = (other: Row, on: string): boolean =>
    (row['chain'] == null || other['chain'] === row['chain']) && on >= from && on <= to;
  if (row['metric'] == null) {
    const done = (tables.get('work_order') ?? []).filter(
      (order) =>
        ['DELIVERED', 'RATED'].includes(order['state'] as string) &&
        isOf(order, (order['updated_at'] as string).slice(0, 10)),
    );
    return String(done.length * 1000);
  }
  return String(
    (tables.get('outcome') ?? [])
      .filter(
        (outcome) =>
          outcome['metric'] === row['metric'] &&
          outcome['expected'] === 'f' &&
          isOf(outcome, outcome['occurred_on'] as string),
      )
      .reduce((sum, { value }) => sum + BigInt(value as string), 0n),
  );
};

const ordersOf = (by: string): Fields => ({ orders: page(orders, by) });
const listing: Fields = { photos: list('listing_photo', 'listing', byRank) };
const party: Fields = {
  ordersAsNeed: page(orders, 'need_party'),
  ordersAsResource: page(orders, 'resource_party'),
};

export const orderGraph: Readonly<Record<string, Fields>> = {
  Town: ordersOf('need_town'),
  Village: {
    ...party,
    partnershipsAsStrong: page(partnerships, 'strong'),
    partnershipsAsWeak: page(partnerships, 'weak'),
  },
  Enterprise: party,
  Organization: party,
  Party: party,
  Chain: { ...ordersOf('chain'), outcomes: page(outcomes, 'chain'), tasks: page(tasks, 'chain') },
  Listing: listing,
  Need: { ...listing, ...ordersOf('need') },
  Resource: { ...listing, ...ordersOf('resource'), windows: page(windows, 'resource') },
  Pairing: ordersOf('pairing'),
  Photo: {
    id: text('id'),
    url: ({ district, id: photo }) => `/d/${district}/photos/${photo}`,
    width: int('width'),
    height: int('height'),
  },
  ResourceWindow: {
    id: text('id'),
    startsAt: instant('starts_at'),
    endsAt: instant('ends_at'),
    quantity: decimal((row) => row['quantity']),
    remaining: decimal(({ quantity, reserved, committed }) =>
      String(BigInt(quantity ?? 0) - BigInt(reserved ?? 0) - BigInt(committed ?? 0)),
    ),
    reserved: decimal((row) => row['reserved']),
    committed: decimal((row) => row['committed']),
    closed: bool('closed'),
  },
  Order: {
    id: text('id'),
    receipt: (row) => row['id']?.slice(-8).toUpperCase(),
    state: text('state'),
    active: bool('active'),
    pairing: one('pairing', 'id', 'pairing'),
    need: one('listing', 'id', 'need', 'NEED'),
    resource: one('listing', 'id', 'resource', 'RESOURCE'),
    window: one('resource_window', 'id', 'resource_window'),
    needParty: one('party', 'id', 'need_party'),
    resourceParty: one('party', 'id', 'resource_party'),
    chain: one('chain', 'id', 'chain'),
    stage: one('chain_stage', 'id', 'stage'),
    category: one('category', 'code', 'category'),
    mechanism: text('mechanism'),
    coordinator: one('party', 'id', 'coordinator'),
    quantity: decimal((row) => row['quantity']),
    unit: one('unit', 'code', 'unit'),
    delivered: decimal((row) => row['delivered']),
    needQuantity: decimal((row) => row['need_quantity']),
    rating: int('rating'),
    holder: text('holder'),
    holderParty: one('party', 'id', 'holder_party'),
    holderTown: one('town', 'id', 'holder_town'),
    heldSince: instant('held_since'),
    dueAt: instant('due_at'),
    pace: text('pace'),
    escalation: int('escalation'),
    note: text('note'),
    timeline: list('order_step', 'work_order', inTurn),
    deliveries: list('delivery', 'work_order', inTurn),
    participants: list('order_participant', 'work_order', asCalled),
    outcomes: page(outcomes, 'order_id'),
    synthetic: bool('synthetic'),
    createdAt: instant('created_at'),
    updatedAt: instant('updated_at'),
    version: int('version'),
  },
  OrderStep: {
    id: text('id'),
    ordinal: int('ordinal'),
    action: ({ action }) => action?.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(),
    from: text('from_state'),
    to: text('to_state'),
    side: text('side'),
    holder: text('holder'),
    holderParty: one('party', 'id', 'holder_party'),
    holderTown: one('town', 'id', 'holder_town'),
    resourceParty: one('party', 'id', 'resource_party'),
    reason: text('reason'),
    note: text('note'),
    dueAt: instant('due_at'),
    occurredAt: instant('occurred_at'),
  },
  Delivery: {
    id: text('id'),
    ordinal: int('ordinal'),
    quantity: decimal((row) => row['quantity']),
    unit: one('unit', 'code', 'unit'),
    needQuantity: decimal((row) => row['need_quantity']),
    deliveredOn: text('delivered_on'),
    note: text('note'),
  },
  OrderParticipant: {
    id: text('id'),
    party: one('party', 'id', 'party'),
    calledAt: instant('called_at'),
    dueAt: instant('due_at'),
    reportedAt: instant('reported_at'),
  },
  Mechanism: {
    code: text('code'),
    name: localised('name'),
    about: text('about'),
    source: text('source'),
    routes: text('routes'),
  },
  Metric: {
    code: text('code'),
    name: localised('name'),
    unit: one('unit', 'code', 'unit'),
    own: bool('own'),
  },
  Outcome: {
    id: text('id'),
    metric: one('metric', 'code', 'metric'),
    value: decimal((row) => row['value']),
    order: one('work_order', 'id', 'order_id'),
    chain: one('chain', 'id', 'chain'),
    corrects: one('outcome', 'id', 'corrects'),
    occurredOn: text('occurred_on'),
    automatic: bool('automatic'),
    atLeast: bool('at_least'),
    expected: bool('expected'),
    source: text('source'),
    note: text('note'),
    synthetic: bool('synthetic'),
  },
  Partnership: {
    id: text('id'),
    strong: one('party', 'id', 'strong', 'VILLAGE'),
    weak: one('party', 'id', 'weak', 'VILLAGE'),
    strongBrings: text('strong_brings'),
    weakBrings: text('weak_brings'),
    begunOn: text('begun_on'),
    endedOn: text('ended_on'),
    needsBefore: int('needs_before'),
    coveredBefore: int('covered_before'),
    needsNow: count('listing', (other, { weak }) => isNeedOf(other, weak)),
    coveredNow: count(
      'listing',
      (other, { weak }) =>
        isNeedOf(other, weak) &&
        (other['status'] === 'FULFILLED' || Number(other['committed']) > 0),
    ),
    orderCount: count(
      'work_order',
      (order, { strong, weak }) => isBetween(order, strong, weak) || isBetween(order, weak, strong),
    ),
    synthetic: bool('synthetic'),
    version: int('version'),
  },
  Task: {
    id: text('id'),
    goal: text('goal'),
    task: text('task'),
    measure: text('measure'),
    responsible: one('party', 'id', 'responsible'),
    deadline: text('deadline'),
    begunOn: text('begun_on'),
    chain: one('chain', 'id', 'chain'),
    metric: one('metric', 'code', 'metric'),
    target: decimal((row) => row['target']),
    reached: (row, args, asker) => decimal(() => reached(row, asker))(row, args, asker),
    synthetic: bool('synthetic'),
  },
  Query: {
    orders: root(orders),
    order: find('work_order'),
    outcomes: root(outcomes),
    metrics: root(metrics),
    mechanisms: root(mechanisms),
    partnerships: root(partnerships),
    tasks: root(tasks),
  },
};
