import type { Tx } from '../platform/database/database.ts';
import type { AutoMetric } from './metric.rule.ts';

/** A metric with its unit's factors. */
export interface MetricRow extends AutoMetric {
  readonly unit: string;
  readonly dimension: string;
  readonly numerator: string;
  readonly denominator: string;
}

/** The district's metrics. */
export async function metricsOf(tx: Tx): Promise<MetricRow[]> {
  return tx.sql<MetricRow>(
    `select m.code, m.unit, m.auto_dimension, m.auto_category, u.dimension, u.numerator::text, u.denominator::text
     from metric m join unit u on u.code = m.unit where m.district = $1 order by m.rank, m.code`,
    [tx.district],
  );
}

/** An order as its outcomes need it. */
export interface OutcomeOrder {
  readonly id: string;
  readonly pairing: string | null;
  readonly chain: string | null;
  readonly category: string | null;
  readonly state: string;
  readonly deliveries: number;
  readonly delivered: string;
  readonly needParty: string;
  readonly needTown: string | null;
  readonly resourceParty: string | null;
  readonly resourceTown: string | null;
  readonly coordinator: string | null;
  readonly dimension: string | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
}

/** An order with the factors of its unit; undefined when there is none. */
export async function outcomeOrder(tx: Tx, id: string): Promise<OutcomeOrder | undefined> {
  const [row] = await tx.sql<OutcomeOrder>(
    `select o.id, o.pairing, o.chain, o.category, o.state, o.deliveries, o.delivered::text, o.need_party as "needParty",
       o.need_town as "needTown", o.resource_party as "resourceParty", o.resource_town as "resourceTown", o.coordinator,
       u.dimension, u.numerator::text, u.denominator::text
     from work_order o left join unit u on u.code = o.unit where o.district = $1 and o.id = $2`,
    [tx.district, id],
  );
  return row;
}
