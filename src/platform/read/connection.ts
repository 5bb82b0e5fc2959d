import { Extensions, Field, Int, ObjectType } from 'type-graphql';
import { bi } from '../describe.ts';
import type { TypeThunk } from './field-declaration.ts';
import type { TypeClass } from './spec.ts';

/** Where and when a page ends. */
@Extensions({ connection: true })
@ObjectType({
  description: bi(
    'Where this page ends and whether there is more.',
    '本页的首尾游标，以及前后是否还有。',
  ),
})
export class PageInfo {
  @Field(() => Boolean, {
    description: bi(
      'Whether entries follow this page. Known only when paging forward; paging backward it says whether a `before` was given.',
      '后面是否还有（向后翻页时为实际情况；向前翻页时表示是否给了 before）。',
    ),
  })
  hasNextPage!: boolean;
  @Field(() => Boolean, {
    description: bi(
      'Whether entries precede this page. Known only when paging backward; paging forward it says whether an `after` was given.',
      '前面是否还有（向前翻页时为实际情况；向后翻页时表示是否给了 after）。',
    ),
  })
  hasPreviousPage!: boolean;
  @Field(() => String, {
    nullable: true,
    description: bi('Cursor of the first entry.', '首条游标。'),
  })
  startCursor!: string | null;
  @Field(() => String, {
    nullable: true,
    description: bi('Cursor of the last entry.', '末条游标。'),
  })
  endCursor!: string | null;
}

/** Makes the Relay connection of a type: `NeedConnection` with `edges`, `nodes`, `pageInfo`, `totalCount`. */
export function connectionOf(name: string, type: TypeThunk): TypeClass {
  class Edge {}
  ObjectType(`${name}Edge`, {
    description: bi(`One ${name} of a page with its cursor.`, `一页中的一条（${name}）及其游标。`),
  })(Edge);
  Extensions({ connection: true })(Edge);
  Field(type as never, { description: bi('The entry.', '条目。') })(Edge.prototype, 'node');
  Field(() => String, {
    description: bi(
      'Where this entry stands; hand it back as `after` or `before`.',
      '此条的位置；可作为 after 或 before 传回。',
    ),
  })(Edge.prototype, 'cursor');
  class Connection {}
  ObjectType(`${name}Connection`, {
    description: bi(`A page of ${name} entries.`, `一页${name}条目。`),
  })(Connection);
  Extensions({ connection: true })(Connection);
  Field(() => [Edge], { description: bi('The entries with their cursors.', '条目及游标。') })(
    Connection.prototype,
    'edges',
  );
  Field(() => [type()] as never, { description: bi('The entries.', '条目。') })(
    Connection.prototype,
    'nodes',
  );
  Field(() => PageInfo, { description: bi('Where the page ends.', '分页信息。') })(
    Connection.prototype,
    'pageInfo',
  );
  Field(() => Int, {
    description: bi('How many entries the filter finds in all.', '符合条件的总数。'),
  })(Connection.prototype, 'totalCount');
  return Connection;
}
