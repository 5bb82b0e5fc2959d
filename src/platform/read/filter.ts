import { Field, ID, InputType, Int } from 'type-graphql';
import { bi } from '../describe.ts';
import { DateScalar, DateTimeScalar } from '../scalars.ts';
import type { TypeClass } from './spec.ts';

/**
 * One filter grammar for every list: `{ field: { op: value } }`, fields of one object all hold,
 * `and`, `or` and `not` combine objects. A filter becomes SQL text with `?` for values; that text is
 * also the key under which the statement is cached, so it holds constants only from enums.
 */

interface FilterFieldSpec {
  readonly ops: 'id' | 'text' | 'int' | 'date' | 'timestamp' | 'enum' | 'boolean' | 'custom';
  readonly column?: string;
  readonly type: () => unknown;
  readonly description: string;
  /** For `custom`: SQL of the whole argument; push values in the order of its `?`. */
  readonly condition?: (alias: string, value: unknown, values: unknown[]) => string;
}

export type FilterSpec = Readonly<Record<string, FilterFieldSpec>>;

/** A filter as GraphQL coerced it. */
export type FilterValue = Readonly<Record<string, unknown>>;

/** Thrown on a filter no row can be asked by; its message is for the caller. */
export class FilterError extends Error {}

const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const maxTerms = 40;

const casts = { id: 'uuid', text: 'text', int: 'int', date: 'date', timestamp: 'timestamptz', enum: 'text' };

/** Compiles a coerced filter to SQL text; values are pushed in the order of the `?`s. */
export function filterSql(
  spec: FilterSpec,
  filter: FilterValue,
  alias: string,
  values: unknown[],
  budget = { terms: maxTerms },
): string {
  const conditions: string[] = [];
  for (const [name, argument] of Object.entries(filter)) {
    if (argument === null || argument === undefined) continue;
    if (--budget.terms < 0) {
      throw new FilterError(
        bi(`A filter may hold ${maxTerms} conditions; use fewer.`, `筛选条件最多${maxTerms}个，请减少。`),
      );
    }
    if (name === 'and' || name === 'or') {
      const parts = (argument as FilterValue[]).map((part) => filterSql(spec, part, alias, values, budget));
      if (parts.length > 0) conditions.push(`(${parts.join(` ${name} `)})`);
    } else if (name === 'not') {
      // "not" of an unknown is true here: rows without a value do not have the value asked against.
      conditions.push(`(${filterSql(spec, argument as FilterValue, alias, values, budget)}) is not true`);
    } else {
      const field = spec[name] as FilterFieldSpec;
      conditions.push(
        field.condition?.(alias, argument, values) ??
          fieldSql(field, `${alias}.${field.column}`, argument as FilterValue, values),
      );
    }
  }
  return conditions.length === 0 ? 'true' : conditions.join(' and ');
}

function fieldSql(field: FilterFieldSpec, column: string, ops: FilterValue, values: unknown[]): string {
  const cast = casts[field.ops as keyof typeof casts];
  const conditions: string[] = [];
  const compare = (sqlOp: string, value: unknown): string => {
    if (field.ops === 'boolean') return `${column} ${sqlOp} ${String(value)}`;
    if (field.ops === 'enum') return `${column} ${sqlOp} '${String(value)}'`;
    if (field.ops === 'id' && !uuidShape.test(String(value))) return 'false';
    values.push(value);
    return `${column} ${sqlOp} ?::${cast}`;
  };
  for (const [op, value] of Object.entries(ops)) {
    if (value === null || value === undefined) continue;
    if (op === 'in') {
      const anyOf = (value as unknown[]).map((one) => compare('=', one));
      conditions.push(anyOf.length === 0 ? 'false' : `(${anyOf.join(' or ')})`);
    } else if (op === 'isNull') {
      conditions.push(`${column} is ${value === true ? '' : 'not '}null`);
    } else if (op === 'startsWith') {
      // A range, not LIKE: LIKE is not leakproof and loses its index under row-level security.
      values.push(value, value);
      conditions.push(`(${column} >= ?::text and ${column} < ?::text || chr(1114111))`);
    } else {
      conditions.push(compare({ eq: '=', gte: '>=', lte: '<=', gt: '>', lt: '<' }[op] as string, value));
    }
  }
  return conditions.length === 0 ? 'true' : conditions.join(' and ');
}

