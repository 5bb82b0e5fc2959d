import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { enter, offline, openHouse, type House, type Watched } from './support/house.ts';

/*
 * The whole way from a sentence to a rating, by two people on two phones. What the town and the chain's
 * lead do in between (hand over, dispatch) is done through the graph, as they would from their own desks.
 */

let house: House;
beforeAll(async () => {
  house = await openHouse();
}, 180_000);
afterAll(() => house.close());

const timeline = (page: Page, deed: string): Promise<void> =>
  page.locator('.timeline').getByText(deed).first().waitFor();

/** The order's own steps that neither of the two phones takes. */
async function passOn(order: string): Promise<void> {
  const admin = await house.as('demo-admin');
  for (const step of ['handOverOrder', 'dispatchOrder']) {
    const { order: seen } = (await admin('query ($id: ID!) { order(id: $id) { version } }', {
      id: order,
    })) as unknown as { order: { version: number } };
    const type = step === 'dispatchOrder' ? 'DispatchOrderInput' : 'OrderStepInput';
    await admin(`mutation ($input: ${type}!) { ${step}(input: $input) { userErrors { code } } }`, {
      input: { id: order, version: seen.version },
    });
  }
}

/** What a phone without network says of itself. */
const own = ({ faults }: Watched): string[] => faults.filter((fault) => !offline.test(fault));

describe.each([
  { line: 'on a good line', cut: false, sentence: '想找企业帮村里开网店卖农产品' },
  {
    line: 'with the network cut in the middle',
    cut: true,
    sentence: '想请企业帮我们在网上卖菜、开网店',
  },
])('a need and who can help, $line', ({ cut, sentence }) => {
  test('one sentence, a pairing that comes by itself, an order that both see move to its end', async () => {
    const [village, firm] = [await house.open(), await house.open()];
    await enter(firm.page, '企业或单位 天津伍创电子商务有限公司');
    await firm.page.getByText('实时更新中').waitFor();

    await enter(village.page, '村 田庄村');
    await village.page.getByRole('link', { name: /我们缺什么/ }).click();
    await village.page.getByRole('textbox', { name: '缺什么？' }).fill(sentence);
    await village.page.getByRole('button', { name: '下一步' }).click();
    await village.page.locator('.check a').filter({ hasText: '联系人' }).click();
    await village.page.getByRole('textbox', { name: '姓名或称呼' }).fill('村委会值班室');
    await village.page.getByRole('textbox', { name: '电话' }).fill('022-2639 0000');
    await village.page.getByRole('button', { name: '好了，回去看全部' }).click();
    if (cut) await village.context.setOffline(true);
    await village.page.getByRole('button', { name: /登记|仍要新增/ }).click();
    if (cut) {
      await village.page.getByText('已存手机，联网自动送出').first().waitFor();
      await village.context.setOffline(false);
      await village.page.getByText('都送出去了').waitFor();
      await village.page.goto('/mine');
      await village.page.locator('.line a').filter({ hasText: sentence }).first().click();
    } else await village.page.getByText(/已登记，马上就对上了/).waitFor();

    // It comes to the firm's phone by itself, which was not touched.
    await firm.page.locator('#fresh .card').filter({ hasText: sentence }).first().waitFor();

    await village.page.locator('#pairings .card').filter({ hasText: '伍创' }).first().click();
    await village.page.getByRole('button', { name: '就要这个，点单' }).click();
    await village.page.getByRole('button', { name: '点单', exact: true }).click();
    await village.page.getByText('现在在谁手里').waitFor();
    const order = village.page.url().split('/').pop() ?? '';
    await passOn(order);
    await timeline(village.page, '下了单');

    await firm.page.goto(`/order/${order}`);
    // Nobody calls before both have agreed.
    await firm.page.getByText('双方都同意办').first().waitFor();
    expect(await firm.page.getByRole('button', { name: '打电话' }).count()).toBe(0);
    if (cut) await firm.context.setOffline(true);
    await firm.page.getByRole('button', { name: '接单，我们来办' }).click();
    if (cut) {
      await firm.page.getByText('有一步已存手机').waitFor();
      expect(await village.page.locator('.timeline').getByText('接了单').count()).toBe(0);
      await firm.context.setOffline(false);
    }
    await timeline(firm.page, '接了单');
    await timeline(village.page, '接了单');
    await firm.page.getByRole('button', { name: '打电话' }).first().waitFor();

    if (cut) await village.context.setOffline(true);
    await firm.page.getByRole('button', { name: '登记交付' }).first().click();
    await firm.page.getByRole('button', { name: '登记交付' }).last().click();
    await timeline(firm.page, '办结');
    if (cut) await village.context.setOffline(false);
    // Back on the line, the village's page catches up by itself.
    await timeline(village.page, '办结');
    await village.page.getByRole('button', { name: '评一评' }).click();
    await village.page.getByRole('radio', { name: /非常满意/ }).check();
    await village.page.getByRole('button', { name: '评单', exact: true }).click();
    await timeline(village.page, '评了单');
    await timeline(firm.page, '评了单');
    await firm.page.getByText('评了 5 星').first().waitFor();

    expect([own(village), own(firm)]).toEqual([[], []]);
    await village.context.close();
    await firm.context.close();
  }, 120_000);
});
