import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import {
  DeveloperEventsDocument,
  DeveloperHeadDocument,
  type DeveloperEventFragment,
} from '../graph/generated/graphql.ts';
import { ask } from '../graph/request.ts';
import { DeveloperPage } from '../part/developer-page.tsx';
import { useFollow } from '../part/follow.ts';
import { Empty } from '../part/page.tsx';
import { useDeveloperWords } from '../words/developer.ts';

type Event = DeveloperEventFragment;
const MOST_EVENTS = 200;

/** The event log as it grows. */
export function EventsPage(): JSX.Element {
  const { words } = useDeveloperWords();
  const { developer } = words;
  const [events, setEvents] = useState<readonly Event[]>([]);
  const [ready, setReady] = useState(false);
  const [held, setHeld] = useState(false);
  const after = useRef<string | null>(null);
  useEffect(() => {
    ask(DeveloperHeadDocument, {}).then(
      ({ events: { nodes } }) => {
        const last = nodes[nodes.length - 1];
        after.current = last === undefined ? null : last.cursor;
        setEvents([...nodes].reverse());
        setReady(true);
      },
      () => setReady(true),
    );
  }, []);
  // Held, the line rests; going on, it begins after the last event that was shown: nothing is skipped.
  const connected = useFollow({
    document: DeveloperEventsDocument,
    variables: {},
    ready: ready && !held,
    after,
    take: ({ events: event }) => {
      after.current = event.cursor;
      setEvents((old) => [event, ...old].slice(0, MOST_EVENTS));
    },
  });
  return (
    <DeveloperPage here="events" lead={developer.eventsLead}>
      <p class="developer-line">
        <span class={`live ${connected ? 'on' : ''}`} role="status">
          {connected ? developer.eventsOn : developer.eventsOff}
        </span>
        <button type="button" class="button" onClick={() => setHeld(!held)}>
          {held ? developer.eventsGo : developer.eventsHold}
        </button>
      </p>
      {events.length === 0 ? (
        <Empty>{developer.eventsNone}</Empty>
      ) : (
        <div class="scrolls" tabIndex={0} role="region" aria-label={developer.names.events}>
          <table class="plain">
            <thead>
              <tr>
                <th scope="col">{developer.position}</th>
                <th scope="col">{developer.time}</th>
                <th scope="col">{developer.event}</th>
                <th scope="col">{developer.cause}</th>
                <th scope="col">{developer.cursor}</th>
              </tr>
            </thead>
            <tbody>
              {events.map(({ position, occurredAt, type, cause, cursor }) => (
                <tr key={position}>
                  <td>{position}</td>
                  <td>{occurredAt.replace('T', ' ').replace(/\..*$|Z$/, '')}</td>
                  <td>
                    <code>{type}</code>
                  </td>
                  <td>{cause}</td>
                  <td>
                    <code>{cursor}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </DeveloperPage>
  );
}
