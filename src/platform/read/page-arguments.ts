import { bi } from '../describe.ts';
import { findCounter, type FoundCounter } from './counter.ts';
import { decodeCursor } from './cursor.ts';
import type { FilterValue } from './filter.ts';
import { FilterError, filterSql, fixedColumns } from './filter-sql.ts';
import { isUuid } from '../uuid.rule.ts';
import { pageLimits } from './limits.ts';
import type { CounterSpec, KeyValues, OrderColumn, PageSpec, TableSpec } from './spec.ts';
import type { BoundValues } from './sql.ts';

/** Thrown on page arguments that ask for nothing that can be given; the message is for the caller. */
export class PageArgumentError extends Error {}

/** A page's coerced arguments. */
export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
  readonly filter?: FilterValue | null;
  readonly orderBy?: string;
}

/** What of a statement its arguments are bound to. */
export interface Target {
  readonly alias: string;
  /** The columns that tie its rows to their parent. */
  readonly linked: readonly string[];
  /** Counters that may answer its count. */
  readonly counters: readonly CounterSpec[];
}

/** A page's or key's arguments as SQL text, and the values its `?`s take. */
export interface Bound extends BoundValues {
  readonly filter: string;
  readonly cursor: string | null;
  readonly counter: FoundCounter | null;
  readonly orderName: string;
  readonly order: readonly OrderColumn[];
  /** Null for a key that finds at most one row anyway, or many on purpose. */
  readonly limit: number | null;
  readonly backward: boolean;
  /** Whether a cursor was given where the page begins: `after` forward, `before` backward. */
  readonly bounded: boolean;
}

/** By statement; null for a page left unread because its arguments are wrong. */
export type Bounds = readonly (Bound | null | undefined)[];

/**
 * Binds the key of a row: `{ 'id:uuid': … }`; a missing or malformed value finds no row. Where several
 * rows have it, the one with the least key of its table is found. An array finds the rows of all its
 * values.
 */
export function bindKey(key: KeyValues, table: TableSpec, alias: string): Bound {
  const values: unknown[] = [];
  const conditions = Object.entries(key ?? { none: null }).map(([name, value]) => {
    const [column = '', cast = 'text'] = name.split(':');
    if (Array.isArray(value)) {
      values.push(value);
      return `${alias}.${column} = any (?::${cast}[])`;
    }
    if (!isTaken(value, cast)) return 'false';
    values.push(value);
    return `${alias}.${column} = ?::${cast}`;
  });
  const tableKey = table.key ?? 'id';
  const isUnique = Object.entries(key ?? {}).some(
    ([name, value]) => name.split(':')[0] === tableKey || Array.isArray(value),
  );
  const none = conditions.includes('false');
  return {
    filter: none ? 'false' : ['true', ...conditions].join(' and '),
    values: none ? [] : values,
    subject: null,
    counter: null,
    cursor: null,
    orderName: '',
    order: isUnique ? [] : [{ column: tableKey, cast: 'text', descending: false }],
    limit: isUnique ? null : 1,
    backward: false,
    bounded: false,
  };
}

function isTaken(value: unknown, cast: string): boolean {
  if (value == null) return false;
  if (typeof value !== 'string') return true;
  if (cast === 'uuid') return isUuid(value);
  return cast !== 'text' || !value.includes('\u0000');
}

/** Turns a page's arguments into conditions and values. @throws PageArgumentError */
export function bindPage(spec: PageSpec, args: PageArguments, target: Target): Bound {
  const { alias } = target;
  const { first, last, after, before } = args;
  const orderName = args.orderBy ?? Object.keys(spec.orders)[0] ?? '';
  const order = spec.orders[orderName] as readonly OrderColumn[];
  const limit = sizeOf(first, last);
  const values: unknown[] = [];
  const filter = bindFilter(spec, args, alias, values);
  const counter = counterOf(spec, args, target);
  const cursors = [
    after == null ? null : keyset(order, orderName, after, alias, false, values),
    before == null ? null : keyset(order, orderName, before, alias, true, values),
  ].filter((text) => text !== null);
  return {
    filter,
    values,
    counter,
    subject: counter?.subject.from === 'filter' ? counter.subject.value : null,
    cursor: cursors.length === 0 ? null : cursors.join(' and '),
    orderName,
    order,
    limit,
    backward: last != null,
    bounded: (last != null ? before : after) != null,
  };
}

function sizeOf(first: number | null | undefined, last: number | null | undefined): number {
  if (first != null && last != null) {
    throw new PageArgumentError(
      bi('Give `first` or `last`, not both.', 'first 与 last 只能给一个。'),
    );
  }
  const { most, usual } = pageLimits;
  const size = first ?? last ?? usual;
  if (size >= 0 && size <= most) return size;
  throw new PageArgumentError(
    bi(
      `A page holds 0 to ${most} entries, ${size} were asked for; page on with \`after\`.`,
      `每页0到${most}条，要求了${size}条；请用 after 翻页。`,
    ),
  );
}

function bindFilter(
  spec: PageSpec,
  { filter }: PageArguments,
  alias: string,
  values: unknown[],
): string {
  if (filter == null || spec.filter === undefined) return 'true';
  try {
    return filterSql(spec.filter, filter, alias, values);
  } catch (error) {
    if (error instanceof FilterError) throw new PageArgumentError(error.message, { cause: error });
    throw error;
  }
}

function counterOf(
  spec: PageSpec,
  { filter }: PageArguments,
  { counters, linked }: Target,
): FoundCounter | null {
  if (counters.length === 0) return null;
  const fixed =
    filter == null || spec.filter === undefined
      ? new Map<string, string>()
      : fixedColumns(spec.filter, filter);
  return fixed === null ? null : findCounter(counters, fixed, linked);
}

/** The rows beyond a cursor, as one row comparison: its index range needs one direction throughout. */
function keyset(
  order: readonly OrderColumn[],
  name: string,
  text: string,
  alias: string,
  before: boolean,
  values: unknown[],
): string {
  const cursor = decodeCursor(
    text,
    name,
    order.map(({ cast }) => cast),
  );
  if (cursor === null) {
    throw new PageArgumentError(
      bi(
        'This cursor was not made by this list in this order; begin again without it.',
        '该游标不属于此列表的此种排序；请去掉游标重新开始。',
      ),
    );
  }
  values.push(...cursor.values);
  const descending = order[0]?.descending ?? false;
  const columns = order.map(({ column }) => `${alias}.${column}`).join(', ');
  return `(${columns}) ${descending === before ? '>' : '<'} (${order.map(({ cast }) => `?::${cast}`).join(', ')})`;
}
