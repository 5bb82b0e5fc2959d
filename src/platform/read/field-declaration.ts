import { Arg, Extensions, Field, Query } from 'type-graphql';
import type { FieldSpec } from './spec.ts';

/*
 * What every declaring decorator comes down to: type-graphql's `@Field` or `@Query` with its
 * arguments, and the read declaration in the field's extensions.
 */

export type TypeThunk = () => unknown;
export type FieldDecorator = (prototype: object, name: string) => void;

export interface FieldOptions {
  readonly description: string;
  readonly nullable?: boolean;
  readonly deprecationReason?: string;
  /** The roles that may read the field; it is refused to others by path. Absent: every role. */
  readonly readableBy?: (role: string) => boolean;
}

export interface ArgSpec {
  readonly type: TypeThunk;
  readonly description: string;
  readonly nullable?: boolean;
  readonly defaultValue?: unknown;
}
export type ArgSpecs = Readonly<Record<string, ArgSpec>>;

/** A field of a type. */
export function declare(
  type: TypeThunk,
  read: FieldSpec,
  options: FieldOptions,
  args: ArgSpecs = {},
): FieldDecorator {
  const { description, nullable = false, deprecationReason } = options;
  return (prototype, name) => {
    Field(type as never, {
      description,
      nullable,
      ...(deprecationReason === undefined ? {} : { deprecationReason }),
    })(prototype, name);
    extend(prototype, name, read, options);
    takeArgs(prototype, name, args);
  };
}

/** A root field of queries. Decorates a property of a `@Resolver` class. */
export function declareRoot(
  type: TypeThunk,
  read: FieldSpec,
  options: FieldOptions,
  args: ArgSpecs,
): FieldDecorator {
  const { description, nullable = false } = options;
  return (prototype, name) => {
    Query(type as never, { description, nullable })(prototype, name, {});
    extend(prototype, name, read, options);
    takeArgs(prototype, name, args);
  };
}

function extend(
  prototype: object,
  name: string,
  read: FieldSpec,
  { readableBy }: FieldOptions,
): void {
  Extensions({ read, ...(readableBy === undefined ? {} : { readableBy }) })(prototype, name);
}

function takeArgs(prototype: object, name: string, args: ArgSpecs): void {
  Object.entries(args).forEach(([arg, { type, description, nullable = true, defaultValue }], i) => {
    Arg(arg, type as never, {
      description,
      nullable: nullable && defaultValue === undefined,
      ...(defaultValue === undefined ? {} : { defaultValue }),
    })(prototype, name, i);
  });
}
