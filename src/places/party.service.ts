import { once, type Repeatable } from '../access/once.service.ts';
import type { Call } from '../access/call.service.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { newId } from '../platform/id.ts';
import './register-event.rule.ts';
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
import { forgetTerms, insertTerms } from './search-term.service.ts';

/** A point and where it is from. */
export interface Position {
  readonly lat: number;
  readonly lon: number;
  readonly source: string;
}

interface PartyFields {
  readonly name: string;
  readonly town?: string | null;
  readonly cluster?: string | null;
  readonly code?: string | null;
  readonly strength?: string | null;
  readonly organizationKind?: string | null;
  readonly about?: string | null;
  readonly aliases?: readonly string[] | null;
  readonly location?: Position | null;
}
type Kind = 'VILLAGE' | 'ENTERPRISE' | 'ORGANIZATION';

/** A village or another party to add. */
export interface NewParty extends PartyFields, Repeatable {
  readonly kind: Kind;
  readonly evenIfNear?: boolean | null;
}
/** What of a party is to be another. */
export interface PartyEdit extends Partial<PartyFields>, Versioned, Repeatable {
  readonly evenIfNear?: boolean | null;
}

const mostAliases = 20;

/**
 * Adds a village or another party.
 * @throws ExpectedError NAME_…, CODE_…, FIELD_UNFIT, BINDING_MISSING, LOCATION_INCOMPLETE, REFERENCE_NOT_FOUND
 */
export async function addParty(
  call: Call,
  mutation: 'addVillage' | 'addParty',
  input: NewParty,
): Promise<{ party: string }> {
  return once(call, mutation, input, async (unit) => {
    await lockRegister(unit);
    const { kind } = input;
    const name = nameOf(input.name);
    checkName(name, await partyNames(unit, kind), { evenIfNear: input.evenIfNear === true });
    const columns = await columnsOf(unit, kind, input, null);
    const party = await insertParty(unit, { kind, name, ...columns, source: null });
    await writeAliases(unit, party, input.aliases ?? []);
    tell(unit, party, columns['town'] as string | null, 'added');
    return { party };
  });
}

/** Writes a party down and makes its name findable. Its columns as they are in the table. */
export async function insertParty(
  unit: UnitOfWork,
  columns: Readonly<Record<string, unknown>> & { readonly name: string; readonly kind: Kind },
): Promise<string> {
  const party = newId(unit.now);
  const said = Object.entries(columns).filter(([, value]) => value !== undefined);
  await unit.sql(
    `insert into party (district, id, created_at, updated_at, version, synthetic, ${said.map(([column]) => column).join(', ')})
     select $1, $2, $3, $3, 1, d.synthetic, ${said.map((_, i) => `$${String(i + 4)}`).join(', ')}
     from district d where d.district = $1`,
    [unit.district, party, unit.now, ...said.map(([, value]) => value)],
  );
  insertTerms(unit, [{ id: party, kind: 'PARTY', text: columns.name }]);
  return party;
}

interface Before {
  readonly id: string;
  readonly kind: Kind;
  readonly name: string;
  readonly town: string | null;
  readonly cluster: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
}

/** Edits a village or another party. @throws ExpectedError as `addParty`, PLACE_NOT_FOUND, VERSION_CONFLICT, CLOSED_ALREADY */
export async function editParty(call: Call, input: PartyEdit): Promise<{ party: string }> {
  return once(call, 'editParty', input, async (unit) => {
    await lockRegister(unit);
    const kept = 'id, kind, name, town, cluster, lat, lon';
    const before = await toChange<Before>(unit, 'party', kept, input);
    const { id, kind } = before;
    const name = input.name == null ? before.name : nameOf(input.name);
    const columns = await columnsOf(unit, kind, input, id);
    if (name !== before.name) {
      checkName(name, await partyNames(unit, kind), {
        self: id,
        evenIfNear: input.evenIfNear === true,
      });
      forgetTerms(unit, { id, kind: 'PARTY', text: before.name });
      insertTerms(unit, [{ id, kind: 'PARTY', text: name }]);
    }
    await writeColumns(unit, 'party', id, { name, ...columns, updated_at: unit.now });
    if (input.aliases != null) await writeAliases(unit, id, input.aliases);
    const moved = (['town', 'cluster', 'lat', 'lon'] as const).some(
      (column) => columns[column] !== undefined && columns[column] !== before[column],
    );
    const town = columns['town'] === undefined ? before.town : (columns['town'] as string | null);
    if (town !== before.town) await moveAccounts(unit, id, town);
    tell(unit, id, town, 'edited', moved);
    return { party: id };
  });
}

