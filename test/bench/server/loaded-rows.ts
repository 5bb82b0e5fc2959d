import type { Read, Row } from './district-pool.ts';

/* The loaders that Apollo and Mercurius share: one flat statement per batch of keys, no entities. */

export interface Party {
  readonly id: string;
  readonly name: string;
}
export interface Listing {
  readonly id: string;
  readonly title: string;
  readonly party: string;
  readonly chain: string | null;
  readonly createdAt: string;
}
export interface Pairing {
  readonly id: string;
  readonly score: number;
  readonly resource: string;
}
export interface Page {
  readonly totalCount: number;
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  readonly nodes: readonly Listing[];
}

const text = (value: string | null | undefined): string => value as string;
const listing = ([id, title, party, chain, createdAt]: Row): Listing => ({
  id: text(id),
  title: text(title),
  party: text(party),
  chain: chain ?? null,
  createdAt: text(createdAt),
});

/** Statements over one district. */
export function loadersOf(read: Read, district: string) {
  const named = (table: string) => async (ids: readonly string[]) => {
    const [rows = []] = await read({
      name: table,
      text: `select id, name from ${table} where district = $1 and id = any ($2::uuid[])`,
      values: [district, ids],
    });
    const found = new Map(rows.map(([id, name]) => [id, { id: text(id), name: text(name) }]));
    return ids.map((id) => found.get(id) ?? null);
  };

  return {
    parties: named('party'),
    chains: named('chain'),

    async listings(ids: readonly string[]): Promise<(Listing | null)[]> {
      const [rows = []] = await read({
        name: 'listings',
        text: `select id, title, party, chain, created_at from listing where district = $1 and id = any ($2::uuid[])`,
        values: [district, ids],
      });
      const found = new Map(rows.map((row) => [row[0], listing(row)]));
      return ids.map((id) => found.get(id) ?? null);
    },

    async needsOf(parties: readonly string[], first: number): Promise<Listing[][]> {
      const [rows = []] = await read({
        name: 'needs',
        text: `select l.id, l.title, l.party, l.chain, l.created_at
          from unnest($2::uuid[]) as k(party) cross join lateral (
            select * from listing where district = $1 and party = k.party and kind = 'NEED'
            order by created_at desc, id desc limit $3) l
          order by l.created_at desc, l.id desc`,
        values: [district, parties, first],
      });
      return grouped(parties, rows, (row) => text(row[2]), listing);
    },

    async pairingsOf(needs: readonly string[], first: number): Promise<Pairing[][]> {
      const [rows = []] = await read({
        name: 'pairings',
        text: `select p.need, p.id, p.score, p.resource
          from unnest($2::uuid[]) as k(need) cross join lateral (
            select * from pairing where district = $1 and need = k.need and live
            order by score desc, id desc limit $3) p
          order by p.score desc, p.id desc`,
        values: [district, needs, first],
      });
      return grouped(
        needs,
        rows,
        (row) => text(row[0]),
        ([, id, score, resource]) => ({
          id: text(id),
          score: Number(score),
          resource: text(resource),
        }),
      );
    },

    async page(kind: string, chain: string, first: number, after: string | null): Promise<Page> {
      const where = `district = $1 and chain = $2 and kind = $3 and status = 'OPEN'`;
      const beyond = after === null ? '' : 'and (created_at, id) < ($5::timestamptz, $6::uuid)';
      const [rows = [], counted = []] = await read(
        {
          name: after === null ? 'first page' : 'next page',
          text: `select id, title, party, chain, created_at from listing where ${where} ${beyond}
            order by created_at desc, id desc limit $4`,
          values: [district, chain, kind, first + 1, ...(after === null ? [] : after.split('|'))],
        },
        {
          name: 'count',
          text: `select count(*) from listing where ${where}`,
          values: [district, chain, kind],
        },
      );
      const nodes = rows.slice(0, first).map(listing);
      const last = nodes.at(-1);
      return {
        totalCount: Number(counted[0]?.[0]),
        pageInfo: {
          endCursor: last === undefined ? null : `${last.createdAt}|${last.id}`,
          hasNextPage: rows.length > first,
        },
        nodes,
      };
    },

    async allChains(): Promise<Party[]> {
      const [rows = []] = await read({
        name: 'all chains',
        text: `select id, name from chain where district = $1 order by rank, id`,
        values: [district],
      });
      return rows.map(([id, name]) => ({ id: text(id), name: text(name) }));
    },

    async openListings(chains: readonly string[], kind: string): Promise<number[]> {
      const [rows = []] = await read({
        name: 'open listings',
        text: `select chain, count(*) from listing
          where district = $1 and chain = any ($2::uuid[]) and kind = $3 and status = 'OPEN' group by chain`,
        values: [district, chains, kind],
      });
      return counts(chains, rows);
    },

    async livePairings(chains: readonly string[]): Promise<number[]> {
      const [rows = []] = await read({
        name: 'live pairings',
        text: `select chain, count(*) from pairing
          where district = $1 and chain = any ($2::uuid[]) and live group by chain`,
        values: [district, chains],
      });
      return counts(chains, rows);
    },
  };
}

export type Loaders = ReturnType<typeof loadersOf>;

function grouped<One>(
  keys: readonly string[],
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  read: (row: Row) => One,
): One[][] {
  const groups = new Map<string, One[]>(keys.map((key) => [key, []]));
  for (const row of rows) groups.get(keyOf(row))?.push(read(row));
  return keys.map((key) => groups.get(key) ?? []);
}

function counts(keys: readonly string[], rows: readonly Row[]): number[] {
  const found = new Map(rows.map(([key, count]) => [key, Number(count)]));
  return keys.map((key) => found.get(key) ?? 0);
}
