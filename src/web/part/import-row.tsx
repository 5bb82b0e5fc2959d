import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { FixLedgerRowDocument, type LedgerImportQuery } from '../graph/generated/graphql.ts';
import { newId } from '../keep.ts';
import { useLedgerWords } from '../words/ledger.ts';
import { Field } from './field.tsx';
import { Icon } from './icon.tsx';
import { useDeed } from './ledger-deed.tsx';

export type Import = NonNullable<LedgerImportQuery['ledgerImport']>;
export type Sheet = Import['sheets'][number];
type Row = Import['rows']['nodes'][number];

/** One row of an import: what it says and would do; what is wrong with it is put right here. */
export function ImportRow(props: {
  readonly row: Row;
  readonly sheet: Sheet | undefined;
  readonly mayFix: boolean;
  readonly reload: () => void;
}): JSX.Element {
  const { words } = useLedgerWords();
  const { row, sheet, mayFix, reload } = props;
  const wrong = row.problems.length > 0;
  return (
    <li class={`import-row ${wrong ? 'wrong' : ''}`}>
      <p class="import-row-head">
        <b>{row.title ?? words.import.row(row.number)}</b>
        <span>
          {row.party !== null && `${row.party.name} · `}
          {row.cells.length > 0 && words.import.row(row.number)}
          {row.state === 'DONE' && ` · ${words.import.done}`}
          {row.state === 'REFUSED' && ` · ${words.import.refused}`}
        </span>
      </p>
      {row.problems.map(({ message }) => (
        <p key={message} class="import-problem">
          <Icon name="warn" /> {message}
        </p>
      ))}
      {wrong && mayFix && sheet !== undefined && row.state !== 'DONE' ? (
        <Fixing key={row.cells.join()} row={row} sheet={sheet} reload={reload} />
      ) : (
        <Cells row={row} sheet={sheet} />
      )}
      {row.listing !== null && (
        <a class="more" href={`/listing/${row.listing}`}>
          {words.import.entry} <Icon name="on" />
        </a>
      )}
    </li>
  );
}

function Cells({ row, sheet }: { row: Row; sheet: Sheet | undefined }): JSX.Element | null {
  const { words } = useLedgerWords();
  const said = (sheet?.columns ?? []).filter(({ at }) => (row.cells[at] ?? '') !== '');
  if (said.length === 0) return null;
  return (
    <dl class="facts">
      {said.map(({ at, heading }) => (
        <div key={at}>
          <dt>{words.import.field(heading)}</dt>
          <dd>{row.cells[at]}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The cells to blame as fields, likely contents to tap, the other cells behind one more tap. */
function Fixing(props: { row: Row; sheet: Sheet; reload: () => void }): JSX.Element {
  const { words } = useLedgerWords();
  const { row, sheet, reload } = props;
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>({});
  const [whole, setWhole] = useState(false);
  const deed = useDeed(FixLedgerRowDocument, reload);
  const blamed = row.problems.map(({ field }) => field);
  const columns = sheet.columns.filter(({ field }) => blamed.indexOf(field) >= 0);
  // What no column says can only be put right in the cells that are there.
  const shown = whole || columns.length === 0 ? sheet.columns : columns;
  const cells = Object.keys(typed).map((at) => ({ at: +at, text: typed[+at] ?? '' }));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (cells.length > 0) deed.go({ row: row.id, cells, idempotencyKey: newId() });
      }}
    >
      <div class="import-fields">
        {shown.map(({ at, heading, field }) => (
          <div key={at}>
            <Field
              name={`${row.id}-${at}`}
              label={words.import.field(heading)}
              value={typed[at] ?? row.cells[at] ?? ''}
              onInput={(text) => setTyped({ ...typed, [at]: text })}
            />
            <Suggestions
              values={row.suggestions.filter((one) => one.field === field)}
              take={(text) => setTyped({ ...typed, [at]: text })}
            />
          </div>
        ))}
      </div>
      {deed.faults}
      <div class="buttons">
        <button type="submit" class="button" disabled={cells.length === 0 || deed.busy}>
          {deed.busy ? words.import.fixing : words.import.fix}
        </button>
        {!whole && columns.length > 0 && columns.length < sheet.columns.length && (
          <button type="button" class="button quiet" onClick={() => setWhole(true)}>
            {words.import.others}
          </button>
        )}
      </div>
    </form>
  );
}

function Suggestions(props: {
  readonly values: readonly { readonly value: string }[];
  readonly take: (text: string) => void;
}): JSX.Element | null {
  const { words } = useLedgerWords();
  if (props.values.length === 0) return null;
  return (
    <p class="suggestions">
      {words.import.suggest}
      {props.values.map(({ value }) => (
        <button
          key={value}
          type="button"
          class="button quiet small"
          onClick={() => props.take(value)}
        >
          {value}
        </button>
      ))}
    </p>
  );
}
