/** Whether the graph still serves the clients of the last commit, and whether a break was announced. */
import { buildSchema, findBreakingChanges } from 'graphql';

/** The commit a change is measured from: where a branch left main, or, on main, the commit before. */
async function baseOf(git) {
  const head = (await git('rev-parse', 'HEAD')).trim();
  for (const main of ['origin/main', 'main']) {
    const base = (await git('merge-base', 'HEAD', main).catch(() => '')).trim();
    if (base !== '' && base !== head) return base;
  }
  const parent = (await git('rev-parse', '--verify', '--quiet', 'HEAD~1').catch(() => '')).trim();
  if (parent !== '') return parent;
  if ((await git('rev-parse', '--is-shallow-repository')).trim() === 'true') {
    throw new Error(
      'This is a shallow clone: the commit to compare with is not here. Clone with full history (git fetch --unshallow).',
    );
  }
  return undefined;
}

/**
 * Compares a schema with the one of the base commit.
 *
 * @param sdl the schema's text now
 * @param path where it is checked in
 * @param git runs git with the given arguments and returns what it printed
 * @returns the base commit (undefined in a first commit) and one sentence per breaking change
 */
export async function breakingChangesOf(sdl, path, git) {
  const since = (await baseOf(git))?.slice(0, 12);
  if (since === undefined) return { since, breaks: [] };
  const known = (await git('ls-tree', '--name-only', since, '--', path)).trim() !== '';
  if (!known) return { since, breaks: [] };
  const before = await git('show', `${since}:${path}`);
  const build = (text) => buildSchema(text, { assumeValidSDL: true });
  const breaks = findBreakingChanges(build(before), build(sdl));
  return { since, breaks: breaks.map(({ description }) => description) };
}

/** The lines `BREAKING: …` below the heading Unreleased. */
function announcements(changelog) {
  const [, unreleased = ''] = changelog.split(/^## \[?Unreleased\]?.*$/im);
  const section = unreleased.split(/^## /m)[0];
  return section.split('\n').filter((line) => /^\s*(?:[-*]\s+)?BREAKING: \S/.test(line));
}

/** Whether Unreleased announces a break that it did not announce `before`: an old line covers no new break. */
export function markedAsBreaking(changelog, before) {
  const old = new Set(announcements(before));
  return announcements(changelog).some((line) => !old.has(line));
}
