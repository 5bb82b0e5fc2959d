import { decodeCursor } from './cursor.ts';
import { filterSql, fixedColumns, FilterError, type FilterValue } from './filter.ts';
import { districtParam, join, render, sql, type Fragment, type Param, type Rendered } from './sql.ts';
import type { CounterSpec, OrderColumn, PageSpec, TableSpec } from './spec.ts';
import { bi } from '../describe.ts';

/**
 * One flat statement of a plan: the rows of one table for all parents at once, to-one rows joined.
 * A child statement finds its parents' keys again by a subquery, so all statements of an operation
 * leave in one round trip and see one snapshot.
 */
export class Statement {
  readonly alias: string;
  readonly children: Statement[] = [];
  /** Whether rows beyond the page are asked for (to know if there is a next page). */
  wantsMore = false;
  wantsRows = false;
  wantsCount = false;
  private readonly selected: { readonly text: string; readonly fragment: Fragment }[] = [];
  private readonly joins: Join[] = [];

  constructor(
    readonly index: number,
    readonly table: TableSpec,
    readonly origin: Origin,
    private readonly role: string,
    /** The columns that order the rows where no page does. */
    private readonly listOrder: readonly OrderColumn[] = [],
  ) {
    this.alias = `s${index}`;
    if (origin.kind === 'children') origin.parent.children.push(this);
  }

  /** The position of an expression in the rows, selected once however often it is asked for. */
  select(fragment: Fragment): number {
    const text = fragment.map((part) => (typeof part === 'string' ? part : `\u0000${paramId(part)}`)).join('');
    const known = this.selected.findIndex((column) => column.text === text);
    return this.linkWidth + (known >= 0 ? known : this.selected.push({ text, fragment }) - 1);
  }

  /** Rows begin with the parent's key columns, by which they are grouped. */
  get linkWidth(): number {
    return this.origin.kind === 'children' ? this.origin.on.length : 0;
  }

  /** The alias of a to-one row joined to `from`; the same relation is joined once. */
  join(from: string, table: TableSpec, on: Readonly<Record<string, string>>): string {
    const key = JSON.stringify([from, table.table, table.kind?.value, on]);
    let found = this.joins.find((one) => one.key === key);
    if (found === undefined) {
      found = { key, from, table, on, alias: `${this.alias}j${this.joins.length}` };
      this.joins.push(found);
    }
    return found.alias;
  }

  /** Whether this page, or one it hangs on, has wrong arguments and is left unread. */
  isUnread(bound: Bounds): boolean {
    return bound[this.index] === null || (this.origin.kind === 'children' && this.origin.parent.isUnread(bound));
  }

  private get page(): PageSpec | null {
    return this.origin.kind !== 'key' ? this.origin.page : null;
  }

  /** The statement's text for bound arguments. */
  rowsSql(bound: Bounds): Rendered {
    const columns = this.selected.map(({ fragment }) => fragment);
    const links = this.linkWidth === 0 ? [] : Array.from({ length: this.linkWidth }, (_, i) => [`k.k${i}`]);
    const order = this.orderSql(bound);
    return render(
      sql`select ${join([...links, ...(columns.length === 0 ? [['1']] : columns)], ', ')} from ${this.source(bound, this.wantsMore)}${this.joinsSql()}${order === '' ? '' : ` order by ${order}`}`,
    );
  }

  /** The text that counts what the page's filter finds, per parent. */
  countSql(bound: Bounds): Rendered {
    const counter = this.counter(bound);
    if (this.origin.kind === 'children') {
      const { parent, on, parentAlias } = this.origin;
      const count =
        counter?.(['k.k0::text']) ??
        sql`(select count(*) from ${this.table.table} ${this.alias} where ${this.linkSql()} and ${this.bindFilter(bound)})`;
      const links = on.map((_, i) => [`k.k${i}`]);
      return render(sql`select ${join(links, ', ')}, ${count} from ${keysSql(parent, on.map((o) => o[1]), parentAlias, bound)}`);
    }
    if (counter !== null) return render(sql`select ${counter([`''`])}`);
    return render(
      sql`select count(*) from ${this.table.table} ${this.alias} where ${this.where()} and ${this.bindFilter(bound)}`,
    );
  }

