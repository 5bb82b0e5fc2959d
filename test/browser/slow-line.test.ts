import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { enter, openHouse, phone, type House } from './support/house.ts';

/*
 * How long a cadre on an old phone waits for rows to read, the first time (nothing of the page on the phone
 * yet) and when coming back. Reported, never asserted: a busy machine is slow in its own way. What is
 * asserted is what the waiting is made of: round trips in a row, and bytes.
 */

let house: House;
beforeAll(async () => {
  house = await openHouse();
}, 180_000);
afterAll(() => house.close());

const lines = {
  '1.6 Mbit/s, 150 ms, CPU ÷ 6': { kbits: 1600, latency: 150, rate: 6 },
  '400 kbit/s, 400 ms, CPU ÷ 6': { kbits: 400, latency: 400, rate: 6 },
} as const;

const pages = { '/': '.card, .chain', '/mine': '.line' } as const;
const RUNS = 5;

interface Load {
  readonly ms: number;
  readonly bytes: number;
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? NaN;

/** Opens a page over a slow line and waits for its first row. */
async function load(
  context: BrowserContext,
  path: keyof typeof pages,
  { kbits, latency, rate }: (typeof lines)[keyof typeof lines],
): Promise<Load> {
  const page = await context.newPage();
  const line = await context.newCDPSession(page);
  let bytes = 0;
  line.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await line.send('Network.enable');
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: (kbits * 1000) / 8,
    uploadThroughput: (kbits * 1000) / 16,
  });
  await line.send('Emulation.setCPUThrottlingRate', { rate });
  const began = performance.now();
  await page.goto(path, { waitUntil: 'commit' });
  await page.locator(pages[path]).first().waitFor();
  const ms = performance.now() - began;
  await page.close();
  return { ms, bytes };
}

/** A context in which somebody is signed in, with nothing else of ours on the phone. */
async function signedIn(): Promise<BrowserContext> {
  const { page, context } = await house.open({ viewport: phone });
  await enter(page, '村 田庄村');
  const cookies = await context.cookies();
  await context.close();
  const fresh = await house.open({ viewport: phone });
  await fresh.page.close();
  await fresh.context.addCookies(cookies);
  return fresh.context;
}

test.each(Object.keys(lines) as (keyof typeof lines)[])(
  'rows to read over %s',
  async (name) => {
    for (const path of Object.keys(pages) as (keyof typeof pages)[]) {
      const first: Load[] = [];
      const again: Load[] = [];
      for (let run = 0; run < RUNS; run++) {
        const context = await signedIn();
        first.push(await load(context, path, lines[name]));
        again.push(await load(context, path, lines[name]));
        await context.close();
      }
      const figures = {
        line: name,
        page: path,
        firstVisitMs: Math.round(median(first.map(({ ms }) => ms))),
        againMs: Math.round(median(again.map(({ ms }) => ms))),
        firstVisitBytes: median(first.map(({ bytes }) => bytes)),
      };
      process.stdout.write(`${JSON.stringify(figures)}\n`);
      expect(figures.firstVisitBytes).toBeGreaterThan(0);
    }
  },
  600_000,
);

/** The files a chunk stands on besides those of the first page. */
function neededBy(chunk: string): string[] {
  const built = resolve(import.meta.dirname, '../../dist/web');
  const html = readFileSync(resolve(built, 'index.html'), 'utf8').replace(/<meta[^>]*>/g, '');
  const script = readFileSync(resolve(built, `assets/${chunk}.js`), 'utf8');
  return [...script.matchAll(/from\s*["']\.\/([\w.-]+\.js)["']/g)]
    .map(([, file]) => `/assets/${file ?? ''}`)
    .filter((file) => !html.includes(file));
}

test('a page, what it stands on and who asks are fetched together, not one after the other', async () => {
  const context = await signedIn();
  const page = await context.newPage();
  const needed = neededBy('read');
  expect(needed.length).toBeGreaterThan(0);
  // Neither the chunk nor any answer comes: what is asked for all the same did not wait for them.
  await page.route(/\/assets\/read\.js|\/graphql$/, () => undefined);
  const asked = [/\/assets\/read\.js/, /\/graphql$/, ...needed.map((file) => new RegExp(file))];
  await Promise.all([
    ...asked.map((url) => page.waitForRequest(url)),
    page.goto('/mine', { waitUntil: 'commit' }),
  ]);
  await context.close();
});
