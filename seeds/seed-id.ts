import { createHash } from 'node:crypto';

/** Every seeded id lies in this instant: the month the facts were published, so real rows sort after. */
export const SEED_INSTANT = Date.UTC(2024, 11, 1);

/** What makes a seeded row the same row when it is seeded again. */
export interface SeedKey {
  readonly district: string;
  readonly table: string;
  /** The row's natural key: an official code, a name, a listing's key; never its position in a file. */
  readonly key: string;
  /** Milliseconds after the seed instant, for rows that have an order of their own (a rank, a code). */
  readonly ordinal?: number;
}

/**
 * A deterministic id in the shape of a UUIDv7 (RFC 9562): 48 bits of time, which here is the seed
 * instant plus the ordinal, then the hash of the key. Seeding again finds the same ids.
 */
export function seedId({ district, table, key, ordinal = 0 }: SeedKey): string {
  const hash = createHash('sha256').update(`${district}\n${table}\n${key}`).digest('hex');
  return shapeId(SEED_INSTANT + ordinal, hash);
}

/**
 * Ids by running number for rows in bulk, where hashing each key would cost more than the row: one
 * hash per table, mixed with the number. The number stands in the time part, so no two are equal.
 */
export function runningIds(district: string, table: string, seed: number): (n: number) => string {
  const hash = createHash('sha256').update(`${district}\n${table}\n${seed}`).digest('hex');
  const tail = hash.slice(6, 19);
  const salt = Number.parseInt(hash.slice(19, 27), 16);
  return (n) => {
    const mixed = (Math.imul(n + 1, 0x9e3779b1) ^ salt) >>> 0;
    const hex = (mixed & 0xffffff).toString(16).padStart(6, '0');
    return shapeId(SEED_INSTANT + n, hex + tail);
  };
}

/** Lays time and 19 hexadecimal digits of randomness out as a UUID of version 7, variant 10. */
function shapeId(time: number, random: string): string {
  const clock = time.toString(16).padStart(12, '0');
  const variant = (8 | (Number.parseInt(random[3] ?? '0', 16) & 3)).toString(16);
  return (
    `${clock.slice(0, 8)}-${clock.slice(8)}-7${random.slice(0, 3)}` +
    `-${variant}${random.slice(4, 7)}-${random.slice(7, 19)}`
  );
}
