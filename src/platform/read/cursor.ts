/**
 * Opaque page cursors: the order's name and the row's order values as PostgreSQL printed them, so
 * microseconds survive (a JS Date would cut them and skip rows that share a millisecond).
 */
export interface Cursor {
  readonly order: string;
  readonly values: readonly string[];
}

/** Writes a cursor. It is text for clients to hand back, not to read. */
export function encodeCursor(order: string, values: readonly (string | null)[]): string {
  return Buffer.from(JSON.stringify([order, ...values])).toString('base64url');
}

const isDay = (value: string): boolean => {
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value) && value > '0001';
};

/** What PostgreSQL takes for each cast: a made-up cursor must not fail inside the database. */
const takes: Readonly<Record<string, (value: string) => boolean>> = {
  timestamptz: (value) =>
    /^\d{4}-\d\d-\d\d ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?\+00$/.test(value) &&
    isDay(value.slice(0, 10)),
  date: (value) => /^\d{4}-\d\d-\d\d$/.test(value) && isDay(value),
  int: (value) => /^-?\d{1,10}$/.test(value) && Math.abs(Number(value)) < 2 ** 31,
  bigint: (value) => /^-?\d{1,18}$/.test(value),
  uuid: (value) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value),
  text: (value) => !value.includes('\u0000'),
};

/** Reads a cursor made for the same order, or null: it was cut, made up or made for another order. */
export function decodeCursor(text: string, order: string, casts: readonly string[]): Cursor | null {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
  if (!Array.isArray(parts) || parts.length !== casts.length + 1 || parts[0] !== order) return null;
  const values = parts.slice(1) as unknown[];
  const wellFormed = casts.every((cast, i) => {
    const value = values[i];
    return typeof value === 'string' && takes[cast]?.(value) === true;
  });
  return wellFormed ? { order, values: values as string[] } : null;
}
