/** A metric every district has; its own come beside them. */
export interface StandardMetric {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly unit: string;
  /** Closed orders counted without anyone entering them: unit dimension, and category prefix where that is not enough. */
  readonly auto?: { readonly dimension: string; readonly category?: string };
}

export const standardMetrics: readonly StandardMetric[] = [
  { code: 'visitors', zh: '游客人次', en: 'visitors', unit: 'visit', auto: { dimension: 'VISIT' } },
  { code: 'income', zh: '收入', en: 'income', unit: 'yuan', auto: { dimension: 'MONEY' } },
  { code: 'sales-orders', zh: '销售订单', en: 'sales orders', unit: 'copy' },
  {
    code: 'jobs',
    zh: '就业岗位',
    en: 'jobs',
    unit: 'person',
    auto: { dimension: 'PEOPLE', category: 'labour' },
  },
  { code: 'area', zh: '面积', en: 'area', unit: 'sqm', auto: { dimension: 'AREA' } },
  {
    code: 'trained',
    zh: '培训人数',
    en: 'people trained',
    unit: 'person',
    auto: { dimension: 'PEOPLE', category: 'training' },
  },
  { code: 'goods', zh: '产品流通', en: 'goods moved', unit: 'kg', auto: { dimension: 'MASS' } },
];

/** Whether a district's own metric may have this code. */
export function isMetricCode(code: string): boolean {
  return /^[a-z][a-z0-9-]{1,39}$/.test(code);
}

/** A metric's rule for counting closed orders. */
export interface AutoMetric {
  readonly code: string;
  readonly auto_dimension: string | null;
  readonly auto_category: string | null;
}

/** The metric that counts an order by itself: the most particular that fits; null where none does. */
export function autoMetric<Metric extends AutoMetric>(
  metrics: readonly Metric[],
  order: { readonly dimension: string | null; readonly category: string | null },
): Metric | null {
  const fitting = metrics.filter(
    ({ auto_dimension: dimension, auto_category: category }) =>
      dimension !== null &&
      dimension === order.dimension &&
      (category === null ||
        order.category === category ||
        order.category?.startsWith(`${category}.`) === true),
  );
  fitting.sort(
    (one, other) =>
      (other.auto_category?.length ?? 0) - (one.auto_category?.length ?? 0) ||
      (one.code < other.code ? -1 : 1),
  );
  return fitting[0] ?? null;
}

/** The span of equal length just before `from`…`to` (days, both inclusive). */
export function spanBefore(
  from: string,
  to: string,
): { readonly from: string; readonly to: string } {
  const day = 86_400_000;
  const [start, end] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`)];
  const text = (at: number) => new Date(at).toISOString().slice(0, 10);
  return { from: text(start - (end - start + day)), to: text(start - day) };
}
