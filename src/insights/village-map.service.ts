import type { Call } from '../access/call.service.ts';
import { asRows } from '../platform/read/ask-rows.ts';
import { scopeValues, type Scope } from './insight.service.ts';
import { askKeptQuestion } from './kept-answer.service.ts';
import type { MappedVillage } from './village-map.rule.ts';

// Open lists are kept counters; with a chain its listings are counted. Pairings are those of the village's needs.
const villages = `
  with listed as (
    select party, kind, count(*) as n from listing
    where district = $1 and $2::uuid is not null and chain = $2 and status = 'OPEN' group by 1, 2
  ), kept as (
    select subject::uuid as party, metric, value from counter
    where district = $1 and $2::uuid is null and scope = 'PARTY' and metric in ('need.open', 'resource.open')
  ), paired as (
    select need_party as party, count(*) as n from pairing
    where district = $1 and live and notify and ($2::uuid is null or chain = $2) group by 1
  )
  select v.id::text, v.name, v.town::text, t.name as "townName", v.strength, v.lat, v.lon, v.coordinates_source as source,
    v.coordinates_synthetic as synthetic,
    coalesce((select value from kept k where k.party = v.id and k.metric = 'need.open'), (select n from listed l where l.party = v.id and l.kind = 'NEED'), 0) as "openNeeds",
    coalesce((select value from kept k where k.party = v.id and k.metric = 'resource.open'), (select n from listed l where l.party = v.id and l.kind = 'RESOURCE'), 0) as "openResources",
    coalesce(p.n, 0) as pairings
  from party v join town t on t.district = $1 and t.id = v.town left join paired p on p.party = v.id
  where v.district = $1 and v.kind = 'VILLAGE' and ($3::uuid is null or v.town = $3) and ($4::uuid is null or v.id = $4)
  order by t.rank, v.name, v.id`;

/** The villages with where they lie and what they need; with a chain, what they need of it. */
export async function mappedVillages(call: Call, scope: Scope): Promise<MappedVillage[]> {
  return askKeptQuestion<MappedVillage[]>(call, {
    text: asRows(villages),
    values: scopeValues(call.viewer.district, scope),
  });
}
