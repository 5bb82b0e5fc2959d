import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import {
  CreateReportLinkDocument,
  ReportLinksDocument,
  RevokeReportLinkDocument,
  type FaultFragment,
  type ReportLinksQuery,
} from '../graph/generated/graphql.ts';
import { ask } from '../graph/request.ts';
import { useGraph } from '../graph/use-graph.ts';
import { newId } from '../keep.ts';
import { Ask } from '../part/acting.tsx';
import { Choice, Faults, Field } from '../part/field.tsx';
import { Code } from '../part/code.tsx';
import { Icon } from '../part/icon.tsx';
import { Empty, Loaded, Page, Section } from '../part/page.tsx';
import type { Viewer } from '../session.ts';
import { useReportWords } from '../words/report.ts';
import { dayOf } from '../words/words.ts';

type Link = ReportLinksQuery['apiKeys']['nodes'][number];

/** A village's public links: made, printed as a poster, taken back. */
export function ReportLinksPage({ who }: { who: Viewer }): JSX.Element {
  const { words, lang } = useReportWords();
  const seen = useGraph(ReportLinksDocument, { lang });
  const [poster, setPoster] = useState<string | null>(null);
  return (
    <Page class="slim links-page" title={words.links.title} lead={words.links.lead}>
      {poster !== null && <Poster link={poster} party={who.party?.name ?? ''} />}
      <Loaded seen={seen}>
        {({ apiKeys, mechanisms }) => (
          <>
            <Make
              mechanisms={mechanisms.nodes}
              onMade={(link) => {
                setPoster(link);
                seen.reload();
              }}
            />
            <Section title={words.links.title} count={apiKeys.nodes.length}>
              {apiKeys.nodes.length === 0 ? (
                <Empty>{words.links.none}</Empty>
              ) : (
                apiKeys.nodes.map((link) => <Row key={link.id} link={link} onEnded={seen.reload} />)
              )}
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** Which mechanisms a village may begin: their routes say. */
function beginnable(routes: string): boolean {
  const said = JSON.parse(routes) as { from: string | null; who: string[] }[];
  return said.some(({ from, who }) => from === null && who.indexOf('NEED_SIDE') >= 0);
}

function Make(props: {
  readonly mechanisms: ReportLinksQuery['mechanisms']['nodes'];
  readonly onMade: (link: string) => void;
}): JSX.Element {
  const { words, lang } = useReportWords();
  const options = props.mechanisms
    .filter(({ routes }) => beginnable(routes))
    .map(({ code, name }) => ({ value: code, label: name }));
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [faults, setFaults] = useState<readonly FaultFragment[]>([]);
  // Reports come last in the district's list of mechanisms, after what parties offer.
  const mechanism = chosen ?? options[options.length - 1]?.value ?? '';
  const make = async (): Promise<void> => {
    const input = { name, mechanism, idempotencyKey: newId() };
    const { createReportLink } = await ask(CreateReportLinkDocument, { input, lang });
    setFaults(createReportLink.userErrors);
    if (createReportLink.link != null) {
      setName('');
      props.onMade(location.origin + createReportLink.link);
    }
  };
  return (
    <form
      class="no-print"
      onSubmit={(event) => {
        event.preventDefault();
        make().catch((error: unknown) =>
          setFaults([
            { code: 'INTERNAL' as never, field: null, message: (error as Error).message },
          ]),
        );
      }}
    >
      <Field
        name="name"
        label={words.links.name}
        hint={words.links.nameHint}
        value={name}
        maxLength={60}
        faults={faults}
        onInput={setName}
      />
      <Choice
        name="mechanism"
        legend={words.links.mechanism}
        value={mechanism}
        options={options}
        onChange={setChosen}
      />
      <Faults faults={faults.filter(({ field }) => field === null || field.length < 2)} />
      <button type="submit" class="button main" disabled={name.trim() === ''}>
        {words.links.make}
      </button>
    </form>
  );
}

/** What hangs on the notice board. */
function Poster({ link, party }: { link: string; party: string }): JSX.Element {
  const { words } = useReportWords();
  return (
    <section class="poster panel" aria-label={words.links.made}>
      <p class="done no-print" role="status">
        <Icon name="check" /> {words.links.made}
      </p>
      <h2>{words.links.poster(party)}</h2>
      <Code text={link} label={link} />
      <p>{words.links.posterLead}</p>
      <p class="poster-link">
        <a href={link} target="_blank" rel="noreferrer">
          {link}
        </a>
      </p>
      <button type="button" class="button no-print" onClick={() => window.print()}>
        <Icon name="print" /> {words.links.print}
      </button>
    </section>
  );
}

function Row({ link, onEnded }: { link: Link; onEnded: () => void }): JSX.Element {
  const { words, lang } = useReportWords();
  const [asking, setAsking] = useState(false);
  const [faults, setFaults] = useState<readonly FaultFragment[]>([]);
  const { links: say } = words;
  const end = (): void =>
    void ask(RevokeReportLinkDocument, {
      lang,
      input: { apiKey: link.id, idempotencyKey: newId() },
    }).then(
      ({ revokeReportLink }) => {
        setFaults(revokeReportLink.userErrors);
        setAsking(false);
        onEnded();
      },
      (error: unknown) =>
        setFaults([{ code: 'INTERNAL' as never, field: null, message: (error as Error).message }]),
    );
  const over = link.revokedAt !== null;
  return (
    <article class="panel link-row">
      <h3>{link.name}</h3>
      <p>
        {over ? say.ended : link.usedAt === null ? say.unused : say.used(dayOf(link.usedAt, lang))}
      </p>
      {!over && !asking && (
        <button type="button" class="button quiet" onClick={() => setAsking(true)}>
          {say.end}
        </button>
      )}
      {asking && (
        <Ask
          title={say.endAsk}
          go={say.end}
          leave={say.keep}
          danger
          onGo={end}
          onLeave={() => setAsking(false)}
        />
      )}
      <Faults faults={faults} />
    </article>
  );
}
