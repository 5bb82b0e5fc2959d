import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import {
  changedByHand,
  draftOf,
  dropDraft,
  inputOf,
  keepDraft,
  parted,
  readAmount,
  sentenceOf,
  withReading,
  type Draft,
  type Kind,
} from '../draft.ts';
import {
  ChainNamesDocument,
  LastContactDocument,
  PartyNameDocument,
  UnitsDocument,
} from '../graph/generated/graphql.ts';
import { useGraph } from '../graph/use-graph.ts';
import { newId } from '../keep.ts';
import { submit, type Fault } from '../outbox.ts';
import { Check, steps, type Step } from '../part/check.tsx';
import { Amount, ContactOf, Detail, More, What, When } from '../part/entry.tsx';
import { Faults, faultsOf } from '../part/field.tsx';
import { Icon } from '../part/icon.tsx';
import { Empty, Page } from '../part/page.tsx';
import { DraftPhotos } from '../part/photos.tsx';
import { readSentence } from '../reading.ts';
import { go } from '../route.ts';
import type { Viewer } from '../session.ts';
import { useWriteWords } from '../words/write.ts';

/** The ways through: the sentence is read and looked over; or, where nobody can read it, asked bit by bit. */
const ways = {
  read: ['what', 'check'],
  asked: ['what', 'amount', 'when', 'more', 'check'],
} as const satisfies Record<string, readonly Step[]>;

const fieldsOf: Readonly<Record<Step, readonly string[]>> = {
  what: ['title'],
  amount: ['quantity', 'unit', 'minimumLot'],
  when: ['availableFrom', 'availableTo', 'expiresOn'],
  more: ['detail', 'chain', 'stage', 'terms', 'category'],
  photos: [],
  contact: ['contact', 'name', 'phone'],
  check: [],
};

interface NewProps {
  readonly kind: Kind;
  readonly step: string;
  /** The party it is for; empty for one's own. */
  readonly party: string;
  readonly who: Viewer;
}

/** Puts in a need or a resource: by one sentence that the server reads, or one question per screen. */
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

/** The entry as it stands, kept on the phone with every change. */
function useDraft(door: Kind, party: string) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(door, party));
  // What comes later (a reading, a photo) changes the entry as it is then.
  const latest = useRef(draft);
  const keep = (next: Draft): void => {
    latest.current = next;
    keepDraft(door, next);
    setDraft(next);
  };
  return { draft, latest, keep };
}

