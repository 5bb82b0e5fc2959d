import { isUuid } from '../uuid.rule.ts';
import { bi } from '../describe.ts';
import type { FilterFieldSpec, FilterSpec, FilterValue } from './filter.ts';
import { filterLimits } from './limits.ts';

/**
 * Filters as SQL text with `?::cast` for values. The text is also the key under which a statement is
 * cached, so it holds constants only of enums and booleans. Only `=`, `<`, `>` and `= any`: other
 * operators are not leakproof and lose their index under row-level security.
 */

/** Thrown on a filter that holds too much; its message is for the caller. */
export class FilterError extends Error {}

const casts = {
  id: 'uuid',
  text: 'text',
  int: 'int',
  date: 'date',
  timestamp: 'timestamptz',
} as const;
const comparisons: Readonly<Record<string, string>> = {
  eq: '=',
  gte: '>=',
  lte: '<=',
  gt: '>',
  lt: '<',
};

/**
 * Compiles a coerced filter; values are pushed in the order of the `?`s.
 * @throws FilterError when it holds more conditions or values than one statement should.
 */
export function filterSql(
  spec: FilterSpec,
  filter: FilterValue,
  alias: string,
  values: unknown[],
  budget = { conditions: filterLimits.conditions as number },
): string {
  const conditions: string[] = [];
  for (const [name, asked] of Object.entries(filter)) {
    if (asked == null) continue;
    spend(budget);
    const nested = (part: FilterValue): string => filterSql(spec, part, alias, values, budget);
    if (name === 'and' || name === 'or') {
      const parts = (asked as FilterValue[]).map(nested);
      if (parts.length > 0) conditions.push(`(${parts.join(` ${name} `)})`);
      // None of nothing holds; all of nothing does.
      else if (name === 'or') conditions.push('false');
    } else if (name === 'not') {
      // `is not true`, as a comparison with a missing value is unknown in SQL, and does not hold here.
      conditions.push(`(${nested(asked as FilterValue)}) is not true`);
    } else {
      const field = spec[name] as FilterFieldSpec;
      conditions.push(
        field.condition?.(alias, asked, values) ??
          fieldSql(field, `${alias}.${field.column}`, asked as FilterValue, values),
      );
    }
  }
  return conditions.length === 0 ? 'true' : conditions.join(' and ');
}

function spend(budget: { conditions: number }): void {
  if (--budget.conditions >= 0) return;
  const most = filterLimits.conditions;
  throw new FilterError(
    bi(`A filter may hold ${most} conditions; use fewer.`, `筛选条件最多${most}个，请减少。`),
  );
}

function fieldSql(
  field: FilterFieldSpec,
  column: string,
  ops: FilterValue,
  values: unknown[],
): string {
  const conditions = Object.entries(ops)
    .filter(([, asked]) => asked != null)
    .map(([op, asked]) => {
      if (op === 'in') return anyOf(field, column, asked as unknown[], values);
      if (op === 'isNull') return `${column} is ${asked === true ? '' : 'not '}null`;
      if (op === 'startsWith') return startsWith(column, asked as string, values);
      return compare(field, column, comparisons[op] as string, asked, values);
    });
  return conditions.length === 0 ? 'true' : conditions.join(' and ');
}

function compare(
  field: FilterFieldSpec,
  column: string,
  sign: string,
  asked: unknown,
  values: unknown[],
): string {
  if (field.ops === 'boolean' || field.ops === 'enum') return `${column} ${sign} ${literal(asked)}`;
  if (!isFindable(field, asked)) return 'false';
  values.push(asked);
  return `${column} ${sign} ?::${castOf(field)}`;
}

function anyOf(
  field: FilterFieldSpec,
  column: string,
  asked: readonly unknown[],
  values: unknown[],
): string {
  const most = filterLimits.values;
  if (asked.length > most) {
    throw new FilterError(
      bi(`\`in\` takes at most ${most} values; use fewer.`, `in 最多${most}个值，请减少。`),
    );
  }
  const findable = asked.filter((one) => isFindable(field, one));
  if (findable.length === 0) return 'false';
  if (field.ops === 'enum') return `${column} in (${findable.map(literal).join(', ')})`;
  values.push(findable);
  return `${column} = any (?::${castOf(field)}[])`;
}

/** A range, not LIKE: LIKE is not leakproof. U+10FFFF sorts after every character (collation C.UTF-8). */
function startsWith(column: string, asked: string, values: unknown[]): string {
  if (asked.includes('\u0000')) return 'false';
  values.push(asked, asked);
  return `(${column} >= ?::text and ${column} < ?::text || chr(1114111))`;
}

/** Names of enums and booleans: never text of the caller's. */
function literal(value: unknown): string {
  return typeof value === 'boolean' ? String(value) : `'${textOf(value)}'`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function castOf({ ops }: FilterFieldSpec): string {
  return casts[ops as keyof typeof casts];
}

/** A value that PostgreSQL would refuse to read is a value that no row has. */
function isFindable({ ops }: FilterFieldSpec, asked: unknown): boolean {
  if (ops === 'id') return isUuid(textOf(asked));
  return ops !== 'text' || !textOf(asked).includes('\u0000');
}

/**
 * The columns that the filter fixes to one value, as a counter's subject is written; null if it asks
 * for anything else.
 */
export function fixedColumns(spec: FilterSpec, filter: FilterValue): Map<string, string> | null {
  const fixed = new Map<string, string>();
  for (const [name, asked] of Object.entries(filter)) {
    if (asked == null) continue;
    const field = spec[name];
    if (field?.column === undefined) return null;
    for (const [op, value] of Object.entries(asked as FilterValue)) {
      if (value == null) continue;
      if (op !== 'eq' || !isFindable(field, value)) return null;
      const text = textOf(value);
      fixed.set(field.column, field.ops === 'id' ? text.toLowerCase() : text);
    }
  }
  return fixed;
}
