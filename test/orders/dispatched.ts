import { district, type OrderKit } from './order-kit.ts';

/** Orders of one piece each on a resource, sent without setting anything aside. */
export async function dispatched(
  kit: OrderKit,
  resource: string,
  count: number,
): Promise<string[]> {
  const { cast } = kit;
  const rows = await kit.rows<{ id: string }>(
    `insert into work_order (district, id, resource, need_party, resource_party, mechanism, state, standing, quantity, unit, counted,
       delivered, need_delivered, deliveries, holder, holder_party, held_since, pace, escalation, steps, synthetic, created_at, updated_at, version)
     select '${district}', gen_random_uuid(), $1, $2, $3, 'STANDARD', 'DISPATCHED', 'NONE', 1000, 'kg', true, 0, 0, 0, 'RESOURCE_SIDE', $3, $4, 'GREEN', 0, 0,
       true, $4, $4, 1 from generate_series(1, $5::int) returning id`,
    [resource, cast.needVillage.party, cast.resourceParty.party, kit.now, count],
  );
  return rows.map(({ id }) => id);
}
