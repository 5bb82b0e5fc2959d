import { ListingKind } from '../listings/listing-enum.type.ts';
import { bi } from '../platform/describe.ts';
import { valueTest, type EventFilter } from '../platform/live/event-predicate.ts';
import type { EventColumn } from '../platform/events/logged-event.ts';
import { order, pageOf } from '../platform/read/declare.ts';
import { filterSql } from '../platform/read/filter-sql.ts';
import { by, type FilterSpec, type FilterValue } from '../platform/read/filter.ts';
import { EventType, loggedTypes } from './event-name.type.ts';
import { Event } from './event.type.ts';

type Field = FilterSpec[string];

/** A field answered by either of two columns (both sides of a pairing), in SQL and in memory. */
function either(
  columns: readonly [EventColumn, EventColumn],
  field: (column: string) => Field,
  description: string,
) {
  const sides = columns.map((column) => ({ side: field(column) }));
  const { type } = (sides[0] as { side: Field }).side;
  return {
    field: by.custom(
      type,
      description,
      (alias, value, values) =>
        `(${sides.map((side) => filterSql(side, { side: value }, alias, values)).join(' or ')})`,
    ),
    test: (value: FilterValue) => {
      const test = valueTest(value, 'id');
      return (event: Readonly<Record<EventColumn, string | null>>) =>
        columns.some((column) => test(event[column]));
    },
  };
}

const town = either(
  ['town', 'other_town'],
  (column) => by.id(column, ''),
  bi('The town of either side.', '任一方所在镇街。'),
);
const party = either(
  ['party', 'other_party'],
  (column) => by.id(column, ''),
  bi('The village or other party on either side.', '任一方的村或其他主体。'),
);
const listing = either(
  ['need', 'resource'],
  (column) => by.id(column, ''),
  bi('The need or resource it is about.', '涉及的需求或资源。'),
);

/** The schema's type names stand for the log's. */
const inLog = (value: FilterValue): FilterValue => {
  const name = (type: unknown): string => loggedTypes[type as EventType];
  const { eq, in: any } = value as { eq?: EventType | null; in?: EventType[] | null };
  return { ...(eq == null ? {} : { eq: name(eq) }), ...(any == null ? {} : { in: any.map(name) }) };
};
const typeColumn = { type: by.text('type', '') };
const type = {
  field: by.custom(
    by.enum('type', 'EventType', EventType, '').type,
    bi('What happened.', '事件类型。'),
    (alias, value, values) =>
      filterSql(typeColumn, { type: inLog(value as FilterValue) }, alias, values),
  ),
  test: (value: FilterValue) => {
    const test = valueTest(inLog(value), 'text');
    return (event: Readonly<Record<EventColumn, string | null>>) => test(event.type);
  },
};

/** Which events: one filter for the list, asked in SQL, and for subscriptions, asked of each line in memory. */
export const eventFilter: EventFilter = {
  spec: {
    type: type.field,
    cause: by.text('cause', bi('Why it happened.', '起因。')),
    chain: by.id('chain', bi('The chain.', '链组。')),
    town: town.field,
    party: party.field,
    listing: listing.field,
    pairing: by.id('pairing', bi('The pairing it is about.', '涉及的配对。')),
    order: by.id('order_id', bi('The order it is about.', '涉及的办理单。')),
    category: by.text(
      'category',
      bi(
        'The category’s code; `startsWith` takes a whole branch.',
        '类目代码；startsWith 可取整个分支。',
      ),
    ),
    kind: by.enum(
      'listing_kind',
      'ListingKind',
      ListingKind,
      bi('Which list the listing stands in; pairing events have none.', '所属清单；配对事件没有。'),
    ),
    score: by.int(
      'score',
      bi(
        'The pairing’s score; `gte` sets a minimum. Listing events have none.',
        '配对得分，gte 为最低分；清单事件没有。',
      ),
    ),
  },
  custom: { type: type.test, town: town.test, party: party.test, listing: listing.test },
};

export const eventPage = pageOf('Event', () => Event, {
  key: 'position:bigint',
  orders: {
    POSITION: {
      by: order(),
      description: bi(
        'As they happened; page backward for the latest.',
        '按发生先后；从末尾取可得最新的。',
      ),
    },
  },
  filter: eventFilter.spec,
});
