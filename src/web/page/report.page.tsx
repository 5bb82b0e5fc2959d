import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import {
  RateMatterDocument,
  ReportDeskDocument,
  ReportedMatterDocument,
  ReportMatterDocument,
  type FaultFragment,
  type MatterSeenFragment,
  type ReportDeskQuery,
} from '../graph/generated/graphql.ts';
import { ask, NoAnswer, Refused } from '../graph/request.ts';
import { keep, newId, recall } from '../keep.ts';
import { Choice, Faults, Field } from '../part/field.tsx';
import { Icon } from '../part/icon.tsx';
import { Empty, Page, Section, Skeleton } from '../part/page.tsx';
import { useReportWords } from '../words/report.ts';
import { clock, dayOf } from '../words/words.ts';

/** The public link stands in the fragment, which browsers do not send with an address. */
const linkOf = (): string | null => /^#(lz_\w+)$/.exec(location.hash)?.[1] ?? null;
/** What of a link names it: enough to keep drafts apart, nothing of its secret. */
const nameOf = (link: string): string => link.split('_').slice(0, 3).join('_');

interface Draft {
  /** Travels with it, so that what is sent twice is reported once. */
  readonly key: string;
  readonly title: string;
  readonly detail: string;
  readonly name: string;
  readonly phone: string;
  readonly at: { readonly lat: number; readonly lon: number } | null;
}

const emptyDraft = (): Draft => ({
  key: newId(),
  title: '',
  detail: '',
  name: '',
  phone: '',
  at: null,
});

/** Where somebody without an account reports a matter, sees how it goes and says how it went. */
export function ReportPage(): JSX.Element {
  const { words } = useReportWords();
  const link = linkOf();
  const [desk, setDesk] = useState<ReportDeskQuery['reportDesk'] | 'ended' | null>(null);
  useEffect(() => {
    if (link === null) return;
    const enter = (): void =>
      void ask(ReportDeskDocument, {}, link).then(
        ({ reportDesk }) => setDesk(reportDesk),
        (error: unknown) => {
          if (error instanceof Refused) setDesk('ended');
          else setTimeout(enter, 5_000);
        },
      );
    enter();
  }, [link]);
  const known = desk !== null && desk !== 'ended' ? desk : null;
  return (
    <main id="main" class="floor">
      <Page
        class="slim"
        title={known ? words.report.title(known.party) : words.report.opening}
        over={words.report.over}
        lead={known && words.report.lead(known.mechanism)}
      >
        {link === null ? (
          <Empty>{words.report.noLink}</Empty>
        ) : desk === 'ended' ? (
          <Empty>{words.report.ended}</Empty>
        ) : desk === null ? (
          <Skeleton rows={4} />
        ) : (
          <Desk link={link} />
        )}
      </Page>
    </main>
  );
}

