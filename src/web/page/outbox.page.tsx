import type { JSX } from 'preact';
import { discard, flush, outbox } from '../outbox.ts';
import { Faults } from '../part/field.tsx';
import { Icon } from '../part/icon.tsx';
import { Empty, Page } from '../part/page.tsx';
import type { Viewer } from '../session.ts';
import { useStore } from '../store.ts';
import { clock, dayOf } from '../words/words.ts';
import { useWriteWords } from '../words/write.ts';

/** What waits to be sent, and what the server did not accept while nobody looked. */
export function OutboxPage({ who }: { who: Viewer }): JSX.Element {
  const { words, lang } = useWriteWords();
  const letters = useStore(outbox).filter(({ owner }) => owner === who.id);
  const labels: Readonly<Record<string, string>> = words.actions;
  const waiting = letters.some(({ faults }) => faults === null);
  return (
    <Page title={words.letters.title} lead={waiting ? words.outbox.waiting : undefined}>
      {letters.length === 0 && <Empty>{words.letters.empty}</Empty>}
      <ul class="lines">
        {letters.map((letter) => (
          <li class="line letter" key={letter.key}>
            <span class="line-icon">
              <Icon name={letter.faults === null ? 'wait' : 'warn'} />
            </span>
            <div class="line-body">
              <span class="line-title">{letter.title}</span>
              <span class="line-facts">
                <span>{labels[letter.action]}</span>
                <span>
                  {dayOf(letter.at, lang)} {clock(letter.at)}
                </span>
                <span>{letter.faults === null ? words.outbox.waiting : words.letters.refused}</span>
              </span>
              {letter.faults !== null && (
                <>
                  <Faults faults={letter.faults} />
                  {letter.page !== undefined && (
                    <a class="button small" href={letter.page}>
                      {words.listing.conflict}
                    </a>
                  )}
                  <button type="button" class="button small" onClick={() => discard(letter.key)}>
                    {words.letters.discard}
                  </button>
                </>
              )}
            </div>
          </li>
        ))}
      </ul>
      {waiting && (
        <button type="button" class="button main" onClick={() => void flush()}>
          {words.letters.send}
        </button>
      )}
    </Page>
  );
}
