import { randomUUID } from 'node:crypto';
import type { Listing } from './loaded-rows.ts';
import { openDistrict } from './district-pool.ts';
import type { AddArgs } from './small-schema.ts';

const insert = `
  insert into listing (district, id, kind, party, town, chain, title, reserved, committed, divisible, status,
    freshness, confirmed_at, created_at, updated_at, version, synthetic)
  select $1, $2, 'RESOURCE', p.id, p.town, $4, $5, 0, 0, true, 'OPEN', 'FRESH', now(), now(), now(), 1, true
  from party p where p.district = $1 and p.id = $3
  returning id, title, party, chain, created_at`;

/** Adds a resource with one statement: no matching, no search terms, no events, no counters. */
export function addResource(url: string, district: string, connections: number) {
  const write = openDistrict(url, district, connections);
  return async (_root: unknown, { input: { party, title, chain } }: AddArgs) => {
    const [rows = []] = await write({
      name: 'add',
      text: insert,
      values: [district, randomUUID(), party, chain ?? null, title],
    });
    const [row] = rows;
    if (row === undefined) return { resource: null };
    const [id, its, owner, of, createdAt] = row as string[];
    return { resource: { id, title: its, party: owner, chain: of, createdAt } as Listing };
  };
}
