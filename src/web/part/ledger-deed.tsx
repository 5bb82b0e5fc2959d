import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { FaultFragment, TypedDocumentString } from '../graph/generated/graphql.ts';
import { ask, NoAnswer } from '../graph/request.ts';
import { useLedgerWords } from '../words/ledger.ts';
import { Faults, type FieldFault } from './field.tsx';

interface Answer {
  readonly done: { readonly userErrors: readonly FaultFragment[] };
}

/** A mutation as a page uses it: do it, see that it is under way, see what was wrong. */
export interface Deed<Input> {
  readonly go: (input: Input) => void;
  readonly busy: boolean;
  readonly faults: JSX.Element;
}

/** Work on a ledger is done with the server at hand: without network it says so, nothing is queued. */
export function useDeed<Input, Result extends Answer>(
  document: TypedDocumentString<Result, { input: Input; lang: 'ZH' | 'EN' }>,
  after: (result: Result) => void,
): Deed<Input> {
  const { words, lang } = useLedgerWords();
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const go = (input: Input): void => {
    setBusy(true);
    void ask(document, { input, lang })
      .then(
        (result) => {
          setFaults(result.done.userErrors);
          if (result.done.userErrors.length === 0) after(result);
        },
        (error: Error) => {
          const message = error instanceof NoAnswer ? words.import.noAnswer : error.message;
          setFaults([{ field: null, message }]);
        },
      )
      .then(() => setBusy(false));
  };
  return { go, busy, faults: <Faults faults={faults} /> };
}
