import { WorldDraw, type NewRow } from './world-draw.ts';

/** What a district's orders lead to, by table. */
export interface Surroundings {
  readonly town: readonly NewRow[];
  readonly party: readonly NewRow[];
  readonly chain: readonly NewRow[];
  readonly stage: readonly NewRow[];
  readonly listing: readonly NewRow[];
  readonly pairing: readonly NewRow[];
}

const states = [
  'PLACED',
  'HANDED_OVER',
  'DISPATCHED',
  'ACCEPTED',
  'DELIVERED',
  'RATED',
  'DECLINED',
  'CANCELLED',
  'UNMATCHED',
];
const ended = ['RATED', 'CANCELLED', 'UNMATCHED'];
const holders = ['NEED_SIDE', 'NEED_TOWN', 'RESOURCE_SIDE', 'CHAIN_LEAD', 'NOBODY'];
const units = ['mu', 'jin', '人'];

/** Draws orders and what belongs to them: windows, photos, steps, deliveries, outcomes, partnerships, tasks. */
export class OrderWorldDraft extends WorldDraw {
  *tables(district: string, around: Surroundings): Generator<[string, NewRow[]]> {
    const { random } = this;
    const metric = ['visitors', 'income', '"亩"'].map((code, i) => ({
      district,
      code,
      name_zh: `${code}数`,
      name_en: `${code} (en)`,
      unit: random.pick(units),
      own: random.chance(50),
      rank: i === 0 ? 1 : 2,
    }));
    yield ['metric', metric];
    yield ['mechanism', this.mechanisms(district)];
    yield ['listing_photo', this.photos(district, around.listing)];
    const window = this.windows(district, around.listing);
    yield ['resource_window', window];
    const order = Array.from({ length: 40 }, (_, i) => this.order(district, i, around, window));
    yield ['work_order', order];
    yield ['order_step', order.flatMap((one) => this.steps(one, around))];
    yield ['delivery', order.flatMap((one) => this.deliveries(one))];
    yield ['order_participant', order.flatMap((one) => this.participants(one, around.party))];
    const outcome = this.outcomes(district, metric, order, around.chain);
    yield ['outcome', outcome];
    yield [
      'outcome_party',
      outcome.flatMap(({ id }) =>
        around.party
          .filter(() => random.chance(12))
          .map((one) => ({ district, outcome: id as string, party: one['id'] as string })),
      ),
    ];
    yield ['partnership', this.partnerships(district, around.party)];
    yield ['task', Array.from({ length: 12 }, () => this.task(district, metric, around))];
  }

  private mechanisms(district: string): NewRow[] {
    return ['STANDARD', 'EMERGENCY', 'WHISTLE'].map((code) => ({
      district,
      code,
      name_zh: `${code}机制`,
      name_en: code.toLowerCase(),
      about: this.maybe('说明 "引号"'),
      routes: [{ to: 'PLACED', from: null, action: 'place', who: ['NEED_SIDE'] }, { 注: 1.5 }],
      source: this.maybe('synthetic'),
      rank: this.random.between(1, 2),
      synthetic: true,
    }));
  }

  private photos(district: string, listing: readonly NewRow[]): NewRow[] {
    return listing.flatMap(({ id }, i) =>
      [3, 1, 2].slice(0, i % 4).map((rank) => ({
        district,
        id: this.id(),
        listing: id as string,
        rank,
        media_type: 'image/webp',
        bytes: '\\x00',
        width: this.random.between(1, 1600),
        height: 900,
        created_at: this.instant(),
      })),
    );
  }

  private windows(district: string, listing: readonly NewRow[]): NewRow[] {
    return listing
      .filter(({ kind }) => kind === 'RESOURCE')
      .flatMap(({ id }, i) =>
        Array.from({ length: i % 4 }, (_, nth) => ({
          district,
          id: this.id(),
          resource: id as string,
          // Some begin together and end one after the other.
          starts_at: this.instant(),
          ends_at: `2026-03-0${4 + nth} 08:00:00+00`,
          quantity: 5000,
          reserved: this.random.pick([0, 1, 2500]),
          committed: this.random.pick([0, 2500]),
          delivered: 0,
          closed: this.random.chance(30),
          created_at: this.instant(),
        })),
      );
  }

