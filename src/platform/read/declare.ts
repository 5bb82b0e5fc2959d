import { Extensions, Float, ID, Int, registerEnumType } from 'type-graphql';
import { bi } from '../describe.ts';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../scalars.ts';
import { connectionOf } from './connection.ts';
import {
  declare,
  declareRoot,
  type ArgSpecs,
  type FieldDecorator,
  type FieldOptions,
  type TypeThunk,
} from './field-declaration.ts';
import { filterInput, type FilterSpec } from './filter.ts';
import { pageLimits } from './limits.ts';
import type { Fragment } from './sql.ts';
import type {
  CounterSpec,
  FieldArgs,
  FieldSpec,
  KeySpec,
  Links,
  OrderColumn,
  TableSpec,
  TypeClass,
} from './spec.ts';
import type { Format } from './value.ts';

/**
 * The decorators that declare what a GraphQL field reads. Each is type-graphql's `@Field` plus the
 * declaration the planner compiles and normal execution derives its resolver from, so a field is
 * written once: read it here, find its SQL here.
 */

/** The table (and kind) whose row an object of the decorated type is. */
export function Table(
  table: string,
  spec: Omit<TableSpec, 'table'> = {},
): (type: TypeClass) => void {
  return (type) => {
    Extensions({ table: { table, ...spec } satisfies TableSpec })(type);
  };
}

const scalarTypes: Record<Exclude<Format, 'enum' | 'json'>, TypeThunk> = {
  text: () => String,
  id: () => ID,
  int: () => Int,
  float: () => Float,
  boolean: () => Boolean,
  timestamp: () => DateTimeScalar,
  date: () => DateScalar,
  decimal: () => DecimalScalar,
};

type ScalarFormat = keyof typeof scalarTypes;

/** A scalar column of the row. */
export function Column(
  format: ScalarFormat,
  column: string,
  options: FieldOptions,
): FieldDecorator {
  // A column named `id` is a uuid everywhere; other ids (codes) are text, which JSON may have to escape.
  const written = format === 'id' && column !== 'id' ? 'text' : format;
  return declare(scalarTypes[format], { kind: 'column', format: written, column }, options);
}

/** A text column whose value is a name of an enum. */
export function EnumColumn(type: TypeThunk, column: string, options: FieldOptions): FieldDecorator {
  return declare(type, { kind: 'column', format: 'enum', column }, options);
}

/** The languages the platform speaks. */
export enum Language {
  ZH = 'ZH',
  EN = 'EN',
}
registerEnumType(Language, {
  name: 'Language',
  description: bi('A language of names and sentences.', '名称和说明所用的语言。'),
  valuesConfig: {
    ZH: { description: bi('Chinese.', '中文。') },
    EN: { description: bi('English.', '英文。') },
  },
});

const languageArg: ArgSpecs = {
  lang: {
    type: () => Language,
    description: bi('The language wanted.', '所需语言。'),
    defaultValue: Language.ZH,
  },
};

/** A text kept in both languages, `<column>_zh` and `<column>_en`; the argument `lang` chooses. */
export function Localised(column: string, options: FieldOptions): FieldDecorator {
  const pick = (args: FieldArgs): string =>
    `${column}_${args['lang'] === Language.EN ? 'en' : 'zh'}`;
  return declare(
    () => String,
    { kind: 'column', format: 'text', column: pick },
    options,
    languageArg,
  );
}

/** A scalar computed by SQL from the row. `json` values are sent on as PostgreSQL wrote them. */
export function Computed(
  type: ScalarFormat | { readonly format: Format; readonly type: TypeThunk },
  expression: (alias: string, args: FieldArgs, role: string) => Fragment,
  options: FieldOptions,
  args: ArgSpecs = {},
): FieldDecorator {
  const [format, gqlType] =
    typeof type === 'string' ? [type, scalarTypes[type]] : [type.format, type.type];
  return declare(gqlType, { kind: 'computed', format, sql: expression }, options, args);
}

