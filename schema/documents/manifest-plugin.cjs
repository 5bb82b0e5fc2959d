/**
 * Writes the manifest of persisted documents: each operation with the fragments it uses, printed
 * without whitespace it does not need, under the SHA-256 of that text.
 */
const { createHash } = require('node:crypto');
const { print, stripIgnoredCharacters, visit } = require('graphql');

/** The names of the fragments spread in a definition. */
function spreadIn(definition) {
  const names = [];
  visit(definition, { FragmentSpread: ({ name }) => void names.push(name.value) });
  return names;
}

function plugin(_schema, documents) {
  const definitions = documents.flatMap(({ document }) => document.definitions);
  const fragments = new Map(
    definitions
      .filter(({ kind }) => kind === 'FragmentDefinition')
      .map((definition) => [definition.name.value, definition]),
  );
  const whole = (operation) => {
    const used = new Map();
    const collect = (definition) => {
      for (const name of spreadIn(definition)) {
        if (used.has(name)) continue;
        used.set(name, fragments.get(name));
        collect(fragments.get(name));
      }
    };
    collect(operation);
    const sorted = [...used.keys()].sort().map((name) => used.get(name));
    return stripIgnoredCharacters([operation, ...sorted].map(print).join('\n'));
  };
  const entries = definitions
    .filter(({ kind, name }) => kind === 'OperationDefinition' && name !== undefined)
    .map((operation) => ({ name: operation.name.value, text: whole(operation) }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.text < b.text ? -1 : 1))
    .map(({ name, text }) => {
      const id = `sha256:${createHash('sha256').update(text).digest('hex')}`;
      return [id, { name, text }];
    });
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}

module.exports = { plugin };
