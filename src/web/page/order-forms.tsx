import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { OrderCandidatesDocument } from '../graph/generated/graphql.ts';
import { useGraph } from '../graph/use-graph.ts';
import { Ask } from '../part/acting.tsx';
import { Choice, Faults, faultsOf, Field } from '../part/field.tsx';
import { Note, orderReasons, ReasonChoice, type Reason } from '../part/reason.tsx';
import { plainNumber } from '../plain-number.ts';
import { useOrderWords } from '../words/order.ts';
import { amount, localDay } from '../words/words.ts';
import type { Action, FormProps } from './order-steps.tsx';

const said = (note: string): { note?: string } => (note.trim() === '' ? {} : { note: note.trim() });

/** Steps that say why. */
export function ReasonForm(props: FormProps & { step: Action; mutation: string }): JSX.Element {
  const { words } = useOrderWords();
  const { step, mutation, acting, send, close } = props;
  const [reason, setReason] = useState<Reason | ''>('');
  const [note, setNote] = useState('');
  return (
    <Ask
      title={words.order.steps[step]}
      go={words.order.steps[step]}
      leave={words.order.cancel}
      danger
      disabled={acting.sending || reason === ''}
      onGo={() => send(mutation, { reason, ...said(note) })}
      onLeave={close}
    >
      <ReasonChoice
        reasons={orderReasons}
        reason={reason}
        note={note}
        onReason={setReason}
        onNote={setNote}
      />
    </Ask>
  );
}

/** 下单 and 改派: to whom, of those that fit. The one on the order is chosen already. */
export function SendForm({
  order,
  acting,
  send,
  close,
  again,
}: FormProps & { again: boolean }): JSX.Element {
  const { words, lang } = useOrderWords();
  const { order: say } = words;
  const present = order.resource?.id ?? '';
  const seen = useGraph(OrderCandidatesDocument, { need: order.need?.id ?? order.id, lang });
  const listing = seen.data?.listing;
  const pairings = listing && 'pairings' in listing ? listing.pairings.nodes : [];
  const [resource, setResource] = useState(again ? '' : present);
  const [reason, setReason] = useState<Reason | ''>('');
  const [note, setNote] = useState('');
  const found = pairings
    .filter(({ resource: { id } }) => !again || id !== present)
    .map(({ resource: { id, quantity }, resourceParty, score }) => ({
      value: id,
      label: resourceParty.name,
      lead: say.fits(
        words.pair.score(score),
        quantity === null ? '' : `${amount(quantity.remaining)} ${quantity.unit.name}`,
      ),
    }));
  const kept =
    !again && present !== '' && !found.some(({ value }) => value === present)
      ? [{ value: present, label: order.resourceParty?.name ?? '', lead: order.resource?.title }]
      : [];
  const options = [...kept, ...found].map(({ lead, ...option }) => ({
    ...option,
    lead: lead ?? null,
  }));
  const name = options.filter(({ value }) => value === resource)[0]?.label;
  const change = resource === present ? {} : { resource };
  return (
    <Ask
      title={say.toWhom}
      go={name === undefined ? say.steps[again ? 'REASSIGN' : 'DISPATCH'] : say.dispatchTo(name)}
      leave={say.cancel}
      disabled={acting.sending || resource === '' || (again && reason === '')}
      onGo={() =>
        send(again ? 'reassignOrder' : 'dispatchOrder', {
          ...change,
          ...(again ? { reason } : {}),
          ...said(note),
        })
      }
      onLeave={close}
    >
      {options.length === 0 ? (
        <p class="hint">{seen.data === null ? words.loading : say.noCandidates}</p>
      ) : (
        <Choice
          name="resource"
          legend={say.toWhom}
          hideLegend
          value={resource}
          options={options}
          onChange={setResource}
        />
      )}
      {again ? (
        <ReasonChoice
          reasons={orderReasons}
          reason={reason}
          note={note}
          onReason={setReason}
          onNote={setNote}
        />
      ) : (
        <Note label={say.note} value={note} onInput={setNote} />
      )}
      <Faults faults={faultsOf(acting.faults, ['resource', 'quantity', 'needQuantity', 'unit'])} />
    </Ask>
  );
}

