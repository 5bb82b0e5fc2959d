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

const shapes: Record<string, RegExp> = {
  timestamptz: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/,
  date: /^\d{4}-\d\d-\d\d$/,
  int: /^-?\d{1,9}$/,
  bigint: /^-?\d{1,18}$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  text: /^[^\u0000]{0,500}$/u,
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
  const wellFormed = values.every(
    (value, i) => typeof value === 'string' && shapes[casts[i] as string]?.test(value) === true,
  );
  return wellFormed ? { order, values: values as string[] } : null;
}
