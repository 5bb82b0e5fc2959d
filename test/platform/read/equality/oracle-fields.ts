import {
  pageOf,
  sorted,
  visibleRows,
  type Asker,
  type Listed,
  type Order,
  type PageArgs,
} from './oracle.ts';
import type { Row } from './world.ts';

/* How a field's value is found: by hand, sharing nothing with the planner's declarations. */

export type Resolve = (row: Row, args: never, asker: Asker) => unknown;
export type Fields = Readonly<Record<string, Resolve>>;

export const text =
  (name: string): Resolve =>
  (row) =>
    row[name];
export const int =
  (name: string): Resolve =>
  (row) =>
    row[name] == null ? null : Number(row[name]);
export const bool =
  (name: string): Resolve =>
  (row) =>
    row[name] == null ? null : row[name] === 't';
export const instant =
  (name: string): Resolve =>
  (row) =>
    row[name]?.replace(' ', 'T').replace('+00', 'Z');
/** Thousandths as a decimal without idle zeros. */
export const decimal =
  (take: (row: Row) => string | null | undefined): Resolve =>
  (row) => {
    const stored = take(row);
    if (stored == null) return null;
    const size = BigInt(stored.replace('-', ''));
    const [whole, part] = [size / 1000n, size % 1000n];
    const fraction = part === 0n ? '' : `.${String(part).padStart(3, '0').replace(/0+$/, '')}`;
    return `${stored.startsWith('-') ? '-' : ''}${whole}${fraction}`;
  };
export const localised =
  (name: string): Resolve =>
  (row, { lang }: { lang: string }) =>
    row[`${name}_${lang.toLowerCase()}`];
export const one =
  (table: string, by: string, own: string, kind?: string): Resolve =>
  (row, _args, asker) =>
    visibleRows(asker, table).find(
      (other) =>
        row[own] != null &&
        other[by] === row[own] &&
        (kind === undefined || other['kind'] === kind),
    );
export const aliases =
  (table: string, by: string): Resolve =>
  (row, _args, { tables }) =>
    (tables.get(table) ?? [])
      .filter((other) => other[by] === row['id'])
      .map(({ alias }) => alias as string)
      .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));

/** The rows whose `by` is this row's `own`. */
export const page =
  (listed: Listed, by: string, own = 'id', also: (row: Row) => boolean = () => true): Resolve =>
  (row, args: PageArgs, asker) =>
    pageOf(asker, listed, (other) => other[by] === row[own] && also(other), args);
export const live = (row: Row): boolean => row['live'] === 't';
export const root =
  (listed: Listed): Resolve =>
  (_row, args: PageArgs, asker) =>
    pageOf(asker, listed, () => true, args);
/** The row that has every value asked for, the least id where several do; none if none is asked for. */
export const find =
  (table: string, kind?: string): Resolve =>
  (_row, args: Record<string, string | null>, asker) => {
    const asked = Object.entries(args).filter(([, value]) => value != null);
    if (asked.length === 0) return null;
    return visibleRows(asker, table)
      .filter((row) => kind === undefined || row['kind'] === kind)
      .filter((row) =>
        asked.every(
          ([name, value]) => row[name] === (name === 'id' ? value?.toLowerCase() : value),
        ),
      )
      .sort((a, b) => ((a['id'] as string) < (b['id'] as string) ? -1 : 1))[0];
  };

export const json =
  (name: string): Resolve =>
  (row) =>
    JSON.parse(row[name] as string) as unknown;
/** The rows of a table that are this row's own, in the order of some columns, numbers compared as such. */
export const list =
  (table: string, by: string, order: Order): Resolve =>
  (row, _args, { tables }) =>
    sorted(
      (tables.get(table) ?? []).filter((other) => other[by] === row['id']),
      order,
    );
