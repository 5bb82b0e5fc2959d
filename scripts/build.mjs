/**
 * Builds what `npm start` and `npm run lianzu` run: swc turns `src/` and `seeds/` into `dist/`, Vite
 * bundles the web pages. It runs before every command line call, so doing nothing must be cheap: the
 * first pass only reads sizes and times, and the compilers are imported when there is work for them.
 *
 * Safe when several processes call it at once: one builds while the others wait for its lock. Should
 * two ever build together (a lock taken from a builder that was only slow), each file is still replaced
 * by a rename and a stamp names the inputs it was made from, so the worst is one build too many.
 */
import { createHash } from 'node:crypto';
import { existsSync, linkSync, lstatSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const LOCK_BEAT_MS = 5_000;
/** A builder that has not touched its lock for this long is taken for dead (a paused machine, a lost pid). */
const LOCK_STALE_MS = 60_000;
const LOCK_POLL_MS = 50;

const argument = process.argv[2];
const root = argument ? resolve(argument) : resolve(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);

/** The pages: their inputs, and where their bundle goes. The server reads them from there. */
const PAGES = ['web', 'graphiql'].map((name) => ({
  name,
  folder: `src/${name}`,
  out: `dist/${name}`,
  inputs: [`src/${name}`, 'schema', 'package.json', 'package-lock.json', 'scripts/build.mjs'],
}));

/** `src/main.ts` becomes `dist/main.js` and `seeds/chains.ts` becomes `dist/seeds/chains.js`. */
const SOURCES = [
  { from: 'src', to: 'dist', except: PAGES.map((page) => page.folder) },
  { from: 'seeds', to: 'dist/seeds', except: [] },
];
const SERVER_INPUTS = ['.swcrc', 'package.json', 'scripts/build.mjs'];

/** Every file below `path`, sorted, symbolic links not followed; `except` names folders to leave out. */
function filesBelow(path, except = []) {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat || except.includes(path)) return [];
  if (!stat.isDirectory()) return stat.isFile() ? [path] : [];
  return readdirSync(path)
    .sort()
    .flatMap((name) => (name === 'node_modules' ? [] : filesBelow(join(path, name), except)));
}

/** One word for the state of the inputs: their names, sizes and times, and the Node that compiles them. */
function fingerprint(files) {
  const hash = createHash('sha1').update(process.version);
  for (const file of files) {
    const stat = statSync(file, { throwIfNoEntry: false });
    hash.update(`\n${file}:${stat ? `${stat.size}:${stat.mtimeMs}` : 'gone'}`);
  }
  return hash.digest('hex');
}

const serverInputs = () => [
  ...SERVER_INPUTS,
  ...SOURCES.flatMap((source) => filesBelow(source.from, source.except)),
];

const configOf = (page) =>
  filesBelow(page.folder).find(
    (file) => dirname(file) === page.folder && /^vite\.config\.[cm]?[jt]s$/.test(basename(file)),
  );

/** What should be built, each part with the fingerprint of its inputs. */
function wanted() {
  const parts = { server: fingerprint(serverInputs()) };
  for (const page of PAGES) {
    if (configOf(page))
      parts[page.name] = fingerprint(page.inputs.flatMap((path) => filesBelow(path)));
  }
  return parts;
}

/** What was built last; an unreadable stamp counts as nothing built. */
function built() {
  try {
    return JSON.parse(readFileSync('dist/.stamp', 'utf8'));
  } catch {
    return {};
  }
}

const same = (a, b) => Object.keys({ ...a, ...b }).every((part) => a[part] === b[part]);

