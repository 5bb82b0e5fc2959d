import type { JSX } from 'preact';
import { SearchDocument } from '../graph/generated/graphql.ts';
import { useGraph } from '../graph/use-graph.ts';
import { Empty, Loaded, Page, Section } from '../part/page.tsx';
import { Listings } from '../part/row.tsx';
import { SearchBox } from '../part/search-box.tsx';
import { useWords } from '../words/words.ts';

/** Open needs and resources of the district that a text finds. */
export function SearchPage({ text }: { text: string }): JSX.Element {
  const { words } = useWords();
  return (
    <Page title={words.search.title}>
      <SearchBox key={text} text={text} />
      {text !== '' && <Found key={text} text={text} />}
    </Page>
  );
}

function Found({ text }: { text: string }): JSX.Element {
  const { words, lang } = useWords();
  const seen = useGraph(SearchDocument, { text, lang });
  return (
    <Loaded seen={seen}>
      {({ needs, resources }) => (
        <>
          <p class="section-lead" role="status">
            {words.search.found(needs.totalCount + resources.totalCount)}
          </p>
          {needs.nodes.length + resources.nodes.length === 0 && <Empty>{words.search.none}</Empty>}
          {resources.nodes.length > 0 && (
            <Section title={words.resource} count={resources.totalCount}>
              <Listings rows={resources.nodes} />
            </Section>
          )}
          {needs.nodes.length > 0 && (
            <Section title={words.need} count={needs.totalCount}>
              <Listings rows={needs.nodes} />
            </Section>
          )}
        </>
      )}
    </Loaded>
  );
}
