import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { enter, offline, openHouse, violations, type House } from './support/house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
}, 180_000);
afterAll(() => house.close());

describe('what villages and departments do together', () => {
  test('the district sets a task with its five things; the village finds it on its desk and its page', async () => {
    const { page, context, faults } = await house.open();
    await enter(page, '区管理员');
    await page.goto('/tasks');
    await page.getByRole('button', { name: '下达任务' }).click();
    await page.getByRole('textbox', { name: '目标' }).fill('年内办成三单（合成数据）');
    await page.getByRole('textbox', { name: '任务', exact: true }).fill('逐条对接需求');
    await page.getByRole('textbox', { name: '措施' }).fill('每周走访一次');
    await page.getByRole('searchbox', { name: /责任单位/ }).fill('田庄');
    await page.getByRole('radio', { name: /田庄村/ }).check();
    await page.getByLabel('时限').fill('2099-12-31');
    await page.getByRole('textbox', { name: /要达到多少/ }).fill('3');
    await page.getByRole('button', { name: '下达', exact: true }).click();
    await page.locator('.task').getByText('年内办成三单（合成数据）').waitFor();
    await page.locator('.task').getByText('完成 0%').waitFor();
    expect(faults).toEqual([]);
    await context.close();

    const village = await house.open();
    await enter(village.page, '村 田庄村');
    await village.page.getByRole('link', { name: /项任务正在办/ }).click();
    await village.page.locator('.task').getByText('年内办成三单（合成数据）').waitFor();

    // The bell told of it; opening the notice reads it.
    await village.page.getByRole('link', { name: /消息 ?\d*，\d+ 条未读/ }).click();
    await village.page.getByRole('heading', { name: '今天' }).waitFor();
    expect(await violations(village.page)).toEqual([]);
    await village.page.getByRole('link', { name: /下达了任务.*未读.*逐条对接需求/ }).click();
    await village.page.getByRole('heading', { name: '任务', exact: true }).waitFor();
    await village.page.getByRole('link', { name: /消息/ }).click();
    await village.page.getByRole('link', { name: /下达了任务\s*逐条对接需求/ }).waitFor();
    await village.page.getByRole('button', { name: '全部标为已读' }).click();
    await village.page.getByText('未读', { exact: true }).first().waitFor({ state: 'detached' });
    await village.context.setOffline(true);
    await village.page.getByRole('link', { name: '首页' }).click();
    await village.page.getByRole('link', { name: /消息/ }).click();
    await village.page.getByText('逐条对接需求').waitFor();
    await village.context.setOffline(false);
    expect(village.faults.filter((fault) => !offline.test(fault))).toEqual([]);
    await village.context.close();
  });

  test('a partnership shows what each brings, what they did, what came of it; the district ends it', async () => {
    const admin = await house.as('demo-admin');
    const { villages } = (await admin(
      '{ villages(first: 2) { nodes { id name } } }',
    )) as unknown as {
      villages: { nodes: { id: string; name: string }[] };
    };
    const [strong, weak] = villages.nodes;
    await admin(
      'mutation ($input: FormPartnershipInput!) { formPartnership(input: $input) { userErrors { code } } }',
      { input: { strong: strong?.id, weak: weak?.id, strongBrings: '农机和技术（合成数据）' } },
    );
    const { page, context, faults } = await house.open();
    await enter(page, '区管理员');
    await page.getByRole('link', { name: '大村带小村' }).click();
    const card = page.locator('.pair').filter({ hasText: weak?.name ?? '' });
    await card.getByText('农机和技术（合成数据）').waitFor();
    await card.getByText('还没有办理单').waitFor();
    // The village's own page says so, too.
    await card.getByRole('link', { name: strong?.name ?? '' }).click();
    await page.getByRole('link', { name: `带 ${weak?.name ?? ''}` }).click();
    await card.getByRole('button', { name: /结束结对/ }).click();
    await card.getByRole('button', { name: '确定结束' }).click();
    await page.getByText('已经结束的 1 对').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  test('a link somebody sent opens its page after signing in', async () => {
    const { page, context, faults } = await house.open();
    await page.goto('/tasks?tab=all');
    await page.getByRole('button', { name: '村 田庄村' }).click();
    await page.getByRole('heading', { level: 1, name: '任务' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/tasks');
    expect(faults).toEqual([]);
    await context.close();
  });
});