function Wizard({ kind: door, step: asked, party, who }: NewProps): JSX.Element {
  const { words, lang } = useWriteWords();
  const { draft, latest, keep } = useDraft(door, party);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [early, setEarly] = useState(false);
  const [busy, setBusy] = useState<'reading' | 'sending' | null>(null);
  const shown = useRef<HTMLDivElement>(null);
  const units = useGraph(UnitsDocument, { lang }).data?.units.nodes ?? [];
  const chains = useGraph(ChainNamesDocument, {}).data?.chains.nodes ?? [];
  const last = useLastContact(party === '' ? (who.party?.id ?? '') : party);

  const kind = draft.side ?? door;
  const step: Step = steps.filter((name) => name === asked)[0] ?? 'what';
  const way: readonly Step[] = draft.asked ? ways.asked : ways.read;
  const at = way.indexOf(step);
  const path = (name: Step): string =>
    `/new/${door}/${name}${party === '' ? '' : `?party=${party}`}`;

  useEffect(() => {
    if (step !== 'what' && draft.title.trim() === '') go(path('what'), { replace: true });
    if (step === 'check' && !draft.checked) keep({ ...latest.current, checked: true });
    const field = shown.current?.querySelector<HTMLElement>(
      'textarea, input:not([type=radio]):not([type=file]), h1',
    );
    field?.focus({ preventScroll: true });
  }, [step]);

  const change = (part: Partial<Draft>): void => {
    keep(changedByHand(latest.current, part));
    setEarly(false);
    const touched = Object.keys(part).map(
      (name) =>
        ({
          from: 'availableFrom',
          to: 'availableTo',
          contactName: 'contact',
          contactPhone: 'contact',
        })[name] ?? name,
    );
    setFaults(
      faults.filter(
        ({ field }) => field === null || touched.indexOf(field[field.length - 1] ?? '') < 0,
      ),
    );
  };

  // Read on the phone when the server could not: both must be there, the question and the units.
  useEffect(() => {
    const byHand = draft.quantity !== '' && draft.read.indexOf('amount') < 0;
    if (step !== 'amount' || units.length === 0 || byHand || draft.reading !== null) return;
    const read = readAmount(draft.title, units) ?? { quantity: '', unit: '' };
    keep({ ...latest.current, ...read, read: read.quantity === '' ? [] : ['amount'] });
  }, [step, units.length]);

  // Looked over before it could be read, or filed elsewhere since: it is read for its twins at least.
  useEffect(() => {
    const of = sentenceOf(kind, draft);
    if (step !== 'check' || draft.title.trim() === '' || draft.reading?.of === of) return;
    void readSentence(kind, draft, lang).then((reading) => {
      if (reading !== null && sentenceOf(kind, latest.current) === of) {
        keep({ ...latest.current, reading });
      }
    });
  }, [step, kind]);

  /** From the sentence: reads it, and goes where what was understood is looked over. */
  const hear = async (): Promise<void> => {
    const whole = parted(draft);
    keep(whole);
    if (whole.reading?.of === sentenceOf(kind, whole)) {
      go(path('check'));
      return;
    }
    setBusy('reading');
    const reading = await readSentence(kind, whole, lang);
    setBusy(null);
    // Words typed since would be lost if what was read before them were laid over.
    if (sentenceOf(kind, latest.current) !== sentenceOf(kind, whole)) return;
    if (reading !== null) keep({ ...withReading(latest.current, reading), asked: false });
    else if (!whole.checked) keep({ ...latest.current, asked: true });
    go(path(reading !== null || whole.checked ? 'check' : 'amount'));
  };

  const next = (): void => {
    if (step !== 'what') go(path(draft.checked ? 'check' : (way[at + 1] ?? 'check')));
    else if (draft.title.trim() === '') setEarly(true);
    else void hear();
  };

  const send = async (): Promise<void> => {
    setBusy('sending');
    const photos = draft.photos.map((photo) => ({
      key: newId(),
      action: 'addPhoto',
      input: { photo },
    }));
    const outcome = await submit(
      kind === 'need' ? 'addNeed' : 'addResource',
      inputOf(draft, new Date()),
      draft.title.trim(),
      draft.key,
      undefined,
      photos,
    );
    setBusy(null);
    if (outcome.kind === 'refused') {
      // The same key with another text would be an error: what is put right is a new wish.
      keep({ ...latest.current, key: newId() });
      setFaults(outcome.faults);
      const wrong = steps.filter((name) => faultsOf(outcome.faults, fieldsOf[name]).length > 0)[0];
      if (wrong !== undefined) go(path(wrong));
      return;
    }
    dropDraft(door, party);
    go(outcome.kind === 'done' ? `/listing/${outcome.id}?added` : '/outbox', {
      replace: true,
    });
    window.scrollTo(0, 0);
  };

  const { titles, leads } = useQuestions(kind, draft);
  const missing = {
    field: ['title'],
    message: words.add.whatMissing,
    code: 'TITLE_MISSING' as const,
  };
  const question = { kind, draft, faults: early ? [...faults, missing] : faults, change };
  const back = draft.checked && step !== 'what' ? 'check' : way[at - 1];
  const twice = (draft.reading?.similar.length ?? 0) > 0;
  const goOn =
    step === 'check'
      ? twice
        ? words.add.sendStill
        : words.add.send
      : draft.checked && step !== 'what'
        ? words.add.done
        : words.add.next;

  return (
    <div class="wizard" ref={shown}>
      <Page
        key={step}
        title={titles[step]}
        over={
          <>
            <Icon name={kind} /> {words.add.titles[kind]}
            {at >= 0 && ` · ${words.add.step(at + 1, way.length)}`}
          </>
        }
        lead={leads[step]}
      >
        {at >= 0 && <Progress at={at} of={way.length} />}
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
          {step === 'more' && (
            <>
              <More {...question} chains={chains} />
              <Detail {...question} />
            </>
          )}
          {step === 'photos' && (
            <DraftPhotos ids={draft.photos} change={(photos) => change({ photos })} />
          )}
          {step === 'contact' && <ContactOf {...question} last={last} />}
          {step === 'check' && (
            <Check
              kind={kind}
              draft={draft}
              units={units}
              chains={chains}
              last={last}
              path={path}
              file={(side) => keep({ ...latest.current, side })}
            />
          )}
          <Faults faults={faultsOf(faults, null)} />
          <div class="buttons steps">
            <button type="submit" class="button main" disabled={busy !== null}>
              {busy === null ? goOn : words.add[busy]}
            </button>
            {back !== undefined && (
              <a class="button quiet" href={path(back)}>
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
                dropDraft(door, party);
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

/** What each screen asks, and how it is meant. */
function useQuestions(
  kind: Kind,
  { reading }: Draft,
): Readonly<Record<'titles' | 'leads', Readonly<Record<Step, string>>>> {
  const { words } = useWriteWords();
  const { add, photos } = words;
  const isNeed = kind === 'need';
  return {
    titles: {
      what: isNeed ? add.whatNeed : add.whatResource,
      amount: isNeed ? add.amount : add.amountResource,
      when: isNeed ? add.when : add.whenResource,
      more: add.more,
      photos: photos.title,
      contact: add.contact,
      check: add.check,
    },
    leads: {
      what: add.whatLead,
      amount: add.amountLead,
      when: add.whenLead,
      more: add.moreLead,
      photos: photos.lead,
      contact: add.contactLead,
      check: reading === null ? add.checkLead : add.checkReadLead,
    },
  };
}

/** Whom the party's last entry named to be called: what an entry without a contact gets. */
function useLastContact(party: string): { name: string; maskedPhone: string | null } | null {
  const seen = useGraph(LastContactDocument, { party }).data?.party;
  const named = [...(seen?.needs.nodes ?? []), ...(seen?.resources.nodes ?? [])].filter(
    ({ contact }) => contact !== null,
  );
  return named.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))[0]?.contact ?? null;
}

function Progress({ at, of }: { at: number; of: number }): JSX.Element {
  return (
    <div class="progress" aria-hidden="true">
      {Array.from({ length: of }, (_, index) => (
        <i key={index} class={index <= at ? 'full' : ''} />
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
