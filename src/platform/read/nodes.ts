import type { FieldNode } from 'graphql';

/** The nodes by which one field of the answer is selected; there are several where fragments meet. */
export type Nodes = readonly FieldNode[];

/** The name of the field that the nodes select. */
export function nameOf(nodes: Nodes): string {
  return (nodes[0] as FieldNode).name.value;
}
