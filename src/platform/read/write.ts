import { encodeCursor } from './cursor.ts';
import type { BoundPage, Bounds, Statement } from './statement.ts';

/** A row as PostgreSQL sent it: text or null per column. */
export type Row = readonly (string | null)[];

/** Writes one object's JSON text from a row. */
export type Write = (row: Row, run: Run) => string;

export interface Entry {
  readonly prefix: string;
  readonly write: Write;
}

const noRows: readonly Row[] = [];

/** The rows of one execution, grouped by parent as they are asked for. */
export class Run {
  private readonly groups = new Map<Statement, Map<string, Row[]>>();
  private readonly counts = new Map<Statement, Map<string, string>>();

  constructor(
    private readonly bounds: Bounds,
    private readonly rows: ReadonlyMap<Statement, readonly Row[]>,
    private readonly counted: ReadonlyMap<Statement, readonly Row[]>,
  ) {}

  bound(statement: Statement): BoundPage {
    return this.bounds[statement.index] as BoundPage;
  }

  isUnread(statement: Statement): boolean {
    return statement.isUnread(this.bounds);
  }

  all(statement: Statement): readonly Row[] {
    return this.rows.get(statement) ?? noRows;
  }

  children(statement: Statement, key: string): readonly Row[] {
    let groups = this.groups.get(statement);
    if (groups === undefined) {
      groups = groupBy(this.all(statement), statement.linkWidth);
      this.groups.set(statement, groups);
    }
    return groups.get(key) ?? noRows;
  }

  /** How many rows the page's filter finds; `"0"` for a parent whose key is null. */
  count(statement: Statement, key: string | null): string {
    const rows = this.counted.get(statement) ?? noRows;
    if (key === null) return rows[0]?.[0] ?? '0';
    let counts = this.counts.get(statement);
    if (counts === undefined) {
      const { linkWidth } = statement;
      counts = new Map(rows.map((row) => [keyOf(row, linkWidth), row[linkWidth] ?? '0']));
      this.counts.set(statement, counts);
    }
    return counts.get(key) ?? '0';
  }
}

function keyOf(row: Row, width: number): string {
  return width === 1 ? (row[0] as string) : row.slice(0, width).join('\u0000');
}

function groupBy(rows: readonly Row[], width: number): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row, width);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

/** `{"a":…,"b":…}` from a row. */
export function objectWriter(entries: readonly Entry[]): Write {
  if (entries.length === 0) return () => '{}';
  const opened = entries.map(({ prefix, write }, i) => ({ prefix: (i === 0 ? '{' : ',') + prefix, write }));
  return (row, run) => {
    let text = '';
    for (const { prefix, write } of opened) text += prefix + write(row, run);
    return `${text}}`;
  };
}

/** One selected field of a connection. */
export type ConnectionPart = { readonly prefix: string } & (
  | { readonly kind: 'constant'; readonly text: string }
  | { readonly kind: 'count' }
  | { readonly kind: 'rows'; readonly write: Write }
  | { readonly kind: 'info'; readonly entries: readonly InfoEntry[] }
);

export interface InfoEntry {
  readonly prefix: string;
  readonly write: (page: WrittenPage, run: Run) => string;
}

/** The rows of one page, in the order they are shown. */
export interface WrittenPage {
  readonly rows: readonly Row[];
  readonly hasMore: boolean;
  readonly bound: BoundPage;
}

/** Writes the row's cursor, or null text for a page without rows. */
export type CursorOf = (row: Row, run: Run) => string;

/** A cursor's text from the positions of its order's columns. */
export function cursorWriter(statement: Statement, positions: ReadonlyMap<string, readonly number[]>): CursorOf {
  return (row, run) => {
    const { orderName } = run.bound(statement);
    const at = positions.get(orderName) as readonly number[];
    return `"${encodeCursor(orderName, at.map((i) => row[i] as string | null))}"`;
  };
}

/** `{"edges":…,"pageInfo":…}` from the rows fetched for one parent. */
export function writePage(
  statement: Statement,
  parts: readonly ConnectionPart[],
): (fetched: readonly Row[], run: Run, count: string) => string {
  return (fetched, run, count) => {
    const bound = run.bound(statement);
    const hasMore = fetched.length > bound.limit;
    const kept = hasMore ? fetched.slice(0, bound.limit) : fetched;
    const page: WrittenPage = { rows: bound.backward ? kept.toReversed() : kept, hasMore, bound };
    return `{${parts.map((part) => part.prefix + writePart(part, page, run, count)).join(',')}}`;
  };
}

function writePart(part: ConnectionPart, page: WrittenPage, run: Run, count: string): string {
  switch (part.kind) {
    case 'constant':
      return part.text;
    case 'count':
      return count;
    case 'rows': {
      let text = '';
      for (const row of page.rows) text += (text === '' ? '' : ',') + part.write(row, run);
      return `[${text}]`;
    }
    case 'info':
      return `{${part.entries.map(({ prefix, write }) => prefix + write(page, run)).join(',')}}`;
  }
}
