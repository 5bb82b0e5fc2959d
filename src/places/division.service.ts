import { once, type Repeatable } from '../access/once.service.ts';
import type { Call } from '../access/call.service.ts';
import type { Tx } from '../platform/database/database.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import type { UnitOfWork, Units } from '../platform/events/unit-of-work.ts';
import {
  mostDivisions,
  readDivisions,
  townKindOf,
  type Division,
  type DivisionFault,
} from './division.rule.ts';
import { insertParty } from './party.service.ts';
import './register-event.rule.ts';
import { lockRegister, writeColumns } from './register.service.ts';
import { insertTown } from './town.service.ts';

/** What would come of a row. */
export interface DivisionRow {
  readonly row: number;
  readonly level: 'TOWN' | 'VILLAGE';
  readonly code: string | null;
  readonly name: string;
  readonly townName: string | null;
  readonly verdict: 'NEW' | 'CHANGED' | 'SAME';
}

/** What a list of divisions would change. */
export interface DivisionPlan {
  readonly rows: readonly DivisionRow[];
  readonly faults: readonly DivisionFault[];
  readonly residential: number;
}

/** How many rows a list made or changed. */
export interface DivisionCounts {
  readonly added: number;
  readonly changed: number;
}

interface Planned extends DivisionRow {
  readonly id: string | null;
  readonly town: { readonly id: string } | { readonly row: number } | null;
}

interface KnownTown {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
}
interface KnownVillage extends KnownTown {
  readonly town: string;
}

/** Says what a list of towns and villages would change. @throws ExpectedError DIVISIONS_UNREADABLE, DIVISIONS_TOO_MANY */
export async function previewDivisions(
  { services, viewer }: Pick<Call, 'services' | 'viewer'>,
  text: string,
): Promise<DivisionPlan> {
  return services.database.write(viewer.district, (tx) => plan(tx, text));
}

/**
 * Takes a list of towns and villages over: found again by code, else by name. The same list twice changes nothing.
 * @throws ExpectedError DIVISIONS_UNREADABLE, DIVISIONS_TOO_MANY, DIVISIONS_FAULTY before anything is written
 */
export async function importDivisions(
  call: Call,
  input: Repeatable & { readonly text: string },
): Promise<{ added: number; changed: number }> {
  return once(call, 'importDivisions', input, (unit) => takeOver(unit, input.text));
}

/** The same for the operator's command line. */
export async function bringDivisions(
  units: Units,
  district: string,
  text: string,
  now: Date,
): Promise<DivisionCounts> {
  return units.run({ district, actor: null, now }, (unit) => takeOver(unit, text));
}

async function takeOver(
  unit: UnitOfWork,
  text: string,
): Promise<{ added: number; changed: number }> {
  await lockRegister(unit);
  const { rows, faults } = await plan(unit, text);
  if (faults.length > 0)
    throw ExpectedError.of('DIVISIONS_FAULTY', { faults: faults.length }, ['input', 'text']);
  const made = new Map<number, string>();
  const source = '行政区划导入';
  for (const { row, id, level, verdict, name, code, town } of rows) {
    if (verdict === 'SAME') continue;
    if (level === 'TOWN') {
      const kept = id ?? (await insertTown(unit, { name, code, kind: townKindOf(name) }));
      if (id !== null) await writeColumns(unit, 'town', id, { name, code: code ?? undefined });
      made.set(row, kept);
      const detail = { renamed: id !== null };
      unit.emit({ type: 'townChanged', cause: 'imported', town: kept, detail });
      continue;
    }
    const at = town === null ? null : 'id' in town ? town.id : (made.get(town.row) ?? null);
    const party =
      id ?? (await insertParty(unit, { kind: 'VILLAGE', name, code, town: at, source }));
    if (id !== null) {
      const columns = { code: code ?? undefined, town: at ?? undefined, updated_at: unit.now };
      await writeColumns(unit, 'party', id, columns);
    }
    const detail = { moved: id !== null };
    unit.emit({ type: 'partyChanged', cause: 'imported', party, town: at, detail });
  }
  const count = (verdict: string): number => rows.filter((row) => row.verdict === verdict).length;
  return { added: count('NEW'), changed: count('CHANGED') };
}

async function plan(tx: Tx, text: string): Promise<DivisionPlan & { rows: readonly Planned[] }> {
  const list = readDivisions(tx.district, text);
  const field = ['input', 'text'];
  if (list === null || list.divisions.length + list.faults.length === 0)
    throw ExpectedError.of('DIVISIONS_UNREADABLE', {}, field);
  if (list.divisions.length > mostDivisions)
    throw ExpectedError.of('DIVISIONS_TOO_MANY', { most: mostDivisions }, field);
  const towns = await tx.sql<KnownTown>('select id, name, code from town where district = $1', [
    tx.district,
  ]);
  const villages = await tx.sql<KnownVillage>(
    `select id, name, code, town from party where district = $1 and kind = 'VILLAGE'`,
    [tx.district],
  );
  const faults = [...list.faults];
  const rows: Planned[] = [];
  for (const division of list.divisions.filter(({ level }) => level === 'TOWN')) {
    const known = found(towns, division);
    rows.push({ ...division, ...seen(known, division), townName: null, town: null });
  }
  for (const division of list.divisions.filter(({ level }) => level === 'VILLAGE')) {
    const town = townOf(division, rows, towns);
    if (town === null) {
      faults.push({
        row: division.row,
        zh: `找不到所属镇街“${division.town ?? ''}”，请先列出该镇街，或填写“所属镇街”`,
        en: `its town “${division.town ?? ''}” is not known; list the town first, or name it in its own column`,
      });
      continue;
    }
    const known = found(villages, division);
    const elsewhere = known !== undefined && 'id' in town.at && known.town !== town.at.id;
    const verdict = elsewhere
      ? ({ id: known.id, verdict: 'CHANGED' } as const)
      : seen(known, { ...division, name: known?.name ?? division.name });
    rows.push({ ...division, ...verdict, townName: town.name, town: town.at });
  }
  return { rows, faults: faults.sort((a, b) => a.row - b.row), residential: list.residential };
}

/** By code; by name where one of the two has none. A village keeps the name people know it by. */
function found<Known extends KnownTown>(
  among: readonly Known[],
  { code, name }: Division,
): Known | undefined {
  return (
    among.find((one) => code !== null && one.code === code) ??
    among.find((one) => one.name === name && (code === null || one.code === null))
  );
}

function seen(
  known: KnownTown | undefined,
  { code, name }: Division,
): { readonly id: string | null; readonly verdict: DivisionRow['verdict'] } {
  if (known === undefined) return { id: null, verdict: 'NEW' };
  const isSame = known.name === name && (code === null || known.code === code);
  return { id: known.id, verdict: isSame ? 'SAME' : 'CHANGED' };
}

function townOf(
  { town }: Division,
  rows: readonly Planned[],
  towns: readonly KnownTown[],
): { readonly name: string; readonly at: { id: string } | { row: number } } | null {
  if (town === null) return null;
  const listed = rows.find(({ code, name }) => code === town || name === town);
  if (listed !== undefined)
    return { name: listed.name, at: listed.id === null ? { row: listed.row } : { id: listed.id } };
  const known = towns.find(({ code, name }) => code === town || name === town);
  return known === undefined ? null : { name: known.name, at: { id: known.id } };
}
