import type { Call } from '../access/call.service.ts';
import { askOne, asRows } from '../platform/read/ask-rows.ts';
import { formatThousandths } from '../platform/read/thousandths.rule.ts';
import { spanBefore } from './metric.rule.ts';

/** By what outcomes are summed up. */
export type TotalsBy = 'DISTRICT' | 'CHAIN' | 'TOWN' | 'CLUSTER' | 'PARTY' | 'MONTH';

export interface TotalsWish {
  readonly by: TotalsBy;
  readonly metric?: string | null;
  readonly chain?: string | null;
  readonly party?: string | null;
  /** Only outcomes in which both this party and `party` had a part: a partnership's. */
  readonly withParty?: string | null;
  readonly from?: string | null;
  readonly to?: string | null;
}

export interface Total {
  readonly metric: string;
  readonly unit: string;
  readonly subject: string;
  readonly name: string;
  readonly value: string;
  readonly entries: number;
  /** The sum over the span of equal length before; null without a span. */
  readonly before: string | null;
}

// Each way to group names its subject and keeps an entry once per subject, however many of its parties lie there.
const groups: Readonly<Record<TotalsBy, string>> = {
  DISTRICT: `select distinct o.id, '' as subject, '' as name from picked o`,
  CHAIN: `select distinct o.id, o.chain::text as subject, c.name from picked o
    join chain c on c.district = $1 and c.id = o.chain`,
  TOWN: `select distinct o.id, t.id::text as subject, t.name from picked o
    join outcome_party op on op.district = $1 and op.outcome = o.id
    join party p on p.district = $1 and p.id = op.party join town t on t.district = $1 and t.id = p.town`,
  CLUSTER: `select distinct o.id, k.id::text as subject, k.name from picked o
    join outcome_party op on op.district = $1 and op.outcome = o.id
    join party p on p.district = $1 and p.id = op.party join cluster k on k.district = $1 and k.id = p.cluster`,
  PARTY: `select distinct o.id, p.id::text as subject, p.name from picked o
    join outcome_party op on op.district = $1 and op.outcome = o.id
    join party p on p.district = $1 and p.id = op.party`,
  MONTH: `select distinct o.id, to_char(o.occurred_on, 'YYYY-MM') as subject, to_char(o.occurred_on, 'YYYY-MM') as name from picked o`,
};

/** Sums outcomes by something, each entry once per subject; with a span, compared to the one before. */
export async function outcomeTotals(
  { services, viewer }: Call,
  wish: TotalsWish,
): Promise<Total[]> {
  const { from = null, to = null } = wish;
  const earlier = from !== null && to !== null ? spanBefore(from, to) : null;
  const text = `
    with picked as (
      select o.id, o.metric, o.value, o.chain, o.occurred_on,
        ($5::date is null or o.occurred_on >= $5::date) as now
      from outcome o
      where o.district = $1 and not o.expected
        and ($2::text is null or o.metric = $2)
        and ($3::uuid is null or o.chain = $3)
        and ($4::uuid is null or exists (select from outcome_party x where x.district = $1 and x.outcome = o.id and x.party = $4))
        and ($8::uuid is null or exists (select from outcome_party x where x.district = $1 and x.outcome = o.id and x.party = $8))
        and ($7::date is null or o.occurred_on >= $7::date) and ($6::date is null or o.occurred_on <= $6::date)
    ), grouped as (${groups[wish.by]})
    select o.metric, m.unit, g.subject, g.name, coalesce(sum(o.value) filter (where o.now), 0)::text as value,
      (count(*) filter (where o.now))::int as entries, coalesce(sum(o.value) filter (where not o.now), 0)::text as before
    from grouped g join picked o on o.id = g.id join metric m on m.district = $1 and m.code = o.metric
    group by 1, 2, 3, 4 order by o.metric, g.name, g.subject`;
  const values = [
    viewer.district,
    wish.metric ?? null,
    wish.chain ?? null,
    wish.party ?? null,
    from,
    to,
    earlier?.from ?? from,
    wish.withParty ?? null,
  ];
  const rows = await askOne<(Total & { before: string })[]>(
    { services, viewer },
    { text: asRows(text), values },
  );
  return rows.map((row) => ({
    ...row,
    value: formatThousandths(row.value),
    before: earlier === null ? null : formatThousandths(row.before),
  }));
}
