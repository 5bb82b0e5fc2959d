import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import {
  draftOf,
  dropDraft,
  inputOf,
  keepDraft,
  readAmount,
  windowOf,
  type Draft,
  type Kind,
} from '../draft.ts';
import {
  ChainNamesDocument,
  PartyNameDocument,
  UnitsDocument,
} from '../graph/generated/graphql.ts';
import { useGraph } from '../graph/use-graph.ts';
import { newId } from '../keep.ts';
import { submit, type Fault } from '../outbox.ts';
import { Amount, More, What, When } from '../part/entry.tsx';
import { Faults, faultsOf } from '../part/field.tsx';
import { Icon } from '../part/icon.tsx';
import { Empty, Page } from '../part/page.tsx';
import { windowText } from '../part/row.tsx';
import { plainNumber } from '../plain-number.ts';
import { go } from '../route.ts';
import type { Viewer } from '../session.ts';
import { useWriteWords } from '../words/write.ts';

/** The questions in order; each is an address, so that the phone's back button goes back one question. */
export const steps = ['what', 'amount', 'when', 'more', 'check'] as const;
type Step = (typeof steps)[number];

const fieldsOf: Readonly<Record<Step, readonly string[]>> = {
  what: ['title', 'detail'],
  amount: ['quantity', 'unit', 'minimumLot'],
  when: ['availableFrom', 'availableTo', 'expiresOn'],
  more: ['chain', 'stage', 'terms', 'category'],
  check: [],
};

interface NewProps {
  readonly kind: Kind;
  readonly step: string;
  /** The party it is for; empty for one's own. */
  readonly party: string;
  readonly who: Viewer;
}

/** Puts in a need or a resource, one question per screen. */
export function NewPage(props: NewProps): JSX.Element {
  const { words } = useWriteWords();
  const { kind, party, who } = props;
  const own = who.party != null && (who.role === 'VILLAGE' || who.role === 'PARTY');
  const forOthers = who.role === 'TOWN' || who.role === 'DISTRICT_ADMIN';
  if (own || (forOthers && party !== '')) return <Wizard key={`${kind} ${party}`} {...props} />;
  return (
    <Page title={words.add.titles[kind]}>
      <Empty>{forOthers ? words.add.chooseParty : words.add.notWriter}</Empty>
      {forOthers && (
        <a class="button main" href="/villages">
          {words.home.forOthersLead}
        </a>
      )}
    </Page>
  );
}

