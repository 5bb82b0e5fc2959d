import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import axe from 'axe-core';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { cloneDatabase } from '../../support/database.ts';

const root = resolve(import.meta.dirname, '../../..');
const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const flags = [
  '--no-sandbox',
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** There is no browser to drive. */
export class NoBrowserError extends Error {}

/** The server did not come up. */
export class NotServingError extends Error {}

/** What the console says of requests without network: the browser's own words, and the service worker's. */
export const offline = /ERR_INTERNET_DISCONNECTED|ERR_FAILED/;

/** A phone as many cadres hold it. */
export const phone = { width: 360, height: 740 };

/** A page that is watched: what it should never do is written down. */
export interface Watched {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of the console and uncaught ones, and requests to other hosts. */
  readonly faults: readonly string[];
}

/** The platform as it is shipped, over a database of its own, and a browser in front of it. */
export interface House {
  readonly url: string;
  open(options?: { readonly viewport?: { width: number; height: number } }): Promise<Watched>;
  /** Asks the graph as a demo account, as another person on another phone would. */
  as(name: string): Promise<(query: string, variables?: object) => Promise<Record<string, never>>>;
  close(): Promise<void>;
}

/** Builds, starts the server on a free port, with `more` settings of its own, and launches the browser. */
export async function openHouse(more: Readonly<Record<string, string>> = {}): Promise<House> {
  const executablePath = browsers.find((path) => existsSync(path));
  if (executablePath === undefined) {
    throw new NoBrowserError(`No Chromium at ${browsers.join(', ')}: apt-get install chromium`);
  }
  await promisify(execFile)(process.execPath, ['scripts/build.mjs'], { cwd: root });
  const clone = await cloneDatabase();
  // `env` adds to the environment we have and then becomes the server.
  const settings = {
    NODE_ENV: 'test',
    DATABASE_URL: clone.ownerUrl,
    PORT: '0',
    LOG_LEVEL: 'silent',
    LIANZU_DEMO: 'on',
    ...more,
  };
  const server = spawn(
    'env',
    [
      ...Object.entries(settings).map(([name, value]) => `${name}=${value}`),
      process.execPath,
      'dist/main.js',
      'serve',
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const url = await addressOf(server);
  const browser = await chromium.launch({ executablePath, args: flags });
  return {
    url,
    open: ({ viewport = phone } = {}) => open(browser, url, viewport),
    as: (name) => signIn(url, name),
    async close() {
      await browser.close();
      const gone = new Promise((done) => server.once('exit', done));
      server.kill('SIGTERM');
      await gone;
      await clone.drop();
    },
  };
}

/** The address a started server prints. */
async function addressOf(server: ChildProcess): Promise<string> {
  if (server.stdout === null) throw new NotServingError('nothing to read from');
  for await (const line of createInterface({ input: server.stdout })) {
    const found = /http:\/\/127\.0\.0\.1:\d+/.exec(line);
    if (found) {
      server.stdout.resume();
      return found[0];
    }
  }
  throw new NotServingError('the server ended before it served');
}

async function open(
  browser: Browser,
  url: string,
  viewport: { width: number; height: number },
): Promise<Watched> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', baseURL: url });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  context.on('request', (request) => {
    if (/^(https?|wss?):/.test(request.url()) && !request.url().startsWith(url)) {
      faults.push(`outside: ${request.url()}`);
    }
  });
  return { page, context, faults };
}

/** The id under which the client sends a document, such as AddNeed. */
export function documentId(name: string): string {
  const manifest = JSON.parse(
    readFileSync(resolve(root, 'schema/documents/manifest.json'), 'utf8'),
  ) as Record<string, { name: string }>;
  return Object.keys(manifest).find((id) => manifest[id]?.name === name) ?? '';
}

const password = 'lianzu-demo-1';

async function signIn(
  url: string,
  name: string,
): Promise<(query: string, variables?: object) => Promise<Record<string, never>>> {
  let cookie = '';
  const ask = async (query: string, variables: object = {}): Promise<Record<string, never>> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ query, variables }),
    });
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    const { data, errors } = (await response.json()) as { data: never; errors?: object[] };
    if (errors) throw new NotServingError(JSON.stringify(errors));
    return data;
  };
  await ask(
    'mutation ($input: SignInInput!) { signIn(input: $input) { accountId userErrors { code } } }',
    { input: { district: '120113', name, password } },
  );
  return ask;
}

/** Taps a demo account on the sign-in page and waits for the home page. */
export async function enter(page: Page, role: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: role }).click();
  await page.getByRole('heading', { level: 1, name: '您好' }).waitFor();
}

/** What axe finds wrong with a page: the rule, the element, and why. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate<string[]>(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ html, any }) => id + ' ' + html.slice(0, 120) + ' ' + (any[0] ? any[0].message : ''))))`,
  );
}
