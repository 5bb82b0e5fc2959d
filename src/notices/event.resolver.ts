import { Resolver } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { LiveEvents } from '../platform/live/live-field.ts';
import { RootPage } from '../platform/read/declare.ts';
import type { TypeClass } from '../platform/read/spec.ts';
import { eventFilter, eventPage } from './event-filter.type.ts';
import { loggedTypes } from './event-name.type.ts';
import { Event, PairingProposed } from './event.type.ts';
import './event-writer.type.ts';

const known: ReadonlySet<string> = new Set(Object.values(loggedTypes));
const filterInput = eventPage.filter?.input as TypeClass;

/** The log as a list. */
@Resolver()
export class EventQueries {
  @RootPage(eventPage, {
    description: bi('What happened in the district, in order.', '本区发生的事件，按先后排列。'),
  })
  events!: never;
}

/** The log as it grows. */
@Resolver()
export class EventSubscriptions {
  @LiveEvents(() => Event, {
    description: bi(
      'What happens in the district, as it happens; `after` resumes without gap or repeat.',
      '实时推送本区发生的事件；用 after 续接，不漏不重。',
    ),
    filter: eventFilter,
    filterInput,
    about: ({ type }) => type !== null && known.has(type),
  })
  events!: never;
  @LiveEvents(() => PairingProposed, {
    description: bi(
      'New pairings, as they are proposed; `after` resumes without gap or repeat.',
      '实时推送新配对；用 after 续接，不漏不重。',
    ),
    filter: eventFilter,
    filterInput,
    about: ({ type }) => type === loggedTypes.PAIRING_PROPOSED,
  })
  newPairings!: never;
}
