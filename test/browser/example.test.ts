import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { openHouse, type House } from './support/house.ts';

/* The sample dashboard of docs/examples, as somebody who built it elsewhere: another origin, a key, the package. */

const root = resolve(import.meta.dirname, '../..');
let house: House;
let server: ChildProcess;
let origin: string;
beforeAll(async () => {
  await promisify(execFile)(process.execPath, ['scripts/sdk.mjs'], { cwd: root });
  server = spawn(process.execPath, ['docs/examples/dashboard/serve.mjs', '0'], { cwd: root });
  const [line] = (await once(server.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  origin = line.toString().trim();
  house = await openHouse({ LIANZU_ALLOWED_ORIGINS: origin });
}, 240_000);
afterAll(async () => {
  server.kill();
  await house.close();
});

test('the sample dashboard shows figures, a chart and what happens', async () => {
  const admin = await house.as('demo-admin');
  const { createApiKey } = (await admin(
    'mutation { createApiKey(input: { name: "合成看板", role: READER }) { key } }',
  )) as unknown as { createApiKey: { key: string } };
  const { page, context, faults } = await house.open({ viewport: { width: 1280, height: 900 } });
  await page.goto(origin);
  await page.getByRole('textbox', { name: '平台地址' }).fill(house.url);
  await page.getByRole('textbox', { name: '只读密钥' }).fill(createApiKey.key);
  await page.getByRole('button', { name: '连接' }).click();
  await page.getByText('实时', { exact: true }).waitFor();
  expect(await page.locator('#chains tr').count()).toBe(7);
  expect(await page.locator('#chart').getAttribute('alt')).toContain('供需');
  const needs = page.locator('#figures dd').first();
  const before = Number(await needs.innerText());
  const village = await house.as('demo-village');
  const title = '想给村里妇女办一期电商直播培训，20人';
  await village(
    'mutation ($title: String!) { addNeed(input: { title: $title }) { userErrors { code } } }',
    { title },
  );
  await page.locator('#news li', { hasText: title }).first().waitFor();
  await needs.filter({ hasText: new RegExp(`^${before + 1}$`) }).waitFor();
  // What it asked of other hosts than the platform is its own two folders, and nothing went wrong.
  expect(faults.filter((fault) => !fault.startsWith(`outside: ${origin}`))).toEqual([]);
  await context.close();
});