  /** `from` and what limits it: the rows of this statement, by parents where it has any. */
  private source(bound: Bounds, more: boolean): Fragment {
    const page = bound[this.index];
    const limited = page != null && this.page !== null;
    const inner = (where: Fragment): Fragment =>
      limited
        ? sql`(select ${this.alias}.* from ${this.table.table} ${this.alias} where ${where} and ${this.bindConditions(bound)} order by ${this.orderSql(bound)} limit ${String(page.limit + (more ? 1 : 0))}) ${this.alias}`
        : sql`(select ${this.alias}.* from ${this.table.table} ${this.alias} where ${where}) ${this.alias}`;
    if (this.origin.kind === 'children') {
      const { parent, on, parentAlias } = this.origin;
      const keys = keysSql(parent, on.map((pair) => pair[1]), parentAlias, bound);
      return sql`${keys} cross join lateral ${inner(this.linkSql())}`;
    }
    return inner(this.origin.kind === 'key' ? sql`${this.where()} and ${this.bindFilter(bound)}` : this.where());
  }

  /** The rows' keys for child statements: exactly the page, without the row that only shows there is more. */
  keysOf(columns: readonly string[], alias: string, bound: Bounds): Fragment {
    const needed = this.joins.filter((one) => this.reaches(one, alias));
    const source = sql`${this.source(bound, false)}${join(needed.map((one) => this.joinSql(one)), '')}`;
    const unique = columns.length === 1 && columns[0] === (this.table.key ?? 'id') && alias === this.alias;
    const keys = columns.map((column, i) => [`${alias}.${column} as k${i}`]);
    const present = columns.map((column) => [`${alias}.${column} is not null`]);
    return sql`(select ${unique ? '' : 'distinct '}${join(keys, ', ')} from ${source} where ${join(present, ' and ')}) k`;
  }

  private reaches(one: Join, alias: string): boolean {
    if (one.alias === alias) return true;
    return this.joins.some((other) => other.from === one.alias && this.reaches(other, alias));
  }

  /** What every row of this table must satisfy for this viewer. */
  private where(): Fragment {
    const conditions = [...tableConditions(this.table, this.alias, this.role)];
    if (this.page?.where !== undefined) conditions.push(this.page.where(this.alias));
    return conditions.length === 0 ? ['true'] : join(conditions, ' and ');
  }

  private linkSql(): Fragment {
    if (this.origin.kind !== 'children') return this.where();
    const links = this.origin.on.map(([column], i) => sql`${this.alias}.${column} = k.k${String(i)}`);
    return join([...links, this.where()], ' and ');
  }

  private bindConditions(bound: Bounds): Fragment {
    const page = bound[this.index] as BoundPage;
    return this.withValues(page.cursor === null ? page.filter : `${page.filter} and ${page.cursor}`);
  }

  private bindFilter(bound: Bounds): Fragment {
    return this.withValues((bound[this.index] as BoundPage).filter);
  }

  /** Text with `?::cast` as a fragment whose parameters read this statement's bound values in order. */
  private withValues(text: string): Fragment {
    const [head = '', ...rest] = text.split('?::');
    const parts: (string | Param)[] = [head];
    rest.forEach((piece, i) => {
      const cast = /^[a-z]+/.exec(piece)?.[0] as string;
      parts.push(valueParam(this.index, i, cast), piece.slice(cast.length));
    });
    return parts;
  }

  private orderSql(bound: Bounds): string {
    const columns = bound[this.index]?.order ?? this.listOrder;
    const backward = bound[this.index]?.backward ?? false;
    return columns
      .map(({ column, descending }) => `${this.alias}.${column}${descending === backward ? '' : ' desc'}`)
      .join(', ');
  }

  private joinsSql(): Fragment {
    return join(this.joins.map((one) => this.joinSql(one)), '');
  }

