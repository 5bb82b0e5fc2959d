import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import {
  MapLedgerSheetDocument,
  type LedgerField,
  type LedgerKind,
} from '../graph/generated/graphql.ts';
import { newId } from '../keep.ts';
import { fieldChoices } from '../ledger-field.ts';
import { useLedgerWords } from '../words/ledger.ts';
import { Icon } from './icon.tsx';
import type { Sheet } from './import-row.tsx';
import { useDeed } from './ledger-deed.tsx';

const kinds: readonly LedgerKind[] = ['NEED', 'RESOURCE', 'VILLAGE', 'PARTY'];

/** How a sheet's headings were understood, and other meanings to choose. */
export function ImportSheet(props: {
  readonly id: string;
  readonly sheet: Sheet;
  readonly mayMap: boolean;
  readonly reload: () => void;
}): JSX.Element {
  const { words, lang } = useLedgerWords();
  const { id, sheet, mayMap, reload } = props;
  const [kind, setKind] = useState<LedgerKind | ''>(sheet.kind ?? '');
  const [chosen, setChosen] = useState<Readonly<Record<number, LedgerField>>>({});
  const deed = useDeed(MapLedgerSheetDocument, reload);
  const columns = sheet.columns.filter(({ heading }) => heading !== '');
  const choices = kind === '' ? [] : fieldChoices(kind, lang);
  const changed = kind !== (sheet.kind ?? '') || Object.keys(chosen).length > 0;
  const name = `sheet-${sheet.at}`;
  return (
    <form
      class="import-sheet"
      onSubmit={(event) => {
        event.preventDefault();
        if (kind === '') return;
        const fields = Object.keys(chosen).map((at) => ({
          at: +at,
          field: chosen[+at] ?? 'IGNORE',
        }));
        deed.go({ import: id, sheet: sheet.at, kind, columns: fields, idempotencyKey: newId() });
      }}
    >
      <h3>
        {words.import.sheet(sheet.name, sheet.rows)}
        {sheet.remembered && <small> {words.import.remembered}</small>}
      </h3>
      <div class="field">
        <label for={name}>{words.import.isKind}</label>
        <select
          id={name}
          value={kind}
          disabled={!mayMap}
          onChange={(event) => setKind(event.currentTarget.value as LedgerKind)}
        >
          {kind === '' && <option value="">{words.import.unknown}</option>}
          {(sheet.kind === 'ACCOUNT' ? [...kinds, 'ACCOUNT' as const] : kinds).map((one) => (
            <option key={one} value={one}>
              {words.ledgers.kinds[one]}
            </option>
          ))}
        </select>
      </div>
      <div class="import-fields">
        {columns.map(({ at, heading, field }) => (
          <div class="field" key={at}>
            <label for={`${name}-${at}`}>{heading}</label>
            <select
              id={`${name}-${at}`}
              value={chosen[at] ?? (field === 'SEQUENCE' ? 'IGNORE' : field)}
              disabled={!mayMap || kind === ''}
              onChange={(event) =>
                setChosen({ ...chosen, [at]: event.currentTarget.value as LedgerField })
              }
            >
              <option value="IGNORE">{words.import.ignore}</option>
              {choices.map((one) => (
                <option key={one.field} value={one.field}>
                  {one.name}
                </option>
              ))}
            </select>
          </div>
        ))}
      </div>
      {deed.faults}
      {mayMap && changed && kind !== '' && (
        <button type="submit" class="button" disabled={deed.busy}>
          <Icon name="check" /> {words.import.remap}
        </button>
      )}
    </form>
  );
}
