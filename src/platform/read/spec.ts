import type { Format } from './value.ts';
import type { Fragment } from './sql.ts';
import type { FilterSpec } from './filter.ts';

/**
 * The read declarations: what a GraphQL type and each of its fields are in the database.
 * They are written beside the fields in `*.type.ts` (see declare.ts), travel as `extensions.read`
 * of the schema, and are all that the planner knows.
 *
 * Glossary
 * - table: the table (and discriminator) whose row an object of this type is
 * - column, computed: a scalar of the row, by name or by an SQL expression
 * - embedded: an object made of the same row
 * - json: objects kept in a json column
 * - one: a single row of another table, found by key equality
 * - list: a short list of rows of another table, bounded by the data (aliases, stages)
 * - page: a Relay connection over rows of another table
 * - key: the root of a planned tree inside normal execution, found by a value of its parent
 */

/** A class decorated with `@ObjectType` or `@InterfaceType`; only its name in the schema matters. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- type-graphql's own notion of a class
export type TypeClass = Function;

/** A policy predicate: which rows this viewer may see. `null` means every row of the district. */
export type Visibility = (alias: string, role: string) => Fragment | null;

export interface TableSpec {
  readonly table: string;
  /** Tables without a district: units, categories. */
  readonly shared?: boolean;
  /** Unique within the district; pages end their order with it. Default `id`. */
  readonly key?: string;
  /** Rows of a table that holds several types: the column that tells, and this type's value. */
  readonly kind?: { readonly column: string; readonly value?: string };
  readonly visible?: Visibility;
}

/** Arguments of a field other than a page's: their values become part of the plan. */
export type FieldArgs = Readonly<Record<string, unknown>>;

export interface ColumnSpec {
  readonly kind: 'column';
  readonly format: Format;
  readonly column: string | ((args: FieldArgs) => string);
}

export interface ComputedSpec {
  readonly kind: 'computed';
  readonly format: Format;
  readonly sql: (alias: string, args: FieldArgs, role: string) => Fragment;
}

export interface EmbeddedSpec {
  readonly kind: 'embedded';
  /** The object is null where this column is. */
  readonly presentWhen?: string;
}

export interface JsonSpec {
  readonly kind: 'json';
  readonly column: string;
}

/** A field of an object kept in json. */
export interface JsonKeySpec {
  readonly kind: 'jsonKey';
  readonly key: string | ((args: FieldArgs) => string);
}

export interface OneSpec {
  readonly kind: 'one';
  /** Column of the other table → column of this row. */
  readonly on: Readonly<Record<string, string>>;
}

export interface ListSpec {
  readonly kind: 'list';
  readonly on: Readonly<Record<string, string>>;
  readonly order: readonly OrderColumn[];
}

export interface OrderColumn {
  readonly column: string;
  readonly cast: 'text' | 'timestamptz' | 'int' | 'uuid' | 'bigint' | 'date';
  readonly descending: boolean;
}

/** A counter that answers `totalCount` when the filter fixes exactly these columns to one value. */
export interface CounterSpec {
  readonly scope: 'DISTRICT' | 'CHAIN' | 'TOWN' | 'PARTY' | 'CATEGORY';
  /** The page's link or filter column that names the subject; none for the district. */
  readonly by?: string;
  /** Filter columns fixed to a constant, e.g. `{ status: 'OPEN' }`. */
  readonly fixed?: Readonly<Record<string, string>>;
  readonly metric: string;
}

export interface PageSpec {
  readonly kind: 'page';
  /** Column of the other table → column of this row; empty for a page of the whole district. */
  readonly on: Readonly<Record<string, string>>;
  /** A constant predicate on the page's rows. */
  readonly where?: (alias: string) => Fragment;
  readonly filter?: FilterSpec;
  /** Orders by the enum's value; the first is the default. Each is made unique by the table's key. */
  readonly orders: Readonly<Record<string, readonly OrderColumn[]>>;
  readonly counters?: readonly CounterSpec[];
}

/** A field whose row is found by values its parent object already holds (payloads, events). */
export interface KeySpec {
  readonly kind: 'key';
  /** `column:cast` → value from the parent or the arguments; null, or a null value, finds no row. */
  readonly values: (source: never, args: never) => Readonly<Record<string, unknown>> | null;
}

/** A field answered by a resolver of its own that needs columns of its parent's row. */
export interface ResolvedSpec {
  readonly kind: 'resolved';
  readonly needs: readonly string[];
}

export type FieldSpec =
  | ColumnSpec
  | ComputedSpec
  | EmbeddedSpec
  | JsonSpec
  | JsonKeySpec
  | OneSpec
  | ListSpec
  | PageSpec
  | KeySpec
  | ResolvedSpec;

/** A field of a type, found under `extensions.read`. */
export interface ReadExtensions {
  readonly read?: FieldSpec;
}

/** A type, found under `extensions.table`. */
export interface TableExtensions {
  readonly table?: TableSpec;
}
