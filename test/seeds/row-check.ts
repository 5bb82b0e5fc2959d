import {
  SEED_ORDER,
  type ListingRow,
  type PairingRow,
  type PartyRow,
  type SeedTable,
} from '../../seeds/row.ts';
import { migrationTable } from './migration-table.ts';

type Row = Record<string, unknown>;

/** Seeded rows by table, whatever built them. */
export type Rows = { readonly [T in SeedTable]?: readonly object[] };

/** Everything the migration would refuse in these rows, as sentences; empty when it would take them. */
export function refusals(rows: Rows): string[] {
  const refused: string[] = [];
  for (const table of SEED_ORDER) {
    const of = (rows[table] ?? []) as Row[];
    const { columns, keys, references } = migrationTable(table);
    const expected = [...columns.keys()].sort().join();
    for (const row of of) {
      const name = `${table} ${String(row['id'] ?? row['code'] ?? row['alias'] ?? row['district'])}`;
      if (Object.keys(row).sort().join() !== expected) refused.push(`${name}: other columns`);
      for (const [column, { required, oneOf }] of columns) {
        const value = row[column];
        if (required && value === null) refused.push(`${name}: ${column} is null`);
        if (oneOf && value !== null && !(typeof value === 'string' && oneOf.has(value))) {
          refused.push(`${name}: ${column} is ${JSON.stringify(value)}`);
        }
      }
    }
    for (const key of keys) {
      const seen = new Set<string>();
      for (const row of of) {
        const values = valuesOf(row, key);
        if (values === null) continue;
        if (seen.has(values)) refused.push(`${table}: (${key.join()}) = ${values} twice`);
        seen.add(values);
      }
    }
    for (const { from, table: other, to } of references) {
      const there = new Set(
        ((rows[other as SeedTable] ?? []) as Row[]).map((row) => valuesOf(row, to)),
      );
      for (const row of of) {
        const values = valuesOf(row, from);
        if (values !== null && !there.has(values)) {
          refused.push(`${table}: (${from.join()}) = ${values} is not in ${other}`);
        }
      }
    }
  }
  return [
    ...refused,
    ...((rows.party ?? []) as PartyRow[]).flatMap(partyRefusals),
    ...((rows.listing ?? []) as ListingRow[]).flatMap(listingRefusals),
    ...((rows.pairing ?? []) as PairingRow[])
      .filter(({ score }) => !(Number.isInteger(score) && score >= 0 && score <= 1000))
      .map(({ id, score }) => `pairing ${id}: score ${score}`),
  ];
}

/** The values of a key as one text; null where one of them is null (SQL then asks nothing). */
function valuesOf(row: Row, key: readonly string[]): string | null {
  const values = key.map((column) => row[column]);
  return values.includes(null) ? null : values.map(String).join('|');
}

function partyRefusals(row: PartyRow): string[] {
  const checks: [string, boolean][] = [
    ['organization_kind', (row.kind === 'ORGANIZATION') === (row.organization_kind !== null)],
    ['town of a village', row.kind !== 'VILLAGE' || row.town !== null],
    ['strength and cluster', row.kind === 'VILLAGE' || (row.strength ?? row.cluster) === null],
    ['place', (row.lat === null) === (row.lon === null)],
    ['source of the place', (row.lat === null) === (row.coordinates_source === null)],
  ];
  return checks.filter(([, holds]) => !holds).map(([what]) => `party ${row.name}: ${what}`);
}

function listingRefusals(row: ListingRow): string[] {
  const { quantity, available_from: from, available_to: to } = row;
  const checks: [string, boolean][] = [
    ['title', row.title.length >= 1 && row.title.length <= 200],
    ['detail', (row.detail ?? '').length <= 4000],
    ['quantity', quantity === null || quantity > 0n],
    ['quantity and unit', (quantity === null) === (row.unit === null)],
    ['reserved and committed', row.reserved >= 0n && row.committed >= 0n],
    ['capacity', row.reserved + row.committed <= (quantity ?? 0n)],
    ['minimum lot', row.minimum_lot === null || row.minimum_lot > 0n],
    ['window', from === null || to === null || from <= to],
    ['place', (row.lat === null) === (row.lon === null)],
    ['radius', row.radius_m === null || row.radius_m > 0],
    ['dates', [from, to, row.expires_on].every((date) => date === null || isDate(date))],
  ];
  return checks.filter(([, holds]) => !holds).map(([what]) => `listing ${row.title}: ${what}`);
}

/** A day that exists, written `YYYY-MM-DD`. */
function isDate(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
