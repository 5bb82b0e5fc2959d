import { mostInList } from './limits.ts';
import type { Bounds, Target } from './page-arguments.ts';
import type { CounterSpec, Links, OrderColumn, PageSpec, TableSpec } from './spec.ts';
import {
  districtParam,
  join,
  render,
  sql,
  subjectParam,
  withValues,
  type Fragment,
  type Rendered,
} from './sql.ts';

/** Where a statement's rows come from. */
export type Origin =
  | { readonly kind: 'root'; readonly page: PageSpec }
  /** The row (or rows) of a key bound at request time. */
  | { readonly kind: 'key' }
  /** The rows that belong to each row of another statement (or to a row joined to it). */
  | {
      readonly kind: 'children';
      readonly parent: Statement;
      readonly parentAlias: string;
      readonly on: Links;
      /** The page, or the order of a list. */
      readonly page: PageSpec | null;
      readonly order: readonly OrderColumn[];
    };

interface Join {
  readonly key: string;
  readonly from: string;
  readonly alias: string;
  readonly table: TableSpec;
  readonly on: Links;
}

/**
 * One flat statement of a plan: the rows of one table for all parents at once, to-one rows joined.
 * A child statement finds its parents' keys again by a subquery, so all statements of an operation
 * leave in one round trip and see one snapshot.
 */
export class Statement implements Target {
  readonly alias: string;
  readonly linked: readonly string[];
  readonly counters: readonly CounterSpec[];
  wantsRows = false;
  wantsCount = false;
  /** Whether one row beyond the page is read, to know if there is more. */
  wantsMore = false;
  private readonly selected: Fragment[] = [];
  private readonly joins: Join[] = [];

  constructor(
    readonly index: number,
    readonly table: TableSpec,
    readonly origin: Origin,
    private readonly role: string,
  ) {
    this.alias = `s${index}`;
    this.linked = origin.kind === 'children' ? Object.keys(origin.on) : [];
    // Counters count every row: where this role does not see all of them, they are counted.
    const seesAll = table.visible?.(this.alias, role) == null;
    this.counters = seesAll ? (this.page?.counters ?? []) : [];
  }

  private get page(): PageSpec | null {
    return this.origin.kind === 'key' ? null : this.origin.page;
  }

  /** The position of an expression in the rows, selected once however often it is asked for. */
  select(fragment: Fragment): number {
    const known = this.selected.findIndex(
      (one) => one.length === fragment.length && one.every((part, i) => part === fragment[i]),
    );
    // Rows begin with the parent's key columns, by which they are grouped.
    return this.linked.length + (known >= 0 ? known : this.selected.push(fragment) - 1);
  }

  /** The alias of a to-one row joined to `from`; the same relation is joined once. */
  join(from: string, table: TableSpec, on: Links): string {
    const key = JSON.stringify([from, table.table, table.kind?.value, on]);
    let found = this.joins.find((one) => one.key === key);
    if (found === undefined) {
      found = { key, from, table, on, alias: `${this.alias}j${this.joins.length}` };
      this.joins.push(found);
    }
    return found.alias;
  }

  /** Whether this page, or one it hangs on, has wrong arguments and is left unread. */
  isUnread(bounds: Bounds): boolean {
    return (
      bounds[this.index] === null ||
      (this.origin.kind === 'children' && this.origin.parent.isUnread(bounds))
    );
  }

  /** The text that reads the rows. */
  rowsSql(bounds: Bounds): Rendered {
    const columns = [...this.linked.map((_, i) => [`k.k${i}`]), ...this.selected];
    const order = orderSql(this.orderOf(bounds), this.alias);
    return render(
      sql`select ${join(columns.length === 0 ? [['1']] : columns, ', ')} from ${this.source(bounds, this.wantsMore)}${join(
        this.joins.map((one) => this.joinSql(one)),
        '',
      )}${order}`,
    );
  }

  /** The text that counts what the page's filter finds, per parent. */
  countSql(bounds: Bounds): Rendered {
    const { origin, alias } = this;
    const counter = bounds[this.index]?.counter;
    const counted =
      counter == null
        ? sql`(select count(*) from ${this.table.table} ${alias} where ${this.conditions(bounds)})`
        : sql`coalesce((select value from counter where district = ${districtParam} and scope = '${counter.scope}' and metric = '${counter.metric}' and subject = ${this.subjectSql(counter.subject.from)}), 0)`;
    if (origin.kind !== 'children') return render(sql`select ${counted}`);
    const keys = this.linked.map((_, i) => [`k.k${i}`]);
    return render(sql`select ${join(keys, ', ')}, ${counted} from ${this.parentKeys(bounds)}`);
  }

