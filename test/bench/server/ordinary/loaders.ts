import type { EntityName, SqlEntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { Chain, Listing, Pairing, Party } from './model.ts';

/* One batch per kind of row and level of the question; a page of each parent comes by one lateral join. */

const needsOf = `
  select l.* from unnest(?::uuid[]) as k(party) cross join lateral (
    select * from listing where district = ? and party = k.party and kind = 'NEED'
    order by created_at desc, id desc limit ?) l
  order by l.created_at desc, l.id desc`;

const pairingsOf = `
  select p.* from unnest(?::uuid[]) as k(need) cross join lateral (
    select * from pairing where district = ? and need = k.need and live
    order by score desc, id desc limit ?) p
  order by p.score desc, p.id desc`;

const countsOf = (table: string, where: string): string =>
  `select chain, count(*)::int as count from ${table} where district = ? and chain = any (?::uuid[]) and ${where} group by chain`;
const openListings = countsOf('listing', `kind = ? and status = 'OPEN'`);
const livePairings = countsOf('pairing', 'live');

/** MikroORM writes a list out as values; as one text it stays one parameter. */
const uuids = (ids: readonly string[]): string => `{${ids.join()}}`;

/** The loaders of one request. */
export function loadersOf(em: SqlEntityManager, district: string) {
  const byId = <Row extends { id: string }>(entity: EntityName<Row>) =>
    new DataLoader(async (ids: readonly string[]) => {
      const rows = await em.find<Row>(entity, { district, id: { $in: [...ids] } } as never);
      const found = new Map(rows.map((row) => [row.id, row as Row]));
      return ids.map((id) => found.get(id) ?? null);
    });

  /** Parents of one question ask for the same length of page. */
  const pageOf = <Row extends object>(
    entity: EntityName<Row>,
    text: string,
    parentOf: (row: Row) => string,
  ) =>
    new DataLoader<{ readonly id: string; readonly first: number }, Row[], string>(
      async (keys) => {
        const ids = keys.map(({ id }) => id);
        const rows = await em.execute<object[]>(text, [uuids(ids), district, keys[0]?.first ?? 20]);
        const lists = new Map<string, Row[]>(ids.map((id) => [id, []]));
        for (const row of rows) {
          const made = em.map<Row>(entity, row as never);
          lists.get(parentOf(made))?.push(made);
        }
        return ids.map((id) => lists.get(id) ?? []);
      },
      { cacheKeyFn: ({ id, first }) => `${id} ${first}` },
    );

  const countOf = (text: string, ...values: string[]) =>
    new DataLoader(async (chains: readonly string[]) => {
      const rows = await em.execute<{ chain: string; count: number }[]>(text, [
        district,
        uuids(chains),
        ...values,
      ]);
      const found = new Map(rows.map(({ chain, count }) => [chain, count]));
      return chains.map((chain) => found.get(chain) ?? 0);
    });

  return {
    party: byId(Party),
    chain: byId(Chain),
    listing: byId(Listing),
    needs: pageOf(Listing, needsOf, ({ partyId }) => partyId),
    pairings: pageOf(Pairing, pairingsOf, ({ needId }) => needId),
    openNeeds: countOf(openListings, 'NEED'),
    openResources: countOf(openListings, 'RESOURCE'),
    livePairings: countOf(livePairings),
  };
}

/** What resolvers of one request share: the entities of one transaction, and loaders over them. */
export interface Context {
  readonly em: SqlEntityManager;
  readonly district: string;
  readonly load: ReturnType<typeof loadersOf>;
}
