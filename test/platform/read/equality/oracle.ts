import { GraphQLError } from 'graphql';
import type { Row, Tables } from './world.ts';

/*
 * The oracle: what a list means, written over rows in memory and the words of the schema. It shares
 * nothing with the planner, so that a mistake would have to be made twice, in two ways, to pass.
 */

/** Who asks the oracle. */
export interface Asker {
  readonly tables: Tables;
  readonly role: string;
  readonly town: string | null;
  readonly party: string | null;
}

/** How a column is compared: by its text's bytes, as a number, or as microseconds. */
export type Sort = 'text' | 'uuid' | 'date' | 'number' | 'instant';

/** An order: its columns, all ascending or all descending, ending with one that is unique. */
export interface Order {
  readonly columns: readonly (readonly [column: string, sort: Sort])[];
  readonly descending: boolean;
}

/** What a filter's field asks of a row. */
export type Condition = (row: Row, asked: never, asker: Asker) => boolean;

export interface Listed {
  readonly table: string;
  readonly kind?: string;
  readonly orders: Readonly<Record<string, Order>>;
  readonly conditions: Readonly<Record<string, Condition>>;
}

export interface PageArgs {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
  readonly filter?: Filter | null;
  readonly orderBy: string;
}
type Filter = Readonly<Record<string, unknown>>;

/** The rows of a table this asker may see: the policies that the equality test installs. */
export function visibleRows({ tables, role, town, party }: Asker, table: string): readonly Row[] {
  const rows = tables.get(table) ?? [];
  if (table === 'pairing' && role === 'PARTY') {
    return rows.filter(
      (row) => party !== null && [row['need_party'], row['resource_party']].includes(party),
    );
  }
  if (table === 'listing' && role === 'TOWN') {
    return rows.filter(
      (row) => row['status'] !== 'WITHDRAWN' || (town !== null && row['town'] === town),
    );
  }
  return rows;
}

