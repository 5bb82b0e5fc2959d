import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { FaultFragment, TypedDocumentString } from '../graph/generated/graphql.ts';
import { ask } from '../graph/request.ts';
import { newId } from '../keep.ts';
import { useAdminWords } from '../words/admin.ts';
import { Faults, faultsOf, Field } from './field.tsx';
import { Icon } from './icon.tsx';

/** Sending a wish and what came of it. */
export interface Saving {
  readonly busy: boolean;
  readonly faults: readonly FaultFragment[];
  readonly said: string | null;
  /** Whether there was no answer: nothing is known to be saved. */
  readonly lost: boolean;
  /** Sends; gives the answer when it was done, null when it was not. The same wish again is done once. */
  readonly send: <Data extends object>(
    document: TypedDocumentString<Data, never>,
    input: object,
  ) => Promise<Data | null>;
}

/** Sends wishes of administrators at once: they are not kept for later, since others edit the same. */
export function useSaving(): Saving {
  const { words, lang } = useAdminWords();
  const [state, setState] = useState<Omit<Saving, 'send'>>(idle);
  const [attempt, setAttempt] = useState<{ readonly wish: string; readonly key: string } | null>(
    null,
  );
  const send: Saving['send'] = async (document, input) => {
    const wish = document.toString() + JSON.stringify(input);
    const key = attempt !== null && attempt.wish === wish ? attempt.key : newId();
    setAttempt({ wish, key });
    setState({ ...idle, busy: true });
    try {
      const whole = { ...input, idempotencyKey: key };
      const data = await ask(document, { input: whole, lang } as never);
      const answer = (data as Record<string, unknown>)[Object.keys(data)[0] ?? ''] as {
        userErrors: readonly FaultFragment[];
      };
      setAttempt(null);
      const done = answer.userErrors.length === 0;
      setState({ ...idle, faults: answer.userErrors, said: done ? words.admin.saved : null });
      return done ? data : null;
    } catch {
      setState({ ...idle, lost: true });
      return null;
    }
  };
  return { ...state, send };
}

const idle = { busy: false, faults: [], said: null, lost: false };

/** What came of sending, read out when it changes; `fields` show their own faults. */
export function Outcome({
  saving,
  fields = [],
}: {
  saving: Saving;
  fields?: readonly string[];
}): JSX.Element {
  const { words } = useAdminWords();
  const shown = faultsOf(saving.faults, fields);
  const rest = saving.faults.filter((fault) => shown.indexOf(fault) < 0);
  return (
    <>
      <p role="status" class={saving.said === null ? 'said' : 'done said'}>
        {saving.said !== null && <Icon name="check" />}
        {saving.busy ? words.sending : saving.said}
      </p>
      <Faults faults={rest} />
      {saving.lost && (
        <p class="faults" role="alert">
          <Icon name="off" /> {words.admin.lost}
        </p>
      )}
    </>
  );
}

