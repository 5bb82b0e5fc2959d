import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { enter, openHouse, phone, violations, type House, type Watched } from './support/house.ts';
import { measured } from './support/measure.ts';

let house: House;
let watched: Watched;
beforeAll(async () => {
  house = await openHouse();
  watched = await house.open();
  await enter(watched.page, '区管理员');
}, 180_000);
afterAll(() => house.close());

const pages = {
  '/admin': '管理',
  '/admin/accounts': '账号',
  '/admin/places': '镇街和村',
  '/admin/parties': '企业和单位',
  '/admin/chains': '链组',
  '/admin/words': '词语',
  '/admin/times': '时限和节假日',
  '/admin/metrics': '指标',
  '/admin/audit': '操作记录',
} as const;

describe.each(Object.entries(pages))('%s', (path, title) => {
  test('has letters of 18 px and targets of 44 px, pleases axe, and fits 320 px', async () => {
    const { page } = watched;
    await page.goto(path);
    await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
    await page.locator('.skeleton').waitFor({ state: 'detached' });
    expect(await measured(page, 44, 18)).toEqual({ letters: [], targets: [], wide: 0 });
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect((await measured(page, 44, 18)).wide).toBe(0);
    await page.setViewportSize(phone);
  });
});

describe('an administrator', () => {
  test('imports a town with its village, looked at first; again nothing changes', async () => {
    const { page, faults } = watched;
    const list = '代码\t名称\n120113190000\t合成河口镇\n120113190201\t合成柳林村村委会';
    for (const [seen, done] of [
      ['新增 2，变更 0，无变化 0', '已导入：新增 2，变更 0。'],
      ['新增 0，变更 0，无变化 2', '已导入：新增 0，变更 0。'],
    ] as const) {
      await page.goto('/admin/places');
      await page.getByRole('textbox', { name: '粘贴到这里' }).fill(list);
      await page.getByRole('button', { name: '预览' }).click();
      await page.getByText(seen).waitFor();
      await page.getByRole('button', { name: '确认导入' }).click();
      await page.getByText(done).waitFor();
    }
    await page.getByRole('button', { name: '停用 合成河口镇' }).click();
    await page.getByText('仍在使用中').waitFor();
    expect(faults).toEqual([]);
  });

  test('is asked whether a name nearly the same is another’s', async () => {
    const { page } = watched;
    await page.goto('/admin/parties');
    await page.getByText('新增企业或单位', { exact: true }).first().click();
    const form = page.getByRole('form', { name: '新增企业或单位' });
    for (const name of ['合成晨光果品有限公司', '合成晨光果品公司']) {
      await form.getByRole('textbox', { name: '名称' }).fill(name);
      await form.getByRole('button', { name: '新增' }).click();
      await form.getByText(/已保存|已有相近的名称/).waitFor();
    }
    await form.getByRole('checkbox', { name: '我确认这是另一个' }).check();
    await form.getByRole('button', { name: '新增' }).click();
    await form.getByText('已保存').waitFor();
  });
});

test('an account with an initial password is led to choose an own one', async () => {
  const admin = await house.as('demo-admin');
  const { createAccount } = (await admin(
    'mutation { createAccount(input: { name: "合成查看员", role: READER }) { initialPassword } }',
  )) as unknown as { createAccount: { initialPassword: string } };
  const { page, context } = await house.open();
  await page.goto('/');
  await page.getByRole('textbox', { name: '行政区划代码（六位）' }).fill('120113');
  await page.getByRole('textbox', { name: '账号或手机号' }).fill('合成查看员');
  await page.locator('#password').fill(createAccount.initialPassword);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.locator('#present').fill(createAccount.initialPassword);
  await page.locator('#next').fill('Hexin-shan-82');
  await page.locator('form button[type=submit]').click();
  await page.getByRole('heading', { level: 1, name: '您好' }).waitFor();
  await context.close();
});