/** The columns that an input speaks of, checked; what it leaves out is undefined. */
async function columnsOf(
  unit: UnitOfWork,
  kind: Kind,
  input: Partial<PartyFields>,
  self: string | null,
): Promise<Record<string, unknown>> {
  const isVillage = kind === 'VILLAGE';
  const unfit = [
    isVillage || (input.strength == null && input.cluster == null) ? null : 'strength, cluster',
    kind === 'ORGANIZATION' || input.organizationKind == null ? null : 'organizationKind',
    kind !== 'ORGANIZATION' || input.code == null ? null : 'code',
  ].find((field) => field !== null);
  if (unfit != null) throw ExpectedError.of('FIELD_UNFIT', { field: unfit }, ['input', unfit]);
  const isNew = self === null;
  const wantsTown = isVillage && (isNew ? input.town == null : input.town === null);
  if (wantsTown)
    throw ExpectedError.of('REFERENCE_NOT_FOUND', { what: '镇街 town', value: '' }, [
      'input',
      'town',
    ]);
  const { town, cluster, organizationKind } = input;
  return {
    town: town == null ? town : await openReference(unit, 'town', town, 'town', '镇街 town'),
    cluster:
      cluster == null
        ? cluster
        : await openReference(unit, 'cluster', cluster, 'cluster', '片区 cluster'),
    code:
      input.code === undefined || kind === 'ORGANIZATION'
        ? undefined
        : await checkCode(unit, kind, input.code, self),
    strength: input.strength,
    organization_kind:
      kind === 'ORGANIZATION' ? (organizationKind ?? (isNew ? 'OTHER' : undefined)) : undefined,
    about: input.about === undefined ? undefined : textOf(input.about, 2_000, 'about'),
    ...positionOf(input.location),
  };
}

function positionOf(location: Position | null | undefined): Record<string, unknown> {
  if (location === undefined) return {};
  if (location === null)
    return { lat: null, lon: null, coordinates_source: null, coordinates_synthetic: null };
  const { lat, lon } = location;
  const source = location.source.trim().slice(0, 200);
  if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180) || source === '')
    throw ExpectedError.of('LOCATION_INCOMPLETE', {}, ['input', 'location']);
  return { lat, lon, coordinates_source: source, coordinates_synthetic: false };
}

/** The party's other names are these. */
async function writeAliases(
  unit: UnitOfWork,
  party: string,
  aliases: readonly string[],
): Promise<void> {
  const wanted = [...new Set(aliases.map((alias) => alias.trim().slice(0, 100)))]
    .filter((alias) => alias !== '')
    .slice(0, mostAliases);
  await unit.sql(
    `delete from party_alias where district = $1 and party = $2 and alias <> all ($3::text[])`,
    [unit.district, party, wanted],
  );
  await unit.sql(
    `insert into party_alias (district, party, alias) select $1, $2, alias from unnest($3::text[]) alias on conflict do nothing`,
    [unit.district, party, wanted],
  );
}

/** Whoever belongs to a party belongs to the party's town, too (binding.service.ts). */
async function moveAccounts(unit: UnitOfWork, party: string, town: string | null): Promise<void> {
  for (const table of ['account', 'api_key'])
    await unit.sql(`update ${table} set town = $3 where district = $1 and party = $2`, [
      unit.district,
      party,
      town,
    ]);
}

function tell(
  unit: UnitOfWork,
  party: string,
  town: string | null,
  cause: 'added' | 'edited',
  moved = false,
): void {
  unit.emit({ type: 'partyChanged', cause, party, town, detail: { moved } });
}

/** The names of the district's parties of a kind, closed ones too: a name is never given twice. */
export function partyNames(unit: UnitOfWork, kind: Kind): Promise<KnownName[]> {
  return unit.sql<KnownName>(
    `select p.id, p.name, coalesce((select array_agg(a.alias) from party_alias a where a.district = $1 and a.party = p.id), '{}') as also
     from party p where p.district = $1 and p.kind = $2`,
    [unit.district, kind],
  );
}
