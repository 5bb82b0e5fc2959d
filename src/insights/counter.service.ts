import type { Tx } from '../platform/database/database.ts';

const counted = `
  with listings as (
    select lower(kind) as kind, status, party, town, chain, category from listing where district = $1
  ), scoped as (
    select 'DISTRICT' as scope, '' as subject, kind, status from listings
    union all select 'CHAIN', chain::text, kind, status from listings where chain is not null
    union all select 'TOWN', town::text, kind, status from listings where town is not null
    union all select 'PARTY', party::text, kind, status from listings
    union all select 'CATEGORY', category, kind, status from listings where category is not null
  ), orders as (
    select 'DISTRICT' as scope, '' as subject, state from work_order where district = $1
    union all select 'CHAIN', chain::text, state from work_order where district = $1 and chain is not null
    union all select 'TOWN', need_town::text, state from work_order where district = $1 and need_town is not null
  ), counts as (
    select scope, subject, kind || '.all' as metric, count(*) as value from scoped group by 1, 2, 3
    union all
    select scope, subject, kind || '.open', count(*) from scoped where status = 'OPEN' group by 1, 2, 3
    union all
    select 'DISTRICT', '', 'pairing.live', count(*) from pairing where district = $1 and live
    union all
    select 'CHAIN', chain::text, 'pairing.live', count(*) from pairing where district = $1 and live and chain is not null group by 2
    union all
    select scope, subject, 'order.' || state, count(*) from orders group by 1, 2, 3
    union all
    select scope, subject, 'order.all', count(*) from orders group by 1, 2
  )`;

/** A counter that does not say what the rows say. */
export interface CounterDifference {
  readonly scope: string;
  readonly subject: string;
  readonly metric: string;
  readonly kept: string;
  readonly counted: string;
}

/** Compares every counter of the district with its rows. Empty when all are right. */
export async function counterDifferences(tx: Tx): Promise<CounterDifference[]> {
  return tx.sql<CounterDifference>(
    `${counted}
     select scope, subject, metric, coalesce(k.value, 0)::text as kept, coalesce(c.value, 0)::text as counted
     from counts c full join (select * from counter where district = $1) k using (scope, subject, metric)
     where coalesce(k.value, 0) <> coalesce(c.value, 0)`,
    [tx.district],
  );
}

/**
 * Sets every counter of the district by its rows. Writers wait meanwhile: the event head is locked
 * first, behind which all counters change.
 */
export async function rebuildCounters(tx: Tx): Promise<void> {
  await tx.sql('select position from event_head where district = $1 for update', [tx.district]);
  await tx.sql('delete from counter where district = $1', [tx.district]);
  await tx.sql(
    `${counted} insert into counter (district, scope, subject, metric, value)
     select $1, scope, subject, metric, value from counts`,
    [tx.district],
  );
}
