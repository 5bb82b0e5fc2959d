import type { JSX } from 'preact';
import { DeveloperPage, WithBook } from '../part/developer-page.tsx';
import { useDeveloperWords } from '../words/developer.ts';

/** The documents that are published, each with its id and text. */
export function DocumentsPage(): JSX.Element {
  const { words } = useDeveloperWords();
  return (
    <DeveloperPage here="documents">
      <WithBook>
        {({ documents }) => (
          <>
            <p class="lead">{words.developer.documentsLead(documents.length)}</p>
            <div class="documents">
              {documents.map(({ id, name, kind, text }) => (
                <details key={id}>
                  <summary>
                    <code>
                      {kind} {name}
                    </code>
                  </summary>
                  <p>
                    {words.developer.documentId} <code class="long">{id}</code>
                  </p>
                  <pre tabIndex={0}>{text}</pre>
                </details>
              ))}
            </div>
          </>
        )}
      </WithBook>
    </DeveloperPage>
  );
}
