import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Role, type Viewer } from '../../src/access/viewer.rule.ts';
import { seedMechanisms } from '../../src/command/seed-mechanisms.ts';
import { mechanismSeeds, type MechanismSeed } from '../../seeds/mechanism.ts';
import {
  district,
  ledgerFaults,
  orderKit,
  viewerOf,
  type Acted,
  type OrderKit,
} from '../orders/order-kit.ts';

let kit: OrderKit;
let cast: Record<string, Viewer>;
beforeAll(async () => {
  kit = await orderKit();
  await seedMechanisms(kit.test.units, district, kit.now);
  const bureau = await kit.make.organization();
  cast = {
    ...kit.cast,
    grid: viewerOf(Role.GRID, { party: kit.cast.needVillage.party }),
    coordinator: viewerOf(Role.PARTY, { party: bureau.id }),
  };
  await kit.rows(
    `insert into holiday (district, day, worked, name) values ($1, '2026-03-03', false, '合成假日')`,
    [district],
  );
});
afterAll(() => kit.close());

const as = (who: string): Viewer => cast[who] ?? kit.cast.stranger;
const filled = (said: Record<string, unknown> = {}): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(said).map(([name, value]) => [
      name,
      value === '$resource' ? kit.cast.resourceParty.party : value,
    ]),
  );

/** What the first step of an example's life says. */
async function first(code: string, { example }: MechanismSeed): Promise<Record<string, unknown>> {
  if (example.raised) return { title: example.title, mechanism: code, lat: 39.2, lon: 117.1 };
  if (example.needed)
    return { need: await kit.listing('NEED', { title: example.title }), mechanism: code };
  const quantity =
    example.quantity === undefined ? {} : { quantity: Number(example.quantity) * 1000, unit: 'kg' };
  const resource = await kit.listing('RESOURCE', { title: example.title, ...quantity });
  const offered = await kit.ask(
    kit.cast.resourceParty,
    `mutation { offerUnder(input: { listing: "${resource}", mechanism: "${code}" }) { listing { id } userErrors { code } } }`,
  );
  expect(offered.data['offerUnder']).toEqual({ listing: { id: resource }, userErrors: [] });
  return {
    resource,
    party: kit.cast.needVillage.party,
    ...(example.takes === undefined ? {} : { quantity: example.takes }),
  };
}

describe('each mechanism runs through its whole life as data alone', () => {
  test.each(mechanismSeeds().map((seed) => [seed.code, seed] as const))(
    '%s',
    async (code, seed) => {
      const { life, calls, refused } = seed.example;
      const [who, mutation, state] = refused;
      let order: Acted = { id: '', version: 0, state: '', codes: [] };
      let denied = 0;
      for (const [actor, step, to, said] of life) {
        const input =
          order.id === '' ? await first(code, seed) : { id: order.id, version: order.version };
        order = await kit.act(as(actor), step, { ...input, ...filled(said) });
        expect([step, order.codes, order.state]).toEqual([step, [], to]);
        if (calls && to === 'DISPATCHED') order = await called(order);
        if (to !== state) continue;
        denied++;
        const more = mutation === 'rateOrder' ? { rating: 1 } : {};
        const not = await kit.act(as(who), mutation, {
          id: order.id,
          version: order.version,
          ...more,
        });
        expect(not.codes).toHaveLength(1);
        expect(['FORBIDDEN', 'ORDER_STEP_IMPOSSIBLE', 'QUANTITY_MISSING']).toContain(not.codes[0]);
      }
      expect(denied).toBeGreaterThan(0);
      const { data } = await kit.ask(
        kit.cast.reader,
        `{ order(id: "${order.id}") { mechanism active timeline { to } participants { reportedAt dueAt } } }`,
      );
      expect(data['order']).toMatchObject({ mechanism: code, active: false });
      expect((data['order']?.['timeline'] as { to: string }[]).map(({ to }) => to)).toEqual(
        life.map(([, , to]) => to),
      );
      expect(await ledgerFaults(kit)).toEqual([]);
    },
  );

  /** 吹哨: two called, both report in; a third who was not called cannot. */
  async function called(order: Acted): Promise<Acted> {
    const [bureau, village] = [as('coordinator').party, kit.cast.resourceParty.party];
    const again = await kit.act(kit.cast.needTown, 'callToOrder', {
      id: order.id,
      version: order.version,
      parties: [bureau, village],
      coordinator: bureau,
    });
    expect(again.codes).toEqual([]);
    for (const who of ['coordinator', 'resourceParty'])
      expect((await kit.act(as(who), 'reportIn', { id: order.id })).codes).toEqual([]);
    expect((await kit.act(kit.cast.needVillage, 'reportIn', { id: order.id })).codes).toEqual([
      'FORBIDDEN',
    ]);
    const { data } = await kit.ask(
      kit.cast.reader,
      `{ order(id: "${order.id}") { coordinator { id } participants { party { id } dueAt reportedAt } } }`,
    );
    expect(data['order']).toMatchObject({
      coordinator: { id: bureau },
      participants: [{ dueAt: '2026-03-04T01:00:00Z' }, { reportedAt: '2026-03-02T01:00:00Z' }],
    });
    return again;
  }
});

