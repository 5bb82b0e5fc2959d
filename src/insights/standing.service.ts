import type { Call } from '../access/call.service.ts';
import { formatThousandths } from '../platform/read/thousandths.rule.ts';
import { oldestAge } from './chart-wish.rule.ts';
import { askOne, asRows } from '../platform/read/ask-rows.ts';
import { scopeValues, type Scope } from './insight.service.ts';
import { KeptAnswers } from './kept-answer.service.ts';
import type { Standing, StandingBy } from './standing.rule.ts';

/** Which column of a listing or order names the subject, and whose name it is. */
const divisions: Readonly<Record<StandingBy, { column: string; subjects: string }>> = {
  DISTRICT: {
    column: `''`,
    subjects: `select '' as subject, name, 0 as rank from district where district = $1`,
  },
  CHAIN: {
    column: 'chain::text',
    subjects: `select id::text as subject, name, rank from chain where district = $1 and ($2::uuid is null or id = $2)`,
  },
  TOWN: {
    column: 'town::text',
    subjects: `select id::text as subject, name, rank from town where district = $1 and ($3::uuid is null or id = $3)`,
  },
  VILLAGE: {
    column: 'party::text',
    subjects: `select id::text as subject, name, 0 as rank from party
      where district = $1 and kind = 'VILLAGE' and ($3::uuid is null or town = $3) and ($4::uuid is null or id = $4)`,
  },
};

const within = (alias: string): string =>
  `($2::uuid is null or ${alias}.chain = $2) and ($3::uuid is null or ${alias}.town = $3) and ($4::uuid is null or ${alias}.party = $4)`;

/** Sets are joined, not looked up row by row: 50,000 needs are read in one pass over each index. */
function statement(by: StandingBy): string {
  const { column, subjects } = divisions[by];
  return `
  with wanted as (
    select l.id, l.chain, l.town, l.party, l.unit, l.quantity, l.delivered, case
        when l.status = 'FULFILLED' or o.done then 'met' when o.active then 'underWay'
        when t.need is not null then 'matched' else 'waiting' end as stands
    from listing l
    left join (select need, bool_or(state in ('DELIVERED', 'RATED')) as done, bool_or(active) as active
      from work_order where district = $1 and need is not null group by need) o on o.need = l.id
    left join (select distinct need from pairing where district = $1 and live and notify) t on t.need = l.id
    where l.district = $1 and l.kind = 'NEED' and l.status in ('OPEN', 'FULFILLED') and ${within('l')}
  ), had as (
    select l.chain, l.town, l.party, l.unit, l.quantity, o.resource is null and t.resource is null as idle
    from listing l
    left join (select distinct resource from work_order where district = $1 and resource is not null) o on o.resource = l.id
    left join (select distinct resource from pairing where district = $1 and live and notify) t on t.resource = l.id
    where l.district = $1 and l.kind = 'RESOURCE' and l.status = 'OPEN' and ${within('l')}
  ), placed as (
    select * from (select chain, need_town as town, need_party as party, active, pace, state from work_order where district = $1) w
    where ${within('w')}
  ), needs as (
    select ${column} as subject, count(*) as needs, count(*) filter (where stands = 'met') as met,
      count(*) filter (where stands = 'underWay') as "underWay", count(*) filter (where stands = 'matched') as matched,
      count(*) filter (where stands = 'waiting') as waiting from wanted group by 1
  ), resources as (
    select ${column} as subject, count(*) as resources, count(*) filter (where idle) as idle from had group by 1
  ), pairings as (
    select ${column} as subject, count(*) as pairings from wanted w
    join (select need from pairing where district = $1 and live) p on p.need = w.id group by 1
  ), orders as (
    select ${column} as subject, count(*) filter (where active and pace = 'GREEN') as green,
      count(*) filter (where active and pace = 'YELLOW') as yellow, count(*) filter (where active and pace = 'RED') as red,
      count(*) filter (where state in ('DELIVERED', 'RATED')) as done from placed group by 1
  ), measured as (
    select ${column} as subject, unit, quantity as needed, 0 as offered, delivered from wanted where quantity is not null
    union all select ${column}, unit, 0, quantity, 0 from had where quantity is not null
  ), based as (
    select m.subject, u.dimension, (select b.code from unit b where b.dimension = u.dimension and b.numerator = b.denominator order by b.rank limit 1) as unit,
      round(sum(m.needed::numeric * u.numerator / u.denominator))::text as needed,
      round(sum(m.offered::numeric * u.numerator / u.denominator))::text as offered,
      round(sum(m.delivered::numeric * u.numerator / u.denominator))::text as delivered
    from measured m join unit u on u.code = m.unit group by 1, 2
  )
  select s.subject, s.name, coalesce(n.needs, 0) as needs, coalesce(n.met, 0) as met, coalesce(n."underWay", 0) as "underWay",
    coalesce(n.matched, 0) as matched, coalesce(n.waiting, 0) as waiting, coalesce(r.resources, 0) as resources,
    coalesce(r.idle, 0) as idle, coalesce(p.pairings, 0) as pairings, coalesce(o.green, 0) as green,
    coalesce(o.yellow, 0) as yellow, coalesce(o.red, 0) as red, coalesce(o.done, 0) as done,
    coalesce((select json_agg(json_build_object('dimension', b.dimension, 'unit', b.unit, 'needed', b.needed, 'offered', b.offered,
      'delivered', b.delivered) order by b.dimension) from based b where b.subject = s.subject), '[]') as quantities
  from (${subjects}) s left join needs n using (subject) left join resources r using (subject)
  left join pairings p using (subject) left join orders o using (subject)
  order by s.rank, s.name`;
}

const mostKept = 100;
const answers = new KeptAnswers<Standing[]>(mostKept);

/**
 * How the district stands, divided by chain, town or village; subjects without lists are there with zeros.
 * All listings are read once for each thing that happens, not for each who asks.
 */
export async function standingsOf(
  call: Call,
  by: StandingBy,
  scope: Scope,
  age = 0,
): Promise<Standing[]> {
  const wish = [by, ...scopeValues('', scope)];
  const seconds = Math.min(Math.max(age, 0), oldestAge);
  return answers.get(call, wish, seconds, () => readStandings(call, by, scope));
}

async function readStandings(call: Call, by: StandingBy, scope: Scope): Promise<Standing[]> {
  const rows = await askOne<Standing[]>(call, {
    text: asRows(statement(by)),
    values: scopeValues(call.viewer.district, scope),
  });
  return rows.map((row) => ({
    ...row,
    quantities: row.quantities.map((each) => ({
      ...each,
      needed: formatThousandths(each.needed),
      offered: formatThousandths(each.offered),
      delivered: formatThousandths(each.delivered),
    })),
  }));
}
