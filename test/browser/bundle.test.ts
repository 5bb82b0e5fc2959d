import { beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { parse } from 'acorn';

/*
 * Chrome 61 cannot be run here, so what is sent to it is read instead: its syntax, the functions it
 * has, and the styles it understands.
 */

const root = resolve(import.meta.dirname, '../..');
const web = resolve(root, 'dist/web');

/** Functions younger than Chrome 61. Where one stands behind a check for it, it is not listed. */
const tooYoung =
  /\b(globalThis|structuredClone|replaceAll|allSettled|matchAll|fromEntries|flatMap|trimEnd|trimStart|randomUUID|replaceChildren)\b|\.(flat|at|findLast)\(/g;

/** Styles younger than Chrome 61 that would leave a page unreadable; `grid-gap` is the old name of `gap`. */
const tooModern =
  /[;{\s](gap|inset|aspect-ratio|place-items|translate):|\b(clamp|min|max)\(|:(is|has|where)\(|@layer/g;

let scripts: Map<string, string>;
let styles: Map<string, string>;
let html: string;

async function filesOf(ending: string): Promise<Map<string, string>> {
  const names = (await readdir(resolve(web, 'assets'))).filter((name) => name.endsWith(ending));
  const texts = names.map(
    async (name) => [name, await readFile(resolve(web, 'assets', name), 'utf8')] as const,
  );
  return new Map(await Promise.all(texts));
}

beforeAll(async () => {
  await promisify(execFile)(process.execPath, ['scripts/build.mjs'], { cwd: root });
  [scripts, styles] = await Promise.all([filesOf('.js'), filesOf('.css')]);
  // What the page fetches; what it only names for later (`needs …`) is not fetched with it.
  html = (await readFile(resolve(web, 'index.html'), 'utf8')).replace(/<meta[^>]*>/g, '');
}, 120_000);

describe('what the client sends to a phone', () => {
  test('is syntax that Chrome 61 reads', () => {
    expect(scripts.size).toBeGreaterThan(2);
    for (const [name, text] of scripts) {
      const read = (): unknown => parse(text, { ecmaVersion: 2018, sourceType: 'module' });
      expect(read).not.toThrow();
      expect([name, text.match(/for await|\basync\*/g)]).toEqual([name, null]);
    }
  });

  test('calls nothing and styles nothing that Chrome 61 has not', () => {
    for (const [name, text] of scripts) expect([name, text.match(tooYoung)]).toEqual([name, null]);
    for (const [name, text] of styles) expect([name, text.match(tooModern)]).toEqual([name, null]);
  });

  test('is at most 35 kB for the first page', () => {
    const first = [...scripts, ...styles].filter(([name]) => html.includes(name));
    const bytes = first.map(([, text]) => gzipSync(text, { level: 9 }).length);
    const sum = bytes.reduce((total, size) => total + size, 0);
    expect(first.length).toBeGreaterThan(1);
    expect(sum).toBeLessThanOrEqual(35_000);
  });
});
