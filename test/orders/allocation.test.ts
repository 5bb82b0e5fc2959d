import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Role, type Viewer } from '../../src/access/viewer.rule.ts';
import { forgetAllocations } from '../../src/orders/allocation-apply.service.ts';
import { newId } from '../../src/platform/id.ts';
import { kg, ledgerFaults, orderKit, orderSteps, viewerOf, type OrderKit } from './order-kit.ts';

let kit: OrderKit;
let steps: ReturnType<typeof orderSteps>;
beforeAll(async () => {
  kit = await orderKit();
  steps = orderSteps(kit);
  await kit.rows(
    `update party set strength = case id when $1 then 'WEAK' when $2 then 'STRONG' end where kind = 'VILLAGE'`,
    [kit.cast.needVillage.party, kit.cast.resourceParty.party],
  );
});
beforeEach(async () => {
  // Every test plans over what it made itself.
  await kit.rows(`update listing set status = 'WITHDRAWN' where status = 'OPEN'`);
});
afterAll(() => kit.close());

interface Allocation {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly compared: readonly Compared[];
  readonly whatIfs: readonly object[];
  readonly lines: { readonly nodes: readonly Line[] };
  readonly needs: { readonly nodes: readonly Need[] };
}
interface Compared {
  readonly kind: string;
  readonly points: number;
  readonly most: number | null;
  readonly whole: number;
  readonly part: number;
  readonly nothing: number;
  readonly weak: number | null;
  readonly strong: number | null;
}
interface Line {
  readonly need: { readonly id: string };
  readonly resource: { readonly id: string };
  readonly quantity: string | null;
  readonly change: string;
  readonly order: { readonly id: string; readonly state: string } | null;
}
interface Need {
  readonly need: { readonly id: string };
  readonly planned: number;
  readonly short: boolean;
  readonly reason: string | null;
}
interface Asked {
  readonly allocation: Allocation | null;
  readonly codes: string[];
  readonly messages: string[];
}

const fields = `id version state cap fairnessOfStrong compared { kind points most whole part nothing weak strong differs whatIf } whatIfs { distance time }
  lines(first: 100) { totalCount nodes { ordinal need { id } resource { id } quantity unit { code } needQuantity fill change order { id state } } }
  needs(first: 100) { nodes { need { id } today planned greedy short reason } }`;