let counter = 0;
/** Puts a file in place by a rename: a reader sees the old file or the new one, never half of one. */
function put(path, content) {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${process.pid}-${counter++}.tmp`);
  writeFileSync(temporary, content);
  renameSync(temporary, path);
}

const isCode = (file) => /\.[cm]?ts$/.test(file);
const isOutput = (file) => !/\.d\.[cm]?ts$/.test(file) && !/\.md$/.test(file);

/** Where a source file's output goes, or undefined for a file that is none of our sources. */
function outputOf(file) {
  const source = SOURCES.find(({ from }) => file.startsWith(`${from}/`));
  if (!source) return undefined;
  return join(source.to, relative(source.from, file)).replace(/\.([cm]?)ts$/, '.$1js');
}

/**
 * `src` and `seeds` are neighbours but their outputs are nested, so an import from one to the other
 * must be bent. Only specifiers that name a source file of the other folder are touched.
 */
function bendImports(code, file) {
  const output = outputOf(file);
  return code.replace(
    /(\bfrom\s*|\bimport\s*\(?\s*)(["'])(\.[^"'\n]*)\2/g,
    (whole, lead, quote, specifier) => {
      const target = join(dirname(file), specifier).replace(/\.([cm]?)js$/, '.$1ts');
      if (target.split('/')[0] === file.split('/')[0] || !existsSync(target)) return whole;
      const bent = outputOf(target);
      if (!bent) return whole;
      const path = relative(dirname(output), bent);
      return `${lead}${quote}${path.startsWith('.') ? path : `./${path}`}${quote}`;
    },
  );
}

/** Compiles everything in memory first: a syntax error leaves the last good build as it was. */
async function buildServer() {
  const { transformFile } = await import('@swc/core');
  const files = SOURCES.flatMap((source) => filesBelow(source.from, source.except)).filter(
    isOutput,
  );
  const outputs = new Map();
  const problems = [];
  const compile = async (file) => {
    const output = outputOf(file);
    if (!isCode(file)) return outputs.set(output, readFileSync(file));
    try {
      const { code, map } = await transformFile(file, { sourceMaps: true });
      const tail = map ? `//# sourceMappingURL=${basename(output)}.map\n` : '';
      outputs.set(output, bendImports(code, file) + tail);
      if (map) outputs.set(`${output}.map`, map);
    } catch (error) {
      // swc adds the stack of its own native code, which helps nobody to mend a source file.
      problems.push(`${file}\n${String(error.message ?? error).split(/\n+Caused by:/)[0]}`);
    }
  };
  await Promise.all(files.map(compile));
  if (problems.length > 0) throw new Error(problems.join('\n\n'));
  for (const [path, content] of outputs) put(path, content);
  const kept = ['dist/.stamp', 'dist/.lock'];
  const stale = filesBelow('dist', [...PAGES.map((page) => page.out), 'dist/sdk']).filter(
    (file) => !outputs.has(file) && !kept.includes(file),
  );
  for (const file of stale) rmSync(file, { force: true });
}

/** Bundles one page beside its old bundle and then swaps them. */
async function buildPage(page) {
  const { build } = await import('vite');
  const next = `dist/.${page.name}-${process.pid}`;
  try {
    await build({
      root: page.folder,
      configFile: resolve(configOf(page)),
      logLevel: 'error',
      clearScreen: false,
      build: { outDir: resolve(next), emptyOutDir: true },
    });
    rmSync(page.out, { recursive: true, force: true });
    renameSync(next, page.out);
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
}

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** Whether somebody is building now, as far as the lock tells. */
function lockIsHeld() {
  try {
    const fresh = Date.now() - statSync('dist/.lock').mtimeMs < LOCK_STALE_MS;
    return fresh && isAlive(Number(readFileSync('dist/.lock', 'utf8')));
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}

/** Takes the lock, or waits for it; returns how to give it back. */
async function takeLock() {
  mkdirSync('dist', { recursive: true });
  const mine = `dist/.lock-${process.pid}`;
  for (;;) {
    try {
      // A link appears with its content at once, so nobody reads a lock without a pid in it.
      writeFileSync(mine, String(process.pid));
      linkSync(mine, 'dist/.lock');
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (lockIsHeld()) await delay(LOCK_POLL_MS);
      else rmSync('dist/.lock', { force: true });
    } finally {
      rmSync(mine, { force: true });
    }
  }
  const beat = setInterval(() => {
    if (existsSync('dist/.lock')) utimesSync('dist/.lock', new Date(), new Date());
  }, LOCK_BEAT_MS);
  return () => {
    clearInterval(beat);
    rmSync('dist/.lock', { force: true });
  };
}

async function main() {
  if (same(wanted(), built())) return;
  const release = await takeLock();
  try {
    // Read again: another process may just have built this. Taken before compiling, so that a file
    // saved during the build makes the next call build again.
    const parts = wanted();
    const before = built();
    if (same(parts, before)) return;
    const after = Object.fromEntries(Object.entries(before).filter(([part]) => part in parts));
    const finish = (part) => {
      after[part] = parts[part];
      put('dist/.stamp', JSON.stringify(after));
    };
    if (before.server !== parts.server) {
      await buildServer();
      finish('server');
    }
    for (const page of PAGES) {
      if (!parts[page.name]) rmSync(page.out, { recursive: true, force: true });
      else if (before[page.name] !== parts[page.name] || !existsSync(page.out)) {
        await buildPage(page);
        finish(page.name);
      }
    }
    put('dist/.stamp', JSON.stringify(after));
  } finally {
    release();
  }
}

try {
  await main();
} catch (error) {
  const what = error instanceof Error ? error.message : String(error);
  process.stderr.write(`The build failed. 构建失败。\n\n${what}\n\n`);
  process.stderr.write(
    'Mend the file named above and run the command again. 请修正上述文件后重试。\n',
  );
  process.exitCode = 1;
}
