import type { Lexicon } from '../matching/lexicon.rule.ts';
import { cellText } from './cell.rule.ts';
import { unitInHeading, type Cells, type LedgerColumn } from './heading.rule.ts';
import { fieldsOf, type LedgerField, type LedgerKind } from './ledger-field.rule.ts';
import type { NameBook } from './name-book.rule.ts';

/** What can be wrong with a row: codes of the one error table. */
export type RowFault =
  | 'ACCOUNT_NAME_INVALID'
  | 'CONTACT_INVALID'
  | 'LEDGER_CELL_BROKEN'
  | 'LEDGER_DATE_UNREAD'
  | 'LEDGER_NUMBER_INVALID'
  | 'LEDGER_PARTY_AMBIGUOUS'
  | 'LEDGER_PARTY_MISSING'
  | 'LEDGER_PARTY_UNKNOWN'
  | 'LEDGER_QUANTITY_UNREAD'
  | 'LEDGER_UNIT_MISSING'
  | 'LEDGER_UNIT_UNKNOWN'
  | 'LEDGER_VALUE_UNKNOWN'
  | 'MINIMUM_LOT_TOO_LARGE'
  | 'PHONE_INVALID'
  | 'TITLE_MISSING';

/** Something about a row that must be put right. */
export interface RowProblem<Code extends string = RowFault> {
  readonly code: Code;
  readonly field: LedgerField | null;
  readonly params: Readonly<Record<string, string | number>>;
}

/** What a cell could say instead; one tap puts it there. */
export interface RowSuggestion {
  readonly field: LedgerField;
  readonly value: string;
}

/** The contact beside an entry: kept in a row of its own, so that it can be erased. */
export interface DraftContact {
  readonly name: string;
  readonly phone: string;
}

/** What a row would make, by kind. */
export interface Draft {
  /** The district's party that the row is about or belongs to. */
  readonly party: string | null;
  /** Columns of the listing, party or account by the names their services take; only what the row says. */
  readonly said: Readonly<Record<string, string | number | boolean | null>>;
  /** What was read between the lines: taken for new entries, never over what stands there. */
  readonly read: Readonly<Record<string, string | number | boolean | null>>;
  readonly contact: DraftContact | null;
}

/** A row as it was understood. */
export interface RowReading {
  readonly kind: LedgerKind;
  readonly title: string | null;
  readonly draft: Draft | null;
  readonly problems: readonly RowProblem[];
  readonly suggestions: readonly RowSuggestion[];
  /** The same in two files means the same entry; null where it cannot be told. */
  readonly key: string | null;
}

/** What rows of one sheet are read with. */
export interface RowContext {
  readonly book: NameBook;
  readonly lexicon: Lexicon;
  /** The district's day, `YYYY-MM-DD`. */
  readonly today: string;
  readonly kind: LedgerKind;
  readonly columns: readonly LedgerColumn[];
  /** Where rows that name no party belong. */
  readonly party: string | null;
}

const asWritten: ReadonlySet<LedgerField> = new Set(['TITLE', 'DETAIL', 'NOTE', 'ABOUT']);

/** One row under its columns, and what is found wrong with it on the way. */
export class RowSheet {
  readonly problems: RowProblem[] = [];
  readonly suggestions: RowSuggestion[] = [];
  private readonly cells: ReadonlyMap<LedgerField, string>;
  private readonly headings: ReadonlyMap<LedgerField, string>;

  constructor(
    row: Cells,
    readonly context: RowContext,
  ) {
    const cells = new Map<LedgerField, string>();
    const headings = new Map<LedgerField, string>();
    for (const { at, field, heading } of context.columns) {
      if (field === 'IGNORE' || field === 'SEQUENCE') continue;
      headings.set(field, heading);
      const text = cellText(row[at]);
      if (text === null) continue;
      if (/^#(?:REF|VALUE|DIV\/0|NAME|N\/A|NUM|NULL|ERROR|SPILL)[!?]?$/i.test(text))
        this.fault('LEDGER_CELL_BROKEN', field, { value: text });
      // What people wrote is shown as they wrote it; what is looked up is not held to width and marks.
      else cells.set(field, asWritten.has(field) ? (row[at] ?? '').trim() : text);
    }
    [this.cells, this.headings] = [cells, headings];
  }

  /** What the field's cell says, or null. */
  get(field: LedgerField): string | null {
    return this.cells.get(field) ?? null;
  }

  /** The unit in the heading of a field: 数量（斤）. */
  unitOf(field: LedgerField): string | null {
    const heading = this.headings.get(field);
    return heading === undefined ? null : unitInHeading(heading);
  }

  /** Notes what is wrong; `params` are those of the code's message. */
  fault(code: RowFault, field: LedgerField | null, params: RowProblem['params'] = {}): void {
    this.problems.push({ code, field, params });
  }

  suggest(field: LedgerField, values: readonly string[]): void {
    for (const value of values) this.suggestions.push({ field, value });
  }

  /** A choice by its words; unknown ones are a fault that names the choices. */
  choice<Value extends string>(
    field: LedgerField,
    choices: readonly (readonly [Value, RegExp, string])[],
  ): Value | null {
    const text = this.get(field);
    if (text === null) return null;
    const found = choices.find(
      ([value, words]) => value === text.toUpperCase() || words.test(text),
    );
    if (found !== undefined) return found[0];
    const words = fieldsOf[this.context.kind][field];
    this.fault('LEDGER_VALUE_UNKNOWN', field, {
      what: words?.zh ?? field,
      value: text.slice(0, 40),
      choices: choices.map(([, , name]) => name).join('、'),
    });
    return null;
  }

  number(field: LedgerField, least: number, most: number): number | null {
    const text = this.get(field);
    if (text === null) return null;
    const value = Number(text.replace(/[°度]$/, ''));
    if (Number.isFinite(value) && value >= least && value <= most) return value;
    this.fault('LEDGER_NUMBER_INVALID', field, { text: text.slice(0, 20), least, most });
    return null;
  }
}
