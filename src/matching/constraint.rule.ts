/** What makes a pair impossible, whatever its score. The first blocking rule is named with its figures. */
import type { MatchFeatures } from './features.rule.ts';
import type { Amount } from './reading.rule.ts';

/** Stable codes of the hard constraints, in the order they are checked. */
export type BlockerCode =
  | 'SAME_SIDE'
  | 'CLOSED'
  | 'OWN_PARTY'
  | 'NO_CAPACITY'
  | 'WINDOW'
  | 'TOWN'
  | 'DISTANCE'
  | 'UNIT'
  | 'MINIMUM_LOT'
  | 'INDIVISIBLE'
  | 'TOO_LITTLE';

/** What a constraint may depend on: never on wording. */
type Features = Omit<MatchFeatures, 'grams'>;

/** Why a pair cannot be, in both languages. */
export interface Blocker {
  readonly code: BlockerCode;
  readonly zh: string;
  readonly en: string;
}

/** Covering less than this share of a comparable quantity is no match. */
export const LEAST_COVER = 0.1;
/** Rounding of unit factors (亩 = 2000/3 m²) must not decide a lot. */
const EXACT = 1e-9;

/** The first hard constraint that the pair breaks, or null. Cheap checks come first; nothing here is ever traded for score. */
export function firstBlocker(need: Features, resource: Features): Blocker | null {
  if (need.kind !== 'NEED' || resource.kind !== 'RESOURCE')
    return blocker(
      'SAME_SIDE',
      '配对的一方必须是需求，另一方必须是资源',
      'a pairing joins one need with one resource',
    );
  if (!need.open || !resource.open)
    return blocker(
      'CLOSED',
      need.open ? '该资源已关闭' : '该需求已关闭',
      need.open ? 'the resource is closed' : 'the need is closed',
    );
  if (need.partyId !== null && need.partyId === resource.partyId)
    return blocker('OWN_PARTY', '需求和资源属于同一个主体', 'both belong to the same party');
  if (resource.amount && resource.amount.max <= 0)
    return blocker('NO_CAPACITY', '该资源已没有余量', 'nothing of the resource is left');
  if (need.amount && need.amount.max <= 0)
    return blocker('NO_CAPACITY', '该需求已经满足', 'the need is already filled');
  return (
    windowBlocker(need, resource) ?? placeBlocker(need, resource) ?? amountBlocker(need, resource)
  );
}

function windowBlocker(need: Features, resource: Features): Blocker | null {
  if (need.from !== null && resource.to !== null && resource.to < need.from) {
    return blocker(
      'WINDOW',
      `资源到${dateZh(resource.to)}为止，需求从${dateZh(need.from)}才开始`,
      `the resource ends on ${dateEn(resource.to)}, the need starts on ${dateEn(need.from)}`,
    );
  }
  if (need.to !== null && resource.from !== null && resource.from > need.to) {
    return blocker(
      'WINDOW',
      `资源${dateZh(resource.from)}才有，需求到${dateZh(need.to)}就截止`,
      `the resource starts on ${dateEn(resource.from)}, the need ends on ${dateEn(need.to)}`,
    );
  }
  return null;
}

function placeBlocker(need: Features, resource: Features): Blocker | null {
  for (const [owner, other] of [
    [resource, need],
    [need, resource],
  ] as const) {
    if (owner.onlyTown !== null && other.town !== null && owner.onlyTown !== other.town) {
      return blocker(
        'TOWN',
        `只限${owner.onlyTown}，对方在${other.town}`,
        `only for ${owner.onlyTown}; the other side is in ${other.town}`,
      );
    }
  }
  const limit = Math.min(need.maxKm ?? Infinity, resource.maxKm ?? Infinity);
  if (limit === Infinity) return null;
  const km = distanceKm(need, resource);
  if (km === null || km <= limit) return null;
  const far = km.toFixed(1);
  return blocker(
    'DISTANCE',
    `相距约${far}公里，超过${limit}公里的范围`,
    `${far} km apart, beyond the limit of ${limit} km`,
  );
}