/** An object made of the same row; null where `presentWhen` is null. */
export function Embedded(
  type: TypeThunk,
  options: FieldOptions & { readonly presentWhen?: string },
): FieldDecorator {
  const { presentWhen } = options;
  const read: FieldSpec = {
    kind: 'embedded',
    ...(presentWhen === undefined ? {} : { presentWhen }),
  };
  return declare(type, read, { ...options, nullable: presentWhen !== undefined });
}

/** Objects kept in a json column. */
export function Json(type: TypeThunk, column: string, options: FieldOptions): FieldDecorator {
  return declare(type, { kind: 'json', column }, options);
}

/** A scalar field of an object kept in json. */
export function JsonKey(format: ScalarFormat, key: string, options: FieldOptions): FieldDecorator {
  return declare(scalarTypes[format], { kind: 'jsonKey', key }, options);
}

/** An enum's name, an object or a list of objects within an object kept in json. */
export function JsonPart(type: TypeThunk, key: string, options: FieldOptions): FieldDecorator {
  return declare(type, { kind: 'jsonKey', key }, options);
}

/** A field of an object kept in json under a key per language (`zh`, `en`). */
export function LocalisedJsonKey(options: FieldOptions): FieldDecorator {
  const key = (args: FieldArgs): string => (args['lang'] === Language.EN ? 'en' : 'zh');
  return declare(() => String, { kind: 'jsonKey', key }, options, languageArg);
}

/** The one row of another table whose columns equal this row's: `{ id: 'town' }`. */
export function One(type: TypeThunk, on: Links, options: FieldOptions): FieldDecorator {
  return declare(type, { kind: 'one', on }, options);
}

/** A list of rows that the data itself keeps short (aliases, stages). */
export function List(
  type: () => unknown,
  on: Links,
  order: readonly OrderColumn[],
  options: FieldOptions,
): FieldDecorator {
  return declare(() => [type()], { kind: 'list', on, order }, options);
}

/** Keeps a resolver of its own; `needs` are the columns of its parent's row it gets as `$column`. */
export function Resolved(needs: readonly string[]): FieldDecorator {
  return Extensions({ read: { kind: 'resolved', needs } satisfies FieldSpec });
}

/** A field whose row is found by values the parent object holds: payloads of mutations, events. */
export function ByKey(
  type: TypeThunk,
  values: KeySpec['values'],
  options: FieldOptions,
): FieldDecorator {
  return declare(type, { kind: 'key', values }, { nullable: true, ...options });
}

/** One or more ascending or descending columns (`-created_at:timestamptz`). */
export function order(...columns: string[]): readonly OrderColumn[] {
  return columns.map((column) => {
    const descending = column.startsWith('-');
    const [name = '', cast = 'text'] = column.slice(descending ? 1 : 0).split(':');
    return { column: name, cast: cast as OrderColumn['cast'], descending };
  });
}

/** What a page lists: shared by every field that gives a page of the same entries. */
export interface PageOf {
  readonly name: string;
  readonly connection: TypeClass;
  readonly filter?: { readonly spec: FilterSpec; readonly input: TypeClass };
  readonly orders: Readonly<Record<string, readonly OrderColumn[]>>;
  readonly orderEnum?: object;
  readonly key: OrderColumn;
}

/** Declares a pageable type once: its connection, filter and orders (the first is the default). */
export function pageOf(
  name: string,
  type: TypeThunk,
  options: {
    readonly filter?: FilterSpec;
    readonly orders: Readonly<
      Record<string, { readonly by: readonly OrderColumn[]; readonly description: string }>
    >;
    readonly key?: string;
  },
): PageOf {
  const orders = Object.fromEntries(
    Object.entries(options.orders).map(([value, { by }]) => [value, by]),
  );
  const orderEnum = Object.fromEntries(Object.keys(orders).map((value) => [value, value]));
  registerEnumType(orderEnum, {
    name: `${name}Order`,
    description: bi(`Orders of ${name} lists.`, `${name}列表的排序方式。`),
    valuesConfig: Object.fromEntries(
      Object.entries(options.orders).map(([value, { description }]) => [value, { description }]),
    ),
  });
  const [keyColumn] = order(options.key ?? 'id:uuid');
  return {
    name,
    connection: connectionOf(name, type),
    orders,
    orderEnum,
    key: keyColumn as OrderColumn,
    ...(options.filter === undefined
      ? {}
      : { filter: { spec: options.filter, input: filterInput(`${name}Filter`, options.filter) } }),
  };
}

