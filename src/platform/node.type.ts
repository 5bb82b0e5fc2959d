import { InterfaceType } from 'type-graphql';
import { bi } from './describe.ts';
import { Column, Table } from './read/declare.ts';

/** Whatever has an id of its own. Its types lie in tables of their own; the view `node` tells which. */
@Table('node', { kind: { column: 'type' } })
@InterfaceType({
  description: bi('Whatever has an id of its own.', '凡有自己标识的对象。'),
})
export abstract class Node {
  @Column('id', 'id', { description: bi('Its id.', '标识。') })
  id!: string;
}