async function mutate(viewer: Viewer, mutation: string, input: object): Promise<Asked> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const { data, codes } = await kit.ask(
    viewer,
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { allocation { ${fields} } userErrors { code messageEn: message(lang: EN) } } }`,
    { input },
  );
  const payload = data[mutation] as unknown as {
    allocation: Allocation | null;
    userErrors: { code: string; messageEn: string }[];
  } | null;
  const errors = payload?.userErrors ?? [];
  return {
    allocation: payload?.allocation ?? null,
    codes: [...codes, ...errors.map(({ code }) => code)],
    messages: errors.map(({ messageEn }) => messageEn),
  };
}

async function plan(input: object = {}, viewer = kit.cast.district): Promise<Allocation> {
  const { allocation, codes } = await mutate(viewer, 'planAllocation', input);
  if (allocation === null) throw new Error(codes.join());
  return allocation;
}

function apply({ id, version }: Allocation, viewer = kit.cast.district, more = {}): Promise<Asked> {
  return mutate(viewer, 'applyAllocation', { id, version, ...more });
}

/** What each need gets of each resource, as "need<resource quantity". */
const given = ({ lines }: Allocation, names: Record<string, string>): string[] =>
  lines.nodes
    .map(
      ({ need, resource, quantity }) =>
        `${names[need.id] ?? '?'}<${names[resource.id] ?? '?'} ${quantity ?? 'whole'}`,
    )
    .sort();

/** A weak and a strong village's need over one resource that the strong one fits better. */
async function rivals() {
  const strongVillage = { party: kit.cast.resourceParty.party, town: kit.cast.resourceTown.town };
  const weak = await kit.listing('NEED', kg);
  const strong = await kit.listing('NEED', { ...kg, ...strongVillage });
  const maker = await kit.make.enterprise();
  const resource = await kit.listing('RESOURCE', { ...kg, party: maker.id });
  const covered = { quantity: 10_000 };
  const pairings = {
    weak: await kit.pairing(weak, resource, { ...covered, score: 600 }),
    strong: await kit.pairing(strong, resource, { ...covered, score: 900 }),
  };
  return {
    weak,
    strong,
    resource,
    pairings,
    names: { [weak]: 'weak', [strong]: 'strong', [resource]: 'r' },
  };
}

describe('planning', () => {
  test('weak villages get as much as strong ones, beside greed, today and no floor', async () => {
    const { names } = await rivals();
    const allocation = await plan();
    expect(given(allocation, names)).toEqual(['strong<r 5', 'weak<r 5']);
    expect(
      allocation.compared.map(({ kind, points, weak, strong }) => [kind, points, weak, strong]),
    ).toEqual([
      ['PLAN', 750, 50, 50],
      ['GREEDY', 900, 0, 100],
      ['TODAY', 0, 0, 0],
      ['WITHOUT_FLOOR', 900, 0, 100],
    ]);
    expect(allocation).toMatchObject({
      state: 'PLANNED',
      cap: 100,
      fairnessOfStrong: 100,
      needs: {
        nodes: [
          { today: 0, planned: 500, short: true },
          { today: 0, planned: 500, short: true },
        ],
      },
    });
    const without = await plan({ fairnessFloor: { none: true } });
    expect(given(without, names)).toEqual(['strong<r 10']);
    expect(without.needs.nodes[0]).toMatchObject({ planned: 0, reason: 'OTHERS_FIRST' });
  });

  test('greed is beaten where a better pairing leaves somebody with nothing', async () => {
    const [one, other] = [await kit.listing('NEED', kg), await kit.listing('NEED', kg)];
    const [both, first] = [await kit.listing('RESOURCE', kg), await kit.listing('RESOURCE', kg)];
    const covered = { quantity: 10_000 };
    await kit.pairing(one, both, { ...covered, score: 900 });
    await kit.pairing(one, first, { ...covered, score: 850 });
    await kit.pairing(other, both, { ...covered, score: 800 });
    const { compared } = await plan();
    expect(
      compared
        .slice(0, 2)
        .map(({ kind, points, whole, nothing }) => [kind, points, whole, nothing]),
    ).toEqual([
      ['PLAN', 1650, 2, 0],
      ['GREEDY', 900, 1, 1],
    ]);
  });

  test('a floor nobody can hold is explained', async () => {
    const { weak } = await rivals();
    await kit.rows(`update listing set quantity = 100000 where id = $1`, [weak]);
    const { codes, messages } = await mutate(kit.cast.district, 'planAllocation', {
      fairnessFloor: { least: 50 },
    });
    expect(codes).toEqual(['ALLOCATION_UNFAIR']);
    expect(messages[0]).toContain('to 10.0 % at most');
  });

  test('other weights are tried beside the plan, with their own points', async () => {
    const { pairings, names } = await rivals();
    await kit.rows(`update pairing set parts = '{"distance": 1000}' where id = $1`, [
      pairings.weak,
    ]);
    await kit.rows(`update pairing set parts = '{"distance": 0}' where id = $1`, [pairings.strong]);
    const fairnessFloor = { none: true };
    const asked = await plan({ fairnessFloor, whatIf: [{ distance: 200 }] });
    expect(given(asked, names)).toEqual(['strong<r 10']);
    expect(asked.compared.at(-1)).toMatchObject({
      kind: 'WHAT_IF',
      points: 600,
      weak: 100,
      strong: 0,
      differs: 2,
      whatIf: 1,
    });
    expect(asked.whatIfs).toEqual([{ distance: 200, time: null }]);
    expect(given(await plan({ fairnessFloor, weights: { distance: 200 } }), names)).toEqual([
      'weak<r 10',
    ]);
  });

  test('a lot larger than the gap goes to nobody, and is said; the cap keeps a part back', async () => {
    const need = await kit.listing('NEED', { ...kg, quantity: 2_000 });
    const resource = await kit.listing('RESOURCE', { ...kg, minimum_lot: 5_000 });
    const other = await kit.listing('RESOURCE', { ...kg, quantity: 1_000, minimum_lot: 1_000 });
    await kit.pairing(need, resource, { quantity: 2_000 });
    await kit.pairing(need, other, { quantity: 1_000, score: 700 });
    const names = { [need]: 'need', [resource]: 'lots', [other]: 'r' };
    const allocation = await plan();
    expect(given(allocation, names)).toEqual(['need<r 1']);
    expect(allocation.needs.nodes).toMatchObject([{ planned: 500, reason: 'LOT_TOO_LARGE' }]);
    await kit.rows(`update listing set minimum_lot = null, quantity = 2000 where id = any ($1)`, [
      [resource, other],
    ]);
    const half = await plan({ cap: 50 });
    expect(given(half, names)).toEqual(['need<lots 1', 'need<r 1']);
    await kit.rows(`update listing set status = 'WITHDRAWN' where id = $1`, [other]);
    expect((await plan({ cap: 50 })).needs.nodes).toMatchObject([
      { planned: 500, reason: 'KEPT_BACK' },
    ]);
  });

  test('what orders hold or ask for is not given twice', async () => {
    const { pairings, names } = await rivals();
    await steps.placed(pairings.weak, { quantity: '4' });
    const allocation = await plan({ fairnessFloor: { none: true } });
    expect(given(allocation, names)).toEqual(['strong<r 6']);
    expect(allocation.compared.find(({ kind }) => kind === 'TODAY')).toMatchObject({
      part: 1,
      weak: 40,
    });
  });

  test('the scope: by town, by chain, by category with all below it; nothing there is said', async () => {
    const { strong, names } = await rivals();
    const { town } = kit.cast.needTown;
    expect(given(await plan({ town }), names)).toEqual(['weak<r 10']);
    expect(given(await plan({ chain: kit.chain, fairnessFloor: { none: true } }), names)).toEqual([
      'strong<r 10',
    ]);
    const other = await kit.make.chain();
    const none = await mutate(kit.cast.district, 'planAllocation', { chain: other.id });
    expect([none.codes, none.allocation]).toEqual([['ALLOCATION_EMPTY'], null]);
    await kit.rows(`update listing set status = 'WITHDRAWN' where id <> $1`, [strong]);
    expect((await mutate(kit.cast.district, 'planAllocation', {})).codes).toEqual([
      'ALLOCATION_EMPTY',
    ]);
  });

  test.each([
    ['a floor above all', { fairnessFloor: { least: 101 } }, 'ALLOCATION_FLOOR'],
    ['a negative weight', { weights: { distance: -1 } }, 'ALLOCATION_WEIGHTS'],
    ['four what-ifs', { whatIf: [{}, {}, {}, {}] }, 'ALLOCATION_WEIGHTS'],
    ['no cap at all', { cap: 0 }, 'ALLOCATION_CAP'],
    ['no id', { town: 'x' }, 'ID_INVALID'],
  ])('%s is refused', async (_what, input, code) => {
    expect((await mutate(kit.cast.district, 'planAllocation', input)).codes).toEqual([code]);
  });
});

describe('applying', () => {
  test('every line becomes a placed order, once; the plan says so to everyone', async () => {
    const { names, resource, weak, pairings } = await rivals();
    const allocation = await plan();
    const idempotencyKey = newId(kit.now);
    const [first, again] = [
      await apply(allocation, kit.cast.district, { idempotencyKey }),
      await apply(allocation, kit.cast.district, { idempotencyKey }),
    ];
    expect(first.codes).toEqual([]);
    expect(again).toEqual(first);
    expect(given(first.allocation as Allocation, names)).toEqual(['strong<r 5', 'weak<r 5']);
    expect(first.allocation).toMatchObject({
      state: 'APPLIED',
      version: 2,
      lines: { nodes: [{ change: 'ORDERED', order: { state: 'PLACED' } }, { change: 'ORDERED' }] },
    });
    expect(await steps.pairingState(pairings.weak)).toBe('TAKEN_UP');
    const orders = await kit.rows(
      `select quantity::text, need_quantity::text, created_by from work_order where resource = $1 and need = $2`,
      [resource, weak],
    );
    expect(orders).toEqual([
      { quantity: '5000', need_quantity: '5000', created_by: kit.cast.district.id },
    ]);
    expect((await apply({ ...allocation, version: 2 })).codes).toEqual(['ALLOCATION_APPLIED']);
    expect(await ledgerFaults(kit)).toEqual([]);
  });

  test.each([
    [
      'a listing was withdrawn',
      'ALLOCATION_LISTING_CLOSED',
      `update listing set status = 'WITHDRAWN', version = version + 1 where id = $1`,
    ],
    [
      'a listing was edited',
      'ALLOCATION_LISTING_CHANGED',
      `update listing set title = '合成条目，改过', version = version + 1 where id = $1`,
    ],
    [
      'less is left',
      'ALLOCATION_CAPACITY_CHANGED',
      `update listing set quantity = 9000, version = version + 1 where id = $1`,
    ],
    [
      'a pairing was declined',
      'ALLOCATION_PAIRING_CHANGED',
      `update pairing set state = 'DECLINED', version = version + 1 where resource = $1 and score = 600`,
    ],
  ])('%s: nothing is ordered and the answer says what changed', async (_what, code, change) => {
    const { resource } = await rivals();
    const allocation = await plan();
    await kit.rows(change, [resource]);
    expect((await apply(allocation)).codes).toEqual([code]);
    expect(await kit.rows(`select id from work_order where resource = $1`, [resource])).toEqual([]);
  });

  test('an order placed meanwhile is told as what is left', async () => {
    const { pairings } = await rivals();
    const allocation = await plan();
    await steps.placed(pairings.weak, { quantity: '4' });
    const { codes, messages } = await apply(allocation);
    expect(codes.sort()).toEqual([
      'ALLOCATION_CAPACITY_CHANGED',
      'ALLOCATION_CAPACITY_CHANGED',
      'ALLOCATION_PAIRING_CHANGED',
    ]);
    expect(messages.join()).toMatch(/10 kg were left, now 6;/);
  });

  test('of plans applied at the same time over the same resource one holds', async () => {
    const { resource } = await rivals();
    const plans = [await plan(), await plan(), await plan({ fairnessFloor: { none: true } })];
    const answers = await Promise.all(plans.map((one) => apply(one)));
    expect(answers.filter(({ codes }) => codes.length === 0)).toHaveLength(1);
    const [{ sum } = { sum: '' }] = await kit.rows<{ sum: string }>(
      `select sum(quantity)::text as sum from work_order where resource = $1`,
      [resource],
    );
    expect(sum).toBe('10000');
  });

  test('placing by hand and applying at the same time never promise more than there is', async () => {
    for (let round = 0; round < 6; round++) {
      const { resource, pairings } = await rivals();
      const allocation = await plan();
      await Promise.all([
        apply(allocation),
        kit.act(kit.cast.needVillage, 'placeOrder', { pairing: pairings.weak, quantity: '10' }),
      ]);
      const orders = await kit.rows<{ quantity: string }>(
        `select quantity::text from work_order where resource = $1 order by quantity`,
        [resource],
      );
      expect([['5000', '5000'], ['10000']]).toContainEqual(orders.map(({ quantity }) => quantity));
      await kit.rows(`update listing set status = 'WITHDRAWN' where status = 'OPEN'`);
    }
  });

  test('too old, unknown, or not the version seen', async () => {
    await rivals();
    const allocation = await plan();
    expect((await apply({ ...allocation, version: 7 })).codes).toEqual(['VERSION_CONFLICT']);
    expect((await apply({ ...allocation, id: newId(kit.now) })).codes).toEqual([
      'ALLOCATION_NOT_FOUND',
    ]);
    const then = kit.now;
    kit.now = new Date(then.getTime() + 8 * 86_400_000);
    expect((await apply(allocation)).codes).toEqual(['ALLOCATION_EXPIRED']);
    expect(await forgetAllocations(kit.test.units, '120113', kit.now)).toBeGreaterThan(0);
    expect((await apply(allocation)).codes).toEqual(['ALLOCATION_NOT_FOUND']);
    kit.now = then;
  });
});

describe('who', () => {
  const planning: readonly (readonly [keyof OrderKit['cast'], string[]])[] = [
    ['district', []],
    ['chainLead', []],
    ['needTown', []],
    ['needVillage', ['FORBIDDEN']],
    ['stranger', ['FORBIDDEN']],
    ['reader', ['FORBIDDEN']],
  ];
  test.each(planning)('%s plans', async (who, codes) => {
    await rivals();
    expect((await mutate(kit.cast[who], 'planAllocation', {})).codes).toEqual(codes);
  });

  test('a town and a chain’s lead plan for themselves alone', async () => {
    const { names } = await rivals();
    expect(given(await plan({}, kit.cast.needTown), names)).toEqual(['weak<r 10']);
    const other = await kit.make.chain();
    for (const [viewer, input] of [
      [kit.cast.needTown, { town: kit.cast.resourceTown.town }],
      [kit.cast.chainLead, { chain: other.id }],
    ] as const)
      expect((await mutate(viewer, 'planAllocation', input)).codes).toEqual(['FORBIDDEN']);
  });

  test('a town applies a plan over itself, never one over the whole district; a chain’s lead none', async () => {
    const { names } = await rivals();
    const { needTown, chainLead, needVillage, reader, resourceTown } = kit.cast;
    const whole = await plan();
    const own = await plan({}, needTown);
    const ofChain = await plan({}, chainLead);
    for (const [viewer, allocation] of [
      [needTown, whole],
      [needTown, ofChain],
      [resourceTown, own],
      [chainLead, whole],
      [chainLead, ofChain],
      [needVillage, own],
      [reader, own],
    ] as const)
      expect((await apply(allocation, viewer)).codes).toEqual(['FORBIDDEN']);
    const applied = await apply(own, needTown);
    expect([applied.codes, given(applied.allocation as Allocation, names)]).toEqual([
      [],
      ['weak<r 10'],
    ]);
  });

  test('previews are seen by those who plan the like of them, applied plans by all; events by all, their plan as it may be seen', async () => {
    await rivals();
    const own = await plan({}, kit.cast.needTown);
    const sees = async (viewer: Viewer) => {
      const { data } = await kit.ask(
        viewer,
        `query ($id: ID!) { allocation(id: $id) { id }
          events(last: 1, filter: { type: { eq: ALLOCATION_PLANNED } }) { nodes { ... on AllocationPlanned { lines allocation { id } } } } }`,
        { id: own.id },
      );
      const [event] = data['events']?.['nodes'] as { lines: number; allocation: object | null }[];
      return [data['allocation'] !== null, event?.lines, event?.allocation != null];
    };
    const { district, needTown, resourceTown, chainLead, reader, needVillage } = kit.cast;
    const auditor = viewerOf(Role.AUDITOR);
    for (const viewer of [district, needTown, auditor])
      expect(await sees(viewer)).toEqual([true, 1, true]);
    for (const viewer of [resourceTown, chainLead, reader, needVillage])
      expect(await sees(viewer)).toEqual([false, 1, false]);
    await apply(own, needTown);
    for (const viewer of [resourceTown, chainLead, reader, needVillage])
      expect(await sees(viewer)).toEqual([true, 1, true]);
  });
});

test('planned twice with one key is planned once, even when nothing is left to plan', async () => {
  await rivals();
  const input = { idempotencyKey: newId(kit.now) };
  const first = await plan(input);
  await kit.rows(`update listing set status = 'WITHDRAWN' where status = 'OPEN'`);
  expect((await plan(input)).id).toBe(first.id);
  expect((await mutate(kit.cast.district, 'planAllocation', { ...input, cap: 50 })).codes).toEqual([
    'IDEMPOTENCY_KEY_REUSED',
  ]);
});
