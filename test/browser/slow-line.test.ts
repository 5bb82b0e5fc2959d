import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { documentId, enter, openHouse, phone, type House } from './support/house.ts';

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

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

async function cookiesOfSomebody(): Promise<Cookies> {
  const { page, context } = await house.open({ viewport: phone });
  await enter(page, '村 田庄村');
  const cookies = await context.cookies();
  await context.close();
  return cookies;
}

/** A context in which somebody is signed in, with nothing else of ours on the phone. */
async function signedIn(given: Cookies | null = null): Promise<BrowserContext> {
  const cookies = given ?? (await cookiesOfSomebody());
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

test('a page and what it stands on are fetched together, not one after the other', async () => {
  const context = await signedIn();
  const page = await context.newPage();
  const needed = neededBy('read');
  expect(needed.length).toBeGreaterThan(0);
  // No script comes: what is asked for all the same did not wait for one.
  await page.route(/\/assets\/.*\.js/, () => undefined);
  const asked = ['/assets/read.js', ...needed].map((file) => new RegExp(file));
  await Promise.all([
    ...asked.map((url) => page.waitForRequest(url)),
    page.goto('/mine', { waitUntil: 'commit' }),
  ]);
  await context.close();
});

interface Ids {
  readonly needs: { readonly nodes: readonly { readonly id: string }[] };
  readonly pairings: { readonly nodes: readonly { readonly id: string }[] };
  readonly chains: { readonly nodes: readonly { readonly code: string }[] };
}

test('what a page asks first comes with it, to whoever is signed in and to nobody else', async () => {
  const ask = await house.as('demo-admin');
  const { needs, pairings, chains } = (await ask(
    '{ needs(first: 1) { nodes { id } } pairings(first: 1) { nodes { id } } chains(first: 1) { nodes { code } } }',
  )) as unknown as Ids;
  const cookies = await cookiesOfSomebody();
  for (const [path, name] of [
    ['/', 'Home'],
    ['/mine', 'PartyPage'],
    [`/listing/${needs.nodes[0]?.id ?? ''}`, 'ListingPage'],
    [`/pairing/${pairings.nodes[0]?.id ?? ''}`, 'PairingPage'],
    [`/chain/${chains.nodes[0]?.code ?? ''}`, 'ChainPage'],
  ] as const) {
    const context = await signedIn(cookies);
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => {
      const body = request.url().endsWith('/graphql') ? (request.postData() ?? '') : '';
      // What lies behind the first hundred is asked for when the first are there.
      if (!body.includes('"after"')) asked.push(body);
    });
    // Once: what is asked again when the line to news opens is no first question.
    await page.routeWebSocket(/.*/, () => undefined);
    const answer = await page.goto(path);
    expect(answer?.headers()['cache-control']).toBe('private, no-store');
    await page.locator('main h1').waitFor();
    await page.waitForFunction('!document.querySelector(".skeleton")');
    const first = [documentId('Viewer'), documentId(name)];
    expect([path, first.filter((id) => asked.some((body) => body.includes(id)))]).toEqual([
      path,
      [],
    ]);
    await context.close();
  }
  const stranger = await (await fetch(house.url)).text();
  expect(stranger).toContain('</html>');
  expect(stranger).not.toContain('id="along"');
});
