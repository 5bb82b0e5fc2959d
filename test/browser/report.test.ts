import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { enter, openHouse, type House, violations } from './support/house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
}, 180_000);
afterAll(() => house.close());

test('a villager scans the code on the notice board, reports without an account, and says how it went', async () => {
  const cadre = await house.open();
  await enter(cadre.page, '村 田庄村');
  await cadre.page.goto('/settings');
  await cadre.page.getByRole('link', { name: '公开上报链接' }).click();
  await cadre.page.getByLabel('贴在哪里').fill('村委会公告栏');
  await cadre.page.getByRole('radio', { name: '网格上报' }).check();
  await cadre.page.getByRole('button', { name: '开通一个' }).click();
  const poster = cadre.page.locator('.poster');
  await poster.locator('svg.code').waitFor();
  expect(await violations(cadre.page)).toEqual([]);
  const link = (await poster.locator('a').getAttribute('href')) ?? '';

  const villager = await house.open();
  await villager.page.goto(link.replace(/^https?:\/\/[^/]+/, ''));
  await villager.page.getByRole('heading', { name: '向田庄村反映问题' }).waitFor();
  await villager.page.getByLabel('什么事').fill('村口路灯不亮');
  expect(await violations(villager.page)).toEqual([]);

  // What was typed stays through a cut line, and goes once.
  await villager.context.setOffline(true);
  await villager.page.getByRole('button', { name: '交上去' }).click();
  await villager.page.getByText('内容已存在手机上').waitFor();
  await villager.context.setOffline(false);
  await villager.page.getByRole('button', { name: '交上去' }).click();
  await villager.page.getByText('收到了，回执号').waitFor();
  const own = villager.page.locator('.matter', { hasText: '村口路灯不亮' });
  await own.getByText('现在由田庄村办').waitFor();
  const wide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
  expect(await villager.page.evaluate(wide)).toBe(0);

  await cadre.page.goto('/orders');
  await cadre.page.getByRole('link', { name: '村口路灯不亮' }).click();
  await cadre.page.getByRole('button', { name: '接单，我们来办' }).click();
  await cadre.page.getByRole('button', { name: '登记交付' }).first().click();
  await cadre.page.getByRole('button', { name: '登记交付' }).last().click();
  await cadre.page.getByText('等着评单').waitFor();

  await villager.page.reload();
  await own.getByRole('radio', { name: '5 很满意' }).check();
  await own.getByRole('button', { name: '交评价' }).click();
  await own.getByText('您评了 5 分').waitFor();
  expect([
    ...cadre.faults,
    ...villager.faults.filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED')),
  ]).toEqual([]);
  await cadre.context.close();
  await villager.context.close();
});