/** A Relay connection over the rows that `belongs` lets through. */
export function pageOf(
  asker: Asker,
  listed: Listed,
  belongs: (row: Row) => boolean,
  args: PageArgs,
): object {
  const { first, last, after, before, filter, orderBy } = args;
  const order = listed.orders[orderBy] as Order;
  if (first != null && last != null)
    refuse('Give `first` or `last`, not both. first 与 last 只能给一个。');
  const size = first ?? last ?? 20;
  if (size < 0 || size > 100) {
    refuse(
      `A page holds 0 to 100 entries, ${size} were asked for; page on with \`after\`. 每页0到100条，要求了${size}条；请用 after 翻页。`,
    );
  }
  const budget = { left: 40 };
  if (filter != null) checkFilter(filter, budget);
  const from = after == null ? null : readCursor(after, orderBy, order);
  const to = before == null ? null : readCursor(before, orderBy, order);
  const found = visibleRows(asker, listed.table)
    .filter((row) => listed.kind === undefined || row['kind'] === listed.kind)
    .filter(belongs)
    .filter((row) => filter == null || holds(listed, filter, row, asker));
  const within = sorted(found, order).filter(
    (row) =>
      (from === null || compareKeys(order, keyOf(order, row), from) > 0) &&
      (to === null || compareKeys(order, keyOf(order, row), to) < 0),
  );
  const nodes =
    last != null ? within.slice(Math.max(0, within.length - size)) : within.slice(0, size);
  const cut = within.length > size;
  const edges = nodes.map((node) => ({ node, cursor: writeCursor(orderBy, order, node) }));
  return {
    nodes,
    edges,
    totalCount: found.length,
    pageInfo: {
      hasNextPage: last != null ? before != null : cut,
      hasPreviousPage: last != null ? cut : after != null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function refuse(message: string): never {
  throw new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}

/** Every named condition counts, at any depth; a list of values holds at most a hundred. */
function checkFilter(filter: Filter, budget: { left: number }): void {
  for (const [name, asked] of Object.entries(filter)) {
    if (asked == null) continue;
    if (--budget.left < 0)
      refuse('A filter may hold 40 conditions; use fewer. 筛选条件最多40个，请减少。');
    if (name === 'and' || name === 'or')
      for (const part of asked as Filter[]) checkFilter(part, budget);
    else if (name === 'not') checkFilter(asked as Filter, budget);
    else if (
      typeof asked === 'object' &&
      ((asked as { in?: unknown[] | null }).in?.length ?? 0) > 100
    ) {
      refuse('`in` takes at most 100 values; use fewer. in 最多100个值，请减少。');
    }
  }
}

/** Plain two-valued logic: a condition on a missing value does not hold, so its `not` does. */
function holds(listed: Listed, filter: Filter, row: Row, asker: Asker): boolean {
  return Object.entries(filter).every(([name, asked]) => {
    if (asked == null) return true;
    if (name === 'and') return (asked as Filter[]).every((part) => holds(listed, part, row, asker));
    if (name === 'or') return (asked as Filter[]).some((part) => holds(listed, part, row, asker));
    if (name === 'not') return !holds(listed, asked as Filter, row, asker);
    return (listed.conditions[name] as Condition)(row, asked as never, asker);
  });
}

type Ops = Readonly<Record<string, unknown>>;

/** The condition of a filter field over one column, for each of its operators. */
export function column(name: string, sort: Sort | 'id' | 'boolean'): Condition {
  const compare = (stored: string, asked: unknown): number => {
    if (sort === 'id') return stored === String(asked).toLowerCase() ? 0 : 1;
    if (sort === 'boolean') return (stored === 't') === asked ? 0 : 1;
    return compareValues(sort, stored, String(asked));
  };
  return (row, ops: Ops) => {
    const stored = row[name] as string | null;
    return Object.entries(ops).every(([op, asked]) => {
      if (asked == null) return true;
      if (op === 'isNull') return (stored === null) === asked;
      if (stored === null) return false;
      if (op === 'in') return (asked as unknown[]).some((one) => compare(stored, one) === 0);
      if (op === 'startsWith') return stored.startsWith(asked as string);
      const order = compare(stored, asked);
      return { eq: order === 0, gt: order > 0, gte: order >= 0, lt: order < 0, lte: order <= 0 }[
        op
      ];
    });
  };
}

/** The search box: every pair of neighbouring Chinese characters and every Latin word must occur. */
export const search: Condition = (row, asked: string, { tables }) => {
  const runs =
    asked
      .normalize('NFKC')
      .toLowerCase()
      .match(/[一-龥]+|[a-z0-9]+/g) ?? [];
  const words = runs.flatMap((run) => {
    if (/[a-z0-9]/.test(run) || run.length === 1) return [run];
    return Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2));
  });
  const id = row['id'] as string;
  const terms = (tables.get('search_term') ?? []).filter(
    ({ subject, subjects }) => (subjects ?? subject)?.includes(id) === true,
  );
  const found = (term: string | null | undefined, word: string): boolean =>
    /^[一-龥]$/.test(word) ? term?.startsWith(word) === true : term === word;
  return words.length > 0 && words.every((word) => terms.some(({ term }) => found(term, word)));
};

/** Rows in an order. */
export function sorted(rows: readonly Row[], order: Order): readonly Row[] {
  return rows.toSorted((a, b) => compareRows(order, a, b));
}

function compareRows(order: Order, a: Row, b: Row): number {
  return compareKeys(order, keyOf(order, a), keyOf(order, b));
}

function keyOf(order: Order, row: Row): string[] {
  return order.columns.map(([name]) => row[name] as string);
}

function compareKeys(
  { columns, descending }: Order,
  a: readonly string[],
  b: readonly string[],
): number {
  for (const [i, [, sort]] of columns.entries()) {
    const found = compareValues(sort, a[i] as string, b[i] as string);
    if (found !== 0) return descending ? -found : found;
  }
  return 0;
}

function compareValues(sort: Sort, a: string, b: string): number {
  if (sort === 'text' || sort === 'uuid' || sort === 'date')
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
  const [x, y] = sort === 'number' ? [BigInt(a), BigInt(b)] : [microseconds(a), microseconds(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Microseconds since 1970 of `2026-03-01 08:00:00.5+00` or `2026-03-01T16:00:00.5+08:00`. */
function microseconds(text: string): bigint {
  const [, whole, fraction = '', zone] = /^(.{19})(?:\.(\d+))?(.*)$/.exec(
    text,
  ) as unknown as string[];
  const offset = zone === '+00' ? 'Z' : zone;
  return (
    BigInt(Date.parse(`${whole?.replace(' ', 'T')}${offset}`)) * 1000n +
    BigInt(fraction.padEnd(6, '0'))
  );
}

/** Cursors are told from the outside only: base64url of a JSON list, the order's name, then its values. */
export function writeCursor(name: string, order: Order, row: Row): string {
  return Buffer.from(JSON.stringify([name, ...keyOf(order, row)])).toString('base64url');
}

const wellFormed: Record<string, (value: string) => boolean> = {
  text: () => true,
  uuid: (value) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value),
  date: (value) => /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)),
  number: (value) => /^-?\d{1,10}$/.test(value),
  instant: (value) =>
    /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/.test(value) &&
    !Number.isNaN(Date.parse(value)),
};

function readCursor(text: string, name: string, order: Order): string[] {
  const bad = (): never =>
    refuse(
      'This cursor was not made by this list in this order; begin again without it. 该游标不属于此列表的此种排序；请去掉游标重新开始。',
    );
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return bad();
  }
  if (!Array.isArray(parts) || parts[0] !== name || parts.length !== order.columns.length + 1)
    return bad();
  const values = parts.slice(1) as unknown[];
  const fits = order.columns.every(([, sort], i) => {
    const value = values[i];
    return typeof value === 'string' && wellFormed[sort]?.(value) === true;
  });
  return fits ? (values as string[]) : bad();
}