function pageArgs(of: PageOf): ArgSpecs {
  return {
    first: {
      type: () => Int,
      description: bi(
        `How many from the start, at most ${pageLimits.most}; ${pageLimits.usual} if neither is given.`,
        `从头取几条，最多${pageLimits.most}；都不给时为${pageLimits.usual}。`,
      ),
    },
    after: {
      type: () => String,
      description: bi('Only entries after this cursor.', '只要此游标之后的。'),
    },
    last: {
      type: () => Int,
      description: bi(
        `How many from the end, at most ${pageLimits.most}.`,
        `从末尾取几条，最多${pageLimits.most}。`,
      ),
    },
    before: {
      type: () => String,
      description: bi('Only entries before this cursor.', '只要此游标之前的。'),
    },
    ...(of.filter === undefined
      ? {}
      : {
          filter: { type: () => of.filter?.input, description: bi('Which entries.', '筛选条件。') },
        }),
    orderBy: {
      type: () => of.orderEnum,
      description: bi('In which order.', '排序方式。'),
      defaultValue: Object.keys(of.orders)[0],
    },
  };
}

interface PageOptions extends FieldOptions {
  /** Column of the listed table → column of this row. */
  readonly on?: Links;
  readonly where?: (alias: string) => Fragment;
  readonly counters?: readonly CounterSpec[];
}

function pageSpec(of: PageOf, { on = {}, where, counters }: PageOptions): FieldSpec {
  return {
    kind: 'page',
    on,
    orders: Object.fromEntries(
      Object.entries(of.orders).map(([name, columns]) => [name, uniquely(columns, of.key)]),
    ),
    ...(of.filter === undefined ? {} : { filter: of.filter.spec }),
    ...(where === undefined ? {} : { where }),
    ...(counters === undefined ? {} : { counters }),
  };
}

/** Ends an order with the table's key, in the same direction, so that it is total. */
function uniquely(columns: readonly OrderColumn[], key: OrderColumn): readonly OrderColumn[] {
  const descending = columns[0]?.descending ?? key.descending;
  if (columns.some((column) => column.descending !== descending)) {
    throw new TypeError(
      'an order has one direction: one row comparison must find where a page goes on',
    );
  }
  return [...columns, { ...key, descending }];
}

/** A Relay connection over the rows of another table that belong to this row. */
export function Page(of: PageOf, options: PageOptions): FieldDecorator {
  return declare(() => of.connection, pageSpec(of, options), options, pageArgs(of));
}

/** Adds fields to a type of an earlier feature: `extendType(Village, { needs: Page(…) })`. */
export function extendType(
  type: TypeClass,
  fields: Readonly<Record<string, FieldDecorator>>,
): void {
  for (const [name, decorate] of Object.entries(fields)) decorate(type.prototype as object, name);
}

/** A root field that gives a page of the district. Decorates a property of a `@Resolver` class. */
export function RootPage(of: PageOf, options: PageOptions): FieldDecorator {
  return declareRoot(() => of.connection, pageSpec(of, options), options, pageArgs(of));
}

/** A root field that gives one row found by its arguments, or null. */
export function RootOne(
  type: TypeThunk,
  values: KeySpec['values'],
  options: FieldOptions,
  args: ArgSpecs = {},
): FieldDecorator {
  return declareRoot(type, { kind: 'key', values }, { nullable: true, ...options }, args);
}
