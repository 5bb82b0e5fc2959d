import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { enter, openHouse, violations, type House } from './support/house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
}, 180_000);
afterAll(() => house.close());

const desk = { width: 1280, height: 900 };

/** How the graph answers a key. */
async function answerTo(key: string): Promise<number | undefined> {
  const response = await fetch(`${house.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query: '{ limits { depth } }' }),
  });
  const { data } = (await response.json()) as { data?: { limits: { depth: number } } | null };
  return data?.limits.depth;
}

describe('a developer', () => {
  test('finds a field by its Chinese meaning, reads it, and follows its type', async () => {
    const { page, context, faults } = await house.open({ viewport: desk });
    await enter(page, '村 田庄村');
    await page.goto('/developers/schema');
    await page.getByRole('searchbox', { name: '搜索类型' }).fill('需求所属链组');
    await page.getByRole('link', { name: 'Pairing.chain', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Pairing' }).waitFor();
    expect(await page.locator('#field-chain').getAttribute('class')).toBe('sought');
    await page.locator('#field-chain').getByRole('link', { name: 'Chain' }).click();
    await page.getByRole('heading', { level: 1, name: 'Chain' }).waitFor();
    await page.locator('#field-code').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  test('makes a key that opens the graph, and revokes it', async () => {
    const { page, context, faults } = await house.open({ viewport: desk });
    await enter(page, '区管理员');
    await page.goto('/developers/keys');
    await page.getByRole('textbox', { name: '谁在用' }).fill('合成看板');
    await page.getByRole('button', { name: '创建密钥' }).click();
    const key = await page.locator('.note code').innerText();
    expect(await answerTo(key)).toBeGreaterThan(5);
    page.on('dialog', (dialog) => void dialog.accept());
    await page.getByRole('button', { name: '停用 合成看板' }).click();
    await page.locator('.keys li', { hasText: '合成看板' }).getByText('已停用').waitFor();
    expect(await answerTo(key)).toBeUndefined();
    expect(faults).toEqual([]);
    await context.close();
  });

  test('makes a webhook, is told what is wrong with it, and pauses and removes it', async () => {
    const { page, context, faults } = await house.open();
    await enter(page, '区管理员');
    await page.goto('/developers/webhooks');
    await page.getByRole('textbox', { name: '推给谁' }).fill('合成接收方');
    const url = page.getByRole('textbox', { name: '接收地址' });
    await url.fill('http://127.0.0.1:9/');
    await page.getByRole('button', { name: '创建推送' }).click();
    await page.getByText('不能推送到这个地址').waitFor();
    await url.fill('https://example.com/lianzu');
    await page.getByRole('button', { name: '创建推送' }).click();
    expect(await page.locator('.note code').innerText()).toMatch(/^whsec_/);
    const made = page.locator('.section', { hasText: 'https://example.com' });
    await made.getByRole('button', { name: '停发' }).click();
    await made.getByText('已停发').waitFor();
    expect(await violations(page)).toEqual([]);
    page.on('dialog', (dialog) => void dialog.accept());
    await made.getByRole('button', { name: '删除' }).click();
    await page.getByText('还没有推送').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  test('sees events as they happen, and goes on after a pause without a gap', async () => {
    const { page, context, faults } = await house.open({ viewport: desk });
    await enter(page, '村 田庄村');
    await page.goto('/developers/events');
    await page.getByText('正在接收').waitFor();
    await page.locator('tbody tr').first().waitFor();
    const positions = async (): Promise<number[]> =>
      (await page.locator('tbody tr td:first-child').allInnerTexts()).map(Number);
    const [before = 0] = await positions();
    await page.getByRole('button', { name: '暂停' }).click();
    const village = await house.as('demo-village');
    await village(
      'mutation { addNeed(input: { title: "合成需求：想修一段村路" }) { userErrors { code } } }',
    );
    await page.getByRole('button', { name: '继续' }).click();
    await page.locator('tbody code', { hasText: 'LISTING_ADDED' }).first().waitFor();
    const after = await positions();
    expect(after).toContain(before + 1);
    expect(after).toEqual(after.map((_, index) => (after[0] ?? 0) - index));
    expect(faults).toEqual([]);
    await context.close();
  });

  test('reads what is published and what has changed', async () => {
    const { page, context, faults } = await house.open({ viewport: desk });
    await enter(page, '村 田庄村');
    await page.goto('/developers/documents');
    await page.getByText('query WallDeck', { exact: true }).click();
    await page.locator('details[open] pre', { hasText: 'standings' }).waitFor();
    await page.goto('/developers/changes');
    await page.locator('details code').first().waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
});
