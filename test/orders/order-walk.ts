import {
  stateLaw,
  type OrderAction,
  type OrderSide,
  type OrderState,
} from '../../src/orders/order-state.rule.ts';
import { mayTake, transitionFor, transitions } from '../../src/orders/order-transition.rule.ts';
import { viewerOf, type Acted, type Cast, type OrderKit } from './order-kit.ts';

/*
 * Random steps by random people, against a model that keeps its own books: what the graph lets
 * through must be what the model lets through, and afterwards every row must say what the model says.
 */

interface Resource {
  readonly id: string;
  readonly capacity: number;
  taken: number;
  delivered: number;
}

interface Slot {
  readonly need: string;
  readonly pairings: ReadonlyMap<Resource, string>;
  resource: Resource;
  id: string;
  version: number;
  state: OrderState;
  /** What it holds of the resource: reserved or committed. */
  holds: number;
  quantity: number;
  delivered: number;
}

/** What a walk did and how often it was let through. */
export interface Walked {
  readonly steps: number;
  readonly taken: number;
  readonly refused: ReadonlyMap<string, number>;
  /** Where database and model differ; empty when they never did. */
  readonly faults: readonly string[];
}

const sidesOfCast: Readonly<Record<keyof Cast, readonly OrderSide[]>> = {
  needVillage: ['NEED_SIDE'],
  needTown: ['NEED_TOWN'],
  resourceParty: ['RESOURCE_SIDE'],
  resourceTown: ['RESOURCE_TOWN'],
  chainLead: ['CHAIN_LEAD'],
  district: ['DISTRICT'],
  stranger: [],
  reader: [],
};
const mutations = [
  'handOver',
  'dispatch',
  'accept',
  'decline',
  'deliver',
  'rate',
  'giveBack',
  'reassign',
  'cancel',
  'unmatch',
  'reinstate',
] as const;
const withReason = new Set(['decline', 'giveBack', 'cancel', 'unmatch']);

