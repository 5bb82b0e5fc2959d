import { Field, ID, InputType, Int } from 'type-graphql';
import { bi } from '../describe.ts';
import { DateScalar, DateTimeScalar } from '../scalars.ts';
import type { TypeClass } from './spec.ts';

/**
 * One filter grammar for every list: `{ field: { op: value } }`. All fields and all operators of one
 * object must hold; `and`, `or` and `not` combine objects. Null and absent mean the same: nothing is
 * asked. A missing value satisfies no operator but `isNull`, so `not` of it holds.
 */

export interface FilterFieldSpec {
  readonly ops: 'id' | 'text' | 'int' | 'date' | 'timestamp' | 'enum' | 'boolean' | 'custom';
  readonly column?: string;
  readonly type: () => unknown;
  readonly description: string;
  /** For `custom`: SQL of the whole argument, `?::cast` for values; push them in their order. */
  readonly condition?: (alias: string, value: unknown, values: unknown[]) => string;
}

export type FilterSpec = Readonly<Record<string, FilterFieldSpec>>;

/** A filter as GraphQL coerced it. */
export type FilterValue = Readonly<Record<string, unknown>>;

function operations(
  name: string,
  type: () => unknown,
  ops: readonly (keyof typeof opTexts)[],
): TypeClass {
  class Ops {}
  InputType(name, {
    description: bi(`Conditions on one value (${name}).`, `对一个值的条件（${name}）。`),
  })(Ops);
  for (const op of ops) {
    const opType =
      op === 'in' ? () => [type()] as never : op === 'isNull' ? () => Boolean : (type as never);
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
  id: (column: string, description: string): FilterFieldSpec => ({
    ops: 'id',
    column,
    type: () => idOps,
    description,
  }),
  text: (column: string, description: string): FilterFieldSpec => ({
    ops: 'text',
    column,
    type: () => textOps,
    description,
  }),
  int: (column: string, description: string): FilterFieldSpec => ({
    ops: 'int',
    column,
    type: () => intOps,
    description,
  }),
  date: (column: string, description: string): FilterFieldSpec => ({
    ops: 'date',
    column,
    type: () => dateOps,
    description,
  }),
  timestamp: (column: string, description: string): FilterFieldSpec => ({
    ops: 'timestamp',
    column,
    type: () => dateTimeOps,
    description,
  }),
  boolean: (column: string, description: string): FilterFieldSpec => ({
    ops: 'boolean',
    column,
    type: () => booleanOps,
    description,
  }),
  enum: (column: string, name: string, values: object, description: string): FilterFieldSpec => {
    let ops = enumOps.get(values);
    if (ops === undefined)
      enumOps.set(values, (ops = operations(`${name}Filter`, () => values, ['eq', 'in'])));
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
    description: bi(
      `Which entries to list; all fields must hold (${name}).`,
      `列出哪些条目；各项须同时满足（${name}）。`,
    ),
  })(Filter);
  for (const [field, { type, description }] of Object.entries(spec)) {
    Field(type as never, { nullable: true, description })(Filter.prototype, field);
  }
  Field(() => [Filter], { nullable: true, description: bi('All of these hold.', '全部满足。') })(
    Filter.prototype,
    'and',
  );
  Field(() => [Filter], {
    nullable: true,
    description: bi('At least one of these holds.', '至少一个满足。'),
  })(Filter.prototype, 'or');
  Field(() => Filter, { nullable: true, description: bi('This does not hold.', '不满足。') })(
    Filter.prototype,
    'not',
  );
  return Filter;
}
