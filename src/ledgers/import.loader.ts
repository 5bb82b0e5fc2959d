import type { Viewer } from '../access/viewer.rule.ts';
import type { Tx } from '../platform/database/database.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import { checkId } from '../platform/errors/check-id.ts';
import type { LedgerColumn } from './heading.rule.ts';
import type { ImportState } from './import-word.rule.ts';
import type { LedgerKind } from './ledger-field.rule.ts';
import type { Draft, RowProblem, RowSuggestion } from './row-draft.rule.ts';

/** One sheet as it was understood; without a kind nothing in it could be. */
export interface ImportSheet {
  /** Its place in the file, from 0. */
  readonly at: number;
  readonly name: string;
  readonly kind: LedgerKind | null;
  /** The heading's row, from 0. */
  readonly headingRow: number;
  readonly columns: readonly LedgerColumn[];
  readonly signature: string;
  /** Its columns are as somebody put them right before. */
  readonly remembered: boolean;
  readonly rows: number;
}

/** An import as its work needs it. */
export interface LedgerImport {
  readonly id: string;
  readonly kind: LedgerKind | null;
  readonly state: ImportState;
  readonly file_name: string;
  readonly party: string | null;
  readonly scope: string;
  readonly created_by: string;
  readonly writer: Viewer;
  readonly sheets: readonly ImportSheet[];
  readonly row_count: number;
  readonly done_count: number;
  readonly withdraw_missing: boolean;
  readonly created_at: Date;
  /** When its rows were cleared away; null while they are there. */
  readonly forgotten_at: Date | null;
}

/** A problem as it is kept: its message in both languages beside its code. */
export interface KeptProblem {
  readonly code: string;
  readonly field: RowProblem['field'];
  readonly zh: string;
  readonly en: string;
}

/** A row of an import as its work needs it. */
export interface ImportRow {
  readonly id: string;
  readonly sheet: number;
  readonly row_number: number;
  readonly place: string;
  readonly cells: readonly string[];
  readonly verdict: string;
  readonly state: string;
  readonly title: string | null;
  readonly party: string | null;
  readonly draft: Draft | null;
  readonly problems: readonly KeptProblem[];
  readonly suggestions: readonly RowSuggestion[];
  readonly key: string | null;
  readonly hash: string | null;
  readonly listing: string | null;
  readonly made: string | null;
  readonly before: unknown;
}

export const rowColumns = `id, sheet, row_number, place::text, cells, verdict, state, title, party, draft, problems, suggestions,
  key, hash, listing, made, before`;

/** Sheets are told apart by so many places. */
export const placesPerSheet = 10_000_000;

/** The import, its row locked until the transaction ends. @throws ExpectedError LEDGER_NOT_FOUND, ID_INVALID */
export async function lockImport(tx: Tx, given: string): Promise<LedgerImport> {
  const id = checkId(given, ['input', 'import']);
  const [found] = await tx.sql<LedgerImport>(
    `select id, kind, state, file_name, party, scope, created_by, writer, sheets, row_count, done_count,
       withdraw_missing, created_at, forgotten_at
     from ledger_import where district = $1 and id = $2 for update`,
    [tx.district, id],
  );
  if (found === undefined) throw ExpectedError.of('LEDGER_NOT_FOUND', {}, ['input', 'import']);
  return found;
}

/** The sheet at a place of the file. */
export function sheetAt(of: LedgerImport, at: number): ImportSheet | undefined {
  return of.sheets.find((sheet) => sheet.at === at);
}

/** Which ledger a sheet is, from one time to the next: whose, of what, with which headings. */
export function ledgerOf(of: LedgerImport, sheet: ImportSheet): string {
  return `${of.scope}|${of.party ?? ''}|${sheet.kind ?? ''}|${sheet.signature}`;
}
