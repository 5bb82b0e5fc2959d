import '../places/register-event.rule.ts';
import { forgetTerms, insertTerms } from '../places/search-term.service.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { newId } from '../platform/id.ts';
import { aliasesIn, placeColumns, type PlaceRow } from './place-difference.rule.ts';
import type { ImportRow } from './import.loader.ts';
import type { Draft } from './row-draft.rule.ts';

const columnNames: Readonly<Record<(typeof placeColumns)[number], string>> = {
  town: 'town',
  cluster: 'cluster',
  strength: 'strength',
  code: 'code',
  about: 'about',
  organizationKind: 'organization_kind',
  lat: 'lat',
  lon: 'lon',
};

const coordinatesSource = '台账填报';

/** Writes down a party or village, or what a row says of a known one. Found again by its name. */
export async function putPlace(
  unit: UnitOfWork,
  { party, said, contact }: Draft,
): Promise<{ party: string; made: boolean; before: unknown }> {
  const id = party ?? newId(unit.now);
  const before = party === null ? null : await placeOf(unit, party);
  if (before === null) {
    const name = String(said['name']);
    const rows = await unit.sql(
      `insert into party (district, id, kind, organization_kind, name, about, code, town, cluster, strength, lat, lon,
         coordinates_source, coordinates_synthetic, source, synthetic, created_at, updated_at, version)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, false, $16, $16, 1)
       on conflict (district, kind, name) do nothing returning id`,
      [
        unit.district,
        id,
        said['kind'],
        said['organizationKind'] ?? null,
        name,
        said['about'] ?? null,
        said['code'] ?? null,
        said['town'] ?? null,
        said['cluster'] ?? null,
        said['strength'] ?? null,
        said['lat'] ?? null,
        said['lon'] ?? null,
        said['lat'] == null ? null : coordinatesSource,
        said['lat'] == null ? null : false,
        '台账导入',
        unit.now,
      ],
    );
    if (rows.length === 0) throw ExpectedError.of('LEDGER_CHANGED_SINCE');
    insertTerms(unit, [{ id, kind: 'PARTY', text: name }]);
    const town = (said['town'] ?? null) as string | null;
    unit.emit({
      type: 'partyChanged',
      cause: 'imported',
      party: id,
      town,
      detail: { moved: false },
    });
  } else await changePlace(unit, id, before, said);
  const aliases = typeof said['aliases'] === 'string' ? aliasesIn(said['aliases']) : [];
  await unit.sql(
    `insert into party_alias (district, party, alias) select $1, $2, alias from unnest($3::text[]) alias on conflict do nothing`,
    [unit.district, id, aliases],
  );
  if (contact !== null) {
    await unit.sql(
      `insert into person (district, id, party, name, phone, synthetic, created_at)
       select $1, $2, $3, $4, $5, false, $6 where not exists (
         select from person where district = $1 and phone = $5 and party = $3 and name = $4)`,
      [unit.district, newId(unit.now), id, contact.name, contact.phone, unit.now],
    );
  }
  return { party: id, made: before === null, before: before && { ...before, party: id } };
}

async function placeOf(
  unit: UnitOfWork,
  id: string,
): Promise<(PlaceRow & { version: number }) | null> {
  const [row] = await unit.sql<PlaceRow & { version: number }>(
    `select name, town::text, cluster::text, strength, code, about, organization_kind as "organizationKind", lat, lon, version
     from party where district = $1 and id = $2 for update`,
    [unit.district, id],
  );
  return row ?? null;
}

/** Changes what is said. Its lists follow the event, and are matched again where it lies elsewhere now. */
async function changePlace(
  unit: UnitOfWork,
  id: string,
  before: PlaceRow,
  said: Readonly<Record<string, unknown>>,
): Promise<void> {
  const values: unknown[] = [unit.district, id, unit.now];
  const sets = placeColumns.flatMap((column) => {
    if (said[column] === undefined) return [];
    values.push(said[column]);
    return [`${columnNames[column]} = $${String(values.length)}`];
  });
  if (said['lat'] !== undefined) {
    values.push(said['lat'] === null ? null : coordinatesSource);
    sets.push(
      `coordinates_source = $${String(values.length)}::text`,
      `coordinates_synthetic = case when $${String(values.length)}::text is null then null else false end`,
    );
  }
  if (sets.length === 0) return;
  await unit.sql(
    `update party set ${sets.join(', ')}, updated_at = $3, version = version + 1 where district = $1 and id = $2`,
    values,
  );
  const moved = (['town', 'cluster', 'lat', 'lon'] as const).some(
    (column) => said[column] !== undefined && said[column] !== before[column],
  );
  const town = (said['town'] === undefined ? before.town : said['town']) as string | null;
  unit.emit({ type: 'partyChanged', cause: 'imported', party: id, town, detail: { moved } });
}

/** Takes back what a row did to a party: what it was is put back; what it made goes, unless something refers to it. */
export async function takeBackPlace(unit: UnitOfWork, row: ImportRow): Promise<void> {
  if (row.made === null) {
    const before = row.before as (PlaceRow & { version: number; party: string }) | null;
    if (before === null) return;
    const now = await placeOf(unit, before.party);
    if (now?.version !== before.version + 1) throw ExpectedError.of('LEDGER_CHANGED_SINCE');
    await changePlace(unit, before.party, now, { ...before });
    return;
  }
  const [use] = await unit.sql<{ used: boolean }>(
    `select exists (select from listing where district = $1 and party = $2)
       or exists (select from account where district = $1 and party = $2)
       or exists (select from api_key where district = $1 and party = $2)
       or exists (select from chain_member where district = $1 and party = $2)
       or exists (select from chain where district = $1 and lead_party = $2)
       or exists (select from ledger_import where district = $1 and party = $2) as used`,
    [unit.district, row.made],
  );
  if (use?.used === true) throw ExpectedError.of('LEDGER_IN_USE');
  await unit.sql('delete from person where district = $1 and party = $2', [
    unit.district,
    row.made,
  ]);
  await unit.sql('delete from party_alias where district = $1 and party = $2', [
    unit.district,
    row.made,
  ]);
  forgetTerms(unit, { id: row.made, kind: 'PARTY', text: row.title ?? '' });
  await unit.sql('delete from party where district = $1 and id = $2', [unit.district, row.made]);
}
