import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** A document's fragments by name. */
export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

export function fragmentsOf(document: DocumentNode): Fragments {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition);
  }
  return fragments;
}

/**
 * How deep a selection nests; fragments count where they are spread, introspection does not. Each
 * fragment is walked once, so fragments that spread each other twice take no longer; a circle ends
 * the walk (validation refuses it).
 */
export function depthOf(
  set: SelectionSetNode | undefined,
  fragments: Fragments,
  known = new Map<string, number>(),
): number {
  let deepest = 0;
  for (const selection of set?.selections ?? []) {
    let depth = 0;
    if (selection.kind === Kind.FIELD) {
      if (!selection.name.value.startsWith('__'))
        depth = 1 + depthOf(selection.selectionSet, fragments, known);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      depth = depthOf(selection.selectionSet, fragments, known);
    } else {
      const name = selection.name.value;
      const before = known.get(name);
      if (before === undefined) {
        known.set(name, 0);
        known.set(name, depthOf(fragments.get(name)?.selectionSet, fragments, known));
      }
      depth = known.get(name) ?? 0;
    }
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