function amountBlocker(need: Features, resource: Features): Blocker | null {
  if (unitsClash(need, resource)) {
    return blocker(
      'UNIT',
      `计量单位对不上：需求是${figure(need.amount)}，资源是${figure(resource.amount)}`,
      `units do not compare: ${figureEn(need.amount)} against ${figureEn(resource.amount)}`,
    );
  }
  for (const [owner, other] of [
    [resource, need],
    [need, resource],
  ] as const) {
    const lot = owner.minimumLot;
    if (
      lot &&
      other.amount &&
      comparable(lot, other.amount) &&
      other.amount.baseMax * (1 + EXACT) < lot.baseMin
    ) {
      return blocker(
        'MINIMUM_LOT',
        `对方起步量是${figure(lot)}，这边只有${figure(other.amount)}`,
        `the least lot is ${figureEn(lot)}, the other side has ${figureEn(other.amount)}`,
      );
    }
  }
  const [wanted, offered] = [need.amount, resource.amount];
  if (!wanted || !offered || !comparable(wanted, offered)) return null;
  if (!resource.divisible && wanted.baseMax * (1 + EXACT) < offered.baseMin) {
    return blocker(
      'INDIVISIBLE',
      `资源不拆分，共${figure(offered)}，需求只要${figure(wanted)}`,
      `the resource is not divisible: ${figureEn(offered)} in all, ${figureEn(wanted)} wanted`,
    );
  }
  if (!need.divisible && offered.baseMax * (1 + EXACT) < wanted.baseMin) {
    return blocker(
      'INDIVISIBLE',
      `需求要一次满足${figure(wanted)}，资源只有${figure(offered)}`,
      `the need wants ${figureEn(wanted)} at once, the resource has ${figureEn(offered)}`,
    );
  }
  if (!offered.rate && offered.baseMax * (1 + EXACT) < wanted.baseMin * LEAST_COVER) {
    return blocker(
      'TOO_LITTLE',
      `需求要${figure(wanted)}，资源只有${figure(offered)}，不到一成`,
      `${figureEn(wanted)} wanted, ${figureEn(offered)} offered: less than a tenth`,
    );
  }
  return null;
}

/** Amounts of stuff changing hands in units that can never be compared (tons of a thing asked for in square metres). */
function unitsClash(need: Features, resource: Features): boolean {
  const [a, b] = [need.amount, resource.amount];
  if (!a || !b || a.dimension === b.dimension || a.role !== 'STUFF' || b.role !== 'STUFF')
    return false;
  if (!HARD_DIMENSIONS.has(a.dimension) || !HARD_DIMENSIONS.has(b.dimension)) return false;
  const [x, y] = [need.frames[0], resource.frames[0]];
  return x !== undefined && y !== undefined && HARD_ACTIONS.has(x.act) && HARD_ACTIONS.has(y.act);
}

/** Dimensions that measure the thing itself; counts (台, 套, 次, 场) only count offers. */
const HARD_DIMENSIONS = new Set(['area', 'mass', 'money', 'volume', 'length']);
const HARD_ACTIONS = new Set(['trade', 'rent', 'fund']);

/** Whether two amounts can be set against each other: same dimension; heads only where they count the same people. */
export function comparable(a: Amount, b: Amount): boolean {
  return a.dimension === b.dimension && (a.role === b.role || !HEADS.has(a.dimension));
}

/** Dimensions in which those who come and those who are helped are counted alike. */
const HEADS = new Set(['people', 'visits', 'teams']);

const EARTH_KM = 6371.0088;

/** Great-circle distance in km, or null when a side has no coordinates. */
export function distanceKm(
  a: Pick<MatchFeatures, 'lat' | 'lon'>,
  b: Pick<MatchFeatures, 'lat' | 'lon'>,
): number | null {
  if (a.lat === null || a.lon === null || b.lat === null || b.lon === null) return null;
  const rad = Math.PI / 180;
  const sinLat = Math.sin(((b.lat - a.lat) * rad) / 2);
  const sinLon = Math.sin(((b.lon - a.lon) * rad) / 2);
  const h = sinLat * sinLat + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * sinLon * sinLon;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

const blocker = (code: BlockerCode, zh: string, en: string): Blocker => ({ code, zh, en });
const at = (day: number): Date => new Date(day * 86_400_000);
const dateEn = (day: number): string => at(day).toISOString().slice(0, 10);
const dateZh = (day: number): string =>
  `${at(day).getUTCFullYear()}年${at(day).getUTCMonth() + 1}月${at(day).getUTCDate()}日`;

/** An amount as people write it: 300亩, 700–800平方米. */
export function figure(amount: Amount | null): string {
  return amount ? `${spread(amount)}${amount.unitZh}` : '未写数量';
}

function figureEn(amount: Amount | null): string {
  return amount ? `${spread(amount)} ${amount.unitEn}` : 'no quantity';
}

function spread(amount: Amount): string {
  const round = (value: number): number => Math.round(value * 100) / 100;
  return amount.min === amount.max
    ? `${round(amount.min)}`
    : `${round(amount.min)}–${round(amount.max)}`;
}
