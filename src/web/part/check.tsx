import type { ComponentChildren, JSX } from 'preact';
import { windowOf, type Draft, type Kind, type Readable, type Reading } from '../draft.ts';
import { plainNumber } from '../plain-number.ts';
import { amount, dayOf } from '../words/words.ts';
import { useWriteWords } from '../words/write.ts';
import { Icon } from './icon.tsx';
import { quantityText, windowText } from './row.tsx';

/** The questions of an entry in their order; each is an address, so that the phone's back button goes back one. */
export const steps = ['what', 'amount', 'when', 'more', 'photos', 'contact', 'check'] as const;
export type Step = (typeof steps)[number];

interface CheckProps {
  /** The list it goes on. */
  readonly kind: Kind;
  readonly draft: Draft;
  readonly units: readonly { code: string; name: string }[];
  readonly chains: readonly { id: string; name: string }[];
  readonly last: { readonly name: string; readonly maskedPhone: string | null } | null;
  readonly path: (step: Step) => string;
  /** Says which list it goes on. */
  readonly file: (kind: Kind) => void;
}

/** The answers the reader would rather ask about than guess, by the row they stand at. */
const asks: Readonly<Record<string, Step>> = {
  QUANTITY: 'amount',
  UNIT: 'amount',
  WINDOW: 'when',
  SUBJECT: 'what',
  TYPO: 'what',
};

interface Row {
  readonly step: Step;
  readonly name: string;
  readonly value: ComponentChildren;
  readonly read?: Readable;
  /** Still without an answer: then what the reader asks stands here. */
  readonly open: boolean;
}

/** The whole entry before it is sent: every answer in a row that leads to its question. */
export function Check(props: CheckProps): JSX.Element {
  const { words, lang } = useWriteWords();
  const { draft, path } = props;
  const { reading } = draft;
  return (
    <>
      <WhichList {...props} />
      <Already reading={reading} />
      <ul class="check">
        {useRows(props).map(({ step, name, value, read, open }) => (
          <li key={name}>
            <a href={path(step)}>
              <small>{name}</small>
              <span>
                {value}
                {read !== undefined && draft.read.indexOf(read) >= 0 && (
                  <em>{words.add.readShort}</em>
                )}
                {open &&
                  (reading?.questions ?? [])
                    .filter(({ code }) => asks[code] === step)
                    .map((question) => (
                      <em key={question.code}>{lang === 'EN' ? question.en : question.zh}</em>
                    ))}
              </span>
              <Icon name="edit" />
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function useRows({ draft, units, chains, last }: CheckProps): Row[] {
  const { words, lang } = useWriteWords();
  const [availableFrom, availableTo] = windowOf(draft, new Date());
  const unit = units.filter(({ code }) => code === draft.unit)[0]?.name ?? '';
  const quantity = plainNumber(draft.quantity);
  const isAnyTime = (availableFrom ?? availableTo) === null;
  const named = `${draft.contactName} ${draft.contactPhone}`.trim();
  const before = last === null ? words.add.noContact : `${last.name} ${last.maskedPhone ?? ''}`;
  return [
    {
      step: 'what',
      name: words.add.words,
      value: draft.title,
      open: true,
    },
    {
      step: 'amount',
      name: words.listing.amount,
      value: quantity === '' ? words.add.unfilled : `${amount(quantity)} ${unit}`,
      read: 'amount',
      open: quantity === '',
    },
    {
      step: 'when',
      name: words.listing.when,
      value: isAnyTime
        ? words.add.anyTime
        : windowText({ availableFrom, availableTo }, words, lang),
      read: 'when',
      open: isAnyTime,
    },
    {
      step: 'more',
      name: words.listing.terms,
      value: draft.terms === '' ? words.add.termsAny : words.terms[draft.terms],
      read: 'terms',
      open: false,
    },
    {
      step: 'more',
      name: words.listing.chain,
      value: chains.filter(({ id }) => id === draft.chain)[0]?.name ?? words.add.chainAny,
      open: false,
    },
    {
      step: 'more',
      name: words.edit.detail,
      value: draft.detail === '' ? words.add.none : draft.detail,
      open: false,
    },
    {
      step: 'photos',
      name: words.photos.title,
      value: draft.photos.length === 0 ? words.add.none : words.photos.count(draft.photos.length),
      open: false,
    },
    {
      step: 'contact',
      name: words.add.contact,
      value: named === '' ? before : named,
      open: false,
    },
  ];
}

/** Asked when the words say the other list than the one it was begun for. */
function WhichList({ kind, draft, file }: CheckProps): JSX.Element | null {
  const { words } = useWriteWords();
  const { reading, side } = draft;
  if (reading?.misfiled !== true || side !== null) return null;
  const other = kind === 'need' ? 'resource' : 'need';
  return (
    <section class="asked" role="group" aria-label={words.add.whichList[kind]}>
      <p>
        <Icon name={other} /> {words.add.whichList[kind]}
      </p>
      <div class="buttons">
        <button type="button" class="button" onClick={() => file(other)}>
          <Icon name={other} /> {words.add.fileAs[other]}
        </button>
        <button type="button" class="button" onClick={() => file(kind)}>
          <Icon name={kind} /> {words.add.fileAs[kind]}
        </button>
      </div>
    </section>
  );
}

/** What is on the list already and says nearly the same: shown before it is put in twice. */
function Already({ reading }: { reading: Reading | null }): JSX.Element | null {
  const { words, lang } = useWriteWords();
  if (reading === null || reading.similar.length === 0) return null;
  return (
    <section class="asked" aria-label={words.add.already}>
      <p>
        <Icon name="warn" /> {words.add.already}
      </p>
      <ul>
        {reading.similar.map(({ id, title, quantity, createdAt }) => (
          <li key={id}>
            <a class="button" href={`/listing/${id}`}>
              <span>
                {words.add.openThat}
                <small>
                  {title}
                  {quantity !== null && ` · ${quantityText(quantity)}`} · {dayOf(createdAt, lang)}
                </small>
              </span>
              <Icon name="on" />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
