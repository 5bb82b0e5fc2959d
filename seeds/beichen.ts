import { chainMemberRows, chainRows } from './beichen-chain.ts';
import { readBeichen } from './beichen-file.ts';
import { BEICHEN } from './beichen-id.ts';
import { listingRows, personRows } from './beichen-listing.ts';
import { clusterRows, partyRows, townRows } from './beichen-party.ts';
import type { SeedTables } from './row.ts';
import { categoryRows, unitRows } from './taxonomy.ts';

/** Beichen's rows by table, in insert order. */
export type BeichenRows = { [T in Exclude<keyof SeedTables, 'pairing'>]: SeedTables[T][] };

/**
 * The whole Beichen district, and the units and categories it needs, as rows in exactly the
 * migration's columns, tables in insert order. Pure: the same `now` gives the same rows, and ids do
 * not depend on `now`. Throws SeedError on a wrong file.
 */
export function beichenRows(now: Date): BeichenRows {
  const files = readBeichen();
  const { district } = files;
  const town = townRows(files);
  const towns = new Map(town.map(({ name, id }) => [name, id]));
  const cluster = clusterRows(files, towns);
  const { party, party_alias } = partyRows(files, towns, cluster, now);
  const parties = new Map(party.map((row) => [row.name, row]));
  const chains = chainRows(files, parties);
  const named = { parties, towns, chains };
  return {
    unit: unitRows(),
    category: categoryRows(),
    district: [
      {
        district: BEICHEN,
        name: district.name,
        city: district.city,
        time_zone: district.time_zone,
        published_villages: district.published_villages,
        published_parties: district.published_parties,
        source: district.source,
        synthetic: false,
        created_at: now,
      },
    ],
    town,
    cluster,
    party,
    party_alias,
    person: personRows(files, named, now),
    chain: chains.chain,
    chain_alias: chains.chain_alias,
    chain_stage: chains.chain_stage,
    chain_member: chainMemberRows(files, parties, chains),
    listing: listingRows(files, named, now),
  };
}
