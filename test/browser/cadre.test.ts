import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { documentId, enter, offline, openHouse, type House } from './support/house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
}, 180_000);
afterAll(() => house.close());

const addResource = `mutation ($input: AddListingInput!) {
  addResource(input: $input) { resource { id } userErrors { code message } }
}`;

/** Says it in one sentence and goes on to where all of it is looked over. */
async function say(page: Page, title: string): Promise<void> {
  await page.goto('/new/need');
  await page.getByRole('textbox', { name: '缺什么？' }).fill(title);
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('heading', { level: 1, name: '看看对不对' }).waitFor();
}

/** Puts a need in by one sentence. */
async function putIn(page: Page, title: string): Promise<void> {
  await say(page, title);
  await page.getByRole('button', { name: '登记' }).click();
}

/** A row of what is looked over, by the name of its answer. */
const row = (page: Page, name: string): Locator =>
  page.locator('.check a').filter({ has: page.getByText(name, { exact: true }) });

interface Kept {
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  /** The first bytes as they are. */
  readonly start: string;
}

/** The photo that waits on the phone's shelf. Runs in the page. */
const keptPhoto = `new Promise((resolve, reject) => {
  const opening = indexedDB.open('lianzu-photo');
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const asking = opening.result.transaction('waiting').objectStore('waiting').getAll();
    asking.onsuccess = () => resolve(asking.result[0]);
  };
}).then(async (photo) => {
  const image = document.querySelector('.photos img');
  await image.decode();
  const bytes = await new Response(photo).arrayBuffer();
  const start = String.fromCharCode(...new Uint8Array(bytes.slice(0, 2000)));
  return { bytes: photo.size, width: image.naturalWidth, height: image.naturalHeight, start };
})`;

/** A picture as a phone makes it: large, on its side, with the place it was taken. */
const phonePhoto = (): Promise<Buffer> =>
  sharp(randomBytes(2400 * 1600 * 3), { raw: { width: 2400, height: 1600, channels: 3 } })
    .withExif({ IFD0: { Make: 'Synthetic' }, IFD3: { GPSLatitude: '39/1 10/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 95 })
    .toBuffer();

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
  test('puts in a need by one sentence, and sees at once who can help and why', async () => {
    const { page, context, faults } = await house.open();
    await enter(page, '村 田庄村');
    await say(page, '想给村里妇女办一期电商直播培训，30人');
    // The quantity is read from the sentence, to be confirmed or changed.
    await row(page, '数量').getByText('30 人').waitFor();
    await row(page, '数量').getByText('从您的话里读出来的').waitFor();
    await row(page, '数量').click();
    expect(await page.getByRole('radio', { name: '人', exact: true }).isChecked()).toBe(true);
    await page.getByRole('textbox', { name: '数量' }).fill('40');
    await page.getByRole('button', { name: '好了，回去看全部' }).click();
    await row(page, '数量').getByText('40 人').waitFor();
    expect(await row(page, '数量').getByText('从您的话里读出来的').count()).toBe(0);
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
    await field.fill('需要插秧机');
    await page.getByRole('button', { name: '下一步' }).click();
    // A quantity without a unit is refused by the server: its words appear at the question it is about.
    await row(page, '数量').click();
    await page.getByRole('textbox', { name: '数量' }).fill('2');
    await page.getByRole('button', { name: '好了，回去看全部' }).click();
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
    await context.setOffline(true);
    // Nobody can read the sentence: it is kept, and the questions come one by one.
    for (const question of ['要多少？', '什么时候要？', '最后几个问题', '看看对不对']) {
      await page.getByRole('button', { name: '下一步' }).click();
      await page.getByRole('heading', { level: 1, name: question }).waitFor();
    }
    await row(page, '您的话').getByText(title).waitFor();
    await row(page, '照片').click();
    await page.locator('input[type=file]').setInputFiles({
      name: 'photo.jpg',
      mimeType: 'image/jpeg',
      buffer: await phonePhoto(),
    });
    // Small, upright, and silent about where it was taken, before it leaves the phone.
    await page.getByRole('img', { name: '照片 1' }).waitFor();
    const { bytes, width, height, start } = await page.evaluate<Kept>(keptPhoto);
    expect(bytes).toBeLessThanOrEqual(300_000);
    expect([width < height, start.includes('Exif')]).toEqual([true, false]);
    await page.getByRole('button', { name: '好了，回去看全部' }).click();
    await row(page, '照片').getByText('1 张').waitFor();
    await page.getByRole('button', { name: '登记' }).click();
    await page.getByRole('heading', { level: 1, name: '待送出' }).waitFor();
    await page.getByText('已存手机，联网自动送出').first().waitFor();
    expect(await timesListed(title)).toBe(0);
    await context.setOffline(false);
    await page.getByText('都送出去了').waitFor();
    expect(await timesListed(title)).toBe(1);
    await page.goto('/mine');
    await page.locator('.line a').filter({ hasText: title }).first().click();
    await page.getByRole('img', { name: '照片 1' }).waitFor();
    expect(faults.filter((fault) => !offline.test(fault))).toEqual([]);
    await context.close();
  });

  test('says it in one sentence; what it was read as is asked about where it may be wrong', async () => {
    const { page, context, faults } = await house.open();
    await enter(page, '村 田庄村');
    await say(page, '三月份想找人收五千斤白萝卜');
    await row(page, '数量').getByText('5,000 斤').waitFor();
    await row(page, '时间')
      .getByText(/3月1日 至 .*3月31日/)
      .waitFor();
    await row(page, '联系人').waitFor();
    await page.getByRole('button', { name: '登记' }).click();
    await page.getByText(/已登记/).waitFor();

    // The same again, from another door: it is asked which list it belongs on, then shown its twin.
    await page.goto('/new/resource');
    await page.getByRole('textbox', { name: '有什么？' }).fill('想找人收五千斤白萝卜');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('button', { name: '这是需求（缺）' }).click();
    await page.getByText('清单上已经有差不多的一条').waitFor();
    await page.getByRole('button', { name: '仍要新增' }).waitFor();
    await page.getByRole('link', { name: '打开那一条' }).first().click();
    await page.getByRole('heading', { level: 1, name: '三月份想找人收五千斤白萝卜' }).waitFor();

    // What was begun is still there.
    await page.goto('/new/resource/check');
    await row(page, '您的话').getByText('想找人收五千斤白萝卜').waitFor();
    expect(faults).toEqual([]);
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
