import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { closeWindows } from '../../src/listings/upkeep.service.ts';
import {
  district,
  ledgerFaults,
  orderKit,
  orderSteps,
  toDispatched,
  type OrderKit,
} from './order-kit.ts';

/* A bus with 40 seats on Saturdays of March: each Saturday has its own seats. */

let kit: OrderKit;
let steps: ReturnType<typeof orderSteps>;
beforeAll(async () => {
  kit = await orderKit();
  steps = orderSteps(kit);
});
afterAll(() => kit.close());

interface Window {
  readonly id: string;
  readonly startsAt: string;
  readonly remaining: string;
}

const saturdays = {
  from: '2026-03-01',
  to: '2026-03-31',
  weekdays: [6],
  startsAt: '08:00',
  endsAt: '18:00',
  quantity: '40',
  unit: 'session',
};
const open = async (
  id: string,
  input: object = {},
  who: keyof OrderKit['cast'] = 'resourceParty',
): Promise<string[]> => {
  const { data, codes } = await kit.ask(
    kit.cast[who],
    'mutation ($input: OpenWindowsInput!) { openWindows(input: $input) { listing { id } userErrors { code } } }',
    { input: { id, ...saturdays, ...input } },
  );
  return [...codes, ...(data['openWindows']?.userErrors ?? []).map(({ code }) => code)];
};
const windowsOf = async (resource: string): Promise<Window[]> => {
  const { data, codes } = await kit.ask(
    kit.cast.reader,
    `query ($id: ID!) { listing(id: $id) { ... on Resource { windows(filter: { closed: { eq: false } }) {
       nodes { id startsAt remaining } } } } }`,
    { id: resource },
  );
  expect(codes).toEqual([]);
  return (data['listing']?.['windows'] as { nodes: Window[] }).nodes;
};
const bus = async (): Promise<{ resource: string; windows: Window[] }> => {
  const resource = await kit.listing('RESOURCE', { title: '合成：周六大巴' });
  expect(await open(resource)).toEqual([]);
  return { resource, windows: await windowsOf(resource) };
};
const quantityOf = async (id: string): Promise<unknown> =>
  (await kit.rows(`select quantity::int, available_to::text from listing where id = $1`, [id]))[0];

test('the resource’s quantity is the sum of its windows’; opening them again changes nothing', async () => {
  const { resource, windows } = await bus();
  expect(windows.map(({ startsAt, remaining }) => [startsAt, remaining])).toEqual([
    ['2026-03-07T00:00:00Z', '40'],
    ['2026-03-14T00:00:00Z', '40'],
    ['2026-03-21T00:00:00Z', '40'],
    ['2026-03-28T00:00:00Z', '40'],
  ]);
  expect(await open(resource)).toEqual([]);
  expect(await quantityOf(resource)).toEqual({ quantity: 160_000, available_to: '2026-03-28' });
});

test('an order takes the seats of its Saturday; without one it cannot be sent', async () => {
  const { resource, windows } = await bus();
  const [first, second] = windows as [Window, Window];
  const need = await kit.listing('NEED', { quantity: 50_000, unit: 'session' });
  const pairing = await kit.pairing(need, resource);
  let order = await steps.placed(pairing, { quantity: '30' });
  order = await steps.walk(order, ['needTown', 'handOverOrder']);
  const send = (input: object) =>
    kit.act(kit.cast.chainLead, 'dispatchOrder', {
      id: order.id,
      version: order.version,
      ...input,
    });
  expect((await send({})).codes).toEqual(['WINDOW_MISSING']);
  expect((await send({ window: resource })).codes).toEqual(['WINDOW_NOT_OPEN']);
  order = await send({ window: first.id });
  expect(order.codes).toEqual([]);
  expect((await windowsOf(resource)).map(({ remaining }) => remaining)).toEqual([
    '10',
    '40',
    '40',
    '40',
  ]);
  // The resource has 130 seats left, this Saturday only ten.
  const over = await steps.placed(
    await kit.pairing(await kit.listing('NEED', { quantity: 50_000, unit: 'session' }), resource),
    { quantity: '20', window: first.id },
  );
  const sent = { id: over.id, version: over.version + 1 };
  await steps.walk(over, ['needTown', 'handOverOrder']);
  expect((await kit.act(kit.cast.chainLead, 'dispatchOrder', sent)).codes).toEqual([
    'CAPACITY_TAKEN',
  ]);
  const moved = await kit.act(kit.cast.chainLead, 'dispatchOrder', { ...sent, window: second.id });
  expect(moved.codes).toEqual([]);
  await steps.walk(moved, ['resourceParty', 'acceptOrder']);
  await steps.walk(order, ['resourceParty', 'declineOrder', { reason: 'NO_CAPACITY' }]);
  expect((await windowsOf(resource)).map(({ remaining }) => remaining)).toEqual([
    '40',
    '20',
    '40',
    '40',
  ]);
  expect(await ledgerFaults(kit)).toEqual([]);
});

