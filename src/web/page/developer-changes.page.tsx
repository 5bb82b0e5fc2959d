import type { JSX } from 'preact';
import { DeveloperPage, WithBook } from '../part/developer-page.tsx';
import { Empty, Section } from '../part/page.tsx';
import { useDeveloperWords } from '../words/developer.ts';
import { day } from '../words/words.ts';

const kinds = ['removed', 'changed', 'added'] as const;

/** What changed in the schema, day by day. */
export function ChangesPage(): JSX.Element {
  const { words, lang } = useDeveloperWords();
  const { developer } = words;
  return (
    <DeveloperPage here="changes" lead={developer.changesLead}>
      <WithBook>
        {({ changes }) =>
          changes.length === 0 ? (
            <Empty>{developer.noChanges}</Empty>
          ) : (
            <>
              {changes.map((change, index) => (
                <Section key={change.date} title={day(change.date, lang)}>
                  {kinds
                    .filter((kind) => change[kind].length > 0)
                    .map((kind) => (
                      <details key={kind} open={kind !== 'added' || index === 0}>
                        <summary>
                          {developer[kind]} {change[kind].length}
                        </summary>
                        <ul class="codes">
                          {change[kind].map((coordinate) => (
                            <li key={coordinate}>
                              <code>{coordinate}</code>
                            </li>
                          ))}
                        </ul>
                      </details>
                    ))}
                </Section>
              ))}
            </>
          )
        }
      </WithBook>
    </DeveloperPage>
  );
}
