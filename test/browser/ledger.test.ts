import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { gbk, workbook } from '../ledgers/workbook.ts';
import { enter, openHouse, phone, type House, violations } from './support/house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
}, 180_000);
afterAll(() => house.close());

const tooWide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

/** A need list as towns keep it: a merged title, odd order, a row that is wrong in two ways. */
const messy = (): Buffer =>
  workbook([
    {
      name: '需求',
      rows: [
        ['合成镇各村需求汇总表（合成数据）', null, null, null, null],
        ['序号', '需求内容（必填）', '数量', '计量单位', '所属村'],
        [1, '合成：收白菜', '五千', '斤', '田庄村'],
        [2, '合成：请农技员', '很多', '人', '田庄村'],
        [3, '合成：修水渠', 300, '米', '田庄庄村'],
        ['合计', null, null, null, null],
      ],
      merge: ['A1:E1'],
    },
  ]);

const send = (page: Page, name: string, buffer: Buffer): Promise<void> =>
  page.setInputFiles('input[type=file]', { name, mimeType: 'application/octet-stream', buffer });

const isOpen = async (title: string): Promise<number> => {
  const admin = await house.as('demo-admin');
  const { needs } = (await admin(
    'query ($title: String!) { needs(first: 1, filter: { title: { eq: $title }, status: { eq: OPEN } }) { totalCount } }',
    { title },
  )) as unknown as { needs: { totalCount: number } };
  return needs.totalCount;
};

describe.each([
  ['a phone', phone],
  ['a desk', { width: 1280, height: 900 }],
])('on %s', (_, viewport) => {
  test('a messy ledger is looked at, put right in place, imported and taken back', async () => {
    const { page, context, faults } = await house.open({ viewport });
    await enter(page, '区管理员');
    await page.goto('/ledgers');
    await page.getByRole('heading', { name: '传一份台账' }).waitFor();
    expect(await page.evaluate(tooWide)).toBe(0);
    expect(await violations(page)).toEqual([]);

    await send(page, '合成需求汇总.xlsx', messy());
    await page.getByText('看过没问题就导入').waitFor();
    expect(await page.locator('.import-row').count()).toBe(2);
    await page.getByText('“很多”看不出数量').waitFor();
    expect(await page.evaluate(tooWide)).toBe(0);
    expect(await violations(page)).toEqual([]);

    // One is typed right, the other tapped.
    const [many, misspelt] = [0, 1].map((at) => page.locator('.import-row').nth(at));
    await many?.getByLabel('数量').fill('2');
    await many?.getByRole('button', { name: '改好了' }).click();
    await page.getByText('“很多”看不出数量').waitFor({ state: 'detached' });
    expect(misspelt).toBeDefined();
    const left = page.locator('.import-row').first();
    await left.getByRole('button', { name: '田庄村', exact: true }).click();
    await left.getByRole('button', { name: '改好了' }).click();
    await page.getByRole('button', { name: '导入 3 行' }).click();
    await page.getByText('已导入', { exact: true }).waitFor();
    expect(await isOpen('合成：修水渠')).toBe(1);

    await page.getByRole('button', { name: '撤销这次导入' }).click();
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    await page.getByText('已撤销', { exact: true }).waitFor();
    expect(await isOpen('合成：修水渠')).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  });
});

test('a GBK table whose headings nobody knows is taken in once somebody says what they are', async () => {
  const { page, context, faults } = await house.open();
  await enter(page, '村 田庄村');
  await page.goto('/ledgers');
  await send(page, '合成.csv', gbk('啥事,有多少\r\n合成：要人剪枝,3人\r\n'));
  await page.getByText('没有找到认得出的表头').waitFor();
  await page.getByLabel('这张表里是').selectOption('NEED');
  await page.getByLabel('啥事').selectOption('TITLE');
  await page.getByLabel('有多少').selectOption('QUANTITY');
  await page.getByRole('button', { name: '照我选的再认一遍' }).click();
  await page.getByRole('button', { name: '导入 1 行' }).click();
  await page.getByText('已导入', { exact: true }).waitFor();
  expect(await isOpen('合成：要人剪枝')).toBe(1);
  expect(faults).toEqual([]);
  await context.close();
});

test('a list is taken away as a file, and a template too', async () => {
  const { page, context, faults } = await house.open();
  await enter(page, '区管理员');
  await page.goto('/ledgers');
  await page.getByLabel('用哪种版式').selectOption({ label: '一村一单（需求）' });
  await page.getByRole('button', { name: '生成文件' }).click();
  const list = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载文件' }).click();
  expect((await list).suggestedFilename()).toMatch(/^一村一单（需求） \d{4}-\d\d-\d\d\.xlsx$/);
  const template = page.waitForEvent('download');
  await page.locator('.templates a').first().click();
  expect((await template).suggestedFilename()).toBe('需求台账模板.xlsx');
  expect(faults).toEqual([]);
  await context.close();
});