  private joinSql({ alias, from, table, on }: Join): Fragment {
    const pairs = Object.entries(on).map(([other, own]) => sql`${alias}.${other} = ${from}.${own}`);
    const conditions = [...tableConditions(table, alias, this.role), ...pairs];
    return sql` left join ${table.table} ${alias} on ${join(conditions, ' and ')}`;
  }

  /** A kept counter that answers the count exactly, or null. */
  private counter(bound: Bounds): ((link: Fragment) => Fragment) | null {
    const page = bound[this.index] as BoundPage;
    const { counters } = this.page as PageSpec;
    if (counters === undefined || page.fixed === null) return null;
    const linked = this.origin.kind === 'children' ? this.origin.on.map(([column]) => column) : [];
    for (const spec of counters) {
      const subject = counterSubject(spec, page.fixed, linked, this.index);
      if (subject === null) continue;
      return (link) =>
        sql`coalesce((select value from counter where district = ${districtParam} and scope = '${spec.scope}' and subject = ${subject === 'link' ? link : subject} and metric = '${spec.metric}'), 0)`;
    }
    return null;
  }
}

function counterSubject(
  spec: CounterSpec,
  fixed: ReadonlyMap<string, unknown>,
  linked: readonly string[],
  index: number,
): Fragment | 'link' | null {
  const constants = Object.entries(spec.fixed ?? {});
  if (!constants.every(([column, value]) => fixed.get(column) === value)) return null;
  const rest = [...fixed.keys()].filter((column) => !constants.some(([constant]) => constant === column));
  if (spec.by === undefined) return rest.length === 0 && linked.length === 0 ? [`''`] : null;
  if (linked.length === 1 && linked[0] === spec.by && rest.length === 0) return 'link';
  if (linked.length > 0 || rest.length !== 1 || rest[0] !== spec.by) return null;
  // The subject's value stands among the filter's values; enums are constants and take no place.
  return sql`${valueParam(index, 0, spec.scope === 'CATEGORY' ? 'text' : 'uuid')}::text`;
}

/** A page's arguments as SQL text, and the values its `?`s take. */
export interface BoundPage {
  readonly filter: string;
  readonly fixed: ReadonlyMap<string, unknown> | null;
  readonly cursor: string | null;
  readonly orderName: string;
  readonly order: readonly OrderColumn[];
  readonly limit: number;
  readonly backward: boolean;
  readonly bounded: boolean;
  readonly values: readonly unknown[];
}

/** By statement; null for a page left unread because its arguments are wrong. */
export type Bounds = readonly (BoundPage | null | undefined)[];

/** Where a statement's rows come from. */
export type Origin =
  | { readonly kind: 'root'; readonly page: PageSpec }
  /** One row by a key bound at request time. */
  | { readonly kind: 'key' }
  | {
      readonly kind: 'children';
      readonly parent: Statement;
      readonly parentAlias: string;
      /** This table's column and the parent's. */
      readonly on: readonly (readonly [own: string, parent: string])[];
      readonly page: PageSpec | null;
    };

interface Join {
  readonly key: string;
  readonly from: string;
  readonly alias: string;
  readonly table: TableSpec;
  readonly on: Readonly<Record<string, string>>;
}

function keysSql(parent: Statement, columns: readonly string[], alias: string, bound: Bounds): Fragment {
  return parent.keysOf(columns, alias, bound);
}

function tableConditions(table: TableSpec, alias: string, role: string): Fragment[] {
  const conditions: Fragment[] = [];
  if (table.shared !== true) conditions.push(sql`${alias}.district = ${districtParam}`);
  if (table.kind?.value !== undefined) conditions.push([`${alias}.${table.kind.column} = '${table.kind.value}'`]);
  const visible = table.visible?.(alias, role);
  if (visible != null) conditions.push(visible);
  return conditions;
}

const valueParams = new Map<string, Param>();

