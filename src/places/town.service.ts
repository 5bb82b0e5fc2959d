import { once, type Repeatable } from '../access/once.service.ts';
import type { Call } from '../access/call.service.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { newId } from '../platform/id.ts';
import './register-event.rule.ts';
import type { RegisterCause } from './register-event.rule.ts';
import {
  checkCode,
  checkName,
  lockRegister,
  nameOf,
  openReference,
  textOf,
  toChange,
  writeColumns,
  type KnownName,
  type Versioned,
} from './register.service.ts';

interface TownFields {
  readonly name: string;
  readonly kind: string;
  readonly code?: string | null;
}
/** A town to add. */
export interface NewTown extends TownFields, Repeatable {
  readonly evenIfNear?: boolean | null;
}
/** What of a town is to be another. */
export interface TownEdit extends Partial<TownFields>, Versioned, Repeatable {
  readonly evenIfNear?: boolean | null;
}

interface ClusterFields {
  readonly name: string;
  readonly theme?: string | null;
}
/** A cluster to add. */
export interface NewCluster extends ClusterFields, Repeatable {
  readonly town: string;
}
/** What of a cluster is to be another. */
export interface ClusterEdit extends Partial<ClusterFields>, Versioned, Repeatable {}

/** Adds a town. @throws ExpectedError NAME_…, CODE_… */
export async function addTown(call: Call, input: NewTown): Promise<{ town: string }> {
  return once(call, 'addTown', input, async (unit) => {
    await lockRegister(unit);
    const name = nameOf(input.name);
    checkName(name, await names(unit, 'town'), { evenIfNear: input.evenIfNear === true });
    const code = await checkCode(unit, 'TOWN', input.code);
    const town = await insertTown(unit, { name, kind: input.kind, code });
    tell(unit, town, 'added');
    return { town };
  });
}

/** Writes a town behind those there are. */
export async function insertTown(
  unit: UnitOfWork,
  {
    name,
    kind,
    code,
  }: { readonly name: string; readonly kind: string; readonly code: string | null },
): Promise<string> {
  const town = newId(unit.now);
  await unit.sql(
    `insert into town (district, id, code, name, kind, rank, synthetic, version)
     select $1, $2, $3, $4, $5, (select coalesce(max(rank), -1) + 1 from town where district = $1), d.synthetic, 1
     from district d where d.district = $1`,
    [unit.district, town, code, name, kind],
  );
  return town;
}

/** Edits a town. @throws ExpectedError as `addTown`, PLACE_NOT_FOUND, VERSION_CONFLICT, CLOSED_ALREADY */
export async function editTown(call: Call, input: TownEdit): Promise<{ town: string }> {
  return once(call, 'editTown', input, async (unit) => {
    await lockRegister(unit);
    const before = await toChange<{ id: string; name: string }>(unit, 'town', 'id, name', input);
    const name = input.name == null ? undefined : nameOf(input.name);
    const renamed = name !== undefined && name !== before.name;
    if (renamed)
      checkName(name, await names(unit, 'town'), {
        self: before.id,
        evenIfNear: input.evenIfNear === true,
      });
    await writeColumns(unit, 'town', before.id, {
      name,
      kind: input.kind ?? undefined,
      code:
        input.code === undefined ? undefined : await checkCode(unit, 'TOWN', input.code, before.id),
    });
    tell(unit, before.id, 'edited', renamed);
    return { town: before.id };
  });
}

/** Adds a cluster to a town. @throws ExpectedError NAME_…, REFERENCE_NOT_FOUND */
export async function addCluster(call: Call, input: NewCluster): Promise<{ cluster: string }> {
  return once(call, 'addCluster', input, async (unit) => {
    await lockRegister(unit);
    const town = await openReference(unit, 'town', input.town, 'town', '镇街 town');
    const name = nameOf(input.name);
    checkName(name, await names(unit, 'cluster'), { evenIfNear: true });
    const cluster = newId(unit.now);
    await unit.sql(
      `insert into cluster (district, id, town, name, theme, synthetic, version)
       select $1, $2, $3, $4, $5, d.synthetic, 1 from district d where d.district = $1`,
      [unit.district, cluster, town, name, textOf(input.theme, 200, 'theme')],
    );
    tell(unit, town, 'edited');
    return { cluster };
  });
}

/** Edits a cluster. @throws ExpectedError NAME_…, PLACE_NOT_FOUND, VERSION_CONFLICT, CLOSED_ALREADY */
export async function editCluster(call: Call, input: ClusterEdit): Promise<{ cluster: string }> {
  return once(call, 'editCluster', input, async (unit) => {
    await lockRegister(unit);
    const before = await toChange<{ id: string; town: string }>(unit, 'cluster', 'id, town', input);
    const name = input.name == null ? undefined : nameOf(input.name);
    if (name !== undefined)
      checkName(name, await names(unit, 'cluster'), { self: before.id, evenIfNear: true });
    await writeColumns(unit, 'cluster', before.id, {
      name,
      theme: input.theme === undefined ? undefined : textOf(input.theme, 200, 'theme'),
    });
    tell(unit, before.town, 'edited');
    return { cluster: before.id };
  });
}

function tell(unit: UnitOfWork, town: string, cause: RegisterCause, renamed = false): void {
  unit.emit({ type: 'townChanged', cause, town, detail: { renamed } });
}

function names(unit: UnitOfWork, table: 'town' | 'cluster'): Promise<KnownName[]> {
  return unit.sql<KnownName>(
    `select id, name, '{}'::text[] as also from ${table} where district = $1`,
    [unit.district],
  );
}