function Desk({ link }: { link: string }): JSX.Element {
  const { words, lang } = useReportWords();
  const place = `report:${nameOf(link)}`;
  const [draft, setDraft] = useState<Draft>(() => recall<Draft>(place) ?? emptyDraft());
  const [mine, setMine] = useState<readonly string[]>(
    () => recall<string[]>(`${place}:mine`) ?? [],
  );
  const [sent, setSent] = useState<MatterSeenFragment | null>(null);
  const [faults, setFaults] = useState<readonly FaultFragment[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const write = (change: Partial<Draft>): void => {
    const next = { ...draft, ...change };
    keep(place, next);
    setDraft(next);
  };
  const send = async (): Promise<void> => {
    const { key, title, detail, name, phone, at } = draft;
    setSending(true);
    setTrouble(null);
    try {
      const contact = phone.trim() === '' ? null : { name: name.trim() || title, phone };
      const { reportMatter } = await ask(
        ReportMatterDocument,
        {
          lang,
          input: {
            title,
            idempotencyKey: key,
            ...at,
            detail: detail || null,
            ...(contact && { contact }),
          },
        },
        link,
      );
      setFaults(reportMatter.userErrors);
      if (reportMatter.matter) {
        const ids = [reportMatter.matter.id, ...mine].slice(0, 20);
        keep(`${place}:mine`, ids);
        setMine(ids);
        setSent(reportMatter.matter);
        const fresh = { ...emptyDraft(), name, phone };
        keep(place, fresh);
        setDraft(fresh);
      } else write({ key: newId() });
    } catch (error) {
      setTrouble(error instanceof NoAnswer ? words.report.noAnswer : (error as Error).message);
    } finally {
      setSending(false);
    }
  };
  return (
    <>
      {sent !== null ? (
        <div class="panel" role="status">
          <p class="done">
            <Icon name="check" /> {words.report.sent(sent.receipt)}
          </p>
          <button type="button" class="button" onClick={() => setSent(null)}>
            {words.report.again}
          </button>
        </div>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <Field
            name="title"
            label={words.report.what}
            hint={words.report.whatHint}
            value={draft.title}
            maxLength={60}
            faults={faults}
            onInput={(title) => write({ title })}
          />
          <Field
            name="detail"
            label={words.report.more}
            value={draft.detail}
            rows={3}
            maxLength={2000}
            faults={faults}
            onInput={(detail) => write({ detail })}
            after={<Where at={draft.at} onFound={(at) => write({ at })} />}
          />
          <Field
            name="name"
            label={words.report.name}
            value={draft.name}
            autoComplete="name"
            faults={faults}
            onInput={(name) => write({ name })}
          />
          <Field
            name="phone"
            label={words.report.phone}
            hint={words.report.phoneHint}
            value={draft.phone}
            autoComplete="tel"
            inputMode="numeric"
            faults={faults}
            onInput={(phone) => write({ phone })}
          />
          <Faults faults={faults.filter(({ field }) => field === null || field.length < 2)} />
          {trouble !== null && (
            <p class="faults" role="alert">
              <Icon name="warn" /> {trouble}
            </p>
          )}
          <button type="submit" class="button main" disabled={sending || draft.title.trim() === ''}>
            {sending ? words.sending : words.report.send}
          </button>
        </form>
      )}
      {mine.length > 0 && (
        <Section title={words.report.mine} count={mine.length}>
          {mine.map((id) => (
            <Mine key={id} id={id} link={link} />
          ))}
        </Section>
      )}
    </>
  );
}

/** The place one stands at; browsers tell it over HTTPS only, and only when asked. */
function Where(props: {
  readonly at: Draft['at'];
  readonly onFound: (at: Draft['at']) => void;
}): JSX.Element | null {
  const { words } = useReportWords();
  const [failed, setFailed] = useState(false);
  if (!('geolocation' in navigator)) return null;
  const find = (): void =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => props.onFound({ lat: coords.latitude, lon: coords.longitude }),
      () => setFailed(true),
      { enableHighAccuracy: true, timeout: 15_000 },
    );
  return (
    <div class="buttons">
      <button type="button" class="button quiet" onClick={find}>
        <Icon name={props.at === null ? 'villages' : 'check'} />
        {props.at === null ? words.report.place : words.report.placed}
      </button>
      {failed && props.at === null && <p class="hint">{words.report.noPlace}</p>}
    </div>
  );
}

function Mine({ id, link }: { id: string; link: string }): JSX.Element {
  const { words, lang } = useReportWords();
  const [matter, setMatter] = useState<MatterSeenFragment | null>(null);
  const [stars, setStars] = useState('5');
  const [faults, setFaults] = useState<readonly FaultFragment[]>([]);
  const look = (): void =>
    void ask(ReportedMatterDocument, { id }, link).then(
      ({ matter }) => setMatter(matter ?? null),
      () => undefined,
    );
  useEffect(() => {
    look();
    const timer = setInterval(look, 60_000);
    return () => clearInterval(timer);
  }, [id]);
  if (matter === null) return <Skeleton rows={1} />;
  const { version } = matter;
  const rate = (): void =>
    void ask(
      RateMatterDocument,
      { lang, input: { id, version, rating: Number(stars), idempotencyKey: newId() } },
      link,
    ).then(
      ({ rateMatter }) => {
        setFaults(rateMatter.userErrors);
        if (rateMatter.matter) setMatter(rateMatter.matter);
        else look();
      },
      () => undefined,
    );
  const { report: say } = words;
  return (
    <article class="panel matter">
      <h3>{matter.title}</h3>
      <p>
        <b>{say.states[matter.state]}</b> {matter.holder !== null && say.holder(matter.holder)}
        <small> {matter.receipt}</small>
      </p>
      <ol>
        {matter.steps.map(({ state, at }) => (
          <li key={at + state}>
            {say.states[state]}{' '}
            <small>
              <time dateTime={at}>
                {dayOf(at, lang)} {clock(new Date(at).getTime())}
              </time>
            </small>
          </li>
        ))}
      </ol>
      {matter.rating !== null && <p>{say.rated(matter.rating)}</p>}
      {matter.state === 'DELIVERED' && (
        <>
          <Choice
            name={`stars-${id}`}
            legend={say.rate}
            value={stars as '1'}
            options={(['1', '2', '3', '4', '5'] as const).map((value) => ({
              value,
              label: say.stars[value],
            }))}
            onChange={setStars}
          />
          <Faults faults={faults} />
          <button type="button" class="button main" onClick={rate}>
            {say.sendRating}
          </button>
        </>
      )}
    </article>
  );
}
