/**
 * What a name in a file stands for: `local` is what the file calls it, `imported` what its source calls
 * it and `source` the module it comes from. Rules look at the imports, so that renaming a decorator on
 * import (`Mutation as M`) hides nothing from them.
 */

/** @returns {Map<string, { imported: string, source: string }>} every import of a program, by local name. */
export function importsOf(program) {
  const found = new Map();
  for (const statement of program.body) {
    if (statement.type !== 'ImportDeclaration') continue;
    for (const specifier of statement.specifiers) {
      const imported =
        specifier.type === 'ImportSpecifier'
          ? (specifier.imported.name ?? specifier.imported.value)
          : '*';
      found.set(specifier.local.name, { imported, source: statement.source.value });
    }
  }
  return found;
}

/**
 * The original name and module behind a callee: `Field`, `F` (imported as `Field as F`) or
 * `graph.Field`. A name that is not imported stands for itself, with no module.
 *
 * @returns {{ name: string, source: string | undefined } | undefined} undefined for anything but a name.
 */
export function originOf(callee, imports) {
  if (callee.type === 'Identifier') {
    const known = imports.get(callee.name);
    return { name: known?.imported ?? callee.name, source: known?.source };
  }
  if (
    callee.type === 'MemberExpression' &&
    !callee.computed &&
    callee.object.type === 'Identifier'
  ) {
    return { name: callee.property.name, source: imports.get(callee.object.name)?.source };
  }
  return undefined;
}
