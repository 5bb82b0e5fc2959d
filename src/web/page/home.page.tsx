import type { ComponentChildren, JSX } from 'preact';
import { concerning } from '../graph/concern.ts';
import { HomeDocument, type HomeQuery } from '../graph/generated/graphql.ts';
import { live, looked, useNews } from '../graph/live.ts';
import { useGraph } from '../graph/use-graph.ts';
import { chainIcon, Icon, type IconName } from '../part/icon.tsx';
import { Landscape } from '../part/mark.tsx';
import { Loaded, Page, Section } from '../part/page.tsx';
import { Pairings } from '../part/row.tsx';
import { SearchBox } from '../part/search-box.tsx';
import type { Viewer } from '../session.ts';
import { useStore } from '../store.ts';
import { dayOf, useWords } from '../words/words.ts';

const MOST_SHOWN = 3;

/** What a person sees first: what they can put in, what is new for them, and the district's chains. */
export function HomePage({ who }: { who: Viewer }): JSX.Element {
  const { words, lang } = useWords();
  const own = who.party ?? null;
  // One question for the whole page.
  const party = own?.id ?? '';
  const seen = useGraph(HomeDocument, { party, own: own !== null, lang });
  useNews(concerning(who));
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
              <>
                <Door
                  href="/villages"
                  icon="villages"
                  title={words.home.forOthers}
                  lead={words.home.forOthersLead}
                />
                <Door
                  href="/ledgers"
                  icon="mine"
                  title={words.home.ledgers}
                  lead={words.home.ledgersLead}
                />
              </>
            )}
          </div>
        </Page>
      </div>
      <div class="sheet">
        <Fresh />
        <Loaded seen={seen} rows={7}>
          {({ myDesk, party, chains: { nodes }, needs, resources, pairings }) => (
            <>
              <Desk piles={myDesk} who={who} />
              {party != null && <Own party={party} />}
              <SearchBox />
              <ul class="chips">
                <li>
                  <a href="/partnerships">
                    <Icon name="pairing" /> {words.home.partnerships}
                  </a>
                </li>
                <li>
                  <a href="/tasks">
                    <Icon name="mine" /> {words.home.tasks}
                  </a>
                </li>
              </ul>
              <Section title={words.home.chains}>
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
              </Section>
            </>
          )}
        </Loaded>
      </div>
    </div>
  );
}

const deskIcons: Readonly<Record<string, IconName>> = {
  PAIRINGS: 'pairing',
  TASKS: 'mine',
  ESCALATED: 'warn',
};

/** Where one sees what lies in a pile; null where nobody's list holds it. */
function deskHref(kind: string, who: Viewer): string | null {
  if (kind === 'TASKS') return '/tasks';
  if (kind === 'PAIRINGS') return who.party == null ? null : '/mine';
  if (kind === 'ESCALATED') return '/orders?tab=active&late';
  return `/orders?tab=waiting&state=${kind.replace('ORDER_', '')}`;
}

/** What waits for this person: how many of each, what is late, and when the next falls due. */
function Desk({ piles, who }: { piles: HomeQuery['myDesk']; who: Viewer }): JSX.Element {
  const { words, lang } = useWords();
  const names: Readonly<Record<string, string>> = words.desk.kinds;
  return (
    <Section title={words.desk.title}>
      {piles.length === 0 ? (
        <p class="quiet-note">
          <Icon name="check" /> {words.desk.none}
        </p>
      ) : (
        <ul class="desk">
          {piles.map(({ kind, count, overdue, nextDueAt }) => (
            <Pile key={kind} href={deskHref(kind, who)} late={overdue > 0}>
              <Icon name={deskIcons[kind] ?? 'order'} />
              <b class="desk-count">{count}</b>
              <span>
                {names[kind] ?? kind}
                <small>
                  {overdue > 0
                    ? words.desk.late(overdue)
                    : nextDueAt !== null && words.desk.due(dayOf(nextDueAt, lang))}
                </small>
              </span>
            </Pile>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Pile(props: {
  href: string | null;
  late: boolean;
  children: ComponentChildren;
}): JSX.Element {
  const look = `pile ${props.late ? 'late' : ''}`;
  if (props.href === null) return <li class={look}>{props.children}</li>;
  return (
    <li>
      <a href={props.href} class={look}>
        {props.children}
        <Icon name="on" />
      </a>
    </li>
  );
}

function Door(props: {
  href: string;
  icon: 'need' | 'resource' | 'villages' | 'mine';
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

function Own({ party }: { party: NonNullable<HomeQuery['party']> }): JSX.Element {
  const { words } = useWords();
  const { needs, resources, pairingsAsNeed, pairingsAsResource } = party;
  const best = [...pairingsAsNeed.nodes, ...pairingsAsResource.nodes]
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_SHOWN);
  return (
    <Section
      title={words.home.mine}
      aside={
        <a class="more" href="/mine">
          {words.home.all} <Icon name="on" />
        </a>
      }
    >
      <Figures
        needs={needs.totalCount}
        resources={resources.totalCount}
        pairings={pairingsAsNeed.totalCount + pairingsAsResource.totalCount}
      />
      {best.length > 0 && (
        <>
          <h3>{words.home.best}</h3>
          <Pairings rows={best} />
        </>
      )}
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

function ChainCard({ chain }: { chain: HomeQuery['chains']['nodes'][number] }): JSX.Element {
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
