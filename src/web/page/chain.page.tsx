import type { JSX } from 'preact';
import { ChainPageDocument, type ChainPageQuery } from '../graph/generated/graphql.ts';
import { useGraph } from '../graph/use-graph.ts';
import { Empty, Loaded, Page, Section } from '../part/page.tsx';
import { Listings, Pairings } from '../part/row.tsx';
import { Share } from '../part/share.tsx';
import { useReadWords } from '../words/read.ts';
import { Figures } from './home.page.tsx';

type Chain = NonNullable<ChainPageQuery['chain']>;

/** One chain: its stages as links, what it lacks, what it has, what is paired, who belongs to it. */
export function ChainPage({ code }: { code: string }): JSX.Element {
  const { words, lang } = useReadWords();
  const seen = useGraph(ChainPageDocument, { code, lang });
  const chain = seen.data?.chain;
  return (
    <Page
      title={chain?.name ?? words.home.chains}
      over={words.brand}
      lead={chain?.about}
      aside={chain && <Share title={chain.name} />}
    >
      <Loaded seen={seen}>
        {({ chain }) =>
          chain === null ? <Empty>{words.chain.missing}</Empty> : <Whole chain={chain} />
        }
      </Loaded>
    </Page>
  );
}

function Whole({ chain }: { chain: Chain }): JSX.Element {
  const { words, lang } = useReadWords();
  return (
    <>
      <div class="panel">
        <Figures
          needs={chain.needs.totalCount}
          resources={chain.resources.totalCount}
          pairings={chain.pairings.totalCount}
        />
        {chain.lead && (
          <p class="fact">
            {words.chain.lead} <a href={`/party/${chain.lead.id}`}>{chain.lead.name}</a>
          </p>
        )}
        {chain.stages.length > 0 && (
          <>
            <h2 class="sr">{words.chain.stages}</h2>
            <ol class="stages">
              {chain.stages.map((stage) => (
                <li key={stage.id}>
                  <span>{lang === 'EN' ? (stage.nameEn ?? stage.name) : stage.name}</span>
                </li>
              ))}
            </ol>
          </>
        )}
      </div>
      <div class="columns">
        <Section title={words.chain.openNeeds} count={chain.needs.totalCount}>
          {chain.needs.nodes.length === 0 ? (
            <Empty>{words.party.noNeeds}</Empty>
          ) : (
            <Listings rows={chain.needs.nodes} />
          )}
        </Section>
        <Section title={words.chain.openResources} count={chain.resources.totalCount}>
          {chain.resources.nodes.length === 0 ? (
            <Empty>{words.party.noResources}</Empty>
          ) : (
            <Listings rows={chain.resources.nodes} />
          )}
        </Section>
      </div>
      <Section title={words.chain.pairings} count={chain.pairings.totalCount}>
        {chain.pairings.nodes.length === 0 ? (
          <Empty>{words.party.noPairings}</Empty>
        ) : (
          <Pairings rows={chain.pairings.nodes} />
        )}
      </Section>
      <Section title={words.chain.members} count={chain.members.totalCount}>
        <ul class="people">
          {chain.members.nodes.map(({ id, party }) => (
            <li key={id}>
              <a href={`/party/${party.id}`}>
                {party.name} <small>{words.kinds[party.kind]}</small>
              </a>
            </li>
          ))}
        </ul>
      </Section>
      {chain.source && (
        <p class="source">
          {words.chain.source}: {chain.source}
        </p>
      )}
    </>
  );
}
