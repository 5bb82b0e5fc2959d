import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openHouse, phone, type House, type Watched, violations } from './support/house.ts';

/** A screen in a hall. */
const hall = { width: 1920, height: 1080 };
/** The smallest letters that are read from five metres on such a screen, in pixels (see wall.css). */
const leastAfar = 24;

let house: House;
beforeAll(async () => {
  house = await openHouse();
}, 180_000);
afterAll(() => house.close());

/** Opens the wall as the district's demo viewer would: the address first, then one tap. */
async function hang(path: string, viewport = hall): Promise<Watched> {
  const watched = await house.open({ viewport });
  await watched.page.goto(path);
  await watched.page.getByRole('button', { name: '只看不改' }).first().click();
  await watched.page.locator('.wall-picture img').first().waitFor();
  return watched;
}

const figure = (page: Page, name: string) =>
  page.locator('.wall-figure', { hasText: name }).locator('.wall-figure-value');

/** Letters in sight that are smaller than asked, and whether anything runs off the screen. */
const measured = (page: Page, least: number): Promise<{ small: string[]; wide: number }> =>
  page.evaluate(`(() => {
    const small = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (walker.currentNode.data.trim() === '' || element.closest('.sr, .skip, noscript, .wall-tools, .wall-copy')) continue;
      if (parseFloat(getComputedStyle(element).fontSize) < ${least}) small.push(element.className + ' ' + element.textContent.slice(0, 20));
    }
    return { small, wide: document.documentElement.scrollWidth - document.documentElement.clientWidth };
  })()`);

const title = '想给村里妇女办一期电商直播培训，20人';

describe('a wall', () => {
  test('shows what happens while one looks: figures, pictures and news', async () => {
    const { page, context, faults } = await hang('/wall');
    const before = Number(await figure(page, '有效需求').innerText());
    const picture = await page.locator('.wall-picture img').nth(1).getAttribute('src');
    await page.locator('.wall .live.on').waitFor();
    const village = await house.as('demo-village');
    await village(
      'mutation ($title: String!) { addNeed(input: { title: $title }) { userErrors { code } } }',
      { title },
    );
    await page.locator('.wall-news', { hasText: title }).waitFor();
    await figure(page, '有效需求')
      .filter({ hasText: new RegExp(`^${before + 1}$`) })
      .waitFor();
    await page.locator(`.wall-panel + .wall-panel img:not([src="${picture ?? ''}"])`).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  test('keeps its figures while the line is down, and goes on after the last event', async () => {
    const { page, context } = await hang('/wall');
    await page.locator('.wall .live.on').waitFor();
    const before = await figure(page, '有效需求').innerText();
    await context.setOffline(true);
    await page.evaluate('window.dispatchEvent(new Event("offline"))');
    const village = await house.as('demo-village');
    const missed = `${title}（第二期）`;
    await village(
      'mutation ($title: String!) { addNeed(input: { title: $title }) { userErrors { code } } }',
      { title: missed },
    );
    expect(await figure(page, '有效需求').innerText()).toBe(before);
    await context.setOffline(false);
    await page.evaluate('window.dispatchEvent(new Event("online"))');
    await page
      .locator('.wall-ticker li', { hasText: missed })
      .first()
      .waitFor({ state: 'attached' });
    await figure(page, '有效需求')
      .filter({ hasText: new RegExp(`^${Number(before) + 1}$`) })
      .waitFor();
    await context.close();
  });

  test.each(['dark', 'light'])('pleases axe and is read from afar, %s', async (theme) => {
    const { page, context, faults } = await hang(`/wall?theme=${theme}`);
    expect(await measured(page, leastAfar)).toEqual({ small: [], wide: 0 });
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('has all charts below each other on a phone, in English too, each with its table', async () => {
    const { page, context, faults } = await hang('/wall?lang=en', phone);
    await page.getByRole('heading', { name: 'Map of villages' }).waitFor();
    expect(await measured(page, 18)).toEqual({ small: [], wide: 0 });
    expect(await violations(page)).toEqual([]);
    const pictures = await page.locator('.wall-picture').count();
    expect(pictures).toBeGreaterThan(3);
    expect(await page.locator('.wall-panel table').count()).toBe(pictures);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('turns to the chart that is asked for; on paper all stand with their tables', async () => {
    const { page, context, faults } = await hang('/wall');
    await page.getByRole('button', { name: '流向' }).click();
    await page.locator('.wall-picture img[alt^="资源流向"]').waitFor();
    await page.getByRole('button', { name: '暂停轮播' }).click();
    await page.getByRole('button', { name: '继续轮播' }).waitFor();
    await page.getByRole('link', { name: '打印' }).click();
    await page.locator('.wall.paper .wall-table').nth(3).waitFor();
    expect(await page.locator('.wall.dark').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('of a chain shows its own figures; one that is not there says so', async () => {
    const { page, context, faults } = await hang('/wall/chain/FUSION');
    await page.getByRole('heading', { level: 1, name: '一二三产业融合链' }).waitFor();
    await page.goto('/wall/chain/NONE');
    await page.getByText('没有这个链组、镇街或村').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
});
