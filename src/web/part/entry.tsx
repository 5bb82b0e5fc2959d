import type { JSX } from 'preact';
import type { UnitsQuery } from '../graph/generated/graphql.ts';
import type { Draft, Kind, Span } from '../draft.ts';
import { useWriteWords } from '../words/write.ts';
import { Choice, Faults, faultsOf, Field, type FieldFault } from './field.tsx';
import { Icon } from './icon.tsx';

/* The questions of an entry, used one per screen when it is put in and together when it is edited. */

type Unit = UnitsQuery['units']['nodes'][number];

/** What every question of an entry needs. */
export interface Question {
  readonly kind: Kind;
  readonly draft: Draft;
  readonly faults: readonly FieldFault[];
  readonly change: (part: Partial<Draft>) => void;
}

/** What it is. */
export function What({ kind, draft, faults, change }: Question): JSX.Element {
  const { words } = useWriteWords();
  return (
    <Field
      name="title"
      label={kind === 'need' ? words.add.whatNeed : words.add.whatResource}
      hint={kind === 'need' ? words.add.exampleNeed : words.add.exampleResource}
      value={draft.title}
      rows={3}
      maxLength={2000}
      faults={faults}
      onInput={(title) => change({ title })}
    />
  );
}

/** What else is to be said of it. */
export function Detail({ draft, faults, change }: Question): JSX.Element {
  const { words } = useWriteWords();
  return (
    <Field
      name="detail"
      label={words.add.detail}
      value={draft.detail}
      rows={2}
      maxLength={4000}
      faults={faults}
      onInput={(detail) => change({ detail })}
    />
  );
}

/** What villages count in most; the others are one tap further. */
const USUAL = [
  'person',
  'mu',
  'jin',
  'ton',
  'session',
  'course',
  'machine',
  'set',
  'sqm',
  'wan-yuan',
];

/** How much of it. */
export function Amount({
  draft,
  faults,
  change,
  units,
}: Question & { units: readonly Unit[] }): JSX.Element {
  const { words } = useWriteWords();
  const usual = USUAL.map((code) => units.filter((unit) => unit.code === code)[0]).filter(
    (unit) => unit !== undefined,
  );
  const others = units.filter(({ code }) => USUAL.indexOf(code) < 0);
  const isOther = others.some(({ code }) => code === draft.unit);
  return (
    <>
      <Field
        name="quantity"
        label={words.add.quantity}
        value={draft.quantity}
        inputMode="decimal"
        maxLength={15}
        hint={draft.read.indexOf('amount') >= 0 ? words.add.read : undefined}
        faults={faults}
        onInput={(quantity) => change({ quantity })}
      />
      {usual.length > 0 && (
        <Choice
          name="unit"
          legend={words.add.unit}
          value={draft.unit}
          options={usual.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(unit) => change({ unit })}
        />
      )}
      <div class="field">
        <label for="other-unit">{words.add.otherUnit}</label>
        <select
          id="other-unit"
          value={isOther ? draft.unit : ''}
          onChange={(event) => change({ unit: event.currentTarget.value })}
        >
          <option value="">{words.add.noUnit}</option>
          {others.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <Faults faults={faultsOf(faults, ['unit', 'minimumLot'])} />
    </>
  );
}

const SPANS: readonly Span[] = ['any', 'month', 'quarter', 'year', 'own'];

/** From when to when. */
export function When({ kind, draft, faults, change }: Question): JSX.Element {
  const { words } = useWriteWords();
  return (
    <>
      <Choice
        name="span"
        legend={kind === 'need' ? words.add.when : words.add.whenResource}
        hideLegend
        value={draft.span}
        options={SPANS.map((value) => ({ value, label: words.add.spans[value] }))}
        onChange={(span) => change({ span })}
      />
      {draft.span === 'own' && (
        <div class="two">
          <Field
            name="availableFrom"
            label={words.add.from}
            type="date"
            value={draft.from}
            faults={faults}
            onInput={(from) => change({ from })}
          />
          <Field
            name="availableTo"
            label={words.add.to}
            type="date"
            value={draft.to}
            faults={faults}
            onInput={(to) => change({ to })}
          />
        </div>
      )}
      {draft.span !== 'own' && (
        <Faults faults={faultsOf(faults, ['availableFrom', 'availableTo'])} />
      )}
    </>
  );
}

/** Which chain it serves, and on what terms. */
export function More({
  draft,
  faults,
  change,
  chains,
}: Question & {
  chains: readonly { id: string; name: string; about: string | null }[];
}): JSX.Element {
  const { words } = useWriteWords();
  return (
    <>
      <Choice
        name="terms"
        legend={words.add.terms}
        value={draft.terms}
        options={[
          { value: '', label: words.add.termsAny },
          { value: 'FREE', label: words.terms.FREE },
          { value: 'LOW_COST', label: words.terms.LOW_COST },
          { value: 'MARKET', label: words.terms.MARKET },
        ]}
        onChange={(terms) => change({ terms })}
      />
      <Choice
        name="chain"
        legend={words.add.chain}
        value={draft.chain}
        options={[
          { value: '', label: words.add.chainAny },
          ...chains.map(({ id, name, about }) => ({ value: id, label: name, lead: about })),
        ]}
        onChange={(chain) => change({ chain })}
      />
      <Faults faults={faultsOf(faults, ['chain', 'stage', 'terms', 'category'])} />
    </>
  );
}

/** Whom to call: the one of the last entry, unless another is named. */
export function ContactOf({
  draft,
  faults,
  change,
  last,
}: Question & {
  last: { readonly name: string; readonly maskedPhone: string | null } | null;
}): JSX.Element {
  const { words } = useWriteWords();
  return (
    <>
      {last !== null && (
        <p class="note">
          <Icon name="phone" />
          <span>{words.add.lastContact(`${last.name} ${last.maskedPhone ?? ''}`)}</span>
        </p>
      )}
      <Field
        name="name"
        label={words.add.contactName}
        value={draft.contactName}
        maxLength={40}
        autoComplete="off"
        faults={faults}
        onInput={(contactName) => change({ contactName })}
      />
      <Field
        name="phone"
        label={words.add.contactPhone}
        value={draft.contactPhone}
        inputMode="numeric"
        maxLength={30}
        autoComplete="off"
        faults={faults}
        onInput={(contactPhone) => change({ contactPhone })}
      />
      <Faults faults={faultsOf(faults, ['contact'])} />
    </>
  );
}
