import { formatThousandths } from './thousandths.rule.ts';

/**
 * How a column's PostgreSQL text becomes JSON text. Rows are read as text, so a value that is
 * already JSON (numbers, json) passes through untouched and nothing is parsed only to be printed
 * again; timestamps keep their microseconds.
 */
export type Format =
  'text' | 'id' | 'enum' | 'int' | 'float' | 'boolean' | 'timestamp' | 'date' | 'decimal' | 'json';

const mustEscape = /["\\\u0000-\u001f\ud800-\udfff]/;

/** A JSON string: most titles and names need no escaping, and the test is cheaper than the escape. */
export function quote(text: string): string {
  return text.length < 256 && !mustEscape.test(text) ? `"${text}"` : JSON.stringify(text);
}

const plain = (value: string): string => `"${value}"`;
const same = (value: string): string => value;

/** `2026-11-22 15:58:46.123456+00` (the session's zone is UTC) as RFC 3339 with all its digits. */
export function timestampToRfc3339(value: string): string {
  return `${value.slice(0, 10)}T${value.slice(11, -3)}Z`;
}

/** NaN and infinities are no JSON: normal execution says so, by path. */
function finite(value: string): string {
  return Number.isFinite(Number(value)) ? value : plain(value);
}

export const formats: Record<Format, (value: string) => string> = {
  text: quote,
  id: plain,
  enum: plain,
  int: same,
  float: finite,
  boolean: (value) => (value === 't' ? 'true' : 'false'),
  timestamp: (value) => `"${timestampToRfc3339(value)}"`,
  date: plain,
  decimal: (value) => `"${formatThousandths(value)}"`,
  json: same,
};
