import type { JSX } from 'preact';
import { discard, flush, outbox } from '../outbox.ts';
import { Faults } from '../part/field.tsx';
import { Icon } from '../part/icon.tsx';
import { Empty, Page } from '../part/page.tsx';
import type { Viewer } from '../session.ts';
import { useStore } from '../store.ts';
import { clock, dayOf, useWords } from '../words/words.ts';

/** What waits to be sent, and what the server did not accept while nobody looked. */
export function OutboxPage({ who }: { who: Viewer }): JSX.Element {
  const { words, lang } = useWords();
  const letters = useStore(outbox).filter(({ owner }) => owner === who.id);
  const waiting = letters.some(({ faults }) => faults === null);
  return (
    <Page title={words.outbox.title} lead={waiting ? words.outbox.waiting : undefined}>
      {letters.length === 0 && <Empty>{words.outbox.empty}</Empty>}
      <ul class="lines">
        {letters.map((letter) => (
          <li class="line letter" key={letter.key}>
            <span class="line-icon">
              <Icon name={letter.faults === null ? 'wait' : 'warn'} />
            </span>
            <div class="line-body">
              <span class="line-title">{letter.title}</span>
              <span class="line-facts">
                <span>{words.outbox.actions[letter.action]}</span>
                <span>
                  {dayOf(letter.at, lang)} {clock(letter.at)}
                </span>
                <span>{letter.faults === null ? words.outbox.waiting : words.outbox.refused}</span>
              </span>
              {letter.faults !== null && (
                <>
                  <Faults faults={letter.faults} />
                  <button type="button" class="button small" onClick={() => discard(letter.key)}>
                    {words.outbox.discard}
                  </button>
                </>
              )}
            </div>
          </li>
        ))}
      </ul>
      {waiting && (
        <button type="button" class="button main" onClick={() => void flush()}>
          {words.outbox.send}
        </button>
      )}
    </Page>
  );
}