  private order(
    district: string,
    i: number,
    { town, party, chain, stage, listing, pairing }: Surroundings,
    window: readonly NewRow[],
  ): NewRow {
    const { random } = this;
    const idOf = (rows: readonly NewRow[]) => random.pick(rows)['id'] as string;
    const of = (kind: string) => idOf(listing.filter((row) => row['kind'] === kind));
    // One pairing has one order under way and any number that have ended.
    const own = pairing[i % 8];
    const state = i < 8 ? random.pick(states) : random.pick(i < 16 ? ended : states);
    const isPaired = i < 16 && own !== undefined;
    const need = isPaired ? (own['need'] as string) : this.maybe(of('NEED'));
    const counted = random.chance(60);
    return {
      district,
      id: this.id(),
      pairing: isPaired ? (own['id'] as string) : null,
      need,
      resource: isPaired
        ? (own['resource'] as string)
        : need === null || counted
          ? of('RESOURCE')
          : this.maybe(of('RESOURCE')),
      need_party: idOf(party),
      need_town: this.maybe(idOf(town)),
      resource_party: this.maybe(idOf(party)),
      resource_town: this.maybe(idOf(town)),
      chain: this.maybe(idOf(chain)),
      stage: this.maybe(idOf(stage)),
      category: this.maybe(random.pick(['training', 'land', 'land."idle"'])),
      mechanism: random.pick(['STANDARD', 'EMERGENCY', '"没有"']),
      coordinator: this.maybe(idOf(party)),
      state,
      standing: 'NONE',
      quantity: counted ? random.pick([2500, 999_999_999]) : null,
      unit: counted ? random.pick(units) : null,
      counted,
      need_quantity: this.maybe(random.pick([1, 1500])),
      delivered: counted ? random.pick([0, 1, 2500]) : 0,
      need_delivered: 0,
      deliveries: 0,
      rating: this.maybe(random.between(1, 5)),
      note: this.maybe('附言\n"第二行"'),
      holder: random.pick(holders),
      holder_party: this.maybe(idOf(party)),
      holder_town: this.maybe(idOf(town)),
      held_since: this.instant(),
      warn_at: null,
      due_at: this.maybe(this.instant()),
      check_at: null,
      pace: random.pick(['GREEN', 'YELLOW', 'RED']),
      escalation: random.between(0, 3),
      steps: 0,
      synthetic: random.chance(60),
      created_by: null,
      created_at: this.instant(),
      updated_at: this.instant(),
      version: random.between(1, 3),
      resource_window: this.maybe(idOf(window)),
    };
  }

  private steps({ district, id }: NewRow, { town, party }: Surroundings): NewRow[] {
    const { random } = this;
    const actions = ['place', 'handOver', 'giveBack', 'accept', 'reinstate'];
    return Array.from({ length: random.between(0, 4) }, (_, i) => ({
      district: district as string,
      id: this.id(),
      work_order: id as string,
      ordinal: 5 - i,
      action: random.pick(actions),
      from_state: this.maybe(random.pick(states)),
      to_state: random.pick(states),
      actor: null,
      side: this.maybe(random.pick(['NEED_SIDE', 'DISTRICT', 'RESOURCE_TOWN'])),
      holder: random.pick(holders),
      holder_party: this.maybe(random.pick(party)['id'] as string),
      // Steps keep what was: no foreign key says that it is still there.
      holder_town: random.pick([null, random.pick(town)['id'] as string, this.id()]),
      resource: null,
      resource_party: this.maybe(random.pick(party)['id'] as string),
      reason: this.maybe(random.pick(['TOO_FAR', 'OTHER'])),
      note: this.maybe('附\t言'),
      due_at: this.maybe(this.instant()),
      occurred_at: this.instant(),
    }));
  }

