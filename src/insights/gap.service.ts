import type { Call } from '../access/call.service.ts';
import { asRows } from '../platform/read/ask-rows.ts';
import { askKeptQuestion } from './kept-answer.service.ts';

/** What kind of gap: nobody has it, nobody wants it, it hangs on one or is late, the stage is empty. */
export type GapKind = 'MISSING' | 'SURPLUS' | 'THIN' | 'LATE' | 'EMPTY_STAGE';

/** A gap of a chain's stage and category, with what is behind it. */
export interface Gap {
  readonly kind: GapKind;
  readonly chain: string | null;
  readonly stage: string | null;
  readonly category: string | null;
  /** The listings behind it; none for an empty stage. */
  readonly listings: readonly string[];
  readonly orders: readonly string[];
  /** Parties that could fill it, from anywhere in the district. */
  readonly parties: readonly string[];
}

// A need counts as having a candidate when a pairing is good enough to tell both sides, or an order carries it.
const gaps = `
  with needs as (
    select l.id, l.chain, l.stage, l.category, l.party from listing l
    where l.district = $1 and l.kind = 'NEED' and l.status = 'OPEN' and ($2::uuid is null or l.chain = $2)
  ), told as (
    select p.need, p.resource, p.resource_party from pairing p where p.district = $1 and p.live and (p.notify or p.state = 'TAKEN_UP')
  ), missing as (
    select 'MISSING' as kind, n.chain, n.stage, n.category, array_agg(n.id order by n.id) as listings, array[]::uuid[] as orders
    from needs n
    where not exists (select from told where told.need = n.id)
      and not exists (select from work_order o where o.district = $1 and o.need = n.id and o.active)
    group by 2, 3, 4
  ), surplus as (
    select 'SURPLUS', l.chain, l.stage, l.category, array_agg(l.id order by l.id), array[]::uuid[]
    from listing l
    where l.district = $1 and l.kind = 'RESOURCE' and l.status = 'OPEN' and ($2::uuid is null or l.chain = $2)
      and not exists (select from told where told.resource = l.id)
      and not exists (select from work_order o where o.district = $1 and o.resource = l.id)
    group by 2, 3, 4
  ), thin as (
    select 'THIN', n.chain, n.stage, n.category, array_agg(distinct n.id), array[]::uuid[]
    from needs n join told on told.need = n.id
    group by 2, 3, 4 having count(distinct told.resource_party) = 1 and count(distinct n.id) > 1
  ), late as (
    select 'LATE', o.chain, o.stage, o.category, coalesce(array_agg(distinct o.need) filter (where o.need is not null), '{}'), array_agg(o.id order by o.id)
    from work_order o where o.district = $1 and o.active and o.pace = 'RED' and ($2::uuid is null or o.chain = $2)
    group by 2, 3, 4
  ), empty as (
    select 'EMPTY_STAGE', s.chain, s.id, null::text, array[]::uuid[], array[]::uuid[]
    from chain_stage s where s.district = $1 and ($2::uuid is null or s.chain = $2)
      and not exists (select from chain_member m where m.district = $1 and m.chain = s.chain and m.stage = s.id)
      and not exists (select from listing l where l.district = $1 and l.stage = s.id and l.kind = 'RESOURCE' and l.status = 'OPEN')
  ), found as (
    select * from missing union all select * from surplus union all select * from thin union all select * from late union all select * from empty
  )
  select f.kind, f.chain, f.stage, f.category, f.listings, f.orders, coalesce((
      select array_agg(x.party order by x.party) from (
        select distinct l.party from listing l
        where l.district = $1 and f.category is not null and l.category = f.category and l.status = 'OPEN'
          and l.kind = case f.kind when 'SURPLUS' then 'NEED' else 'RESOURCE' end and l.chain is distinct from f.chain
        limit 10) x), '{}') as parties
  from found f
  left join chain c on c.district = $1 and c.id = f.chain
  left join chain_stage s on s.district = $1 and s.id = f.stage
  order by array_position(array['MISSING', 'LATE', 'THIN', 'EMPTY_STAGE', 'SURPLUS'], f.kind), c.rank nulls last, s.rank nulls last, f.category`;

/**
 * Where chains have gaps: needs nobody can meet (补链), resources nobody takes (延链), what hangs on a
 * single supplier or is overdue (强链), and stages nobody serves; each with what is behind it.
 */
export async function gapsOf(call: Call, chain: string | null): Promise<Gap[]> {
  return askKeptQuestion<Gap[]>(call, {
    text: asRows(gaps),
    values: [call.viewer.district, chain],
  });
}
