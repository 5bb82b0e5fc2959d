import type { JSX } from 'preact';
import {
  ChainsDocument,
  PartyFiguresDocument,
  type ChainsQuery,
} from '../graph/generated/graphql.ts';
import { live, looked } from '../graph/live.ts';
import { useGraph } from '../graph/use-graph.ts';
import { chainIcon, Icon } from '../part/icon.tsx';
import { Landscape } from '../part/mark.tsx';
import { Loaded, Page, Section } from '../part/page.tsx';
import { Pairings } from '../part/row.tsx';
import { SearchBox } from '../part/search-box.tsx';
import type { Viewer } from '../session.ts';
import { useStore } from '../store.ts';
import { useWords } from '../words/words.ts';

const MOST_SHOWN = 3;

/** What a person sees first: what they can put in, what is new for them, and the district's chains. */
export function HomePage({ who }: { who: Viewer }): JSX.Element {
  const { words } = useWords();
  const chains = useGraph(ChainsDocument, {});
  const own = who.party ?? null;
  const name =
    own?.name ?? who.town?.name ?? who.chain?.name ?? who.district?.name ?? who.name ?? '';
  const writes = own !== null && who.role !== 'GRID';
  return (
    <div class="home">
      <div class="hero">
        <Landscape />
        <Page title={words.home.hello(name)} over={who.district?.name} lead={words.slogan}>
          <div class="doors">
            {writes && (
              <>
                <Door
                  href="/new/need"
                  icon="need"
                  title={words.home.need}
                  lead={words.home.needLead}
                />
                <Door
                  href="/new/resource"
                  icon="resource"
                  title={words.home.resource}
                  lead={words.home.resourceLead}
                />
              </>
            )}
            {(who.role === 'TOWN' || who.role === 'DISTRICT_ADMIN') && (
              <Door
                href="/villages"
                icon="villages"
                title={words.home.forOthers}
                lead={words.home.forOthersLead}
              />
            )}
          </div>
        </Page>
      </div>
      <div class="sheet">
        <Fresh />
        {own !== null && <Own id={own.id} />}
        <SearchBox />
        <Section title={words.home.chains}>
          <Loaded seen={chains} rows={7}>
            {({ chains: { nodes }, needs, resources, pairings }) => (
              <>
                <p class="section-lead">{words.home.chainsLead(nodes.length)}</p>
                <ul class="chains">
                  <li class="chain whole">
                    <a href="/villages">
                      <span class="chain-face">
                        <Icon name="pairing" />
                      </span>
                      <span class="chain-body">
                        <b class="chain-name">{who.district?.name}</b>
                        <span class="chain-about">{words.home.wholeLead}</span>
                      </span>
                      <Figures
                        needs={needs.totalCount}
                        resources={resources.totalCount}
                        pairings={pairings.totalCount}
                      />
                    </a>
                  </li>
                  {nodes.map((chain) => (
                    <ChainCard key={chain.id} chain={chain} />
                  ))}
                </ul>
              </>
            )}
          </Loaded>
        </Section>
      </div>
    </div>
  );
}

function Door(props: {
  href: string;
  icon: 'need' | 'resource' | 'villages';
  title: string;
  lead: string;
}): JSX.Element {
  return (
    <a class="door" href={props.href}>
      <Icon name={props.icon} />
      <span>
        <b>{props.title}</b>
        <small>{props.lead}</small>
      </span>
      <Icon name="on" />
    </a>
  );
}

/** Pairings that came by themselves and were not looked at yet. */
export function Fresh(): JSX.Element | null {
  const { words } = useWords();
  const { fresh, missed } = useStore(live);
  if (fresh.length === 0) return null;
  return (
    <Section
      title={missed > 0 ? words.fresh.missed(missed) : words.fresh.title}
      count={missed > 0 ? undefined : fresh.length}
      id="fresh"
      aside={
        <button type="button" class="button quiet small" onClick={() => looked()}>
          <Icon name="check" /> {words.fresh.done}
        </button>
      }
    >
      <Pairings rows={fresh} fresh />
    </Section>
  );
}

function Own({ id }: { id: string }): JSX.Element {
  const { words, lang } = useWords();
  const seen = useGraph(PartyFiguresDocument, { id, lang });
  return (
    <Section
      title={words.home.mine}
      aside={
        <a class="more" href="/mine">
          {words.home.all} <Icon name="on" />
        </a>
      }
    >
      <Loaded seen={seen} rows={2}>
        {({ party }) =>
          party === null ? null : (
            <>
              <Figures
                needs={party.needs.totalCount}
                resources={party.resources.totalCount}
                pairings={party.pairingsAsNeed.totalCount + party.pairingsAsResource.totalCount}
              />
              <h3>{words.home.best}</h3>
              <Pairings
                rows={[...party.pairingsAsNeed.nodes, ...party.pairingsAsResource.nodes]
                  .sort((a, b) => b.score - a.score)
                  .slice(0, MOST_SHOWN)}
              />
            </>
          )
        }
      </Loaded>
    </Section>
  );
}

/** Needs, resources, pairings: three numbers with their rings. */
export function Figures(props: {
  needs: number;
  resources: number;
  pairings: number;
}): JSX.Element {
  const { words } = useWords();
  return (
    <ul class="figures">
      <li>
        <Icon name="need" /> <b>{props.needs}</b> <span>{words.figures.needs}</span>
      </li>
      <li>
        <Icon name="resource" /> <b>{props.resources}</b> <span>{words.figures.resources}</span>
      </li>
      <li>
        <Icon name="pairing" /> <b>{props.pairings}</b> <span>{words.figures.pairings}</span>
      </li>
    </ul>
  );
}

function ChainCard({ chain }: { chain: ChainsQuery['chains']['nodes'][number] }): JSX.Element {
  const { words } = useWords();
  return (
    <li class="chain">
      <a href={`/chain/${chain.code}`}>
        <span class="chain-face">
          <Icon name={chainIcon(chain.code)} />
        </span>
        <span class="chain-body">
          <b class="chain-name">{chain.name}</b>
          <span class="chain-about">{chain.about}</span>
          {chain.lead && (
            <span class="chain-lead">
              {words.chain.lead} {chain.lead.name}
            </span>
          )}
        </span>
        <Figures
          needs={chain.needs.totalCount}
          resources={chain.resources.totalCount}
          pairings={chain.pairings.totalCount}
        />
      </a>
    </li>
  );
}
