import { encodeCursor } from './cursor.ts';
import type { Bound, Bounds } from './page-arguments.ts';
import type { Statement } from './statement.ts';

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
  private readonly groups = new Map<Statement, ReadonlyMap<string, readonly Row[]>>();

  constructor(
    private readonly bounds: Bounds,
    private readonly rows: ReadonlyMap<Statement, readonly Row[]>,
    private readonly counts: ReadonlyMap<Statement, readonly Row[]>,
  ) {}

  bound(statement: Statement): Bound {
    return this.bounds[statement.index] as Bound;
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
      groups = groupBy(this.all(statement), statement.linked.length);
      this.groups.set(statement, groups);
    }
    return groups.get(key) ?? noRows;
  }

  /** How many rows the page's filter finds: of the parent with this key, or in all. */
  count(statement: Statement, key: string | null): string {
    const rows = this.counts.get(statement) ?? noRows;
    const width = statement.linked.length;
    const row = key === null ? rows[0] : rows.find((one) => keyOf(one, width) === key);
    return row?.[width] ?? '0';
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
  const opened = openedBy(entries);
  return (row, run) => {
    let text = '';
    for (const { prefix, write } of opened) text += prefix + write(row, run);
    return `${text}}`;
  };
}

/** The parts of an object, each with what stands before it. */
function openedBy<Part extends { readonly prefix: string }>(parts: readonly Part[]): Part[] {
  return parts.map((part, i) => ({ ...part, prefix: (i === 0 ? '{' : ',') + part.prefix }));
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
interface WrittenPage {
  readonly rows: readonly Row[];
  readonly hasMore: boolean;
  readonly bound: Bound;
}

/** A cursor's text from the positions of each order's columns. */
export function cursorWriter(
  statement: Statement,
  positions: ReadonlyMap<string, readonly number[]>,
): Write {
  return (row, run) => {
    const { orderName } = run.bound(statement);
    const at = positions.get(orderName) ?? [];
    return `"${encodeCursor(
      orderName,
      at.map((i) => row[i] ?? null),
    )}"`;
  };
}

/** Writes one page: the rows fetched for it (one too many if there are more) and its count. */
export type WritePage = (fetched: readonly Row[], run: Run, count: string) => string;

/** `{"edges":…,"pageInfo":…}` from the rows fetched for one parent. */
export function pageWriter(statement: Statement, parts: readonly ConnectionPart[]): WritePage {
  if (parts.length === 0) return () => '{}';
  const opened = openedBy(parts);
  return (fetched, run, count) => {
    const bound = run.bound(statement);
    const limit = bound.limit ?? fetched.length;
    const hasMore = fetched.length > limit;
    const kept = hasMore ? fetched.slice(0, limit) : fetched;
    const page: WrittenPage = { rows: bound.backward ? kept.toReversed() : kept, hasMore, bound };
    // Appended, not joined: each join would copy the text of the level below.
    let text = '';
    for (const part of opened) text += part.prefix + writePart(part, page, run, count);
    return `${text}}`;
  };
}

/** `[…]` from rows. */
export function writeList(rows: readonly Row[], write: Write, run: Run): string {
  let text = '[';
  for (const row of rows) text += text === '[' ? write(row, run) : ',' + write(row, run);
  return `${text}]`;
}

function writePart(part: ConnectionPart, page: WrittenPage, run: Run, count: string): string {
  switch (part.kind) {
    case 'constant':
      return part.text;
    case 'count':
      return count;
    case 'rows':
      return writeList(page.rows, part.write, run);
    case 'info':
      return `{${part.entries.map(({ prefix, write }) => prefix + write(page, run)).join(',')}}`;
  }
}
