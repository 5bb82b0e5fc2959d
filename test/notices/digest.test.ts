import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { digestTowns } from '../../src/notices/digest.service.ts';
import { hourIn } from '../../src/notices/digest.rule.ts';
import { tellingsOf } from '../../src/notices/telling.rule.ts';
import { district, orderKit, type OrderKit } from '../orders/order-kit.ts';

let kit: OrderKit;
beforeAll(async () => {
  kit = await orderKit();
  kit.test.units.tell(tellingsOf);
});
afterAll(() => kit.close());

const digest = (at: string): Promise<number> => digestTowns(kit.test.units, district, new Date(at));
const document =
  '{ inbox(first: 5) { nodes { kind type digest { day added waiting overdue town { id } } } } }';
const digestsOf = async (viewer: OrderKit['cast']['needTown']) =>
  (await kit.ask(viewer, document)).data['inbox']?.['nodes'] as {
    kind: string;
    digest: object | null;
  }[];

test.each([
  ['2026-03-02T23:59:00Z', 7],
  ['2026-03-03T00:00:00Z', 8],
  ['2026-03-02T16:00:00Z', 0],
])('the hour in Beijing at %s is %i', (at, hour) => {
  expect(hourIn('Asia/Shanghai', new Date(at))).toBe(hour);
});

test('a town is told once a day, from the hour on, of its own villages; two workers tell once', async () => {
  const { cast } = kit;
  const need = await kit.listing('NEED');
  const placed = await kit.act(cast.needVillage, 'placeOrder', { need });
  expect(placed.codes).toEqual([]);
  expect(await digest('2026-03-02T23:50:00Z')).toBe(0);
  const told = await Promise.all([digest('2026-03-03T00:00:00Z'), digest('2026-03-03T00:00:00Z')]);
  expect(told[0] + told[1]).toBe(1);
  expect(await digest('2026-03-03T05:00:00Z')).toBe(0);
  const [first] = (await digestsOf(cast.needTown)).filter(({ kind }) => kind === 'DIGEST');
  expect(first).toMatchObject({
    kind: 'DIGEST',
    type: 'TOWN_DIGESTED',
    digest: {
      day: '2026-03-03',
      added: 0,
      waiting: 1,
      overdue: 0,
      town: { id: cast.needTown.town },
    },
  });
  // Nothing is new, waiting or overdue there: no message.
  expect(await digestsOf(cast.resourceTown)).toEqual([]);
  expect(await digestsOf(cast.needVillage)).toEqual([]);
  expect(await digest('2026-03-04T00:00:00Z')).toBe(1);
});

test('the district sets the hour; nobody else does', async () => {
  const { cast } = kit;
  const set =
    'mutation ($hour: Int!) { setDigestHour(input: { hour: $hour }) { hour userErrors { code } } }';
  expect((await kit.ask(cast.district, set, { hour: 24 })).data['setDigestHour']).toMatchObject({
    hour: null,
    userErrors: [{ code: 'DIGEST_HOUR_INVALID' }],
  });
  expect((await kit.ask(cast.district, set, { hour: 6 })).data['setDigestHour']).toMatchObject({
    hour: 6,
  });
  for (const viewer of [cast.needTown, cast.chainLead, cast.needVillage, cast.reader])
    expect((await kit.ask(viewer, set, { hour: 5 })).codes).toEqual(['FORBIDDEN']);
  expect(await digest('2026-03-04T21:59:00Z')).toBe(0);
  expect(await digest('2026-03-04T22:00:00Z')).toBe(1);
});
