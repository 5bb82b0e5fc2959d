/**
 * Quantities are stored as whole thousandths of their unit and shown as decimals.
 * `"937300000"` → `"937300"`, `"500"` → `"0.5"`.
 */
export function formatThousandths(stored: string): string {
  const negative = stored.startsWith('-');
  const digits = (negative ? stored.slice(1) : stored).padStart(4, '0');
  const fraction = digits.slice(-3).replace(/0+$/, '');
  return `${negative ? '-' : ''}${digits.slice(0, -3)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** The largest quantity taken: 10^15 thousandths, far below bigint and exact in a JS number. */
const largest = 1_000_000_000_000_000n;

/** `"0.5"` → `500n`. @throws RangeError when it is no decimal, finer than a thousandth or too large. */
export function parseThousandths(decimal: string): bigint {
  const match = /^(-?)(\d{1,13})(?:\.(\d{1,3})0*)?$/.exec(decimal.trim());
  if (match === null)
    throw new RangeError(`not a decimal with at most three digits after the point: ${decimal}`);
  const value = BigInt(match[2] + (match[3] ?? '').padEnd(3, '0'));
  if (value > largest) throw new RangeError(`larger than ${largest / 1000n}: ${decimal}`);
  return match[1] === '-' ? -value : value;
}
