import type { JSX } from 'preact';
import { useOrderWords } from '../words/order.ts';
import type { zhOrder } from '../words/order.zh.ts';
import { Choice, Field } from './field.tsx';

/** Why, by one of the reasons the graph knows. */
export type Reason = keyof (typeof zhOrder)['order']['reasons'];

/** Why a pairing does not fit. */
export const pairingReasons: readonly Reason[] = [
  'NOT_THE_SAME_THING',
  'TOO_FAR',
  'WRONG_TIME',
  'TOO_LITTLE',
  'TOO_DEAR',
  'ALREADY_SOLVED',
  'OTHER',
];

/** Why an order does not go on. */
export const orderReasons: readonly Reason[] = [
  'NO_CAPACITY',
  'NOT_OURS',
  'NO_LONGER_NEEDED',
  'NO_ANSWER',
  ...pairingReasons.slice(0, -1),
  'MISTAKE',
  'OTHER',
];

/** One reason, by a tap, and a word more if one likes. */
export function ReasonChoice(props: {
  readonly reasons: readonly Reason[];
  readonly reason: Reason | '';
  readonly note: string;
  readonly onReason: (reason: Reason) => void;
  readonly onNote: (note: string) => void;
}): JSX.Element {
  const { words } = useOrderWords();
  const { reasons, reason, note, onReason, onNote } = props;
  return (
    <>
      <Choice<Reason | ''>
        name="reason"
        legend={words.order.reason}
        value={reason}
        options={reasons.map((value) => ({ value, label: words.order.reasons[value] }))}
        onChange={(value) => {
          if (value !== '') onReason(value);
        }}
      />
      <Note label={words.order.note} value={note} onInput={onNote} />
    </>
  );
}

/** What else there is to say about a step. */
export function Note(props: {
  readonly label: string;
  readonly value: string;
  readonly onInput: (note: string) => void;
}): JSX.Element {
  return <Field name="note" rows={2} maxLength={2000} {...props} />;
}
