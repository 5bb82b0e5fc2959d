import type { Call } from '../access/call.service.ts';
import { activeStates, type OrderState } from '../orders/order-state.rule.ts';
import { asRows } from '../platform/read/ask-rows.ts';
import { scopeValues, type Scope } from './insight.service.ts';
import { askKeptQuestion } from './kept-answer.service.ts';

/** How the orders that wait in one step stand against their time. */
export interface StepPace {
  readonly state: OrderState;
  readonly green: number;
  readonly yellow: number;
  readonly red: number;
  /** Since when the one that waits longest has waited, as PostgreSQL prints instants. */
  readonly heldSince: string | null;
}

const paces = `
  select s.state, coalesce(c.green, 0) as green, coalesce(c.yellow, 0) as yellow, coalesce(c.red, 0) as red, c."heldSince"
  from unnest($5::text[]) with ordinality s(state, rank)
  left join (
    select state, count(*) filter (where pace = 'GREEN') as green, count(*) filter (where pace = 'YELLOW') as yellow,
      count(*) filter (where pace = 'RED') as red, to_char(min(held_since) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "heldSince"
    from work_order o where o.district = $1 and o.active and ($2::uuid is null or o.chain = $2)
      and ($3::uuid is null or o.need_town = $3) and ($4::uuid is null or o.need_party = $4 or o.resource_party = $4)
    group by state
  ) c using (state) order by s.rank`;

/** Green, yellow and red of each step somebody still has to take; steps without orders are there with zeros. */
export async function stepPacesOf(call: Call, scope: Scope): Promise<StepPace[]> {
  return askKeptQuestion<StepPace[]>(call, {
    text: asRows(paces),
    values: [...scopeValues(call.viewer.district, scope), activeStates],
  });
}
