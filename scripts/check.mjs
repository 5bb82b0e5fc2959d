/**
 * `npm run check`: everything that can be said about the house without running it. Each step is one line
 * with its duration, and what it said when it failed. A step whose file or command is missing fails.
 *
 *   npm run check                      all steps
 *   npm run check -- lint arrows       some steps
 *   npm run check -- --report=out.json the results as JSON as well (CI counts them)
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { delimiter, resolve } from 'node:path';
import { availableParallelism } from 'node:os';
import { breakingChangesOf, markedAsBreaking } from './breaking-changes.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const SDL = 'schema/graph.graphql';
const DATABASE = 'schema/database.sql';
/** The compilers use a core each; more at once only makes all of them slow. */
const AT_ONCE = Math.min(2, availableParallelism());
const LONGEST_DIFFERENCE = 40;

const environment = {
  ...process.env,
  PATH: `${resolve(ROOT, 'node_modules/.bin')}${delimiter}${process.env.PATH}`,
  NO_COLOR: '1',
};
// Node warns when both are set, and tools obey the louder one.
delete environment.FORCE_COLOR;

class StepFailed extends Error {}

/** Runs a command in the house; returns what it printed, throws StepFailed with it when it fails. */
function run(command, ...args) {
  return new Promise((done, fail) => {
    const options = { cwd: ROOT, env: environment, maxBuffer: 2 ** 28 };
    execFile(command, args, options, (error, stdout, stderr) => {
      if (!error) return done(stdout);
      const said = `${stdout}${stderr}`.trim() || error.message;
      return fail(new StepFailed(`$ ${[command, ...args].join(' ')}\n${said}`));
    });
  });
}

const node = (...args) => run('node', ...args);

async function mustExist(path, advice) {
  if (!existsSync(resolve(ROOT, path))) throw new StepFailed(`${path} is missing. ${advice}`);
}

/** The first lines in which two texts part, marked - (checked in) and + (printed). */
function difference(checkedIn, printed) {
  const [left, right] = [checkedIn.split('\n'), printed.split('\n')];
  let start = 0;
  while (start < left.length && left[start] === right[start]) start++;
  let end = 0;
  const shorter = Math.min(left.length, right.length) - start;
  while (end < shorter && left.at(-1 - end) === right.at(-1 - end)) end++;
  const cut = (lines, mark) => {
    const part = lines.slice(start, lines.length - end);
    const more =
      part.length > LONGEST_DIFFERENCE ? [`… ${part.length - LONGEST_DIFFERENCE} more`] : [];
    return [...part.slice(0, LONGEST_DIFFERENCE), ...more].map((line) => `${mark} ${line}`);
  };
  return [`from line ${start + 1}:`, ...cut(left, '-'), ...cut(right, '+')].join('\n');
}

/** Whether a checked-in file still says what `lianzu schema print` prints. */
async function isUpToDate(path, flag) {
  const fix = `npm run -s lianzu -- schema print ${flag} > ${path}`;
  await mustExist(path, `Print it: ${fix}`);
  const printed = await node('dist/main.js', 'schema', 'print', flag);
  if (printed.trim() === '') throw new StepFailed(`schema print ${flag} printed nothing.`);
  const checkedIn = await readFile(resolve(ROOT, path), 'utf8');
  if (checkedIn.trimEnd() === printed.trimEnd()) return;
  throw new StepFailed(
    `${path} has drifted from the code; ${difference(checkedIn, printed)}\nPrint it anew: ${fix}`,
  );
}

async function noUnlabelledBreak() {
  await mustExist(SDL, 'There is nothing to compare.');
  await mustExist('CHANGELOG.md', 'Breaking changes are announced there.');
  const git = (...args) => run('git', ...args);
  const { since, breaks } = await breakingChangesOf(
    await readFile(resolve(ROOT, SDL), 'utf8'),
    SDL,
    git,
  );
  if (breaks.length === 0) return;
  const before = await git('show', `${since}:CHANGELOG.md`).catch(() => '');
  if (markedAsBreaking(await readFile(resolve(ROOT, 'CHANGELOG.md'), 'utf8'), before)) return;
  throw new StepFailed(
    `These changes of the graph break clients written against ${since}:\n` +
      `${breaks.map((line) => `- ${line}`).join('\n')}\n` +
      'Keep the old element with @deprecated, or, if it must be, add a line "BREAKING: …" to Unreleased in CHANGELOG.md.',
  );
}