function Wizard({ kind, step: asked, party }: NewProps): JSX.Element {
  const { words, lang } = useWriteWords();
  const [draft, setDraft] = useState<Draft>(() => draftOf(kind, party));
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [early, setEarly] = useState(false);
  const [sending, setSending] = useState(false);
  const heading = useRef<HTMLDivElement>(null);
  const units = useGraph(UnitsDocument, { lang }).data?.units.nodes ?? [];
  const chains = useGraph(ChainNamesDocument, {}).data?.chains.nodes ?? [];

  const step: Step = steps.filter((name) => name === asked)[0] ?? 'what';
  const at = steps.indexOf(step);
  const path = (name: Step): string =>
    `/new/${kind}/${name}${party === '' ? '' : `?party=${party}`}`;

  useEffect(() => {
    if (at > 0 && draft.title.trim() === '') go(path('what'), { replace: true });
    const field = heading.current?.querySelector<HTMLElement>(
      'textarea, input:not([type=radio]), h1',
    );
    field?.focus({ preventScroll: true });
  }, [step]);

  const change = (part: Partial<Draft>): void => {
    const next = { ...draft, ...part };
    keepDraft(kind, next);
    setDraft(next);
    setEarly(false);
    const touched = Object.keys(part).map(
      (name) => ({ from: 'availableFrom', to: 'availableTo' })[name] ?? name,
    );
    setFaults(
      faults.filter(
        ({ field }) => field === null || touched.indexOf(field[field.length - 1] ?? '') < 0,
      ),
    );
  };

  // When both are there: the question, and the units to read the sentence with.
  useEffect(() => {
    if (step !== 'amount' || units.length === 0 || !(draft.quantity === '' || draft.read)) return;
    const read = readAmount(draft.title, units);
    if (read !== null) change({ ...read, read: true });
    else if (draft.read) change({ quantity: '', unit: '', read: false });
  }, [step, units.length]);

  const next = (): void => {
    if (step === 'what') {
      if (draft.title.trim() === '') {
        setEarly(true);
        return;
      }
    }
    go(path(steps[at + 1] ?? 'check'));
  };

  const send = async (): Promise<void> => {
    setSending(true);
    const input = inputOf(draft, new Date());
    const outcome = await submit(
      kind === 'need' ? 'addNeed' : 'addResource',
      input,
      draft.title.trim(),
      draft.key,
    );
    setSending(false);
    if (outcome.kind === 'refused') {
      // The same key with another text would be an error: what is put right is a new wish.
      const again = { ...draft, key: newId() };
      keepDraft(kind, again);
      setDraft(again);
      setFaults(outcome.faults);
      const wrong = steps.filter((name) => faultsOf(outcome.faults, fieldsOf[name]).length > 0)[0];
      if (wrong !== undefined) go(path(wrong));
      return;
    }
    dropDraft(kind, party);
    go(outcome.kind === 'done' ? `/listing/${outcome.id}?added` : '/outbox', {
      replace: true,
    });
    window.scrollTo(0, 0);
  };

  const titles: Readonly<Record<Step, string>> = {
    what: kind === 'need' ? words.add.whatNeed : words.add.whatResource,
    amount: kind === 'need' ? words.add.amount : words.add.amountResource,
    when: kind === 'need' ? words.add.when : words.add.whenResource,
    more: words.add.more,
    check: words.add.check,
  };
  const leads: Readonly<Record<Step, string>> = {
    what: words.add.whatLead,
    amount: words.add.amountLead,
    when: words.add.whenLead,
    more: words.add.moreLead,
    check: words.add.checkLead,
  };
  const shownFaults = early
    ? [
        ...faults,
        { field: ['title'], message: words.add.whatMissing, code: 'TITLE_MISSING' as const },
      ]
    : faults;
  const question = { kind, draft, faults: shownFaults, change };

  return (
    <div class="wizard" ref={heading}>
      <Page
        key={step}
        title={titles[step]}
        over={
          <>
            <Icon name={kind} /> {words.add.titles[kind]} · {words.add.step(at + 1, steps.length)}
          </>
        }
        lead={leads[step]}
      >
        <Progress at={at} />
        {party !== '' && <ForParty id={party} />}
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (step === 'check') void send();
            else next();
          }}
        >
          {step === 'what' && <What {...question} />}
          {step === 'amount' && <Amount {...question} units={units} />}
          {step === 'when' && <When {...question} />}
          {step === 'more' && <More {...question} chains={chains} />}
          {step === 'check' && <Check {...question} units={units} chains={chains} path={path} />}
          <Faults faults={faultsOf(faults, null)} />
          <div class="buttons steps">
            <button type="submit" class="button main" disabled={sending}>
              {step !== 'check' ? words.add.next : sending ? words.add.sending : words.add.send}
            </button>
            {at > 0 && (
              <a class="button quiet" href={path(steps[at - 1] ?? 'what')}>
                <Icon name="back" /> {words.add.back}
              </a>
            )}
          </div>
        </form>
        <p class="kept">
          <Icon name="check" /> {words.add.kept}
          {draft.title !== '' && (
            <button
              type="button"
              class="button quiet small"
              onClick={() => {
                dropDraft(kind, party);
                go(party === '' ? '/' : `/party/${party}`);
              }}
            >
              {words.add.cancel}
            </button>
          )}
        </p>
      </Page>
    </div>
  );
}

function Progress({ at }: { at: number }): JSX.Element {
  return (
    <div class="progress" aria-hidden="true">
      {steps.map((name, index) => (
        <i key={name} class={index <= at ? 'full' : ''} />
      ))}
    </div>
  );
}

function ForParty({ id }: { id: string }): JSX.Element {
  const { words } = useWriteWords();
  const name = useGraph(PartyNameDocument, { id }).data?.party?.name ?? '';
  return (
    <p class="note">
      <Icon name="villages" /> {words.add.forParty(name)}
    </p>
  );
}

interface CheckProps {
  readonly kind: Kind;
  readonly draft: Draft;
  readonly units: readonly { code: string; name: string }[];
  readonly chains: readonly { id: string; name: string }[];
  readonly path: (step: Step) => string;
}

function Check({ kind, draft, units, chains, path }: CheckProps): JSX.Element {
  const { words, lang } = useWriteWords();
  const [availableFrom, availableTo] = windowOf(draft, new Date());
  const unit = units.filter(({ code }) => code === draft.unit)[0]?.name ?? '';
  const quantity = plainNumber(draft.quantity);
  const rows: [Step, string, string][] = [
    ['what', words[kind], [draft.title, draft.detail].filter(Boolean).join('\n')],
    ['amount', words.listing.amount, quantity === '' ? words.add.unfilled : `${quantity} ${unit}`],
    [
      'when',
      words.listing.when,
      (availableFrom ?? availableTo) === null
        ? words.add.anyTime
        : windowText({ availableFrom, availableTo }, words, lang),
    ],
    [
      'more',
      words.listing.terms,
      draft.terms === '' ? words.add.termsAny : words.terms[draft.terms],
    ],
    [
      'more',
      words.listing.chain,
      chains.filter(({ id }) => id === draft.chain)[0]?.name ?? words.add.chainAny,
    ],
  ];
  return (
    <ul class="check">
      {rows.map(([step, name, value]) => (
        <li key={name}>
          <a href={path(step)}>
            <small>{name}</small>
            <span>{value}</span>
            <Icon name="edit" />
          </a>
        </li>
      ))}
    </ul>
  );
}
