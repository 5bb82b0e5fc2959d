/*
 * How much an order is about. The ledger never converts: an order says once, when it is placed or
 * sent to another resource, what it takes of the resource in the resource's unit and what that covers
 * of the need in the need's. All in thousandths.
 */

/** A listing's countable side. `left` is what nobody has reserved or committed. */
export interface Countable {
  readonly quantity: bigint;
  readonly left: bigint;
  readonly unit: string;
  readonly dimension: string;
  /** 1 of the unit = numerator / denominator of the dimension's base unit. */
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly minimumLot: bigint | null;
  readonly divisible: boolean;
}

/** What the caller said. */
export interface Wished {
  readonly quantity: bigint | null;
  readonly unit: string | null;
  readonly needQuantity: bigint | null;
  readonly confirmed: boolean;
}

/** What the order will say. */
export interface OrderQuantity {
  readonly quantity: bigint | null;
  readonly unit: string | null;
  /** Whether `quantity` is booked in the resource's ledger. */
  readonly counted: boolean;
  /** Booked in the need's ledger, in its unit; null where it is not counted. */
  readonly needQuantity: bigint | null;
}

export interface QuantityFault {
  readonly code:
    | 'QUANTITY_NOT_POSITIVE'
    | 'QUANTITY_MISSING'
    | 'QUANTITY_AND_UNIT'
    | 'NEED_QUANTITY_MISSING'
    | 'LOT_TOO_SMALL'
    | 'NOT_DIVISIBLE'
    | 'QUANTITY_UNUSUAL';
  readonly field: 'quantity' | 'unit' | 'needQuantity';
  readonly params: Readonly<Record<string, string>>;
}

/** From this share of all that is offered on, for a need that says no quantity, an order is unusual. */
const unusualShare = { of: 9n, all: 10n } as const;
/** What covers this many times the whole need is unusual. */
const unusualTimes = 1n;

/** Works out what an order takes and covers. */
export function orderQuantity(
  need: Countable | null,
  resource: Countable | null,
  wished: Wished,
): OrderQuantity | readonly QuantityFault[] {
  const fault = (
    code: QuantityFault['code'],
    field: QuantityFault['field'],
    params: QuantityFault['params'] = {},
  ) => [{ code, field, params }] as const;
  if (wished.quantity !== null && wished.quantity <= 0n)
    return fault('QUANTITY_NOT_POSITIVE', 'quantity');
  if (wished.needQuantity !== null && wished.needQuantity <= 0n)
    return fault('QUANTITY_NOT_POSITIVE', 'needQuantity');
  if (resource === null) return ofNeed(need, wished, fault);

  const same = need !== null && need.dimension === resource.dimension;
  const quantity =
    wished.quantity ??
    (same ? least(convert(need.left, need, resource) ?? resource.left, resource.left) : null);
  if (quantity === null || quantity <= 0n)
    return fault('QUANTITY_MISSING', 'quantity', { unit: resource.unit });
  if (wished.unit !== null && wished.unit !== resource.unit)
    return fault('QUANTITY_AND_UNIT', 'unit');
  if (resource.minimumLot !== null && quantity < resource.minimumLot) {
    return fault('LOT_TOO_SMALL', 'quantity', {
      least: plain(resource.minimumLot),
      unit: resource.unit,
    });
  }
  if (!resource.divisible && quantity !== resource.quantity) {
    return fault('NOT_DIVISIBLE', 'quantity', {
      whole: plain(resource.quantity),
      unit: resource.unit,
    });
  }
  if (need === null) {
    const most = (resource.quantity * unusualShare.of) / unusualShare.all;
    if (!wished.confirmed && resource.divisible && quantity > most) {
      return fault('QUANTITY_UNUSUAL', 'quantity', {
        quantity: plain(quantity),
        unit: resource.unit,
      });
    }
    return { quantity, unit: resource.unit, counted: true, needQuantity: null };
  }
  const covers = wished.needQuantity ?? (same ? convert(quantity, resource, need) : null);
  if (covers === null) return fault('NEED_QUANTITY_MISSING', 'needQuantity', { unit: need.unit });
  if (!wished.confirmed && covers > need.quantity * unusualTimes) {
    return fault('QUANTITY_UNUSUAL', 'quantity', {
      quantity: plain(quantity),
      unit: resource.unit,
    });
  }
  // More than the need lacks covers all of it: what is over is the receiver's gain, not a second promise.
  return {
    quantity,
    unit: resource.unit,
    counted: true,
    needQuantity: least(covers, need.quantity),
  };
}

function ofNeed(
  need: Countable | null,
  wished: Wished,
  fault: (code: QuantityFault['code'], field: QuantityFault['field']) => readonly QuantityFault[],
): OrderQuantity | readonly QuantityFault[] {
  if (need === null || (wished.unit !== null && wished.unit !== need.unit)) {
    if ((wished.quantity === null) !== (wished.unit === null)) {
      return fault('QUANTITY_AND_UNIT', wished.quantity === null ? 'quantity' : 'unit');
    }
    const needQuantity =
      need === null || wished.needQuantity === null
        ? null
        : least(wished.needQuantity, need.quantity);
    return { quantity: wished.quantity, unit: wished.unit, counted: false, needQuantity };
  }
  const quantity = wished.quantity ?? wished.needQuantity ?? need.left;
  if (quantity <= 0n) return fault('QUANTITY_NOT_POSITIVE', 'quantity');
  return {
    quantity,
    unit: need.unit,
    counted: false,
    needQuantity: least(wished.needQuantity ?? quantity, need.quantity),
  };
}

/** The same amount in another unit of the dimension; null where thousandths cannot say it exactly. */
export function convert(
  amount: bigint,
  from: Pick<Countable, 'numerator' | 'denominator'>,
  to: Pick<Countable, 'numerator' | 'denominator'>,
): bigint | null {
  const dividend = amount * from.numerator * to.denominator;
  const divisor = from.denominator * to.numerator;
  return dividend % divisor === 0n ? dividend / divisor : null;
}

function least(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

function plain(thousandths: bigint): string {
  const text = String(thousandths).padStart(4, '0');
  return `${text.slice(0, -3)}.${text.slice(-3)}`.replace(/\.?0+$/, '');
}
