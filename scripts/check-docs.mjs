/**
 * Every relative link in every Markdown file leads to a file that is there, and every `#heading` to a
 * heading that is there. Links to the internet are not followed: a check must not depend on it.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/** Markdown files that are checked in, or would be. */
function documents() {
  const listed = execFileSync(
    'git',
    [
      '-c',
      'core.quotePath=false',
      'ls-files',
      '--cached',
      '--others',
      '--exclude-standard',
      '-z',
      '*.md',
    ],
    { cwd: root, encoding: 'utf8' },
  );
  return listed.split('\0').filter((file) => file !== '' && existsSync(resolve(root, file)));
}

const blank = (text) => text.replace(/[^\n]/g, ' ');

/** The text without code, its lines still where they were. */
const withoutCode = (text) =>
  text
    .replace(/^( {0,3})(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\2[^\n]*$|(?![\s\S]))/gm, blank)
    .replace(/<!--[\s\S]*?-->/g, blank)
    .replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, blank);

const LINKS = [
  /\]\(\s*(?:<([^>\n]*)>|((?:[^()\s]|\([^()\s]*\))*))(?:\s+["'(][^\n]*?["')])?\s*\)/g,
  /^ {0,3}\[[^\]\n]+\]:\s*(?:<([^>\n]*)>|(\S+))/gm,
  /<(?:a|img|source)\b[^>]*?\b(?:href|src|srcset)\s*=\s*["']([^"']+)["']/gi,
];

function linksOf(text) {
  const bare = withoutCode(text);
  return LINKS.flatMap((pattern) =>
    [...bare.matchAll(pattern)].map((match) => ({
      target: match[1] ?? match[2],
      line: bare.slice(0, match.index).split('\n').length,
    })),
  ).filter(({ target }) => target !== undefined);
}

/** The anchors of a Markdown file, made from its headings as code hosts make them. */
function anchorsOf(text) {
  const bare = text.replace(/^( {0,3})(`{3,}|~{3,})[^\n]*\n[\s\S]*?^ {0,3}\2[^\n]*$/gm, blank);
  const seen = new Map();
  const anchors = new Set();
  for (const [, heading] of bare.matchAll(/^ {0,3}#{1,6}\s+(.+?)\s*#*\s*$/gm)) {
    const slug = heading
      .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replace(/ /g, '-');
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    anchors.add(times === 0 ? slug : `${slug}-${times}`);
  }
  for (const [, id] of bare.matchAll(/\b(?:id|name)="([^"]+)"/g)) anchors.add(id);
  return anchors;
}

const decode = (part) => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

/** What is wrong with a link from `file`, or undefined. */
function problemOf(file, target) {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(target)) return undefined;
  const [path, anchor] = target.split('#').map(decode);
  const place =
    path === '' ? resolve(root, file) : resolve(root, dirname(file), path.split('?')[0]);
  if (path.startsWith('/')) return 'starts at "/", which is another place for every reader';
  if (relative(root, place).startsWith('..')) return 'leaves the repository';
  if (!existsSync(place)) return 'leads nowhere';
  if (!anchor || !place.endsWith('.md') || statSync(place).isDirectory()) return undefined;
  return anchorsOf(readFileSync(place, 'utf8')).has(anchor)
    ? undefined
    : `has no heading #${anchor}`;
}

const files = documents();
const problems = files.flatMap((file) =>
  linksOf(readFileSync(resolve(root, file), 'utf8')).flatMap(({ target, line }) => {
    const what = problemOf(file, target);
    return what ? [`${file}:${line} (${target}) ${what}`] : [];
  }),
);
for (const required of [
  'README.md',
  'README.zh-CN.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'LICENSE',
]) {
  if (!existsSync(resolve(root, required))) problems.push(`${required} is missing`);
}
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log(`${files.length} documents, every link leads somewhere.`);