test('sixty at once for the seats of one Saturday: as many as there are', async () => {
  const { resource, windows } = await bus();
  const orders = await Promise.all(
    Array.from({ length: 60 }, async () => {
      const need = await kit.listing('NEED', { quantity: 1000, unit: 'session' });
      const placed = await steps.placed(await kit.pairing(need, resource));
      return steps.walk(placed, ['needTown', 'handOverOrder']);
    }),
  );
  const answers = await Promise.all(
    orders.map(({ id, version }) =>
      kit.act(kit.cast.chainLead, 'dispatchOrder', { id, version, window: windows[0]?.id }),
    ),
  );
  expect(answers.filter(({ codes }) => codes.length === 0)).toHaveLength(40);
  expect(new Set(answers.flatMap(({ codes }) => codes))).toEqual(new Set(['CAPACITY_TAKEN']));
  expect((await windowsOf(resource))[0]?.remaining).toBe('0');
  expect(await ledgerFaults(kit)).toEqual([]);
});

test('a window is taken back while nothing is promised of it; what is promised stays', async () => {
  const { resource, windows } = await bus();
  const close = async (window: string | undefined): Promise<string[]> => {
    const { data } = await kit.ask(
      kit.cast.resourceParty,
      'mutation ($input: CloseWindowInput!) { closeWindow(input: $input) { listing { id } userErrors { code } } }',
      { input: { id: resource, window } },
    );
    return (data['closeWindow']?.userErrors ?? []).map(({ code }) => code);
  };
  const need = await kit.listing('NEED', { quantity: 1000, unit: 'session' });
  await steps.walk(
    await steps.placed(await kit.pairing(need, resource), { window: windows[0]?.id }),
    ...toDispatched,
  );
  expect(await close(windows[0]?.id)).toEqual(['WINDOW_NOT_OPEN']);
  expect(await close(windows[3]?.id)).toEqual([]);
  expect(await close(windows[3]?.id)).toEqual(['WINDOW_NOT_OPEN']);
  expect(await quantityOf(resource)).toEqual({ quantity: 120_000, available_to: '2026-03-21' });
});

test('what nobody took of a Saturday is gone when it is over; after the last one the resource runs out', async () => {
  const { resource, windows } = await bus();
  const need = await kit.listing('NEED', { quantity: 1000, unit: 'session' });
  await steps.walk(
    await steps.placed(await kit.pairing(need, resource), { window: windows[0]?.id }),
    ...toDispatched,
  );
  const at = (day: string): Promise<number> =>
    closeWindows(kit.test.units, district, new Date(`${day}T12:00:00Z`));
  await at('2026-03-07');
  expect(await quantityOf(resource)).toMatchObject({ quantity: 121_000 });
  expect(await windowsOf(resource)).toHaveLength(3);
  await at('2026-03-29');
  const [row] = await kit.rows<{ status: string }>('select status from listing where id = $1', [
    resource,
  ]);
  expect(row?.status).toBe('EXPIRED');
  expect(await ledgerFaults(kit)).toEqual([]);
});

test.each([
  ['no days', { weekdays: [6], to: '2026-03-05' }, 'WINDOWS_NONE'],
  ['the past', { from: '2026-01-01', to: '2026-02-01' }, 'WINDOWS_NONE'],
  ['years', { to: '2029-12-31', weekdays: [] }, 'WINDOWS_TOO_MANY'],
  ['reversed days', { to: '2026-02-01' }, 'WINDOW_REVERSED'],
  ['no clock', { startsAt: '25:00' }, 'CLOCK_INVALID'],
  ['nothing', { quantity: '0' }, 'QUANTITY_NOT_POSITIVE'],
  ['no unit', { unit: null }, 'QUANTITY_AND_UNIT'],
])('refused: %s', async (_what, input, code) => {
  expect(await open(await kit.listing('RESOURCE'), input)).toEqual([code]);
});

test('only who may write the list opens windows, and not of what is promised already or of a need', async () => {
  expect(await open(await kit.listing('RESOURCE'), {}, 'needVillage')).toEqual(['FORBIDDEN']);
  expect(await open(await kit.listing('NEED'), {}, 'needVillage')).toEqual(['LISTING_NOT_FOUND']);
  const { resource, pairing } = await steps.pair();
  await steps.walk(await steps.placed(pairing), ...toDispatched);
  expect(await open(resource)).toEqual(['WINDOWS_AFTER_ORDERS']);
});
