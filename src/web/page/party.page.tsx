import type { JSX } from 'preact';
import { PartyPageDocument, type PartyPageQuery } from '../graph/generated/graphql.ts';
import { useGraph } from '../graph/use-graph.ts';
import { Icon } from '../part/icon.tsx';
import { Empty, Loaded, Page, Section } from '../part/page.tsx';
import { Listings, Pairings, type Row } from '../part/row.tsx';
import { Share } from '../part/share.tsx';
import { mayWriteFor, type Viewer } from '../session.ts';
import { useReadWords } from '../words/read.ts';
import { dayOf } from '../words/words.ts';
import { Fresh } from './home.page.tsx';

type Party = NonNullable<PartyPageQuery['party']>;

/** A village or other party: its two lists and what they are paired with. */
export function PartyPage({ id, who }: { id: string; who: Viewer }): JSX.Element {
  const { words, lang } = useReadWords();
  const seen = useGraph(PartyPageDocument, { id, lang });
  const party = seen.data?.party;
  const own = who.party?.id === id;
  return (
    <Page
      title={party?.name ?? (own ? (who.party?.name ?? '') : words.villages.title)}
      over={party && <Over party={party} />}
      lead={party?.about}
      aside={
        party && (
          <div class="buttons">
            <button type="button" class="button quiet" onClick={() => window.print()}>
              <Icon name="print" /> {words.party.print}
            </button>
            <Share title={party.name} />
          </div>
        )
      }
    >
      {own && <Fresh />}
      <Loaded seen={seen} rows={6}>
        {({ party }) =>
          party === null ? <Empty>{words.party.missing}</Empty> : <Whole party={party} who={who} />
        }
      </Loaded>
    </Page>
  );
}

function Over({ party }: { party: Party }): JSX.Element {
  const { words } = useReadWords();
  const parts = [
    party.__typename === 'Organization'
      ? words.organizations[party.organizationKind]
      : words.kinds[party.kind],
    party.town?.name,
    party.__typename === 'Village' ? party.cluster?.name : undefined,
    party.__typename === 'Village' && party.strength !== null
      ? words.strength[party.strength]
      : undefined,
    party.synthetic ? words.party.synthetic : undefined,
  ];
  return <>{parts.filter(Boolean).join(' · ')}</>;
}

function Whole({ party, who }: { party: Party; who: Viewer }): JSX.Element {
  const { words, lang } = useReadWords();
  const writes = mayWriteFor(who, party);
  const suffix = who.party?.id === party.id ? '' : `?party=${party.id}`;
  const pairings = [...party.pairingsAsNeed.nodes, ...party.pairingsAsResource.nodes].sort(
    (a, b) => b.score - a.score,
  );
  const add = (kind: 'need' | 'resource', label: string): JSX.Element | null =>
    writes ? (
      <a class="button" href={`/new/${kind}${suffix}`}>
        <Icon name="add" /> {label}
      </a>
    ) : null;
  return (
    <>
      <p class="print-only">{words.party.printed(dayOf(Date.now(), lang))}</p>
      <div class="columns">
        <List
          title={words.party.needs}
          rows={party.needs.nodes}
          empty={words.party.noNeeds}
          aside={add('need', words.party.addNeed)}
        />
        <List
          title={words.party.resources}
          rows={party.resources.nodes}
          empty={words.party.noResources}
          aside={add('resource', words.party.addResource)}
        />
      </div>
      <Section
        title={words.party.pairings}
        count={party.pairingsAsNeed.totalCount + party.pairingsAsResource.totalCount}
      >
        {pairings.length === 0 ? (
          <Empty>{words.party.noPairings}</Empty>
        ) : (
          <Pairings rows={pairings} />
        )}
      </Section>
      {party.chains.nodes.length > 0 && (
        <Section title={words.party.chains}>
          <ul class="chips">
            {party.chains.nodes.map(({ id, chain, stage }) => (
              <li key={id}>
                <a href={`/chain/${chain.code}`}>
                  <Icon name="pairing" /> {chain.name}
                  {stage && (
                    <small>{lang === 'EN' ? (stage.nameEn ?? stage.name) : stage.name}</small>
                  )}
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {party.__typename === 'Village' && <Partners village={party} />}
      {party.source && (
        <p class="source">
          {words.party.source}: {party.source}
        </p>
      )}
    </>
  );
}

/** Whom a village leads, or who leads it; nothing where it stands alone. */
function Partners({
  village,
}: {
  village: Extract<Party, { __typename: 'Village' }>;
}): JSX.Element | null {
  const { words } = useReadWords();
  const { party: say } = words;
  const partners = [
    ...village.partnershipsAsStrong.nodes.map(({ id, weak }) => ({
      id,
      text: say.leads(weak.name),
    })),
    ...village.partnershipsAsWeak.nodes.map(({ id, strong }) => ({
      id,
      text: say.led(strong.name),
    })),
  ];
  if (partners.length === 0) return null;
  return (
    <Section title={words.home.partnerships}>
      <ul class="chips">
        {partners.map(({ id, text }) => (
          <li key={id}>
            <a href="/partnerships">
              <Icon name="pairing" /> {text}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function List(props: {
  title: string;
  rows: readonly Row[];
  empty: string;
  aside: JSX.Element | null;
}): JSX.Element {
  const { words } = useReadWords();
  const open = props.rows.filter(({ status }) => status === 'OPEN');
  const closed = props.rows.filter(({ status }) => status !== 'OPEN');
  return (
    <Section title={props.title} count={open.length} aside={props.aside}>
      {open.length === 0 ? <Empty>{props.empty}</Empty> : <Listings rows={open} whose={false} />}
      {closed.length > 0 && (
        <details class="closed">
          <summary>{words.party.closed(closed.length)}</summary>
          <Listings rows={closed} whose={false} />
        </details>
      )}
    </Section>
  );
}
