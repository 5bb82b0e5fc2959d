import type { Call } from '../access/call.service.ts';
import { formatThousandths } from '../platform/read/thousandths.rule.ts';
import { asRows } from '../platform/read/ask-rows.ts';
import { scopeValues, type Scope } from './insight.service.ts';
import { askKeptQuestion } from './kept-answer.service.ts';

/** What goes from one party to another. */
export interface FlowLink {
  readonly from: string;
  readonly fromName: string;
  readonly fromKind: string;
  readonly to: string;
  readonly toName: string;
  readonly toKind: string;
  /** Live pairings good enough to tell both sides. */
  readonly pairings: number;
  /** Orders that were not given up. */
  readonly orders: number;
  readonly delivered: number;
  /** What was handed over, by unit. */
  readonly quantities: readonly { readonly unit: string; readonly quantity: string }[];
}

export const mostFlows = 200;

// A pairing taken up lives on as its order: it counts once, as an order.
const flows = `
  with paired as (
    select p.resource_party, p.need_party, count(*) as pairings from pairing p
    join party n on n.district = $1 and n.id = p.need_party
    where p.district = $1 and p.live and p.notify and p.state = 'PROPOSED' and ($2::uuid is null or p.chain = $2)
      and ($3::uuid is null or n.town = $3) and ($4::uuid is null or p.need_party = $4 or p.resource_party = $4)
    group by 1, 2
  ), ordered as (
    select o.* from work_order o
    where o.district = $1 and o.resource_party is not null and o.state not in ('CANCELLED', 'UNMATCHED', 'DECLINED')
      and ($2::uuid is null or o.chain = $2) and ($3::uuid is null or o.need_town = $3)
      and ($4::uuid is null or o.need_party = $4 or o.resource_party = $4)
  ), carried as (
    select resource_party, need_party, count(*) as orders, count(*) filter (where state in ('DELIVERED', 'RATED')) as delivered
    from ordered group by 1, 2
  ), handed as (
    select resource_party, need_party, json_agg(json_build_object('unit', unit, 'quantity', quantity) order by unit) as quantities
    from (select resource_party, need_party, unit, sum(delivered)::text as quantity from ordered
      where unit is not null and delivered > 0 group by 1, 2, 3) q group by 1, 2
  )
  select a.id::text as "from", a.name as "fromName", a.kind as "fromKind", b.id::text as "to", b.name as "toName", b.kind as "toKind",
    coalesce(p.pairings, 0) as pairings, coalesce(c.orders, 0) as orders, coalesce(c.delivered, 0) as delivered,
    coalesce(h.quantities, '[]') as quantities
  from paired p full join carried c using (resource_party, need_party)
  left join handed h using (resource_party, need_party)
  join party a on a.district = $1 and a.id = resource_party join party b on b.district = $1 and b.id = need_party
  order by coalesce(c.delivered, 0) desc, coalesce(c.orders, 0) desc, coalesce(p.pairings, 0) desc, a.name, b.name
  limit $5`;

/** From whom to whom: what was delivered first, then what is under way, then what could be. */
export async function flowsOf(call: Call, scope: Scope, first: number): Promise<FlowLink[]> {
  const rows = await askKeptQuestion<FlowLink[]>(call, {
    text: asRows(flows),
    values: [...scopeValues(call.viewer.district, scope), Math.min(Math.max(first, 0), mostFlows)],
  });
  return rows.map((row) => ({
    ...row,
    quantities: row.quantities.map(({ unit, quantity }) => ({
      unit,
      quantity: formatThousandths(quantity),
    })),
  }));
}
