import type { Tx } from '../platform/database/database.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import { checkId } from '../platform/errors/check-id.ts';
import type { ImportSheet, KeptProblem } from './import.loader.ts';
import type { ImportState } from './import-word.rule.ts';
import type { RowSuggestion } from './row-draft.rule.ts';

/** How far an import is and what was found. */
export interface ImportReport {
  readonly id: string;
  readonly state: ImportState;
  readonly rows: number;
  readonly done: number;
  readonly problem: KeptProblem | null;
  /** How many rows would do (or did) what. */
  readonly verdicts: Readonly<Record<string, number>>;
  /** The first rows to put right. */
  readonly faults: readonly {
    readonly sheet: string;
    /** From 1, as in the file. */
    readonly row: number;
    readonly zh: string;
    readonly en: string;
    readonly suggestions: readonly string[];
  }[];
}

const mostFaults = 200;

/** Reads how far an import is. @throws ExpectedError LEDGER_NOT_FOUND */
export async function importReport(tx: Tx, id: string): Promise<ImportReport> {
  const [of] = await tx.sql<{
    state: ImportState;
    row_count: number;
    done_count: number;
    problem: KeptProblem | null;
    sheets: ImportSheet[];
  }>(
    'select state, row_count, done_count, problem, sheets from ledger_import where district = $1 and id = $2',
    [tx.district, checkId(id, ['input', 'import'])],
  );
  if (of === undefined) throw ExpectedError.of('LEDGER_NOT_FOUND');
  const verdicts = await tx.sql<{ verdict: string; count: string }>(
    `select verdict, count(*)::text as count from ledger_import_row where district = $1 and import = $2 group by verdict order by verdict`,
    [tx.district, id],
  );
  const faulty = await tx.sql<{
    sheet: number;
    row_number: number;
    problems: KeptProblem[];
    suggestions: RowSuggestion[];
  }>(
    `select sheet, row_number, problems, suggestions from ledger_import_row
     where district = $1 and import = $2 and jsonb_array_length(problems) > 0 order by place limit ${mostFaults}`,
    [tx.district, id],
  );
  return {
    id,
    state: of.state,
    rows: of.row_count,
    done: of.done_count,
    problem: of.problem,
    verdicts: Object.fromEntries(verdicts.map(({ verdict, count }) => [verdict, Number(count)])),
    faults: faulty.map(({ sheet, row_number, problems, suggestions }) => ({
      sheet: of.sheets.find((one) => one.at === sheet)?.name ?? '',
      row: row_number + 1,
      zh: problems.map(({ zh }) => zh).join(''),
      en: problems.map(({ en }) => en).join(' '),
      suggestions: suggestions.map(({ value }) => value),
    })),
  };
}
