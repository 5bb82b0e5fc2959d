import { checkId } from '../platform/errors/check-id.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { codeOf, type Coded } from './code.rule.ts';
import { isNearName } from './near-name.rule.ts';

/* What every change of the register does: one after another, names told apart, versions compared. */

/** The tables that are kept as a register. */
export type Registered = 'town' | 'cluster' | 'party' | 'chain';

/** Something to change, as it was when its editor read it. */
export interface Versioned {
  readonly id: string;
  readonly version: number;
}

export const mostNameLength = 100;
const mostTold = 3;

/** Lets changes of a district's register go one after another, so that two never add the same name. */
export async function lockRegister(unit: UnitOfWork): Promise<void> {
  await unit.sql('select from district where district = $1 for no key update', [unit.district]);
}

/** A name that can be kept. @throws ExpectedError NAME_INVALID */
export function nameOf(written: string): string {
  const name = written.replace(/\s+/g, ' ').trim();
  if (name === '' || name.length > mostNameLength)
    throw ExpectedError.of('NAME_INVALID', { most: mostNameLength }, ['input', 'name']);
  return name;
}

/** A text that may be left out, trimmed. @throws ExpectedError TEXT_TOO_LONG */
export function textOf(
  written: string | null | undefined,
  most: number,
  field: string,
): string | null {
  const text = written?.trim() ?? '';
  if (text.length > most)
    throw ExpectedError.of('TEXT_TOO_LONG', { length: text.length, most }, ['input', field]);
  return text === '' ? null : text;
}

/** Who has a name already. Written by the caller: `name` and other names as `also`. */
export interface KnownName {
  readonly id: string;
  readonly name: string;
  readonly also: readonly string[];
}

/**
 * Tells a new name from those there are.
 * @param evenIfNear whether names that are nearly the same are known to be others
 * @throws ExpectedError NAME_TAKEN, or NAME_NEAR with at most three of them
 */
export function checkName(
  name: string,
  known: readonly KnownName[],
  { self = null, evenIfNear }: { readonly self?: string | null; readonly evenIfNear: boolean },
): void {
  const others = known.filter(({ id }) => id !== self);
  if (others.some((other) => other.name === name))
    throw ExpectedError.of('NAME_TAKEN', { name }, ['input', 'name']);
  if (evenIfNear) return;
  const near = others.filter((other) =>
    [other.name, ...other.also].some((one) => isNearName(one, name)),
  );
  if (near.length > 0) {
    const names = near.slice(0, mostTold).map((other) => `“${other.name}”`);
    throw ExpectedError.of('NAME_NEAR', { names: names.join('、') }, ['input', 'name']);
  }
}

/**
 * An official code as it is kept, told from those there are.
 * @throws ExpectedError CODE_INVALID, CODE_TAKEN
 */
export async function checkCode(
  unit: UnitOfWork,
  kind: Coded,
  written: string | null | undefined,
  self: string | null = null,
): Promise<string | null> {
  if (written == null || written.trim() === '') return null;
  const code = codeOf(kind, written);
  if (code === null)
    throw ExpectedError.of('CODE_INVALID', { code: written.slice(0, 40) }, ['input', 'code']);
  const [other] = await unit.sql<{ name: string }>(
    kind === 'TOWN'
      ? `select name from town where district = $1 and code = $2 and id is distinct from $3::uuid`
      : `select name from party where district = $1 and code = $2 and id is distinct from $3::uuid and kind = $4`,
    kind === 'TOWN' ? [unit.district, code, self] : [unit.district, code, self, kind],
  );
  if (other !== undefined)
    throw ExpectedError.of('CODE_TAKEN', { name: other.name }, ['input', 'code']);
  return code;
}

/**
 * Finds what is to be changed and locks it.
 * @throws ExpectedError PLACE_NOT_FOUND or CHAIN_NOT_FOUND, VERSION_CONFLICT, CLOSED_ALREADY
 */
export async function toChange<Row extends object>(
  unit: UnitOfWork,
  table: Registered,
  columns: string,
  { id: given, version }: Versioned,
): Promise<Row> {
  const id = checkId(given, ['input', 'id']);
  const [row] = await unit.sql<Row & { version: number; closed_at: Date | null }>(
    `select ${columns}, version, closed_at from ${table} where district = $1 and id = $2 for update`,
    [unit.district, id],
  );
  if (row === undefined)
    throw ExpectedError.of(table === 'chain' ? 'CHAIN_NOT_FOUND' : 'PLACE_NOT_FOUND', {}, [
      'input',
      'id',
    ]);
  if (row.version !== version)
    throw ExpectedError.of('VERSION_CONFLICT', { version: row.version }, ['input', 'version']);
  if (row.closed_at !== null) throw ExpectedError.of('CLOSED_ALREADY', {}, ['input', 'id']);
  return row;
}

/** Writes columns and counts the version up; a value that is undefined leaves its column as it is. */
export async function writeColumns(
  unit: UnitOfWork,
  table: Registered,
  id: string,
  columns: Readonly<Record<string, unknown>>,
): Promise<void> {
  const said = Object.entries(columns).filter(([, value]) => value !== undefined);
  const sets = said.map(([column], i) => `${column} = $${String(i + 3)}`);
  await unit.sql(
    `update ${table} set ${[...sets, 'version = version + 1'].join(', ')} where district = $1 and id = $2`,
    [unit.district, id, ...said.map(([, value]) => value)],
  );
}

/** The id of an open row that a field names. @throws ExpectedError REFERENCE_NOT_FOUND, ID_INVALID */
export async function openReference(
  unit: UnitOfWork,
  table: Registered,
  given: string,
  field: string,
  what: string,
): Promise<string> {
  const id = checkId(given, ['input', field]);
  const rows = await unit.sql(
    `select from ${table} where district = $1 and id = $2 and closed_at is null for key share`,
    [unit.district, id],
  );
  if (rows.length === 0)
    throw ExpectedError.of('REFERENCE_NOT_FOUND', { what, value: given }, ['input', field]);
  return id;
}
