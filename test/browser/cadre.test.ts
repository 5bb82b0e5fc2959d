import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { documentId, enter, openHouse, type House } from './support/house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
}, 180_000);
afterAll(() => house.close());

const addResource = `mutation ($input: AddListingInput!) {
  addResource(input: $input) { resource { id } userErrors { code message } }
}`;

/** Answers every question of the wizard; the last tap sends. */
async function putIn(page: Page, title: string): Promise<void> {
  await page.goto('/new/need');
  await page.getByRole('textbox', { name: '缺什么？' }).fill(title);
  for (const question of ['要多少？', '什么时候要？', '最后两个问题', '看看对不对']) {
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('heading', { level: 1, name: question }).waitFor();
  }
  await page.getByRole('button', { name: '登记' }).click();
}

/** How often an entry of this title is in the district's need list. */
async function timesListed(title: string): Promise<number> {
  const ask = await house.as('demo-admin');
  const { needs } = (await ask(
    'query ($title: String!) { needs(filter: { title: { eq: $title } }) { totalCount } }',
    { title },
  )) as unknown as { needs: { totalCount: number } };
  return needs.totalCount;
}

describe('a cadre with a phone', () => {
  test('puts in a need, one question per screen, and sees at once who can help and why', async () => {
    const { page, context, faults } = await house.open();
    await enter(page, '村 田庄村');
    await page.goto('/new/need');
    await page
      .getByRole('textbox', { name: '缺什么？' })
      .fill('想给村里妇女办一期电商直播培训，30人');
    await page.getByRole('button', { name: '下一步' }).click();
    // The quantity is read from the sentence, to be confirmed.
    await page.getByText('从您写的话里读出来的').waitFor();
    expect(await page.getByRole('textbox', { name: '数量' }).inputValue()).toBe('30');
    expect(await page.getByRole('radio', { name: '人', exact: true }).isChecked()).toBe(true);
    for (const question of ['什么时候要？', '最后两个问题', '看看对不对']) {
      await page.getByRole('button', { name: '下一步' }).click();
      await page.getByRole('heading', { level: 1, name: question }).waitFor();
    }
    await page.getByRole('button', { name: '登记' }).click();
    await page.getByText(/已登记，马上就对上了/).waitFor();
    const card = page.locator('#pairings .card').first();
    expect(await card.locator('.why').innerText()).toMatch(/[。！]$/);
    await card.getByRole('link').click();
    await page.getByRole('heading', { name: '为什么对得上' }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  test('keeps every word typed, over a reload', async () => {
    const { page, context, faults } = await house.open();
    await enter(page, '村 田庄村');
    await page.goto('/new/resource');
    await page.getByRole('textbox', { name: '有什么？' }).fill('村口空着一间厂房');
    await page.reload();
    expect(await page.getByRole('textbox', { name: '有什么？' }).inputValue()).toBe(
      '村口空着一间厂房',
    );
    expect(faults).toEqual([]);
    await context.close();
  });

  test('is told next to the field what is missing', async () => {
    const { page, context, faults } = await house.open();
    await enter(page, '村 田庄村');
    await page.goto('/new/need');
    await page.getByRole('button', { name: '下一步' }).click();
    const field = page.getByRole('textbox', { name: '缺什么？' });
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await page.getByRole('alert').getByText('请先写一句').waitFor();
    await field.fill('需要一台插秧机');
    await page.getByRole('button', { name: '下一步' }).click();
    // A quantity without a unit is refused by the server: its words appear at the question it is about.
    await page.getByRole('textbox', { name: '数量' }).fill('2');
    for (const question of ['什么时候要？', '最后两个问题', '看看对不对']) {
      await page.getByRole('button', { name: '下一步' }).click();
      await page.getByRole('heading', { level: 1, name: question }).waitFor();
    }
    await page.getByRole('button', { name: '登记' }).click();
    await page.getByRole('heading', { level: 1, name: '要多少？' }).waitFor();
    await page.getByRole('alert').getByText(/单位/).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  test('sees a pairing arrive that somebody else’s entry made, without touching the phone', async () => {
    const { page, context, faults } = await house.open();
    await enter(page, '村 田庄村');
    await page.getByText('实时更新中').waitFor();
    const admin = await house.as('demo-admin');
    const { organizations } = (await admin(
      '{ organizations(filter: { name: { eq: "区农业农村委" } }) { nodes { id } } }',
    )) as unknown as { organizations: { nodes: { id: string }[] } };
    const party = organizations.nodes[0]?.id;
    await admin(addResource, { input: { party, title: '提供粮油作物轮作技术' } });
    const fresh = page.locator('#fresh .card').filter({ hasText: '提供粮油作物轮作技术' });
    await fresh.first().waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  test('hears what came while the phone was off', async () => {
    const { page, context, faults } = await house.open();
    await enter(page, '村 田庄村');
    await page.getByText('实时更新中').waitFor();
    await page.goto('about:blank');
    const admin = await house.as('demo-admin');
    const { organizations } = (await admin(
      '{ organizations(filter: { name: { eq: "区文旅局" } }) { nodes { id } } }',
    )) as unknown as { organizations: { nodes: { id: string }[] } };
    const party = organizations.nodes[0]?.id;
    await admin(addResource, { input: { party, title: '赏花节宣传推广服务' } });
    await page.goto('/');
    await page.getByRole('heading', { name: /离线期间有 \d+ 条新配对/ }).waitFor();
    await page.getByRole('button', { name: '知道了' }).click();
    await page.locator('#fresh').waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
    await context.close();
  });

  test('submits without network: it is kept, goes out by itself, and once', async () => {
    const title = '需要一名果树修剪师傅';
    const { page, context, faults } = await house.open();
    await enter(page, '村 田庄村');
    await page.goto('/new/need');
    await page.getByRole('textbox', { name: '缺什么？' }).fill(title);
    for (const question of ['要多少？', '什么时候要？', '最后两个问题', '看看对不对']) {
      await page.getByRole('button', { name: '下一步' }).click();
      await page.getByRole('heading', { level: 1, name: question }).waitFor();
    }
    await context.setOffline(true);
    await page.getByRole('button', { name: '登记' }).click();
    await page.getByRole('heading', { level: 1, name: '待送出' }).waitFor();
    await page.getByText('已存手机，联网自动送出').first().waitFor();
    expect(await timesListed(title)).toBe(0);
    await context.setOffline(false);
    await page.getByText('都送出去了').waitFor();
    expect(await timesListed(title)).toBe(1);
    expect(faults.filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
    await context.close();
  });

  test('does not send twice when the answer is lost on the way', async () => {
    const title = '需要一台玉米脱粒机，1台';
    const { page, context } = await house.open();
    await enter(page, '村 田庄村');
    let lost = 0;
    await page.route('**/graphql', async (route) => {
      if (lost > 0 || !(route.request().postData() ?? '').includes(documentId('AddNeed'))) {
        await route.continue();
        return;
      }
      lost++;
      await route.fetch();
      await route.abort();
    });
    await putIn(page, title);
    await page.getByRole('heading', { level: 1, name: '待送出' }).waitFor();
    expect(await timesListed(title)).toBe(1);
    await page.getByRole('button', { name: '现在就送' }).click();
    await page.getByText('都送出去了').waitFor();
    expect(lost).toBe(1);
    expect(await timesListed(title)).toBe(1);
    await context.close();
  });

  test('opens the shell and the last seen list without network', async () => {
    const { page, context } = await house.open();
    await enter(page, '村 田庄村');
    await page.goto('/mine');
    await page.locator('.line').first().waitFor();
    await page.evaluate('navigator.serviceWorker.ready.then(() => 0)');
    await page.reload();
    await page.locator('.line').first().waitFor();
    await context.setOffline(true);
    await page.reload();
    await page.getByText(/没有网络，这是 \d\d:\d\d 看到的内容/).waitFor();
    expect(await page.locator('.line').count()).toBeGreaterThan(3);
    await context.close();
  });

  test('changes and withdraws an own entry', async () => {
    const { page, context, faults } = await house.open();
    await enter(page, '村 田庄村');
    await putIn(page, '需要两名会开收割机的师傅');
    await page.getByText(/已登记/).waitFor();
    await page.getByRole('link', { name: '改一改' }).click();
    await page.getByRole('textbox', { name: '缺什么？' }).fill('需要三名会开收割机的师傅');
    await page.getByRole('button', { name: '保存修改' }).click();
    await page.getByRole('heading', { level: 1, name: '需要三名会开收割机的师傅' }).waitFor();
    await page.getByRole('button', { name: '仍然有效' }).click();
    await page.getByText('记下了：仍然有效。').waitFor();
    await page.getByRole('button', { name: '撤下' }).click();
    await page.getByRole('button', { name: '确定撤下' }).click();
    await page.locator('.over').getByText('已撤下').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
});
