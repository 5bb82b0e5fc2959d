import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

/** A page of a list as the graph gives it. */
export interface Connection<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/**
 * The first page as it is now, and the further ones as they were fetched; a row that moved from one to
 * the other meanwhile stands once. `more` is null when all are here.
 */
export function useFurther<Node extends { readonly id: string }>(
  first: Connection<Node>,
  fetch: (after: string) => Promise<Connection<Node>>,
): { readonly rows: readonly Node[]; readonly more: (() => void) | null } {
  const [further, setFurther] = useState<readonly Connection<Node>[]>([]);
  const { hasNextPage, endCursor } = (further[further.length - 1] ?? first).pageInfo;
  const known = new Set<string>();
  const rows = [first, ...further]
    .reduce<readonly Node[]>((all, page) => all.concat(page.nodes), [])
    .filter(({ id }) => !known.has(id) && known.add(id));
  const more = (): void => {
    // Without network the button stays where it is, to be pressed again.
    if (endCursor !== null)
      fetch(endCursor).then(
        (page) => setFurther([...further, page]),
        () => undefined,
      );
  };
  return { rows, more: hasNextPage ? more : null };
}

/** The way to more rows, where there are more. */
export function More({
  more,
  label,
}: {
  more: (() => void) | null;
  label: string;
}): JSX.Element | null {
  if (more === null) return null;
  return (
    <button type="button" class="button wide" onClick={more}>
      {label}
    </button>
  );
}
