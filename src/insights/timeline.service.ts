import type { Call } from '../access/call.service.ts';
import { asRows } from '../platform/read/ask-rows.ts';
import { scopeValues, type Scope } from './insight.service.ts';
import { askKept } from './kept-answer.service.ts';
import { spanEnd, spanStarts, type SpanLength, type TimelineSpan } from './timeline.rule.ts';

export const mostSpans = 60;

// Instants become days of the district once, so that a span's edge is its midnight.
const timeline = `
  with spans as (
    select "from"::date, "to"::date, "from"::timestamp at time zone $5 as begins, ("to"::timestamp + interval '1 day') at time zone $5 as ends
    from json_to_recordset($6::json) as s("from" text, "to" text)
  ), listed as (
    select s."from", count(*) filter (where l.kind = 'NEED') as needs, count(*) filter (where l.kind = 'RESOURCE') as resources
    from spans s join listing l on l.district = $1 and l.created_at >= s.begins and l.created_at < s.ends
    where ($2::uuid is null or l.chain = $2) and ($3::uuid is null or l.town = $3) and ($4::uuid is null or l.party = $4) group by 1
  ), paired as (
    select s."from", count(*) as pairings
    from spans s join pairing p on p.district = $1 and p.created_at >= s.begins and p.created_at < s.ends
    join party n on n.district = $1 and n.id = p.need_party
    where ($2::uuid is null or p.chain = $2) and ($3::uuid is null or n.town = $3)
      and ($4::uuid is null or p.need_party = $4 or p.resource_party = $4) group by 1
  ), ordered as (
    select s."from", count(*) as placed
    from spans s join work_order o on o.district = $1 and o.created_at >= s.begins and o.created_at < s.ends
    where ($2::uuid is null or o.chain = $2) and ($3::uuid is null or o.need_town = $3)
      and ($4::uuid is null or o.need_party = $4 or o.resource_party = $4) group by 1
  ), closed as (
    select s."from", count(distinct o.id) as done
    from spans s join order_step x on x.district = $1 and x.to_state = 'DELIVERED' and x.from_state is distinct from 'DELIVERED'
      and x.occurred_at >= s.begins and x.occurred_at < s.ends
    join work_order o on o.district = $1 and o.id = x.work_order
    where ($2::uuid is null or o.chain = $2) and ($3::uuid is null or o.need_town = $3)
      and ($4::uuid is null or o.need_party = $4 or o.resource_party = $4) group by 1
  )
  select to_char(s."from", 'YYYY-MM-DD') as "from", to_char(s."to", 'YYYY-MM-DD') as "to", coalesce(l.needs, 0) as needs,
    coalesce(l.resources, 0) as resources, coalesce(p.pairings, 0) as pairings, coalesce(o.placed, 0) as "ordersPlaced",
    coalesce(c.done, 0) as "ordersDone"
  from spans s left join listed l using ("from") left join paired p using ("from") left join ordered o using ("from")
  left join closed c using ("from") order by s."from"`;

/** What happened span by span, oldest first; the last span is the one we are in. */
export async function timelineOf(
  call: Call,
  scope: Scope,
  length: SpanLength,
  count: number,
): Promise<TimelineSpan[]> {
  const scoped = scopeValues(call.viewer.district, scope);
  const most = Math.min(Math.max(count, 1), mostSpans);
  return askKept(call, ['timeline', scoped, length, most], ({ today, timeZone }) => {
    const spans = spanStarts(today, length, most).map((from) => ({
      from,
      to: spanEnd(from, length),
    }));
    return { text: asRows(timeline), values: [...scoped, timeZone, JSON.stringify(spans)] };
  });
}
