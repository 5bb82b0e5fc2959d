import type { SeededRandom } from './random.ts';
import type { ListingKind, ListingRow, Terms } from './row.ts';
import { known } from './seed-file.ts';
import { runningIds } from './seed-id.ts';
import type { SyntheticChains } from './synthetic-chain.ts';
import type { SyntheticParties } from './synthetic-party.ts';
import type { Topic } from './synthetic-topic.ts';

const DAY = 86_400_000;
/** Districts date their days by Asia/Shanghai, which keeps eight hours ahead all year. */
const SHANGHAI = 8 * 3_600_000;
/** The calendar is written out once: turning a Date into text costs more than the rest of a row. */
const CALENDAR = { past: 200, future: 800 };
/** Days since the last confirmation after which a listing is aging, and stale. */
const AGING = 60;
const STALE = 120;

const TERMS: readonly (Terms | null)[] = ['FREE', 'LOW_COST', 'MARKET', 'MARKET', null];
const DETAILS: Readonly<Record<ListingKind, readonly (string | null)[]>> = {
  NEED: [
    null,
    null,
    null,
    '越快越好，具体可以面谈。',
    '村里已经商量过，手续可以配合办理。',
    '先小范围试一试，合适再扩大。',
  ],
  RESOURCE: [
    null,
    null,
    null,
    '可先来现场看看再定。',
    '长期有效，时间可以商量。',
    '优先考虑周边村，量大可谈。',
  ],
};

/** What the pairing generator needs to know of the listings, by their running number; no rows are kept. */
export interface ListingNotes {
  readonly topic: Uint8Array;
  readonly party: Int32Array;
  /** Thousandths of the unit, 0 for none. */
  readonly quantity: Float64Array;
  readonly open: Uint8Array;
}

/** Whether the n-th listing is a need or a resource: they alternate. */
export function kindOf(n: number): ListingKind {
  return n % 2 === 0 ? 'NEED' : 'RESOURCE';
}

export interface ListingPlan {
  readonly district: string;
  readonly listings: number;
  readonly seed: number;
  readonly now: Date;
  readonly batch: number;
  readonly topics: readonly Topic[];
}

/** Writes listings in batches, taking notes as it goes. */
export function* syntheticListings(
  plan: ListingPlan,
  parties: SyntheticParties,
  chains: SyntheticChains,
  notes: ListingNotes,
  random: SeededRandom,
): Generator<ListingRow[]> {
  const { district, now, topics } = plan;
  const idOf = runningIds(district, 'listing', plan.seed);
  const chainIds = new Map(chains.chain.map(({ code, id }) => [code, id]));
  const stageIds = new Map(
    chains.chain_stage.map(({ chain, name, id }) => [`${chain} ${name}`, id]),
  );
  const placed = topics.map((topic) => {
    const chain = known(chainIds, topic.chain, 'chain');
    return { chain, stage: known(stageIds, `${chain} ${topic.stage}`, 'stage') };
  });
  const midnight = Math.floor((now.getTime() + SHANGHAI) / DAY) * DAY;
  const calendar = Array.from({ length: CALENDAR.past + CALENDAR.future + 1 }, (_, n) =>
    new Date(midnight + (n - CALENDAR.past) * DAY).toISOString().slice(0, 10),
  );
  const day = (offset: number): string => calendar[offset + CALENDAR.past]!;
  const others = parties.party.length - parties.villages;

  const write = (n: number): ListingRow => {
    const kind = kindOf(n);
    const need = kind === 'NEED';
    const topicAt = random.below(topics.length);
    const topic = topics[topicAt]!;
    // Needs come mostly from villages, resources mostly from the others.
    const partyAt = random.chance(need ? 75 : 35)
      ? random.below(parties.villages)
      : parties.villages + random.below(others);
    const party = parties.party[partyAt]!;
    const amount = topic.least + topic.step * random.below(topic.steps);
    const wording = random.pick(need ? topic.need : topic.resource);
    const counted = wording.counted || random.chance(60);
    const quantity = counted ? amount * 1000 : 0;
    const age = random.below(180);
    const confirmed = random.below(age + 1);
    const created = new Date(now.getTime() - age * DAY - random.below(DAY));
    const luck = random.below(100);
    const status = luck < 92 ? 'OPEN' : luck < 97 || age < 40 ? 'WITHDRAWN' : 'EXPIRED';
    // No open listing's window is over: it would never pair.
    const from = random.chance(45) ? random.between(-30, 60) : null;
    const near = !need && party.lat !== null && random.chance(20);
    notes.topic[n] = topicAt;
    notes.party[n] = partyAt;
    notes.quantity[n] = quantity;
    notes.open[n] = status === 'OPEN' ? 1 : 0;
    return {
      district,
      id: idOf(n),
      kind,
      party: party.id,
      town: party.town,
      chain: placed[topicAt]!.chain,
      stage: placed[topicAt]!.stage,
      category: topic.category,
      title: wording.write(random.pick(topic.things), `${amount}${topic.unitName}`),
      detail: random.pick(DETAILS[kind]),
      quantity: counted ? BigInt(quantity) : null,
      unit: counted ? topic.unit : null,
      reserved: 0n,
      committed: 0n,
      minimum_lot:
        !need && counted && amount >= 10 && random.chance(10)
          ? BigInt(Math.floor(amount / 10) * 1000)
          : null,
      divisible: random.chance(85),
      available_from: from === null ? null : day(from),
      available_to: from === null ? null : day(from + random.between(40, 300)),
      only_town: !need && random.chance(5) ? party.town : null,
      lat: near ? party.lat : null,
      lon: near ? party.lon : null,
      radius_m: near ? random.between(3, 40) * 1000 : null,
      terms: need ? null : random.pick(TERMS),
      contact: parties.contact[partyAt]!.id,
      source: 'synthetic',
      status,
      freshness: confirmed < AGING ? 'FRESH' : confirmed < STALE ? 'AGING' : 'STALE',
      confirmed_at: confirmed === age ? created : new Date(now.getTime() - confirmed * DAY),
      expires_on: expiry(status, day, random),
      created_by: null,
      created_at: created,
      updated_at: created,
      version: 1,
      synthetic: true,
      features: null,
    };
  };

  for (let n = 0; n < plan.listings; n += plan.batch) {
    const length = Math.min(plan.batch, plan.listings - n);
    yield Array.from({ length }, (_, at) => write(n + at));
  }
}

/** Expired listings ran out in the last month; half of the others run out within a year. */
function expiry(
  status: ListingRow['status'],
  day: (offset: number) => string,
  random: SeededRandom,
): string | null {
  if (status === 'EXPIRED') return day(-random.between(1, 30));
  return random.chance(50) ? day(random.between(30, 365)) : null;
}
