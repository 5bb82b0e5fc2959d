import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { enter, offline, openHouse, type House, violations } from './support/house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
}, 180_000);
afterAll(() => house.close());

/** Opens the best pairing of the village's own list that nobody has taken up. */
async function openPairing(page: Page): Promise<void> {
  await page.goto('/mine');
  await page.locator('.card a').first().click();
  await page.getByRole('heading', { name: '为什么对得上' }).waitFor();
}

describe('a pairing taken up', () => {
  test('becomes an order whose timeline both sides see move, also after the network was cut', async () => {
    const { page, context, faults } = await house.open();
    await enter(page, '村 田庄村');
    await openPairing(page);
    await page.getByRole('button', { name: '就要这个，点单' }).click();
    await page.getByRole('button', { name: '点单', exact: true }).click();
    await page.getByText('现在在谁手里').waitFor();
    expect(page.url()).toContain('/order/');
    await page.locator('.timeline li').first().waitFor();
    await page.locator('.receipt svg').waitFor();
    expect(await violations(page)).toEqual([]);

    // Somebody else hands it over: this page moves by itself.
    const order = page.url().split('/').pop() ?? '';
    const admin = await house.as('demo-admin');
    const { order: seen } = (await admin('query ($id: ID!) { order(id: $id) { version } }', {
      id: order,
    })) as unknown as { order: { version: number } };
    await page.getByText('实时更新中').waitFor();
    await admin(
      'mutation ($input: OrderStepInput!) { handOverOrder(input: $input) { userErrors { code } } }',
      { input: { id: order, version: seen.version } },
    );
    await page.locator('.timeline').getByText('交了单').waitFor();

    // A step without network is kept, and leaves by itself.
    await context.setOffline(true);
    await page.getByRole('button', { name: '取消这张单' }).click();
    await page.getByRole('radio', { name: '不再需要' }).check();
    await page.getByRole('button', { name: '取消这张单' }).click();
    await page.getByText('有一步已存手机').waitFor();
    await context.setOffline(false);
    await page.getByText('这张单已经了结').waitFor();
    expect(faults.filter((fault) => !offline.test(fault))).toEqual([]);
    await context.close();
  });

  test('is told where the list of orders is, and fits a narrow page', async () => {
    const { page, context, faults } = await house.open({ viewport: { width: 320, height: 640 } });
    await enter(page, '村 田庄村');
    await page.goto('/orders?tab=all');
    await page.locator('.order-card').first().waitFor();
    const wide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await page.evaluate(wide)).toBe(0);
    expect(await violations(page)).toEqual([]);
    await page.locator('.order-card a').first().click();
    await page.locator('.timeline li').first().waitFor();
    expect(await page.evaluate(wide)).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  });
});
