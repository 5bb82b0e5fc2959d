import type { FilterSpec } from './filter.ts';
import type { Fragment } from './sql.ts';
import type { Format } from './value.ts';

/**
 * The read declarations: what a GraphQL type and each of its fields are in the database.
 * They are written beside the fields in `*.type.ts` (see declare.ts), travel as `extensions` of the
 * schema, and are all that the planner knows.
 *
 * Glossary
 * - table: the table (and discriminator) whose row an object of this type is
 * - column, computed: a scalar of the row, by name or by an SQL expression
 * - embedded: an object made of the same row
 * - json: objects kept in a json column
 * - one: a single row of another table, found by key equality
 * - list: a short list of rows of another table, bounded by the data (aliases, stages)
 * - page: a Relay connection over rows of another table
 * - key: the root of a planned tree, found by values of its arguments or of its parent object
 * - resolved: a field with a resolver of its own, which needs columns of its parent's row
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

/** Which rows belong to a parent: column of the other table → column of the parent's row. */
export type Links = Readonly<Record<string, string>>;

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
  readonly on: Links;
}

export interface ListSpec {
  readonly kind: 'list';
  readonly on: Links;
  readonly order: readonly OrderColumn[];
}

/** A column that orders rows; it must not be null, or pages would lose rows. */
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
  /** Empty for a page of the whole district. */
  readonly on: Links;
  /** A constant predicate on the page's rows. */
  readonly where?: (alias: string) => Fragment;
  readonly filter?: FilterSpec;
  /**
   * Orders by the enum's value; the first is the default. Each ends with the table's key, so that it
   * is total, and has one direction, so that one row comparison finds where a page goes on.
   */
  readonly orders: Readonly<Record<string, readonly OrderColumn[]>>;
  readonly counters?: readonly CounterSpec[];
}

/** A field whose row is found by its arguments or by what its parent object holds. */
export interface KeySpec {
  readonly kind: 'key';
  readonly values: (this: void, source: never, args: never) => KeyValues;
}

/** `column:cast` → value; null, or a null value, finds no row. */
export type KeyValues = Readonly<Record<string, unknown>> | null;

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

/** What a field carries in its extensions. */
export interface FieldExtensions {
  readonly read?: FieldSpec;
  /** The roles that may read the field; it is refused to others by path. Absent: every role. */
  readonly readableBy?: (role: string) => boolean;
}

/** What a type carries in its extensions. */
export interface TypeExtensions {
  readonly table?: TableSpec;
  /** Connections, edges and page infos: their fields are the page's own. */
  readonly connection?: boolean;
}