test('seats of a post are counted: the third claim of two is refused', async () => {
  const resource = await kit.listing('RESOURCE', {
    quantity: 2_000,
    unit: 'kg',
    mechanism: 'DUTY_POST',
  });
  const claims = await Promise.all(
    [1, 2, 3].map(() =>
      kit.act(kit.cast.needVillage, 'placeOrder', {
        resource,
        party: kit.cast.needVillage.party,
        quantity: '1',
      }),
    ),
  );
  expect(claims.map(({ codes }) => codes.join()).sort()).toEqual(['', '', 'CAPACITY_TAKEN']);
});

test('the seven published ways are there; loading them again changes nothing', async () => {
  await seedMechanisms(kit.test.units, district, kit.now);
  const { data } = await kit.ask(
    kit.cast.reader,
    '{ mechanisms { nodes { code name name_en: name(lang: EN) } } }',
  );
  const { nodes } = data['mechanisms'] as unknown as { nodes: { code: string }[] };
  expect(nodes.map(({ code }) => code)).toEqual([
    'MENU',
    'WHISTLE',
    'DUTY_POST',
    'HANDSHAKE',
    'MERCHANT',
    'ERRAND',
    'GRID_REPORT',
  ]);
});

describe('a district’s own', () => {
  const set = (who: keyof OrderKit['cast'], routes: string, code = 'OWN_WAY') =>
    kit.ask(
      kit.cast[who],
      `mutation { setMechanism(input: { code: "${code}", nameZh: "合成机制", nameEn: "own", routes: [${routes}] }) { mechanism { code } userErrors { code } } }`,
    );
  const sound = `{ action: PLACE, to: ACCEPTED, who: [NEED_SIDE] }, { from: ACCEPTED, action: FINISH, to: RATED, who: [NEED_SIDE] }`;
  test('is kept when it is sound', async () => {
    expect((await set('district', sound)).data['setMechanism']).toEqual({
      mechanism: { code: 'OWN_WAY' },
      userErrors: [],
    });
  });
  test.each([
    [
      'no way out',
      'district',
      `{ action: PLACE, to: PLACED, who: [NEED_SIDE] }`,
      'OWN',
      'MECHANISM_UNSOUND',
    ],
    [
      'two rows for one step',
      'district',
      `${sound}, { action: PLACE, to: PLACED, who: [NEED_SIDE] }`,
      'OWN',
      'MECHANISM_UNSOUND',
    ],
    ['the usual life', 'district', sound, 'STANDARD', 'MECHANISM_UNSOUND'],
    ['not the district', 'needTown', sound, 'OWN', 'FORBIDDEN'],
  ] as const)('refused: %s', async (_what, who, routes, code, expected) => {
    const { data, codes } = await set(who, routes, code);
    expect([
      ...codes,
      ...(data['setMechanism']?.userErrors ?? []).map((error) => error.code),
    ]).toEqual([expected]);
  });
});

test.each([
  ['a stranger’s village', 'stranger', 'FORBIDDEN'],
  ['a reader', 'reader', 'FORBIDDEN'],
] as const)('matters are not raised by %s for another', async (_what, who, code) => {
  const raised = await kit.act(kit.cast[who], 'raiseMatter', {
    title: '合成事项',
    mechanism: 'GRID_REPORT',
    party: kit.cast.needVillage.party,
  });
  expect(raised.codes).toEqual([code]);
});