async function types() {
  await run('tsc', '--pretty', 'false', '--project', 'tsconfig.json');
  for (const page of ['src/web', 'src/graphiql', 'sdk']) {
    if (existsSync(resolve(ROOT, `${page}/tsconfig.json`)))
      await run('tsc', '--pretty', 'false', '--noEmit', '--project', page);
    else if (existsSync(resolve(ROOT, page))) throw new StepFailed(`${page} has no tsconfig.json.`);
  }
}

async function codegen() {
  await mustExist('codegen.yml', 'It says which typed documents are made for the pages.');
  await run('graphql-codegen', '--config', 'codegen.yml', '--check');
}

/** Longest first, so that two cores finish together. `after` names a step that must have passed. */
const STEPS = {
  build: { does: () => node('scripts/build.mjs') },
  lint: { does: () => run('eslint', '--max-warnings', '0', '.') },
  types: { does: types },
  database: { after: 'build', does: () => isUpToDate(DATABASE, '--database') },
  graph: { after: 'build', does: () => isUpToDate(SDL, '--graphql') },
  breaking: { does: noUnlabelledBreak },
  descriptions: { does: () => node('scripts/check-descriptions.mjs', SDL) },
  codegen: { does: codegen },
  format: { does: () => run('prettier', '--check', '--log-level', 'warn', '.') },
  arrows: {
    does: () => run('depcruise', '--config', '.dependency-cruiser.mjs', 'src', 'seeds', 'test'),
  },
  docs: { does: () => node('scripts/check-docs.mjs') },
};

/** Runs one step; never throws. A defect of a step itself counts as its failure. */
async function outcomeOf(name) {
  const start = performance.now();
  const result = { step: name, ok: true, seconds: 0, output: '' };
  try {
    await STEPS[name].does();
  } catch (error) {
    result.ok = false;
    result.output = error instanceof StepFailed ? error.message : String(error?.stack ?? error);
  }
  result.seconds = (performance.now() - start) / 1000;
  return result;
}

function tell({ step, ok, seconds, output }) {
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${step.padEnd(13)}${seconds.toFixed(1).padStart(6)} s`);
  if (!ok) console.log(`${output.replace(/^/gm, '     ')}\n`);
}

async function runAll(names) {
  const waiting = [...names];
  const results = new Map();
  const running = new Set();
  const isReady = (name) => {
    const { after } = STEPS[name];
    return after === undefined || results.has(after);
  };
  const begin = async (name) => {
    const { after } = STEPS[name];
    const blocked = after !== undefined && !results.get(after).ok;
    const result = blocked
      ? { step: name, ok: false, seconds: 0, output: `Not run, because "${after}" failed.` }
      : await outcomeOf(name);
    results.set(name, result);
    tell(result);
  };
  while (waiting.length > 0 || running.size > 0) {
    const next = running.size < AT_ONCE ? waiting.findIndex(isReady) : -1;
    if (next >= 0) {
      const task = begin(waiting.splice(next, 1)[0]).finally(() => running.delete(task));
      running.add(task);
    } else await Promise.race(running);
  }
  return [...results.values()];
}

const args = process.argv.slice(2);
const report = args.find((arg) => arg.startsWith('--report='))?.slice('--report='.length);
const wished = args.filter((arg) => !arg.startsWith('--report='));
const unknown = wished.filter((name) => !(name in STEPS));
if (unknown.length > 0) {
  console.error(
    `No such step: ${unknown.join(', ')}. There are: ${Object.keys(STEPS).join(', ')}.`,
  );
  process.exit(2);
}

/** The wished steps with those they wait for, in the order of the table. */
const names = Object.keys(STEPS).filter(
  (name) =>
    wished.length === 0 ||
    wished.includes(name) ||
    wished.some((wish) => STEPS[wish].after === name),
);
const results = await runAll(names);
const failed = results.filter(({ ok }) => !ok);
if (report) await writeFile(report, JSON.stringify(results, null, 2));
console.log(
  failed.length === 0
    ? `\nAll ${results.length} checks passed.`
    : `\n${failed.length} of ${results.length} checks failed: ${failed.map(({ step }) => step).join(', ')}.`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
