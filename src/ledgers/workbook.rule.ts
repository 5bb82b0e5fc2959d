/** What the thread that reads files says to whoever asked it. */
export type WorkbookMessage =
  | { readonly type: 'sheet'; readonly name: string }
  /** Rows of the sheet last named; `from` counts from 0. */
  | { readonly type: 'rows'; readonly from: number; readonly rows: readonly (readonly string[])[] }
  | { readonly type: 'end' }
  | { readonly type: 'failed'; readonly code: WorkbookFault };

/** Why a file cannot be read. */
export type WorkbookFault = 'LEDGER_UNREADABLE' | 'LEDGER_TOO_LARGE' | 'LEDGER_PROTECTED';

/** Ends the reading of a file. */
export class WorkbookError extends Error {
  readonly code: WorkbookFault;
  constructor(code: WorkbookFault) {
    super(code);
    this.code = code;
  }
}

/** What a file may hold; far above a district's largest ledger (50,000 rows of 12 columns unpack to 60 MB). */
export const workbookLimits = {
  uploadBytes: 32 * 1024 * 1024,
  unpackedBytes: 200 * 1024 * 1024,
  packedFiles: 2_000,
  sheets: 60,
  rows: 120_000,
  columns: 120,
  /** Longer texts are cut: no field takes as much. */
  cellCharacters: 5_000,
  /** How many rows travel at a time; the thread waits until they are taken. */
  rowsAtOnce: 500,
  /** Of JavaScript values; an old .xls of 65,536 rows is read whole. */
  threadMegabytes: 768,
} as const;
