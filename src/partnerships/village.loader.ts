import type { Tx } from '../platform/database/database.ts';
import type { Side } from './complement.rule.ts';

/** A village of a strength, and whom it is partnered with already. */
export interface VillageSide extends Side {
  readonly strength: 'STRONG' | 'WEAK';
  readonly partnered: boolean;
}

/** The district's strong and weak villages with what they have and need. */
export async function villageSides(tx: Tx): Promise<VillageSide[]> {
  return tx.sql<VillageSide>(
    `select p.id, p.name, p.town, p.cluster, p.lat, p.lon, p.strength,
       exists (select from partnership s where s.district = $1 and s.weak = p.id and s.ended_on is null) as partnered,
       (select coalesce(array_agg(m.chain::text), '{}') from chain_member m where m.district = $1 and m.party = p.id) as chains,
       (select coalesce(array_agg(distinct l.category), '{}') from listing l
         where l.district = $1 and l.party = p.id and l.kind = 'NEED' and l.status = 'OPEN' and l.category is not null) as needs,
       (select coalesce(array_agg(distinct l.category), '{}') from listing l
         where l.district = $1 and l.party = p.id and l.kind = 'RESOURCE' and l.status = 'OPEN' and l.category is not null) as resources
     from party p where p.district = $1 and p.kind = 'VILLAGE' and p.strength in ('STRONG', 'WEAK') order by p.name, p.id`,
    [tx.district],
  );
}

/** How many live pairings there are between two villages, by `strong|weak` in either direction of need. */
export async function pairingsBetween(
  tx: Tx,
  parties: readonly string[],
): Promise<Map<string, number>> {
  const rows = await tx.sql<{ need_party: string; resource_party: string; count: number }>(
    `select need_party, resource_party, count(*)::int as count from pairing
     where district = $1 and live and need_party = any ($2::uuid[]) and resource_party = any ($2::uuid[]) group by 1, 2`,
    [tx.district, parties],
  );
  const counts = new Map<string, number>();
  for (const { need_party: need, resource_party: resource, count } of rows) {
    for (const key of [`${need}|${resource}`, `${resource}|${need}`])
      counts.set(key, (counts.get(key) ?? 0) + count);
  }
  return counts;
}