/** The parameter that reads the n-th value bound for a statement. */
export function valueParam(statement: number, position: number, cast: string): Param {
  const key = `${statement}.${position}.${cast}`;
  let param = valueParams.get(key);
  if (param === undefined) {
    param = { cast, read: (bind) => bind.values[statement]?.[position] };
    valueParams.set(key, param);
  }
  return param;
}

const paramIds = new WeakMap<Param, number>();
let nextParamId = 0;
function paramId(param: Param): number {
  let id = paramIds.get(param);
  if (id === undefined) paramIds.set(param, (id = nextParamId++));
  return id;
}

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

const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Binds the key of a row: `{ 'id:uuid': … }`; a missing or malformed value finds no row. An array
 * finds the rows of all its values (see SelectionCompiler.many).
 */
export function bindKey(key: Readonly<Record<string, unknown>> | null, alias: string): BoundPage {
  const values: unknown[] = [];
  const conditions = key === null ? ['false'] : Object.entries(key).map(([column, value]) => {
    const [name = '', cast = 'text'] = column.split(':');
    if (Array.isArray(value)) {
      values.push(value);
      return `${alias}.${name} = any (?::${cast}[])`;
    }
    if (value == null || (cast === 'uuid' && !uuidShape.test(String(value)))) return 'false';
    values.push(value);
    return `${alias}.${name} = ?::${cast}`;
  });
  return {
    filter: conditions.includes('false') ? 'false' : ['true', ...conditions].join(' and '),
    values: conditions.includes('false') ? [] : values,
    fixed: null,
    cursor: null,
    orderName: '',
    order: [],
    limit: 1,
    backward: false,
    bounded: false,
  };
}

/** Turns a page's arguments into conditions and values. @throws PageArgumentError */
export function bindPage(spec: PageSpec, args: PageArguments, alias: string, limits: { most: number; usual: number }): BoundPage {
  const { first, last, after, before, filter } = args;
  const orderName = args.orderBy ?? (Object.keys(spec.orders)[0] as string);
  const order = spec.orders[orderName] as readonly OrderColumn[];
  if (first != null && last != null) {
    throw new PageArgumentError(bi('Give `first` or `last`, not both.', 'first 与 last 只能给一个。'));
  }
  const limit = first ?? last ?? limits.usual;
  if (limit < 0 || limit > limits.most) {
    throw new PageArgumentError(
      bi(`A page holds 0 to ${limits.most} entries, ${limit} were asked for; page on with \`after\`.`, `每页0到${limits.most}条，要求了${limit}条；请用 after 翻页。`),
    );
  }
  const values: unknown[] = [];
  let filterText: string;
  try {
    filterText = filter == null || spec.filter === undefined ? 'true' : filterSql(spec.filter, filter, alias, values);
  } catch (error) {
    if (error instanceof FilterError) throw new PageArgumentError(error.message, { cause: error });
    throw error;
  }
  const cursors = [
    after == null ? null : keyset(order, orderName, after, alias, false, values),
    before == null ? null : keyset(order, orderName, before, alias, true, values),
  ].filter((text) => text !== null);
  return {
    filter: filterText,
    fixed: filter == null || spec.filter === undefined ? new Map() : fixedColumns(spec.filter, filter),
    cursor: cursors.length === 0 ? null : cursors.join(' and '),
    orderName,
    order,
    limit,
    backward: last != null,
    bounded: last != null ? before != null : after != null,
    values,
  };
}

function keyset(
  order: readonly OrderColumn[],
  name: string,
  text: string,
  alias: string,
  before: boolean,
  values: unknown[],
): string {
  const cursor = decodeCursor(text, name, order.map(({ cast }) => cast));
  if (cursor === null) {
    throw new PageArgumentError(
      bi('This cursor was not made by this list in this order; begin again without it.', '该游标不属于此列表的此种排序；请去掉游标重新开始。'),
    );
  }
  values.push(...cursor.values);
  const descending = order[0]?.descending ?? false;
  const columns = order.map(({ column }) => `${alias}.${column}`).join(', ');
  return `(${columns}) ${descending === before ? '>' : '<'} (${order.map(({ cast }) => `?::${cast}`).join(', ')})`;
}