/** The filter's conditions that fix a column to one value: what counters can answer. */
export function fixedColumns(spec: FilterSpec, filter: FilterValue): Map<string, unknown> | null {
  const fixed = new Map<string, unknown>();
  for (const [name, argument] of Object.entries(filter)) {
    if (argument === null || argument === undefined) continue;
    const field = spec[name];
    const ops = Object.entries(argument as FilterValue).filter(([, value]) => value != null);
    if (field?.column === undefined || ops.length !== 1 || ops[0]?.[0] !== 'eq') return null;
    fixed.set(field.column, ops[0][1]);
  }
  return fixed;
}

function operations(name: string, type: () => unknown, ops: readonly (keyof typeof opTexts)[]): TypeClass {
  class Ops {}
  InputType(name, { description: bi(`Conditions on one value (${name}).`, `对一个值的条件（${name}）。`) })(Ops);
  for (const op of ops) {
    const opType = op === 'in' ? () => [type()] as never : op === 'isNull' ? () => Boolean : (type as never);
    Field(opType, { nullable: true, description: opTexts[op] })(Ops.prototype, op);
  }
  return Ops;
}

const opTexts = {
  eq: bi('Equal to.', '等于。'),
  in: bi('One of these.', '是其中之一。'),
  gte: bi('At or after, at least.', '不早于、不少于。'),
  lte: bi('At or before, at most.', '不晚于、不多于。'),
  gt: bi('After, more than.', '晚于、多于。'),
  lt: bi('Before, less than.', '早于、少于。'),
  isNull: bi('Whether the value is missing.', '是否为空。'),
  startsWith: bi('Begins with.', '以此开头。'),
};

const idOps = operations('IdFilter', () => ID, ['eq', 'in', 'isNull']);
const textOps = operations('TextFilter', () => String, ['eq', 'in', 'startsWith', 'isNull']);
const intOps = operations('IntFilter', () => Int, ['eq', 'gte', 'lte']);
const dateOps = operations('DateFilter', () => DateScalar, ['eq', 'gte', 'lte', 'isNull']);
const dateTimeOps = operations('DateTimeFilter', () => DateTimeScalar, ['gte', 'gt', 'lte', 'lt']);
const booleanOps = operations('BooleanFilter', () => Boolean, ['eq']);
const enumOps = new Map<object, TypeClass>();

/** Filter fields by the kind of their column. */
export const by = {
  id: (column: string, description: string): FilterFieldSpec => ({ ops: 'id', column, type: () => idOps, description }),
  text: (column: string, description: string): FilterFieldSpec => ({ ops: 'text', column, type: () => textOps, description }),
  int: (column: string, description: string): FilterFieldSpec => ({ ops: 'int', column, type: () => intOps, description }),
  date: (column: string, description: string): FilterFieldSpec => ({ ops: 'date', column, type: () => dateOps, description }),
  timestamp: (column: string, description: string): FilterFieldSpec => ({ ops: 'timestamp', column, type: () => dateTimeOps, description }),
  boolean: (column: string, description: string): FilterFieldSpec => ({ ops: 'boolean', column, type: () => booleanOps, description }),
  enum: (column: string, name: string, values: object, description: string): FilterFieldSpec => {
    let ops = enumOps.get(values);
    if (ops === undefined) enumOps.set(values, (ops = operations(`${name}Filter`, () => values, ['eq', 'in'])));
    const type = ops;
    return { ops: 'enum', column, type: () => type, description };
  },
  custom: (
    type: () => unknown,
    description: string,
    condition: (alias: string, value: unknown, values: unknown[]) => string,
  ): FilterFieldSpec => ({ ops: 'custom', type, description, condition }),
};

/** The GraphQL input type of a filter. */
export function filterInput(name: string, spec: FilterSpec): TypeClass {
  class Filter {}
  InputType(name, {
    description: bi(`Which entries to list; all fields must hold (${name}).`, `列出哪些条目；各项须同时满足（${name}）。`),
  })(Filter);
  for (const [field, { type, description }] of Object.entries(spec)) {
    Field(type as never, { nullable: true, description })(Filter.prototype, field);
  }
  Field(() => [Filter], { nullable: true, description: bi('All of these hold.', '全部满足。') })(Filter.prototype, 'and');
  Field(() => [Filter], { nullable: true, description: bi('At least one of these holds.', '至少一个满足。') })(Filter.prototype, 'or');
  Field(() => Filter, { nullable: true, description: bi('This does not hold.', '不满足。') })(Filter.prototype, 'not');
  return Filter;
}
