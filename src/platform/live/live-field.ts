import { GraphQLError } from 'graphql';
import { Arg, Extensions, Subscription } from 'type-graphql';
import { bi } from '../describe.ts';
import type { LoggedEvent } from '../events/logged-event.ts';
import type { FieldSpec, TypeClass } from '../read/spec.ts';
import { eventTest, type EventFilter, type EventTest } from './event-predicate.ts';

/** The arguments every live field takes, as GraphQL coerced them. */
export interface LiveArguments {
  readonly filter?: Readonly<Record<string, unknown>> | null;
  readonly after?: string | null;
}

/** What a subscription field sends: found under `extensions.live`. */
export interface LiveSpec {
  /** Which lines of the log these arguments ask for. */
  readonly wanted: (args: LiveArguments) => EventTest;
}

/** What a live field's row is found by: one position, or many at once. */
export interface LiveSource {
  readonly position: string | readonly string[];
}

/** How the live field finds its rows in the log. */
const byPosition: FieldSpec = {
  kind: 'key',
  values: (source: LiveSource) => ({ 'position:bigint': source.position }),
};

/** The type a pub/sub library would be given: the log is published by the database alone. */
export const noPubSub = {
  publish(): never {
    throw new TypeError('events are appended in a unit of work, never published from memory');
  },
  subscribe(): never {
    throw new TypeError('subscriptions are served by the live hub');
  },
};

/**
 * A subscription field over the event log: its payload is the planned row of each line that the
 * filter wants. Decorates a property of a `@Resolver` class.
 */
export function LiveEvents(
  type: () => unknown,
  options: {
    readonly description: string;
    readonly filter: EventFilter;
    readonly filterInput: TypeClass;
    /** The lines this field is about, whatever the filter. */
    readonly about: (event: LoggedEvent) => boolean;
  },
): (prototype: object, name: string) => void {
  const { description, filter, filterInput, about } = options;
  const live: LiveSpec = {
    wanted: (args) => {
      const test = eventTest(filter, args.filter);
      return (event) => about(event) && test(event);
    },
  };
  return (prototype, name) => {
    Subscription(type as never, { description, subscribe: overWebSocketOnly as never })(
      prototype,
      name,
      {},
    );
    Extensions({ read: byPosition, live })(prototype, name);
    Arg('filter', () => filterInput, {
      nullable: true,
      description: bi('Which events.', '筛选条件。'),
    })(prototype, name, 0);
    Arg('after', () => String, {
      nullable: true,
      description: bi(
        'The cursor of the last event received: what came after it is sent first, then what happens. Without it, what happens from now on.',
        '最近收到事件的游标：先补发其后的事件，再推送新事件；不给则只推送此后的新事件。',
      ),
    })(prototype, name, 1);
  };
}

function overWebSocketOnly(): never {
  throw new GraphQLError(
    bi(
      'Subscribe over WebSocket (graphql-transport-ws) at this same address.',
      '请用 WebSocket（graphql-transport-ws）在同一地址订阅。',
    ),
    { extensions: { code: 'BAD_REQUEST' } },
  );
}