/** What is still to be delivered, as a plain number; empty where nothing is counted. */
function leftOf({ quantity, delivered }: FormProps['order']): string {
  if (quantity === null) return '';
  const left = Number(quantity) - Number(delivered);
  return left > 0 ? String(Math.round(left * 1000) / 1000) : '';
}

/** 交付 and 办结: how much, when, and whether that is all. */
export function DeliverForm({ order, acting, send, close }: FormProps): JSX.Element {
  const { words } = useOrderWords();
  const { deliver } = words.order;
  const left = leftOf(order);
  const mayBePart = order.steps.indexOf('DELIVER') >= 0;
  const [quantity, setQuantity] = useState(left);
  const [on, setOn] = useState(() => localDay(new Date()));
  const [whole, setWhole] = useState<'yes' | 'no'>('yes');
  const [note, setNote] = useState('');
  const given = plainNumber(quantity);
  return (
    <Ask
      title={deliver.title}
      go={deliver.go}
      leave={words.order.cancel}
      disabled={acting.sending}
      onGo={() =>
        send('deliverOrder', {
          ...(order.quantity === null || given === '' ? {} : { quantity: given }),
          deliveredOn: on,
          finish: whole === 'yes' || !mayBePart,
          ...said(note),
        })
      }
      onLeave={close}
    >
      {order.quantity !== null && (
        <Field
          name="quantity"
          label={words.order.quantity(order.unit?.name ?? '')}
          hint={deliver.left(`${amount(left)} ${order.unit?.name ?? ''}`)}
          value={quantity}
          inputMode="decimal"
          maxLength={15}
          faults={acting.faults}
          onInput={setQuantity}
        />
      )}
      <Field
        name="deliveredOn"
        label={deliver.day}
        type="date"
        value={on}
        faults={acting.faults}
        onInput={setOn}
      />
      {mayBePart && (
        <Choice
          name="whole"
          legend={deliver.all}
          value={whole}
          options={[
            { value: 'yes', label: deliver.whole },
            { value: 'no', label: deliver.part },
          ]}
          onChange={setWhole}
        />
      )}
      <Note label={words.order.note} value={note} onInput={setNote} />
    </Ask>
  );
}

const STARS = ['1', '2', '3', '4', '5'] as const;

/** 评单: one to five stars, each with its word, and whether the need is met. */
export function RateForm({ acting, send, close }: FormProps): JSX.Element {
  const { words } = useOrderWords();
  const { rate } = words.order;
  const [stars, setStars] = useState<(typeof STARS)[number] | ''>('');
  const [met, setMet] = useState<'yes' | 'no'>('yes');
  const [note, setNote] = useState('');
  return (
    <Ask
      title={rate.title}
      go={rate.go}
      leave={words.order.cancel}
      disabled={acting.sending || stars === ''}
      onGo={() =>
        send('rateOrder', { rating: Number(stars), needMet: met === 'yes', ...said(note) })
      }
      onLeave={close}
    >
      <Choice<(typeof STARS)[number] | ''>
        name="rating"
        legend={rate.title}
        hideLegend
        value={stars}
        options={[...STARS].reverse().map((value) => ({
          value,
          label: `${'★'.repeat(Number(value))} ${rate.stars(Number(value))}`,
        }))}
        onChange={setStars}
      />
      <Choice
        name="met"
        legend={rate.met}
        value={met}
        options={[
          { value: 'yes', label: rate.yes },
          { value: 'no', label: rate.no },
        ]}
        onChange={setMet}
      />
      <Note label={words.order.note} value={note} onInput={setNote} />
    </Ask>
  );
}