  private deliveries({ district, id }: NewRow): NewRow[] {
    return Array.from({ length: this.random.between(0, 3) }, (_, i) => ({
      district: district as string,
      id: this.id(),
      work_order: id as string,
      ordinal: 3 - i,
      quantity: this.maybe(this.random.pick([1, 1200, 3000])),
      unit: this.maybe(this.random.pick([...units, 'gone'])),
      need_quantity: this.maybe(500),
      delivered_on: this.day(),
      note: this.maybe('好'),
      actor: null,
      created_at: this.instant(),
    }));
  }

  private participants({ district, id }: NewRow, party: readonly NewRow[]): NewRow[] {
    return party
      .filter(() => this.random.chance(12))
      .map((one) => ({
        district: district as string,
        id: this.id(),
        work_order: id as string,
        party: one['id'] as string,
        called_at: this.instant(),
        called_by: null,
        due_at: this.instant(),
        reported_at: this.maybe(this.instant()),
      }));
  }

  private outcomes(
    district: string,
    metric: readonly NewRow[],
    order: readonly NewRow[],
    chain: readonly NewRow[],
  ): NewRow[] {
    const { random } = this;
    const made: NewRow[] = [];
    for (let i = 0; i < 40; i++) {
      const corrected = i > 20 && random.chance(40) ? random.pick(made.slice(0, 20)) : null;
      made.push({
        district,
        id: this.id(),
        metric: random.pick(metric)['code'] as string,
        value: random.pick([1, 1500, 20_000, -500, -1_000_000, 0]),
        // One entry of a metric for each order but for corrections: the first of each order.
        order_id: i < 20 || corrected !== null ? (order[i % 20]?.['id'] as string) : null,
        chain: this.maybe(random.pick(chain)['id'] as string),
        corrects: corrected?.['id'] ?? null,
        occurred_on: this.day(),
        automatic: random.chance(50),
        at_least: random.chance(20),
        expected: random.chance(20),
        source: this.maybe('synthetic'),
        note: this.maybe('注'),
        actor: null,
        synthetic: random.chance(60),
        created_at: this.instant(),
      });
    }
    return made;
  }

  private partnerships(district: string, party: readonly NewRow[]): NewRow[] {
    const { random } = this;
    const villages = party.filter(({ kind }) => kind === 'VILLAGE');
    return villages.slice(0, 7).flatMap((strong, i) =>
      villages.slice(i + 1, i + 3).map((weak, nth) => ({
        district,
        id: this.id(),
        strong: strong['id'] as string,
        weak: weak['id'] as string,
        strong_brings: this.maybe('销路'),
        weak_brings: this.maybe('土地'),
        begun_on: '2026-03-01',
        ended_on: nth === 0 ? null : this.maybe(this.day()),
        needs_before: random.between(0, 9),
        covered_before: 0,
        source: null,
        synthetic: random.chance(60),
        created_by: null,
        created_at: this.instant(),
        version: 1,
      })),
    );
  }

  private task(
    district: string,
    metric: readonly NewRow[],
    { party, chain }: Surroundings,
  ): NewRow {
    const { random } = this;
    const [begun, deadline] = [this.day(), this.day()].sort() as [string, string];
    return {
      district,
      id: this.id(),
      chain: this.maybe(random.pick(chain)['id'] as string),
      goal: '目标"一"',
      task: '任务',
      measure: '措施\n二',
      responsible: random.pick(party)['id'] as string,
      begun_on: begun,
      deadline,
      metric: this.maybe(random.pick(metric)['code'] as string),
      target: random.pick([1, 2500, 100_000]),
      closed_on: null,
      source: null,
      synthetic: random.chance(60),
      created_by: null,
      created_at: this.instant(),
      version: 1,
    };
  }
}