/** One of a form's fields. */
export interface Asked {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly type?: 'text' | 'date';
  readonly rows?: number;
  /** A list to choose from instead of a text. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

/** What was entered, by field. */
export type Values = Readonly<Record<string, string>>;

/**
 * A form of the register. A name nearly the same as another is asked about: the box that says it is
 * another one appears with the fault.
 */
export function AdminForm(props: {
  /** Makes the names of its fields its own on a page with several forms. */
  readonly id: string;
  readonly title: string;
  readonly fields: readonly Asked[];
  readonly initial?: Values;
  readonly go: string;
  readonly saving: Saving;
  readonly onSend: (values: Values, sure: boolean) => Promise<unknown>;
  readonly onLeave?: () => void;
  readonly children?: ComponentChildren;
}): JSX.Element {
  const { words } = useAdminWords();
  const { id, title, fields, initial = {}, saving, onSend, onLeave } = props;
  const [values, setValues] = useState<Values>(initial);
  const [sure, setSure] = useState(false);
  const near = saving.faults.some(({ code }) => code === 'NAME_NEAR');
  const send = async (): Promise<void> => {
    const done = await onSend(values, sure);
    if (done === null) return;
    setSure(false);
    if (props.initial === undefined) setValues({});
  };
  return (
    <form
      class="ask admin-form"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h3>{title}</h3>
      <div class="admin-fields">
        {fields.map((field) => (
          <One
            key={field.name}
            id={id}
            field={field}
            value={values[field.name] ?? ''}
            saving={saving}
            onInput={(value) => setValues((now) => ({ ...now, [field.name]: value }))}
          />
        ))}
      </div>
      {props.children}
      {near && (
        <label class="sure">
          <input type="checkbox" checked={sure} onChange={() => setSure(!sure)} />{' '}
          <span>{words.admin.sure}</span>
        </label>
      )}
      <Outcome saving={saving} fields={fields.map(({ name }) => name)} />
      <div class="buttons">
        <button type="submit" class="button main" disabled={saving.busy}>
          {props.go}
        </button>
        {onLeave && (
          <button type="button" class="button quiet" onClick={onLeave}>
            {words.admin.leave}
          </button>
        )}
      </div>
    </form>
  );
}

function One(props: {
  readonly id: string;
  readonly field: Asked;
  readonly value: string;
  readonly saving: Saving;
  readonly onInput: (value: string) => void;
}): JSX.Element {
  const { id, field, value, saving, onInput } = props;
  const own = faultsOf(saving.faults, [field.name]);
  const name = `${id}-${field.name}`;
  if (field.options === undefined) {
    return (
      <Field
        name={name}
        label={field.label}
        value={value}
        hint={field.hint}
        type={field.type ?? 'text'}
        {...(field.rows === undefined ? {} : { rows: field.rows })}
        faults={own.map((fault) => ({ ...fault, field: [name] }))}
        onInput={onInput}
      />
    );
  }
  return (
    <div class={`field ${own.length > 0 ? 'wrong' : ''}`}>
      <label for={name}>{field.label}</label>
      <select
        id={name}
        value={value}
        aria-invalid={own.length > 0}
        onChange={(event) => onInput(event.currentTarget.value)}
      >
        <option value="">—</option>
        {field.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {field.hint && <p class="hint">{field.hint}</p>}
      <Faults faults={own} />
    </div>
  );
}

/** A text that was left empty says nothing. */
export const said = (text: string | undefined): string | null => {
  const bare = (text ?? '').trim();
  return bare === '' ? null : bare;
};

/** A row that opens into a form; closing and reopening with it. */
export function Row(props: {
  readonly title: ComponentChildren;
  readonly name: string;
  readonly facts: ComponentChildren;
  readonly closedAt?: string | null;
  readonly onClose?: () => void;
  readonly onReopen?: () => void;
  readonly saving?: Saving;
  readonly form?: (leave: () => void) => JSX.Element;
}): JSX.Element {
  const { words } = useAdminWords();
  const { admin } = words;
  const [open, setOpen] = useState(false);
  const closed = props.closedAt != null;
  return (
    <li class="panel admin-row">
      <div class="admin-row-head">
        <div>
          <b>{props.title}</b> {closed && <span class="tag tag-withdrawn">{admin.closed}</span>}
          <p class="line-facts">{props.facts}</p>
        </div>
        <div class="buttons">
          {props.form && !closed && !open && (
            <button type="button" class="button" onClick={() => setOpen(true)}>
              {admin.edit}
              <span class="sr"> {props.name}</span>
            </button>
          )}
          {props.onClose && !closed && (
            <button type="button" class="button quiet" onClick={props.onClose}>
              {admin.close}
              <span class="sr"> {props.name}</span>
            </button>
          )}
          {props.onReopen && closed && (
            <button type="button" class="button quiet" onClick={props.onReopen}>
              {admin.reopen}
              <span class="sr"> {props.name}</span>
            </button>
          )}
        </div>
      </div>
      {open && props.form?.(() => setOpen(false))}
      {!open && props.saving && <Outcome saving={props.saving} />}
    </li>
  );
}
