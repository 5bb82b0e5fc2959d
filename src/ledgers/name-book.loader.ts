import type { Tx } from '../platform/database/database.ts';
import {
  nameBook,
  type Named,
  type NameBook,
  type NamedParty,
  type NamedStage,
} from './name-book.rule.ts';

/** Reads every name a row may use; some thousand rows for a district. */
export async function loadNameBook(tx: Tx): Promise<NameBook> {
  const of = <Row extends object>(text: string): Promise<Row[]> =>
    tx.sql<Row>(text, text.includes('$1') ? [tx.district] : []);
  const own = (table: string): Promise<Named[]> =>
    of(
      `select id::text, name, '{}'::text[] as also from ${table} where district = $1 and closed_at is null order by name`,
    );
  return nameBook({
    parties: await of<NamedParty>(
      `select p.id::text, p.name, p.kind, p.town::text,
         coalesce((select array_agg(a.alias) from party_alias a where a.district = $1 and a.party = p.id), '{}') as aliases
       from party p where p.district = $1 and p.closed_at is null order by p.name, p.id`,
    ),
    towns: await own('town'),
    clusters: await own('cluster'),
    chains: await of<Named>(
      `select c.id::text, c.name, array_append(
         coalesce((select array_agg(a.alias) from chain_alias a where a.district = $1 and a.chain = c.id), '{}'), c.code) as also
       from chain c where c.district = $1 and c.closed_at is null order by c.rank`,
    ),
    stages: await of<NamedStage>(
      `select id::text, chain::text, name, array_remove(array[name_en], null) as also from chain_stage where district = $1 and closed_at is null order by rank`,
    ),
    categories: await of<Named>(
      `select code as id, name_zh as name, array[name_en] as also from category order by depth desc, rank`,
    ),
    units: await of<Named>(
      `select code as id, name_zh as name, array[name_en] as also from unit order by rank`,
    ),
  });
}
