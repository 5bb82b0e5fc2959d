import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { enter, openHouse, phone, type House, type Watched, violations } from './support/house.ts';
import { measured } from './support/measure.ts';

let house: House;
let watched: Watched;
let paths: Record<string, string>;

beforeAll(async () => {
  house = await openHouse();
  watched = await house.open();
  const { page } = watched;
  await enter(page, '村 田庄村');
  await page.goto('/mine');
  const href = async (selector: string): Promise<string> =>
    (await page.locator(selector).first().getAttribute('href')) ?? '';
  const listing = await href('.line a');
  const pairing = await href('.card a');
  // What was put in already, said again: so that the overview also asks whether it is the same.
  const title = (await page.locator('.line-need .line-title').first().innerText()).trim();
  await page.goto('/new/need');
  await page.locator('textarea').fill(title.replace(/^需求\s*/, ''));
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('heading', { level: 1, name: '看看对不对' }).waitFor();
  paths = {
    home: '/',
    chain: '/chain/FUSION',
    villages: '/villages',
    village: '/mine',
    listing,
    edit: `${listing}/edit`,
    pairing,
    order: `/order/${await prepared(pairing.split('/').pop() ?? '')}`,
    orders: '/orders?tab=all',
    partnerships: '/partnerships',
    tasks: '/tasks',
    inbox: '/inbox',
    'put in: what': '/new/need',
    'put in: check': '/new/need/check',
    'put in: amount': '/new/need/amount',
    'put in: when': '/new/need/when',
    'put in: more': '/new/need/more',
    'put in: photos': '/new/need/photos',
    'put in: contact': '/new/need/contact',
    search: '/search?q=%E7%9B%B4%E6%92%AD',
    'to be sent': '/outbox',
    settings: '/settings',
    developers: '/developers',
    'developers: schema': '/developers/schema',
    'developers: type': '/developers/schema/Need?field=pairings',
    'developers: keys': '/developers/keys',
    'developers: events': '/developers/events',
    'developers: webhooks': '/developers/webhooks',
  };
}, 180_000);
afterAll(() => house.close());

/** An order about a pairing, a partnership and a task, so that no page is empty; gives the order's id. */
async function prepared(pairing: string): Promise<string> {
  const [village, admin] = [await house.as('demo-village'), await house.as('demo-admin')];
  const { placeOrder } = (await village(
    'mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { order { id } userErrors { code } } }',
    { input: { pairing } },
  )) as unknown as { placeOrder: { order: { id: string } } };
  const { viewer, villages } = (await village(
    '{ viewer { party { id } } villages(first: 2) { nodes { id } } }',
  )) as unknown as {
    viewer: { party: { id: string } };
    villages: { nodes: { id: string }[] };
  };
  const strong = viewer.party.id;
  const weak = villages.nodes.find(({ id }) => id !== strong)?.id;
  await admin(
    'mutation ($input: FormPartnershipInput!) { formPartnership(input: $input) { userErrors { code } } }',
    { input: { strong, weak, strongBrings: '直播间和销路（合成数据）' } },
  );
  const five = { goal: '办成五单', task: '逐条对接需求', measure: '每周走访', target: '5' };
  await admin(
    'mutation ($input: SetTaskInput!) { setTask(input: $input) { userErrors { code } } }',
    { input: { ...five, responsible: strong, deadline: '2099-12-31' } },
  );
  return placeOrder.order.id;
}

/** Opens a page and waits until nothing is being fetched or drawn grey. */
async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('.skeleton').first().waitFor({ state: 'detached' });
}

const pages = [
  'home',
  'chain',
  'villages',
  'village',
  'listing',
  'edit',
  'pairing',
  'order',
  'orders',
  'partnerships',
  'tasks',
  'inbox',
  'put in: what',
  'put in: check',
  'put in: amount',
  'put in: when',
  'put in: more',
  'put in: photos',
  'put in: contact',
  'search',
  'to be sent',
  'settings',
  'developers',
  'developers: schema',
  'developers: type',
  'developers: keys',
  'developers: events',
  'developers: webhooks',
];

describe.each(pages)('%s', (name) => {
  test('has letters of 18 px and targets of 44 px, and pleases axe', async () => {
    const { page } = watched;
    await visit(page, paths[name] ?? '');
    expect(await measured(page, 44, 18)).toEqual({ letters: [], targets: [], wide: 0 });
    expect(await violations(page)).toEqual([]);
  });

  test('has targets of 60 px in large type', async () => {
    const { page } = watched;
    await visit(page, paths[name] ?? '');
    await page.evaluate("document.documentElement.classList.add('large')");
    expect(await measured(page, 60, 22)).toEqual({ letters: [], targets: [], wide: 0 });
  });

  test('fits 320 px with letters of twice the size', async () => {
    const { page } = watched;
    await page.setViewportSize({ width: 320, height: 640 });
    try {
      await visit(page, paths[name] ?? '');
      await page.evaluate(
        "document.documentElement.style.fontSize = '36px'; window.dispatchEvent(new Event('resize'))",
      );
      expect((await measured(page, 44, 18)).wide).toBe(0);
    } finally {
      await page.setViewportSize(phone);
    }
  });
});

test('the sign-in page is as good as the others', async () => {
  const { page, context, faults } = await house.open();
  await page.goto('/');
  await page.getByRole('button', { name: '村 田庄村' }).waitFor();
  expect(await measured(page, 44, 18)).toEqual({ letters: [], targets: [], wide: 0 });
  expect(await violations(page)).toEqual([]);
  expect(faults).toEqual([]);
  await context.close();
});

test('English is whole, and the setting stays', async () => {
  const { page, context, faults } = await house.open();
  await enter(page, '村 田庄村');
  await page.goto('/settings');
  await page.getByRole('radio', { name: 'English' }).check();
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  await page.getByRole('radio', { name: 'On' }).check();
  await page.goto('/');
  await page.getByRole('heading', { level: 1, name: 'Hello, 田庄村' }).waitFor();
  expect(await page.locator('html').getAttribute('class')).toContain('large');
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(faults).toEqual([]);
  await context.close();
});

test('GraphiQL opens without the internet and runs an example', async () => {
  const { page, context, faults } = await house.open({ viewport: { width: 1280, height: 800 } });
  await enter(page, '村 田庄村');
  await page.goto('/graphiql');
  await page.locator('.graphiql-editors .view-line').first().waitFor();
  await page.getByRole('button', { name: /Execute query/ }).click();
  await page.getByText('区农业农村委').first().waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

test('no page reported an error or asked another host', () => {
  expect(watched.faults).toEqual([]);
});