/** Takes `count` random steps; the same seed takes the same ones. */
export async function walk(kit: OrderKit, count: number, seed: number): Promise<Walked> {
  const random = mulberry(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const pick = <Value>(values: readonly Value[]): Value => values[below(values.length)] as Value;
  const names = Object.keys(sidesOfCast) as (keyof Cast)[];
  const cast = { ...kit.cast, stranger: viewerOf(kit.cast.stranger.role, { party: kit.chain }) };

  let resources: Resource[] = [];
  const slots: Slot[] = [];
  const all: Slot[] = [];
  const faults: string[] = [];
  const refused = new Map<string, number>();
  let taken = 0;

  for (let at = 0; at < count; at++) {
    if (
      resources.some(({ delivered, capacity }) => delivered === capacity) ||
      resources.length === 0
    ) {
      // A resource that is used up closes; orders on it end where they are.
      slots.length = 0;
      resources = [];
      for (let i = 0; i < 3; i++) {
        const id = await kit.listing('RESOURCE', { quantity: 12_000, unit: 'kg' });
        resources.push({ id, capacity: 12, taken: 0, delivered: 0 });
      }
    }
    while (slots.length < 10) {
      const slot = await placed(kit, resources, pick(resources), 1 + below(9));
      slots.push(slot);
      all.push(slot);
    }
    const slot = pick(slots);
    // Half of the time a step that the state knows, so that walks get somewhere.
    const ending = random() < 0.1;
    const known = transitions
      .filter(
        ({ from, action }) =>
          from === slot.state && (ending || (action !== 'cancel' && action !== 'unmatch')),
      )
      .map(({ action }) => (action === 'finish' ? 'deliver' : action));
    const mutation = (
      random() < 0.7 && known.length > 0 ? pick(known) : pick(mutations)
    ) as (typeof mutations)[number];
    const able = names.filter((name) => {
      const row = transitionFor(transitions, slot.state, mutation);
      return row !== null && mayTake(row, sidesOfCast[name]);
    });
    const who = random() < 0.6 && able.length > 0 ? pick(able) : pick(names);
    const quantity = 1 + below(slot.quantity - slot.delivered + 1);
    const target = pick(resources);
    const reserve = random() < 0.7;
    const stale = random() < 0.05;

    const expected = stale
      ? null
      : foretold(slot, mutation, sidesOfCast[who], { quantity, target, reserve });
    const answer = await kit.act(cast[who], `${mutation}Order`, {
      id: slot.id,
      version: slot.version - (stale ? 1 : 0),
      ...(withReason.has(mutation) ? { reason: 'NO_CAPACITY' } : {}),
      ...(mutation === 'deliver' ? { quantity: String(quantity) } : {}),
      ...(mutation === 'rate' ? { rating: 1 + below(5) } : {}),
      ...(mutation === 'reassign' ? { resource: target.id } : {}),
      ...(mutation === 'dispatch' || mutation === 'reassign' ? { reserve } : {}),
    });
    const told = answer.codes.join();
    if (told !== '') refused.set(told, (refused.get(told) ?? 0) + 1);
    if ((told === '') !== (expected !== null)) {
      faults.push(
        `step ${String(at)}: ${who} ${mutation} in ${slot.state}: ${told === '' ? 'let through' : told}, the model ${expected === null ? 'refuses' : 'lets through'}`,
      );
      break;
    }
    if (expected === null) continue;
    taken++;
    expected();
    slot.version = answer.version;
    if (answer.state !== slot.state)
      faults.push(
        `step ${String(at)}: ${mutation} led to ${answer.state}, the model says ${slot.state}`,
      );
    if (slot.state === 'RATED') slots.splice(slots.indexOf(slot), 1);
  }
  await compare(kit, all, faults);
  return { steps: count, taken, refused, faults };
}

async function placed(
  kit: OrderKit,
  resources: readonly Resource[],
  resource: Resource,
  quantity: number,
): Promise<Slot> {
  const need = await kit.listing('NEED', { quantity: 10_000, unit: 'kg' });
  const pairings = new Map<Resource, string>();
  for (const one of resources) pairings.set(one, await kit.pairing(need, one.id));
  const order = await placedOn(kit, pairings.get(resource) as string, quantity);
  return {
    need,
    pairings,
    resource,
    id: order.id,
    version: order.version,
    state: 'PLACED',
    holds: 0,
    quantity,
    delivered: 0,
  };
}

/**
 * Places an order on a pairing written by hand. Where workers match beside the walk, they may take such
 * a pairing back before it is taken up, since these entries say nothing: then it is proposed again.
 */
async function placedOn(kit: OrderKit, pairing: string, quantity: number): Promise<Acted> {
  for (let tries = 0; ; tries++) {
    const input = { pairing, quantity: String(quantity) };
    const order = await kit.act(kit.cast.needVillage, 'placeOrder', input);
    if (order.codes.length === 0) return order;
    if (order.codes.join() !== 'PAIRING_CLOSED' || tries === 20)
      throw new Error(`placeOrder: ${order.codes.join()}`);
    await kit.rows(`update pairing set state = 'PROPOSED' where id = $1 and state = 'WITHDRAWN'`, [
      pairing,
    ]);
  }
}

/** What the step will do to the model, or null where it must be refused. */
function foretold(
  slot: Slot,
  mutation: (typeof mutations)[number],
  sides: readonly OrderSide[],
  {
    quantity,
    target,
    reserve,
  }: { readonly quantity: number; readonly target: Resource; readonly reserve: boolean },
): (() => void) | null {
  const total = slot.delivered + quantity;
  if (mutation === 'deliver' && total > slot.quantity) return null;
  const action: OrderAction =
    mutation === 'deliver' && total === slot.quantity ? 'finish' : mutation;
  const row = transitionFor(transitions, slot.state, action);
  if (row === null || !mayTake(row, sides)) return null;
  if (row.guards.includes('nothingDelivered') && slot.delivered > 0) return null;
  if (action === 'reassign' && target === slot.resource) return null;
  const resource = action === 'reassign' ? target : slot.resource;
  const standing =
    (action === 'dispatch' || action === 'reassign') && !reserve
      ? 'NONE'
      : stateLaw[row.to].standing;
  const holds =
    standing === 'RESERVED' || standing === 'COMMITTED' || standing === 'DONE' ? slot.quantity : 0;
  const freed = resource === slot.resource ? slot.holds : 0;
  if (resource.taken - freed + holds > resource.capacity) return null;
  return () => {
    slot.resource.taken -= slot.holds;
    slot.resource = resource;
    slot.resource.taken += holds;
    slot.holds = holds;
    slot.state = row.to;
    if (mutation !== 'deliver') return;
    slot.delivered = total;
    slot.resource.delivered += quantity;
  };
}

/** Every order's row, every resource's ledger and every pairing, against the model. */
async function compare(kit: OrderKit, slots: readonly Slot[], faults: string[]): Promise<void> {
  const rows = await kit.rows<{
    id: string;
    state: string;
    version: number;
    delivered: number;
    resource: string;
    steps: number;
    told: number;
  }>(
    `select o.id, o.state, o.version, (o.delivered / 1000)::int as delivered, o.resource, o.steps,
       (select count(*)::int from order_step s where s.work_order = o.id) as told from work_order o`,
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const slot of slots) {
    const row = byId.get(slot.id);
    const is = [row?.state, row?.version, row?.delivered, row?.resource, row?.told].join();
    const said = [slot.state, slot.version, slot.delivered, slot.resource.id, slot.version].join();
    if (is !== said) faults.push(`order ${slot.id} is ${is}, the model says ${said}`);
  }
  const resources = new Set(slots.flatMap(({ pairings }) => [...pairings.keys()]));
  for (const { id, taken, delivered } of resources) {
    const [row] = await kit.rows<{ taken: number; delivered: number }>(
      `select ((reserved + committed) / 1000)::int as taken, (delivered / 1000)::int as delivered from listing where id = $1`,
      [id],
    );
    if (row?.taken !== taken || row.delivered !== delivered) {
      faults.push(
        `resource ${id} has ${JSON.stringify(row)}, the model says ${JSON.stringify({ taken, delivered })}`,
      );
    }
  }
  for (const slot of slots) {
    const expected =
      stateLaw[slot.state].active || slot.state === 'RATED' ? 'TAKEN_UP' : 'PROPOSED';
    const [row] = await kit.rows<{ state: string }>('select state from pairing where id = $1', [
      slot.pairings.get(slot.resource),
    ]);
    if (row?.state !== expected)
      faults.push(
        `the pairing of ${slot.id} (${slot.state}) is ${String(row?.state)}, not ${expected}`,
      );
  }
}

function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
