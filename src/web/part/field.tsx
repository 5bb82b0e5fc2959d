import type { ComponentChildren, JSX } from 'preact';
import { Icon } from './icon.tsx';

/** Something that is wrong with what a person entered. */
export interface FieldFault {
  readonly field: readonly string[] | null;
  readonly message: string;
}

/** The faults of one field (its name is the last of the path); `null` asks for those of no field. */
export function faultsOf<Fault extends FieldFault>(
  faults: readonly Fault[],
  names: readonly string[] | null,
): Fault[] {
  return faults.filter(({ field }) => {
    const name = field === null ? undefined : field[field.length - 1];
    return names === null
      ? name === undefined || name === 'input'
      : name !== undefined && names.indexOf(name) >= 0;
  });
}

/** What is wrong, by icon and words. */
export function Faults({
  id,
  faults,
}: {
  id?: string;
  faults: readonly FieldFault[];
}): JSX.Element | null {
  if (faults.length === 0) return null;
  return (
    <div class="faults" id={id} role="alert">
      {faults.map(({ message }) => (
        <p key={message}>
          <Icon name="warn" /> {message}
        </p>
      ))}
    </div>
  );
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly faults?: readonly FieldFault[];
  readonly hint?: ComponentChildren;
  readonly type?: 'text' | 'password' | 'search' | 'date';
  readonly inputMode?: 'decimal' | 'numeric' | 'text';
  readonly autoComplete?: string;
  readonly rows?: number;
  readonly maxLength?: number;
  readonly after?: ComponentChildren;
  readonly hideLabel?: boolean;
  readonly placeholder?: string;
  readonly list?: ComponentChildren;
}

/** A labelled text field; what is wrong stands right below it and is read out with it. */
export function Field(props: FieldProps): JSX.Element {
  const {
    name,
    label,
    value,
    onInput,
    faults = [],
    hint,
    rows,
    after,
    hideLabel,
    type = 'text',
  } = props;
  const own = faultsOf(faults, [name]);
  const described = [hint ? `${name}-hint` : '', own.length > 0 ? `${name}-fault` : '']
    .filter(Boolean)
    .join(' ');
  const common: object = {
    id: name,
    name,
    value,
    'aria-invalid': own.length > 0,
    ...(described === '' ? {} : { 'aria-describedby': described }),
    ...(props.maxLength === undefined ? {} : { maxLength: props.maxLength }),
    ...(props.autoComplete === undefined ? {} : { autoComplete: props.autoComplete }),
    ...(props.placeholder === undefined ? {} : { placeholder: props.placeholder }),
    onInput: (event: Event) => onInput((event.currentTarget as HTMLInputElement).value),
  };
  return (
    <div class={`field ${own.length > 0 ? 'wrong' : ''}`}>
      <label for={name} class={hideLabel ? 'sr' : ''}>
        {label}
      </label>
      {rows === undefined ? (
        // The types know one shape per kind of input; here it is only known when it is drawn.
        <input {...common} {...({ type } as object)} inputMode={props.inputMode ?? 'text'} />
      ) : (
        <textarea {...common} rows={rows} />
      )}
      {after}
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <Faults id={`${name}-fault`} faults={own} />
    </div>
  );
}

/** One of several, as large buttons. */
export function Choice<Value extends string>(props: {
  readonly name: string;
  readonly legend: string;
  readonly hideLegend?: boolean;
  readonly value: Value;
  readonly options: readonly {
    readonly value: Value;
    readonly label: string;
    readonly lead?: string | null;
  }[];
  readonly onChange: (value: Value) => void;
}): JSX.Element {
  const { name, legend, hideLegend, value, options, onChange } = props;
  return (
    <fieldset class="choice">
      <legend class={hideLegend ? 'sr' : ''}>{legend}</legend>
      <div class={`options ${options.some(({ lead }) => lead) ? 'long' : ''}`}>
        {options.map((option) => (
          <label key={option.value} class={option.value === value ? 'chosen' : ''}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>
              {option.label}
              {option.lead && <small>{option.lead}</small>}
            </span>
            {option.value === value && <Icon name="check" />}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