  private subjectSql(from: 'district' | 'parent' | 'filter'): Fragment {
    if (from === 'filter') return [subjectParam(this.index)];
    return [from === 'parent' ? 'k.k0::text' : `''`];
  }

  /** `from`: the rows of this statement, limited by parent, as a relation named by the alias. */
  private source(bounds: Bounds, more: boolean): Fragment {
    const { alias, origin } = this;
    const cursor = this.cursorSql(bounds);
    const where =
      cursor === null ? this.conditions(bounds) : sql`${this.conditions(bounds)} and ${cursor}`;
    const limit = this.limitOf(bounds, more);
    const end = limit === null ? '' : `${orderSql(this.orderOf(bounds), alias)} limit ${limit}`;
    const rows = sql`(select ${alias}.* from ${this.table.table} ${alias} where ${where}${end}) ${alias}`;
    return origin.kind === 'children'
      ? sql`${this.parentKeys(bounds)} cross join lateral ${rows}`
      : rows;
  }

  private parentKeys(bounds: Bounds): Fragment {
    const { origin } = this;
    if (origin.kind !== 'children') return [];
    return origin.parent.keysSql(Object.values(origin.on), origin.parentAlias, bounds);
  }

  /** The keys that child statements hang on: exactly the page, without the row that only shows there is more. */
  private keysSql(columns: readonly string[], alias: string, bounds: Bounds): Fragment {
    const needed = this.joins.filter((one) => this.leadsTo(one, alias));
    const source = sql`${this.source(bounds, false)}${join(
      needed.map((one) => this.joinSql(one)),
      '',
    )}`;
    const isKey =
      columns.length === 1 && columns[0] === (this.table.key ?? 'id') && alias === this.alias;
    const keys = columns.map((column, i) => `${alias}.${column} as k${i}`).join(', ');
    const present = columns.map((column) => `${alias}.${column} is not null`).join(' and ');
    return sql`(select ${isKey ? '' : 'distinct '}${keys} from ${source} where ${present}) k`;
  }

  private leadsTo(one: Join, alias: string): boolean {
    return (
      one.alias === alias ||
      this.joins.some((next) => next.from === one.alias && this.leadsTo(next, alias))
    );
  }

  /** What each row must satisfy: the district, the policy, the parent, the page's own and its filter. */
  private conditions(bounds: Bounds): Fragment {
    const links = this.linked.map((column, i) => [`${this.alias}.${column} = k.k${i}`]);
    const own = this.page?.where?.(this.alias);
    const filter = withValues(bounds[this.index]?.filter ?? 'true', this.index);
    return join(
      [
        ...this.tableSql(this.table, this.alias),
        ...links,
        ...(own === undefined ? [] : [own]),
        filter,
      ],
      ' and ',
    );
  }

  private cursorSql(bounds: Bounds): Fragment | null {
    const bound = bounds[this.index];
    // The cursor's values follow the filter's.
    return bound?.cursor == null
      ? null
      : withValues(bound.cursor, this.index, bound.filter.split('?::').length - 1);
  }

  private joinSql({ alias, from, table, on }: Join): Fragment {
    const pairs = Object.entries(on).map(([other, own]) => [`${alias}.${other} = ${from}.${own}`]);
    return sql` left join ${table.table} ${alias} on ${join([...this.tableSql(table, alias), ...pairs], ' and ')}`;
  }

  /** What every row of a table must satisfy for this viewer. */
  private tableSql(table: TableSpec, alias: string): Fragment[] {
    const visible = table.visible?.(alias, this.role);
    return [
      ...(table.shared === true ? [] : [sql`${alias}.district = ${districtParam}`]),
      ...(table.kind?.value === undefined
        ? []
        : [[`${alias}.${table.kind.column} = '${table.kind.value}'`]]),
      ...(visible == null ? [] : [visible]),
    ];
  }

  /** The order rows are read in: backward pages read backward. */
  private orderOf(bounds: Bounds): readonly OrderColumn[] {
    const bound = bounds[this.index];
    if (bound == null) return this.origin.kind === 'children' ? this.origin.order : [];
    return bound.backward
      ? bound.order.map((one) => ({ ...one, descending: !one.descending }))
      : bound.order;
  }

  /** A literal, not a parameter: PostgreSQL plans a limit it does not know as a tenth of the table. */
  private limitOf(bounds: Bounds, more: boolean): number | null {
    const bound = bounds[this.index];
    if (bound == null) return mostInList;
    return bound.limit === null ? null : bound.limit + (more ? 1 : 0);
  }
}

function orderSql(order: readonly OrderColumn[], alias: string): string {
  const columns = order.map(
    ({ column, descending }) => `${alias}.${column}${descending ? ' desc' : ''}`,
  );
  return columns.length === 0 ? '' : ` order by ${columns.join(', ')}`;
}
