/**
 * Writes what changed in the graph, day by day, to schema/changes.json for the developers' pages: the printed
 * schema of each day's last commit is compared with that of the day before. It needs the history, so it is
 * run where that is (before a release), and what it wrote is checked in.
 *
 *   npm run schema:changes
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse, print } from 'graphql';
import { format } from 'prettier';

const SCHEMA = 'schema/graph.graphql';
const OUT = 'schema/changes.json';

const git = (...args) => execFileSync('git', args, { encoding: 'utf8', maxBuffer: 2 ** 26 });

/** Every element of a schema by its coordinate, with what makes it what it is. */
export function elementsOf(sdl) {
  const elements = new Map();
  for (const definition of parse(sdl).definitions) {
    const name = definition.name?.value;
    if (name === undefined || definition.kind === 'DirectiveDefinition') continue;
    elements.set(name, definition.kind);
    for (const value of definition.values ?? []) elements.set(`${name}.${value.name.value}`, '');
    for (const type of definition.kind === 'UnionTypeDefinition' ? definition.types : [])
      elements.set(`${name} | ${type.name.value}`, '');
    for (const field of definition.fields ?? []) {
      const at = `${name}.${field.name.value}`;
      elements.set(at, signature(field));
      for (const argument of field.arguments ?? [])
        elements.set(`${at}(${argument.name.value}:)`, signature(argument));
    }
  }
  return elements;
}

const signature = ({ type, defaultValue, directives = [] }) =>
  [
    print(type),
    defaultValue ? `= ${print(defaultValue)}` : '',
    directives.some(({ name }) => name.value === 'deprecated') ? '@deprecated' : '',
  ]
    .filter(Boolean)
    .join(' ');

/** What is above an element: a field stands below its type, an argument below its field. */
const above = (coordinate) =>
  coordinate.includes('(') ? coordinate.split('(')[0] : coordinate.split(/\.| \| /)[0];

/** What came, went and became something else. What stands below something that came or went is not told apart. */
export function changesBetween(before, after) {
  const missing = (from, to) =>
    [...from.keys()].filter(
      (key) => !to.has(key) && (above(key) === key || !from.has(above(key)) || to.has(above(key))),
    );
  return {
    added: missing(after, before),
    changed: [...after]
      .filter(([key, now]) => before.has(key) && before.get(key) !== now)
      .map(([key, now]) => `${key}: ${before.get(key)} → ${now}`),
    removed: missing(before, after),
  };
}

async function main() {
  const commits = git('log', '--reverse', '--date=short', '--format=%H %ad', '--', SCHEMA)
    .trim()
    .split('\n')
    .map((line) => line.split(' '));
  const lastOf = new Map(commits.map(([commit, date]) => [date, commit]));
  const changes = [];
  let before = null;
  for (const [date, commit] of lastOf) {
    const after = elementsOf(git('show', `${commit}:${SCHEMA}`));
    // The first schema is all new: its types are enough to say so.
    const change =
      before === null
        ? { added: [...after.keys()].filter((key) => above(key) === key), changed: [], removed: [] }
        : changesBetween(before, after);
    if (Object.values(change).some((list) => list.length > 0)) changes.unshift({ date, ...change });
    before = after;
  }
  writeFileSync(OUT, await format(JSON.stringify(changes), { parser: 'json' }));
  process.stdout.write(`${OUT}: ${changes.length} days\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
