/**
 * Every element of the published schema is described in English and Chinese. The lint rule looks at the
 * declarations; this looks at what came of them, so nothing generated escapes.
 *
 *   node scripts/check-descriptions.mjs schema/graph.graphql
 */
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'graphql';

const LATIN_WORD = /\p{Script=Latin}{2,}/u;
const HAN = /\p{Script=Han}/u;

/** What other specifications put into a schema in their own words. */
const isForeign = (name) => /^_|^link__|^federation__/.test(name);
const FOREIGN_DIRECTIVES = new Set(
  'key external requires provides shareable link extends tag inaccessible override interfaceObject composeDirective oneOf specifiedBy deprecated skip include'.split(
    ' ',
  ),
);

/** @returns every element of a schema as `{ path, description, line }`, in the order of the text. */
function elementsOf(document) {
  const elements = [];
  const add = (path, node) =>
    elements.push({
      path,
      description: node.description?.value ?? '',
      line: node.loc.startToken.line,
    });
  for (const definition of document.definitions) {
    const name = definition.name?.value;
    if (name === undefined || isForeign(name)) continue;
    if (definition.kind === 'DirectiveDefinition') {
      if (FOREIGN_DIRECTIVES.has(name)) continue;
      add(`@${name}`, definition);
      for (const argument of definition.arguments)
        add(`@${name}(${argument.name.value}:)`, argument);
      continue;
    }
    // `extend type` adds to a type that is described elsewhere; what it adds is not.
    if (!definition.kind.endsWith('Extension')) add(name, definition);
    for (const value of definition.values ?? []) add(`${name}.${value.name.value}`, value);
    for (const field of definition.fields ?? []) {
      if (isForeign(field.name.value)) continue;
      const path = `${name}.${field.name.value}`;
      add(path, field);
      for (const argument of field.arguments ?? [])
        add(`${path}(${argument.name.value}:)`, argument);
    }
  }
  return elements;
}

function lacks(description) {
  if (description.trim() === '') return 'no description';
  if (!LATIN_WORD.test(description)) return 'no English in its description';
  if (!HAN.test(description)) return 'no Chinese in its description';
  return undefined;
}

const [path] = process.argv.slice(2);
if (path === undefined || !existsSync(path)) {
  console.error(
    `${path ?? 'The schema'} is missing. Print it: npm run -s lianzu -- schema print --graphql`,
  );
  process.exit(1);
}
const elements = elementsOf(parse(readFileSync(path, 'utf8')));
const problems = elements.flatMap(({ path: element, description, line }) => {
  const what = lacks(description);
  return what ? [`${path}:${line} ${element}: ${what}`] : [];
});
if (elements.length === 0) problems.push(`${path} describes nothing at all.`);
for (const problem of problems) console.error(problem);
if (problems.length > 0) {
  console.error(
    `\n${problems.length} of ${elements.length} elements lack a description in both languages.`,
  );
  process.exit(1);
}
console.log(`${elements.length} elements, each described in English and Chinese.`);
